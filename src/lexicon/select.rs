//! The tables that a document is read with, and looking words up in them.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::identify::{Script, script};
use super::index::FirstWord;
use super::{ALL, COLUMNS, Columns, Table, identify};
use crate::ast::{Lang, MetadataKey};
use crate::conventions::WordClass;
use crate::text;

/// A column of the tables, by its name: `|l| l.vocatives`.
pub(crate) type Column = fn(&Columns) -> u8;

/// The tables that a document is read with.
#[derive(Debug, Clone)]
pub(crate) struct Lexicons {
    tables: Vec<&'static Table>,
    /// Words that whoever knows the source has stated, each with its column; few, as a rule none.
    own: Vec<(u8, String)>,
}

/// The column of a class of words.
const fn column(class: WordClass) -> u8 {
    match class {
        WordClass::Vocatives => COLUMNS.vocatives,
        WordClass::Greetings => COLUMNS.greetings,
        WordClass::Closings => COLUMNS.closings,
        WordClass::Honorifics => COLUMNS.honorifics,
        WordClass::Offices => COLUMNS.offices,
        WordClass::Parts => COLUMNS.parts,
        WordClass::Cues => COLUMNS.cues,
        WordClass::Proceedings => COLUMNS.proceedings,
        WordClass::Openings => COLUMNS.openings,
        WordClass::Embargo => COLUMNS.embargo,
        WordClass::SpeechWords => COLUMNS.speech_words,
        WordClass::Letterheads => COLUMNS.letterheads,
        WordClass::Navigation => COLUMNS.navigation,
        WordClass::EndMarks => COLUMNS.end_marks,
        WordClass::Copyright => COLUMNS.copyright,
        WordClass::Contents => COLUMNS.contents,
        WordClass::References => COLUMNS.references,
        WordClass::Captions => COLUMNS.captions,
        WordClass::Headings => COLUMNS.headings,
    }
}

impl Lexicons {
    /// The tables for a text: its own language first, a close second, and English, the language of
    /// the sites and archives that texts come from. Where it is known which languages come into
    /// question, only these are looked among; no language stands for all, a single one is not doubted.
    pub(crate) fn among(source: &str, languages: &[Lang]) -> (Self, Option<Lang>) {
        let mut ranked = identify::identify(source);
        if !languages.is_empty() {
            ranked.retain(|(table, _)| languages.contains(&table.lexicon.lang));
            let stated = languages.iter().filter_map(|lang| ALL.iter().find(|table| table.lexicon.lang == *lang));
            let first = stated.map(|table| (table, 1)).next();
            ranked.extend(first.filter(|_| ranked.is_empty()));
        }
        let mut tables: Vec<&'static Table> = Vec::new();
        if let Some(&(first, best)) = ranked.first() {
            tables.push(first);
            tables.extend(
                ranked.iter().skip(1).filter(|&&(_, score)| score * 3 > best * 2).map(|&(table, _)| table).take(1),
            );
        }
        let lang = tables.first().map(|table| table.lexicon.lang);
        if let Some(english) = ALL.iter().find(|table| table.lexicon.lang == Lang::English) {
            if lang != Some(Lang::English) {
                tables.push(english);
            }
        }
        (Self { tables, own: Vec::new() }, lang)
    }

    /// The same with words of the source, brought into the form that entries have.
    pub(crate) fn with(mut self, words: &BTreeMap<WordClass, Vec<String>>) -> Self {
        for (&class, words) in words {
            let entries = words.iter().map(|word| text::entry(word)).filter(|entry| !entry.is_empty());
            self.own.extend(entries.map(|entry| (column(class), entry)));
        }
        self
    }

    /// The tables whose month and weekday names dates are read with.
    pub(crate) fn calendars(&self) -> &[&'static Table] {
        &self.tables
    }

    /// Every word of a column.
    pub(crate) fn words(&self, column: Column) -> impl Iterator<Item = &str> {
        let column = column(&COLUMNS);
        let list = move |table: &&'static Table| table.lexicon.lists().into_iter().find(move |&(at, _)| at == column);
        self.tables.iter().filter_map(list).flat_map(|(_, words)| words).copied().chain(self.own(column))
    }

    /// The words of the source in a column.
    fn own(&self, column: u8) -> impl Iterator<Item = &str> {
        self.own.iter().filter(move |(at, _)| *at == column).map(|(_, word)| word.as_str())
    }

    /// The entries of a column whose first word is that of `input`, and the few words of the source; only
    /// these can begin it.
    fn near(&self, input: &str, column: u8) -> impl Iterator<Item = &str> {
        self.placed(input, column).map(|(word, ..)| word).chain(self.own(column))
    }

    /// The same with each entry's table and place in its column.
    fn placed(&self, input: &str, column: u8) -> impl Iterator<Item = (&'static str, &'static Table, u16)> + '_ {
        let first = FirstWord::of(input);
        self.tables
            .iter()
            .flat_map(move |&table| table.index().get(first, column).map(move |(word, place)| (word, table, place)))
    }

    /// What follows the longest entry of a column at the start of `input`.
    pub(crate) fn strip<'a>(&self, input: &'a str, column: Column) -> Option<&'a str> {
        let near = self.near(input, column(&COLUMNS));
        near.filter_map(|word| text::strip_word(input, word)).min_by_key(|rest| rest.len())
    }

    /// Whether `input` begins with an entry of a column.
    pub(crate) fn begins(&self, input: &str, column: Column) -> bool {
        self.near(input, column(&COLUMNS)).any(|word| text::strip_word(input, word).is_some())
    }

    /// Whether `input` begins with an entry of one of the columns.
    pub(crate) fn begins_any(&self, input: &str, columns: &[Column]) -> bool {
        let first = FirstWord::of(input);
        let begins = |word: &str| text::strip_word(input, word).is_some();
        columns.iter().map(|column| column(&COLUMNS)).any(|column| {
            self.tables.iter().any(|table| table.index().get(first, column).any(|(word, _)| begins(word)))
                || self.own(column).any(begins)
        })
    }

    /// Whether `input` ends with an entry of a column, as whole words, but for signs at its end.
    pub(crate) fn ends(&self, input: &str, column: Column) -> bool {
        /// Characters that an entry has at most.
        const LONGEST: usize = 24;
        let bare = text::unmarked(input).trim_end_matches(|c: char| !c.is_alphanumeric());
        bare.char_indices().rev().take(LONGEST).any(|(at, c)| {
            let begins = text::is_unspaced(c) || !bare[..at].ends_with(|c: char| c.is_alphanumeric());
            begins && c.is_alphanumeric() && self.is(&bare[at..], column)
        })
    }

    /// Whether `input` is an entry of a column, but for signs at its end.
    pub(crate) fn is(&self, input: &str, column: Column) -> bool {
        let bare =
            input.trim_end_matches(|c: char| matches!(c, '.' | ':' | '!' | ',' | '：' | '。') || text::is_space(c));
        self.near(input, column(&COLUMNS)).any(|word| text::same(bare, word) || text::same(input, word))
    }

    /// Where an entry of a column stands in `input` as whole words: the earliest, and of those the
    /// longest, as start and end.
    pub(crate) fn find(&self, input: &str, column: Column) -> Option<(usize, usize)> {
        let mut previous = ' ';
        for (at, c) in input.char_indices() {
            let begins = !previous.is_alphanumeric() || text::is_unspaced(c);
            if begins && !text::is_space(c) && !text::is_bidi_mark(c) {
                if let Some(rest) = self.strip(&input[at..], column) {
                    return Some((at, input.len() - rest.len()));
                }
            }
            previous = c;
        }
        None
    }

    /// Whether an entry of three words or more stands somewhere in `input`, or one of two at its end.
    pub(crate) fn find_phrase(&self, input: &str, column: Column) -> bool {
        let column = column(&COLUMNS);
        let mut previous = ' ';
        input.char_indices().any(|(at, c)| {
            let begins = text::is_space(previous);
            previous = c;
            begins
                && self.near(&input[at..], column).any(|word| {
                    text::strip_word(&input[at..], word).is_some_and(|rest| match word.split(' ').count() {
                        0 | 1 => false,
                        2 => rest.chars().all(|c| !c.is_alphanumeric()),
                        _ => true,
                    })
                })
        })
    }

    /// Whether a phrase holds an entry of a column of nouns, whole or, where it ends in a hyphen, as the
    /// beginning of a word. Hangul runs the words of a name together as often as not, so that one may
    /// begin at any of its letters.
    pub(crate) fn holds(&self, phrase: &str, column: Column) -> bool {
        self.find_noun(phrase, column).is_some()
    }

    /// Where the first entry of a column of nouns begins in a phrase.
    pub(crate) fn find_noun(&self, phrase: &str, column: Column) -> Option<usize> {
        let mut previous = ' ';
        phrase.char_indices().find_map(|(at, c)| {
            let begins = !previous.is_alphanumeric() || text::is_unspaced(c) || script(c) == Some(Script::Hangul);
            previous = c;
            (begins && c.is_alphanumeric() && self.begins_with(&phrase[at..], column)).then_some(at)
        })
    }

    /// Whether `input` begins with an entry of a column of nouns.
    pub(crate) fn begins_with(&self, input: &str, column: Column) -> bool {
        let stems = || self.words(column).filter_map(|word| word.strip_suffix('-'));
        self.begins(input, column) || stems().any(|stem| text::fold_prefix(input, stem).is_some())
    }

    /// Whether a stem of a column stands inside a word, as the head of a compound does: "Bridge|conference"
    /// as one word. Short stems stand in words by chance.
    pub(crate) fn ends_compound(&self, phrase: &str, column: Column) -> bool {
        const SHORTEST: usize = 6;
        let stems =
            || self.words(column).filter_map(|word| word.strip_suffix('-')).filter(|stem| stem.len() >= SHORTEST);
        text::words(phrase).any(|word| {
            let tails = word.char_indices().skip(3).map(|(at, _)| &word[at..]);
            tails.into_iter().any(|tail| stems().any(|stem| text::fold_prefix(tail, stem).is_some()))
        })
    }

    /// What a cardinal number word counts to, from one.
    pub(crate) fn number_word(&self, word: &str) -> Option<u32> {
        let mut near = self.placed(word, COLUMNS.number_words);
        near.find(|(known, ..)| text::same(word, known)).map(|(.., place)| u32::from(place))
    }

    /// The metadata key that `input` is, whole.
    pub(crate) fn key(&self, input: &str) -> Option<&'static MetadataKey<'static>> {
        let mut near = self.placed(input, COLUMNS.keys);
        near.find(|(word, ..)| text::same(input, word)).and_then(|(_, table, place)| table.key(place))
    }

    /// The metadata key that `input` begins with, and what follows it; keys of two words at least
    /// ("submitted on"), since a lone word begins sentences too.
    pub(crate) fn leading_key<'a>(&self, input: &'a str) -> Option<(&'static MetadataKey<'static>, &'a str)> {
        let near = self.placed(input, COLUMNS.keys).filter(|(word, ..)| word.contains(' '));
        near.filter_map(|(word, table, place)| Some((table.key(place)?, text::strip_word(input, word)?)))
            .min_by_key(|(_, rest)| rest.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(source: &str) -> Option<Lang> {
        Lexicons::among(source, &[]).1
    }

    #[test]
    fn languages_are_told_apart() {
        assert_eq!(lang("We are here for the people and for what they have built."), Some(Lang::English));
        assert_eq!(lang("12 34"), None);
    }

    #[test]
    fn words_are_found_whole() {
        let (lexicons, _) = Lexicons::among("the and of", &[]);
        assert!(lexicons.begins("Ladies and\u{a0}Gentlemen, hello", |l| l.vocatives));
        assert!(!lexicons.begins("Ladiesand", |l| l.vocatives));
        assert!(lexicons.is("ENDS.", |l| l.end_marks));
        assert_eq!(lexicons.find("he spoke at Oslo", |l| l.at), Some((9, 11)));
        assert!(matches!(lexicons.key("DATE"), Some(MetadataKey::Date)));
        assert_eq!(lexicons.leading_key("Submitted on Thu").map(|(_, rest)| rest), Some(" Thu"));
    }
}
