//! The title: which lines of the front are it.

use alloc::string::String;
use alloc::vec::Vec;

use super::begin;
use super::context::Context;
use super::front::{clause, key_of};
use super::ladder::Role;
use super::list;
use super::piece::Kind;
use super::unit::Open;
use super::{title_choice, title_lines};
use crate::ast::{FurnitureRole, MetadataKey};
use crate::grammar::{field, markup};
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
    if mark_record(context, roles, &open) {
        return;
    }
    mark_box(context, roles);
    let marked = |at: &&usize| matches!(context.units[**at].open, Open::Heading(_) | Open::Underlined(_));
    let first_marked = open.iter().find(marked).copied();
    if first_marked.is_some_and(|at| heads_notes(context, roles, at)) {
        return;
    }
    let below = if first_marked.is_none() { title_choice::headline_below(context, roles, &open) } else { None };
    let topic = title_choice::topic_below_speaker(context, &open);
    if let (None, Some(at)) = (first_marked, topic) {
        // The clause above says who spoke.
        roles[at - 1] = Some((Kind::Metadata(MetadataKey::Speaker), Reason::FrontLine));
    }
    let chosen = match first_marked {
        Some(at) => Some(at),
        None => topic
            .or_else(|| title_choice::below_dateline(context, roles, &open))
            .or_else(|| title_choice::topic_above_clause(context, &open))
            .or_else(|| open.iter().copied().find(|&at| title_choice::is_clause_line(context, at)))
            .or_else(|| title_choice::below_persons(context, &open))
            .or(below)
            .or_else(|| open.iter().copied().find(|&at| !title_choice::is_letterhead(context, at, roles)))
            .or(open.first().copied()),
    };
    let Some(first) =
        chosen.filter(|&at| first_marked.is_some() || !has_matter_title(context) || says_title(context, at))
    else {
        return;
    };
    if below == Some(first) {
        // What the headline was looked for below says who spoke, and is no label of the site.
        for &at in open.iter().take_while(|&&at| at < first) {
            let named = !context.lexicons().is(markup::bare(context.text(at)), |l| l.speech_words);
            if named && !title_choice::is_letterhead(context, at, roles) {
                roles[at] = Some((Kind::Metadata(key_of(context, at)), Reason::FrontLine));
            }
        }
    }
    take_number(context, roles, first);
    roles[first] = Some((Kind::Title, if first_marked.is_some() { Reason::MarkdownHeading } else { Reason::Headline }));
    let mut last = first;
    let stated = stated_title(context, roles);
    for &at in open.iter().filter(|&&at| at > first) {
        if at == last + 1 && title_lines::goes_on(context, first, last, at) {
            roles[at] = Some((Kind::Title, Reason::TitleGoesOn));
            last = at;
        } else if !context.lexicons().is(markup::bare(context.text(at)), |l| l.headings)
            && (matches!(context.units[at].open, Open::Heading(level) if level <= 2)
                || matches!(context.units[at].open, Open::Underlined(1))
                || resembles(context, first, at))
            || stated.as_ref().is_some_and(|title| *title == markup::bare(context.text(at)).to_lowercase())
        {
            roles[at] = Some((Kind::Title, Reason::SecondTitle));
            last = at;
        }
    }
}

/// Whether the first headline that markup makes is no title but heads a section of notes: it is a key or
/// a usual headline of sections ("Attending", "Agenda"), or stands below one of its level that is a date.
fn heads_notes(context: &Context<'_, '_>, roles: &[Option<Role>], at: usize) -> bool {
    let lexicons = context.lexicons();
    let line = markup::bare(context.text(at)).trim_end_matches([':', '：']);
    let level = |at: usize| match context.units[at].open {
        Open::Heading(level) => Some(level),
        _ => None,
    };
    let dated = |above: usize| {
        matches!(roles[above], Some((Kind::Metadata(MetadataKey::Date) | Kind::Heading(_), _)))
            && begin::is_dated(context, above)
    };
    let below_date = (0..at).any(|above| dated(above) && level(above).zip(level(at)).is_some_and(|(a, b)| a <= b));
    below_date
        || lexicons.key(line).is_some()
        || lexicons.is(line, |l| l.headings)
        || phrase::heads_attendance(line, lexicons)
}

/// Units that the box of a case may have.
const BOX_UNITS: usize = 16;

/// Takes what stands between two rules near the top, with a colon as the edge of a box behind two
/// lines or more, for a title: the parties of a case before a court.
fn mark_box(context: &Context<'_, '_>, roles: &mut [Option<Role>]) {
    let ruled = |at: usize| context.units[at].open == Open::Separator;
    let Some(top) = (0..roles.len()).find(|&at| ruled(at)) else { return };
    let Some(bottom) = (top + 1..roles.len()).take(BOX_UNITS).find(|&at| ruled(at)) else { return };
    let edges = (top + 1..bottom)
        .flat_map(|at| context.lines_of(at))
        .filter(|line| line.text.contains("   :") || line.text.contains("   )"))
        .count();
    if edges >= 2 {
        for role in &mut roles[top + 1..bottom] {
            *role = Some((Kind::Title, Reason::TitleGoesOn));
        }
    }
}

/// Lines above and below the name of a record that may belong to its title.
const RECORD_LINES: usize = 2;

/// Takes the name of a sitting's record, with the house beside it, for the title: "Council of the
/// Isles", "Stenographic Report". What stands between two such names belongs to them, too. The number
/// of the sitting below is about it.
fn mark_record(context: &Context<'_, '_>, roles: &mut [Option<Role>], open: &[usize]) -> bool {
    let names = |&at: &usize| context.is_prose(at) && is_record(context, at);
    let Some(named) = open.iter().position(names) else { return false };
    let beside = |place: usize| open[place] == open[place - 1] + 1 && context.gap(open[place]) <= 1;
    let is_house = |at: usize| {
        context.is_headline(at)
            && !context.text(at).contains(|c: char| c.is_ascii_digit())
            && !phrase::is_person(context.text(at), context.lexicons())
            && !is_session(context, at)
    };
    // Where the record's word stands last, by itself, the lines of its block say of what.
    let bare = context.lexicons().is(context.text(open[named]), |l| l.records) && context.is_capitals(open[named]);
    let of_record = |place: usize| {
        let above = open[place - 1];
        bare && context.gap(open[place]) == 0
            && context.is_capitals(above)
            && !begin::is_dated(context, above)
            && !phrase::is_person(context.text(above), context.lexicons())
    };
    let mut first = named;
    while first > 0 && named - first < RECORD_LINES && beside(first) && (is_house(open[first - 1]) || of_record(first))
    {
        first -= 1;
    }
    let mut last = named;
    while let Some(next) =
        (last + 1..open.len()).take(RECORD_LINES).take_while(|&place| beside(place)).find(|&place| names(&open[place]))
    {
        last = next;
    }
    let block = |place: usize| open[place] == open[place - 1] + 1 && context.gap(open[place]) == 0;
    while last + 1 < open.len()
        && last - named <= RECORD_LINES
        && block(last + 1)
        && (text::starts_lower(context.text(open[last + 1]))
            || is_house(open[last + 1]) && context.is_capitals(open[last]) && context.is_capitals(open[last + 1]))
    {
        last += 1;
    }
    for (place, &at) in open.iter().enumerate().take(last + 1).skip(first) {
        roles[at] = Some((Kind::Title, if place == first { Reason::Headline } else { Reason::TitleGoesOn }));
    }
    true
}

/// Takes the number of the sitting right below the name of a body in capitals for a part of the title:
/// "COMMITTEE ON HARBOURS", "25th sitting".
fn take_number(context: &Context<'_, '_>, roles: &mut [Option<Role>], first: usize) {
    let lexicons = context.lexicons();
    let below = first + 1;
    let numbers = context.is_capitals(first)
        && context.units.get(below).is_some_and(|unit| unit.open == Open::Prose)
        && context.gap(below) == 0
        && lexicons.holds(context.text(first), |l| l.houses)
        && matches!(roles.get(below), Some(None | Some((Kind::Metadata(_), _))))
        && text::at_most_words(context.text(below), 3)
        && context.text(below).contains(|c: char| c.is_ascii_digit())
        && lexicons.holds(context.text(below), |l| l.sessions);
    if numbers {
        roles[below] = Some((Kind::Title, Reason::TitleGoesOn));
    }
}

/// Whether a line begins with a word such as "session", which numbers the sitting.
fn is_session(context: &Context<'_, '_>, at: usize) -> bool {
    let word = text::words(context.text(at)).next().unwrap_or_default();
    context.lexicons().key(word) == Some(&MetadataKey::Session)
}

/// Whether a line is the name of a sitting's record.
pub(super) fn is_record(context: &Context<'_, '_>, at: usize) -> bool {
    context.lexicons().begins(text::skip_marks(markup::bare(context.text(at))), |l| l.records)
}

/// Whether front matter states a title.
pub(super) fn has_matter_title(context: &Context<'_, '_>) -> bool {
    matches!(context.units.first().map(|unit| unit.open), Some(Open::FrontMatter { .. }))
        && context.lines_of(0).iter().any(|line| line.text.starts_with("title:"))
}

/// The title that a key of the front states, in small letters: "Title: …".
fn stated_title(context: &Context<'_, '_>, roles: &[Option<Role>]) -> Option<String> {
    let keyed = |at: &usize| matches!(roles[*at], Some((Kind::Metadata(_), Reason::KeyedLine)));
    (0..roles.len()).filter(keyed).flat_map(|at| context.lines_of(at)).find_map(|line| {
        let (key, value) = phrase::keyed(line.text, context.lexicons())?;
        matches!(key, MetadataKey::Other(key) if key == "title").then(|| value.to_lowercase())
    })
}

/// Below front matter with a title, a line is one too only when it says that title again, is set in
/// capitals, or is long: "Cabinet Room" and "PORT ELSING" are places.
pub(super) fn says_title(context: &Context<'_, '_>, at: usize) -> bool {
    let line = markup::bare(context.text(at));
    let words = text::words(line).count();
    let dated = |beside: usize| {
        context.units.get(beside).is_some_and(|unit| unit.open == Open::Prose)
            && phrase::dateline(context.text(beside), context.lexicons()).is_some()
    };
    let headed = context.is_capitals(at) && (words >= 3 || !at.checked_sub(1).is_some_and(dated) && !dated(at + 1));
    resembles(context, 0, at) || headed || words >= 6 || clause(context, line)
}

/// Whether a unit reads as a headline might: no sentence ends inside it, and it leads into nothing.
/// Behind what the text calls itself, a stop parts two headlines: "Transcript. The opening of the quay".
fn can_be_title(context: &Context<'_, '_>, at: usize) -> bool {
    let line = context.text(at);
    let lexicons = context.lexicons();
    let named = || lexicons.begins(line, |l| l.speech_words) && !text::ends_sentence(line);
    matches!(context.units[at].open, Open::Heading(_) | Open::Underlined(_))
        || !list::leads_in(line)
            && is_worded(line)
            && (!phrase::has_inner_stop(line, lexicons) || named())
            && !field::has_telephone(line)
            && !is_place_of_opening(context, at)
}

/// Whether a line has words: "13.00" and "11:02 uur" have none that a headline could be made of.
pub(super) fn is_worded(line: &str) -> bool {
    let figures = line.chars().filter(|&c| text::digit(c).is_some()).count();
    let letters = text::Letters::of(line).all();
    letters >= 2 && (figures < 3 || letters > figures || !text::at_most_words(line, 2))
}

/// A place of few words right above the hour at which it began: "Cabinet Room", "4:28 P.M."
fn is_place_of_opening(context: &Context<'_, '_>, at: usize) -> bool {
    let line = markup::bare(context.text(at));
    context.is_prose(at)
        && text::at_most_words(line, 4)
        && !context.is_capitals(at)
        && !clause(context, line)
        && context
            .units
            .get(at + 1)
            .is_some_and(|next| matches!(next.open, Open::Furniture(FurnitureRole::TimeCode)) && !context.timed)
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
