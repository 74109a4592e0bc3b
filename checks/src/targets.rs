//! What each fuzz target does with its bytes. `fuzz/fuzz_targets/NAME.rs` calls the function of that
//! name, and `tests/fuzz_regressions.rs` replays `tests/regressions/NAME/*` through it.

use arbitrary::Unstructured;
use oration::{Document, ParseError, explain, parse_bytes, parse_document};

use crate::cost::Growing;
use crate::lossless::{assert_sound_exports, is_visible};
use crate::{clock, same, structured};

/// What a target does with its bytes; it panics when a promise is broken.
pub type Target = fn(&[u8]);

/// Every target, by the name of its fuzz target and of its folder of regressions.
pub const ALL: [(&str, Target); 5] =
    [("document", document), ("bytes", bytes), ("structured", structured), ("json", json), ("cost", cost)];

/// Any text: it parses exactly when it shows something; the tree is sound, the same again, the same
/// for every line end, and comes back from JSON.
///
/// # Panics
/// When a promise is broken.
pub fn document(data: &[u8]) {
    let source = String::from_utf8_lossy(data);
    let document = match parse_document(&source) {
        Ok(document) => document,
        Err(error) => {
            assert_eq!(error, ParseError::Empty, "in {source:?}");
            assert!(!source.chars().any(is_visible), "not empty: {source:?}");
            return;
        }
    };
    assert_sound_exports(&source, &document);
    assert_eq!(Ok(&document), parse_document(&source).as_ref(), "another tree the second time");
    same::assert_same_for_line_ends(&source);
    same::assert_json_is_identity(&document);
    explained(&source);
    let owned = document.clone().into_owned();
    assert!(owned == document, "into_owned changed the tree of {source:?}");
}

/// What `explain` tells covers every visible character, in order.
fn explained(source: &str) {
    let decisions = explain(source).unwrap_or_default();
    let mut at = 0;
    for decision in &decisions {
        let between = source.get(at..decision.span.start as usize);
        assert!(
            between.is_some_and(|between| !between.chars().any(is_visible)),
            "explain: {} after {at} in {source:?}",
            decision.span
        );
        at = decision.span.end as usize;
    }
    assert!(source.get(at..).is_some_and(|rest| !rest.chars().any(is_visible)), "explain ends at {at} in {source:?}");
}

/// Any bytes: an error tells how far they are UTF-8; else it is the tree of the text.
///
/// # Panics
/// When a promise is broken.
pub fn bytes(data: &[u8]) {
    match (parse_bytes(data), std::str::from_utf8(data)) {
        (Ok(document), Ok(source)) => {
            assert_sound_exports(source, &document);
            assert_eq!(Ok(document), parse_document(source));
        }
        (Err(ParseError::NotUtf8 { valid_up_to }), Err(error)) => assert_eq!(valid_up_to, error.valid_up_to()),
        (Err(ParseError::Empty), Ok(source)) => assert!(!source.chars().any(is_visible), "not empty: {source:?}"),
        (parsed, text) => assert!(text.is_err() && parsed.is_err(), "{parsed:?} of {text:?}"),
    }
}

/// A transcript made from the bytes: its kinds come back in order.
///
/// # Panics
/// When they do not.
pub fn structured(data: &[u8]) {
    if let Ok(transcript) = structured::Transcript::arbitrary(&mut Unstructured::new(data)) {
        transcript.assert_parses();
    }
}

/// Any bytes as JSON: what can be read is written and read again without a change.
///
/// # Panics
/// When it is not.
pub fn json(data: &[u8]) {
    if let Ok(document) = serde_json::from_slice::<Document<'_>>(data) {
        same::assert_json_is_identity(&document);
        // A tree that no parser made must not break the exports either.
        let _ = oration::export::outline(&document).render("");
        let _ = oration::export::markdown(&document);
        let _ = oration::export::plain_text(&document, oration::export::Speakers::Keep);
        assert_eq!(document.walk().count(), document.clone().into_owned().walk().count());
    }
}

/// A text that comes back and back: four times of it take four times the time. The fuzz target counts work
/// instead, which is exact and needs a compiler's flag; what it has found shows in the time as well.
///
/// # Panics
/// When they take much longer.
pub fn cost(data: &[u8]) {
    let time = |parse: &mut dyn FnMut()| {
        let mut time = || {
            let start = clock::spent();
            parse();
            clock::spent() - start
        };
        let quickest = time().min(time()).min(time());
        u64::try_from(quickest.as_nanos()).unwrap_or(u64::MAX)
    };
    if let Some(growing) = Growing::new(data) {
        growing.assert_linear(f64::MAX, time);
    }
}
