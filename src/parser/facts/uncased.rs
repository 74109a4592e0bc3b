//! Title clauses in scripts without case, where words of the lexicon and commas do all the parting.

use super::clause::{self, Clause};
use super::occasion;
use super::person::{self, Person};
use super::reader::Reader;
use crate::text;

/// Clause ← speech person (at event)? | event at person? speech | "在" event "上的" speech
pub(super) fn parse<'t>(bare: &'t str, reader: Reader<'_>) -> Option<Clause<'t>> {
    let (start, end) = reader.lexicons.find(bare, |l| l.speech_words)?;
    if bare.chars().any(text::is_unspaced) {
        return east_asian(bare, reader);
    }
    let (before, rest) = (clause::tidy(&bare[..start]), clause::tidy(&bare[end..]));
    if start == 0 || before.chars().count() < 3 {
        return Some(leading(rest, reader));
    }
    let mut clause = Clause::default();
    if reader.is_gathering(before) && !reader.is_office(before) {
        clause.event = Some(before);
    }
    (clause.event.is_some()).then_some(clause)
}

/// Speech first: person and occasion follow, parted by commas, or by the first word such as "before"
/// beyond which a gathering is named.
fn leading<'t>(rest: &'t str, reader: Reader<'_>) -> Clause<'t> {
    let rest = reader.lexicons.strip(rest, |l| l.by).map_or(rest, text::trim_start);
    let mut clause = Clause::default();
    let mut head = rest;
    let mut previous = 'x';
    for (at, c) in rest.char_indices() {
        let begins = text::is_space(previous);
        previous = c;
        if !begins {
            continue;
        }
        let tail = clause::after_at(&rest[at..], reader).map(text::trim_start);
        let listed = rest[..at].trim_end().ends_with([',', '،']);
        let event = tail
            .filter(|event| first_words_gather(event, 3, reader))
            .or(Some(&rest[at..]).filter(|event| listed && first_words_gather(event, 1, reader)));
        if let Some(event) = event {
            clause.event = Some(clause::tidy(event));
            head = &rest[..at];
            break;
        }
    }
    let person = person::parse(head, reader);
    if person.role.is_some() || person.honorific.is_some() {
        clause.persons.push(person);
    }
    clause
}

/// Whether a gathering stands among the first words.
fn first_words_gather(event: &str, words: usize, reader: Reader<'_>) -> bool {
    let event = text::trim_start(event);
    let end = event.char_indices().filter(|&(_, c)| text::is_space(c)).nth(words - 1).map_or(event.len(), |(at, _)| at);
    reader.is_gathering(&event[..end]) || occasion::is_session(event, reader)
}

/// Chinese, Japanese: "在 event 上的 speech", "event における person speech".
fn east_asian<'t>(bare: &'t str, reader: Reader<'_>) -> Option<Clause<'t>> {
    let mut clause = Clause::default();
    if let Some((event, rest)) = bare.split_once("における").or_else(|| bare.split_once("での")) {
        clause.event = Some(clause::tidy(event));
        let person = reader.lexicons.find(rest, |l| l.speech_words).map_or(rest, |(start, _)| &rest[..start]);
        let person = person::parse(person, reader);
        if person.role.is_some() {
            clause.persons.push(person);
        }
        return Some(clause);
    }
    let at = bare.find('在')?;
    let (before, rest) = (clause::tidy(&bare[..at]), &bare[at + '在'.len_utf8()..]);
    let (event, _) = rest.split_once("上的").or_else(|| rest.split_once('上')).or_else(|| rest.split_once('的'))?;
    clause.event = Some(clause::tidy(event)).filter(|event| event.chars().count() >= 3);
    let before = before.strip_prefix("这是").unwrap_or(before);
    if (2..=12).contains(&before.chars().count()) {
        let person = person::parse(before, reader);
        let name = person.name.filter(|name| (2..=4).contains(&name.chars().count()));
        clause.persons.push(Person { name, ..person });
    }
    Some(clause)
}
