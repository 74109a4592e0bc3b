//! The day of the speech, from the places that state one.

use alloc::vec::Vec;

use super::matter::Field;
use crate::ast::{Block, Date, Document, Fact, MetadataKey};
use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::date::{self, Found};
use crate::grammar::field;
use crate::lexicon::Lexicons;
use crate::parser::context::Context;
use crate::span::Span;
use crate::text;

/// A date and how much its place is worth; less is better.
struct Candidate {
    rank: u8,
    found: Found,
    span: Span,
}

/// The best date: of the title, then of a dateline above the speech, then of a keyed line, of front
/// matter, of a line after the speech.
pub(super) fn of(context: &Context<'_, '_>, document: &Document<'_>, matter: &[Field<'_>], diagnostics: &mut Vec<Diagnostic>) -> Option<Fact<Date>> {
    let lexicons = context.lexicons();
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut add = |rank: u8, slice: &str| {
        if let Some((place, found)) = date::find(slice, lexicons.calendars()) {
            candidates.push(Candidate { rank, found, span: Span::of_slice(context.source, place) });
        }
    };
    for (blocks, behind) in [(&document.front, 0), (&document.body, 8), (&document.back, 8)] {
        for block in blocks {
            let raw = &context.source[block.span().range()];
            match block {
                Block::Title(_) => add(0, raw),
                Block::Metadata(line) if line.key == MetadataKey::Date => {
                    let keyed = field::field(raw).is_some_and(|(key, _)| lexicons.key(key).is_some());
                    add(behind + if keyed { 3 } else { 1 }, raw);
                }
                Block::Metadata(line) if !matches!(line.key, MetadataKey::FrontMatter | MetadataKey::Summary) => add(behind + 4, raw),
                Block::Metadata(_) => {}
                Block::Furniture(_) if behind == 0 => add(14, raw),
                Block::Heading(_) if behind == 8 => add(12, raw),
                _ => {}
            }
        }
    }
    for field in matter.iter().filter(|field| field.key.to_ascii_lowercase().contains("date") || field.key.eq_ignore_ascii_case("published")) {
        let rank = if field.key.eq_ignore_ascii_case("date") || field.key.ends_with("_date") { 5 } else { 6 };
        add(rank, &context.source[field.span.range()]);
    }
    // Full dates before those of a month or a year alone.
    let best = candidates.iter().min_by_key(|candidate| (candidate.found.date.day.is_none(), candidate.rank))?;
    let date = settle(best, &candidates, diagnostics);
    Some(Fact::new(date, best.span))
}

/// Settles which figure is the month: by the weekday, else by a date of the document that can be read
/// in one way only; else day first, with a diagnostic.
fn settle(best: &Candidate, all: &[Candidate], diagnostics: &mut Vec<Diagnostic>) -> Date {
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

/// The place that stands before a date, or after it: "Berlin, 3 May 2021".
pub(super) fn place<'a>(line: &'a str, lexicons: &Lexicons) -> Option<&'a str> {
    let (slice, _) = date::find(line, lexicons.calendars())?;
    let at = Span::of_slice(line, slice).start as usize;
    let tidy = |part: &'a str| text::trim(text::trim(part).trim_matches(|c: char| matches!(c, ',' | '.' | '-' | '–' | '—' | '(' | ')' | '*' | '_' | ';' | '|' | ':')));
    let (before, after) = (tidy(&line[..at]), tidy(&line[at + slice.len()..]));
    let is_place = |part: &str| {
        let shape = crate::grammar::name::NameShape::of(part);
        shape.is_name(7) && shape.digits == 0 && lexicons.key(part).is_none() && !field::field(line).is_some_and(|(key, _)| lexicons.key(key).is_some())
            && !lexicons.begins(part, |l| l.speech_words) && date::weekday(part, lexicons.calendars()).is_err() && !part.chars().any(text::is_unspaced)
    };
    // "Berlin, den": a small word before the date is no part of the place.
    let before = before.rsplit_once(|c: char| text::is_space(c)).filter(|(_, last)| last.chars().count() <= 3 && last.chars().all(char::is_lowercase)).map_or(before, |(head, _)| tidy(head));
    if is_place(before) {
        return Some(before);
    }
    is_place(after).then_some(after)
}
