//! The nodes of a document in the order in which they are read: paragraphs that a page break cut
//! are whole again.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::ast::{Block, Document, Node, Paragraph};
use crate::text;

/// A node, and the paragraphs that go on with it.
#[derive(Debug)]
pub(super) struct Piece<'t, 'a> {
    /// How deep it stands; 0 for the blocks of front, body and back.
    pub(super) depth: usize,
    /// Which of these holds it, counted from 0 through front, body and back.
    pub(super) top: usize,
    pub(super) node: Node<'t, 'a>,
    /// For a paragraph that a page break cut: the paragraphs, in order, that finish its sentence.
    /// They are no pieces of their own.
    pub(super) rest: Vec<&'t Paragraph<'a>>,
}

/// Every node of the document. What stood inside a cut paragraph (the page's number, its footnotes)
/// comes after the whole of it.
pub(super) fn pieces<'t, 'a>(document: &'t Document<'a>) -> Vec<Piece<'t, 'a>> {
    let nodes: Vec<_> = document.walk().collect();
    let mut joined = vec![false; nodes.len()];
    let mut pieces = Vec::with_capacity(nodes.len());
    let mut tops = 0;
    for (at, &(depth, node)) in nodes.iter().enumerate() {
        tops += usize::from(depth == 0);
        if joined[at] {
            continue;
        }
        let mut rest = Vec::new();
        let mut cut = (at, node);
        while let Some((next, paragraph)) = continuation(&nodes, cut.0, cut.1) {
            joined[next] = true;
            rest.push(paragraph);
            cut = (next, nodes[next].1);
        }
        pieces.push(Piece { depth, top: tops - 1, node, rest });
    }
    pieces
}

/// The paragraph that goes on with the one at `at`: the next at its depth, with nothing between
/// them but what a page ends and begins with.
fn continuation<'t, 'a>(
    nodes: &[(usize, Node<'t, 'a>)],
    at: usize,
    node: Node<'t, 'a>,
) -> Option<(usize, &'t Paragraph<'a>)> {
    let Node::Block(Block::Paragraph(Paragraph { continues: true, .. })) = node else { return None };
    let depth = nodes.get(at)?.0;
    for (next, &(next_depth, node)) in nodes.iter().enumerate().skip(at + 1) {
        let Node::Block(block) = node else { return None };
        if next_depth != depth {
            return None;
        }
        match block {
            Block::Paragraph(paragraph) => return Some((next, paragraph)),
            Block::Furniture(_) | Block::Footnote(_) | Block::Rule(_) | Block::Table(_) => {}
            Block::Title(_)
            | Block::Metadata(_)
            | Block::Salutation(_)
            | Block::Heading(_)
            | Block::List(_)
            | Block::Turn(_)
            | Block::Cue(_)
            | Block::Quote(_)
            | Block::Closing(_)
            | Block::Signature(_) => return None,
        }
    }
    None
}

/// The parts of a cut paragraph as one text, a word that the page break parted made whole.
pub(super) fn joined<'s>(first: Cow<'s, str>, rest: &[Cow<'s, str>]) -> Cow<'s, str> {
    if rest.is_empty() {
        return first;
    }
    let mut whole = String::from(first);
    for part in rest {
        whole.push('\n');
        whole.push_str(part);
    }
    Cow::Owned(text::clean(&whole).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::{body, cue, cut, footnote, furniture, para, turn};

    fn paragraphs(blocks: Vec<Block<'static>>) -> Vec<String> {
        let document = body(blocks);
        let texts = pieces(&document).into_iter().filter_map(|piece| {
            let Node::Block(Block::Paragraph(paragraph)) = piece.node else { return None };
            let rest: Vec<_> = piece.rest.iter().map(|part| part.text.clone()).collect();
            Some(joined(paragraph.text.clone(), &rest).into_owned())
        });
        texts.collect()
    }

    #[test]
    fn a_cut_paragraph_is_whole_again() {
        let blocks = vec![cut("The har-"), furniture(), cut("bour is"), furniture(), para("open."), para("It is.")];
        assert_eq!(paragraphs(blocks), ["The harbour is open.", "It is."]);
        assert_eq!(paragraphs(vec![cut("one"), footnote(None, "n", Vec::new()), para("two")]), ["one two"]);
        assert_eq!(paragraphs(vec![cut("为人民"), para("服务")]), ["为人民服务"]);
    }

    #[test]
    fn a_cut_paragraph_stays_in_its_turn() {
        let blocks = vec![turn("Q", false, vec![cut("one"), furniture()]), para("two")];
        assert_eq!(paragraphs(blocks), ["one", "two"]);
        assert_eq!(paragraphs(vec![cut("one"), turn("Q", true, vec![para("two")])]), ["one", "two"]);
    }

    #[test]
    fn what_is_no_page_furniture_parts_paragraphs() {
        assert_eq!(paragraphs(vec![cut("one"), cue("Applause"), para("two")]), ["one", "two"]);
        assert_eq!(paragraphs(vec![cut("one")]), ["one"]);
    }

    #[test]
    fn what_stood_inside_comes_after() {
        let document = body(vec![cut("one"), furniture(), para("two"), cue("Applause")]);
        let kinds: Vec<_> = pieces(&document)
            .iter()
            .filter_map(|piece| match piece.node {
                Node::Block(block) => Some((piece.top, block.kind().name())),
                Node::Item(_) | Node::Marker(_) | Node::Label(_) => None,
            })
            .collect();
        assert_eq!(kinds, [(0, "paragraph"), (1, "furniture"), (3, "cue")]);
    }
}
