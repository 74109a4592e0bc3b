//! Whether a line of the cover goes on with the next.

use alloc::borrow::Cow;
use alloc::string::String;

use super::cover::Line;
use super::reader::Reader;
use super::statement::byline;
use super::{clause, name};
use crate::grammar::name::NameShape;
use crate::span::Span;
use crate::text;

/// Whether a line goes on with the next: it ends in a comma or in a word that governs what follows,
/// the next begins with one, or a speech by somebody is followed by the office.
pub(super) fn goes_on(line: &Line<'_>, next: &Line<'_>, reader: Reader<'_>) -> bool {
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
    // A cover breaks off inside an office, a number or a name: "Minister for Foreign / Affairs,", "of the
    // 79th / Session", "by H.E. Dr. Ada / Quist, Minister of Tides".
    if line.title == next.title
        && !text::starts_uncased(below)
        && (breaks_off(above) || completes(above, &next.text, reader))
    {
        return true;
    }
    // "Message of the President of the Republic", and below it, set apart, her name.
    if line.title && next.title && speech && is_whole_name(below, reader) && names_nobody(above, reader) {
        return true;
    }
    if above.ends_with([',', '،']) {
        return line.title
            || lower
            || reader.is_office(below)
            || reader.is_venue(above)
            || reader.lexicons.begins(above, |l| l.at);
    }
    // "… by His Majesty" goes on with the office or the name.
    let titled = speech && reader.lexicons.ends(above, |l| l.honorifics);
    if governs || lower || titled {
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

/// Whether a clause ends with an office and names nobody yet.
fn names_nobody(above: &str, reader: Reader<'_>) -> bool {
    clause::parse(above, reader).is_some_and(|clause| {
        clause.event.is_none()
            && clause
                .persons
                .iter()
                .any(|person| person.name.is_none() && person.role.is_some_and(|role| above.ends_with(role)))
    })
}

/// Whether a line is nothing but a name of two to five words.
fn is_whole_name(below: &str, reader: Reader<'_>) -> bool {
    let shape = NameShape::of(below);
    shape.is_all_capital(2..=5)
        && !reader.is_office(below)
        && !reader.is_venue(below)
        && name::is_name(below, false, reader)
}

/// Whether a line ends with an ordinal in figures, which its noun follows: "of the 79th", "DEL 79º".
fn breaks_off(above: &str) -> bool {
    let last = text::words(above).next_back().unwrap_or_default();
    let tail = last.trim_start_matches(|c: char| c.is_ascii_digit());
    tail.len() < last.len()
        && (1..=3).contains(&tail.chars().count())
        && tail.chars().all(|c| c.is_alphabetic() || matches!(c, '°' | '.'))
}

/// Whether a line completes the one above: it is one word and a comma, or a surname or two, a comma and an
/// office behind somebody whom the line above begins to name.
fn completes(above: &str, below: &str, reader: Reader<'_>) -> bool {
    let Some((head, tail)) = below.split_once(',') else { return false };
    let words = text::words(head).count();
    let single = || {
        clause::parse(above, reader).is_some_and(|clause| {
            clause.persons.iter().any(|person| {
                person.honorific.is_some()
                    && person.role.is_none()
                    && person.name.is_some_and(|name| above.ends_with(name) && text::words(name).count() + words <= 4)
            })
        })
    };
    words == 1 && text::trim(tail).is_empty() || words <= 2 && reader.is_office(tail) && single()
}

/// Whether a line of a title, right below another of the same block that tells of the speech or of where
/// it was, does not begin anew with somebody, an office or an occasion.
pub(super) fn is_wrapped(line: &Line<'_>, next: &Line<'_>, reader: Reader<'_>) -> bool {
    let below = clause::tidy(&next.text);
    !line.dated
        && !next.dated
        && !text::ends_sentence(&line.text)
        // A theme in quotation marks is apart.
        && !next.text.starts_with(['“', '"', '«', '„', '‘'])
        && line.text.len() + next.text.len() <= 500
        && (reader.lexicons.find(&line.text, |l| l.speech_words).is_some()
            || reader.lexicons.begins(&line.text, |l| l.at))
        && !reader.lexicons.begins(below, |l| l.offices)
        && !reader.lexicons.begins(below, |l| l.honorifics)
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

/// Whether a line ends in a name and the next begins with its office, or the other way round.
pub(super) fn names_office(line: &Line<'_>, next: &Line<'_>, reader: Reader<'_>) -> bool {
    let below = clause::tidy(&next.text);
    let office = || reader.office(below).is_some_and(|(start, _)| start == 0) && ends_in_name(&line.text, reader);
    let name = || line.title && next.title && is_whole_name(below, reader) && names_nobody(&line.text, reader);
    !text::starts_uncased(below) && line.text.ends_with(char::is_alphanumeric) && (office() || name())
}

pub(super) fn join<'a>(source: &'a str, line: &mut Line<'a>, next: &Line<'a>, sign: &str) {
    let (start, end) = (Span::of_slice(source, line.raw).start, Span::of_slice(source, next.raw).end);
    line.raw = &source[Span::new(start, end).range()];
    let mut joined = String::from(line.text.as_ref());
    joined.push_str(sign);
    joined.push_str(&next.text);
    line.text = Cow::Owned(joined);
    line.beside_date |= next.beside_date;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ast::Lang;
    use crate::lexicon::Lexicons;
    use crate::parser::facts::cover::plain;

    fn line(raw: &'static str) -> Line<'static> {
        Line { raw, text: plain(raw), title: false, dated: false, below_byline: false, beside_date: false }
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
    fn titles_are_wrapped() {
        let lexicons = Lexicons::among("the and of to that is", &[]).0;
        let reader = Reader::new(&lexicons, Some(Lang::English));
        let wrapped = |above, below| is_wrapped(&line(above), &line(below), reader);
        assert!(wrapped("AT THE TWELFTH CONFERENCE", "HARBOUR ASSEMBLY OF NORLAND"));
        assert!(!wrapped("AT THE TWELFTH CONFERENCE", "MINISTER OF TIDES"));
        assert!(!wrapped("TWELFTH CONFERENCE", "HARBOUR ASSEMBLY OF NORLAND"));
    }
}
