//! Trees that must be equal: of one text with other line ends, and of a tree that went through JSON.

use oration::{Document, Span};
use serde_json::Value;

/// The ways in which a line can end.
pub const LINE_ENDS: [&str; 3] = ["\n", "\r\n", "\r"];

/// The text with every LF, CRLF and CR written as `end`.
#[must_use]
pub fn with_line_ends(source: &str, end: &str) -> String {
    source.replace("\r\n", "\n").replace('\r', "\n").replace('\n', end)
}

/// A tree as JSON in which each span is the words that it covers, with line ends written as LF: equal
/// for two sources that differ in their line ends alone, when their trees are.
///
/// # Panics
/// When the tree cannot be serialised, which is a bug in its derives.
#[must_use]
#[expect(clippy::expect_used, reason = "a tree that cannot be serialised is a failure of the test")]
pub fn by_words(source: &str, document: &Document<'_>) -> Value {
    let mut tree = serde_json::to_value(document).expect("a tree serialises");
    // Without recursion, as hostile trees may be deep.
    let mut ahead = vec![&mut tree];
    while let Some(value) = ahead.pop() {
        if let Some(span) = as_span(value) {
            *value = Value::String(with_line_ends(span.of(source).unwrap_or("(no slice)"), "\n"));
            continue;
        }
        match value {
            Value::String(text) => *text = with_line_ends(text, "\n"),
            Value::Array(values) => ahead.extend(values),
            Value::Object(values) => ahead.extend(values.values_mut()),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    tree
}

/// A span is the one object of the JSON form with `start` and `end`.
fn as_span(value: &Value) -> Option<Span> {
    let field = |name| value.get(name)?.as_u64().and_then(|at| u32::try_from(at).ok());
    Some(Span::new(field("start")?, field("end")?))
}

/// Panics unless the trees of `source` with LF, CRLF and CR are the same apart from spans. `source`
/// must show something.
///
/// # Panics
/// When two of them differ; the message shows the first difference.
#[track_caller]
#[expect(clippy::expect_used, reason = "the caller gives a source that shows something")]
pub fn assert_same_for_line_ends(source: &str) {
    let tree = |source: &str| by_words(source, &oration::parse_document(source).expect("a visible character"));
    let own = tree(source);
    for end in LINE_ENDS {
        let other = tree(&with_line_ends(source, end));
        assert!(
            own == other,
            "with {end:?} another tree: {}\nof {:?}",
            difference(&own, &other),
            crate::lossless::shortened(source, 2000)
        );
    }
}

/// The first place where two values differ, and what stands there.
#[must_use]
pub fn difference(left: &Value, right: &Value) -> String {
    let mut path = String::new();
    let (mut left, mut right) = (left, right);
    loop {
        let next = match (left, right) {
            (Value::Array(a), Value::Array(b)) => {
                let at = a.iter().zip(b).position(|(a, b)| a != b).unwrap_or(a.len().min(b.len()));
                Some((at.to_string(), a.get(at), b.get(at)))
            }
            (Value::Object(a), Value::Object(b)) => a
                .keys()
                .chain(b.keys())
                .find(|key| a.get(*key) != b.get(*key))
                .map(|key| (key.clone(), a.get(key), b.get(key))),
            _ => None,
        };
        match next {
            Some((step, Some(a), Some(b))) => {
                path.extend(["/", &step]);
                (left, right) = (a, b);
            }
            Some((step, a, b)) => return format!("at {path}/{step}: {a:?} and {b:?}"),
            None => return format!("at {path}: {left} and {right}"),
        }
    }
}

/// Panics unless a tree that goes through JSON comes back equal, and is written the same again.
///
/// # Panics
/// When it does not.
#[track_caller]
#[expect(clippy::expect_used, reason = "these are the assertions")]
pub fn assert_json_is_identity(document: &Document<'_>) {
    let json = serde_json::to_string(document).expect("a tree serialises");
    let back: Document<'_> = serde_json::from_str(&json).expect("what was written can be read");
    assert!(*document == back, "JSON changed the tree: {json:.2000}");
    assert_eq!(json, serde_json::to_string(&back).expect("a tree serialises"), "JSON is not stable");
}
