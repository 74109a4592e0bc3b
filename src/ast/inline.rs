//! What a reader would mark inside prose.

use crate::span::Span;

/// A stretch of a paragraph that is more than words.
///
/// ```
/// use oration::{InlineKind, parse_document};
///
/// let source = "We shall rebuild. (Applause.) And we shall begin today, all of us, together.";
/// let document = parse_document(source).unwrap();
/// let inline = document.paragraphs().next().unwrap().inlines[0];
/// assert_eq!(inline.kind, InlineKind::Cue);
/// assert_eq!(inline.span.of(source), Some("(Applause.)"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Inline {
    /// What it is.
    pub kind: InlineKind,
    /// The bytes it covers.
    pub span: Span,
}

impl Inline {
    pub(crate) const fn new(kind: InlineKind, span: Span) -> Self {
        Self { kind, span }
    }
}

/// The sorts of [`Inline`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum InlineKind {
    /// A stage direction: "(Applause.)".
    Cue,
    /// A reference to a footnote: `[3]`, `¹`.
    FootnoteReference,
    /// Words that address somebody: "Mr. President, …".
    Vocative,
    /// Something left out: "[…]".
    Elision,
    /// A time code.
    TimeCode,
    /// The sentence that ends the speech.
    Closing,
}
