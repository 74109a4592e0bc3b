//! What names of people and offices look like, in scripts with and without case.

use crate::text::{self, Letters};

/// Small words inside names and offices, in many languages: "de", "van", "of the", "et", "bin".
const PARTICLES: &[&str] = &[
    "a", "al", "and", "av", "bin", "bint", "da", "das", "de", "del", "della", "dem", "den", "der", "des", "di", "do",
    "dos", "du", "e", "el", "en", "et", "for", "für", "ibn", "i", "in", "la", "las", "le", "les", "los", "of", "on",
    "o", "og", "och", "pour", "pro", "sur", "te", "tempore", "ten", "the", "to", "und", "van", "von", "y", "z", "zu",
    "à", "at", "bei", "im", "ja", "na", "v", "w", "ze", "for", "til", "par", "with", "s.", "d.", "dr.", "mr.", "m.",
    "p.",
];

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
        let mut shape = Self::default();
        let mut depth = 0_usize;
        for word in text::words(phrase) {
            let opening = word.chars().filter(|c| matches!(c, '(' | '[' | '（')).count();
            let closing = word.chars().filter(|c| matches!(c, ')' | ']' | '）')).count();
            let inside = depth > 0 || opening > 0;
            depth = (depth + opening).saturating_sub(closing);
            if inside {
                continue;
            }
            let Some(first) = text::first_letter(word) else { continue };
            shape.words += 1;
            let particle = PARTICLES.contains(&word.trim_end_matches(','));
            if first.is_numeric() {
                shape.digits += 1;
            } else if first.is_uppercase() || !first.is_lowercase() || has_inner_capital(word) {
                shape.capital += 1;
                let letters = Letters::of(word);
                shape.caps += usize::from(letters.upper >= 2 && letters.lower * 4 <= letters.upper);
            } else if !particle {
                shape.small += 1;
            }
            if shape.words == 1 {
                shape.opens = !first.is_lowercase() || has_inner_capital(word) || (particle && word.len() > 1);
            }
        }
        shape
    }

    /// Whether it can be a person or an office: begins with a capital, no small word that no name
    /// holds, one capital at least, at most `most` words.
    pub(crate) const fn is_name(self, most: usize) -> bool {
        self.opens && self.words > 0 && self.words <= most && self.small == 0 && self.capital > 0 && self.digits <= 1
    }

    /// Whether all its words of weight are in capitals.
    pub(crate) const fn is_caps(self) -> bool {
        self.caps > 0 && self.small == 0 && self.caps * 3 >= self.capital * 2
    }
}

/// "d'Estaing", "al-Sabah", "McX": a capital after a mark inside the word.
fn has_inner_capital(word: &str) -> bool {
    word.char_indices().skip(1).any(|(_, c)| c.is_uppercase()) && word.contains(['\'', '’', '-'])
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
