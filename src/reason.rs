//! Why a block is what it is, and why it begins where it does: the named rules of the parser.

use crate::ast::BlockKind;
use crate::span::Span;

/// What a stretch of the source was taken for, and the rule that decided it.
///
/// ```
/// use oration::{BlockKind, Reason, explain};
///
/// let decisions = explain("[Applause]\n\nThank you.").unwrap();
/// assert_eq!((decisions[0].kind, decisions[0].reason), (BlockKind::Cue, Reason::Bracketed));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Decision {
    /// The bytes.
    pub span: Span,
    /// What they were taken for; an entry is part of a [`List`](BlockKind::List).
    pub kind: BlockKind,
    /// The rule.
    pub reason: Reason,
    /// Why it begins where it does.
    pub bound: Bound,
    /// What the next rule that fits would have made of it, with the evidence left out that decided.
    pub runner_up: Option<RunnerUp>,
    /// Whether that rests on weak evidence; parsing reports it as [`Code::WeakEvidence`](crate::Code::WeakEvidence).
    pub weak: bool,
}

/// What a stretch of the source would have been taken for otherwise, and the rule that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct RunnerUp {
    /// What it would have been taken for.
    pub kind: BlockKind,
    /// The rule.
    pub reason: Reason,
}

/// Declares rules once: variant, name, what it says.
macro_rules! rules {
    ($(#[$doc:meta])* $rules:ident: $($variant:ident $name:literal $text:literal,)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
        #[non_exhaustive]
        pub enum $rules {
            $(#[doc = $text] $variant,)*
        }

        impl $rules {
            /// Every rule, in the order in which they are documented.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The rule's name, as it is printed and serialised.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The rule in one sentence.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}

rules! {
    /// The rule that decided a block's kind.
    ///
    /// ```
    /// use oration::Reason;
    ///
    /// assert_eq!(Reason::Bracketed.name(), "bracketed");
    /// assert!(Reason::Bracketed.text().contains("brackets"));
    /// ```
    Reason:
    FrontMatter "front-matter" "Lines between `---` marks at the very start are front matter.",
    PageNumber "page-number" "A number alone on its line, outside any count of paragraphs, is a page's.",
    RunningLine "running-line" "A line that returns at page breaks is a running header or footer.",
    TimeLine "time-line" "A time code, or a clock time in the margin, has its line for itself.",
    EndMark "end-mark" "A line such as `###` or `ENDS` says that the text is over.",
    Markup "markup" "A tag that is a line is markup.",
    MarkupData "markup-data" "A tag that carries a title, a date or a speaker is what it carries.",
    Navigation "navigation" "The line is a link, a button or a box of a site, by its words.",
    BelowRule "below-rule" "A short line below the rule that ends the speech is a link of the site.",
    Copyright "copyright" "The line claims or grants rights.",
    AfterNavigation "after-navigation" "Lines under a box of links belong to the box.",
    Letterhead "letterhead" "A line above the title that names a state, a ministry or a mission is a letterhead.",
    TypeLabel "type-label" "A lone word that names the sort of page, above its title, is the site's.",
    Separator "separator" "A line of rules or stars parts what stands around it.",
    TableRow "table-row" "The line has cells.",
    Contents "contents" "Dot leaders, or a headline of contents, begin a table of contents.",
    Caption "caption" "The line begins as captions and credits do.",
    CaptionWords "caption-words" "Among captions, words below a time code are what is said, whatever they look like.",
    Fenced "fenced" "Fenced text is quoted.",
    MarkdownQuote "markdown-quote" "`>` begins every line of a quotation.",
    Verse "verse" "Song lines carry note signs.",
    QuotedBlock "quoted-block" "A paragraph wholly in quotation marks, after a colon, is a quotation.",
    QuoteGoesOn "quote-goes-on" "A quotation that was opened goes on until the paragraph that closes it.",
    IndentedQuote "indented-quote" "A paragraph set deeper than those around it, after a colon, is a quotation.",
    Bracketed "bracketed" "Words in brackets with the line for themselves are a stage direction or a note.",
    DivisionGoesOn "division-goes-on" "Names below the side of a division, and what stands among them, go on with it.",
    Refrain "refrain" "Short lines that say the same of one name after the other narrate what happens.",
    CueWord "cue-word" "A word for what happens, alone on its line, is a stage direction.",
    Proceeding "proceeding" "The line narrates the sitting, by its words.",
    SpeakerLabel "speaker-label" "A label that names a speaker, by its form and by coming back, begins a turn.",
    SecondLabel "second-label" "The label of a known speaker after the end of a sentence begins a second turn in the line.",
    SpeakerAlone "speaker-alone" "A name alone on its line that comes back, or stands after a rule or a time code, begins a turn.",
    ListMark "list-mark" "A bullet, or a marker that counts on from its neighbours, begins an entry.",
    UnmarkedList "unmarked-list" "Fragments after a lead-in are the entries of a list.",
    NumberedParagraph "numbered-paragraph" "Numbers that run through the document number its paragraphs.",
    MarkdownHeading "markdown-heading" "`#` begins a headline.",
    Underlined "underlined" "A line of `=` or `-` under a line makes it a headline.",
    Emphasised "emphasised" "A short line wholly in bold or italics, or with its signs set apart, is a headline.",
    ShortLine "short-line" "A short line without a full stop, set apart and followed by prose, is a headline.",
    CalledItem "called-item" "A short line below the words that call it, in a sitting, heads what follows.",
    Capitals "capitals" "A short line in capitals amid small letters is a headline.",
    NumberedHeading "numbered-heading" "A number before a short line that prose follows numbers a headline.",
    BracketedHeadline "bracketed-headline" "Headlines in square brackets, several of them and no turns, head sections.",
    KnownHeading "known-heading" "The line is a headline that sections commonly have.",
    HeadedTurns "headed-turns" "A headline between the date of a sitting and its first turn heads a section.",
    Headline "headline" "The first line that is no metadata is the title.",
    TitleGoesOn "title-goes-on" "Lines that go on with the headline's clause belong to it.",
    SecondTitle "second-title" "A line of the front that says the headline again is a title too.",
    Dateline "dateline" "The line is a date, perhaps with a place.",
    KeyedLine "keyed-line" "The line is a known key and its value.",
    Embargo "embargo" "The line binds the reader, by its words.",
    AddressLine "address-line" "The line is an address on the web: of the page, before and after the speech; of what was shown, within it.",
    OpeningLine "opening-line" "The line says when the sitting began.",
    FrontLine "front-line" "A line between the title and the speech is about the speech.",
    Summary "summary" "Prose above the dateline is a summary.",
    SourceLine "source-line" "A line after the speech that states its date or source is metadata.",
    Attendance "attendance" "Names that follow each other without words between are a list of those present.",
    Vocatives "vocatives" "The line does nothing but address those present.",
    CommaRun "comma-run" "Lines after each other that end with commas address one after the other.",
    BetweenAddresses "between-addresses" "A short line without an end between two addresses belongs to them.",
    Greeting "greeting" "A greeting alone on its line, at the start or after the address, belongs to the address.",
    Invocation "invocation" "An invocation before the address belongs to it.",
    ClosingWords "closing-words" "A short last line that thanks or wishes ends the speech.",
    SignedName "signed-name" "A name under the speech signs it.",
    NoteMark "note-mark" "A note's mark begins its text, after the speech or at the foot of a page.",
    NoteGoesOn "note-goes-on" "A paragraph between two notes goes on with the first of them.",
    HeadingGoesOn "heading-goes-on" "A headline in capitals goes on in the next when a word that links stands between.",
    UnderReferences "under-references" "What stands under a headline of notes or references is one.",
    Prose "prose" "Nothing else fits: it is a paragraph.",
}

rules! {
    /// Why a block begins where it does.
    ///
    /// ```
    /// use oration::{Bound, explain};
    ///
    /// let decisions = explain("The harbour is open.\n\nIt was closed.").unwrap();
    /// assert_eq!(decisions[1].bound, Bound::BlankLine);
    /// ```
    Bound:
    Start "start" "The text begins here.",
    Label "label" "A speaker's label begins it.",
    Marker "marker" "A list's marker begins it.",
    Number "number" "A number that runs through the document begins it.",
    OwnForm "own-form" "Its line has a form of its own: markup, brackets, a rule, page furniture.",
    FormAbove "form-above" "The form of the line above ends with that line.",
    PageBreak "page-break" "Page furniture stands above it.",
    BlankLine "blank-line" "A blank line stands above it.",
    EachLine "each-line" "Every line is a block here.",
    Indent "indent" "Its first line is set deeper, as those of paragraphs are here.",
    SentenceLine "sentence-line" "The line above ends a sentence, and here sentences end where lines do.",
    RoomLeft "room-left" "The line above ends a sentence and left room for the next word.",
    HalfLine "half-line" "The line above left half its width empty.",
    CoverLine "cover-line" "Lines above the first sentence stand one by one.",
    Address "address" "The line above addresses those present and stands for itself.",
    LastWords "last-words" "Its line addresses those present or ends the speech, and stands for itself.",
    NoteMark "note-mark" "The mark of a note begins it, as another began the block above.",
}
