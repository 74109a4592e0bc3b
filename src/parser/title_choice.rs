//! Which line of the front the title begins with, when markup does not say.

use super::begin;
use super::context::Context;
use super::front::{clause, in_letterhead};
use super::ladder::Role;
use super::piece::Kind;
use super::title_lines::{covers, ends_with_year};
use super::unit::Open;
use crate::ast::MetadataKey;
use crate::grammar::{markup, name::NameShape};
use crate::phrase;
use crate::text;

/// Lines of a letterhead that may stand above the clause that names the speaker, and the clause.
const LETTERHEAD: usize = 4;

/// The headline right below a clause that names the speaker and nothing else, where an occasion or a date
/// follows: "Remarks by Chair Ada Quist", "Transparency in Harbours", "At the Harbour Conference".
pub(super) fn topic_below_speaker(context: &Context<'_, '_>, open: &[usize]) -> Option<usize> {
    let lexicons = context.lexicons();
    let names = |at: usize| {
        let rest = phrase::behind_speech_word(context.text(at), lexicons);
        let person = rest.and_then(|rest| lexicons.strip(text::trim_start(rest), |l| l.by)).map(text::trim);
        person.is_some_and(|person| {
            let shape = NameShape::of(person);
            shape.is_name(6)
                && shape.small == 0
                && shape.words >= 2
                && lexicons.find(person, |l| l.at).is_none()
                && !text::words(person).any(|word| lexicons.is(word, |l| l.by))
        })
    };
    let place = (0..open.len().min(LETTERHEAD)).find(|&place| names(open[place]))?;
    let (clause, topic) = (open[place], *open.get(place + 1)?);
    let line = markup::bare(context.text(topic));
    // Names of houses and gatherings have capitals; words of a phrase have none.
    let phrased = text::words(line).any(|word| text::starts_lower(word) && word.chars().count() >= 5);
    let plain = context.is_headline(topic)
        && text::at_least_words(line, 2)
        && text::Letters::of(line).is_capitals() == text::Letters::of(context.text(clause)).is_capitals()
        && !phrase::is_person(line, lexicons)
        && !is_lone_name(context, topic)
        && !lexicons.begins(line, |l| l.offices)
        && !lexicons.begins(line, |l| l.honorifics)
        && !lexicons.begins(line, |l| l.at)
        && !lexicons.begins(line, |l| l.by)
        && (phrased || !lexicons.holds(line, |l| l.gatherings) && !lexicons.holds(line, |l| l.houses))
        && !begin::is_dated(context, topic);
    let follows = topic + 1 < context.units.len()
        && (begin::is_dated(context, topic + 1) || lexicons.begins(markup::bare(context.text(topic + 1)), |l| l.at));
    (plain && follows && topic == clause + 1 && context.gap(topic) <= 1).then_some(topic)
}

/// The first headline of some words, when nothing stands above it but who spoke and where: "The Hon. Bo
/// Lind MP", his office, "CANBERRA" beside a date.
pub(super) fn headline_below(context: &Context<'_, '_>, roles: &[Option<Role>], open: &[usize]) -> Option<usize> {
    const WORDS: usize = 4;
    let mut below = open.iter().copied().find(|&at| !names_circumstance(context, roles, at))?;
    // "Bo Lind", and below it "Keynote Address to the Convention".
    if (is_lone_name(context, below) || is_office_with_name(context, below)) && !is_told(context, below) {
        let person = |at: usize| phrase::is_person(markup::bare(context.text(at)), context.lexicons());
        let next = open.iter().copied().find(|&at| at > below && !person(at));
        below = next.filter(|&at| is_told(context, at)).unwrap_or(below);
    }
    let line = markup::bare(context.text(below));
    (open.first() != Some(&below)
        && context.is_headline(below)
        && !is_letterhead(context, below, roles)
        && !phrase::is_person(line, context.lexicons())
        && (text::at_least_words(line, WORDS) || text::starts_uncased(line)))
    .then_some(below)
}

/// "Secretary-General Bo Lind": an office with a name.
fn is_office_with_name(context: &Context<'_, '_>, at: usize) -> bool {
    const WORDS: usize = 5;
    let lexicons = context.lexicons();
    let line = markup::bare(context.text(at));
    let shape = NameShape::of(line);
    shape.words <= WORDS
        && shape.small == 0
        && shape.digits == 0
        && lexicons.begins(line, |l| l.offices)
        && phrase::is_person(line, lexicons)
}

/// Whether a line says that there was a speech or a gathering.
fn is_told(context: &Context<'_, '_>, at: usize) -> bool {
    let line = markup::bare(context.text(at));
    clause(context, line) || context.lexicons().holds(line, |l| l.gatherings)
}

/// Whether a line is two to four words that all begin with capitals, none of which a house, an office or
/// a place has.
fn is_lone_name(context: &Context<'_, '_>, at: usize) -> bool {
    let lexicons = context.lexicons();
    let line = markup::bare(context.text(at));
    let shape = NameShape::of(line);
    shape.is_all_capital(2..=4)
        && !text::starts_uncased(line)
        && !line.contains(['\'', '’'])
        && lexicons.find(line, |l| l.offices).is_none()
        && !lexicons.holds(line, |l| l.houses)
        && !lexicons.holds(line, |l| l.venues)
}

/// Whether a line names who spoke, by form of address or by office alone, or one or two words that
/// stand beside a date, as a place does.
fn names_circumstance(context: &Context<'_, '_>, roles: &[Option<Role>], at: usize) -> bool {
    let lexicons = context.lexicons();
    let line = markup::bare(context.text(at));
    if lexicons.strip(line, |l| l.honorifics).is_some_and(|rest| text::at_least_words(rest, 2))
        || lexicons.is(line, |l| l.offices)
    {
        return true;
    }
    if lexicons.is(line, |l| l.speech_words) {
        // "STATEMENT" alone says what sort of page it is, unless the next line goes on with it.
        let below = context.units.get(at + 1).map_or("", |_| markup::bare(context.text(at + 1)));
        return !(lexicons.begins(below, |l| l.by)
            || lexicons.begins(below, |l| l.offices)
            || lexicons.begins(below, |l| l.honorifics));
    }
    let addressed = |at: usize| lexicons.begins(markup::bare(context.text(at)), |l| l.honorifics);
    if lexicons.begins(line, |l| l.offices) && at.checked_sub(1).is_some_and(addressed) {
        return true;
    }
    let dated =
        |at: usize| matches!(roles.get(at), Some(Some((Kind::Metadata(MetadataKey::Date | MetadataKey::Time), _))));
    let beside = dated(at + 1) && context.gap_after(at) <= 1 || at > 0 && dated(at - 1) && context.gap(at) <= 1;
    let unlettered = !line.chars().any(char::is_alphabetic);
    unlettered
        || beside && text::at_most_words(line, 2) && !lexicons.holds(line, |l| l.gatherings) && !clause(context, line)
}

/// A line that opens as the clause of a title does and has words enough to be one, or is broken
/// behind the word that links: "Speech of".
pub(super) fn is_clause_line(context: &Context<'_, '_>, at: usize) -> bool {
    let lexicons = context.lexicons();
    breaks_behind_link(context, at)
        || phrase::behind_speech_word(context.text(at), lexicons)
            .is_some_and(|rest| text::at_least_words(rest, 2) && lexicons.find(rest, |l| l.by).is_some())
}

/// Whether a line is what the text calls itself and a word that links it with the next: "Speech of",
/// "ADDRESS BY".
pub(super) fn breaks_behind_link(context: &Context<'_, '_>, at: usize) -> bool {
    let lexicons = context.lexicons();
    context.is_prose(at)
        && context.gap_after(at) <= 2
        && phrase::behind_speech_word(context.text(at), lexicons)
            .map(text::trim)
            .is_some_and(|rest| !rest.is_empty() && phrase::is_link(rest, lexicons))
}

/// The headline between the last dateline and the speech, when what stands above the dateline is a
/// clause about the speaker. A few words right below the date are the place.
pub(super) fn below_dateline(context: &Context<'_, '_>, roles: &[Option<Role>], open: &[usize]) -> Option<usize> {
    let dated = roles.iter().rposition(|role| matches!(role, Some((Kind::Metadata(MetadataKey::Date), _))))?;
    let above = open
        .iter()
        .copied()
        .find(|&at| at < dated && context.lexicons().begins(context.text(at), |l| l.speech_words))?;
    let below = open.iter().copied().find(|&at| at > dated && !names_circumstance(context, roles, at))?;
    let words = |at: usize| text::words(context.text(at)).count();
    // Right below the date stands the place; a cover of several lines says what it is a cover of.
    let cover = (above + 1..dated).take_while(|&at| context.gap(at) == 0).count() >= 2;
    (text::width(context.text(above)) < 90
        && (words(above) >= 3 || breaks_behind_link(context, above))
        && !cover
        // Right above a turn it heads a section of the sitting.
        && !context.units.get(below + 1).is_some_and(|next| matches!(next.open, Open::Turn { .. }))
        && (context.gap(below) > 0 || words(below) >= 4)
        && context.is_headline(below)
        && !phrase::is_person(context.text(below), context.lexicons()))
    .then_some(below)
}

/// A line that says what the text is, below nothing but who speaks: "Minister for Lighthouses", "The
/// Hon. Ada Quist", "Statement at the Lamp Conference".
pub(super) fn below_persons(context: &Context<'_, '_>, open: &[usize]) -> Option<usize> {
    let lexicons = context.lexicons();
    let persons = open.iter().take_while(|&&at| phrase::is_person(context.text(at), lexicons)).count();
    open.get(persons).copied().filter(|&at| {
        let line = markup::bare(context.text(at));
        persons > 0 && text::at_least_words(line, 3) && lexicons.begins(line, |l| l.speech_words)
    })
}

/// The headline right above a clause: "The State of Our Harbours", and below it "Talk given by …". A
/// letterhead and the number of a session are no headlines.
pub(super) fn topic_above_clause(context: &Context<'_, '_>, open: &[usize]) -> Option<usize> {
    let clause = open.iter().copied().find(|&at| is_clause_line(context, at))?;
    let above = clause.checked_sub(1).filter(|above| open.contains(above))?;
    let line = markup::bare(context.text(above));
    let lexicons = context.lexicons();
    let numbered = line.contains(|c: char| c.is_ascii_digit()) && !ends_with_year(line);
    let headed = lexicons.find(line, |l| l.letterheads).is_some() || lexicons.begins(line, |l| l.speech_words);
    // Where the clause names nobody, a name above it is the speaker's.
    let names_nobody = phrase::behind_speech_word(context.text(clause), lexicons)
        .is_some_and(|rest| !lexicons.begins(text::trim_start(rest), |l| l.by));
    if names_nobody && is_lone_name(context, above) {
        return None;
    }
    (context.is_headline(above)
        && !numbered
        && !headed
        && context.gap(clause) <= context.spacing.max(1)
        && !phrase::is_person(line, lexicons)
        && text::at_least_words(line, 2))
    .then_some(above)
}

/// A short line above everything that does not read as a headline: "V7".
pub(super) fn is_letterhead(context: &Context<'_, '_>, at: usize, roles: &[Option<Role>]) -> bool {
    let text = context.text(at);
    let called = context.lexicons().is(text, |l| l.speech_words) && covers(context, at);
    let short = text::width(text) <= 4 && !called
        || context.height(at) <= 3 && in_letterhead(context, at) && !clause(context, text);
    short && roles.len() > at + 1
}
