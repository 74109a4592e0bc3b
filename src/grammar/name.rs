//! What names of people and offices look like, in scripts with and without case.

use core::ops::RangeInclusive;

use crate::text::{self, Letters};

/// Small words inside names and offices, in many languages: "de", "van", "of the", "et", "bin".
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "a" | "al"
            | "and"
            | "av"
            | "bin"
            | "bint"
            | "da"
            | "das"
            | "de"
            | "del"
            | "della"
            | "dem"
            | "den"
            | "der"
            | "des"
            | "di"
            | "do"
            | "dos"
            | "du"
            | "e"
            | "el"
            | "en"
            | "et"
            | "for"
            | "für"
            | "ibn"
            | "i"
            | "in"
            | "la"
            | "las"
            | "le"
            | "les"
            | "los"
            | "of"
            | "on"
            | "o"
            | "og"
            | "och"
            | "pour"
            | "pro"
            | "sur"
            | "te"
            | "tempore"
            | "ten"
            | "the"
            | "to"
            | "und"
            | "van"
            | "von"
            | "y"
            | "z"
            | "zu"
            | "à"
            | "at"
            | "bei"
            | "im"
            | "ja"
            | "na"
            | "v"
            | "w"
            | "ze"
            | "til"
            | "par"
            | "with"
            | "s."
            | "d."
            | "dr."
            | "mr."
            | "m."
            | "p."
    )
}

/// The make-up of a phrase that could be a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct NameShape {
    /// Words outside brackets.
    pub(crate) words: usize,
    /// Of these, words that begin with a capital (or stand in a script without case).
    pub(crate) capital: usize,
    /// Of these, words all in capitals, of two letters at least.
    pub(crate) caps: usize,
    /// Small words that no name holds.
    pub(crate) small: usize,
    /// Words that begin with a digit.
    pub(crate) digits: usize,
    /// Whether the first word begins with a capital or has no case.
    pub(crate) opens: bool,
}

impl NameShape {
    pub(crate) fn of(phrase: &str) -> Self {
        Self::while_it(phrase, |_| true)
    }

    /// The make-up of a phrase that is a name of at most `most` words; of most others, which a small word
    /// tells, only the start is looked at.
    pub(crate) fn of_name(phrase: &str, most: usize) -> Option<Self> {
        let shape = Self::while_it(phrase, |shape| shape.small == 0 && shape.words <= most);
        shape.is_name(most).then_some(shape)
    }

    /// The make-up of the first words of a phrase, at most so many of them.
    pub(crate) fn up_to(phrase: &str, words: usize) -> Self {
        Self::while_it(phrase, |shape| shape.words < words)
    }

    /// Counts as long as the counts so far please.
    fn while_it(phrase: &str, pleases: impl Fn(&Self) -> bool) -> Self {
        let mut shape = Self::default();
        let mut depth = 0_usize;
        // The wide bracket begins with the last of these bytes.
        let bracketed = memchr::memchr3(b'(', b'[', 0xef, phrase.as_bytes()).is_some();
        for word in text::words(phrase) {
            let (opening, closing) = if bracketed { brackets(word) } else { (0, 0) };
            let inside = depth > 0 || opening > 0;
            depth = (depth + opening).saturating_sub(closing);
            if inside {
                continue;
            }
            shape.add(word);
            if !pleases(&shape) {
                break;
            }
        }
        shape
    }

    fn add(&mut self, word: &str) {
        let Some(first) = text::first_letter(word) else { return };
        self.words += 1;
        let capital = first.is_uppercase() || !first.is_lowercase() || has_inner_capital(word);
        let particle = !capital && is_particle(word.trim_end_matches(','));
        if first.is_numeric() {
            self.digits += 1;
        } else if capital {
            self.capital += 1;
            self.caps += usize::from(is_in_capitals(word));
        } else if !particle {
            self.small += 1;
        }
        if self.words == 1 {
            self.opens = capital || (particle && word.len() > 1);
        }
    }

    /// Whether it can be a person or an office: begins with a capital, no small word that no name
    /// holds, one capital at least, at most `most` words.
    pub(crate) const fn is_name(self, most: usize) -> bool {
        self.opens && self.words > 0 && self.words <= most && self.small == 0 && self.capital > 0 && self.digits <= 1
    }

    /// Whether it has so many words, and each begins with a capital: figures and small words do not.
    pub(crate) fn is_all_capital(self, words: RangeInclusive<usize>) -> bool {
        words.contains(&self.words) && self.capital == self.words
    }

    /// Whether all its words of weight are in capitals.
    pub(crate) const fn is_caps(self) -> bool {
        self.caps > 0 && self.small == 0 && self.caps * 3 >= self.capital * 2
    }
}

/// Whether a word is in capitals, two at least; "McGREGOR" is.
fn is_in_capitals(word: &str) -> bool {
    // Two small letters need eight capitals beside them.
    if word.len() < 10 && matches!(word.as_bytes(), [_, b'a'..=b'z', b'a'..=b'z', ..]) {
        return false;
    }
    let letters = Letters::of(word);
    letters.upper >= 2 && letters.lower * 4 <= letters.upper
}

/// How many brackets open in a word, and how many close.
fn brackets(word: &str) -> (usize, usize) {
    let mut count = (0, 0);
    for (at, byte) in word.bytes().enumerate() {
        // "（" and "）" share their first byte.
        match byte {
            b'(' | b'[' => count.0 += 1,
            b')' | b']' => count.1 += 1,
            0xef if word[at..].starts_with('（') => count.0 += 1,
            0xef if word[at..].starts_with('）') => count.1 += 1,
            _ => {}
        }
    }
    count
}

/// "d'Estaing", "al-Sabah", "McX": a capital after a mark inside the word.
fn has_inner_capital(word: &str) -> bool {
    // The curly apostrophe begins with this byte.
    word.bytes().any(|byte| matches!(byte, b'\'' | b'-' | 0xe2))
        && word.contains(['\'', '’', '-'])
        && word.chars().skip(1).any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_others() {
        for name in [
            "Ada Quist", "Mr. DORGAN", "The Minister for Roads (Mr. Alfa)", "José de la Cruz", "主席", "JN",
            "Dr. Norbert Lammert (SPD)", "d’Artagnan",
        ] {
            assert!(NameShape::of(name).is_name(12), "{name}");
        }
        for other in ["The principles are", "let me say", "and then", "It is simple"] {
            assert!(!NameShape::of(other).is_name(12), "{other}");
        }
        assert!(NameShape::of("CHIEF JUSTICE ROBERTS").is_caps());
        assert!(!NameShape::of("Ada Quist").is_caps());
    }
}
