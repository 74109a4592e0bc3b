//! Which languages a text is in, and looking words up in their tables.

use alloc::vec::Vec;

use super::{ALL, CalendarNames, Lexicon};
use crate::ast::Lang;
use crate::text;

/// How much of a text is read to tell its language: from its start and from its middle.
const SAMPLE: usize = 4096;

/// A column of the tables.
pub(crate) type Column = fn(&'static Lexicon) -> &'static [&'static str];

/// The tables that a document is read with.
#[derive(Debug, Clone)]
pub(crate) struct Lexicons {
    tables: Vec<&'static Lexicon>,
    calendars: Vec<&'static CalendarNames>,
}

impl Lexicons {
    /// The tables for a text: its own language first, a close second, and English, the language of
    /// the sites and archives that texts come from.
    #[cfg(test)]
    pub(crate) fn for_text(source: &str) -> (Self, Option<Lang>) {
        Self::among(source, &[])
    }

    /// The same where it is known which languages come into question; no language stands for all.
    /// A single one is not doubted.
    pub(crate) fn among(source: &str, languages: &[Lang]) -> (Self, Option<Lang>) {
        let mut ranked = identify(source);
        if !languages.is_empty() {
            ranked.retain(|(table, _)| languages.contains(&table.lang));
            let stated = languages.iter().filter_map(|lang| ALL.iter().find(|table| table.lang == *lang));
            let first = stated.map(|&table| (table, 1)).next();
            ranked.extend(first.filter(|_| ranked.is_empty()));
        }
        let mut tables: Vec<&'static Lexicon> = Vec::new();
        if let Some(&(first, best)) = ranked.first() {
            tables.push(first);
            tables.extend(
                ranked.iter().skip(1).filter(|&&(_, score)| score * 3 > best * 2).map(|&(table, _)| table).take(1),
            );
        }
        let lang = tables.first().map(|table| table.lang);
        if let Some(english) = ALL.iter().find(|table| table.lang == Lang::English) {
            if lang != Some(Lang::English) {
                tables.push(english);
            }
        }
        (Self::of(tables), lang)
    }

    fn of(tables: Vec<&'static Lexicon>) -> Self {
        let mut calendars: Vec<_> = tables.iter().map(|table| table.calendar).collect();
        calendars.extend(ALL.iter().map(|table| table.calendar).filter(|_| tables.is_empty()));
        Self { tables, calendars }
    }

    /// The months and weekdays of these languages.
    pub(crate) fn calendars(&self) -> &[&'static CalendarNames] {
        &self.calendars
    }

    /// Every word of a column.
    pub(crate) fn words(&self, column: Column) -> impl Iterator<Item = &'static str> + '_ {
        self.tables.iter().flat_map(move |table| column(table)).copied()
    }

    /// What follows the longest entry of a column at the start of `input`.
    pub(crate) fn strip<'a>(&self, input: &'a str, column: Column) -> Option<&'a str> {
        self.words(column).filter_map(|word| text::strip_word(input, word)).min_by_key(|rest| rest.len())
    }

    /// Whether `input` begins with an entry of a column.
    pub(crate) fn begins(&self, input: &str, column: Column) -> bool {
        self.words(column).any(|word| text::strip_word(input, word).is_some())
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
        self.words(column).any(|word| text::same(bare, word) || text::same(input, word))
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
        let mut previous = ' ';
        input.char_indices().any(|(at, c)| {
            let begins = text::is_space(previous);
            previous = c;
            begins
                && self.words(column).any(|word| {
                    let count = word.split(' ').count();
                    count >= 2
                        && text::strip_word(&input[at..], word).is_some_and(|rest| {
                            count >= 3
                                || text::words(rest).next().is_none()
                                || rest.chars().all(|c| !c.is_alphanumeric())
                        })
                })
        })
    }

    /// What a cardinal number word counts to, from one.
    pub(crate) fn number_word(&self, word: &str) -> Option<u32> {
        let place =
            self.tables.iter().find_map(|table| table.number_words.iter().position(|known| text::same(word, known)))?;
        u32::try_from(place + 1).ok()
    }

    /// The metadata key that `input` is, whole.
    pub(crate) fn key(&self, input: &str) -> Option<&'static crate::ast::MetadataKey<'static>> {
        let keys = self.tables.iter().flat_map(|table| table.keys);
        keys.filter(|(word, _)| text::same(input, word)).map(|(_, key)| key).next()
    }

    /// The metadata key that `input` begins with, and what follows it; keys of two words at least
    /// ("submitted on"), since a lone word begins sentences too.
    pub(crate) fn leading_key<'a>(
        &self,
        input: &'a str,
    ) -> Option<(&'static crate::ast::MetadataKey<'static>, &'a str)> {
        let keys = self.tables.iter().flat_map(|table| table.keys).filter(|(word, _)| word.contains(' '));
        keys.filter_map(|(word, key)| Some((key, text::strip_word(input, word)?))).min_by_key(|(_, rest)| rest.len())
    }
}

/// Scripts by which languages are told apart first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Devanagari,
    Tamil,
    Han,
    Kana,
    Hangul,
}

const SCRIPTS: usize = 10;

fn script(c: char) -> Option<Script> {
    Some(match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{370}'..='\u{3ff}' => Script::Greek,
        '\u{600}'..='\u{6ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => Script::Arabic,
        '\u{590}'..='\u{5ff}' => Script::Hebrew,
        '\u{900}'..='\u{97f}' => Script::Devanagari,
        '\u{b80}'..='\u{bff}' => Script::Tamil,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => Script::Han,
        '\u{3040}'..='\u{30ff}' => Script::Kana,
        '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' => Script::Hangul,
        _ => return None,
    })
}

fn script_of(lang: Lang) -> Script {
    match lang {
        Lang::Russian | Lang::Ukrainian => Script::Cyrillic,
        Lang::Greek => Script::Greek,
        Lang::Arabic | Lang::Persian => Script::Arabic,
        Lang::Hebrew => Script::Hebrew,
        Lang::Hindi => Script::Devanagari,
        Lang::Tamil => Script::Tamil,
        Lang::Chinese => Script::Han,
        Lang::Japanese => Script::Kana,
        Lang::Korean => Script::Hangul,
        _ => Script::Latin,
    }
}

/// The languages that a text could be in, best first, each with its score.
///
/// The script decides first; where several languages share it, the function words of each are
/// counted in a sample from the start and one from the middle of the text.
pub(crate) fn identify(source: &str) -> Vec<(&'static Lexicon, u32)> {
    let (head, middle) = samples(source);
    let mut letters = [0_u32; SCRIPTS];
    for c in head.chars().chain(middle.chars()) {
        if let Some(script) = script(c) {
            letters[script as usize] += 1;
        }
    }
    let Some(mut main) = prevailing(&letters) else { return Vec::new() };
    if main == Script::Han && letters[Script::Kana as usize] * 20 > letters[Script::Han as usize] {
        main = Script::Kana;
    }
    let mut ranked: Vec<(&'static Lexicon, u32)> =
        ALL.iter().filter(|table| script_of(table.lang) == main).map(|&table| (table, 0)).collect();
    if ranked.len() > 1 {
        count_stopwords(head, &mut ranked);
        count_stopwords(middle, &mut ranked);
        // No word known: outside the Latin script, the first language of the script is the likeliest.
        if main != Script::Latin && ranked.iter().all(|&(_, score)| score == 0) {
            if let Some(first) = ranked.first_mut() {
                first.1 = 1;
            }
        }
        ranked.retain(|&(_, score)| score > 0);
        ranked.sort_by_key(|&(_, score)| core::cmp::Reverse(score));
    } else if let [(_, score)] = ranked.as_mut_slice() {
        *score = 1;
    }
    ranked
}

fn prevailing(letters: &[u32; SCRIPTS]) -> Option<Script> {
    const ORDER: [Script; SCRIPTS] = [
        Script::Latin,
        Script::Cyrillic,
        Script::Greek,
        Script::Arabic,
        Script::Hebrew,
        Script::Devanagari,
        Script::Tamil,
        Script::Han,
        Script::Kana,
        Script::Hangul,
    ];
    // A character of an ideographic script weighs as much as a short word of another.
    let weight = |script: Script| {
        letters[script as usize] * if matches!(script, Script::Han | Script::Kana | Script::Hangul) { 3 } else { 1 }
    };
    let best = ORDER.into_iter().max_by_key(|&script| weight(script))?;
    (letters[best as usize] > 0).then_some(best)
}

fn count_stopwords(sample: &str, ranked: &mut [(&'static Lexicon, u32)]) {
    let apart = |c: char| {
        !c.is_alphabetic()
            && c != '\''
            && c != '’'
            && !matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{97f}')
    };
    for word in sample.split(apart).filter(|word| !word.is_empty() && word.len() <= 24) {
        for (table, score) in ranked.iter_mut() {
            // The commoner half of a list tells more than its tail.
            if let Some(place) = table.stopwords.iter().position(|stop| text::same(word, stop)) {
                *score += if place < 12 { 3 } else { 2 };
            }
        }
    }
}

/// The words at the start of a text and those from its middle.
///
/// Only what shows is counted, so that line ends and blank lines do not move the samples, and words
/// are not cut. A short text is one sample.
fn samples(source: &str) -> (&str, &str) {
    let shown = source.bytes().filter(|&byte| byte > b' ').count();
    if shown <= 2 * SAMPLE {
        return (source, "");
    }
    let (head, _) = source.split_at(word_after(source, SAMPLE));
    let (_, half) = source.split_at(word_after(source, shown / 2));
    (head, half.split_at(word_after(half, SAMPLE)).0)
}

/// Where the word ends that holds the `count`th byte of what shows in a text; in a script without
/// spaces, the character.
fn word_after(source: &str, count: usize) -> usize {
    const LONGEST: usize = 64;
    let mut shown = 0;
    let start = source
        .bytes()
        .position(|byte| {
            shown += usize::from(byte > b' ');
            shown > count
        })
        .unwrap_or(source.len());
    let space = source.as_bytes()[start..].iter().take(LONGEST).position(|&byte| byte <= b' ');
    let mut end = start + space.unwrap_or(0);
    while !source.is_char_boundary(end) {
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(source: &str) -> Option<Lang> {
        Lexicons::for_text(source).1
    }

    #[test]
    fn languages_are_told_apart() {
        assert_eq!(lang("We are here for the people and for what they have built."), Some(Lang::English));
        assert_eq!(lang("12 34"), None);
    }

    #[test]
    fn words_are_found_whole() {
        let (lexicons, _) = Lexicons::for_text("the and of");
        assert!(lexicons.begins("Ladies and\u{a0}Gentlemen, hello", |l| l.vocatives));
        assert!(!lexicons.begins("Ladiesand", |l| l.vocatives));
        assert!(lexicons.is("ENDS.", |l| l.end_marks));
        assert_eq!(lexicons.find("he spoke at Oslo", |l| l.at), Some((9, 11)));
        assert!(matches!(lexicons.key("DATE"), Some(crate::ast::MetadataKey::Date)));
        assert_eq!(lexicons.leading_key("Submitted on Thu").map(|(_, rest)| rest), Some(" Thu"));
    }
}
