//! Every transcript of `tests/corpus`: its outline is the one that was reviewed, and its tree keeps
//! the promises.
//!
//! `cargo test --test corpus` compares; `INSTA_UPDATE=always` writes the outlines anew, and the diff
//! of `tests/snapshots` is what to review. A new fixture is one more file in the corpus.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use oration::{export, parse_document};
use oration_checks::{assert_sound_exports, same};

/// Fewer files than this are a checkout that went wrong.
const FILES: usize = 60;

#[test]
fn outlines_are_the_reviewed_ones() {
    let mut files = 0;
    let mut settings = insta::Settings::clone_current();
    // A snapshot is the outline alone; the fixture's name is that of the file.
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::glob!("corpus/**/*.txt", |path| {
            let source = fs::read_to_string(path).unwrap();
            let document = parse_document(&source).unwrap();
            insta::assert_snapshot!("outline", export::outline(&document).render(&source));
            files += 1;
        });
    });
    assert!(files >= FILES, "{files} fixtures");
}

/// `cargo insta test --unreferenced=reject` without another tool: a snapshot of a fixture that is
/// gone, and a fixture without one, are both mistakes.
#[test]
fn every_snapshot_has_its_fixture() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let names = |folder: &str, ending: &str| -> BTreeSet<String> {
        let files = walk(&root.join(folder)).into_iter();
        let paths =
            files.map(|path| path.strip_prefix(root.join(folder)).unwrap().to_string_lossy().replace('\\', "/"));
        paths.filter(|path| path.ends_with(ending)).collect()
    };
    let fixtures: BTreeSet<String> = names("corpus", ".txt")
        .iter()
        .map(|path| format!("corpus__outline@{}.snap", path.replace('/', "__")))
        .collect();
    let snapshots: BTreeSet<String> =
        names("snapshots", ".snap").into_iter().filter(|name| name.starts_with("corpus__")).collect();
    assert_eq!(fixtures, snapshots);
}

/// One test for all the promises, so that each fixture is read once.
#[test]
fn trees_keep_the_promises() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let fixtures: Vec<_> =
        walk(&root).into_iter().filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    assert!(fixtures.len() >= FILES, "{} fixtures", fixtures.len());
    let broken = fixtures.iter().filter(|path| {
        // What broke is printed by the panic; the others are checked all the same.
        let broken = std::panic::catch_unwind(|| keeps_the_promises(path)).is_err();
        if broken {
            eprintln!("in {}\n", path.display());
        }
        broken
    });
    assert_eq!(broken.count(), 0, "fixtures break a promise; see above");
}

fn keeps_the_promises(path: &Path) {
    let source = fs::read_to_string(path).unwrap();
    let document = parse_document(&source).unwrap();
    for end in same::LINE_ENDS {
        let source = same::with_line_ends(&source, end);
        assert_sound_exports(&source, &parse_document(&source).unwrap());
    }
    same::assert_json_is_identity(&document);
    assert_eq!(document.clone().into_owned(), document);
    same::assert_same_for_line_ends(&source);
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}
