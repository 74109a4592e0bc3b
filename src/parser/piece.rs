//! Pieces: the flat, ordered result of deciding what each stretch of lines is.

use crate::ast::{BlockKind, FurnitureRole, MetadataKey, TableRole};
use crate::grammar::mark::Mark;
use crate::reason::Reason;
use crate::span::Span;

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Title,
    Metadata(MetadataKey<'static>),
    Salutation,
    Heading(u8),
    Paragraph(Option<u32>),
    Item(Option<Mark>),
    /// A label, with its words where they share its line.
    Turn {
        /// From the piece's start to the end of the label's punctuation.
        label: Span,
        /// The label without its punctuation.
        speaker: Span,
        time: Option<Span>,
        /// Whether the label has its line for itself.
        alone: bool,
    },
    Cue,
    Quote,
    Footnote,
    Closing,
    Signature,
    Furniture(FurnitureRole),
    Rule,
    Table(TableRole),
}

/// A stretch of the source, from its first visible character to its last, and what it is.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
    /// The first unit that it covers.
    pub(crate) unit: usize,
    pub(crate) reason: Reason,
    /// Whether what it is or where it begins rests on weak evidence.
    pub(crate) weak: bool,
}

impl Kind {
    /// The kind of block that a piece becomes; an entry becomes part of a list.
    pub(crate) const fn block(&self) -> BlockKind {
        match self {
            Self::Title => BlockKind::Title,
            Self::Metadata(_) => BlockKind::Metadata,
            Self::Salutation => BlockKind::Salutation,
            Self::Heading(_) => BlockKind::Heading,
            Self::Paragraph(_) => BlockKind::Paragraph,
            Self::Item(_) => BlockKind::List,
            Self::Turn { .. } => BlockKind::Turn,
            Self::Cue => BlockKind::Cue,
            Self::Quote => BlockKind::Quote,
            Self::Footnote => BlockKind::Footnote,
            Self::Closing => BlockKind::Closing,
            Self::Signature => BlockKind::Signature,
            Self::Furniture(_) => BlockKind::Furniture,
            Self::Rule => BlockKind::Rule,
            Self::Table(_) => BlockKind::Table,
        }
    }
}
