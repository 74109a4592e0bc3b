//! The words of each language, as typed constant tables.
//!
//! One file a language and one struct without `Default`, so that a missing field does not compile.
//! What layout alone can say is never said here: a language without a table still gets its
//! paragraphs, lists, turns and furniture.
//!
//! # Adding a language
//! 1. Copy `en.rs`, name the [`Lang`] and fill every field; the compiler lists what is missing.
//! 2. Add one line to the `lexicons!` list below and, if it is new, one to `ast/lang.rs`.
//! 3. Add its month and weekday names: one code in `scripts/cldr.py`, then run it.
//! 4. Add three short transcripts in `tests/corpus/<code>/`.
//!
//! # How entries are written
//! In lower case, with a straight apostrophe and single spaces; they match any case, curly
//! apostrophes, no-break and repeated white space. An entry matches whole words only, except in
//! scripts that put no space between words.

mod cldr;
mod select;

use alloc::borrow::Cow;

use crate::ast::{Lang, MetadataKey};

pub(crate) use cldr::CalendarNames;
pub(crate) use select::{Column, Lexicons};

/// The words of one language.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Which language.
    pub(crate) lang: Lang,
    /// The commonest function words, which tell the language of a text: 20 to 40 words, those that
    /// its neighbours do not share first.
    pub(crate) stopwords: &'static [&'static str],
    /// Month and weekday names.
    pub(crate) calendar: &'static CalendarNames,

    /// Whom a speech addresses, as it is said to them: "ladies and gentlemen", "mr. president".
    pub(crate) vocatives: &'static [&'static str],
    /// Words that stand before a vocative or a name in an address: "dear", "distinguished", "my".
    pub(crate) address_openers: &'static [&'static str],
    /// Greetings that stand alone: "good morning".
    pub(crate) greetings: &'static [&'static str],
    /// Invocations before the address: "in the name of god".
    pub(crate) invocations: &'static [&'static str],
    /// How a sentence begins that ends a speech: "thank you", "i thank you", "god bless",
    /// "long live". Prefixes of the sentence, as long as is needed to be sure.
    pub(crate) closings: &'static [&'static str],

    /// Forms of address and titles before a name: "mr.", "h.e.", "hon.", "dr.".
    pub(crate) honorifics: &'static [&'static str],
    /// Offices and functions that a speaker's label or a cover line names: "president",
    /// "minister", "chair", "governor", "ambassador".
    pub(crate) offices: &'static [&'static str],
    /// Whole labels that name a part and no person: "question", "q", "moderator", "operator".
    pub(crate) parts: &'static [&'static str],

    /// Words that show a bracketed line to be a stage direction: "applause", "laughter".
    pub(crate) cues: &'static [&'static str],
    /// Words before the colon of an editor's remark: "note".
    pub(crate) remarks: &'static [&'static str],
    /// How narrative lines of minutes begin: "the house adjourned", "question put", "moved by".
    pub(crate) proceedings: &'static [&'static str],
    /// How a line begins that says when and where a sitting opened: "the house met at".
    pub(crate) openings: &'static [&'static str],

    /// Keys of `Key: value` metadata lines, and whole words that begin such a line without a
    /// colon ("submitted on").
    pub(crate) keys: &'static [(&'static str, MetadataKey<'static>)],
    /// Lines that bind the reader: "check against delivery", "embargoed until".
    pub(crate) embargo: &'static [&'static str],

    /// What a speech calls itself in a title: "speech", "address", "remarks", "statement".
    pub(crate) speech_words: &'static [&'static str],
    /// How the record of a sitting begins to call itself in a title: "official report", "minutes of".
    pub(crate) records: &'static [&'static str],
    /// Between the speech and its speaker: "by", "of", "from".
    pub(crate) by: &'static [&'static str],
    /// Between the speech and its occasion: "at", "to", "on", "before".
    pub(crate) at: &'static [&'static str],
    /// Between the occasion and its place: "in".
    pub(crate) place_in: &'static [&'static str],

    /// How the lines of a letterhead begin: "republic of", "ministry of", "permanent mission".
    pub(crate) letterheads: &'static [&'static str],
    /// Links, buttons and boxes of sites: "share this page", "back to top", "see also".
    pub(crate) navigation: &'static [&'static str],
    /// Whole lines that say that the text is over: "end", "ends".
    pub(crate) end_marks: &'static [&'static str],
    /// How a copyright line begins: "copyright", "all rights reserved".
    pub(crate) copyright: &'static [&'static str],
    /// The word before a page number: "page", "p.".
    pub(crate) page: &'static [&'static str],
    /// The headline of a table of contents: "contents", "table of contents".
    pub(crate) contents: &'static [&'static str],
    /// The headline above footnotes and references: "references", "notes", "endnotes".
    pub(crate) references: &'static [&'static str],
    /// How the caption or credit of a picture or table begins: "figure", "photo", "table".
    pub(crate) captions: &'static [&'static str],
    /// Headlines that sections of a speech commonly have: "introduction", "conclusion".
    pub(crate) headings: &'static [&'static str],

    /// Cardinal number words from one to twenty, for entries marked "Uno.".
    pub(crate) number_words: &'static [&'static str; 20],
}

/// A metadata key that has no variant of its own.
const fn other(words: &'static str) -> MetadataKey<'static> {
    MetadataKey::Other(Cow::Borrowed(words))
}

/// The list of tables: the one line that a new language adds.
macro_rules! lexicons {
    ($($module:ident)*) => {
        $(mod $module;)*
        /// Every table, in the order of preference where two languages fit alike.
        pub(crate) const ALL: &[&Lexicon] = &[$(&$module::LEXICON,)*];
    };
}

lexicons! {
    en fr es pt it de ru pl ar zh ja ko hi ta he fa ca ro nl uk cs sk sl hu sv da no fi tr el vi id
}
