//! The formula that ends the speech.

use alloc::borrow::Cow;
use alloc::string::String;

use super::reader::Reader;
use super::shown;
use crate::ast::{Block, Closing, Document, Fact, Node, Turn};
use crate::parser::inline;
use crate::span::Span;
use crate::text;

/// Paragraphs from the end among which a formula alone on its line is looked for; what stands below
/// it was added by an editor.
const NEAR_END: usize = 4;

/// Bytes that a paragraph's number may take before the formula.
const NUMBER: usize = 6;

/// The last closing; else the last sentence of the last paragraph or entry, or a short paragraph near
/// the end that is nothing but a formula.
pub(super) fn of<'a>(source: &'a str, document: &Document<'a>, reader: Reader<'_>) -> Option<Fact<Cow<'a, str>>> {
    if let Some(closing) = document.closings().last() {
        return Some(stated(closing));
    }
    let end = document.body.last().map_or(u32::MAX, |block| block.span().end);
    let leaves = document.walk().filter_map(|(_, node)| spoken_leaf(node)).filter(|leaf| leaf.start <= end);
    in_last_words(source, leaves, reader)
}

/// The same for the last turns of one voice among many: "the Speaker", who says the rest.
pub(super) fn of_voice<'a>(
    source: &'a str,
    document: &Document<'a>,
    voice: &[&str],
    reader: Reader<'_>,
) -> Option<Fact<Cow<'a, str>>> {
    let own = |turn: &&Turn<'a>| {
        let label = &source[turn.label.span.range()];
        voice.iter().any(|own| label.contains(own))
    };
    let turns = || document.turns().filter(own);
    let closings = turns().flat_map(|turn| &turn.blocks).filter_map(|block| match block {
        Block::Closing(closing) => Some(closing),
        _ => None,
    });
    if let Some(closing) = closings.last() {
        return Some(stated(closing));
    }
    let leaves = turns().flat_map(|turn| &turn.blocks).filter_map(|block| spoken_leaf(Node::Block(block)));
    in_last_words(source, leaves, reader)
}

/// The words of a closing. The block's text has its number off; what the audience did may still follow.
fn stated<'a>(closing: &Closing<'a>) -> Fact<Cow<'a, str>> {
    let words = match &closing.text {
        Cow::Borrowed(words) => Cow::Borrowed(spoken(words)),
        Cow::Owned(words) => Cow::Owned(String::from(spoken(words))),
    };
    Fact::new(shown(words), closing.span)
}

/// The span of a paragraph or an entry.
fn spoken_leaf(node: Node<'_, '_>) -> Option<Span> {
    match node {
        Node::Block(Block::Paragraph(_)) | Node::Item(_) => node.leaf(),
        _ => None,
    }
}

/// The formula in the last words of what was said.
fn in_last_words<'a>(
    source: &'a str,
    leaves: impl Iterator<Item = Span>,
    reader: Reader<'_>,
) -> Option<Fact<Cow<'a, str>>> {
    let mut last: [Option<Span>; NEAR_END] = [None; NEAR_END];
    for leaf in leaves {
        last.rotate_right(1);
        last[0] = Some(leaf);
    }
    let prose = spoken(&source[last[0]?.range()]);
    if let Some(words) = last_formula(prose, reader) {
        return Some(Fact::new(shown(text::clean(words)), Span::of_slice(source, words)));
    }
    let whole = |span: &Span| {
        let line = text::trim(spoken(&source[span.range()]));
        let words = inline::closing(line, reader.lexicons)?;
        (text::at_most_words(words, 14) && words.len() + NUMBER >= line.len()).then_some(words)
    };
    let words = last.iter().flatten().skip(1).find_map(whole)?;
    Some(Fact::new(shown(text::clean(words)), Span::of_slice(source, words)))
}

/// The formula that ends a paragraph: its last sentence, without the "so" before it; else what begins
/// as one inside that sentence, behind a comma or before an amen: "As you go to your work, may …".
fn last_formula<'t>(prose: &'t str, reader: Reader<'_>) -> Option<&'t str> {
    /// Words after which a sentence that trails off is none.
    const SHORT: usize = 6;
    /// The most words from the formula on, a stage direction behind it included.
    const TAIL: usize = 80;
    let sentence = inline::last_sentence(text::trim_end(prose));
    let trails = sentence.ends_with("...") || sentence.ends_with('…');
    // A mark that closes a quotation opened before: somebody else's words.
    let quoted =
        [('“', '”'), ('«', '»')].iter().any(|&(open, close)| sentence.ends_with(close) && !sentence.contains(open));
    if trails && !text::at_most_words(sentence, SHORT) || quoted {
        return None;
    }
    if inline::closing(sentence, reader.lexicons).is_some() {
        let bare = text::strip_word(sentence, "so").map(text::trim_start);
        return Some(bare.filter(|bare| inline::closing(bare, reader.lexicons).is_some()).unwrap_or(sentence));
    }
    let blessed =
        text::words(sentence).next_back().is_some_and(|word| reader.lexicons.is(text::unmarked(word), |l| l.amens));
    let begins = |at: usize| {
        let before = text::trim_end(&sentence[..at]);
        let rest = &sentence[at..];
        (before.ends_with([',', '،', '–', '—']) || blessed && sentence[..at].ends_with(text::is_space))
            && inline::closing(rest, reader.lexicons).is_some()
    };
    let start = |word: &str| crate::span::start_of(sentence, word);
    let tail = text::words(sentence).rev().nth(TAIL).map_or(0, start);
    let at = text::words(&sentence[tail..]).skip(1).map(start).find(|&at| begins(at))?;
    Some(&sentence[at..])
}

/// The words without what the audience did after them: "Thank you all. (Applause.)"
fn spoken(prose: &str) -> &str {
    match prose.rsplit_once(['(', '[']) {
        Some((spoken, cue))
            if cue.trim_end().ends_with([')', ']']) && cue.len() < 60 && !text::trim(spoken).is_empty() =>
        {
            text::trim(spoken)
        }
        _ => prose,
    }
}

#[cfg(test)]
mod tests {
    use std::string::String;

    fn closing(end: &str) -> Option<String> {
        let source =
            std::format!("Dear friends,\n\nThe harbour is open again, and it took us all of nine years.\n\n{end}");
        crate::parse_document(&source).ok()?.facts.closing.map(|closing| closing.value.into_owned())
    }

    #[test]
    fn the_formula_ends_the_speech() {
        for (end, wanted) in [
            ("Thank you.", Some("Thank you.")),
            (
                "So let us go down to the quay together and look at it. I thank you for your attention.",
                Some("I thank you for your attention."),
            ),
            ("Thank you all very much. (Applause.)", Some("Thank you all very much.")),
            ("We thanked those who built it, and they went home to their families and their soup.", None),
        ] {
            assert_eq!(closing(end).as_deref(), wanted, "{end}");
        }
    }
}
