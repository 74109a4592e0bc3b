//! The title: which lines of the front are it.

use alloc::vec::Vec;

use super::context::Context;
use super::front::{clause, in_letterhead};
use super::ladder::Role;
use super::list;
use super::piece::Kind;
use super::unit::Open;
use crate::ast::MetadataKey;
use crate::grammar::{markup, name::NameShape};
use crate::phrase;
use crate::reason::Reason;
use crate::text;

/// Finds the title among the units that nothing else explains.
///
/// A line that markup makes a headline is the title. Else it is the first headline; where a dateline
/// parts a clause above ("Remarks by …") from a headline below, it is the one below. Lines that go on
/// with its clause, or say it again, belong to it.
pub(super) fn mark(context: &Context<'_, '_>, roles: &mut [Option<Role>]) {
    let open: Vec<usize> = (0..roles.len())
        .filter(|&at| roles[at].is_none() && !context.is_sentences(at) && can_be_title(context, at))
        .collect();
    let marked = |at: &&usize| matches!(context.units[**at].open, Open::Heading(_) | Open::Underlined(_));
    let first_marked = open.iter().find(marked).copied();
    let chosen = match first_marked {
        Some(at) => Some(at),
        None => below_dateline(context, roles, &open)
            .or_else(|| topic_above_clause(context, &open))
            .or_else(|| open.iter().copied().find(|&at| is_clause_line(context, at)))
            .or_else(|| open.iter().copied().find(|&at| !is_letterhead(context, at, roles)))
            .or(open.first().copied()),
    };
    let Some(first) =
        chosen.filter(|&at| first_marked.is_some() || !has_matter_title(context) || says_title(context, at))
    else {
        return;
    };
    roles[first] = Some((Kind::Title, if first_marked.is_some() { Reason::MarkdownHeading } else { Reason::Headline }));
    let mut last = first;
    for &at in open.iter().filter(|&&at| at > first) {
        if at == last + 1 && goes_on(context, first, last, at) {
            roles[at] = Some((Kind::Title, Reason::TitleGoesOn));
            last = at;
        } else if matches!(context.units[at].open, Open::Heading(level) if level <= 2)
            || matches!(context.units[at].open, Open::Underlined(1))
            || resembles(context, first, at)
        {
            roles[at] = Some((Kind::Title, Reason::SecondTitle));
            last = at;
        }
    }
}

/// Whether front matter states a title.
fn has_matter_title(context: &Context<'_, '_>) -> bool {
    matches!(context.units.first().map(|unit| unit.open), Some(Open::FrontMatter { .. }))
        && context.lines_of(0).iter().any(|line| line.text.starts_with("title:"))
}

/// Below front matter with a title, a line is one too only when it says that title again, is set in
/// capitals, or is long: "Cabinet Room" is a place.
fn says_title(context: &Context<'_, '_>, at: usize) -> bool {
    let line = markup::bare(context.text(at));
    resembles(context, 0, at) || context.is_capitals(at) || text::words(line).count() >= 6 || clause(context, line)
}

/// Whether a unit reads as a headline might: no sentence ends inside it, and it leads into nothing.
fn can_be_title(context: &Context<'_, '_>, at: usize) -> bool {
    let line = context.text(at);
    matches!(context.units[at].open, Open::Heading(_) | Open::Underlined(_))
        || !list::leads_in(line) && !phrase::has_inner_stop(line)
}

/// A line that opens as the clause of a title does and has words enough to be one.
fn is_clause_line(context: &Context<'_, '_>, at: usize) -> bool {
    let line = markup::bare(context.text(at));
    let lexicons = context.lexicons();
    lexicons
        .strip(text::skip_marks(line), |l| l.speech_words)
        .is_some_and(|rest| text::words(rest).count() >= 2 && lexicons.find(rest, |l| l.by).is_some())
}

/// The headline between the last dateline and the speech, when what stands above the dateline is a
/// clause about the speaker.
fn below_dateline(context: &Context<'_, '_>, roles: &[Option<Role>], open: &[usize]) -> Option<usize> {
    let dated = roles.iter().rposition(|role| matches!(role, Some((Kind::Metadata(MetadataKey::Date), _))))?;
    let above = open
        .iter()
        .copied()
        .find(|&at| at < dated && context.lexicons().begins(context.text(at), |l| l.speech_words))?;
    let below = open.iter().copied().find(|&at| at > dated)?;
    (text::width(context.text(above)) < 90
        && context.is_headline(below)
        && !phrase::is_person(context.text(below), context.lexicons()))
    .then_some(below)
}

/// The headline right above a clause: "The State of Our Harbours", and below it "Talk given by …". A
/// letterhead and the number of a session are no headlines.
fn topic_above_clause(context: &Context<'_, '_>, open: &[usize]) -> Option<usize> {
    let clause = open.iter().copied().find(|&at| is_clause_line(context, at))?;
    let above = clause.checked_sub(1).filter(|above| open.contains(above))?;
    let line = markup::bare(context.text(above));
    let lexicons = context.lexicons();
    let numbered = line.chars().any(|c| c.is_ascii_digit());
    let headed = lexicons.find(line, |l| l.letterheads).is_some() || lexicons.begins(line, |l| l.speech_words);
    (context.is_headline(above)
        && !numbered
        && !headed
        && context.gap(clause) <= 1
        && !phrase::is_person(line, lexicons)
        && text::words(line).count() >= 2)
        .then_some(above)
}

/// A short line above everything that does not read as a headline: "V7".
fn is_letterhead(context: &Context<'_, '_>, at: usize, roles: &[Option<Role>]) -> bool {
    let text = context.text(at);
    let short =
        text::width(text) <= 4 || context.height(at) <= 3 && in_letterhead(context, at) && !clause(context, text);
    short && roles.len() > at + 1
}

/// Whether the unit at `at`, right below the title, goes on with it.
fn goes_on(context: &Context<'_, '_>, first: usize, last: usize, at: usize) -> bool {
    let lexicons = context.lexicons();
    let (before, line) = (markup::bare(context.text(last)), markup::bare(context.text(at)));
    if matches!(context.units[at].open, Open::Heading(_) | Open::Underlined(_)) {
        return context.gap(at) <= 1;
    }
    let link = |text: &str| phrase::is_link(text, lexicons);
    let speech = clause(context, context.text(first));
    let tail = text::words(before).next_back().unwrap_or_default();
    let dangling = link(before)
        || link(tail) && !tail.ends_with('.') && (text::starts_lower(tail) || text::Letters::of(before).is_capitals())
        || before.ends_with([',', '-', '–', ':', '—']) && context.gap(at) <= 1;
    let linked = link(line)
        || (lexicons.begins(line, |l| l.at)
            || lexicons.begins(line, |l| l.by)
            || lexicons.begins(line, |l| l.place_in))
            && starts_clause(line)
            && speech
            && !matches!(context.units[first].open, Open::Heading(_) | Open::Underlined(_));
    let quoted = line.starts_with(['“', '"', '«', '„', '‘']) && line.ends_with(['”', '"', '»', '“', '’']);
    let clause_open = speech && !is_complete(context, first, last);
    // "STATEMENT" and then "H.E. MS. ADA QUIST": a speech without anything yet.
    let bare_speech = text::words(before).count() <= 2 && speech;
    let named_open = clause_open && lexicons.find(before, |l| l.by).is_some() && context.gap(at) == 0;
    let person = phrase::is_person(line, lexicons)
        && (bare_speech
            || named_open
            || context.gap(at) > 0 && clause_open && text::Letters::of(before).is_capitals() && last > first);
    if context.gap(at) == 0 && text::starts_lower(line) && text::width(before) < 130 {
        return true;
    }
    let block = context.gap(at) == 0 && text::width(before) < 130 && !is_bare_name(line);
    let cased = text::Letters::of(before).is_capitals() == text::Letters::of(line).is_capitals();
    dangling
        || linked
        || quoted
        || person
        || block
            && cased
            && !phrase::is_person(line, lexicons)
            && (clause_open
                || context.lines[context.units[at].first].indent > 0
                || context.is_capitals(at)
                || text::ends_sentence(before)
                || !text::Letters::of(line).is_capitals()
                    && NameShape::of(line).words >= 2
                    && context.gap_after(at) > 0)
}

/// Whether a line is two to four words that all begin with capitals, as a name does.
fn is_bare_name(line: &str) -> bool {
    let head = line.split([',', '(']).next().unwrap_or(line);
    let shape = NameShape::of(head);
    let mixed = !text::Letters::of(head).is_capitals();
    mixed && (2..=4).contains(&shape.words) && shape.capital == shape.words && shape.digits == 0
}

/// Whether a line that opens with a preposition goes on with a clause: it begins with a small letter
/// or in capitals.
fn starts_clause(line: &str) -> bool {
    text::starts_lower(line) || text::Letters::of(line).is_capitals() || text::words(line).count() <= 3
}

/// Units over which the clause of a title may go on.
const CLAUSE_UNITS: usize = 32;

/// Whether the clause that the title began has both a speaker and an occasion by now.
fn is_complete(context: &Context<'_, '_>, first: usize, last: usize) -> bool {
    let lexicons = context.lexicons();
    let last = last.min(first + CLAUSE_UNITS);
    let text = markup::bare(&context.source[context.span(first).to(context.span(last)).range()]);
    lexicons.find(text, |l| l.by).is_some_and(|(_, end)| lexicons.find(&text[end..], |l| l.at).is_some())
}

/// Whether two lines say much the same: most words of one stand in the other.
fn resembles(context: &Context<'_, '_>, title: usize, at: usize) -> bool {
    let (a, b) = (markup::bare(context.text(title)), markup::bare(context.text(at)));
    if text::ends_sentence(b) && text::last_sign(b) == Some('.') {
        return false;
    }
    let long = |word: &&str| word.chars().count() > 3;
    let count = text::words(b).filter(long).count();
    let shared =
        text::words(b).filter(long).filter(|word| text::words(a).any(|other| other.eq_ignore_ascii_case(word))).count();
    count >= 3 && shared * 3 >= count * 2
}
