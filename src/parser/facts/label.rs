//! Who speaks by the labels of the turns.

use alloc::vec::Vec;

use super::person::{self, Person};
use super::reader::Reader;
use crate::ast::Document;
use crate::text;

/// Somebody whom labels name.
#[derive(Debug)]
struct Voice<'a> {
    person: Person<'a>,
    turns: usize,
    said: usize,
}

/// An office that stands for the one who speaks.
#[derive(Debug, Clone, Copy)]
struct Office<'a> {
    label: &'a str,
    turns: usize,
    said: usize,
}

/// What the labels of a document say together.
#[derive(Debug, Default)]
pub(super) struct Labels<'a> {
    /// Persons by name, with how many turns each has.
    persons: Vec<Voice<'a>>,
    /// The first label that is an office and no name, "THE PRESIDENT", and its turns.
    office: Option<Office<'a>>,
    /// The labels that were read, with the voice of each.
    seen: Vec<(&'a str, Option<usize>)>,
    turns: usize,
    /// Bytes that all turns show; line ends have one or two.
    said: usize,
    /// Labels that name neither a part ("Question") nor somebody seen before.
    speakers: usize,
}

/// Voices from which on a document is a sitting, a meeting or a panel, and has no one speaker.
const MANY: usize = 3;

/// Words that a label has at most which is an office.
const OFFICE: usize = 6;

/// Labels that are read.
const MOST: usize = 64;

impl<'a> Labels<'a> {
    pub(super) fn of(source: &'a str, document: &Document<'a>, reader: Reader<'_>) -> Self {
        let mut labels = Self::default();
        for turn in document.turns() {
            labels.turns += 1;
            let said = text::shown_bytes(&source[turn.span.range()]);
            labels.said += said;
            let raw = &source[turn.label.span.range()];
            // As written, where white space in it was cleaned.
            let label = match raw.find(turn.label.speaker.as_ref()) {
                Some(at) => &raw[at..at + turn.label.speaker.len()],
                None => person::tidy(raw),
            };
            if let Some(&(_, voice)) = labels.seen.iter().find(|(other, _)| *other == label) {
                labels.count(label, voice, said);
            } else if labels.seen.len() < MOST {
                // Each label is read once; beyond so many nobody is the one speaker.
                let voice = labels.add(label, said, reader);
                labels.seen.push((label, voice));
            }
        }
        labels
    }

    /// Counts a turn whose label was read before.
    fn count(&mut self, label: &str, voice: Option<usize>, said: usize) {
        if let Some(office) = self.office.as_mut().filter(|office| office.label == label) {
            office.turns += 1;
            office.said += said;
        }
        if let Some(voice) = voice.and_then(|at| self.persons.get_mut(at)) {
            voice.turns += 1;
            voice.said += said;
        }
    }

    /// Reads a label; answers which voice it is.
    fn add(&mut self, label: &'a str, said: usize, reader: Reader<'_>) -> Option<usize> {
        let part = reader.lexicons.is(label, |l| l.parts);
        let person = person::parse(label, reader);
        let Some(name) = person.name.filter(|_| !part) else {
            if person.role.is_some() {
                self.office = self.office.or(Some(Office { label, turns: 1, said }));
            }
            self.speakers += usize::from(person.role.is_some() || !part);
            return None;
        };
        let known = self.persons.iter().position(|voice| same(&voice.person, name));
        let Some(voice) = known.and_then(|at| self.persons.get_mut(at)) else {
            self.persons.push(Voice { person, turns: 1, said });
            self.speakers += 1;
            return Some(self.persons.len() - 1);
        };
        voice.turns += 1;
        voice.said += said;
        if voice.person.role.is_none() && person.role.is_some() {
            voice.person = person;
        }
        known
    }

    /// Whether many speak: a sitting, a meeting, a panel.
    pub(super) const fn is_many(&self) -> bool {
        self.speakers >= MANY
    }

    /// The labels under which one voice says nearly all.
    pub(super) fn main_voice(&self) -> Option<Vec<&'a str>> {
        let nearly = |said: usize| said * 4 >= self.said * 3;
        if let Some(office) = self.office.filter(|office| nearly(office.said)) {
            return Some(alloc::vec![office.label]);
        }
        let main = self.persons.iter().position(|voice| nearly(voice.said))?;
        let own = self.seen.iter().filter(|&&(_, voice)| voice == Some(main));
        Some(own.map(|&(label, _)| label).collect())
    }

    /// Whether several answer each other, and none says nearly all: a talk, a hearing, an interview has
    /// no words that end a speech.
    pub(super) fn alternate(&self) -> bool {
        let voices = self.persons.len() + usize::from(self.office.is_some());
        voices >= 2 && (self.turns - voices.min(self.turns)) * 3 >= self.turns && self.main_voice().is_none()
    }

    /// The only one of several voices whose whole name stands in the words above.
    pub(super) fn named_in(&self, words: &str) -> Option<Person<'a>> {
        let full = |voice: &&Voice<'a>| {
            voice.person.name.is_some_and(|name| text::at_least_words(name, 2) && words.contains(name))
        };
        let mut named = self.persons.iter().filter(full);
        let found = named.next()?;
        named.next().is_none().then_some(found.person)
    }

    /// Whether two speak at least.
    pub(super) const fn is_dialogue(&self) -> bool {
        self.speakers >= 2
    }

    /// Whether anybody speaks by label at all.
    pub(super) const fn is_empty(&self) -> bool {
        self.turns == 0
    }

    /// The one person whom the labels name; else the one who does nearly all the talking.
    pub(super) fn speaker(&self) -> Option<Person<'a>> {
        if let [voice] = self.persons.as_slice() {
            let office = self.office.is_some_and(|office| office.turns >= voice.turns);
            return (!self.is_many() && voice.turns * 3 >= self.turns && !office).then_some(voice.person);
        }
        self.dominant()
    }

    /// Who holds an office and says three quarters of all that is said.
    pub(super) fn dominant(&self) -> Option<Person<'a>> {
        let voice = self.persons.iter().filter(|voice| voice.person.role.is_some()).max_by_key(|voice| voice.said)?;
        let full = voice.person.name.is_some_and(|name| text::at_least_words(name, 2));
        (full && voice.said * 4 >= self.said * 3).then_some(voice.person)
    }

    /// The office that labels give to somebody known by name, or that stands for the one who says most.
    pub(super) fn role(&self, name: Option<&str>) -> Option<&'a str> {
        match name {
            Some(name) => {
                self.persons.iter().find(|voice| same(&voice.person, name)).and_then(|voice| voice.person.role)
            }
            None if self.persons.len() <= 1 && !self.is_many() => {
                let main = |office: &Office<'a>| self.persons.is_empty() || office.said * 4 >= self.said * 3;
                self.office
                    .filter(|office| main(office) && text::at_most_words(office.label, OFFICE))
                    .map(|office| office.label)
            }
            None => None,
        }
    }
}

/// Whether a name is the person's, or its last word.
fn same(person: &Person<'_>, name: &str) -> bool {
    person.name.is_some_and(|other| {
        let last = |name: &str| text::words(name).next_back().map(str::to_lowercase);
        other == name
            || last(other) == last(name) && (text::words(other).count() == 1 || text::words(name).count() == 1)
            || other.to_lowercase() == name.to_lowercase()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ast::Lang;
    use crate::lexicon::Lexicons;

    /// The one speaker of a transcript by its labels, with the office they give, and whether many speak.
    fn read(source: &'static str) -> Option<(Option<&'static str>, Option<&'static str>, bool)> {
        let document = crate::parse_document(source).ok()?;
        let lexicons = Lexicons::among("the and of to that is", &[]).0;
        let labels = Labels::of(source, &document, Reader::new(&lexicons, Some(Lang::English)));
        let speaker = labels.speaker();
        Some((speaker.and_then(|person| person.name), labels.role(speaker.and_then(|p| p.name)), labels.is_many()))
    }

    #[test]
    fn one_who_answers() {
        let source = "Question: Is the harbour open?\n\nPresident of Norland Bo Lind: It is open.\n\n\
                      Question: Since when?\n\nBo Lind: Since this morning.\n\nQuestion: Who opened it?\n\nBo Lind: I did.";
        assert_eq!(read(source), Some((Some("Bo Lind"), Some("President of Norland"), false)));
    }

    #[test]
    fn a_panel_has_no_one_speaker() {
        let source = "Ada Quist: Is the harbour open?\n\nBo Lind: It is open.\n\nIda Marlowe: Since when?\n\n\
                      Ada Quist: Since this morning.\n\nBo Lind: Who opened it?\n\nIda Marlowe: I did.";
        assert_eq!(read(source), Some((None, None, true)));
    }
}
