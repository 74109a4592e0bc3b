//! Where the speech was given, by where the lines stand that say so.

use alloc::borrow::Cow;
use alloc::string::String;

use super::reader::Reader;
use super::{clause, cover, occasion, statement};
use crate::ast::{Block, Document, Fact, MetadataKey};
use crate::grammar::date;
use crate::grammar::name::NameShape;
use crate::span::Span;
use crate::text;

/// Lines that a place has at most: the room, the house, the town.
const LINES: usize = 3;

/// Words that a line of the place has at most.
const WORDS: usize = 9;

/// The place that stands alone above the hour at which it began, or between front matter that states the
/// title and the speech: "Lamp Convention Center", "Port
/// Elsing, Norland". What else such a page says stands in the front matter, so that a few words in
/// capitals there are the place; above the hour at which it began even such as name no place.
pub(super) fn place<'a>(source: &'a str, document: &Document<'a>, reader: Reader<'_>) -> Option<Fact<Cow<'a, str>>> {
    let mut blocks = document.front.iter().peekable();
    let titled = blocks.next_if(|block| states_title(block, source)).is_some();
    let mut lines: alloc::vec::Vec<&'a str> = alloc::vec::Vec::new();
    let mut timed = false;
    for block in blocks {
        match block {
            Block::Metadata(line) if line.key == MetadataKey::Time => {
                timed = true;
                break;
            }
            Block::Metadata(line) => lines.extend(text::lines(&source[line.span.range()]).map(text::trim)),
            // Without front matter, nothing but the place may stand above the hour.
            _ => return None,
        }
    }
    if !titled && !timed {
        return None;
    }
    lines.retain(|line| !line.is_empty());
    if lines.is_empty() || lines.len() > LINES || !lines.iter().all(|line| is_label(line, reader)) {
        return None;
    }
    let stated = |line: &&str| {
        let line = cover::plain(line);
        reader.is_venue(&line) || line.contains(',') && occasion::is_place(&line, reader)
    };
    if !timed && !lines.iter().any(stated) {
        return None;
    }
    let (first, last) = (lines.first()?, lines.last()?);
    let span = Span::of_slice(source, first).to(Span::of_slice(source, last));
    let mut words = lines.iter().map(|line| Cow::from(String::from(clause::tidy(&cover::plain(line)))));
    let first = words.next()?;
    Some(Fact::new(words.fold(first, |joined, next| joined + ", " + next), span))
}

/// Whether a block is front matter with a title.
fn states_title(block: &Block<'_>, source: &str) -> bool {
    let Block::Metadata(matter) = block else { return false };
    matter.key == MetadataKey::FrontMatter
        && text::lines(&source[matter.span.range()]).any(|line| line.starts_with("title:"))
}

/// A few words in capitals that neither a key nor a date nor a speech goes with.
fn is_label(line: &str, reader: Reader<'_>) -> bool {
    let plain = cover::plain(line);
    let shape = NameShape::of(&plain);
    let lexicons = reader.lexicons;
    shape.words <= WORDS
        && shape.small <= 2
        && text::first_letter(&plain).is_some_and(char::is_uppercase)
        && !text::ends_sentence(plain.trim_end_matches('.'))
        && !plain.contains([':', '(', '?', '!', '/'])
        && date::find(&plain, lexicons.calendars()).is_none()
        && !reader.is_gathering(&plain)
        && lexicons.find(&plain, |l| l.speech_words).is_none()
        && !lexicons.begins(&plain, |l| l.embargo)
        && !lexicons.begins(&plain, |l| l.by)
        && statement::titled(&plain, false, reader).is_none_or(|person| person.name.is_none())
}

#[cfg(test)]
mod tests {
    use std::string::String;

    fn place(front: &str) -> Option<String> {
        let source = std::format!(
            "---\ntitle: Remarks by President Lind on Roads\n---\n\n{front}\n\nWe have waited for the harbour of \
             this town for nine years, and today it is open again for every one of us."
        );
        crate::parse_document(&source).ok()?.facts.place.map(|place| place.value.into_owned())
    }

    #[test]
    fn alone_above_the_hour() {
        let source = "Pilots' Office\n\n5:25 PM\n\nTHE PRESIDENT:  We have waited for the harbour of this town for nine \
                      years, and today it is open again for every one of us.";
        let place = crate::parse_document(source).ok().and_then(|document| document.facts.place);
        assert_eq!(place.as_ref().map(|place| place.value.as_ref()), Some("Pilots' Office"));
    }

    #[test]
    fn between_front_matter_and_speech() {
        for (front, wanted) in [
            ("Port Elsing, North Norland", Some("Port Elsing, North Norland")),
            (
                "Norland Convention Center  \nPort Elsing, Norland\n\n12:14 P.M. EDT",
                Some("Norland Convention Center, Port Elsing, Norland"),
            ),
            ("*Vice President’s Ceremonial Office*\n\n11:06 A.M. EDT", Some("Vice President’s Ceremonial Office")),
            ("Via Teleconference\n\n11:06 A.M. EDT", None),
            ("By Ada Quist", None),
        ] {
            assert_eq!(place(front).as_deref(), wanted, "{front}");
        }
    }
}
