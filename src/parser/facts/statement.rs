//! What one line of the cover states.

use alloc::vec::Vec;

use super::clause::{self, Clause};
use super::cover::Line;
use super::person::{self, Person};
use super::reader::Reader;
use super::{day, name, occasion};
use crate::grammar::name::NameShape;
use crate::grammar::{date, field};
use crate::phrase;
use crate::span;
use crate::text;

/// What one line states.
pub(super) fn read<'t>(line: &'t Line<'_>, reader: Reader<'_>) -> Clause<'t> {
    let text = line.text.as_ref();
    if line.dated {
        return dated(line, reader);
    }
    if let Some(clause) = lectures(text, reader).filter(|_| line.title) {
        return clause;
    }
    if let Some(clause) = clause::parse(text, reader) {
        if !clause.persons.is_empty() || clause.event.is_some() || clause.place.is_some() {
            return clause;
        }
    }
    let bare = clause::tidy(text);
    if let Some(clause) = delivered(bare, reader).filter(|_| !line.title) {
        return clause;
    }
    if line.below_byline && !line.title {
        if let Some(role) = office_below(bare, reader) {
            return Clause {
                persons: alloc::vec![Person { role: Some(role), ..Person::default() }],
                ..Clause::default()
            };
        }
    }
    if let Some(person) = byline(bare, line.title, reader) {
        return Clause { persons: alloc::vec![person], ..Clause::default() };
    }
    if let Some(event) = occasion::session(bare, reader) {
        return Clause { event: Some(event), ..Clause::default() };
    }
    if let Some(clause) = headed(bare, reader).or_else(|| entitled(bare, reader)).filter(|_| line.title) {
        return clause;
    }
    if let Some(person) = titled(bare, line.title, reader) {
        return Clause { persons: alloc::vec![person], ..Clause::default() };
    }
    let counted = field::field(bare).is_some_and(|(_, value)| value.starts_with(|c: char| c.is_ascii_digit()));
    if !line.title && reader.is_gathering(bare) && is_label(bare) && !counted {
        return gathering(bare, reader);
    }
    let one = text::words(bare).count() == 1 && !bare.ends_with('.');
    let near = line.beside_date && (one || bare.contains(',')) && !bare.contains('(');
    let headline = line.title && (!line.beside_date || reader.is_house(bare) || text::starts_uncased(bare));
    let venue =
        reader.is_venue(bare) && is_label(bare) && !bare.contains(':') && !headline && !reader.is_gathering(bare);
    // Topics are listed: "Farming, Fisheries and Food"; a key heads the lines below it.
    let listed = bare.contains(',') && text::words(bare).any(|word| text::same(word, "and"));
    // What the record calls itself is no town: "Minutes".
    let record = || reader.lexicons.begins(bare, |l| l.records);
    let near = near && !headline && !listed && reader.lexicons.key(bare).is_none() && !record();
    // "in Elsing", below the date.
    let within = reader.lexicons.strip(bare, |l| l.place_in).filter(|rest| rest.starts_with(text::is_space));
    let within = within.filter(|_| line.beside_date && text::starts_lower(bare) && !line.title).map(clause::tidy);
    if let Some(place) = within.filter(|place| occasion::is_place(place, reader)) {
        return Clause { place: Some(place), ..Clause::default() };
    }
    if venue || near && occasion::is_place(bare, reader) {
        // "於：会館"
        let marked = reader.lexicons.strip(bare, |l| l.place_in).filter(|rest| rest.starts_with([':', '：']));
        return Clause { place: Some(marked.map_or(bare, clause::tidy)), ..Clause::default() };
    }
    Clause::default()
}

/// "Minister Ada Quist: Opening of the Conference": who spoke by office and name, and where or of what.
fn headed<'t>(bare: &'t str, reader: Reader<'_>) -> Option<Clause<'t>> {
    let (head, tail) = bare.split_once(": ")?;
    let person = titled(head, true, reader).filter(|person| person.name.is_some())?;
    let event = Some(clause::tidy(tail)).filter(|tail| reader.is_gathering(tail) && is_label(tail));
    Some(Clause { persons: alloc::vec![person], event, place: None })
}

/// "(1963) Ada Quist, “The Harbour and the Town”": who spoke, and in quotation marks what the speech is called.
fn entitled<'t>(bare: &'t str, reader: Reader<'_>) -> Option<Clause<'t>> {
    let head =
        bare.split_once(['“', '"', '«', '„']).filter(|(_, tail)| tail.trim_end().ends_with(['”', '"', '»', '“']))?.0;
    let head = head.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | ' ' | ':'));
    let name = text::trim(head).strip_suffix([',', ':', '-', '–', '—']).map(text::trim)?;
    let person = person::parse(name, reader);
    // "KING" is a surname, too.
    let person = match name::is_name(name, false, reader) {
        true if person.name.is_none() || person.role.is_some() && person.honorific.is_none() => {
            Person { name: Some(name), ..Person::default() }
        }
        _ => person,
    };
    person.name.is_some().then(|| Clause { persons: alloc::vec![person], ..Clause::default() })
}

/// "Ada Quist – Harbour Lecture": who spoke, and behind a dash what it was.
fn lectures<'t>(title: &'t str, reader: Reader<'_>) -> Option<Clause<'t>> {
    let (name, tail) = [" – ", " — ", " - "].iter().find_map(|dash| title.split_once(dash))?;
    let name = clause::tidy(name);
    let plain = name::is_name(name, false, reader)
        && NameShape::of(name).words <= 4
        && !reader.is_office(name)
        && !reader.is_venue(name)
        && reader.lexicons.find(name, |l| l.speech_words).is_none();
    let told = NameShape::of(tail).words <= 4 && reader.lexicons.ends(tail, |l| l.speech_words);
    (plain && told)
        .then(|| Clause { persons: alloc::vec![Person { name: Some(name), ..Person::default() }], ..Clause::default() })
}

/// "Delivered at the White House": an occasion or a place behind the word that keys it.
fn delivered<'t>(bare: &'t str, reader: Reader<'_>) -> Option<Clause<'t>> {
    let first = text::words(bare).next()?;
    reader.lexicons.key(first)?;
    let rest = text::trim_start(&bare[first.len()..]);
    reader.lexicons.begins(rest, |l| l.at).then(|| clause::parse(rest, reader)).flatten()
}

/// "By Ada Quist": somebody after a word that names who spoke, and nothing else.
pub(super) fn byline<'t>(bare: &'t str, title: bool, reader: Reader<'_>) -> Option<Person<'t>> {
    let rest = reader.lexicons.strip(bare, |l| l.by).filter(|rest| rest.starts_with(text::is_space))?;
    let word = &bare[..bare.len() - rest.len()];
    let shape = NameShape::of(rest);
    // A word of two letters at least, in a line that says nothing else: "Of Ships" and "A Mare" name nobody.
    let plain = !title && shape.small == 0 && shape.words <= 6 && !name::is_small(word) && !reader.is_gathering(rest);
    (plain || !title && text::same(word, "by") && shape.is_name(6))
        .then(|| person::parse(rest, reader))
        .filter(|person| person.name.is_some())
}

/// The office of whom the line above names: a label that holds one, or that begins with what governs a
/// body: "Harbour Society General President", "Of the Council of the Guild".
fn office_below<'t>(bare: &'t str, reader: Reader<'_>) -> Option<&'t str> {
    let shape = NameShape::of(bare);
    let of = reader.lexicons.begins(bare, |l| l.by) && !text::starts_lower(bare);
    (is_label(bare) && shape.digits == 0 && shape.words >= 2 && (of || reader.is_office(bare))).then_some(bare)
}

/// Whether a line is somebody's name behind the word for it: "By Ada Quist".
pub(super) fn is_byline(line: &Line<'_>, reader: Reader<'_>) -> bool {
    !line.dated && byline(clause::tidy(&line.text), line.title, reader).is_some()
}

/// A line that names somebody by office or form of address, and says nothing else.
pub(super) fn titled<'t>(bare: &'t str, title: bool, reader: Reader<'_>) -> Option<Person<'t>> {
    let shape = NameShape::of(bare);
    let led = reader.office(bare).is_some_and(|(start, _)| start == 0);
    if shape.words > 24
        || shape.small > if led { 8 } else { 3 }
        || text::ends_sentence(bare.trim_end_matches('.'))
        || bare.contains(['?', '!', ':'])
        || !led && !leads(bare, reader)
    {
        return None;
    }
    let person = person::parse(bare, reader);
    // "Prime Minister's Office" is a house.
    let house = person.name.is_none() && person.role.is_some_and(|role| role.contains("'s ") || role.contains("’s "));
    let addressed = person.honorific.is_some() && person.name.is_some();
    if house || person.role.is_none() && !addressed {
        return None;
    }
    // "Governor Lind Delivers State of the State Address": a headline that goes on beyond the person.
    // In small letters a verb shows where the person ends: "President Lind addresses the nation".
    let beyond =
        [person.name, person.role].into_iter().flatten().map(|part| span::start_of(bare, part) + part.len()).max();
    let beyond = text::words(&bare[beyond.unwrap_or(0)..]).next();
    let clear = beyond.is_none_or(|word| text::starts_lower(word) && !name::is_particle(word));
    if title && !clear && !text::starts_uncased(bare) {
        return None;
    }
    let edge = |role: &str| {
        reader.office(role).is_some_and(|(start, end)| start == 0 || end == role.len()) && shape.small <= 1
    };
    // Without a space only a guess parts an office from what follows it.
    let guessed = title && text::starts_uncased(bare) && !bare.contains(text::is_space);
    let sure = person.name.is_some() && !guessed
        || !title && (shape.words <= 14 || led)
        || shape.words > 1 && person.role.is_some_and(edge);
    let stated = person.name.is_some() && (person.honorific.is_some() || led);
    (sure && (stated || !reader.is_gathering(bare))).then_some(person)
}

/// Whether what stands before an office could belong to it or to a name: capitals and small words, no
/// verb as in "веде Голова ради".
fn leads(bare: &str, reader: Reader<'_>) -> bool {
    let Some((start, _)) = reader.office(bare) else { return true };
    // "Statements by the President" names what there is, and no office.
    !text::words(&bare[..start]).any(|word| reader.lexicons.is(word, |l| l.agents))
        && text::words(&bare[..start])
            .all(|word| !text::starts_lower(word) || word.chars().count() <= 3 || word.ends_with(['.', ',']))
}

/// A line without the signs of a sentence.
fn is_label(bare: &str) -> bool {
    let shape = NameShape::of(bare);
    shape.small <= 2
        && shape.words <= 16
        && !text::ends_sentence(bare.trim_end_matches('.'))
        && !bare.contains(['?', '!', ';'])
}

/// "House TO event": the occasion alone, where nothing before the word names one.
fn addressed<'t>(bare: &'t str, reader: Reader<'_>) -> &'t str {
    let mut previous = 'x';
    for (at, c) in bare.char_indices() {
        let begins = text::is_space(previous);
        previous = c;
        if !begins || reader.is_gathering(&bare[..at]) {
            continue;
        }
        let tail = occasion::after_at(&bare[at..], reader).map(text::trim_start);
        let whole =
            |tail: &&str| bare.len() - at - tail.len() > 2 && text::first_letter(tail).is_some_and(char::is_uppercase);
        if let Some(tail) = tail.filter(whole).filter(|tail| reader.is_gathering(tail)) {
            return tail;
        }
    }
    bare
}

/// "Event, Place".
fn gathering<'t>(bare: &'t str, reader: Reader<'_>) -> Clause<'t> {
    let bare = occasion::after_at(bare, reader).map_or(bare, clause::tidy);
    let bare = addressed(bare, reader);
    let (event, place) = match occasion::place_at(bare, reader) {
        Some(at) => (&bare[..at], Some(clause::tidy(&bare[at..]))),
        None => (bare, None),
    };
    Clause { event: Some(clause::tidy(event)), place, persons: Vec::new() }
}

/// "… 4 May 2021, 09:00, in the Old Wharf of Elsing": a place behind the date, led by the word for it.
fn behind_date<'t>(after: &'t str, reader: Reader<'_>) -> Option<&'t str> {
    /// Words and figures of the hour that may stand between.
    const BETWEEN: usize = 4;
    let word = |word: &&str| {
        let tail = &after[span::start_of(after, word)..];
        let place = reader.lexicons.strip(tail, |l| l.place_in).filter(|rest| rest.starts_with(text::is_space));
        place.map(clause::tidy).filter(|place| {
            let shape = NameShape::of(place);
            shape.small <= 1 && shape.digits == 0 && shape.words <= 12 && shape.opens && !reader.is_gathering(place)
        })
    };
    text::words(after).take(BETWEEN).find_map(|at| word(&at))
}

/// A line with a date: a clause, somebody, an occasion or a place stands before it or after it.
fn dated<'t>(line: &'t Line<'_>, reader: Reader<'_>) -> Clause<'t> {
    let text = line.text.as_ref();
    let Some((slice, _)) = date::find(text, reader.lexicons.calendars()) else { return Clause::default() };
    let at = span::start_of(text, slice);
    let (before, after) = (clause::tidy(&text[..at]), clause::tidy(&text[at + slice.len()..]));
    if let Some(clause) = clause::parse(text, reader) {
        if !clause.persons.is_empty() || clause.event.is_some() {
            let place = clause.place.or_else(|| behind_date(after, reader));
            let mut clause = Clause { place, ..clause };
            // "… delivered on 4 May 2021 at the opening of the harbour"
            if clause.event.is_none() && reader.lexicons.begins(after, |l| l.at) && reader.is_gathering(after) {
                occasion::take(&mut clause, after, reader);
            }
            return clause;
        }
    }
    // "Meeting Date: …": a key names no occasion.
    let keyed = text::trim_end(&text[..at]).ends_with([':', '：']);
    for part in [if keyed { "" } else { before }, after] {
        if let Some(event) = occasion::session(part, reader).filter(|_| !line.title) {
            // "Séance du mercredi 8 novembre": the day is the session's name.
            let named = text::words(event).next_back().is_some_and(name::is_small);
            return Clause { event: Some(if named { clause::tidy(text) } else { event }), ..Clause::default() };
        }
        if line.title {
            continue;
        }
        if reader.is_gathering(part) && is_label(part) && part.len() < 200 {
            return gathering(part, reader);
        }
        if text::at_least_words(part, 3) {
            if let Some(person) = titled(part, line.title, reader) {
                return Clause { persons: alloc::vec![person], ..Clause::default() };
            }
        }
    }
    Clause { place: day::place(text, reader.lexicons).filter(|_| !line.title), ..Clause::default() }
}

/// A title that is the name of a gathering and nothing else.
pub(super) fn shown_event<'t>(line: &'t Line<'_>, reader: Reader<'_>) -> Option<&'t str> {
    let bare = clause::tidy(&line.text);
    // "Summit 2016: opening" and "慰霊式　挨拶": the first part.
    let bare = match bare.split_once(": ") {
        Some((head, _)) => head,
        None if text::starts_uncased(bare) => text::words(bare).next().unwrap_or(bare),
        None => bare.split(" (").next().unwrap_or(bare),
    };
    // "Memorial Lecture": the word for the speech belongs to the name of the occasion.
    let named = |start: usize, end: usize| {
        reader.lexicons.find(bare, |l| l.gatherings).is_some_and(|(from, to)| from <= start && end <= to)
            || reader.lexicons.begins_with(&bare[start..], |l| l.gatherings)
    };
    let told = reader
        .lexicons
        .find(bare, |l| l.speech_words)
        .is_some_and(|(start, end)| !text::starts_uncased(bare) && !named(start, end));
    let bare = ["The ", "the "].iter().find_map(|article| bare.strip_prefix(article)).unwrap_or(bare);
    (line.title && !line.dated && reader.is_gathering(bare) && is_label(bare) && !told).then_some(bare)
}

/// The town of two or three words that stands alone beside the date, once the speaker is known by another
/// line: "New York". The only such line, or else one of them is somebody.
pub(super) fn lone_town<'t, 'a>(
    lines: &'t [Line<'a>],
    speaker: &str,
    reader: Reader<'_>,
) -> Option<(&'t Line<'a>, &'t str)> {
    let mut towns = lines.iter().filter(|line| line.beside_date && !line.title && !line.dated).filter_map(|line| {
        let bare = clause::tidy(&line.text);
        let shape = NameShape::of(bare);
        let town = shape.is_all_capital(2..=3)
            && bare.chars().all(|c| c.is_alphabetic() || c == '-' || text::is_space(c))
            && !text::starts_uncased(bare)
            && occasion::is_place(bare, reader)
            && !text::words(bare).any(|word| text::words(speaker).any(|name| text::same(name, &word.to_lowercase())));
        town.then_some((line, bare))
    });
    let found = towns.next()?;
    towns.next().is_none().then_some(found)
}

/// A venue and its town that stand alone beside the date.
pub(super) fn site<'t, 'a>(lines: &'t [Line<'a>], reader: Reader<'_>) -> Option<(&'t Line<'a>, &'t str)> {
    let stated = |line: &&Line<'_>| {
        line.beside_date && !line.title && !line.dated && phrase::is_site(&line.text, reader.lexicons)
    };
    lines.iter().find(stated).map(|line| (line, clause::tidy(&line.text)))
}

/// A name that stands alone below the title: the only such line, of two to four words.
pub(super) fn lone_name<'t, 'a>(lines: &'t [Line<'a>], reader: Reader<'_>) -> Option<(&'t Line<'a>, &'t str)> {
    let mut names = lines.iter().filter(|line| !line.title && !line.dated).filter_map(|line| {
        let bare = clause::tidy(&line.text);
        let head = bare.split(" (").next().unwrap_or(bare);
        let shape = NameShape::of(head);
        let plain = text::words(head)
            .all(|word| word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’')));
        let named = (2..=4).contains(&shape.words)
            && !line.raw.contains("](")
            && shape.is_name(4)
            && plain
            && !text::words(head).any(name::is_small)
            && !text::starts_uncased(head)
            && !reader.is_gathering(head)
            && !reader.is_venue(head)
            && !reader.is_house(head)
            && !reader.is_office(head)
            && reader.lexicons.find(head, |l| l.speech_words).is_none();
        named.then_some((line, head))
    });
    let found = names.next()?;
    names.next().is_none().then_some(found)
}
