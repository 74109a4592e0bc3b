//! Where something stands in a transcript, for programs and for people.

use oration::{LineIndex, Span};
use serde::Serialize;

/// Bytes, and the line and the column in characters of the first of them, from one.
#[derive(Serialize)]
pub(crate) struct Place {
    start: u32,
    end: u32,
    line: u32,
    column: u32,
}

impl Place {
    pub(crate) fn new(lines: &LineIndex<'_>, span: Span) -> Self {
        let position = lines.position(span.start);
        Self { start: span.start, end: span.end, line: position.line, column: position.char }
    }
}

/// The lines of a span: `12` or `12-14`.
pub(crate) fn range(lines: &LineIndex<'_>, span: Span) -> String {
    let first = lines.position(span.start).line;
    let last = lines.position(span.end.saturating_sub(1).max(span.start)).line;
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}
