//! What a reader would mark inside prose.

use alloc::vec::Vec;

use crate::ast::{Inline, InlineKind};
use crate::grammar::{bracket, clock, note};
use crate::lexicon::Lexicons;
use crate::phrase::{self, Address};
use crate::span::Span;
use crate::text;

/// The marks inside a stretch of prose, in source order.
pub(super) fn marks(source: &str, prose: &str, lexicons: &Lexicons) -> Vec<Inline> {
    let mut found = Vec::new();
    vocative(source, prose, lexicons, &mut found);
    // Most paragraphs hold neither brackets nor small figures.
    if bracket::may_open(prose) {
        for group in bracket::groups(prose) {
            if let Some(kind) = bracketed(group, lexicons) {
                found.push(Inline::new(kind, Span::of_slice(source, group)));
            }
        }
    }
    if note::may_refer(prose) {
        for (slice, _) in note::references(prose) {
            found.push(Inline::new(InlineKind::FootnoteReference, Span::of_slice(source, slice)));
        }
    }
    found.sort_by_key(|inline| (inline.span.start, inline.span.end));
    found.dedup_by_key(|inline| inline.span.start);
    found.shrink_to_fit();
    found
}

/// The words that open a paragraph and address somebody: "Mr. President, I thank you".
fn vocative(source: &str, prose: &str, lexicons: &Lexicons, found: &mut Vec<Inline>) {
    if !lexicons.begins(prose, |l| l.vocatives) {
        return;
    }
    let sign = prose.char_indices().take(80).find(|&(_, c)| matches!(c, ',' | '!' | ':' | '，'));
    let Some((end, sign)) = sign else { return };
    let (head, address) = (&prose[..end], &prose[..end + sign.len_utf8()]);
    if text::at_most_words(head, 6)
        && lexicons.begins(head, |l| l.vocatives)
        && phrase::address(address, lexicons) == Address::Sure
    {
        found.push(Inline::new(InlineKind::Vocative, Span::of_slice(source, head)));
    }
}

fn bracketed(group: &str, lexicons: &Lexicons) -> Option<InlineKind> {
    let inner = bracket::bracketed(group)?;
    if inner.chars().all(|c| matches!(c, '.' | '…') || text::is_space(c)) && !inner.is_empty() {
        return Some(InlineKind::Elision);
    }
    if clock::is_time_code(inner) {
        return Some(InlineKind::TimeCode);
    }
    let few = text::at_most_words(inner, 24);
    (few && lexicons.find(inner, |l| l.cues).is_some()).then_some(InlineKind::Cue)
}

/// The last sentence of a paragraph, when it closes the speech.
pub(super) fn closing<'a>(prose: &'a str, lexicons: &Lexicons) -> Option<&'a str> {
    let bare = text::trim_end(prose);
    let last = last_sentence(bare);
    if phrase::is_closing(last, lexicons) { Some(last) } else { None }
}

/// What follows the last end of a sentence that is not the end of the text.
pub(super) fn last_sentence(prose: &str) -> &str {
    let mut start = 0;
    let mut chars = prose.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        if !text::is_terminal(c) {
            continue;
        }
        while chars.peek().is_some_and(|&(_, c)| text::is_terminal(c) || matches!(c, '"' | '”' | '»' | ')' | '’'))
        {
            chars.next();
        }
        let Some(&(at, next)) = chars.peek() else { break };
        if text::is_space(next) || text::is_unspaced(next) {
            let rest = text::trim_start(&prose[at..]);
            if rest.chars().next().is_some_and(|c| !c.is_lowercase()) {
                start = prose.len() - rest.len();
            }
        }
    }
    &prose[start..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found() {
        let source = "Mr. President, we rebuild. (Applause.) It is so[3] and […] more (as said).";
        let (lexicons, _) = Lexicons::among("the and of to that", &[]);
        let kinds: Vec<_> =
            marks(source, source, &lexicons).iter().map(|i| (i.kind, i.span.of(source).unwrap_or(""))).collect();
        assert_eq!(
            kinds,
            [
                (InlineKind::Vocative, "Mr. President"),
                (InlineKind::Cue, "(Applause.)"),
                (InlineKind::FootnoteReference, "[3]"),
                (InlineKind::Elision, "[…]"),
            ]
        );
    }

    #[test]
    fn the_last_sentence() {
        assert_eq!(last_sentence("One. Two went. Thank you."), "Thank you.");
        assert_eq!(last_sentence("Only one."), "Only one.");
    }
}
