//! The outlines of the corpus against the gold files beside the fixtures, as `score.py` scores them.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::fs;
use std::path::Path;

use oration::{export, parse_document};
use oration_checks::doubts::Doubts;
use oration_checks::gold;

/// The mean of the fixtures' block F1 may not fall below this. Raise it with the parser.
const MEAN_F1: f64 = 0.96;

/// So many fixtures have every block right. Raise it with the parser.
const PERFECT: usize = 153;

/// Blocks in doubt are wrong at least so many times as often as the others.
const WEIGHT: f64 = 3.0;

/// No more of the blocks than this are in doubt. The fixtures are harder than transcripts are.
const MOST: f64 = 0.14;

#[test]
fn outlines_agree_with_the_gold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut scores = Vec::new();
    let mut doubts = Doubts::default();
    for folder in fs::read_dir(&root).unwrap() {
        for file in fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "gold") {
                continue;
            }
            let source = fs::read_to_string(path.with_extension("txt")).unwrap();
            let document = parse_document(&source).unwrap();
            let gold = fs::read_to_string(&path).unwrap();
            let score = gold::score(&source, &export::outline(&document), &gold)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            doubts += Doubts::of(&source, &document, &gold).unwrap();
            scores.push((score, path.strip_prefix(&root).unwrap().display().to_string()));
        }
    }
    assert!(scores.len() >= 60, "{} gold files", scores.len());
    scores.sort_by(|(a, _), (b, _)| a.f1().total_cmp(&b.f1()));
    // Shown when the test fails, and with `--nocapture`.
    for (score, name) in scores.iter().filter(|(score, _)| !score.is_perfect()) {
        println!("{:.3} {name}: {} of {} blocks, {} found", score.f1(), score.hits, score.wanted, score.found);
    }
    let mean = scores.iter().map(|(score, _)| score.f1()).sum::<f64>() / scores.len() as f64;
    let perfect = scores.iter().filter(|(score, _)| score.is_perfect()).count();
    println!("{} fixtures, mean block F1 {mean:.4}, {perfect} perfect", scores.len());
    assert!(mean >= MEAN_F1, "mean block F1 {mean:.4} is below {MEAN_F1}");
    assert!(perfect >= PERFECT, "{perfect} fixtures are perfect; they were {PERFECT}");
    println!("{doubts}");
    assert!(doubts.precision() >= WEIGHT * doubts.rest(), "{doubts}");
    assert!(doubts.share() <= MOST, "{doubts}");
}
