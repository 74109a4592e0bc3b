//! The words and the language that covers are read with.

use super::name;
use crate::ast::Lang;
use crate::lexicon::Lexicons;
use crate::span;
use crate::text;

/// The lexicons, and the language whose grammar the phrases follow.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'c> {
    pub(super) lexicons: &'c Lexicons,
    pub(super) lang: Option<Lang>,
}

/// Letters that an office must have to be known at the end of a compound: "Metsä|ministeri".
const COMPOUND: usize = 6;

impl<'c> Reader<'c> {
    pub(super) const fn new(lexicons: &'c Lexicons, lang: Option<Lang>) -> Self {
        Self { lexicons, lang }
    }

    /// Where the first office stands in a phrase, the head of a compound included.
    pub(super) fn office(&self, phrase: &str) -> Option<(usize, usize)> {
        let found = self.lexicons.find(phrase, |l| l.offices);
        if !self.compounds() || found.is_some_and(|(start, _)| start == 0) {
            return found;
        }
        let compound = text::words(phrase).find(|word| self.ends_in_office(word)).map(|word| {
            let start = span::start_of(phrase, word);
            (start, start + word.trim_end_matches([',', '.']).len())
        });
        match (found, compound) {
            (Some(found), Some(compound)) if compound.0 < found.0 => Some(compound),
            (None, compound) => compound,
            (found, _) => found,
        }
    }

    pub(super) fn is_office(&self, phrase: &str) -> bool {
        self.office(phrase).is_some()
    }

    /// Whether two letters or more stand before an office in the word. Only so many at its end can be one, however
    /// long the word is.
    fn ends_in_office(&self, word: &str) -> bool {
        const LONGEST: usize = 40;
        let word = word.trim_end_matches([',', '.']);
        let Some((head, _)) = word.char_indices().nth(2) else { return false };
        let rest = &word[head..];
        rest.char_indices().rev().take(LONGEST).any(|(at, _)| {
            let tail = &rest[at..];
            tail.len() >= COMPOUND && self.lexicons.is(tail, |l| l.offices)
        })
    }

    /// Languages that write an office and its field as one word.
    const fn compounds(&self) -> bool {
        matches!(
            self.lang,
            Some(
                Lang::German
                    | Lang::Danish
                    | Lang::Swedish
                    | Lang::Norwegian
                    | Lang::Dutch
                    | Lang::Finnish
                    | Lang::Hungarian
                    | Lang::Estonian
                    | Lang::Icelandic
            )
        )
    }

    /// Whether a phrase names a gathering.
    pub(super) fn is_gathering(&self, phrase: &str) -> bool {
        // The record of a meeting is none: "会議録".
        !phrase.contains(['録', '錄'])
            && !self.is_room(phrase)
            && (self.lexicons.holds(phrase, |l| l.gatherings)
                || self.compounds() && self.lexicons.ends_compound(phrase, |l| l.gatherings))
    }

    /// Whether the noun for a gathering says what a room is for: "Norland Convention Center", "Palais des
    /// Congrès". The noun for the room ends the phrase, or begins it and governs the other.
    fn is_room(&self, phrase: &str) -> bool {
        let Some(at) = self.lexicons.find_noun(phrase, |l| l.gatherings) else { return false };
        let is_venue = |word: &str| self.lexicons.is(word, |l| l.venues);
        let mut words = text::words(phrase);
        let governed = words.next().is_some_and(is_venue) && words.next().is_some_and(name::is_small);
        let run = &phrase[at..];
        let plain = text::words(run).all(|word| !name::is_small(word)) && !run.contains(',');
        governed || plain && text::words(run).skip(1).last().is_some_and(is_venue)
    }

    /// Whether a phrase holds a noun for a room, a house or an open place.
    pub(super) fn is_venue(&self, phrase: &str) -> bool {
        self.lexicons.holds(phrase, |l| l.venues)
    }

    /// Whether a phrase names a house or a body.
    pub(super) fn is_house(&self, phrase: &str) -> bool {
        self.lexicons.holds(phrase, |l| l.houses)
    }

    /// Languages in which a genitive has no small word before it.
    pub(super) const fn has_cases(&self) -> bool {
        has_cases(self.lang)
    }

    /// Languages whose genitive is a bare "s" at the end of the name.
    pub(super) const fn has_bare_genitive(&self) -> bool {
        matches!(self.lang, Some(Lang::Danish | Lang::Swedish | Lang::Norwegian | Lang::German | Lang::Dutch))
    }

    /// Languages in which what somebody owns carries an ending that says so: "Lind Béla beszéde".
    pub(super) const fn has_possessed_forms(&self) -> bool {
        matches!(self.lang, Some(Lang::Hungarian))
    }

    /// Languages that part a name and its ending by an apostrophe.
    pub(super) const fn has_parted_endings(&self) -> bool {
        matches!(self.lang, Some(Lang::Turkish))
    }

    pub(super) const fn is_hangul(&self) -> bool {
        matches!(self.lang, Some(Lang::Korean))
    }
}

/// Languages in which a genitive has no small word before it.
pub(in crate::parser) const fn has_cases(lang: Option<Lang>) -> bool {
    matches!(
        lang,
        Some(
            Lang::Russian
                | Lang::Ukrainian
                | Lang::Polish
                | Lang::Czech
                | Lang::Slovak
                | Lang::Slovene
                | Lang::Croatian
                | Lang::Serbian
                | Lang::Lithuanian
                | Lang::Latvian
                | Lang::Estonian
                | Lang::Icelandic
                | Lang::Greek
                | Lang::Romanian
        )
    )
}
