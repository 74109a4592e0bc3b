//! The clause of a title: "Address by OFFICE NAME at EVENT in PLACE".

use super::person::{self, Person};
use crate::grammar::{date, markup};
use crate::lexicon::{Column, Lexicons};
use crate::span::Span;
use crate::text;

/// What a clause states, each as a slice of the source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Clause<'a> {
    pub(super) person: Option<Person<'a>>,
    pub(super) event: Option<&'a str>,
    pub(super) place: Option<&'a str>,
}

/// Clause ← speech (by person)? (at event)? (in place)? date? , in the order in which they stand
pub(super) fn parse<'a>(source: &'a str, line: &'a str, lexicons: &Lexicons) -> Option<Clause<'a>> {
    let _ = source;
    let bare = markup::bare(line).trim_matches(|c: char| matches!(c, '(' | ')') || text::is_space(c));
    let bare = cut_date(bare, lexicons);
    let (start, end) = lexicons.find(bare, |l| l.speech_words)?;
    // "Maurice Lind Speech: …", "Lord Lind's speaking note for the Forum"
    let before = text::trim(&bare[..start]);
    let mut clause = Clause::default();
    let rest = text::trim_start(bare[end..].trim_start_matches([':', ';', ',']));
    if !before.is_empty() {
        let owner = before.strip_suffix("'s").or_else(|| before.strip_suffix("’s")).unwrap_or(before);
        let person = person::parse(owner, lexicons);
        if start > 60 || person.name.is_none() && person.role.is_none() {
            return occasion(bare, lexicons);
        }
        clause.person = Some(person);
    }
    let after_by = lexicons.strip(rest, |l| l.by).map(text::trim_start);
    let (person_part, tail) = match after_by {
        Some(phrase) => split_at_occasion(phrase, lexicons),
        None => ("", rest),
    };
    if !person_part.is_empty() {
        let person = person::parse(person_part, lexicons);
        if person.name.is_some() || person.role.is_some() {
            clause.person = Some(person);
        }
    }
    set_occasion(&mut clause, tail, lexicons);
    Some(clause)
}

/// A line that states an occasion and no speech: "At the Colorado Forum, Denver".
fn occasion<'a>(line: &'a str, lexicons: &Lexicons) -> Option<Clause<'a>> {
    let mut clause = Clause::default();
    lexicons.begins(line, |l| l.at).then(|| set_occasion(&mut clause, line, lexicons))?;
    Some(clause)
}

/// The words that are not the date at the end of a clause.
fn cut_date<'a>(line: &'a str, lexicons: &Lexicons) -> &'a str {
    match date::find(line, lexicons.calendars()) {
        Some((slice, _)) if line.ends_with(slice) || line[Span::of_slice(line, slice).end as usize..].len() < 4 => {
            let at = Span::of_slice(line, slice).start as usize;
            line[..at].trim_end_matches(|c: char| matches!(c, ',' | '(' | '-' | '–' | ':' | ';') || text::is_space(c))
        }
        _ => line,
    }
}

/// Parts a phrase where its occasion begins: at the first word such as "at", "to the", "on the
/// occasion of" before which a person is named. Offices hold such words too: "of the Mission to the
/// EU Ada Quist at the Forum".
fn split_at_occasion<'a>(phrase: &'a str, lexicons: &Lexicons) -> (&'a str, &'a str) {
    let mut unnamed: Option<usize> = None;
    let mut previous = ' ';
    for (at, c) in phrase.char_indices() {
        let begins = text::is_space(previous) || previous == ',';
        previous = c;
        if !begins || at == 0 || !lexicons.begins(&phrase[at..], |l| l.at) {
            continue;
        }
        let head = &phrase[..at];
        let last = text::words(head).next_back().unwrap_or_default();
        if text::first_letter(last).is_none_or(char::is_lowercase) {
            continue;
        }
        if person::parse(head, lexicons).name.is_some() {
            return (head, &phrase[at..]);
        }
        unnamed = unnamed.or(Some(at));
    }
    match unnamed {
        // An office alone: "Address by the President to the Nation".
        Some(at) if person::parse(phrase, lexicons).name.is_none() => (&phrase[..at], &phrase[at..]),
        _ => (phrase, ""),
    }
}

fn set_occasion<'a>(clause: &mut Clause<'a>, tail: &'a str, lexicons: &Lexicons) {
    let Some(rest) = lexicons.strip(text::trim_start(tail), |l| l.at) else { return };
    let rest = text::trim(rest);
    let article = |rest: &'a str| ["the ", "a "].iter().find_map(|word| text::fold_prefix(rest, word).map(|len| &rest[len..])).unwrap_or(rest);
    let rest = article(rest);
    let (event, place) = match last_place(rest, lexicons) {
        Some(at) => (&rest[..at], Some(text::trim(strip_in(&rest[at..], lexicons)))),
        None => (rest, None),
    };
    let tidy = |part: &'a str| text::trim(part.trim_matches(|c: char| matches!(c, ',' | '.' | ';' | ':' | '(' | ')') || text::is_space(c)));
    clause.event = Some(tidy(event)).filter(|event| !event.is_empty() && event.len() < 200);
    clause.place = place.map(tidy).filter(|place| !place.is_empty() && text::words(place).count() <= 8);
}

fn strip_in<'a>(rest: &'a str, lexicons: &Lexicons) -> &'a str {
    let bare = rest.trim_start_matches([',', ' ']);
    lexicons.strip(bare, in_column()).unwrap_or(bare)
}

fn in_column() -> Column {
    |l| l.place_in
}

/// Where the place begins: at the last comma or "in" whose tail is a name of few words.
fn last_place(rest: &str, lexicons: &Lexicons) -> Option<usize> {
    let named = |tail: &str| {
        let shape = crate::grammar::name::NameShape::of(tail);
        shape.is_name(5) && shape.digits == 0 && !lexicons.find(tail, |l| l.offices).is_some_and(|(start, _)| start == 0)
    };
    let mut previous = ' ';
    for (at, c) in rest.char_indices() {
        if at > 0 && c == ',' && named(text::trim(&rest[at + 1..])) {
            return Some(at);
        }
        if text::is_space(previous) && at > 0 {
            if let Some(tail) = lexicons.strip(&rest[at..], in_column()).filter(|tail| named(text::trim(tail))) {
                let _ = tail;
                return Some(at);
            }
        }
        previous = c;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &'static str) -> (Option<&'static str>, Option<&'static str>, Option<&'static str>, Option<&'static str>) {
        let lexicons = Lexicons::for_text("the and of to that is").0;
        let clause = parse(line, line, &lexicons).unwrap_or_default();
        let person = clause.person.unwrap_or_default();
        (person.name, person.role, clause.event, clause.place)
    }

    #[test]
    fn clauses() {
        assert_eq!(
            parsed("Address by Foreign Minister Ada Quist at the Harbour Conference in Port Norland"),
            (Some("Ada Quist"), Some("Foreign Minister"), Some("Harbour Conference"), Some("Port Norland"))
        );
        assert_eq!(parsed("Remarks by Bo Lind, Governor of the Bank, at the Forum"), (Some("Bo Lind"), Some("Governor of the Bank"), Some("Forum"), None));
        assert_eq!(parsed("Speech on Roads"), (None, None, None, None));
    }
}
