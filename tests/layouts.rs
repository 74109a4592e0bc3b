//! The fixtures set in other layouts: what a block is must not hang on how its lines are broken.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::Path;

use oration::{export, parse_document};
use oration_checks::gold;
use oration_checks::layouts::{Layout, set};

/// The mean block F1 of the fixtures in each layout may not fall below this. Raise it with the parser.
const FLOORS: [(Layout, f64); 4] =
    [(Layout::Lines, 0.94), (Layout::Close, 0.925), (Layout::Wrapped, 0.92), (Layout::Indented, 0.85)];

#[test]
fn blocks_stay_what_they_are() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut fixtures = Vec::new();
    for folder in fs::read_dir(&root).unwrap() {
        for file in fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "gold") {
                let source = fs::read_to_string(path.with_extension("txt")).unwrap();
                let wanted = gold::blocks(&source, &fs::read_to_string(&path).unwrap()).unwrap();
                fixtures.push((path, source, wanted));
            }
        }
    }
    assert!(fixtures.len() >= 60, "{} fixtures", fixtures.len());
    let means = FLOORS.map(|(layout, floor)| {
        let scores = fixtures.iter().map(|(path, source, wanted)| {
            let (text, wanted) = set(source, wanted, layout);
            let document = parse_document(&text).unwrap();
            let found = gold::compared(&text, &export::outline(&document), &wanted);
            let hits = found.iter().filter(|(_, right)| *right).count();
            let f1 = gold::Score { hits, found: found.len(), wanted: wanted.len() }.f1();
            // Shown when the test fails, and with `--nocapture`.
            println!("{layout:?} {f1:.3} {}", path.display());
            f1
        });
        (layout, scores.sum::<f64>() / fixtures.len() as f64, floor)
    });
    for (layout, mean, floor) in means {
        println!("{layout:?}: mean block F1 {mean:.4}");
        assert!(mean >= floor, "{layout:?}: mean block F1 {mean:.4} is below {floor}");
    }
}
