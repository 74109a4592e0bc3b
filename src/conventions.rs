//! What somebody can know of a source before it is parsed.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use crate::ast::{DateOrder, Lang};

/// The conventions of a source: what its documents have in common.
///
/// Everything is optional. What is not stated is found out from each document, as
/// [`parse_document`](crate::parse_document) does; what is stated stands, also in a document too
/// short to show it. [`Profile::of`] reads the conventions off a document that is long enough.
///
/// With the `serde` feature a profile can be kept in any format; the `oration` command uses TOML.
///
/// ```
/// use oration::{Lang, Parser, Profile};
///
/// let mut profile = Profile::default();
/// profile.languages = vec![Lang::English];
/// profile.speakers = vec!["The harbour master".into()];
///
/// let source = "The harbour master: we open at six, as we always did.";
/// let document = Parser::new().profile(profile).parse(source)?;
/// assert_eq!(document.speakers(), ["The harbour master"]);
/// # Ok::<(), oration::ParseError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields, rename_all = "kebab-case"))]
#[non_exhaustive]
pub struct Profile {
    /// The languages that the documents are in. With one, it is not guessed; with several, a
    /// document's is looked for among them. English words of sites and archives are known besides.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub languages: Vec<Lang>,
    /// How dates in figures are written: what `03/04/2021` means.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub date_order: Option<DateOrder>,
    /// Labels of speakers as the documents write them, without the colon. Each begins a turn also
    /// where it occurs once and looks like no name.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub speakers: Vec<String>,
    /// Running headers and footers as the documents have them. Their figures do not count, so that
    /// one line stands for every page and issue.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub running: Vec<String>,
    /// Words of the source that the lexicons may lack, in any case: an office, a cue, a link of its site.
    /// They count beside the words of the document's languages.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "BTreeMap::is_empty"))]
    pub words: BTreeMap<WordClass, Vec<String>>,
    /// How lines make paragraphs.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "LineLayout::is_empty"))]
    pub layout: LineLayout,
}

/// What a word of a [`Profile`] says of the line that it opens or is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum WordClass {
    /// Whom a speech addresses: "ladies and gentlemen".
    Vocatives,
    /// Greetings that stand alone: "good morning".
    Greetings,
    /// How a sentence begins that ends a speech: "i thank you".
    Closings,
    /// Forms of address before a name: "mr.".
    Honorifics,
    /// Offices that a label or a cover names: "harbour master".
    Offices,
    /// Whole labels that name a part and no person: "question".
    Parts,
    /// Words that show a line in brackets to be a stage direction: "applause".
    Cues,
    /// How narrative lines of minutes begin: "moved by".
    Proceedings,
    /// How a line begins that says when a sitting opened: "the house met at".
    Openings,
    /// Lines that bind the reader: "check against delivery".
    Embargo,
    /// What a speech calls itself in a title: "address".
    SpeechWords,
    /// How the lines of a letterhead begin: "ministry of".
    Letterheads,
    /// Links, buttons and boxes of sites: "share this page".
    Navigation,
    /// Whole lines that say that the text is over: "ends".
    EndMarks,
    /// How a copyright line begins.
    Copyright,
    /// The headline of a table of contents.
    Contents,
    /// The headline above footnotes and references.
    References,
    /// How the caption of a picture or table begins: "figure".
    Captions,
    /// Headlines that sections commonly have: "introduction".
    Headings,
}

/// How the lines of a source make its paragraphs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields, rename_all = "kebab-case"))]
#[non_exhaustive]
pub struct LineLayout {
    /// Whether lines are wrapped, and at which column.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub wrap: Option<Wrap>,
    /// Blank lines between two lines of one paragraph: 1 in double-spaced text.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub spacing: Option<u16>,
    /// Whether wrapped lines are filled: a word that had room was put on the line.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub filled: Option<bool>,
    /// The indent, in columns, that begins a paragraph when it is exceeded; `None` when indents
    /// part nothing or nothing is known.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub indent_after: Option<u16>,
    /// Whether each sentence that ends a line ends its paragraph.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub sentence_lines: Option<bool>,
}

impl LineLayout {
    /// Whether nothing is stated.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether the lines of a source are wrapped. As data: the column, or `"never"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "Column", into = "Column")
)]
pub enum Wrap {
    /// Each line is a paragraph, however long.
    Never,
    /// Lines go on until this column.
    At(u32),
}

/// The data form of [`Wrap`].
#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
enum Column {
    At(u32),
    Word(String),
}

#[cfg(feature = "serde")]
impl From<Wrap> for Column {
    fn from(wrap: Wrap) -> Self {
        match wrap {
            Wrap::Never => Self::Word("never".into()),
            Wrap::At(column) => Self::At(column),
        }
    }
}

#[cfg(feature = "serde")]
impl TryFrom<Column> for Wrap {
    type Error = &'static str;

    fn try_from(column: Column) -> Result<Self, Self::Error> {
        match column {
            Column::At(column) if column > 0 => Ok(Self::At(column)),
            Column::Word(word) if word == "never" => Ok(Self::Never),
            Column::At(_) | Column::Word(_) => Err("`wrap` is a column from 1, or \"never\""),
        }
    }
}
