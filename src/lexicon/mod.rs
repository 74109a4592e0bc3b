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
//! scripts that put no space between words. Arabic and Persian are written without vowels, in any one
//! spelling of alef, yeh and kaf, and with a space for the zero-width non-joiner.

mod cldr;
mod identify;
mod index;
mod select;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use once_cell::race::OnceBox;

use crate::ast::{Lang, MetadataKey};

pub(crate) use cldr::CalendarNames;
pub(crate) use index::FirstWord;
use index::Index;
pub(crate) use select::{Column, Lexicons};

/// Declares the table of a language and the numbers of its columns together.
macro_rules! columns {
    ($($(#[doc = $doc:literal])* $name:ident)*) => {
        /// The words of one language.
        #[derive(Debug)]
        pub(crate) struct Lexicon {
            /// Which language.
            pub(crate) lang: Lang,
            /// Month and weekday names.
            pub(crate) calendar: &'static CalendarNames,
            $($(#[doc = $doc])* pub(crate) $name: &'static [&'static str],)*
            /// Keys of `Key: value` metadata lines, and whole words that begin such a line without a
            /// colon ("submitted on").
            pub(crate) keys: &'static [(&'static str, MetadataKey<'static>)],
            /// Cardinal number words from one to twenty, for entries marked "Uno.".
            pub(crate) number_words: &'static [&'static str; 20],
        }

        /// The number of each column, by its name.
        #[derive(Debug)]
        pub(crate) struct Columns {
            $(pub(crate) $name: u8,)*
            keys: u8,
            number_words: u8,
            months: u8,
            weekdays: u8,
        }

        const COLUMNS: Columns = {
            let mut next = 0;
            Columns {
                $($name: { next += 1; next },)*
                keys: next + 1,
                number_words: next + 2,
                months: next + 3,
                weekdays: next + 4,
            }
        };

        impl Lexicon {
            /// The columns that are lists of words, each with its number.
            const fn lists(&self) -> [(u8, &'static [&'static str]); COLUMNS.keys as usize - 1] {
                [$((COLUMNS.$name, self.$name),)*]
            }
        }
    };
}

columns! {
    /// The commonest function words, which tell the language of a text: 20 to 40 words, those that its
    /// neighbours do not share first.
    stopwords
    /// Words with which sentences begin and which have a capital nowhere else: "the", "while", "in".
    openers

    /// The months of the solar Hijri year in order, by one set of names after the other.
    solar_months
    /// Words that stand for the first day of such a month.
    firsts

    /// Whom a speech addresses, as it is said to them: "ladies and gentlemen", "mr. president".
    vocatives
    /// Words that stand before a vocative or a name in an address: "dear", "distinguished", "my".
    address_openers
    /// Greetings that stand alone: "good morning".
    greetings
    /// Invocations before the address: "in the name of god".
    invocations
    /// How a sentence begins that ends a speech: "thank you", "i thank you", "god bless",
    /// "long live". Prefixes of the sentence, as long as is needed to be sure.
    closings

    /// Forms of address and titles before a name: "mr.", "h.e.", "hon.", "dr.".
    honorifics
    /// Offices and functions that a speaker's label or a cover line names: "president",
    /// "minister", "chair", "governor", "ambassador".
    offices
    /// Whole labels that name a part and no person: "question", "q", "moderator", "operator".
    parts

    /// Words that show a bracketed line to be a stage direction: "applause", "laughter".
    cues
    /// Words before the colon of an editor's or a scribe's remark: "note", "action", "decision".
    remarks
    /// How narrative lines of minutes begin: "the house adjourned", "question put", "moved by".
    proceedings
    /// How a line begins that says when and where a sitting opened: "the house met at".
    openings

    /// Lines that bind the reader: "check against delivery", "embargoed until".
    embargo

    /// What a speech calls itself in a title: "speech", "address", "remarks", "statement".
    speech_words
    /// How the record of a sitting begins to call itself in a title: "official report", "minutes of".
    records
    /// How somebody begins to say who he is, before the name: "my name is", "i am".
    introductions
    /// Words before the one who spoke that can be nothing else: "by", "delivered by".
    agents
    /// The word that ends a blessing: "amen".
    amens
    /// Between the speech and its speaker: "by", "of", "from".
    by
    /// Between the speech and its occasion: "at", "to", "on", "before".
    at
    /// Between the speech and its topic: "on", "about". What follows is an occasion only where a noun
    /// says so.
    about
    /// Between the occasion and its place: "in".
    place_in
    /// Nouns for gatherings, which name an occasion: "conferen-", "summit". Here and in the next three
    /// columns an entry that ends in a hyphen is a stem, with which a word begins.
    gatherings
    /// Nouns for sessions, which a number or an ordinal makes an occasion: "session-", "sitting".
    sessions
    /// Nouns for rooms, houses and open places, where a speech is given: "hall", "square".
    venues
    /// Nouns for houses and bodies, which no person's name holds: "bank", "committee".
    houses

    /// How the lines of a letterhead begin: "republic of", "ministry of", "permanent mission".
    letterheads
    /// Links, buttons and boxes of sites: "share this page", "back to top", "see also".
    navigation
    /// Whole lines that say that the text is over: "end", "ends".
    end_marks
    /// How a copyright line begins: "copyright", "all rights reserved".
    copyright
    /// The word before a page number: "page", "p.".
    page
    /// The headline of a table of contents: "contents", "table of contents".
    contents
    /// The headline above footnotes and references: "references", "notes", "endnotes".
    references
    /// How the caption or credit of a picture or table begins: "figure", "photo", "table".
    captions
    /// Headlines that sections of a speech commonly have: "introduction", "conclusion".
    headings
}

/// A metadata key that has no variant of its own.
const fn other(words: &'static str) -> MetadataKey<'static> {
    MetadataKey::Other(Cow::Borrowed(words))
}

/// A language's words, and the index over them, which is made when it is first asked.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) lexicon: &'static Lexicon,
    index: OnceBox<Index<u16>>,
}

impl Table {
    const fn of(lexicon: &'static Lexicon) -> Self {
        Self { lexicon, index: OnceBox::new() }
    }

    /// The month names whose first word is that of a text: each with its number, January 1.
    pub(crate) fn months(&self, first: FirstWord) -> impl Iterator<Item = (&'static str, u16)> {
        self.index().get(first, COLUMNS.months)
    }

    /// The names of solar Hijri months whose first word is that of a text: each with its number.
    pub(crate) fn solar_months(&self, first: FirstWord) -> impl Iterator<Item = (&'static str, u16)> {
        self.index().get(first, COLUMNS.solar_months).map(|(name, place)| (name, (place - 1) % 12 + 1))
    }

    /// The words for the first day of a month whose first word is that of a text.
    pub(crate) fn firsts(&self, first: FirstWord) -> impl Iterator<Item = (&'static str, u16)> {
        self.index().get(first, COLUMNS.firsts)
    }

    /// The weekday names whose first word is that of a text: each with its number, Monday 1.
    pub(crate) fn weekdays(&self, first: FirstWord) -> impl Iterator<Item = (&'static str, u16)> {
        self.index().get(first, COLUMNS.weekdays)
    }

    /// The metadata key at a place of its column, from one.
    fn key(&self, place: u16) -> Option<&'static MetadataKey<'static>> {
        self.lexicon.keys.get(usize::from(place).checked_sub(1)?).map(|(_, key)| key)
    }

    /// Every list of words by its column; the value is the place in the list, from one.
    fn index(&self) -> &Index<u16> {
        self.index.get_or_init(|| {
            let Lexicon { calendar, keys, number_words, .. } = self.lexicon;
            let numbered = |column: u8, words: &[&'static str]| {
                words.iter().zip(1..).map(|(word, place)| (column, *word, place)).collect::<Vec<_>>()
            };
            let named = |column: u8, names: &[&[&'static str]]| {
                let forms = names.iter().zip(1..);
                forms
                    .flat_map(|(forms, place)| forms.iter().map(move |form| (column, *form, place)))
                    .collect::<Vec<_>>()
            };
            let mut words: Vec<(u8, &'static str, u16)> =
                self.lexicon.lists().into_iter().flat_map(|(column, list)| numbered(column, list)).collect();
            words.extend(keys.iter().zip(1..).map(|((word, _), place)| (COLUMNS.keys, *word, place)));
            words.extend(numbered(COLUMNS.number_words, number_words.as_slice()));
            words.extend(named(COLUMNS.months, &calendar.months));
            words.extend(named(COLUMNS.weekdays, &calendar.weekdays));
            Box::new(Index::of(words))
        })
    }
}

/// The list of tables: the one line that a new language adds.
macro_rules! lexicons {
    ($($module:ident)*) => {
        $(mod $module;)*
        /// Every table, in the order of preference where two languages fit alike.
        pub(crate) static ALL: [Table; [$(stringify!($module)),*].len()] = [$(Table::of(&$module::LEXICON),)*];
    };
}

lexicons! {
    en fr es pt it de ru pl ar zh ja ko hi ta he fa ca ro nl uk cs sk sl hu sv da no fi tr el vi id bg hr sr gl et lv lt is
}
