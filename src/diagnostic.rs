//! What the parser is not sure of: data with spans, never errors.

use core::fmt;

use crate::span::Span;

/// How much a [`Diagnostic`] matters to somebody who relies on the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Severity {
    /// A remark: the reading is likely, and another one was possible.
    Note,
    /// A doubt: the block is worth a look.
    Warning,
}

/// What a [`Diagnostic`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Code {
    /// A date whose day and month could be read either way, and nothing in the document settles it.
    AmbiguousDate,
    /// A date whose weekday does not fit.
    WeekdayMismatch,
    /// Two places give different values for one fact.
    ConflictingFacts,
    /// A footnote whose mark occurs nowhere in the text.
    UnreferencedFootnote,
    /// Two footnotes carry the same mark.
    DuplicateFootnote,
    /// List numbers that skip or go back.
    BrokenNumbering,
    /// Lists nested deeper than [`MAX_LIST_DEPTH`](crate::MAX_LIST_DEPTH); the rest was kept flat.
    DeepNesting,
    /// What a block is, or where it begins, rests on weak evidence: place and length alone, a guess about
    /// wrapping, or a rule beside which another fits about as well.
    ///
    /// [`explain`](crate::explain) tells which rule it was and what the next one would have said.
    WeakEvidence,
    /// Front matter that is opened and never closed.
    UnclosedFrontMatter,
    /// Characters that text should not hold: NUL and other control characters, replacement characters.
    ControlCharacters,
}

impl Code {
    /// The code's name, as it is printed and serialised.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AmbiguousDate => "ambiguous-date",
            Self::WeekdayMismatch => "weekday-mismatch",
            Self::ConflictingFacts => "conflicting-facts",
            Self::UnreferencedFootnote => "unreferenced-footnote",
            Self::DuplicateFootnote => "duplicate-footnote",
            Self::BrokenNumbering => "broken-numbering",
            Self::DeepNesting => "deep-nesting",
            Self::WeakEvidence => "weak-evidence",
            Self::UnclosedFrontMatter => "unclosed-front-matter",
            Self::ControlCharacters => "control-characters",
        }
    }

    /// One sentence that says what is doubtful.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::AmbiguousDate => "day and month of this date could be the other way round",
            Self::WeekdayMismatch => "the weekday does not fit the date",
            Self::ConflictingFacts => "another place in the document says something else",
            Self::UnreferencedFootnote => "no place in the text refers to this footnote",
            Self::DuplicateFootnote => "an earlier footnote has the same mark",
            Self::BrokenNumbering => "this number does not follow the one before it",
            Self::DeepNesting => "lists are nested too deep here; deeper entries were kept flat",
            Self::WeakEvidence => "what this is, or where it begins, rests on weak evidence",
            Self::UnclosedFrontMatter => "the front matter has no closing line",
            Self::ControlCharacters => "control characters or replacement characters in the text",
        }
    }

    /// How much it matters.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::UnreferencedFootnote | Self::DeepNesting | Self::BrokenNumbering => Severity::Note,
            Self::AmbiguousDate
            | Self::WeekdayMismatch
            | Self::ConflictingFacts
            | Self::DuplicateFootnote
            | Self::WeakEvidence
            | Self::UnclosedFrontMatter
            | Self::ControlCharacters => Severity::Warning,
        }
    }
}

/// A doubt about one place in the document.
///
/// ```
/// use oration::{Code, parse_document};
///
/// let document = parse_document("Speech\n\n03/04/2021\n\nGood morning. We meet again.").unwrap();
/// assert_eq!(document.diagnostics[0].code, Code::AmbiguousDate);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Diagnostic {
    /// What it is about.
    pub code: Code,
    /// The bytes it is about.
    pub span: Span,
    /// A second place that matters, such as the footnote that had the mark first.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub other: Option<Span>,
}

impl Diagnostic {
    /// A diagnostic about `span`.
    pub(crate) const fn new(code: Code, span: Span) -> Self {
        Self { code, span, other: None }
    }

    /// The same with a second place.
    pub(crate) const fn with_other(mut self, other: Span) -> Self {
        self.other = Some(other);
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} (bytes {})", self.code.name(), self.code.message(), self.span)
    }
}
