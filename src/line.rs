//! The first pass: the source as lines, each with its measures and its shape.
//!
//! A shape says what a line could be alone. It never depends on its neighbours; what the line *is*
//! here, the parser decides.

use alloc::vec::Vec;

use crate::grammar::mark::Mark;
use crate::grammar::{bracket, clock, mark, markup, page, rule, table};
use crate::span::offset;
use crate::text;

/// What a line could be, alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Words.
    Prose,
    /// A line of rules or stars.
    Separator(char),
    /// The mark of fenced code.
    Fence,
    /// A number that may be a page's, or a marker whose words follow.
    Folio(u32),
    /// A time code, or a time of day.
    Time,
    /// Words in brackets.
    Bracketed,
    /// A list marker, and words after it or none.
    Mark(Mark),
    /// A Markdown heading of this level.
    Heading(u8),
    /// A Markdown quotation.
    Quoted,
    /// A tag of markup.
    Tag,
    /// A row of a table.
    Row,
    /// An entry of a table of contents: dot leaders.
    Leader,
    /// An address on the web.
    Address,
    /// "###".
    EndSign,
    /// A line of a song: "♫ words ♫".
    Verse,
}

/// A line that shows something.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    /// What it shows, without white space at either end.
    pub(crate) text: &'a str,
    /// Where the line's visible part begins; before `text` where a margin number stands.
    pub(crate) start: u32,
    /// Columns of white space before `text`.
    pub(crate) indent: u16,
    /// Columns of `text`.
    pub(crate) width: u16,
    /// Lines that show nothing before it.
    pub(crate) gap: u16,
    /// Whether a form feed stands between it and the line before.
    pub(crate) page: bool,
    /// Whether a space stands behind it, as where a program wrapped the text and the next line goes on.
    pub(crate) flows: bool,
    /// Whether it ends with the end of a sentence.
    pub(crate) ends_sentence: bool,
    /// Whether it goes on with a small letter, as the middle of a sentence does.
    pub(crate) starts_lower: bool,
    /// What it could be.
    pub(crate) shape: Shape,
}

impl<'a> Line<'a> {
    /// A line that shows `text`, measured; where it stands is for the caller to say.
    fn showing(text: &'a str) -> Self {
        Self {
            text,
            start: 0,
            indent: 0,
            width: saturate(text::width(text)),
            gap: 0,
            page: false,
            flows: false,
            ends_sentence: text::ends_sentence(text),
            starts_lower: text::starts_lower(text),
            shape: shape(text),
        }
    }

    /// The same line in its place, without what stands before `text`, set in by `indent` columns.
    pub(crate) fn cut_to(&self, text: &'a str, indent: usize) -> Self {
        let Self { start, gap, page, flows, .. } = *self;
        Self { start, indent: saturate(indent), gap, page, flows, ..Self::showing(text) }
    }

    /// Where the line's visible part ends.
    pub(crate) fn end(&self, source: &str) -> u32 {
        crate::span::Span::of_slice(source, self.text).end
    }

    /// Columns from the margin to the last character.
    pub(crate) const fn right(&self) -> u32 {
        self.indent as u32 + self.width as u32
    }

    /// The lines that it is when its text is cut before each of `places`, bytes in their order.
    pub(crate) fn cut(&self, source: &str, places: &[usize]) -> Vec<Self> {
        let ends = places.iter().copied().chain([self.text.len()]);
        let mut from = 0;
        let part = |end: usize| {
            let shown = text::trim(self.text.get(from..end).unwrap_or_default());
            let first = core::mem::replace(&mut from, end) == 0;
            let (start, gap) =
                if first { (self.start, self.gap) } else { (crate::span::Span::of_slice(source, shown).start, 0) };
            let (indent, page, flows) = (self.indent, first && self.page, self.flows && end == self.text.len());
            Self { start, indent, gap, page, flows, ..Self::showing(shown) }
        };
        ends.map(part).filter(|line| !line.text.is_empty()).collect()
    }

    /// The words after a list marker.
    pub(crate) fn after_mark(&self) -> &'a str {
        match self.shape {
            Shape::Mark(mark) => text::trim_start(mark.behind(self.text)),
            _ => self.text,
        }
    }

    /// Whether it is words, with or without a marker before them.
    pub(crate) const fn is_prose(&self) -> bool {
        matches!(self.shape, Shape::Prose | Shape::Mark(_))
    }
}

/// Splits a source into its lines; those that show nothing are only counted.
///
/// A line ends at LF, CRLF or CR. A form feed is white space that marks a new page.
pub(crate) fn scan(source: &str) -> Vec<Line<'_>> {
    let bytes = source.as_bytes();
    let mut lines = Vec::with_capacity(text::shown_lines(source));
    let mut start = 0;
    let mut gap = 0_u16;
    let mut page = false;
    let mut ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
    loop {
        let end = ends.next();
        let raw = &source[start..end.unwrap_or(source.len())];
        let cr_of_crlf = end.is_some_and(|at| at > 0 && bytes[at] == b'\n' && bytes[at - 1] == b'\r');
        if !cr_of_crlf {
            let shown = text::trim(raw);
            if shown.is_empty() {
                page |= raw.contains('\u{c}');
                gap = gap.saturating_add(1);
            } else {
                let lead = &raw[..raw.len() - text::trim_start(raw).len()];
                let tail = &raw[text::trim_end(raw).len()..];
                lines.push(Line {
                    start: offset(start + lead.len()),
                    indent: saturate(columns(lead)),
                    gap,
                    page: page || lead.contains('\u{c}'),
                    flows: tail.starts_with([' ', '\u{a0}']),
                    ..Line::showing(shown)
                });
                gap = 0;
                page = tail.contains('\u{c}');
            }
        }
        match end {
            Some(at) => start = at + 1,
            None => break,
        }
    }
    lines
}

fn saturate(value: usize) -> u16 {
    u16::try_from(value).unwrap_or(u16::MAX)
}

/// Columns of leading white space: a tab stops at every eighth, an ideographic space takes two.
fn columns(lead: &str) -> usize {
    lead.chars().fold(0, |at, c| match c {
        '\t' => (at / 8 + 1) * 8,
        '\u{3000}' => at + 2,
        '\u{c}' | '\u{200b}' | '\u{feff}' | '\u{ad}' => at,
        _ => at + 1,
    })
}

/// The shape of a line that shows something: the first that fits, from the most to the least certain.
fn shape(shown: &str) -> Shape {
    let words = text::skip_marks(shown);
    let Some(first) = words.chars().next() else { return Shape::Prose };
    // The stretching of Arabic is a letter to Unicode and a rule to the eye.
    if first.is_alphabetic() && first != '\u{640}' {
        return lettered(shown, words, first);
    }
    if let Some(sign) = rule::separator(shown) {
        return Shape::Separator(sign);
    }
    if page::end_sign(shown) {
        return Shape::EndSign;
    }
    if rule::is_fence(shown) {
        return Shape::Fence;
    }
    if let Some(number) = page::page_number(shown) {
        return Shape::Folio(number);
    }
    match first {
        '♪' | '♫' | '♬' | '♩' => return Shape::Verse,
        '#' | '=' => {
            if let Some((level, words)) = markup::heading(shown) {
                return if clock::is_time_code(words) { Shape::Time } else { Shape::Heading(level) };
            }
        }
        '>' if markup::quoted(shown).is_some() => return Shape::Quoted,
        '<' if markup::is_address(words) => return Shape::Address,
        '<' if markup::tag_line(shown).is_some() => return Shape::Tag,
        '<' | '!' | '[' | '{' if markup::is_placeholder(shown) => return Shape::Tag,
        '|' if table::is_row(shown) => return Shape::Row,
        '+' if shown.starts_with("+--") => return Shape::Row,
        _ => {}
    }
    if clock::is_time_code(words) || clock::is_clock_line(words) {
        return Shape::Time;
    }
    if bracket::bracketed(words).is_some() {
        return Shape::Bracketed;
    }
    if let Ok((_, mark)) = mark::marker(words) {
        return Shape::Mark(Mark { len: mark.len + offset(shown.len() - words.len()), ..mark });
    }
    tail_shape(shown)
}

/// The shape of a line that begins with a letter.
fn lettered(shown: &str, words: &str, first: char) -> Shape {
    if matches!(first, 'h' | 'w' | 'f') && markup::is_address(words) {
        return Shape::Address;
    }
    if words.len() < 32 {
        if words.ends_with(|c: char| c.is_ascii_digit() || c == '.') && clock::is_clock_line(words) {
            return Shape::Time;
        }
        if let Some(number) = page::page_number(shown) {
            return Shape::Folio(number);
        }
    }
    if let Ok((_, mark)) = mark::marker(words) {
        return Shape::Mark(Mark { len: mark.len + offset(shown.len() - words.len()), ..mark });
    }
    tail_shape(shown)
}

fn tail_shape(shown: &str) -> Shape {
    if table::is_leader(shown) {
        Shape::Leader
    } else if table::is_row(shown) {
        Shape::Row
    } else {
        Shape::Prose
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_gaps() {
        let lines = scan("a\r\n\r\n  b\rc\n\u{c}d");
        let seen: Vec<_> = lines.iter().map(|l| (l.text, l.start, l.indent, l.gap, l.page)).collect();
        assert_eq!(seen, [("a", 0, 0, 0, false), ("b", 7, 2, 1, false), ("c", 9, 0, 0, false), ("d", 12, 0, 0, true)]);
    }

    #[test]
    fn shapes() {
        let is = |shown, wanted| assert_eq!(shape(shown), wanted, "{shown}");
        is("* * *", Shape::Separator('*'));
        is("- 12 -", Shape::Folio(12));
        is("[Applause]", Shape::Bracketed);
        is("## Words", Shape::Heading(2));
        is("> said", Shape::Quoted);
        is("<P>", Shape::Tag);
        is("00:12:34", Shape::Time);
        is("## [00:12]", Shape::Time);
        is("| a | b |", Shape::Row);
        is("Opening ......... 3", Shape::Leader);
        is("https://a.b/c", Shape::Address);
        is("###", Shape::EndSign);
        is("Words of prose.", Shape::Prose);
        assert!(matches!(shape("• one"), Shape::Mark(_)));
        assert!(matches!(shape("(a) one"), Shape::Mark(_)));
    }

    #[test]
    fn white_space_is_measured() {
        assert_eq!(scan("\u{3000}\u{a0}x")[0].indent, 3);
        assert_eq!(scan("  \tx")[0].indent, 8);
        assert!(scan(" \n\u{a0}\n").is_empty());
    }
}
