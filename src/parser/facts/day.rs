//! The day of the speech, from the places that state one.

use alloc::vec::Vec;

use super::clause::DATE_WORDS;
use super::matter::Field;
use crate::ast::{Block, Date, DateOrder, Document, Fact, MetadataKey};
use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::date::{self, Found};
use crate::grammar::{field, markup};
use crate::lexicon::Lexicons;
use crate::parser::context::Context;
use crate::phrase;
use crate::span::{self, Span};
use crate::text;

/// A date and how much its place is worth; less is better.
struct Candidate {
    rank: u8,
    found: Found,
    span: Span,
}

/// The best date: of the title, then of a dateline above the speech, then of a keyed line, of front
/// matter, of a line after the speech.
pub(super) fn of(
    context: &Context<'_, '_>,
    document: &Document<'_>,
    matter: &[Field<'_>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Fact<Date>> {
    let lexicons = context.lexicons();
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut add = |rank: u8, slice: &str| {
        if let Some((place, found)) = date::find(slice, lexicons.calendars()) {
            candidates.push(Candidate { rank, found, span: Span::of_slice(context.source, place) });
        }
    };
    let end = document.body.last().map_or(u32::MAX, |block| block.span().end);
    let first = document.blocks().next().map_or(0, |block| block.span().start);
    for slice in asides(context, document, end) {
        add(slice.0, slice.1);
    }
    for (blocks, behind) in [(&document.front, 0), (&document.body, 8), (&document.back, 8)] {
        for block in blocks {
            let raw = &context.source[block.span().range()];
            match block {
                Block::Title(_) => add(0, raw),
                Block::Metadata(line) => {
                    for (raw, key) in keyed_lines(raw, &line.key, lexicons) {
                        if let Some(rank) = rank(raw, &key, behind > 0, lexicons) {
                            add(behind + rank, raw);
                        }
                    }
                }
                Block::Furniture(_) if behind == 0 => add(14, raw),
                // Notes of a day are headed by it.
                Block::Heading(_) if block.span().start <= first => add(2, raw),
                Block::Heading(_) if behind == 8 => add(12, raw),
                _ => {}
            }
        }
    }
    for field in matter
        .iter()
        .filter(|field| field.key.to_ascii_lowercase().contains("date") || field.key.eq_ignore_ascii_case("published"))
    {
        let rank = if field.key.eq_ignore_ascii_case("date") || field.key.ends_with("_date") { 5 } else { 6 };
        add(rank, &context.source[field.span.range()]);
    }
    for field in matter.iter().filter(|field| field.key.eq_ignore_ascii_case("title")) {
        add(7, &context.source[field.span.range()]);
    }
    // Full dates before those of a month or a year alone.
    let best = candidates.iter().min_by_key(|candidate| (candidate.found.date.day.is_none(), candidate.rank))?;
    let date = settle(best, &candidates, context.profile.date_order, diagnostics);
    Some(Fact::new(date, best.span))
}

/// Bytes of the speech in which its first words may say the day.
const OPENING: u32 = 250;

/// Bytes that a line has at most which says when the sitting ended.
const ENDING: usize = 100;

/// Places that give the day when nothing better does, each with its rank: the last line with an hour
/// ("The sitting ended on 25 November 1998 at 9.47."), a running line that is a date, the first words with a weekday ("recorded
/// Saturday, March 21st, 2015"), the address of the page or of a log.
fn asides<'a>(context: &Context<'_, 'a>, document: &Document<'_>, end: u32) -> Vec<(u8, &'a str)> {
    let lexicons = context.lexicons();
    let source = context.source;
    let mut places = Vec::new();
    let mut turns = false;
    for block in document.blocks() {
        let span = block.span();
        turns |= matches!(block, Block::Turn(_));
        if matches!(block, Block::List(_) | Block::Turn(_)) {
            continue;
        }
        let raw = &source[span.range()];
        let last = span.end >= end && matches!(block, Block::Cue(_) | Block::Paragraph(_));
        if last
            && turns
            && raw.len() <= ENDING
            && date::find(raw, lexicons.calendars()).is_some_and(|(slice, found)| {
                let behind = &raw[span::start_of(raw, slice) + slice.len()..];
                found.date.time.is_some() || behind.contains(|c: char| c.is_ascii_digit())
            })
        {
            places.push((16, raw));
        }
        if matches!(block, Block::Furniture(_))
            && phrase::dateline(raw, lexicons).is_some_and(|date| date.len() == text::trim(raw).len())
        {
            places.push((17, raw));
        }
        if matches!(block, Block::Metadata(_))
            && span.end <= document.body.first().map_or(0, |first| first.span().start)
        {
            places.extend(address(raw).map(|address| (20, address)));
        }
    }
    let Some(start) = document.body.first().map(|block| block.span().start) else { return places };
    let mut until = (start + OPENING).min(span::offset(source.len())) as usize;
    while !source.is_char_boundary(until) {
        until -= 1;
    }
    let opening = &source[start as usize..until];
    if let Some((slice, found)) = date::find(opening, lexicons.calendars()) {
        if found.weekday.is_some() && found.date.day.is_some() {
            places.push((19, slice));
        }
    }
    if opening.starts_with(|c: char| c.is_ascii_digit() || c == '[') && turns {
        places.extend(address(opening).map(|address| (20, address)));
    }
    places
}

/// The first address on the web of a text.
fn address(raw: &str) -> Option<&str> {
    let rest = &raw[raw.find("://")?..];
    rest.split(text::is_space).next()
}

/// What a line of metadata is worth as a place for the date: one whose key says when the speech was
/// delivered, a dateline, another key, any other line. What says when the page was fetched, and a
/// citation, give none.
fn rank(raw: &str, key: &MetadataKey<'_>, behind: bool, lexicons: &Lexicons) -> Option<u8> {
    let keyed = field::field(raw).map(|(key, _)| key);
    match (keyed, key) {
        (Some(word), _) if is_fetched(word) => None,
        (_, MetadataKey::Summary) => phrase::dateline(text::skip_marks(markup::bare(raw)), lexicons).map(|_| 4),
        (_, MetadataKey::FrontMatter | MetadataKey::Url) => None,
        (_, MetadataKey::Source) if behind => None,
        (Some(word), MetadataKey::Date) if lexicons.key(word).is_some() => Some(if is_published(word) { 3 } else { 0 }),
        (_, MetadataKey::Date) => Some(1),
        _ => Some(4),
    }
}

/// The lines of a block of metadata that give a date, each with its key; a key alone on its line goes
/// with the line below it.
fn keyed_lines<'s, 'k>(raw: &'s str, key: &MetadataKey<'k>, lexicons: &Lexicons) -> Vec<(&'s str, MetadataKey<'k>)> {
    let alone =
        |line: &str| field::field(line).is_some_and(|(key, value)| value.is_empty() && lexicons.key(key).is_some());
    if !raw.split(['\n', '\r']).any(alone) {
        return alloc::vec![(raw, key.clone())];
    }
    let mut lines = Vec::new();
    let mut at = 0;
    let mut open = None;
    for line in raw.split_inclusive(['\n', '\r']) {
        if alone(line) {
            open = Some(at);
        } else if let Some(start) = open.filter(|_| !text::trim(line).is_empty()) {
            open = None;
            lines.push((text::trim(&raw[start..at + line.len()]), MetadataKey::Date));
        }
        at += line.len();
    }
    lines
}

/// Keys under which an archive says when it fetched or changed a page.
fn is_fetched(key: &str) -> bool {
    const FETCHED: &[&str] = &[
        "retrieved", "scraped", "accessed", "fetched", "crawled", "hentet", "hämtad", "abgerufen", "consulté",
        "consultado", "recuperado", "last updated", "last update", "updated", "last modified", "modified",
    ];
    FETCHED.iter().any(|word| text::strip_word(key, word).is_some())
}

/// Keys under which a site says when it published.
fn is_published(key: &str) -> bool {
    const PUBLISHED: &[&str] =
        &["publi", "posted", "veröffentlicht", "release", "udgivet", "diterbitkan", "submitted", "created", "issued"];
    PUBLISHED.iter().any(|word| text::fold_prefix(key, word).is_some())
}

/// Settles which figure is the month: by the weekday, else by the order that the source is known to
/// have, else by a date of the document that can be read
/// in one way only; else day first, with a diagnostic.
fn settle(best: &Candidate, all: &[Candidate], order: Option<DateOrder>, diagnostics: &mut Vec<Diagnostic>) -> Date {
    let Found { date, other, weekday } = best.found;
    if let Some(weekday) = weekday {
        if date.weekday() == Some(weekday) {
            return date;
        }
        if let Some(other) = other.filter(|other| other.weekday() == Some(weekday)) {
            return other;
        }
        if date.weekday().is_some() {
            diagnostics.push(Diagnostic::new(Code::WeekdayMismatch, best.span));
        }
    }
    let Some(other) = other else { return date };
    match order {
        Some(DateOrder::DayFirst) => return date,
        Some(DateOrder::MonthFirst) => return other,
        None => {}
    }
    let firm: Vec<Date> = all.iter().filter(|c| c.found.other.is_none()).map(|c| c.found.date).collect();
    let near = |date: &Date| firm.iter().any(|d| d.year == date.year && d.month == date.month);
    match (near(&date), near(&other)) {
        (false, true) => other,
        (true, false) => date,
        _ => {
            diagnostics.push(Diagnostic::new(Code::AmbiguousDate, best.span));
            date
        }
    }
}

/// The place that stands before a date, or after it: "Berlin, 3 May 2021", "Skagen den 3. maj 2021".
///
/// A sign or a small word parts it from the date; what a colon parts from it is a key.
pub(super) fn place<'a>(line: &'a str, lexicons: &Lexicons) -> Option<&'a str> {
    let (slice, _) = date::find(line, lexicons.calendars())?;
    let at = Span::of_slice(line, slice).start as usize;
    let (head, tail) = (text::trim(&line[..at]), text::trim(&line[at + slice.len()..]));
    if head.ends_with([':', '：']) || lexicons.leading_key(text::skip_marks(line)).is_some() {
        return None;
    }
    // "Berlin, den": a small word before the date is no part of the place.
    let (before, governed) = match head.rsplit_once(|c: char| text::is_space(c)) {
        Some((place, last)) if DATE_WORDS.iter().any(|word| text::same(last, word)) => (place, true),
        _ => (head, false),
    };
    let apart = governed || head.ends_with(|c: char| !c.is_alphanumeric());
    let before = outer(in_place(tidy(behind_symbol(before)), lexicons));
    if apart && is_place(before, lexicons) {
        return Some(before);
    }
    // The hour may stand between: "11 October, 10:00, Town Hall".
    let tail = without_year_word(tail).trim_start_matches(|c: char| !c.is_alphabetic());
    let after = in_place(tidy(tail), lexicons);
    is_place(after, lexicons).then_some(after)
}

/// A place without the words that lead to it: "Delivered in Elsing", "in Elsing".
fn in_place<'a>(part: &'a str, lexicons: &Lexicons) -> &'a str {
    let first = text::words(part).next().unwrap_or_default();
    let rest = if lexicons.key(first).is_some() { text::trim_start(&part[first.len()..]) } else { part };
    match lexicons.strip(rest, |l| l.place_in) {
        // "г. Элсинг": an abbreviation is the name's.
        Some(place)
            if !rest[..rest.len() - place.len()].ends_with('.')
                && place.starts_with(text::is_space)
                && !text::starts_lower(text::trim_start(place)) =>
        {
            text::trim_start(place)
        }
        _ => part,
    }
}

/// What follows the symbol of a document, which holds a figure: "CP(N/P) Doc.90 ELSING".
fn behind_symbol(before: &str) -> &str {
    let symbol = text::words(before).rfind(|word| word.contains(|c: char| c.is_ascii_digit()));
    symbol.map_or(before, |word| &before[span::start_of(before, word) + word.len()..])
}

/// What follows a date without the word for the year, which a comma parts from the place: "2018 года, Элсинг".
fn without_year_word(tail: &str) -> &str {
    match tail.split_once(',') {
        Some((word, rest)) if text::starts_lower(word) && text::words(word).count() == 1 => rest,
        _ => tail,
    }
}

fn tidy(part: &str) -> &str {
    text::trim(text::trim(part).trim_matches(|c: char| {
        matches!(c, ',' | '，' | '،' | '.' | '-' | '–' | '—' | '(' | ')' | '（' | '）' | '*' | '_' | ';' | '|' | ':')
            || text::is_bidi_mark(c)
    }))
}

/// The place without a date of another calendar behind it.
fn outer(part: &str) -> &str {
    match part.split_once(", ") {
        Some((place, other)) if other.contains(['"', '״']) => place,
        _ => part,
    }
}

fn is_place(part: &str, lexicons: &Lexicons) -> bool {
    let shape = crate::grammar::name::NameShape::of(part);
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    // "г. Норланд": an abbreviation before the name.
    let opens =
        shape.opens || part.split(' ').next().is_some_and(|word| word.ends_with('.') && word.chars().count() <= 3);
    let cased = opens && shape.capital > 0 && shape.words <= 7 && shape.small <= 1 && letters >= 3;
    let uncased = part.chars().any(text::is_unspaced)
        && (2..=12).contains(&letters)
        && lexicons.find(part, |l| l.offices).is_none();
    (cased && !part.chars().any(text::is_unspaced) || uncased)
        && shape.digits == 0
        && !part.contains([':', '：', '?', '!', '[', '/', '#'])
        && lexicons.key(part).is_none()
        && lexicons.find(part, |l| l.speech_words).is_none()
        && date::weekday(part, lexicons.calendars()).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_stands_beside_its_date() {
        let english = Lexicons::among("the and of to that is", &[]).0;
        for (line, wanted) in [
            ("Port Norland, 4 May 2021", Some("Port Norland")),
            ("4 May 2021, Port Norland", Some("Port Norland")),
            ("11 October 2021, 10:00, Town Hall", Some("Town Hall")),
            ("Delivered in Elsing, Norland, June 10, 1952", Some("Elsing, Norland")),
            ("Submitted on Thu, 06/29/2023", None),
            ("Published: 4 May 2021", None),
            ("we met on 4 May 2021", None),
        ] {
            assert_eq!(place(line, &english), wanted, "{line}");
        }
        let russian = Lexicons::among("и в не на что с по как это", &[]).0;
        assert_eq!(place("15 мая 2018 года, Элсинг", &russian), Some("Элсинг"));
        let german = Lexicons::among("der die und das ist nicht mit", &[]).0;
        assert_eq!(place("am 22. September 2019 in Elsing", &german), Some("Elsing"));
    }

    #[test]
    fn a_key_alone_goes_with_the_line_below() {
        let english = Lexicons::among("the and of to that is", &[]).0;
        let lines = keyed_lines("From:\nBo Lind\nDelivered on:\n4 May 2021", &MetadataKey::Unknown, &english);
        let raw: Vec<&str> = lines.iter().map(|&(raw, _)| raw).collect();
        assert_eq!(raw, ["From:\nBo Lind", "Delivered on:\n4 May 2021"]);
    }

    #[test]
    fn the_better_place_gives_the_day() {
        let day = |source: &str| crate::parse_document(source).ok()?.facts.date.map(|date| date.value);
        let prose = "Dear friends,\n\nThe harbour is open again, and we have waited for it for nine years.";
        for (front, wanted) in [
            ("Remarks on Roads\n\nPublished: 6 May 2021\n\nDelivered on: 4 May 2021", Date::new(2021, 5, 4)),
            ("Remarks on Roads\n\nElsing, 4 May 2021\n\nLast updated: 6 May 2021", Date::new(2021, 5, 4)),
            // A weekday says which figure is the month.
            ("Remarks on Roads\n\nSubmitted on Thu, 05/06/2021", Date::new(2021, 5, 6)),
        ] {
            assert_eq!(day(&std::format!("{front}\n\n{prose}")), wanted, "{front}");
        }
    }
}
