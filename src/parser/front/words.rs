//! What the words of a unit before the speech decide.

use super::evidence::{clause, in_menu, is_breadcrumb, is_dated_clause, is_keyed_run, opens_clause};
use super::{Rule, Spot};
use crate::ast::{FurnitureRole, MetadataKey, TableRole};
use crate::grammar::markup;
use crate::parser::begin::is_dated;
use crate::parser::ladder::Role;
use crate::parser::piece::Kind;
use crate::parser::unit::Open;
use crate::parser::{title, title_choice};
use crate::phrase;
use crate::reason::Reason;
use crate::text;

/// What the words of a unit without a form decide.
pub(super) const RULES: &[Rule] = &[
    spelled_headline, keyed_run, embargo, caption, keyed_line, web_address, opening_line, copyright, dateline,
    dated_clause, navigation, contents, presiding, proceeding,
];

/// The headline of the record proper, in spaced letters.
fn spelled_headline(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    phrase::is_spelled_heading(spot.line, spot.lexicons()).then_some((Kind::Heading(1), Reason::KnownHeading))
}

/// Lines after each other with keys and values.
fn keyed_run(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    if !is_keyed_run(spot.context, spot.at) {
        return None;
    }
    let keyed = phrase::keyed(spot.line, spot.lexicons());
    Some((Kind::Metadata(keyed.map_or(MetadataKey::Unknown, |(key, _)| key)), Reason::KeyedLine))
}

/// A line that binds the reader.
fn embargo(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    phrase::is_embargo(spot.line, spot.lexicons()).then_some((Kind::Metadata(MetadataKey::Embargo), Reason::Embargo))
}

/// A picture's caption or credit: "Photo: …".
fn caption(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let captions = spot.lexicons().begins(spot.line, |l| l.captions)
        && spot.line.contains([':', '：'])
        && text::at_most_words(spot.line, 24)
        && spot.context.height(spot.at) == 1;
    captions.then_some((Kind::Table(TableRole::Caption), Reason::Caption))
}

/// A known key and its value, unless a title's clause only begins like one.
fn keyed_line(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let (key, _) = phrase::keyed(spot.line, spot.lexicons())?;
    (!clause(spot.context, spot.line) || markup::bare(spot.line).contains([':', '：']))
        .then_some((Kind::Metadata(key), Reason::KeyedLine))
}

/// A line with an address on the web.
fn web_address(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.line.contains("www.") || spot.line.contains("http"))
        .then_some((Kind::Metadata(MetadataKey::Source), Reason::AddressLine))
}

/// A line that says when the sitting began.
fn opening_line(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    phrase::is_opening(spot.line, spot.lexicons()).then_some((Kind::Metadata(MetadataKey::Time), Reason::OpeningLine))
}

/// A line that claims or grants rights.
fn copyright(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    phrase::is_copyright(spot.line, spot.lexicons())
        .then_some((Kind::Furniture(FurnitureRole::Copyright), Reason::Copyright))
}

/// A date, perhaps with a place; a headline that holds a date is a headline.
fn dateline(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Spot { context, at, line, .. } = *spot;
    let date = phrase::dateline(line, spot.lexicons())?;
    let outside = text::words(line).count().saturating_sub(text::words(date).count());
    let titled =
        clause(context, line) || outside >= 4 && context.is_headline(at) && !line.contains([',', '(', '[', '，']);
    (date.len() * 10 >= line.len() * 7 || !titled).then_some((Kind::Metadata(MetadataKey::Date), Reason::Dateline))
}

/// A clause with its date that a full stop ends.
fn dated_clause(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.context.is_sentences(spot.at) && is_dated_clause(spot.context, spot.at))
        .then_some((Kind::Metadata(MetadataKey::Unknown), Reason::FrontLine))
}

/// "STATEMENT" above "BY" or right above a name, or "Speech of", opens the clause of a cover.
fn begins_clause(spot: &Spot<'_, '_, '_>) -> bool {
    let Spot { context, at, line, .. } = *spot;
    let lexicons = spot.lexicons();
    let below = || context.units.get(at + 1).is_some_and(|next| next.open == Open::Prose);
    opens_clause(context, line)
        || title_choice::breaks_behind_link(context, at)
        || lexicons.is(line, |l| l.speech_words)
            && below()
            && (lexicons.begins(context.text(at + 1), |l| l.by)
                || context.gap_after(at) == 0 && phrase::is_person(context.text(at + 1), lexicons))
}

/// A link of the site, by its words or its company.
fn navigation(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let links =
        phrase::is_navigation(spot.line, spot.lexicons()) || is_breadcrumb(spot.line) || in_menu(spot.context, spot.at);
    (links && !begins_clause(spot)).then_some((Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation))
}

/// A headline of contents, or the headlines of two sections and nothing between: they are listed.
fn contents(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Spot { context, at, .. } = *spot;
    let section = |at: usize| {
        context.units.get(at).is_some_and(|unit| unit.open == Open::Prose)
            && context.height(at) == 1
            && !context.text(at).ends_with([':', '：'])
            && spot.lexicons().is(markup::bare(context.text(at)), |l| l.headings)
    };
    let listed = || section(at) && (section(at + 1) || at > 0 && section(at - 1));
    (phrase::is_contents(spot.line, spot.lexicons()) && !begins_clause(spot) || listed())
        .then_some((Kind::Table(TableRole::Contents), Reason::Contents))
}

/// Whether a line narrates the sitting.
fn narrates(spot: &Spot<'_, '_, '_>) -> bool {
    let Spot { context, at, line, .. } = *spot;
    let headed =
        || context.is_capitals(at) && spot.lexicons().is(line, |l| l.headings) || title::is_record(context, at);
    phrase::is_proceeding(line, spot.lexicons())
        && !clause(context, line)
        && !headed()
        && !begins_clause(spot)
        // "Minutes of the meeting held on 9 March" says what the text is.
        && (phrase::dateline(line, spot.lexicons()).is_none() || line.starts_with(['[', '(']))
}

/// Who presides, at the top, is about the sitting.
fn presiding(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Spot { context, at, line, .. } = *spot;
    let dated = || {
        context.prose_before(at).is_none_or(|before| {
            is_dated(context, before)
                || phrase::is_opening(context.text(before), spot.lexicons())
                || context.text(before).chars().any(|c| c.is_ascii_digit())
        })
    };
    (narrates(spot) && text::at_least_words(line, 3) && !line.starts_with(['[', '(']) && dated())
        .then_some((Kind::Metadata(MetadataKey::Session), Reason::OpeningLine))
}

/// "Prayers" happens in the sitting.
fn proceeding(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    narrates(spot).then_some((Kind::Cue, Reason::Proceeding))
}
