//! Visiting every node of a tree, in source order, without recursion.

use alloc::vec::Vec;

use super::{Block, Document, Item, Label, Marker};
use crate::span::Span;

/// A node as [`Document::walk`] yields it: a block, or a part that lists and turns are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Node<'t, 'a> {
    /// A block.
    Block(&'t Block<'a>),
    /// An entry of a list.
    Item(&'t Item<'a>),
    /// The marker of an entry.
    Marker(&'t Marker<'a>),
    /// The label of a turn.
    Label(&'t Label<'a>),
}

impl<'t, 'a> Node<'t, 'a> {
    /// The bytes that the node covers.
    #[must_use]
    pub const fn span(&self) -> Span {
        match self {
            Self::Block(block) => block.span(),
            Self::Item(item) => item.span,
            Self::Marker(marker) => marker.span,
            Self::Label(label) => label.span,
        }
    }

    /// The bytes that the node itself holds, when it is a leaf: every visible character of the
    /// source lies in exactly one leaf. A list and a turn hold nothing themselves; an entry holds
    /// the words between its marker and its nested blocks, and is visited before its marker.
    #[must_use]
    pub fn leaf(&self) -> Option<Span> {
        match self {
            Self::Block(Block::List(_) | Block::Turn(_)) => None,
            Self::Item(item) => {
                let start = item.marker.as_ref().map_or(item.lead.start, |marker| marker.span.end);
                (start < item.lead.end).then(|| Span::new(start, item.lead.end))
            }
            Self::Block(_) | Self::Marker(_) | Self::Label(_) => Some(self.span()),
        }
    }

    /// What lies directly below, in source order.
    fn children(self) -> impl DoubleEndedIterator<Item = Node<'t, 'a>> {
        let (label, marker, items, blocks): (_, _, &[Item<'a>], &[Block<'a>]) = match self {
            Node::Block(Block::Turn(turn)) => (Some(&turn.label), None, &[], &turn.blocks),
            Node::Block(Block::List(list)) => (None, None, &list.items, &[]),
            Node::Item(item) => (None, item.marker.as_ref(), &[], &item.blocks),
            Node::Block(_) | Node::Marker(_) | Node::Label(_) => (None, None, &[], &[]),
        };
        let parts = label.into_iter().map(Node::Label).chain(marker.into_iter().map(Node::Marker));
        parts.chain(items.iter().map(Node::Item)).chain(blocks.iter().map(Node::Block))
    }
}

/// Every node of a document with its depth, parents first, in source order.
#[derive(Debug, Clone)]
pub struct Walk<'t, 'a> {
    /// What is still to come, the next one last.
    ahead: Vec<(usize, Node<'t, 'a>)>,
}

impl<'t, 'a> Iterator for Walk<'t, 'a> {
    /// The depth, 0 for the blocks of front, body and back, and the node.
    type Item = (usize, Node<'t, 'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let (depth, node) = self.ahead.pop()?;
        self.ahead.extend(node.children().rev().map(|child| (depth + 1, child)));
        Some((depth, node))
    }
}

impl<'a> Document<'a> {
    /// Visits every node, parents before children, in source order, without recursion.
    ///
    /// ```
    /// use oration::{Node, parse_document};
    ///
    /// let source = "Q: Who pays?\n\nA: We all do.";
    /// let document = parse_document(source).unwrap();
    /// let labels: Vec<_> = document.walk().filter_map(|(_, node)| match node {
    ///     Node::Label(label) => Some(label.speaker.as_ref()),
    ///     _ => None,
    /// }).collect();
    /// assert_eq!(labels, ["Q", "A"]);
    /// ```
    #[must_use]
    pub fn walk(&self) -> Walk<'_, 'a> {
        let blocks = self.back.iter().rev().chain(self.body.iter().rev()).chain(self.front.iter().rev());
        Walk { ahead: blocks.map(|block| (0, Node::Block(block))).collect() }
    }

    /// Every block at any depth, in source order.
    pub fn blocks(&self) -> impl Iterator<Item = &Block<'a>> {
        self.walk().filter_map(|(_, node)| match node {
            Node::Block(block) => Some(block),
            Node::Item(_) | Node::Marker(_) | Node::Label(_) => None,
        })
    }
}
