//! What the document says of itself.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::{Date, Lang};
use crate::span::Span;

/// A value, and the bytes that state it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Fact<T> {
    /// What is stated.
    pub value: T,
    /// Where; for the language, the text it was read from.
    pub span: Span,
}

impl<T> Fact<T> {
    pub(crate) const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// What the document says of itself, resolved and typed. A fact is there only when the text states it.
///
/// ```
/// let source = "Address by Foreign Minister Ada Quist at the Harbour Conference\n\n4 May 2021\n\n\
///               Excellencies,\n\nThe sea joins us.";
/// let facts = oration::parse_document(source).unwrap().facts;
/// assert_eq!(facts.speaker.unwrap().value.name, "Ada Quist");
/// assert_eq!(facts.role.unwrap().value, "Foreign Minister");
/// assert_eq!(facts.event.unwrap().value, "Harbour Conference");
/// assert_eq!(facts.date.unwrap().value.to_string(), "2021-05-04");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Facts<'a> {
    /// The headline as one line.
    #[cfg_attr(feature = "serde", serde(borrow))]
    pub title: Option<Fact<Cow<'a, str>>>,
    /// The day of delivery or, if only that is given, of publication.
    pub date: Option<Fact<Date>>,
    /// Who spoke.
    #[cfg_attr(feature = "serde", serde(borrow))]
    pub speaker: Option<Fact<Speaker<'a>>>,
    /// Further speakers whom the headline names, of a joint appearance.
    #[cfg_attr(feature = "serde", serde(borrow))]
    pub joint_speakers: Vec<Fact<Speaker<'a>>>,
    /// The speaker's office as written.
    #[cfg_attr(feature = "serde", serde(borrow))]
    pub role: Option<Fact<Cow<'a, str>>>,
    /// Where it was delivered.
    #[cfg_attr(feature = "serde", serde(borrow))]
    pub place: Option<Fact<Cow<'a, str>>>,
    /// The occasion.
    #[cfg_attr(feature = "serde", serde(borrow))]
    pub event: Option<Fact<Cow<'a, str>>>,
    /// The language of the body.
    pub language: Option<Fact<Lang>>,
    /// The formula that ends the speech, on a line of its own or as the last sentence of a paragraph.
    #[cfg_attr(feature = "serde", serde(borrow))]
    pub closing: Option<Fact<Cow<'a, str>>>,
}

/// A person who spoke.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Speaker<'a> {
    /// The name without titles and office.
    #[cfg_attr(feature = "serde", serde(borrow))]
    pub name: Cow<'a, str>,
    /// Title or form of address as written, `H.E.`, `Dr.`
    #[cfg_attr(feature = "serde", serde(borrow))]
    pub honorific: Option<Cow<'a, str>>,
}
