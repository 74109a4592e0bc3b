//! Replays the saved inputs of the fuzz targets: `tests/regressions/TARGET/NAME`.
//!
//! What the fuzzer finds is minimised (`cargo +nightly fuzz tmin TARGET FILE`), named after what is odd
//! about it, and put there before the fix.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::fs;
use std::path::Path;

use oration_checks::targets;

#[test]
fn saved_inputs_hold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/regressions");
    let mut folders: Vec<String> =
        fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    folders.sort();
    let mut names = targets::ALL.map(|(name, _)| name.to_owned());
    names.sort();
    assert_eq!(folders, names, "a folder for each target and no other");
    for (name, target) in targets::ALL {
        let mut files = 0;
        for entry in fs::read_dir(root.join(name)).unwrap() {
            let path = entry.unwrap().path();
            println!("{}", path.display()); // shown when an assertion fails
            target(&fs::read(&path).unwrap());
            files += 1;
        }
        assert!(files > 0, "no inputs for {name}");
    }
}
