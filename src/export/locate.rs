//! Where the inlines of a block stand in its text.
//!
//! An inline knows its bytes in the source. The text of a block is those bytes mended (lines joined,
//! markers and indents gone), so it is at most as long, and an inline stands at most as far behind
//! its offset as the text is shorter. Where nothing was mended that is one place; else the nearest
//! place to the one expected that looks like such an inline.

use alloc::vec::Vec;
use core::ops::Range;

use crate::ast::{Inline, InlineKind};
use crate::span::Span;

/// How far from the expected place an inline is looked for, in bytes. Keeps the cost of each inline
/// constant; a text that lost more than this to mending keeps its cues.
const REACH: usize = 512;

/// The inlines of `kinds` with the bytes of `text` that they take, in order and disjoint. One that
/// cannot be found is left out.
pub(super) fn located<'i>(
    text: &str,
    block: Span,
    inlines: &'i [Inline],
    kinds: &[InlineKind],
) -> Vec<(Range<usize>, &'i Inline)> {
    let mut found: Vec<(Range<usize>, &Inline)> = Vec::new();
    for inline in inlines.iter().filter(|inline| kinds.contains(&inline.kind)) {
        let from = found.last().map_or(0, |(range, _)| range.end);
        if let Some(range) = locate(text, block, inline, from) {
            found.push((range, inline));
        }
    }
    found
}

fn locate(text: &str, block: Span, inline: &Inline, from: usize) -> Option<Range<usize>> {
    if !block.contains(inline.span) || block.is_empty() {
        return None;
    }
    let ahead = (inline.span.start - block.start) as usize;
    let lost = block.len().saturating_sub(text.len());
    let latest = ahead.min(text.len());
    let earliest = ahead.saturating_sub(lost).max(from);
    // In 64 bits: a text of 2 GB times an offset of 2 GB.
    let expected = usize::try_from(ahead as u64 * text.len() as u64 / block.len() as u64).ok()?;
    let expected = expected.clamp(earliest.min(latest), latest);
    let at = |start: usize| {
        let fits = earliest <= start && start <= latest;
        let len = fits.then(|| text.get(start..)).flatten().and_then(|_| length(text, start, inline))?;
        Some(start..start + len)
    };
    (0..=REACH.min(lost)).find_map(|away| expected.checked_sub(away).and_then(at).or_else(|| at(expected + away)))
}

/// How many bytes of `text` at `start` look like `inline`.
fn length(text: &str, start: usize, inline: &Inline) -> Option<usize> {
    let len = inline.span.len();
    let rest = text.get(start..)?;
    let exact = rest.get(..len);
    match inline.kind {
        InlineKind::Cue => bracketed(rest, len),
        InlineKind::FootnoteReference => exact.filter(|mark| is_mark(text, start, mark)).map(str::len),
        InlineKind::TimeCode => exact.filter(|code| is_time_code(code)).map(str::len),
        InlineKind::Vocative | InlineKind::Elision | InlineKind::Closing => exact.map(str::len),
    }
}

/// The length of the bracketed words at the start of `rest`, at most `len`; less where a wrapped
/// line was joined inside.
fn bracketed(rest: &str, len: usize) -> Option<usize> {
    let closer = match rest.chars().next()? {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '<' => '>',
        '（' => '）',
        '［' => '］',
        '【' => '】',
        '〔' => '〕',
        '«' => '»',
        mark @ ('*' | '_') => mark,
        _ => return None,
    };
    let mut until = len.min(rest.len());
    while !rest.is_char_boundary(until) {
        until -= 1;
    }
    let end = rest[..until].rfind(closer)? + closer.len_utf8();
    (end > closer.len_utf8() && end * 2 >= len).then_some(end)
}

/// Whether `mark` at `start` is a footnote mark: in brackets, raised, or digits stuck to a word.
fn is_mark(text: &str, start: usize, mark: &str) -> bool {
    let Some(first) = mark.chars().next() else { return false };
    if first.is_ascii_digit() {
        let before = text[..start].chars().next_back();
        let after = text[start + mark.len()..].chars().next();
        return mark.bytes().all(|b| b.is_ascii_digit())
            && before.is_some_and(|c| !c.is_whitespace() && !c.is_ascii_digit())
            && !after.is_some_and(char::is_alphanumeric);
    }
    matches!(first, '[' | '(' | '{' | '<' | '*' | '†' | '‡' | '§' | '¶' | '#')
        || !(first.is_alphabetic() || first.is_whitespace())
}

/// Whether `code` is digits and colons from end to end, in brackets or not: `[00:12.5]`.
fn is_time_code(code: &str) -> bool {
    let inner = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ',' | '-' | '>' | ' ');
    let code =
        code.strip_prefix(['[', '(', '<']).map_or(code, |rest| rest.strip_suffix([']', ')', '>']).unwrap_or_default());
    code.starts_with(|c: char| c.is_ascii_digit())
        && code.ends_with(|c: char| c.is_ascii_digit())
        && code.chars().all(inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::offset;
    use crate::text::clean;
    use alloc::vec;

    /// Marks `words` in `source`, mends it, and tells which words were found in the mended text.
    fn found(source: &str, marks: &[(InlineKind, &str)]) -> Vec<alloc::string::String> {
        let span = |words: &str| {
            let start = source.find(words).unwrap_or(0);
            Span::new(offset(start), offset(start + words.len()))
        };
        let inlines: Vec<_> = marks.iter().map(|&(kind, words)| Inline::new(kind, span(words))).collect();
        let text = clean(source);
        let kinds = [InlineKind::Cue, InlineKind::FootnoteReference, InlineKind::TimeCode];
        let block = Span::new(0, offset(source.len()));
        located(&text, block, &inlines, &kinds).into_iter().map(|(range, _)| text[range].into()).collect()
    }

    #[test]
    fn an_unmended_text_has_one_place() {
        let source = "The (third) time. (Laugh) And (again) so.";
        assert_eq!(found(source, &[(InlineKind::Cue, "(Laugh)")]), ["(Laugh)"]);
    }

    #[test]
    fn mending_moves_an_inline_and_may_shorten_it() {
        let source = "We\n     met (twice) in\n     May.\n     (Loud\n     applause.) And\n     [1:02] then left.";
        let marks = [(InlineKind::Cue, "(Loud\n     applause.)"), (InlineKind::TimeCode, "[1:02]")];
        assert_eq!(found(source, &marks), ["(Loud applause.)", "[1:02]"]);
    }

    #[test]
    fn a_number_in_the_text_is_no_mark() {
        let source = "In  2013  we  met  at  pier  3  and  said  so.3  Then";
        let start = offset(source.rfind('3').unwrap_or(0));
        let inline = [Inline::new(InlineKind::FootnoteReference, Span::new(start, start + 1))];
        let text = clean(source);
        let places = located(&text, Span::new(0, offset(source.len())), &inline, &[InlineKind::FootnoteReference]);
        assert_eq!(places.first().map(|(range, _)| range.start), text.rfind('3'));
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        let inline = [Inline::new(InlineKind::Cue, Span::new(90, 99)), Inline::new(InlineKind::Cue, Span::new(0, 4))];
        assert_eq!(located("éé words", Span::new(0, 30), &inline, &[InlineKind::Cue]), vec![]);
    }
}
