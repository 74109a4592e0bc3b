//! Plain text: what was spoken.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::locate::located;
use super::reading::{joined, pieces};
use crate::ast::{Block, Document, Inline, InlineKind, Node};
use crate::span::Span;

/// Whether [`plain_text`] says who speaks.
///
/// ```
/// use oration::export::{Speakers, plain_text};
///
/// let document = oration::parse_document("Q: Who pays?\n\nA: We all do.").unwrap();
/// assert_eq!(plain_text(&document, Speakers::Keep), "Q: Who pays?\n\nA: We all do.\n");
/// assert_eq!(plain_text(&document, Speakers::Drop), "Who pays?\n\nWe all do.\n");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Speakers {
    /// Each turn begins with its label and a colon.
    Keep,
    /// The words alone.
    #[default]
    Drop,
}

/// What was spoken, a paragraph a line, with a blank line between them: paragraphs, salutations,
/// closings, headings, quotations and the entries of lists, without their markers and numbers.
///
/// Left out are front and back of the document, metadata, footnotes and the marks that refer to
/// them, furniture, tables, time codes and stage directions, also those inside a paragraph.
/// Paragraphs that a page break cut are whole again.
///
/// ```
/// use oration::export::{Speakers, plain_text};
///
/// let document = oration::parse_document(
///     "4 May 2021\n\nDear friends,\n\nThe harbour is open. (Applause.) It stays open.\n\nThank you.",
/// ).unwrap();
/// assert_eq!(
///     plain_text(&document, Speakers::Drop),
///     "Dear friends,\n\nThe harbour is open. It stays open.\n\nThank you.\n",
/// );
/// ```
#[must_use]
pub fn plain_text(document: &Document<'_>, speakers: Speakers) -> String {
    let spoken = document.front.len()..document.front.len() + document.body.len();
    let mut writer = Writer { out: String::new(), speakers, label: None };
    for piece in pieces(document) {
        if !spoken.contains(&piece.top) {
            continue;
        }
        writer.leave(piece.depth);
        match piece.node {
            Node::Marker(_) | Node::Label(_) => {}
            Node::Item(item) => writer.paragraph(&words(&item.text, item.lead, &item.inlines)),
            Node::Block(block) => match block {
                Block::Paragraph(paragraph) => {
                    let first = words(&paragraph.text, paragraph.span, &paragraph.inlines);
                    let rest: Vec<_> =
                        piece.rest.iter().map(|part| words(&part.text, part.span, &part.inlines)).collect();
                    writer.paragraph(&joined(first, &rest));
                }
                Block::Turn(turn) => writer.label = Some((piece.depth, &turn.label.speaker)),
                Block::Salutation(node) => writer.paragraph(&node.text),
                Block::Heading(node) => writer.paragraph(&node.text),
                Block::Quote(node) => writer.paragraph(&node.text),
                Block::Closing(node) => writer.paragraph(&node.text),
                Block::Title(_)
                | Block::Metadata(_)
                | Block::List(_)
                | Block::Cue(_)
                | Block::Footnote(_)
                | Block::Signature(_)
                | Block::Furniture(_)
                | Block::Rule(_)
                | Block::Table(_) => {}
            },
        }
    }
    writer.out
}

struct Writer<'t> {
    out: String,
    speakers: Speakers,
    /// The turn whose label is still to be written, with its depth.
    label: Option<(usize, &'t str)>,
}

impl Writer<'_> {
    /// A node at `depth` is outside every turn of that depth or deeper.
    fn leave(&mut self, depth: usize) {
        self.label = self.label.filter(|&(turn, _)| turn < depth);
    }

    fn paragraph(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        match (self.speakers, self.label.take()) {
            (Speakers::Keep, Some((_, speaker))) => self.out.extend([speaker, ": "]),
            (Speakers::Keep, None) | (Speakers::Drop, _) => {}
        }
        self.out.push_str(words);
        self.out.push('\n');
    }
}

/// The words without the stage directions, time codes and footnote marks among them.
fn words<'s>(text: &'s str, block: Span, inlines: &[Inline]) -> Cow<'s, str> {
    let kinds = [InlineKind::Cue, InlineKind::TimeCode, InlineKind::FootnoteReference];
    let marks = located(text, block, inlines, &kinds);
    if marks.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (range, _) in marks {
        out.push_str(&text[from..range.start]);
        from = range.end;
        // Of the spaces on both sides one stays, and none at either end or before a comma.
        let rest = &text[from..];
        if out.is_empty() {
            from += rest.len() - rest.trim_start().len();
        } else if !rest.starts_with(char::is_alphanumeric) {
            out.truncate(out.trim_end().len());
        }
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::{
        body, cue, cut, every_kind, footnote, furniture, heading, item, list, marked, para, quote, turn,
    };
    use alloc::vec;

    fn spoken(blocks: Vec<Block<'static>>) -> String {
        plain_text(&body(blocks), Speakers::Drop)
    }

    #[test]
    fn only_what_was_spoken_is_there() {
        // salutation, heading, paragraph, item, quote, closing
        assert_eq!(plain_text(&every_kind(), Speakers::Drop), ["words\n"; 6].join("\n"));
    }

    #[test]
    fn cut_paragraphs_do_not_shift_the_body() {
        let mut document = body(vec![cut("The har-"), furniture(), para("bour."), para("Open.")]);
        document.front = vec![para("front")];
        document.back = vec![para("back")];
        assert_eq!(plain_text(&document, Speakers::Drop), "The harbour.\n\nOpen.\n");
    }

    #[test]
    fn a_label_stands_before_the_first_words() {
        let talk = vec![
            turn("Q", true, vec![para("Who?"), cue("Laughter"), para("Tell us.")]),
            turn("SILENT", false, vec![]),
            para("All rise."),
            turn("MS. QUIST", false, vec![heading(1, Some("IV."), "Costs"), list(vec![item("1.", "We.", vec![])])]),
        ];
        let document = body(talk);
        assert_eq!(
            plain_text(&document, Speakers::Keep),
            "Q: Who?\n\nTell us.\n\nAll rise.\n\nMS. QUIST: Costs\n\nWe.\n"
        );
        assert_eq!(plain_text(&document, Speakers::Drop), "Who?\n\nTell us.\n\nAll rise.\n\nCosts\n\nWe.\n");
    }

    #[test]
    fn inlines_that_nobody_spoke_are_left_out() {
        use InlineKind::{Cue, FootnoteReference, TimeCode, Vocative};
        let with = |text, marks: &[_]| spoken(vec![marked(text, marks)]);
        assert_eq!(with("Yes. (Applause.) And no.", &[(Cue, "(Applause.)")]), "Yes. And no.\n");
        assert_eq!(with("(Applause.) And no.", &[(Cue, "(Applause.)")]), "And no.\n");
        assert_eq!(with("So be it. (Applause.)", &[(Cue, "(Applause.)")]), "So be it.\n");
        assert_eq!(with("Well (laughs), no.", &[(Cue, "(laughs)")]), "Well, no.\n");
        assert_eq!(
            with("So[3] and so.¹ Yes.", &[(FootnoteReference, "[3]"), (FootnoteReference, "¹")]),
            "So and so. Yes.\n"
        );
        assert_eq!(with("[0:15] We [0:17] go.", &[(TimeCode, "[0:15]"), (TimeCode, "[0:17]")]), "We go.\n");
        assert_eq!(with("(Applause.)", &[(Cue, "(Applause.)")]), "");
        assert_eq!(with("Mr. President, we go.", &[(Vocative, "Mr. President")]), "Mr. President, we go.\n");
    }

    #[test]
    fn entries_quotes_and_nothing_else() {
        let nested = list(vec![item("-", "deep", vec![para("more")])]);
        let blocks = vec![list(vec![item("1.", "one", vec![nested])]), quote("a\nb"), footnote(Some("1"), "n", vec![])];
        assert_eq!(spoken(blocks), "one\n\ndeep\n\nmore\n\na\nb\n");
        assert_eq!(spoken(vec![]), "");
    }
}
