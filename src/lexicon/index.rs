//! Looking words up: an index over many lists of words by the first word of each entry.
//!
//! Nearly every look-up fails, so it must fail at once: the first word of a text is hashed, with
//! letters folded as [`text::fold_prefix`] folds them, and only entries that begin with that very word
//! are compared. A first word is a run of letters; where no letter stands first, or one of East Asia,
//! whose words are not parted by spaces or are letter-spaced, it is that character alone.

use alloc::vec::Vec;

use crate::text;

/// The first word of a text, as a hash: texts that begin with the same entry share it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FirstWord(u64);

/// An odd number without a pattern, as hashes of the Fx family take it.
const SPREAD: u64 = 0x517c_c1b7_2722_0a95;

impl FirstWord {
    /// The first word of a text.
    pub(crate) fn of(text: &str) -> Self {
        let (mut hash, len) = Self::plain(text);
        match text.as_bytes().get(len) {
            Some(byte) if !byte.is_ascii() => return hash.beyond_ascii(&text[len..], len > 0),
            Some(&byte) if len == 0 => hash.add(u32::from(byte)),
            _ => {}
        }
        hash
    }

    /// The letters of ASCII that a text begins with, and how many they are.
    pub(super) fn plain(text: &str) -> (Self, usize) {
        let mut hash = Self(0);
        let mut len = 0;
        for byte in text.bytes().take_while(u8::is_ascii_alphabetic) {
            hash.add(u32::from(byte | 0x20));
            len += 1;
        }
        (hash, len)
    }

    fn add(&mut self, c: u32) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(c)).wrapping_mul(SPREAD);
    }

    /// Adds a letter whose place in the word does not count: PDFs turn ligatures of Arabic round.
    fn add_anywhere(&mut self, c: u32) {
        let spread = u64::from(c).wrapping_mul(SPREAD);
        self.0 = self.0.wrapping_add((spread ^ spread >> 32).wrapping_mul(SPREAD));
    }

    /// Goes on where a text leaves ASCII; `begun` says whether letters stand before it.
    fn beyond_ascii(mut self, text: &str, mut begun: bool) -> Self {
        for c in text.chars() {
            let inside = text::each_folded(c, |c| {
                let inside = !text::is_letter_spaced(c) && text::is_letter(c);
                if inside && text::is_arabic(c) {
                    self.add_anywhere(u32::from(c));
                    begun = true;
                } else if inside || !begun {
                    self.add(u32::from(c));
                    begun = true;
                }
                inside
            });
            if !inside {
                break;
            }
        }
        self
    }

    /// The hash of entries of a list that begin with this word.
    const fn within(self, list: u8) -> u64 {
        (self.0 ^ list as u64).wrapping_mul(SPREAD)
    }
}

/// Lists of words, each with a value, by list and first word.
#[derive(Debug)]
pub(super) struct Index<V> {
    /// For each slot, where its entries begin.
    starts: Vec<u16>,
    /// Ordered by slot, and within a slot as they came.
    entries: Vec<Entry<V>>,
    /// How far a hash is shifted to give its slot.
    shift: u32,
}

#[derive(Debug)]
struct Entry<V> {
    hash: u64,
    word: &'static str,
    value: V,
}

impl<V: Copy> Index<V> {
    /// Indexes words, each with the number of its list and a value.
    pub(super) fn of(words: Vec<(u8, &'static str, V)>) -> Self {
        let shift = u64::BITS - (2 * words.len()).next_power_of_two().trailing_zeros().clamp(1, 16);
        let mut entries: Vec<Entry<V>> = words
            .into_iter()
            .map(|(list, word, value)| Entry { hash: FirstWord::of(word).within(list), word, value })
            .collect();
        entries.sort_by_key(|entry| entry.hash >> shift);
        let mut starts = Vec::with_capacity((1 << (u64::BITS - shift)) + 1);
        for slot in 0..=1 << (u64::BITS - shift) {
            let from = starts.last().map_or(0, |&start| usize::from(start));
            let more = entries[from..].iter().take_while(|entry| entry.hash >> shift < slot).count();
            starts.push(u16::try_from(from + more).unwrap_or(u16::MAX));
        }
        Self { starts, entries, shift }
    }

    /// The words of a list that begin with a first word, in the order of the list, with their values.
    pub(super) fn get(&self, first: FirstWord, list: u8) -> impl Iterator<Item = (&'static str, V)> {
        let hash = first.within(list);
        let slot = usize::try_from(hash >> self.shift).unwrap_or(0);
        let range = match self.starts.get(slot..).unwrap_or_default() {
            [from, to, ..] => usize::from(*from)..usize::from(*to),
            _ => 0..0,
        };
        let entries = self.entries.get(range).unwrap_or_default();
        entries.iter().filter(move |entry| entry.hash == hash).map(|entry| (entry.word, entry.value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::ALL;
    use alloc::string::String;

    /// Every entry of every table.
    fn entries() -> Vec<&'static str> {
        let mut all = Vec::new();
        for table in &ALL {
            all.extend(table.lexicon.lists().iter().flat_map(|(_, list)| list.iter().copied()));
            all.extend(table.lexicon.keys.iter().map(|(word, _)| *word));
            all.extend(table.lexicon.number_words);
            all.extend(table.lexicon.calendar.months.iter().copied().flatten());
            all.extend(table.lexicon.calendar.weekdays.iter().copied().flatten());
        }
        all
    }

    #[test]
    fn entries_are_folded_already() {
        // Otherwise a text could match an entry and have another first word; spellings of Arabic are folded
        // on both sides.
        for word in entries() {
            let mut folded = String::new();
            for c in word.chars() {
                text::each_folded(c, |folds| {
                    folded.push(if text::is_arabic(c) { c } else { folds });
                    true
                });
            }
            assert_eq!(folded, word.replace('\u{640}', ""));
            assert!(!word.starts_with(text::is_space) && !word.is_empty());
        }
    }

    #[test]
    fn a_text_that_begins_with_an_entry_has_its_first_word() {
        let marked =
            |word: &str| word.chars().flat_map(|c| ['\u{200f}', c]).chain(['\u{200e}', '\u{200f}']).collect::<String>();
        let letter = |c: char| c.is_alphabetic() && !text::is_unspaced(c);
        let set_wide = |word: &str| word.chars().flat_map(|c| [c, ' ']).collect::<String>();
        for word in entries() {
            let spaced = word.replace(' ', "\u{a0} \t").replace('\'', "\u{2bc}");
            let curly = word.replace('\'', "\u{2019}");
            for text in [word.into(), word.to_uppercase(), spaced, curly, marked(word), set_wide(word)] {
                for after in ["", " x", "1", ".", "\u{301}", "\u{200f}x", "主", "-x", "'", "\u{2bc}x", "_", "x", "ـ"]
                {
                    let text = text.clone() + after;
                    let whole = text::fold_prefix(&text, word).is_some_and(|len| !text[len..].starts_with(letter));
                    if whole || text::strip_word(&text, word).is_some() {
                        assert_eq!(FirstWord::of(&text), FirstWord::of(word), "{text:?} {word:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_entry_is_under_its_first_word() {
        for table in &ALL {
            for (column, list) in table.lexicon.lists() {
                for (word, place) in list.iter().zip(1..) {
                    assert!(table.index().get(FirstWord::of(word), column).any(|found| found == (word, place)));
                }
            }
        }
    }

    #[test]
    fn folding_decides_what_a_first_word_is() {
        let same = |a: &str, b: &str| assert_eq!(FirstWord::of(a), FirstWord::of(b), "{a:?} {b:?}");
        same("\u{212a}ELVIN", "kelvin");
        same("İyi", "i\u{307}yi");
        same("ȺA b", "ⱥa");
        same("d’Affaires", "d'affaires");
        same("\u{200f}Q: x", "q");
        same("主席先生", "主");
        same("ΛΟΓΟΣ", "λογοσ");
        same("ﻻ", "لا");
        assert_ne!(FirstWord::of("kelvins"), FirstWord::of("kelvin"));
    }

    #[test]
    fn every_list_keeps_its_order() {
        let index = Index::of(alloc::vec![(1, "a b", 1), (2, "a c", 2), (1, "a", 3), (1, "b", 4)]);
        let of = |list| index.get(FirstWord::of("A!"), list).collect::<Vec<_>>();
        assert_eq!(of(1), [("a b", 1), ("a", 3)]);
        assert_eq!(of(2), [("a c", 2)]);
        assert_eq!(of(3), []);
        assert_eq!(Index::<u8>::of(Vec::new()).get(FirstWord::of(""), 0).count(), 0);
    }
}
