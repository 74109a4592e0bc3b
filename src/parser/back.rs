//! What stands after the speech: signature, notes, sources, and the site around it.

use alloc::vec::Vec;

use super::context::Context;
use super::front::{furniture_reason, tag};
use super::ladder::Role;
use super::piece::Kind;
use super::unit::Open;
use crate::ast::{FurnitureRole, MetadataKey, TableRole};
use crate::grammar::name::NameShape;
use crate::grammar::{markup, note};
use crate::phrase;
use crate::reason::Reason;
use crate::text;

/// Where the back begins: after the last unit of the speech.
pub(super) fn start(context: &Context<'_, '_>, front: usize) -> usize {
    let total = context.units.len();
    // Under a headline of notes everything is one, to the end.
    let turn = |at: usize| matches!(context.units[at].open, Open::Turn { .. });
    // A turn's own label may be such a headline.
    let last_turn = (front..total).rev().find(|&at| turn(at)).unwrap_or(front);
    let notes = (last_turn..total).find(|&at| is_notes_headline(context, at) && at * 5 >= total);
    let limit = notes.unwrap_or(total);
    let mut end = limit;
    while end > front && is_behind(context, end - 1) {
        end -= 1;
    }
    // What stands below the sign that the text is over is not spoken.
    let last_turn = (front..end).rev().find(|&at| turn(at)).unwrap_or(front);
    if let Some(over) = (last_turn..end).find(|&at| at * 2 >= total && context.is_prose(at) && is_end_mark(context, at))
    {
        end = over;
    }
    // Neither is what stands below a line that a site says of itself.
    let spoken =
        |at: usize| turn(at) || matches!(context.units[at].open, Open::Numbered(_)) || context.text(at).len() > 1200;
    let last_spoken = (front..end).rev().find(|&at| spoken(at)).unwrap_or(front);
    if let Some(site) = (last_spoken..end).find(|&at| {
        at * 2 >= total && context.is_prose(at) && phrase::is_site_line(context.text(at), context.lexicons())
    }) {
        if (site..end).filter(|&after| context.is_sentences(after)).count() <= 3 {
            end = site;
        }
    }
    while end > front && is_behind(context, end - 1) {
        end -= 1;
    }
    // A box of links far up takes what stands below it along.
    let last_words = (front..end).rev().find(|&at| turn(at) || context.is_sentences(at)).unwrap_or(front);
    if let Some(boxed) = (last_words..end).find(|&at| at * 10 >= total * 6 && opens_site_tail(context, at)) {
        end = boxed;
    }
    end
}

/// "See also" after the speech.
fn opens_site_tail(context: &Context<'_, '_>, at: usize) -> bool {
    context.is_prose(at) && context.height(at) == 1 && context.lexicons().is(context.text(at), |l| l.navigation)
}

fn is_notes_headline(context: &Context<'_, '_>, at: usize) -> bool {
    let line = markup::bare(context.text(at));
    matches!(context.units[at].open, Open::Prose | Open::Heading(_) | Open::Underlined(_) | Open::Turn { alone: true })
        && context.height(at) <= 2
        && context.lexicons().is(line, |l| l.references)
}

/// Whether a unit near the end is no part of the speech.
fn is_behind(context: &Context<'_, '_>, at: usize) -> bool {
    let lexicons = context.lexicons();
    let line = context.text(at);
    if is_value(context, at) {
        return true;
    }
    match context.units[at].open {
        Open::Furniture(_) | Open::Separator | Open::Tag | Open::Address | Open::Fields | Open::FrontMatter { .. } => {
            true
        }
        Open::Turn { .. }
        | Open::Quoted
        | Open::Verse
        | Open::Fenced
        | Open::Heading(_)
        | Open::Underlined(_)
        | Open::Numbered(_) => false,
        Open::Table(_) => super::front::is_menu_row(context, at),
        Open::Cue => phrase::dateline(line, lexicons).is_some() || is_archive(line),
        Open::Item(_) => phrase::is_navigation(line, lexicons) || is_note(context, at) || goes_on_note(context, at),
        Open::Prose if context.names[at] => true,
        Open::Prose => {
            phrase::is_copyright(line, lexicons)
                || is_note(context, at)
                || goes_on_note(context, at)
                || is_end_mark(context, at)
                || is_dated(context, at)
                || phrase::keyed(line, lexicons).is_some() && text::width(line) <= 300
                || (phrase::is_navigation(line, lexicons) && !(phrase::is_closing(line, lexicons)))
                || is_signature(context, at)
                || is_archive(line)
                || is_style_sheet(line)
                || is_below_rule(context, at)
                || is_keyed_beside(context, at)
        }
    }
}

/// A short line below the rule that ends the speech: a link that the site set there.
fn is_below_rule(context: &Context<'_, '_>, at: usize) -> bool {
    at > 0
        && context.units[at - 1].open == Open::Separator
        && context.is_headline(at)
        && context.height(at) == 1
        && context.last_sentence().is_none_or(|last| last <= at)
}

/// A line with a key and a value right beside one whose key is known.
fn is_keyed_beside(context: &Context<'_, '_>, at: usize) -> bool {
    let lexicons = context.lexicons();
    let keyed = |line: &str| {
        crate::grammar::field::field(line)
            .is_some_and(|(_, value)| !value.is_empty() && text::words(value).count() <= 10)
    };
    let known = |at: usize| phrase::keyed(context.text(at), lexicons).is_some();
    context.height(at) == 1
        && keyed(context.text(at))
        && (context.gap_after(at) == 0 && known(at + 1) || at > 0 && context.gap(at) == 0 && known(at - 1))
}

/// The value that stands on the line below its key: "Citation:" and then the work.
fn is_value(context: &Context<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let key = context.text(before);
    context.is_prose(at)
        && context.gap(at) == 0
        && context.height(before) == 1
        && key.ends_with([':', '：'])
        && context.lexicons().key(key.trim_end_matches([':', '：'])).is_some()
}

/// A short line with a date, after the speech.
fn is_dated(context: &Context<'_, '_>, at: usize) -> bool {
    let line = context.text(at);
    phrase::dateline(line, context.lexicons()).is_some() && text::width(line) <= 120
}

/// A note's text: its mark and then words.
fn is_note(context: &Context<'_, '_>, at: usize) -> bool {
    let line = text::skip_marks(context.first_line(at));
    note::note_mark(line).is_ok_and(|(rest, (_, form))| {
        (form != note::Form::Numbered || is_citation(context.text(at)))
            && (text::words(rest).count() >= 2 || text::width(rest) >= 20)
    })
}

/// Paragraphs that a note may go on over.
const NOTE_UNITS: usize = 6;

/// A paragraph between two notes goes on with the first of them.
fn goes_on_note(context: &Context<'_, '_>, at: usize) -> bool {
    let bracketed = |at: usize| {
        note::note_mark(text::skip_marks(context.first_line(at)))
            .is_ok_and(|(_, (_, form))| form == note::Form::Bracketed)
    };
    let marked = |at: usize| bracketed(at) && is_note(context, at);
    // The few units above first: those below may be as many as the document has.
    (at.saturating_sub(NOTE_UNITS)..at).rev().find(|&before| !goes_on_shape(context, before)).is_some_and(marked)
        && (at + 1..context.units.len())
            .find(|&after| !context.is_furniture(after) && !goes_on_shape(context, after))
            .is_some_and(marked)
}

fn goes_on_shape(context: &Context<'_, '_>, at: usize) -> bool {
    context.is_prose(at) && !is_note(context, at)
}

fn is_end_mark(context: &Context<'_, '_>, at: usize) -> bool {
    let line = context.text(at).trim_matches(|c: char| {
        matches!(c, '*' | '_' | '-' | '–' | '—' | '[' | ']' | '(' | ')' | '.' | '#') || text::is_space(c)
    });
    context.height(at) == 1 && context.lexicons().is(line, |l| l.end_marks) || words_after_end(context, line)
}

/// Whether words cite: an address, pages, a volume, a year in brackets.
fn is_citation(words: &str) -> bool {
    let year = words.match_indices('(').any(|(at, _)| {
        words[at + 1..].starts_with(|c: char| c.is_ascii_digit())
            && words[at + 1..].chars().take(4).all(|c| c.is_ascii_digit())
    });
    year || ["http", "pp. ", "vol. ", "p. ", "Ibid", "ibid", "No. "].iter().any(|sign| words.contains(sign))
        || ["See ", "Cf. ", "Vgl. ", "Voir "]
            .iter()
            .any(|sign| text::words(words).take(2).any(|word| text::trim(sign) == word))
}

/// "END 2:44 P.M. EDT"
fn words_after_end(context: &Context<'_, '_>, line: &str) -> bool {
    context
        .lexicons()
        .strip(line, |l| l.end_marks)
        .is_some_and(|rest| crate::grammar::clock::is_clock_line(text::trim(rest)))
}

/// Rules of a style sheet that a page left behind: "a:hover {color:#fff}".
fn is_style_sheet(line: &str) -> bool {
    line.contains('{') && line.contains('}') && line.contains(':') && !line.contains(". ")
}

/// An archive's own reference, wholly in brackets or italics: "[NAA: A1838, 278]".
fn is_archive(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| matches!(c, '_' | '*') || text::is_space(c));
    bare.starts_with('[')
        && bare.ends_with(']')
        && bare.contains(|c: char| c.is_ascii_digit())
        && bare.contains([':', '/'])
}

/// A name under the speech: a short line without an end, the speech's last words above it.
fn is_signature(context: &Context<'_, '_>, at: usize) -> bool {
    let line = markup::bare(context.text(at));
    let shape = NameShape::of(line);
    let signed = shape.is_name(10)
        && shape.digits == 0
        && context.height(at) <= 3
        && text::width(line) <= 90
        && !text::ends_sentence(line)
        && !line.ends_with([',', ':', ';', '?']);
    let uncased = text::starts_uncased(line);
    signed
        && (!uncased || phrase::is_person(line, context.lexicons()))
        && (shape.words >= 2 || phrase::is_person(line, context.lexicons()) || uncased)
        && !phrase::is_closing(line, context.lexicons())
        && phrase::address(line, context.lexicons()) < phrase::Address::Sure
}

/// The roles of the units after the speech.
pub(super) fn roles(context: &Context<'_, '_>, from: usize) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    let mut notes = false;
    let mut site = false;
    for at in from..context.units.len() {
        let role = role(context, at, notes, site, roles.last().map(|role| &role.0));
        notes = match role.0 {
            Kind::Heading(_) => true,
            Kind::Metadata(_)
            | Kind::Furniture(FurnitureRole::Copyright | FurnitureRole::EndMark | FurnitureRole::Navigation) => false,
            _ => notes,
        };
        site = match role.0 {
            Kind::Furniture(FurnitureRole::Navigation | FurnitureRole::Copyright | FurnitureRole::Markup) => true,
            Kind::Metadata(_) | Kind::Footnote => false,
            _ => site,
        };
        roles.push(role);
    }
    roles
}

fn role(context: &Context<'_, '_>, at: usize, notes: bool, site: bool, previous: Option<&Kind>) -> Role {
    let lexicons = context.lexicons();
    let line = context.text(at);
    match context.units[at].open {
        Open::Furniture(role) => return (Kind::Furniture(role), furniture_reason(role)),
        Open::Separator => {
            return if line.len() == 1 {
                (Kind::Furniture(FurnitureRole::Markup), Reason::Markup)
            } else {
                (Kind::Rule, Reason::Separator)
            };
        }
        Open::Tag => return tag(line),
        Open::FrontMatter { .. } => return (Kind::Metadata(MetadataKey::FrontMatter), Reason::FrontMatter),
        Open::Table(_) if super::front::is_menu_row(context, at) => {
            return (Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation);
        }
        Open::Table(role) => return (Kind::Table(role), Reason::TableRow),
        _ => {}
    }
    if is_value(context, at) || at + 1 < context.units.len() && is_value(context, at + 1) {
        return (Kind::Metadata(MetadataKey::Source), Reason::KeyedLine);
    }
    if context.names[at] {
        return (Kind::Metadata(MetadataKey::Attendance), Reason::Attendance);
    }
    if is_notes_headline(context, at) {
        return (Kind::Heading(1), Reason::KnownHeading);
    }
    if phrase::is_copyright(line, lexicons) {
        return (Kind::Furniture(FurnitureRole::Copyright), Reason::Copyright);
    }
    if is_end_mark(context, at) {
        return (Kind::Furniture(FurnitureRole::EndMark), Reason::EndMark);
    }
    if is_style_sheet(line) {
        return (Kind::Furniture(FurnitureRole::Markup), Reason::Markup);
    }
    if is_archive(line) {
        return (Kind::Metadata(MetadataKey::Source), Reason::SourceLine);
    }
    if is_note(context, at) {
        return (Kind::Footnote, Reason::NoteMark);
    }
    if previous == Some(&Kind::Footnote) && goes_on_note(context, at) {
        return (Kind::Footnote, Reason::NoteGoesOn);
    }
    if context.units[at].open == Open::Fields {
        return (Kind::Metadata(MetadataKey::Unknown), Reason::KeyedLine);
    }
    if context.units[at].open == Open::Address {
        return (Kind::Metadata(MetadataKey::Url), Reason::AddressLine);
    }
    if phrase::is_navigation(line, lexicons) {
        return (Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation);
    }
    if notes {
        return (Kind::Footnote, Reason::UnderReferences);
    }
    if let Some((key, _)) = phrase::keyed(line, lexicons) {
        return (Kind::Metadata(key), Reason::KeyedLine);
    }
    if is_keyed_beside(context, at) {
        return (Kind::Metadata(MetadataKey::Unknown), Reason::KeyedLine);
    }
    if is_below_rule(context, at) {
        return (Kind::Furniture(FurnitureRole::Navigation), Reason::BelowRule);
    }
    if site {
        return (Kind::Furniture(FurnitureRole::Navigation), Reason::AfterNavigation);
    }
    if is_dated(context, at) {
        return (Kind::Metadata(MetadataKey::Date), Reason::SourceLine);
    }
    if matches!(previous, Some(Kind::Metadata(MetadataKey::Tags | MetadataKey::Other(_)))) && !is_signature(context, at)
    {
        return (Kind::Metadata(MetadataKey::Tags), Reason::SourceLine);
    }
    if is_signature(context, at) {
        return (Kind::Signature, Reason::SignedName);
    }
    if lexicons.begins(line, |l| l.captions) && text::words(line).count() < 30 {
        return (Kind::Table(TableRole::Caption), Reason::Caption);
    }
    (Kind::Metadata(MetadataKey::Unknown), Reason::SourceLine)
}
