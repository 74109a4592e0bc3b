//! The people whom a document names as present: they vouch for labels that stand only once.
//!
//! Minutes and notes list who takes part, and then write "AQ: …" or "Ada: …". One such label would be
//! a colon in prose; one whose name is on the list is a speaker.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::speakers::fold;
use crate::ast::MetadataKey;
use crate::grammar::name::NameShape;
use crate::grammar::{field, markup};
use crate::lexicon::Lexicons;
use crate::line::{Line, Shape};
use crate::phrase;
use crate::text;

/// Lines of a list of names that are read below its headline.
const LIST: usize = 80;

/// What people on a list may be called in a label: full name, first name, surname, initials, nick.
#[derive(Debug, Default)]
pub(super) struct People {
    names: BTreeSet<String>,
    /// The lines of the lists, from and up to.
    lists: Vec<Range<usize>>,
}

impl People {
    /// Reads the lists: "Present: Ada Quist, Bo Lind", or a headline and the names below it.
    pub(super) fn of(lines: &[Line<'_>], lexicons: &Lexicons) -> Self {
        let mut people = Self::default();
        // Lines above this one have been read as part of a list.
        let mut read = 0;
        for (at, line) in lines.iter().enumerate() {
            let words = markup::bare(line.after_mark());
            let (key, value) = field::field(words).unwrap_or((words, ""));
            if phrase::is_roster(line.text) {
                people.add_all(line.text);
            }
            if !names_people(key, lexicons) {
                continue;
            }
            if !text::ends_sentence(value) {
                people.add_all(value);
            }
            if value.is_empty() {
                let from = read.max(at + 1);
                let below = lines.get(from..(at + LIST).min(lines.len())).unwrap_or_default();
                read = from + people.add_list(below);
                people.lists.push(from..read);
            }
        }
        people
    }

    /// Whether a label calls somebody who is on a list.
    pub(super) fn knows(&self, speaker: &str) -> bool {
        !self.names.is_empty() && self.names.contains(&fold(speaker))
    }

    /// Whether a line stands in a list.
    pub(super) fn lists(&self, line: usize) -> bool {
        let at = self.lists.partition_point(|list| list.end <= line);
        self.lists.get(at).is_some_and(|list| list.contains(&line))
    }

    /// Reads the lines of a list until one is no name; how many it took.
    fn add_list(&mut self, lines: &[Line<'_>]) -> usize {
        let ends = |line: &Line<'_>| {
            line.gap > 1
                || matches!(line.shape, Shape::Heading(_) | Shape::Separator(_))
                // "J.P." ends a name as well.
                || line.ends_sentence && NameShape::of(line.text).small > 0
                || line.text.ends_with([':', '：'])
        };
        let taken = lines.iter().position(ends).unwrap_or(lines.len());
        for line in &lines[..taken] {
            if line.shape == Shape::Row {
                line.text.split(['|', '\t']).for_each(|cell| self.add(cell));
            } else {
                self.add_all(line.after_mark());
            }
        }
        taken
    }

    fn add_all(&mut self, list: &str) {
        list.split([',', ';', '、', '，']).for_each(|person| self.add(person));
    }

    /// Adds what somebody may be called: "Ada Quist (AQ) - Harbour Office" is "Ada Quist", "Ada",
    /// "Quist" and "AQ".
    fn add(&mut self, person: &str) {
        let person = text::trim(person.trim_matches(['*', '_', '.', '@', '-', ' ']));
        let head = person.split(" - ").next().unwrap_or(person).split(['–', '—']).next().unwrap_or(person);
        let head = head.split("--").next().unwrap_or(head);
        let name = text::trim(head.split(['(', '[', '<', '（']).next().unwrap_or(head));
        let shape = NameShape::of(name);
        let nick = shape.words == 1 && name.len() <= 24;
        if !(nick || shape.is_name(4)) || shape.digits > 0 {
            return;
        }
        self.names.insert(fold(name));
        if let Some((_, inner)) = person.split_once(['(', '[', '<']) {
            let inner = inner.split([')', ']', '>']).next().unwrap_or(inner);
            if text::words(inner).count() == 1 && inner.len() <= 16 {
                self.names.insert(fold(inner));
            }
        }
        if shape.words >= 2 {
            self.names.extend(text::words(name).next().map(fold));
            self.names.extend(text::words(name).next_back().map(fold));
            let initials: String =
                text::words(name).filter_map(text::first_letter).filter(|c| c.is_uppercase()).collect();
            if initials.chars().count() >= 2 {
                self.names.insert(fold(&initials));
            }
        }
    }
}

/// Whether a key or a headline says that people follow.
fn names_people(key: &str, lexicons: &Lexicons) -> bool {
    lexicons.key(key) == Some(&MetadataKey::Speaker) || phrase::heads_attendance(key, lexicons)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::scan;

    #[test]
    fn those_present_are_known_by_name_and_initials() {
        let source = "Present: Ada Quist (chair), Bo Lind\n\n## Attendees\n\n- Cara Holm (CHX) - Example Corp\n- dag\n\nThe harbour is open.\n";
        let people = People::of(&scan(source), &Lexicons::among("the and of to that is", &[]).0);
        for name in ["Ada Quist", "ada", "Quist", "AQ", "BL", "CHX", "dag", "Cara"] {
            assert!(people.knows(name), "{name}");
        }
        for other in ["The harbour", "Example Corp", "Poll", "Eva"] {
            assert!(!people.knows(other), "{other}");
        }
    }
}
