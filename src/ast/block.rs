//! One struct a kind of block; the enum only groups them.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use super::Inline;
use crate::span::Span;

/// Declares a node struct with the derives that every node has.
macro_rules! node {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $ty:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        pub struct $name<'a> {
            /// The bytes it covers, from its first visible character to its last.
            pub span: Span,
            $($(#[$field_meta])* pub $field: $ty,)*
        }
    };
}

/// A block of a transcript.
///
/// ```
/// use oration::{Block, parse_document};
///
/// let document = parse_document("[Applause]\n\nThank you.").unwrap();
/// assert!(matches!(document.body[0], Block::Cue(_)));
/// assert_eq!(document.body[0].kind().name(), "cue");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(tag = "kind", rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum Block<'a> {
    /// The document's own headline.
    #[cfg_attr(feature = "serde", serde(borrow))]
    Title(Title<'a>),
    /// A line about the speech that nobody spoke.
    Metadata(Metadata<'a>),
    /// Words that address the audience, on lines of their own.
    Salutation(Salutation<'a>),
    /// The headline of a section.
    Heading(Heading<'a>),
    /// A paragraph of prose.
    Paragraph(Paragraph<'a>),
    /// A list with its entries.
    List(List<'a>),
    /// A speaker's turn.
    Turn(Box<Turn<'a>>),
    /// A stage direction or an editor's note, on lines of its own.
    Cue(Cue<'a>),
    /// A quotation set off as a block.
    Quote(Quote<'a>),
    /// The text of a footnote, or an entry of the references.
    Footnote(Footnote<'a>),
    /// The words that end the speech, on lines of their own.
    Closing(Closing<'a>),
    /// The name under the speech, as a letter has it.
    Signature(Signature<'a>),
    /// What the medium added.
    Furniture(Furniture<'a>),
    /// A line of rules or stars between parts.
    Rule(Rule<'a>),
    /// Rows of a table, a table of contents, a caption.
    Table(Table<'a>),
}

/// The kind of a [`Block`], without its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum BlockKind {
    /// See [`Title`].
    Title,
    /// See [`Metadata`].
    Metadata,
    /// See [`Salutation`].
    Salutation,
    /// See [`Heading`].
    Heading,
    /// See [`Paragraph`].
    Paragraph,
    /// See [`List`].
    List,
    /// See [`Turn`].
    Turn,
    /// See [`Cue`].
    Cue,
    /// See [`Quote`].
    Quote,
    /// See [`Footnote`].
    Footnote,
    /// See [`Closing`].
    Closing,
    /// See [`Signature`].
    Signature,
    /// See [`Furniture`].
    Furniture,
    /// See [`Rule`].
    Rule,
    /// See [`Table`].
    Table,
}

impl BlockKind {
    /// The kind's name, as the JSON form writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Metadata => "metadata",
            Self::Salutation => "salutation",
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::List => "list",
            Self::Turn => "turn",
            Self::Cue => "cue",
            Self::Quote => "quote",
            Self::Footnote => "footnote",
            Self::Closing => "closing",
            Self::Signature => "signature",
            Self::Furniture => "furniture",
            Self::Rule => "rule",
            Self::Table => "table",
        }
    }
}

impl Block<'_> {
    /// Which kind it is.
    #[must_use]
    pub const fn kind(&self) -> BlockKind {
        match self {
            Self::Title(_) => BlockKind::Title,
            Self::Metadata(_) => BlockKind::Metadata,
            Self::Salutation(_) => BlockKind::Salutation,
            Self::Heading(_) => BlockKind::Heading,
            Self::Paragraph(_) => BlockKind::Paragraph,
            Self::List(_) => BlockKind::List,
            Self::Turn(_) => BlockKind::Turn,
            Self::Cue(_) => BlockKind::Cue,
            Self::Quote(_) => BlockKind::Quote,
            Self::Footnote(_) => BlockKind::Footnote,
            Self::Closing(_) => BlockKind::Closing,
            Self::Signature(_) => BlockKind::Signature,
            Self::Furniture(_) => BlockKind::Furniture,
            Self::Rule(_) => BlockKind::Rule,
            Self::Table(_) => BlockKind::Table,
        }
    }

    /// The bytes it covers.
    #[must_use]
    pub const fn span(&self) -> Span {
        match self {
            Self::Title(n) => n.span,
            Self::Metadata(n) => n.span,
            Self::Salutation(n) => n.span,
            Self::Heading(n) => n.span,
            Self::Paragraph(n) => n.span,
            Self::List(n) => n.span,
            Self::Turn(n) => n.span,
            Self::Cue(n) => n.span,
            Self::Quote(n) => n.span,
            Self::Footnote(n) => n.span,
            Self::Closing(n) => n.span,
            Self::Signature(n) => n.span,
            Self::Furniture(n) => n.span,
            Self::Rule(n) => n.span,
            Self::Table(n) => n.span,
        }
    }
}

node! {
    /// The document's own headline, its subtitle lines included.
    Title {
        /// The headline as one line, without markup.
        #[cfg_attr(feature = "serde", serde(borrow))]
        text: Cow<'a, str>,
    }
}

node! {
    /// A line about the speech that nobody spoke: date, place, occasion, source, embargo.
    Metadata {
        /// What it is about.
        #[cfg_attr(feature = "serde", serde(borrow))]
        key: MetadataKey<'a>,
        /// What it says, without the key's own word: `6 July 1995` of `Date: 6 July 1995`.
        #[cfg_attr(feature = "serde", serde(borrow))]
        value: Cow<'a, str>,
    }
}

/// What a [`Metadata`] line is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum MetadataKey<'a> {
    /// The day on which it was delivered or published.
    Date,
    /// The hour.
    Time,
    /// Where it was delivered.
    Place,
    /// The occasion.
    Event,
    /// Who spoke.
    Speaker,
    /// The speaker's office.
    Role,
    /// Where the text comes from.
    Source,
    /// A document symbol, such as `A/79/PV.7`.
    Symbol,
    /// "Check against delivery", "Embargoed until …".
    Embargo,
    /// An address on the web.
    Url,
    /// Topics and keywords.
    Tags,
    /// A teaser or summary above the speech.
    Summary,
    /// Who was present.
    Attendance,
    /// An entry of the agenda, a session, a sitting.
    Session,
    /// The language.
    Language,
    /// A block of front matter between `---` lines, or a single markup line that carries data.
    FrontMatter,
    /// A key that has no name here; the words as written.
    #[cfg_attr(feature = "serde", serde(borrow))]
    Other(Cow<'a, str>),
    /// A line without a key whose content could not be told.
    Unknown,
}

node! {
    /// Words that address the audience.
    Salutation {
        /// The words.
        #[cfg_attr(feature = "serde", serde(borrow))]
        text: Cow<'a, str>,
        /// Those addressed, one entry each: `Mr. President`, `Excellencies`.
        #[cfg_attr(feature = "serde", serde(borrow))]
        addressees: Vec<Addressee<'a>>,
    }
}

node! {
    /// One of those whom a [`Salutation`] addresses.
    Addressee {
        /// The words, without the comma.
        #[cfg_attr(feature = "serde", serde(borrow))]
        text: Cow<'a, str>,
    }
}

node! {
    /// The headline of a section.
    Heading {
        /// Depth where markup or numbering shows one, else 1.
        level: u8,
        /// Its number or numeral as written, `IV.` or `2.1`.
        #[cfg_attr(feature = "serde", serde(borrow))]
        number: Option<Cow<'a, str>>,
        /// The words, without number and markup.
        #[cfg_attr(feature = "serde", serde(borrow))]
        text: Cow<'a, str>,
    }
}

node! {
    /// A paragraph of prose.
    Paragraph {
        /// The number of a numbered running paragraph.
        number: Option<u32>,
        /// The words: wrapped lines joined, hyphens at line ends mended.
        #[cfg_attr(feature = "serde", serde(borrow))]
        text: Cow<'a, str>,
        /// What a reader would mark inside it.
        inlines: Vec<Inline>,
        /// Whether a page break cut it, so that the next paragraph goes on with its sentence.
        continues: bool,
    }
}

node! {
    /// A list: entries of one level.
    List {
        /// Whether the markers count.
        ordered: bool,
        /// The entries.
        #[cfg_attr(feature = "serde", serde(borrow))]
        items: Vec<Item<'a>>,
    }
}

node! {
    /// An entry of a [`List`].
    Item {
        /// Its marker; none where entries are set without one.
        #[cfg_attr(feature = "serde", serde(borrow))]
        marker: Option<Marker<'a>>,
        /// The words of the entry, without its marker.
        #[cfg_attr(feature = "serde", serde(borrow))]
        text: Cow<'a, str>,
        /// The bytes of marker and words, without the nested blocks.
        lead: Span,
        /// What a reader would mark inside the words.
        inlines: Vec<Inline>,
        /// Nested lists and further paragraphs.
        #[cfg_attr(feature = "serde", serde(borrow))]
        blocks: Vec<Block<'a>>,
    }
}

node! {
    /// What stands before the words of an [`Item`].
    Marker {
        /// The marker as written: `•`, `(a)`, `3.`.
        #[cfg_attr(feature = "serde", serde(borrow))]
        text: Cow<'a, str>,
        /// Which sort it is.
        sort: MarkerKind,
        /// What it counts to, from one: 3 for `3.`, `c)` and `iii.`; none for bullets.
        value: Option<u32>,
    }
}

/// The sorts of list marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum MarkerKind {
    /// A sign that does not count.
    Bullet,
    /// Digits of any script.
    Number,
    /// A letter.
    Letter,
    /// A roman numeral.
    Roman,
    /// A number word with a full stop, `Uno.`
    Word,
}

impl MarkerKind {
    /// Whether markers of this sort count.
    #[must_use]
    pub const fn is_ordered(self) -> bool {
        !matches!(self, Self::Bullet)
    }
}

node! {
    /// A speaker, and what was said until the next one.
    Turn {
        /// Who speaks.
        #[cfg_attr(feature = "serde", serde(borrow))]
        label: Label<'a>,
        /// Whether the words begin on the label's own line; then `blocks[0]` is that paragraph.
        run_in: bool,
        /// What was said, with the cues and the furniture that fall inside.
        #[cfg_attr(feature = "serde", serde(borrow))]
        blocks: Vec<Block<'a>>,
    }
}

node! {
    /// The label that begins a [`Turn`]. Its span covers colon, time code and markup.
    Label {
        /// The label as written, office included, without colon, time code and markup.
        #[cfg_attr(feature = "serde", serde(borrow))]
        speaker: Cow<'a, str>,
        /// A time code that stands with it.
        #[cfg_attr(feature = "serde", serde(borrow))]
        time: Option<Cow<'a, str>>,
    }
}

node! {
    /// A stage direction or an editor's note.
    Cue {
        /// The words, without brackets.
        #[cfg_attr(feature = "serde", serde(borrow))]
        text: Cow<'a, str>,
    }
}

node! {
    /// A quotation set off as a block, verse included.
    Quote {
        /// The words; the lines of verse and code are kept apart by line feeds.
        #[cfg_attr(feature = "serde", serde(borrow))]
        text: Cow<'a, str>,
    }
}

node! {
    /// The text of a footnote or endnote, or an entry of the references.
    Footnote {
        /// Its mark, without brackets and full stop: `1`, `*`.
        #[cfg_attr(feature = "serde", serde(borrow))]
        mark: Option<Cow<'a, str>>,
        /// The words, without the mark.
        #[cfg_attr(feature = "serde", serde(borrow))]
        text: Cow<'a, str>,
        /// Where the text refers to it.
        references: Vec<Span>,
    }
}

node! {
    /// The words that end the speech.
    Closing {
        /// The words.
        #[cfg_attr(feature = "serde", serde(borrow))]
        text: Cow<'a, str>,
    }
}

node! {
    /// A name, and an office, under the speech.
    Signature {
        /// The words.
        #[cfg_attr(feature = "serde", serde(borrow))]
        text: Cow<'a, str>,
    }
}

node! {
    /// What the medium added.
    Furniture {
        /// Which sort it is.
        role: FurnitureRole,
        /// The words as they stand.
        #[cfg_attr(feature = "serde", serde(borrow))]
        text: Cow<'a, str>,
    }
}

/// The sorts of [`Furniture`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum FurnitureRole {
    /// A page or column number.
    PageNumber,
    /// A line that returns at page breaks, or a letterhead.
    RunningHeader,
    /// A time code or a clock time in the margin.
    TimeCode,
    /// Links, buttons, boxes of a site.
    Navigation,
    /// A line of markup.
    Markup,
    /// "ENDS", "###": the sign that the text is over.
    EndMark,
    /// A copyright or licence line.
    Copyright,
}

node! {
    /// A line of rules or stars between parts.
    Rule {
        /// The line as it stands.
        #[cfg_attr(feature = "serde", serde(borrow))]
        text: Cow<'a, str>,
    }
}

node! {
    /// Rows of a table, a table of contents, a caption.
    Table {
        /// Which of these it is.
        role: TableRole,
        /// The rows as they stand, line breaks included.
        #[cfg_attr(feature = "serde", serde(borrow))]
        text: Cow<'a, str>,
    }
}

/// The sorts of [`Table`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum TableRole {
    /// Rows of cells.
    Rows,
    /// A table of contents.
    Contents,
    /// The caption or credit of a figure.
    Caption,
}
