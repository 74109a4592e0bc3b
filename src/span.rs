//! Byte ranges in the source, and where they are in lines and columns.

use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

/// A half-open range of bytes in the source text, byte-order mark included.
///
/// Both ends lie on character boundaries, so `&source[span.range()]` never panics for the source
/// that was parsed.
///
/// ```
/// use oration::Span;
///
/// let span = Span::new(4, 9);
/// assert_eq!(span.len(), 5);
/// assert_eq!(span.of("The House rose."), Some("House"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset of the byte after the last one.
    pub end: u32,
}

impl Span {
    /// The range `start..end`, in bytes. An `end` before `start` gives an empty span at `start`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// How many bytes it covers.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether it covers no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The same range as indices for slicing.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The slice of `source` that the span covers; `None` when `source` is not the text it came from
    /// and the range does not fit.
    #[must_use]
    pub fn of(self, source: &str) -> Option<&str> {
        source.get(self.range())
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub const fn to(self, other: Self) -> Self {
        Self {
            start: if self.start < other.start { self.start } else { other.start },
            end: if self.end > other.end { self.end } else { other.end },
        }
    }

    /// Where `part`, a slice of `source`, lies in it.
    ///
    /// A slice of some other text gives a span clamped to `source`.
    pub(crate) fn of_slice(source: &str, part: &str) -> Self {
        let start = start_of(source, part);
        let end = (start + part.len()).min(source.len());
        Self::new(offset(start), offset(end))
    }
}

/// How many bytes of `source` stand before `part`, a slice of it.
///
/// The one place that turns a slice into an offset: the difference of the two addresses.
pub(crate) fn start_of(source: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(source.as_ptr() as usize).min(source.len())
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

/// A `usize` offset as the `u32` that spans hold; sources longer than that are refused at the door.
pub(crate) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A place in a text as people and editors name it. Lines and columns count from one.
///
/// ```
/// use oration::LineIndex;
///
/// let source = "Ä\nb𝄞c";
/// let place = LineIndex::new(source).position(8);
/// assert_eq!((place.line, place.byte, place.char, place.utf16), (2, 6, 3, 4));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Position {
    /// Line, from one. A line ends at LF, CRLF or CR.
    pub line: u32,
    /// Column in bytes of UTF-8, from one.
    pub byte: u32,
    /// Column in characters (Unicode scalar values), from one.
    pub char: u32,
    /// Column in UTF-16 code units, from one; what the language server protocol counts, plus one.
    pub utf16: u32,
}

/// Turns byte offsets into lines and columns.
///
/// Building it reads the source once; a look-up reads one line. Parsing never needs it.
///
/// ```
/// use oration::LineIndex;
///
/// let index = LineIndex::new("Mr. Chairman,\r\nI thank you.");
/// assert_eq!(index.position(15).line, 2);
/// assert_eq!(index.line_span(1), Some(oration::Span::new(0, 13)));
/// ```
#[derive(Debug, Clone)]
pub struct LineIndex<'a> {
    source: &'a str,
    starts: Vec<u32>,
}

impl<'a> LineIndex<'a> {
    /// Reads `source` once and remembers where its lines begin.
    #[must_use]
    pub fn new(source: &'a str) -> Self {
        let bytes = source.as_bytes();
        let mut starts = alloc::vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
                continue;
            }
            starts.push(offset(at + 1));
        }
        Self { source, starts }
    }

    /// How many lines there are; a text that ends in a line break has an empty last one.
    #[must_use]
    pub fn lines(&self) -> u32 {
        offset(self.starts.len())
    }

    /// Line and column of the byte at `at`. An offset beyond the text gives the text's end, one
    /// inside a character that character's start.
    #[must_use]
    pub fn position(&self, at: u32) -> Position {
        let mut at = at.min(offset(self.source.len())) as usize;
        while !self.source.is_char_boundary(at) {
            at -= 1;
        }
        let line = self.starts.partition_point(|&start| start as usize <= at);
        let start = self.starts[line - 1] as usize;
        let before = self.source.get(start..at).unwrap_or_default();
        Position {
            line: offset(line),
            byte: offset(before.len()) + 1,
            char: offset(before.chars().count()) + 1,
            utf16: offset(before.encode_utf16().count()) + 1,
        }
    }

    /// The bytes of a line, counted from one, without its line break; `None` beyond the last line.
    #[must_use]
    pub fn line_span(&self, line: u32) -> Option<Span> {
        let start = *self.starts.get((line as usize).checked_sub(1)?)?;
        let next = self.starts.get(line as usize).map_or(self.source.len(), |&n| n as usize);
        let text = self.source.get(start as usize..next)?;
        let kept = text.strip_suffix('\n').unwrap_or(text);
        let kept = kept.strip_suffix('\r').unwrap_or(kept);
        Some(Span::new(start, start + offset(kept.len())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_knows_its_place() {
        let source = "one two three";
        assert_eq!(Span::of_slice(source, &source[4..7]), Span::new(4, 7));
        assert_eq!(Span::of_slice(source, &source[13..]), Span::new(13, 13));
    }

    #[test]
    fn lines_end_at_lf_crlf_and_cr() {
        let index = LineIndex::new("a\nb\r\nc\rd");
        let line = |n| index.line_span(n).and_then(|s| s.of("a\nb\r\nc\rd"));
        assert_eq!(index.lines(), 4);
        assert_eq!([line(1), line(2), line(3), line(4)], [Some("a"), Some("b"), Some("c"), Some("d")]);
        assert_eq!(line(5), None);
        assert_eq!(line(0), None);
    }

    #[test]
    fn an_offset_inside_a_character_is_its_start() {
        let index = LineIndex::new("é!");
        assert_eq!(index.position(1).char, 1);
        assert_eq!(index.position(2).char, 2);
        assert_eq!(index.position(99).char, 3);
    }
}
