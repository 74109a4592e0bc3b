//! What the form of a unit before the speech decides.

use super::evidence::{is_bracket_block, is_bracketed_about, is_byline_row, is_field, is_field_heading, marked_level};
use super::{Rule, Spot};
use crate::ast::{FurnitureRole, MetadataKey, TableRole};
use crate::grammar::{bracket, markup};
use crate::parser::begin::heads_cover;
use crate::parser::form::{furniture_reason, is_menu_row, is_section_sign, tag};
use crate::parser::ladder::Role;
use crate::parser::piece::Kind;
use crate::parser::unit::Open;
use crate::phrase;
use crate::reason::Reason;
use crate::text;

/// What the form of a unit decides.
pub(super) const RULES: &[Rule] = &[
    attendance_table, headline_of_contents, field_headline, dated_headline, section_headline, time_line, archive_head,
    form, bracketed_embargo, bracketed_note, bracketed_line, bracketed_number, bracketed, label, section_sign,
    listed_name, trail_entry, keyed_entry, listed_entry, menu_entry,
];

/// A table of those present, and the line that heads it.
fn attendance_table(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    spot.context.is_attendance_table(spot.at).then_some((Kind::Metadata(MetadataKey::Attendance), Reason::Attendance))
}

/// A marked headline of contents.
fn headline_of_contents(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (matches!(spot.open(), Open::Heading(_) | Open::Underlined(_)) && phrase::is_contents(spot.line, spot.lexicons()))
        .then_some((Kind::Table(TableRole::Contents), Reason::Contents))
}

/// A marked headline below the title's level that is a key and its value: "### Meeting Date: …".
fn field_headline(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Open::Heading(level) = spot.open() else { return None };
    if spot.around.top.is_none_or(|top| level <= top) || !is_field_heading(spot.context, spot.at) {
        return None;
    }
    let keyed = phrase::keyed(markup::bare(spot.line), spot.lexicons());
    Some((Kind::Metadata(keyed.map_or(MetadataKey::Unknown, |(key, _)| key)), Reason::KeyedLine))
}

/// A marked headline below the title's level heads a section, in the front too.
fn section_headline(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let (Open::Heading(level) | Open::Underlined(level)) = spot.open() else { return None };
    spot.around.top.is_some_and(|top| level > top).then_some((Kind::Heading(level), Reason::MarkdownHeading))
}

/// A clock time below other lines, in a text without time codes, says when it was.
fn time_line(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let timed = spot.open() == Open::Furniture(FurnitureRole::TimeCode)
        && spot.context.prose_before(spot.at).is_some()
        && !spot.context.timed;
    timed.then_some((Kind::Metadata(MetadataKey::Time), Reason::TimeLine))
}

/// Bracketed lines as archives head their texts.
fn archive_head(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (matches!(spot.open(), Open::Furniture(_) | Open::Cue) && is_bracket_block(spot.context, spot.at))
        .then_some((Kind::Metadata(MetadataKey::Source), Reason::SourceLine))
}

/// Forms that need no second look.
fn form(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    Some(match spot.open() {
        Open::FrontMatter { .. } => (Kind::Metadata(MetadataKey::FrontMatter), Reason::FrontMatter),
        Open::Furniture(role) => (Kind::Furniture(role), furniture_reason(role)),
        Open::Separator => (Kind::Rule, Reason::Separator),
        Open::Tag => tag(spot.line),
        Open::Table(_) if is_menu_row(spot.context, spot.at) => {
            (Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation)
        }
        Open::Table(_) if is_byline_row(spot.context, spot.at) => (Kind::Metadata(MetadataKey::Date), Reason::Dateline),
        Open::Table(role) => (Kind::Table(role), Reason::TableRow),
        Open::Address => (Kind::Metadata(MetadataKey::Url), Reason::AddressLine),
        Open::Fields => (Kind::Metadata(MetadataKey::Unknown), Reason::KeyedLine),
        Open::Fenced => (Kind::Quote, Reason::Fenced),
        Open::Verse => (Kind::Quote, Reason::Verse),
        Open::Quoted => (Kind::Metadata(MetadataKey::Summary), Reason::Summary),
        _ => return None,
    })
}

/// "(Check against delivery)"
fn bracketed_embargo(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.open() == Open::Cue && phrase::is_embargo(spot.line, spot.lexicons()))
        .then_some((Kind::Metadata(MetadataKey::Embargo), Reason::Embargo))
}

/// "[Relevant documents: …]": brackets that open with words of a note, below the opening of a sitting.
fn bracketed_note(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let lexicons = spot.lexicons();
    let noted = spot.open() == Open::Cue
        && spot.context.profile.speakers.len() > 0
        && bracket::bracketed(spot.line).is_some_and(|inner| {
            lexicons.strip(inner, |l| l.cues).is_some_and(|rest| {
                rest.starts_with(':') && text::at_least_words(&inner[..inner.len() - rest.len()], 2)
            })
        });
    noted.then_some((Kind::Cue, Reason::Bracketed))
}

/// A date or many words in brackets are about the speech.
fn bracketed_line(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let about =
        spot.open() == Open::Cue && (!text::at_most_words(spot.line, 6) || is_bracketed_about(spot.context, spot.at));
    about.then_some((Kind::Metadata(MetadataKey::Unknown), Reason::FrontLine))
}

/// A number in brackets is a site's count.
fn bracketed_number(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let inner = spot.line.trim_matches(['(', ')', '[', ']']);
    (spot.open() == Open::Cue && inner.starts_with(|c: char| c.is_ascii_digit()))
        .then_some((Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation))
}

/// Any other brackets with the line for themselves.
fn bracketed(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.open() == Open::Cue).then_some((Kind::Cue, Reason::Bracketed))
}

/// A label above the speech says who speaks.
fn label(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    // At the very top, a cover's headline may look like one.
    let headline = spot.at == 0 && heads_cover(spot.context, spot.at);
    (matches!(spot.open(), Open::Turn { .. }) && !headline)
        .then_some((Kind::Metadata(MetadataKey::Speaker), Reason::FrontLine))
}

/// "§ 1 Approval of the minutes" heads a section, in the front too.
fn section_sign(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (matches!(spot.open(), Open::Item(_)) && is_section_sign(spot.context, spot.at))
        .then_some((Kind::Heading(1), Reason::NumberedHeading))
}

/// The words after a bullet, where a unit is an entry that no number or letter marks.
fn bulleted<'a>(spot: &Spot<'_, '_, 'a>) -> Option<&'a str> {
    let Open::Item(mark) = spot.open() else { return None };
    (!mark.sort.is_ordered()).then(|| text::trim(mark.behind(spot.line)))
}

/// A bullet before a key and its value: "- **Where**: the old quay".
fn keyed_entry(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let words = bulleted(spot).filter(|words| is_field(words))?;
    let key = phrase::keyed(words, spot.lexicons()).map_or(MetadataKey::Unknown, |(key, _)| key);
    Some((Kind::Metadata(key), Reason::KeyedLine))
}

/// Entries below a headline in the front, at most so many, are looked through for it.
const LISTED: usize = 32;

/// Bullets under a marked headline of the front, as notes of meetings list those present and what was
/// read; links of a site are a menu's there, too.
fn listed_entry(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let words = bulleted(spot)?;
    let headed = || {
        (spot.at.saturating_sub(LISTED)..spot.at)
            .rev()
            .map(|above| spot.context.units[above].open)
            .find(|open| !matches!(open, Open::Item(_)))
            .is_some_and(|open| matches!(open, Open::Heading(_) | Open::Underlined(_)))
    };
    let linked = || markup::link(words).is_some_and(|link| phrase::is_navigation(link, spot.lexicons()));
    (!linked() && !markup::is_address(words) && !markup::is_placeholder(words) && headed())
        .then_some((Kind::Metadata(MetadataKey::Unknown), Reason::FrontLine))
}

/// Numbered links above the title, and the entry that ends them, lead to this page.
fn trail_entry(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    const SIGNS: &[char] = &['/', '>', '»', '›', '|', ' '];
    let linked = |at: usize| {
        let Open::Item(mark) = spot.context.units[at].open else { return false };
        let words = text::trim(mark.behind(spot.context.text(at)));
        mark.sort.is_ordered()
            && markup::opening_link(words).is_some_and(|(.., rest)| rest.trim_matches(SIGNS).is_empty())
    };
    let ends = || matches!(spot.open(), Open::Item(_)) && spot.at > 0 && linked(spot.at - 1);
    (!spot.context.title_above(spot.at) && (linked(spot.at) || ends()))
        .then_some((Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation))
}

/// Other bullets above the speech are a menu's.
fn menu_entry(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    bulleted(spot).map(|_| (Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation))
}

/// A marked headline that is a date for the most part.
fn dated_headline(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let level = marked_level(spot.context, spot.at)?;
    // A log of several days heads each with its date.
    if !spot.context.title_above(spot.at) && spot.around.top.is_some_and(|top| level > top) {
        return None;
    }
    let bare = markup::bare(spot.line);
    phrase::dateline(bare, spot.lexicons())
        .filter(|date| date.len() * 10 > bare.len() * 7)
        .map(|_| (Kind::Metadata(MetadataKey::Date), Reason::Dateline))
}

/// Names that follow each other, marked or not.
fn listed_name(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let form = matches!(spot.open(), Open::Prose | Open::Item(_));
    (form && spot.context.names[spot.at]).then_some((Kind::Metadata(MetadataKey::Attendance), Reason::Attendance))
}
