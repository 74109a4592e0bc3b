//! Comparing text: any case, any apostrophe, any white space.

use alloc::string::String;

use super::arabic;
use super::measure::{is_caseless, words};
use super::{is_bidi_mark, is_letter_spaced, is_space, is_unspaced};

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}')
}

/// Marks that change nothing of a word: directional ones, the vowels and the stretching of Arabic.
fn is_ignored(c: char) -> bool {
    is_bidi_mark(c) || c == '\u{640}' || arabic::is_vowel(c)
}

/// What stands between words: white space, and the sign that parts the halves of a Persian word or the
/// words of a Persian phrase.
fn parts_words(c: char) -> bool {
    is_space(c) || c == '\u{200c}'
}

/// The characters that `c` stands for where words are compared, in order, until one does not please:
/// lower case, straight apostrophes, the letters behind presentation forms and spellings of Arabic, nothing
/// for marks that are ignored. Whether all pleased.
pub(crate) fn each_folded(c: char, mut pleases: impl FnMut(char) -> bool) -> bool {
    if c.is_ascii() {
        return pleases(c.to_ascii_lowercase());
    }
    if is_ignored(c) {
        return true;
    }
    if is_caseless(c) {
        return pleases(arabic::plain(c));
    }
    if is_apostrophe(c) {
        return pleases('\'');
    }
    if let Some((letter, second)) = arabic::presented(c) {
        return pleases(arabic::plain(letter)) && second.is_none_or(|second| pleases(arabic::plain(second)));
    }
    c.to_lowercase().all(pleases)
}

/// How many bytes of `input` match `word`, which is in lower case with single spaces.
///
/// Any case of the input matches, as do curly apostrophes, any run of white space for a space, and of
/// Arabic its presentation forms, spellings and ligatures that a PDF turned round; directional marks and
/// vowels of Arabic count for nothing, nor do spaces that letter-space a word of East Asia ("注 释",
/// "일 시"). The length is that of the input, which need not be the word's: "İ" has two bytes, its lower
/// case three. Compare nom's `tag_no_case`, which slices by the length of the wrong string (nom #1719).
#[inline]
pub(crate) fn fold_prefix(input: &str, word: &str) -> Option<usize> {
    // Nearly every word of a list fails at its first byte; that must cost nothing.
    let (first, wanted) = (input.as_bytes().first()?, word.as_bytes().first()?);
    if first.is_ascii() && first.to_ascii_lowercase() != *wanted {
        return None;
    }
    fold_plain(input, word)
}

/// Compares byte by byte as far as both are plain.
fn fold_plain(input: &str, word: &str) -> Option<usize> {
    let (bytes, wanted) = (input.as_bytes(), word.as_bytes());
    let mut at = 0;
    while let Some(&want) = wanted.get(at) {
        let byte = *bytes.get(at)?;
        let plain = want != b' ' || bytes.get(at + 1).is_some_and(u8::is_ascii_graphic);
        if plain && byte.to_ascii_lowercase() == want && byte.is_ascii() {
            at += 1;
        } else if byte.is_ascii_graphic() {
            return None;
        } else {
            return fold_rest(&input[at..], &word[at..], at > 0).map(|len| at + len);
        }
    }
    match bytes.get(at) {
        Some(byte) if !byte.is_ascii() => fold_rest(&input[at..], "", true).map(|len| at + len),
        _ => Some(at),
    }
}

/// Compares character by character; `begun` says whether a part of the word has been matched.
fn fold_rest(input: &str, word: &str, begun: bool) -> Option<usize> {
    let mut wanted = word.chars();
    let mut chars = input.char_indices().peekable();
    let mut pending = wanted.next();
    while let Some(want) = pending {
        let (at, c) = chars.next()?;
        if (begun || at > 0) && is_space(c) && is_letter_spaced(want) {
            continue;
        }
        if want == ' ' && !is_ignored(c) {
            if !parts_words(c) {
                return None;
            }
            while chars.peek().is_some_and(|&(_, c)| parts_words(c) || is_ignored(c)) {
                chars.next();
            }
            pending = wanted.next();
        } else if c == want {
            pending = wanted.next();
        } else if let Some(letters) = arabic::turned(&input[at..], want, wanted.as_str()) {
            for _ in 1..letters {
                chars.next();
                wanted.next();
            }
            pending = wanted.next();
        } else if !each_folded(c, |letter| {
            let fits = pending.map(arabic::plain) == Some(letter);
            pending = wanted.next();
            fits
        }) {
            return None;
        }
    }
    while chars.peek().is_some_and(|&(_, c)| is_bidi_mark(c) || arabic::is_vowel(c)) {
        chars.next();
    }
    Some(chars.peek().map_or(input.len(), |&(at, _)| at))
}

/// What follows `word` at the start of `input`, when it stands there as a whole word.
pub(crate) fn strip_word<'a>(input: &'a str, word: &str) -> Option<&'a str> {
    let rest = input.get(fold_prefix(input, word)?..)?;
    let inside = |c: char| c.is_alphanumeric() && !is_unspaced(c);
    let cut = rest.chars().next().is_some_and(inside) && word.chars().next_back().is_some_and(inside);
    (!cut).then_some(rest)
}

/// Whether the two say the same but for case and white space.
pub(crate) fn same(input: &str, word: &str) -> bool {
    fold_prefix(input, word) == Some(input.len())
}

/// A word as the lists of words write their entries: folded, with straight apostrophes and single spaces.
pub(crate) fn entry(word: &str) -> String {
    let mut entry = String::with_capacity(word.len());
    for part in words(word) {
        if !entry.is_empty() {
            entry.push(' ');
        }
        for c in part.chars() {
            if is_apostrophe(c) {
                entry.push('\'');
            } else {
                each_folded(c, |c| {
                    entry.push(c);
                    true
                });
            }
        }
    }
    entry
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    #[test]
    fn folding_answers_for_every_character() {
        // The length must be that of the input, on a boundary, whatever its lower case measures.
        let mut buffer = [0; 4];
        for c in '\0'..=char::MAX {
            let input: &str = c.encode_utf8(&mut buffer);
            let lower: String = c.to_lowercase().collect();
            if is_space(c) || is_ignored(c) {
                continue;
            }
            let lower =
                arabic::presented(c).map_or(lower, |(letter, second)| core::iter::once(letter).chain(second).collect());
            assert_eq!(fold_prefix(input, &lower), Some(input.len()), "{c:?}");
            assert_eq!(fold_prefix(input, "\u{1}zz"), None);
        }
    }

    #[test]
    fn the_kelvin_sign_is_a_k_of_three_bytes() {
        assert_eq!(fold_prefix("\u{212a}ELVIN", "kelvin"), Some(8));
        assert_eq!(fold_prefix("İyi", "i\u{307}yi"), Some(4));
        assert_eq!(fold_prefix("ladies\u{a0} and", "ladies and"), Some(12));
        assert_eq!(fold_prefix("d’Affaires", "d'affaires"), Some(12));
        assert_eq!(fold_prefix("注 释", "注释"), Some(7));
        assert_eq!(fold_prefix("일    시", "일시"), Some(10));
        assert_eq!(fold_prefix("日 the", "日"), Some(3));
        assert_eq!(fold_prefix("a 日", "a日"), Some(5));
        assert_eq!(fold_prefix(" 日", "日"), None);
    }

    #[test]
    fn an_entry_matches_what_it_was_made_of() {
        for word in ["L’Office  Portuaire", "\u{212a}ING", "ΛΙΜΕΝΑΡΧΗΣ", "港長"] {
            let entry = entry(word);
            assert!(same(word, &entry), "{word}: {entry}");
        }
        assert_eq!(entry("  Harbour\u{a0}Master "), "harbour master");
    }

    #[test]
    fn a_word_is_whole() {
        assert_eq!(strip_word("Thanks, all", "thanks"), Some(", all"));
        assert_eq!(strip_word("Thanksgiving", "thanks"), None);
        assert_eq!(strip_word("主席先生", "主席"), Some("先生"));
    }
}
