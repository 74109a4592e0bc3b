//! The cover: the title and the lines about the speech, joined where one goes on with the next, and
//! what each of them states.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::clause::{self, Clause};
use super::person::{self, Person};
use super::reader::Reader;
use super::{day, name, occasion};
use crate::ast::{Block, Document, MetadataKey};
use crate::grammar::name::NameShape;
use crate::grammar::{date, field, markup};
use crate::span::{self, Span};
use crate::text;

/// A line of the cover, or several that read as one.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// The source that it covers.
    pub(super) raw: &'a str,
    /// Its words, cleaned.
    pub(super) text: Cow<'a, str>,
    pub(super) title: bool,
    dated: bool,
    /// Whether a date or a time stands right above or below it.
    beside_date: bool,
}

/// Most lines that a cover has; what stands beyond is a list.
const MOST: usize = 40;

/// The lines of the cover in order.
pub(super) fn lines<'a>(source: &'a str, document: &Document<'a>, reader: Reader<'_>) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    let mut after_date = false;
    // Whether something that is no line of the cover stands between.
    let mut apart = false;
    for block in document.front.iter().take(MOST * 2) {
        let span = block.span();
        let title = matches!(block, Block::Title(_));
        if !title && !is_cover(block, source, reader) {
            if is_time(block) {
                mark_date(&mut lines);
                after_date = true;
            }
            apart = true;
            continue;
        }
        let tagged = match block {
            Block::Title(title) if source[span.range()].starts_with('<') => Some(title.text.as_ref()),
            _ => None,
        };
        for mut piece in pieces(&source[span.range()]) {
            if let Some(title) = tagged {
                piece.1 = Cow::Owned(String::from(title));
            }
            let dated = date::find(&piece.1, reader.lexicons.calendars()).is_some();
            if dated {
                mark_date(&mut lines);
            }
            let line = Line { raw: piece.0, text: piece.1, title, dated, beside_date: after_date };
            after_date = dated;
            if let Some(last) = lines.last_mut().filter(|last| !apart && goes_on(last, &line, reader)) {
                // Where the line ends, an office below is set off from the name.
                let sign = if names_office(last, &line, reader) { ", " } else { " " };
                join(source, last, &line, sign);
            } else if lines.len() < MOST {
                lines.push(line);
            } else {
                return lines;
            }
            apart = false;
        }
    }
    lines
}

fn mark_date(lines: &mut [Line<'_>]) {
    if let Some(last) = lines.last_mut() {
        last.beside_date = true;
    }
}

/// A line that gives the hour.
fn is_time(block: &Block<'_>) -> bool {
    matches!(block, Block::Metadata(line) if matches!(line.key, MetadataKey::Time | MetadataKey::Date))
}

/// Whether a block can hold a line of the cover: no key before its value, no list, no source.
fn is_cover(block: &Block<'_>, source: &str, reader: Reader<'_>) -> bool {
    let Block::Metadata(line) = block else { return false };
    let raw = &source[line.span.range()];
    let open = matches!(
        line.key,
        MetadataKey::Unknown
            | MetadataKey::Speaker
            | MetadataKey::Date
            | MetadataKey::Session
            | MetadataKey::Event
            | MetadataKey::Place
            | MetadataKey::Role
    );
    open && raw.len() <= 600 && !is_keyed(raw, reader)
}

/// "Key: value", with a key that the lexicon knows.
pub(super) fn is_keyed(raw: &str, reader: Reader<'_>) -> bool {
    keyed(raw, reader).is_some()
}

/// The key and the value of such a line; a key's characters may stand apart: "地　點：".
pub(super) fn keyed<'r>(raw: &'r str, reader: Reader<'_>) -> Option<(&'static MetadataKey<'static>, &'r str)> {
    let (key, value) = field::field(raw.trim_start_matches(':'))?;
    let known = reader.lexicons.key(key).or_else(|| {
        let close: String = key.chars().filter(|&c| !text::is_space(c)).collect();
        reader.lexicons.key(&close).filter(|_| key.chars().any(text::is_unspaced))
    })?;
    Some((known, value))
}

/// The lines of a block, cleaned: marks of Markdown and reST, escapes and note marks off.
fn pieces(raw: &str) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
    text::lines(raw)
        .map(text::trim)
        .flat_map(|line| line.split(" | "))
        .flat_map(|line| {
            let (left, right) = columns(line);
            [left, right]
        })
        .filter(|line| line.chars().any(char::is_alphanumeric))
        .map(|line| (line, plain(line)))
}

/// The two parts of a line that one wide gap parts: "MINISTER FOR ROADS   COMMONWEALTH OF NORLAND".
/// A line with several gaps is justified.
fn columns(line: &str) -> (&str, &str) {
    let Some((left, right)) = line.split_once("  ") else { return (line, "") };
    let right = text::trim_start(right);
    if right.contains("  ") { (line, "") } else { (text::trim(left), right) }
}

/// The words of a line without marks: emphasis, escapes, brackets, numbers of notes.
pub(super) fn plain(line: &str) -> Cow<'_, str> {
    let bare = markup::bare(line);
    let clean = text::clean(bare);
    if !clean.contains(['\\', '_', '[', '*', '\u{200e}', '\u{202b}', '\u{202c}', '\u{202a}']) {
        return clean;
    }
    let mut out = String::with_capacity(clean.len());
    let mut chars = clean.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' | ']' | '*' => {}
            '[' => {
                // "[1]": a note's mark.
                let number: String = chars.clone().take_while(char::is_ascii_digit).collect();
                if !number.is_empty() && chars.clone().nth(number.len()) == Some(']') {
                    chars.nth(number.len());
                }
            }
            '_' => out.push(' '),
            c if text::is_bidi_mark(c) => {}
            c => out.push(c),
        }
    }
    Cow::Owned(text::clean(&out).into_owned())
}

/// Whether a line goes on with the next: it ends in a comma or in a word that governs what follows,
/// the next begins with one, or a speech by somebody is followed by the office.
fn goes_on(line: &Line<'_>, next: &Line<'_>, reader: Reader<'_>) -> bool {
    if line.dated || next.dated || line.beside_date || line.text.len() + next.text.len() > 500 {
        return false;
    }
    let (above, below) = (line.text.as_ref(), clause::tidy(&next.text));
    let last = text::words(above).next_back().unwrap_or_default();
    let first = text::words(below).next().unwrap_or_default();
    let speech = reader.lexicons.begins(above, |l| l.speech_words);
    let governs = last.chars().count() > 1
        && (name::is_small(last) && last.chars().count() <= 3
            || reader.lexicons.is(last, |l| l.at)
            || reader.lexicons.is(last, |l| l.by));
    let bound = |column| reader.lexicons.begins(below, column) && first.chars().count() > 1;
    let lower = text::starts_lower(below);
    if above.ends_with([',', '،']) {
        return line.title || lower || reader.is_office(below) || reader.is_venue(above);
    }
    if governs || lower {
        return true;
    }
    if byline(above, line.title, reader).is_some() {
        return false;
    }
    let whole = reader.lexicons.is(above, |l| l.speech_words);
    if whole {
        return bound(|l| l.by)
            || reader.lexicons.begins(below, |l| l.offices)
            || bound(|l| l.at)
            || !text::starts_uncased(below) && reader.lexicons.begins(below, |l| l.honorifics);
    }
    let named = speech && !text::starts_uncased(below);
    let office_below = reader.office(below).is_some_and(|(start, _)| start == 0);
    bound(|l| l.at) && (speech || name::is_small(first) || bound(|l| l.by))
        || name::is_small(first) && bound(|l| l.by)
        || named && office_below && ends_in_name(above, reader)
        || speech && reader.is_office(above) && (reader.lexicons.begins(below, |l| l.honorifics) || is_initials(first))
}

/// "А.П.", "E.K."
fn is_initials(word: &str) -> bool {
    word.matches('.').count() > 1 && word.chars().all(|c| c == '.' || c.is_uppercase())
}

/// Whether a clause ends with a name, which an office on the next line goes with.
fn ends_in_name(above: &str, reader: Reader<'_>) -> bool {
    clause::parse(above, reader).is_some_and(|clause| {
        clause.event.is_none() && clause.persons.iter().any(|person| person.name.is_some() && person.role.is_none())
    })
}

/// Whether a line ends in a name and the next begins with its office.
fn names_office(line: &Line<'_>, next: &Line<'_>, reader: Reader<'_>) -> bool {
    let below = clause::tidy(&next.text);
    !text::starts_uncased(below)
        && line.text.ends_with(char::is_alphanumeric)
        && reader.office(below).is_some_and(|(start, _)| start == 0)
        && ends_in_name(&line.text, reader)
}

fn join<'a>(source: &'a str, line: &mut Line<'a>, next: &Line<'a>, sign: &str) {
    let (start, end) = (Span::of_slice(source, line.raw).start, Span::of_slice(source, next.raw).end);
    line.raw = &source[Span::new(start, end).range()];
    let mut joined = String::from(line.text.as_ref());
    joined.push_str(sign);
    joined.push_str(&next.text);
    line.text = Cow::Owned(joined);
    line.beside_date |= next.beside_date;
}

/// What one line states.
pub(super) fn read<'t>(line: &'t Line<'_>, reader: Reader<'_>) -> Clause<'t> {
    let text = line.text.as_ref();
    if line.dated {
        return dated(line, reader);
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
    if let Some(person) = byline(bare, line.title, reader) {
        return Clause { persons: alloc::vec![person], ..Clause::default() };
    }
    if let Some(event) = occasion::session(bare, reader) {
        return Clause { event: Some(event), ..Clause::default() };
    }
    if let Some(clause) = headed(bare, reader).filter(|_| line.title) {
        return clause;
    }
    if let Some(person) = titled(bare, line.title, reader) {
        return Clause { persons: alloc::vec![person], ..Clause::default() };
    }
    let counted = field::field(bare).is_some_and(|(_, value)| value.starts_with(|c: char| c.is_ascii_digit()));
    if !line.title && reader.is_gathering(bare) && is_label(bare) && !counted {
        return gathering(bare, reader);
    }
    let near = line.beside_date && (text::words(bare).count() == 1 || bare.contains(',')) && !bare.contains('(');
    let headline = line.title && (!line.beside_date || reader.is_house(bare) || text::starts_uncased(bare));
    let venue =
        reader.is_venue(bare) && is_label(bare) && !bare.contains(':') && !headline && !reader.is_gathering(bare);
    let near = near && !headline;
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

/// "Delivered at the White House": an occasion or a place behind the word that keys it.
fn delivered<'t>(bare: &'t str, reader: Reader<'_>) -> Option<Clause<'t>> {
    let first = text::words(bare).next()?;
    reader.lexicons.key(first)?;
    let rest = text::trim_start(&bare[first.len()..]);
    reader.lexicons.begins(rest, |l| l.at).then(|| clause::parse(rest, reader)).flatten()
}

/// "By Ada Quist": somebody after a word that names who spoke, and nothing else.
fn byline<'t>(bare: &'t str, title: bool, reader: Reader<'_>) -> Option<Person<'t>> {
    let rest = reader.lexicons.strip(bare, |l| l.by).filter(|rest| rest.starts_with(text::is_space))?;
    let word = &bare[..bare.len() - rest.len()];
    let shape = NameShape::of(rest);
    // A word of two letters at least, in a line that says nothing else: "Of Ships" and "A Mare" name nobody.
    let plain = !title && shape.small == 0 && shape.words <= 6 && !name::is_small(word) && !reader.is_gathering(rest);
    (plain || !title && text::same(word, "by") && shape.is_name(6))
        .then(|| person::parse(rest, reader))
        .filter(|person| person.name.is_some())
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
    text::words(&bare[..start])
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

/// A line with a date: a clause, somebody, an occasion or a place stands before it or after it.
fn dated<'t>(line: &'t Line<'_>, reader: Reader<'_>) -> Clause<'t> {
    let text = line.text.as_ref();
    let Some((slice, _)) = date::find(text, reader.lexicons.calendars()) else { return Clause::default() };
    let at = span::start_of(text, slice);
    let (before, after) = (clause::tidy(&text[..at]), clause::tidy(&text[at + slice.len()..]));
    if let Some(clause) = clause::parse(text, reader) {
        if !clause.persons.is_empty() || clause.event.is_some() {
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
        if text::words(part).count() >= 3 {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ast::Lang;
    use crate::lexicon::Lexicons;

    fn line(raw: &'static str) -> Line<'static> {
        Line { raw, text: plain(raw), title: false, dated: false, beside_date: false }
    }

    #[test]
    fn lines_go_on() {
        let lexicons = Lexicons::among("the and of to that is", &[]).0;
        let reader = Reader::new(&lexicons, Some(Lang::English));
        let goes = |above, below| goes_on(&line(above), &line(below), reader);
        assert!(goes("STATEMENT", "BY"));
        assert!(goes("MINISTER OF TIDES", "OF THE REPUBLIC OF NORLAND"));
        assert!(goes("Remarks by Bo Lind", "at the Forum"));
        assert!(!goes("Remarks at the Reopening of the Museum", "Ada Quist, Minister of Culture"));
        assert!(!goes("Ada Quist", "Harbour Conference"));
    }

    #[test]
    fn marks_are_no_words() {
        assert_eq!(plain("**Remarks by\\_Bo Lind [1]**"), "Remarks by Bo Lind");
        assert_eq!(columns("MINISTER FOR ROADS   COMMONWEALTH"), ("MINISTER FOR ROADS", "COMMONWEALTH"));
        assert_eq!(columns("a   justified   line"), ("a   justified   line", ""));
    }
}
