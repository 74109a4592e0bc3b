//! The parser that is told what is known of the source, and reading that off a document.

use alloc::string::String;
use alloc::vec::Vec;

use crate::ast::{DateOrder, Document, Lang};
use crate::conventions::{Profile, WordClass};
use crate::error::ParseError;
use crate::reason::Decision;

impl Profile {
    /// Reads the conventions off a document: its language, the labels that are speakers by more than
    /// their company, what returns at page breaks, how its lines make paragraphs, how its dates are ordered where one of them
    /// shows it.
    ///
    /// # Errors
    ///
    /// Those of [`parse_document`](crate::parse_document).
    ///
    /// ```
    /// use oration::{Lang, Profile};
    ///
    /// let talk = "Q: Are you open?\n\nA: We are.\n\nQ: Since when?\n\nA: Since today.";
    /// let profile = Profile::of(talk)?;
    /// assert_eq!(profile.languages, [Lang::English]);
    /// assert_eq!(profile.speakers, ["Q", "A"]);
    /// # Ok::<(), oration::ParseError>(())
    /// ```
    pub fn of(source: &str) -> Result<Self, ParseError> {
        crate::check(source).map(crate::parser::conventions)
    }
}

/// A parser that is told what is known of the source.
///
/// `Parser::new().parse(source)` is [`parse_document`](crate::parse_document). A parser can be used
/// for any number of documents, by any number of threads.
///
/// ```
/// use oration::{DateOrder, Lang, Parser};
///
/// let parser = Parser::new().languages([Lang::English]).date_order(DateOrder::MonthFirst);
/// let document = parser.parse("Remarks on the harbour\n\n03/04/2021\n\nGood morning. We meet again.")?;
/// assert_eq!(document.facts.date.unwrap().value.to_string(), "2021-03-04");
/// assert!(document.diagnostics.is_empty());
/// # Ok::<(), oration::ParseError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Parser {
    profile: Profile,
}

impl Parser {
    /// A parser that knows nothing of the source.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the conventions of a source over those stated so far.
    #[must_use]
    pub fn profile(mut self, profile: Profile) -> Self {
        self.profile = profile;
        self
    }

    /// States the [languages](Profile::languages) that documents are in.
    #[must_use]
    pub fn languages(mut self, languages: impl IntoIterator<Item = Lang>) -> Self {
        self.profile.languages = languages.into_iter().collect();
        self
    }

    /// States labels of [speakers](Profile::speakers), besides those stated so far.
    #[must_use]
    pub fn speakers<S: Into<String>>(mut self, labels: impl IntoIterator<Item = S>) -> Self {
        self.profile.speakers.extend(labels.into_iter().map(Into::into));
        self
    }

    /// States [words](Profile::words) of a class, besides those stated so far.
    ///
    /// ```
    /// use oration::{Parser, WordClass};
    ///
    /// let source = "Harbour master Quist: we open at six.";
    /// assert_eq!(Parser::new().parse(source)?.turns().count(), 0);
    /// let parser = Parser::new().words(WordClass::Offices, ["harbour master"]);
    /// assert_eq!(parser.parse(source)?.turns().count(), 1);
    /// # Ok::<(), oration::ParseError>(())
    /// ```
    #[must_use]
    pub fn words<S: Into<String>>(mut self, class: WordClass, words: impl IntoIterator<Item = S>) -> Self {
        self.profile.words.entry(class).or_default().extend(words.into_iter().map(Into::into));
        self
    }

    /// States the [order](Profile::date_order) of dates in figures.
    #[must_use]
    pub const fn date_order(mut self, order: DateOrder) -> Self {
        self.profile.date_order = Some(order);
        self
    }

    /// Parses a transcript, as [`parse_document`](crate::parse_document) does.
    ///
    /// # Errors
    ///
    /// Those of [`parse_document`](crate::parse_document).
    pub fn parse<'a>(&self, source: &'a str) -> Result<Document<'a>, ParseError> {
        crate::check(source).map(|source| crate::parser::parse(source, &self.profile))
    }

    /// Why each stretch of a transcript is what it is, as [`explain`](crate::explain) does.
    ///
    /// # Errors
    ///
    /// Those of [`parse_document`](crate::parse_document).
    pub fn explain(&self, source: &str) -> Result<Vec<Decision>, ParseError> {
        crate::check(source).map(|source| crate::parser::explain(source, &self.profile))
    }
}
