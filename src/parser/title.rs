//! The title: which lines of the front are it.

use alloc::string::String;
use alloc::vec::Vec;

use super::begin;
use super::context::Context;
use super::facts;
use super::front::{clause, in_letterhead, key_of};
use super::ladder::Role;
use super::list;
use super::piece::Kind;
use super::unit::Open;
use crate::ast::{FurnitureRole, MetadataKey};
use crate::grammar::{field, markup, name::NameShape};
use crate::lexicon::Lexicons;
use crate::phrase;
use crate::reason::Reason;
use crate::span;
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
    let below = if first_marked.is_none() { headline_below(context, roles, &open) } else { None };
    let chosen = match first_marked {
        Some(at) => Some(at),
        None => below_dateline(context, roles, &open)
            .or_else(|| topic_above_clause(context, &open))
            .or_else(|| open.iter().copied().find(|&at| is_clause_line(context, at)))
            .or_else(|| below_persons(context, &open))
            .or(below)
            .or_else(|| open.iter().copied().find(|&at| !is_letterhead(context, at, roles)))
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
            if named && !is_letterhead(context, at, roles) {
                roles[at] = Some((Kind::Metadata(key_of(context, at)), Reason::FrontLine));
            }
        }
    }
    roles[first] = Some((Kind::Title, if first_marked.is_some() { Reason::MarkdownHeading } else { Reason::Headline }));
    let mut last = first;
    let stated = stated_title(context, roles);
    for &at in open.iter().filter(|&&at| at > first) {
        if at == last + 1 && goes_on(context, first, last, at) {
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
    let mut first = named;
    while first > 0 && named - first < RECORD_LINES && beside(first) && is_house(open[first - 1]) {
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
    letters >= 2 && (figures < 3 || letters > figures || text::words(line).count() > 2)
}

/// A place of few words right above the hour at which it began: "Cabinet Room", "4:28 P.M."
fn is_place_of_opening(context: &Context<'_, '_>, at: usize) -> bool {
    let line = markup::bare(context.text(at));
    context.is_prose(at)
        && text::words(line).count() <= 4
        && !context.is_capitals(at)
        && !clause(context, line)
        && context
            .units
            .get(at + 1)
            .is_some_and(|next| matches!(next.open, Open::Furniture(FurnitureRole::TimeCode)) && !context.timed)
}

/// The first headline of some words, when nothing stands above it but who spoke and where: "The Hon. Bo
/// Lind MP", his office, "CANBERRA" beside a date.
fn headline_below(context: &Context<'_, '_>, roles: &[Option<Role>], open: &[usize]) -> Option<usize> {
    const WORDS: usize = 4;
    let mut below = open.iter().copied().find(|&at| !names_circumstance(context, roles, at))?;
    // "Bo Lind", and below it "Keynote Address to the Convention".
    if (is_lone_name(context, below) || is_office_with_name(context, below)) && !is_told(context, below) {
        below = open.iter().copied().find(|&at| at > below).filter(|&at| is_told(context, at)).unwrap_or(below);
    }
    let line = markup::bare(context.text(below));
    (open.first() != Some(&below)
        && context.is_headline(below)
        && !is_letterhead(context, below, roles)
        && !phrase::is_person(line, context.lexicons())
        && (text::words(line).count() >= WORDS || text::starts_uncased(line)))
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
    (2..=4).contains(&shape.words)
        && shape.capital == shape.words
        && shape.digits == 0
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
    if lexicons.strip(line, |l| l.honorifics).is_some_and(|rest| text::words(rest).count() >= 2)
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
        || beside && text::words(line).count() <= 2 && !lexicons.holds(line, |l| l.gatherings) && !clause(context, line)
}

/// A line that opens as the clause of a title does and has words enough to be one, or is broken
/// behind the word that links: "Speech of".
fn is_clause_line(context: &Context<'_, '_>, at: usize) -> bool {
    let line = markup::bare(context.text(at));
    let lexicons = context.lexicons();
    breaks_behind_link(context, at)
        || lexicons
            .strip(text::skip_marks(line), |l| l.speech_words)
            .is_some_and(|rest| text::words(rest).count() >= 2 && lexicons.find(rest, |l| l.by).is_some())
}

/// Whether a line is what the text calls itself and a word that links it with the next: "Speech of",
/// "ADDRESS BY".
pub(super) fn breaks_behind_link(context: &Context<'_, '_>, at: usize) -> bool {
    let line = text::skip_marks(markup::bare(context.text(at)));
    let lexicons = context.lexicons();
    context.is_prose(at)
        && context.gap_after(at) <= 2
        && lexicons
            .strip(line, |l| l.speech_words)
            .map(text::trim)
            .is_some_and(|rest| !rest.is_empty() && phrase::is_link(rest, lexicons))
}

/// The headline between the last dateline and the speech, when what stands above the dateline is a
/// clause about the speaker. A few words right below the date are the place.
fn below_dateline(context: &Context<'_, '_>, roles: &[Option<Role>], open: &[usize]) -> Option<usize> {
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
fn below_persons(context: &Context<'_, '_>, open: &[usize]) -> Option<usize> {
    let lexicons = context.lexicons();
    let persons = open.iter().take_while(|&&at| phrase::is_person(context.text(at), lexicons)).count();
    open.get(persons).copied().filter(|&at| {
        let line = markup::bare(context.text(at));
        persons > 0 && text::words(line).count() >= 3 && lexicons.begins(line, |l| l.speech_words)
    })
}

/// The headline right above a clause: "The State of Our Harbours", and below it "Talk given by …". A
/// letterhead and the number of a session are no headlines.
fn topic_above_clause(context: &Context<'_, '_>, open: &[usize]) -> Option<usize> {
    let clause = open.iter().copied().find(|&at| is_clause_line(context, at))?;
    let above = clause.checked_sub(1).filter(|above| open.contains(above))?;
    let line = markup::bare(context.text(above));
    let lexicons = context.lexicons();
    let numbered = line.contains(|c: char| c.is_ascii_digit()) && !ends_with_year(line);
    let headed = lexicons.find(line, |l| l.letterheads).is_some() || lexicons.begins(line, |l| l.speech_words);
    // Where the clause names nobody, a name above it is the speaker's.
    let names_nobody = lexicons
        .strip(text::skip_marks(markup::bare(context.text(clause))), |l| l.speech_words)
        .is_some_and(|rest| !lexicons.begins(text::trim_start(rest), |l| l.by));
    if names_nobody && is_lone_name(context, above) {
        return None;
    }
    (context.is_headline(above)
        && !numbered
        && !headed
        && context.gap(clause) <= context.spacing.max(1)
        && !phrase::is_person(line, lexicons)
        && text::words(line).count() >= 2)
        .then_some(above)
}

/// A short line above everything that does not read as a headline: "V7".
fn is_letterhead(context: &Context<'_, '_>, at: usize, roles: &[Option<Role>]) -> bool {
    let text = context.text(at);
    let called = context.lexicons().is(text, |l| l.speech_words) && covers(context, at);
    let short = text::width(text) <= 4 && !called
        || context.height(at) <= 3 && in_letterhead(context, at) && !clause(context, text);
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
    // Below a topic, the clause opens with the second line.
    let first = if clause(context, context.text(first)) || first == last { first } else { first + 1 };
    let speech = clause(context, context.text(first));
    let tail = text::words(before).next_back().unwrap_or_default();
    let last_line = context.lines_of(last).last().map_or(before, |line| line.text);
    let dangling = link(last_line)
        || ends_in_link(before, lexicons) && context.gap(at) <= 1
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
    let is_bare = |text: &str| text::words(text).count() <= 2 && !text.contains(text::is_unspaced);
    let bare_speech = is_bare(before) && speech;
    // "Remarks at the Opening" names the occasion, and the line below it the speaker.
    let named_open = clause_open
        && context.gap(at) == 0
        && !opens_with_occasion(context, first)
        && (is_bare(markup::bare(context.text(first))) || lexicons.find(before, |l| l.by).is_some());
    let initialled = is_bare(context.text(first)) && line.contains('.') && NameShape::of(line).is_name(4);
    let person = (phrase::is_person(line, lexicons) || initialled)
        && (bare_speech
            || named_open
            || clause_open && names_speaker(context, first, last, at)
            || context.gap(at) > 0 && clause_open && text::Letters::of(before).is_capitals() && last > first);
    let capitals = clause_open
        && context.gap(at) <= 1
        && context.is_capitals(first)
        && context.is_capitals(last)
        && context.is_capitals(at);
    if capitals || clause_open && link_ahead(context, at) || is_subtitle(context, first, at) {
        return true;
    }
    if context.gap(at) == 0 && text::starts_lower(line) && text::width(before) < 130 {
        return true;
    }
    if is_of_cover(context, first, at) {
        return true;
    }
    let block = context.gap(at) == 0
        && text::width(before) < 130
        && !is_bare_name(line)
        && !ends_with_year(line)
        && !lexicons.begins(line, |l| l.letterheads);
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

/// Whether a line breaks off behind a word that links, of two words or with an article behind it:
/// "… DE VALMORIE à la", "79TH SESSION OF THE".
fn ends_in_link(line: &str, lexicons: &Lexicons) -> bool {
    /// Letters that an article has at most.
    const ARTICLE: usize = 3;
    let mut words = text::words(line);
    let (Some(last), Some(before)) = (words.next_back(), words.next_back()) else { return false };
    let article = last.chars().count() <= ARTICLE && last.chars().all(char::is_alphabetic);
    phrase::is_link(&line[span::start_of(line, before)..], lexicons)
        || article
            && before.chars().count() > 1
            && phrase::is_link(before, lexicons)
            && text::Letters::of(line).is_capitals()
}

/// Whether a line goes on naming who spoke: "STATEMENT BY MR. BO LIND", and then "MINISTER OF TIDES";
/// "Wystąpienie", and then "Ministra Kultury", and then "Pana Bogumiła Strzeleckiego".
fn names_speaker(context: &Context<'_, '_>, first: usize, last: usize, at: usize) -> bool {
    let lexicons = context.lexicons();
    let (above, line) = (markup::bare(context.text(last)), markup::bare(context.text(at)));
    // Where cases stand for "by", the speech comes first, and nothing says yet where it was.
    let opening = markup::bare(context.text(first));
    let bare = lexicons
        .strip(text::skip_marks(opening), |l| l.speech_words)
        .is_some_and(|rest| lexicons.find(rest, |l| l.at).is_none())
        && facts::has_cases(context.profile.lang);
    let named = lexicons.find(above, |l| l.honorifics).is_some() || lexicons.find(above, |l| l.by).is_some();
    let cased = text::Letters::of(above).is_capitals() == text::Letters::of(line).is_capitals();
    (context.gap(at) == 0 || last > first && context.gap(at) <= context.gap(last))
        && !above.ends_with(',')
        && (named && cased && lexicons.begins(line, |l| l.offices)
            || bare
                && context.gap(at) == 0
                && (lexicons.begins(line, |l| l.honorifics) || lexicons.begins(line, |l| l.offices)))
}

/// Lines over which a clause goes on to the link that stands alone.
const LINK_LINES: usize = 5;

/// Whether a word that links has a line for itself shortly below: the clause goes on to it and past it.
fn link_ahead(context: &Context<'_, '_>, at: usize) -> bool {
    (at..context.units.len())
        .take(LINK_LINES)
        .take_while(|&next| context.is_prose(next) && !context.is_sentences(next) && context.gap(next) <= 2)
        .any(|next| phrase::is_link(text::trim(context.text(next)), context.lexicons()))
}

/// Whether a line right below a headline, set like it, says what the text is: "Talk at the Harbour
/// Club". East Asian subtitles stand behind a dash.
fn is_subtitle(context: &Context<'_, '_>, first: usize, at: usize) -> bool {
    let line = text::skip_marks(markup::bare(context.text(at)));
    let lexicons = context.lexicons();
    let dashed = ["——", "――"].iter().any(|dashes| context.first_line(at).starts_with(dashes));
    let centred = |at: usize| context.lines[context.units[at].first].indent > 0;
    let says = lexicons
        .strip(line, |l| l.speech_words)
        .is_some_and(|rest| text::words(rest).count() >= 2 && !text::ends_sentence(line));
    context.is_prose(at)
        && at == first + 1
        && (dashed && context.gap(at) <= 1
            || says
                && context.gap(at) == 0
                && (context.is_capitals(at) == context.is_capitals(first) || centred(at) && centred(first))
                && !clause(context, context.text(first)))
}

/// Whether the clause that a title opens names the occasion first: "Remarks at the Opening".
fn opens_with_occasion(context: &Context<'_, '_>, first: usize) -> bool {
    let lexicons = context.lexicons();
    lexicons.strip(text::skip_marks(markup::bare(context.text(first))), |l| l.speech_words).is_some_and(|rest| {
        let rest = text::trim(rest);
        lexicons.begins(rest, |l| l.at) && !phrase::is_link(rest, lexicons)
    })
}

/// Whether a line ends with a year.
fn ends_with_year(line: &str) -> bool {
    let last = text::words(line).next_back().unwrap_or_default();
    let year = last.get(..4).unwrap_or_default();
    year.len() == 4 && year.starts_with(['1', '2']) && year.bytes().all(|b| b.is_ascii_digit())
}

/// Lines below one of a cover in which the word that ends its clause is looked for.
const COVER_LINES: usize = 4;

/// Whether two lines or more stand right below one that are neither dated nor keyed: a cover's.
fn covers(context: &Context<'_, '_>, first: usize) -> bool {
    let below = (first + 1..context.block(first).end).take(COVER_LINES);
    let keyed = |line: usize| field::field(context.text(line)).is_some_and(|(_, value)| !value.is_empty());
    below.filter(|&line| !begin::is_dated(context, line) && !keyed(line)).count() >= 2
}

/// Whether a line goes on with the clause of a cover, set line by line: it is one of several right below
/// a line that is nothing but the word for a speech ("DÉCLARATION / de"), stands below one that begins
/// with it in a script without case, or above one that ends with it, as languages do that put it last
/// ("… का वक्तव्य").
fn is_of_cover(context: &Context<'_, '_>, first: usize, at: usize) -> bool {
    if context.gap(at) > 0 {
        return false;
    }
    let lexicons = context.lexicons();
    let opening = text::skip_marks(context.first_line(first));
    let rest = lexicons.strip(opening, |l| l.speech_words).map(|rest| text::trim(text::unmarked(rest)));
    let bare = rest.is_some_and(|rest| rest.is_empty() || phrase::is_link(rest, lexicons));
    let several = covers(context, first) || context.height(first) > 1;
    let alone = bare && text::words(opening).count() <= 2 && several;
    let uncased = text::starts_uncased(opening) && rest.is_some();
    let closed = || {
        let block = at..context.block(at).end.min(at + COVER_LINES);
        block.into_iter().any(|line| lexicons.ends(context.text(line), |l| l.speech_words))
    };
    alone || uncased || closed()
}

/// Whether a line is two to four words that all begin with capitals, as a name does.
fn is_bare_name(line: &str) -> bool {
    let head = line.split([',', '(']).next().unwrap_or(line);
    let shape = NameShape::of(head);
    let mixed = !text::Letters::of(head).is_capitals() && !text::starts_uncased(head);
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
