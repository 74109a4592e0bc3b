//! What stands before the speech: its title, lines about it, and the site around it.

use alloc::vec::Vec;

use super::context::Context;
use super::ladder::Role;
use super::piece::Kind;
use super::title;
use super::unit::Open;
use crate::ast::{FurnitureRole, MetadataKey, TableRole};
use crate::grammar::{field, markup};
use crate::phrase::{self, Address};
use crate::reason::Reason;
use crate::text;

/// Units above which a dateline no longer shows that the front goes on.
const REACH: usize = 16;

/// How many units stand before the speech.
///
/// The speech begins with the first turn, address, list entry or sentence. When a dateline, a known
/// key or an embargo line stands below sentences that begin it, near the top, those sentences are a
/// summary, and the front goes on to that line.
pub(super) fn length(context: &Context<'_, '_>) -> usize {
    without_headings(context, first_words(context))
}

/// The level of the first headline that markup makes, within the front.
fn title_level(context: &Context<'_, '_>, length: usize) -> Option<u8> {
    context.units.iter().take(length).find_map(|unit| match unit.open {
        Open::Heading(level) | Open::Underlined(level) => Some(level),
        _ => None,
    })
}

/// The unit with which the speech begins, headlines aside.
fn first_words(context: &Context<'_, '_>) -> usize {
    let speech = context.indices().find(|&at| begins_speech(context, at)).unwrap_or(context.units.len());
    let first = match contents(context, speech) {
        // Between the headline of contents and the first sentence or turn, everything is contents.
        Some(contents) => (contents + 1..context.units.len())
            .find(|&at| {
                context.is_sentences(at) && text::ends_sentence(context.text(at))
                    || matches!(context.units[at].open, Open::Turn { .. })
            })
            .unwrap_or(context.units.len()),
        None => speech,
    };
    let Some(start) = context.units.get(first) else { return first };
    if !matches!(start.open, Open::Prose)
        || !context.is_sentence(first)
        || phrase::address(context.text(first), context.lexicons()) > Address::No
    {
        return first;
    }
    // Prose right above the words that address the audience is a summary: speeches begin with them.
    let addressed = |at: usize| {
        context.units.get(at).is_some_and(|unit| unit.open == Open::Prose)
            && is_signed(context.text(at))
            && phrase::address(context.text(at), context.lexicons()) == Address::Sure
    };
    if first == 0 && context.height(0) <= 6 && context.gap_after(0) > 0 && addressed(1) {
        return 1;
    }
    if first == 0
        && !context
            .units
            .iter()
            .take(REACH)
            .any(|unit| matches!(unit.open, Open::Underlined(_) | Open::Heading(_) | Open::Separator))
    {
        // A text that opens with prose has no front, unless a rule or a headline follows shortly.
        return summary_end(context, first, 3).unwrap_or(0);
    }
    summary_end(context, first, REACH).unwrap_or(first)
}

/// The headlines right above the first words belong to the speech, when a title stands above them.
fn without_headings(context: &Context<'_, '_>, length: usize) -> usize {
    let mut start = length;
    let top = title_level(context, length);
    while start > 0 {
        let above = start - 1;
        if is_field_heading(context, above) {
            break;
        }
        let marked = match context.units[above].open {
            Open::Heading(level) | Open::Underlined(level) => top.is_none_or(|top| level > top),
            // What happens right before the first words happens in the speech.
            Open::Cue if context.text(above).len() < 40 => {
                start = above;
                continue;
            }
            _ => false,
        };
        let numbered = matches!(context.units[above].open, Open::Item(mark) if mark.sort.is_ordered())
            && context.height(above) <= 2;
        let known = numbered
            || context.is_prose(above)
                && context.height(above) == 1
                && context.lexicons().is(markup::bare(context.text(above)), |l| l.headings);
        let titled = (0..above).any(|at| {
            matches!(context.units[at].open, Open::Heading(_) | Open::Underlined(_))
                || context.is_prose(at) && !is_about(context, at)
        });
        if !(marked || known) || !titled || above == 0 {
            break;
        }
        start = above;
    }
    start
}

/// The headline of a table of contents, above anything that begins the speech.
fn contents(context: &Context<'_, '_>, speech: usize) -> Option<usize> {
    (0..speech).find(|&at| context.height(at) == 1 && phrase::is_contents(context.text(at), context.lexicons()))
}

/// The end of the front when lines about the speech stand below the sentences at `first`.
fn summary_end(context: &Context<'_, '_>, first: usize, reach: usize) -> Option<usize> {
    let mut sentences = 0;
    let mut end = None;
    for at in first..context.units.len().min(first + reach) {
        match context.units[at].open {
            Open::Turn { .. } | Open::Item(_) | Open::Numbered(_) | Open::Quoted | Open::Heading(_) => break,
            Open::Prose if context.is_sentences(at) => {
                sentences += 1;
                if sentences > 3 {
                    break;
                }
            }
            Open::Fields => end = Some(at + 1),
            Open::Prose => {
                let text = context.text(at);
                if phrase::address(text, context.lexicons()) == Address::Sure {
                    break;
                }
                if is_dated(context, at) {
                    end = Some(at + 1);
                }
            }
            _ => {}
        }
    }
    let end = end?;
    // Lines right below the last one that are no speech still belong to the front.
    let mut after = end;
    while after < context.units.len() && !begins_speech(context, after) {
        after += 1;
    }
    Some(if after < context.units.len() { after } else { end })
}

/// Whether a unit is a line that dates, places or binds the speech.
fn is_dated(context: &Context<'_, '_>, at: usize) -> bool {
    let line = context.text(at);
    let lexicons = context.lexicons();
    phrase::dateline(line, lexicons).is_some()
        || phrase::is_embargo(line, lexicons)
        || matches!(
            phrase::keyed(line, lexicons),
            Some((
                MetadataKey::Date | MetadataKey::Place | MetadataKey::Source | MetadataKey::Url | MetadataKey::Event,
                _
            ))
        )
}

/// Whether the speech begins with a unit.
fn begins_speech(context: &Context<'_, '_>, at: usize) -> bool {
    let lexicons = context.lexicons();
    match context.units[at].open {
        Open::Turn { alone } => {
            !alone
                || context
                    .next(at)
                    .is_some_and(|next| context.is_sentences(next) || matches!(context.units[next].open, Open::Prose))
        }
        Open::Numbered(_) => true,
        Open::Item(_) => {
            context.first_prose < at && !phrase::is_navigation(context.text(at), lexicons) && is_entry(context, at)
        }
        // A quoted line or two between the title and the speech say what it is.
        Open::Quoted => {
            context.height(at) > 2
                || at == 0
                || !context
                    .units
                    .get(at + 1)
                    .is_some_and(|next| matches!(next.open, Open::Prose | Open::Item(_) | Open::Heading(_)))
        }
        Open::Verse => true,
        Open::Prose if context.names[at] => false,
        Open::Prose => {
            let text = context.text(at);
            if context.captioned && context.prose_before(at).is_none() {
                return at > 0;
            }
            // A comma goes on with the line above: "MINISTER OF FERRIES," below "SPEECH BY …,".
            if at > 0
                && context.gap(at) == 0
                && context.is_prose(at - 1)
                && context.text(at - 1).ends_with(',')
                && clause(context, context.text(at - 1))
            {
                return false;
            }
            if lexicons.begins(text::skip_marks(text), |l| l.invocations) && text::words(text).count() <= 12 {
                return true;
            }
            if is_about(context, at) || is_keyed_run(context, at) {
                return false;
            }
            let address = phrase::address(text, lexicons);
            let titled = context.height(at) <= 2
                && at == 0
                && context.gap_after(at) > 0
                && !text.ends_with([',', ':', '!', '،', '，', '：']);
            if address == Address::Sure
                && !titled
                && !clause(context, text)
                && (context.first_prose >= at) | is_signed(text) | is_plain_vocative(context, text)
            {
                return true;
            }
            let beside = || {
                context.units.get(at + 1).is_some_and(|next| {
                    next.open == Open::Prose
                        && is_signed(context.text(at + 1))
                        && phrase::address(context.text(at + 1), lexicons) == Address::Sure
                })
            };
            if address == Address::Likely && (is_signed(text) || at > 0 && beside()) && !clause(context, text) {
                return true;
            }
            let leads = super::list::leads_in(text)
                && !phrase::is_contents(text, lexicons)
                && text::words(text).count() >= 3
                && context.units.get(at + 1).is_some_and(|next| matches!(next.open, Open::Prose | Open::Item(_)));
            phrase::is_greeting(text, lexicons)
                || leads
                || phrase::is_closing(text, lexicons) && text::width(text) <= 60 && text::ends_sentence(text)
                || context.is_sentences(at)
                || context.is_sentence(at)
                    && !(at + 1..context.units.len().min(at + 4))
                        .any(|after| matches!(context.units[after].open, Open::Turn { .. }))
        }
        _ => false,
    }
}

fn is_signed(text: &str) -> bool {
    text::unmarked(text).ends_with([',', ':', '!', '،', '，', '：'])
}

/// An address without a sign at its end counts in the front only when nothing but vocatives stand in it.
fn is_plain_vocative(context: &Context<'_, '_>, text: &str) -> bool {
    context.lexicons().begins(text::skip_marks(text), |l| l.vocatives) && text::words(text).count() <= 8
}

/// An entry of the speech rather than of a menu: words enough, or a sentence.
fn is_entry(context: &Context<'_, '_>, at: usize) -> bool {
    let text = context.text(at);
    text::words(text).count() >= 6 || text::ends_sentence(text)
}

/// Whether a line speaks of the speech rather than being part of it.
fn is_about(context: &Context<'_, '_>, at: usize) -> bool {
    let line = context.text(at);
    let lexicons = context.lexicons();
    phrase::dateline(line, lexicons).is_some()
        || phrase::is_embargo(line, lexicons)
        || phrase::keyed(line, lexicons).is_some() && (text::words(line).count() <= 24 || text::width(line) <= 200)
        || phrase::is_opening(line, lexicons)
        || phrase::is_copyright(line, lexicons)
        || (context.height(at) == 1 && phrase::is_navigation(line, lexicons))
}

/// Whether a line begins or holds a title's clause: "Address by …", "Rede von … bei …".
pub(super) fn clause(context: &Context<'_, '_>, line: &str) -> bool {
    let bare = text::skip_marks(markup::bare(line));
    context.lexicons().begins(bare, |l| l.speech_words)
        || context.lexicons().find(bare, |l| l.speech_words).is_some_and(|(start, _)| start < 60)
}

/// The roles of the units before the speech.
pub(super) fn roles(context: &Context<'_, '_>, length: usize) -> Vec<Role> {
    let top = title_level(context, length);
    let mut roles: Vec<Option<Role>> = (0..length)
        .map(|at| match context.units[at].open {
            // A headline below the title's level heads a section, in the front too.
            // "### Meeting Date: …" is a field, whatever its size.
            Open::Heading(level) if top.is_some_and(|top| level > top) && is_field_heading(context, at) => {
                let key = phrase::keyed(markup::bare(context.text(at)), context.lexicons())
                    .map_or(MetadataKey::Unknown, |(key, _)| key);
                Some((Kind::Metadata(key), Reason::KeyedLine))
            }
            Open::Heading(level) | Open::Underlined(level) if top.is_some_and(|top| level > top) => {
                Some((Kind::Heading(level), Reason::MarkdownHeading))
            }
            _ => certain(context, at),
        })
        .collect();
    title::mark(context, &mut roles);
    let titled = roles.iter().any(|role| matches!(role, Some((Kind::Title, _))));
    let sitting = roles.iter().any(|role| matches!(role, Some((Kind::Cue, _) | (_, Reason::OpeningLine))));
    let headed = last_dated(&roles)
        .filter(|_| sitting || context.units.get(length).is_some_and(|unit| matches!(unit.open, Open::Turn { .. })));
    let contents =
        roles.iter().position(|role| matches!(role, Some((Kind::Table(TableRole::Contents), Reason::Contents))));
    let mut below = false;
    let mut after_navigation = false;
    let mut listing = false;
    (0..length)
        .map(|at| {
            let role = roles[at].take().unwrap_or_else(|| {
                if context.is_sentences(at) {
                    (Kind::Metadata(MetadataKey::Summary), Reason::Summary)
                } else if headed.is_some_and(|dated| at > dated)
                    && (context.gap(at) > 0 || context.is_capitals(at))
                    && context.is_headline(at)
                    && !phrase::is_person(context.text(at), context.lexicons())
                {
                    (Kind::Heading(1), Reason::HeadedTurns)
                } else if !below
                    && titled
                    && (text::words(context.text(at)).count() <= 3
                        || context.units.get(at + 1).is_some_and(|next| next.open == Open::Separator) && at == 0)
                {
                    (Kind::Furniture(FurnitureRole::Navigation), Reason::TypeLabel)
                } else if after_navigation && below && context.units[at].open != Open::Prose {
                    (Kind::Furniture(FurnitureRole::Navigation), Reason::AfterNavigation)
                } else {
                    match in_letterhead(context, at) && !below {
                        true => (Kind::Furniture(FurnitureRole::RunningHeader), Reason::Letterhead),
                        false => (Kind::Metadata(key_of(context, at)), Reason::FrontLine),
                    }
                }
            });
            listing = contents.is_some_and(|contents| at >= contents)
                && (listing || contents == Some(at))
                && !matches!(role.1, Reason::Dateline | Reason::KeyedLine | Reason::Embargo);
            let role = if listing
                && !matches!(role.0, Kind::Furniture(FurnitureRole::PageNumber | FurnitureRole::RunningHeader))
            {
                (Kind::Table(TableRole::Contents), Reason::Contents)
            } else {
                role
            };
            below |= role.0 == Kind::Title;
            after_navigation = matches!(role.0, Kind::Furniture(FurnitureRole::Navigation));
            role
        })
        .collect()
}

/// Whether a line stands in the block that a letterhead opens: the house's address goes with its name.
pub(super) fn in_letterhead(context: &Context<'_, '_>, at: usize) -> bool {
    let block = context.block(at);
    let head = block.letterhead.get_or_init(|| {
        let opens =
            |&at: &usize| context.is_prose(at) && context.lexicons().begins(context.text(at), |l| l.letterheads);
        block.range().find(opens)
    });
    head.is_some_and(|head| head <= at)
}

/// The last unit of the front that dates the speech, or notes that it began.
fn last_dated(roles: &[Option<Role>]) -> Option<usize> {
    roles
        .iter()
        .rposition(|role| matches!(role, Some((Kind::Metadata(MetadataKey::Date | MetadataKey::Time) | Kind::Cue, _))))
}

/// Whether a headline of the front is a key and its value, or a link.
fn is_field_heading(context: &Context<'_, '_>, at: usize) -> bool {
    let line = markup::bare(context.text(at));
    is_field(line) || markup::link(text::trim(context.text(at).trim_start_matches('#'))).is_some()
}

/// Whether a line is a key of a few words and a value.
fn is_field(line: &str) -> bool {
    field::field(line).is_some_and(|(key, value)| !value.is_empty() && text::words(key).count() <= 3)
}

/// What a line without a key is about, by its words.
fn key_of(context: &Context<'_, '_>, at: usize) -> MetadataKey<'static> {
    let line = context.text(at);
    if phrase::is_person(line, context.lexicons()) { MetadataKey::Speaker } else { MetadataKey::Unknown }
}

/// The role of a unit that its own form or words decide.
fn certain(context: &Context<'_, '_>, at: usize) -> Option<Role> {
    let lexicons = context.lexicons();
    let unit = context.units[at];
    let line = context.text(at);
    Some(match unit.open {
        Open::FrontMatter { .. } => (Kind::Metadata(MetadataKey::FrontMatter), Reason::FrontMatter),
        Open::Furniture(FurnitureRole::TimeCode) if context.prose_before(at).is_some() && !context.timed => {
            (Kind::Metadata(MetadataKey::Time), Reason::TimeLine)
        }
        Open::Furniture(_) | Open::Cue if is_bracket_block(context, at) => {
            (Kind::Metadata(MetadataKey::Source), Reason::SourceLine)
        }
        Open::Furniture(role) => (Kind::Furniture(role), furniture_reason(role)),
        Open::Separator => (Kind::Rule, Reason::Separator),
        Open::Tag => return Some(tag(line)),
        Open::Table(_) if is_menu_row(context, at) => (Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation),
        Open::Table(role) => (Kind::Table(role), Reason::TableRow),
        Open::Address => (Kind::Metadata(MetadataKey::Url), Reason::AddressLine),
        Open::Fields => (Kind::Metadata(MetadataKey::Unknown), Reason::KeyedLine),
        Open::Fenced => (Kind::Quote, Reason::Fenced),
        Open::Cue if phrase::is_embargo(line, lexicons) => (Kind::Metadata(MetadataKey::Embargo), Reason::Embargo),
        Open::Cue if phrase::dateline(line, lexicons).is_some() || text::words(line).count() > 6 => {
            (Kind::Metadata(MetadataKey::Unknown), Reason::FrontLine)
        }
        Open::Cue if is_bracketed_line_about(context, at) => (Kind::Metadata(MetadataKey::Unknown), Reason::FrontLine),
        Open::Cue => {
            let inner = line.trim_matches(['(', ')', '[', ']']);
            if inner.starts_with(|c: char| c.is_ascii_digit()) {
                (Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation)
            } else {
                (Kind::Cue, Reason::Bracketed)
            }
        }
        Open::Turn { .. } => (Kind::Metadata(MetadataKey::Speaker), Reason::FrontLine),
        Open::Item(mark) if mark.sort.is_ordered() => return None,
        Open::Item(_) => (Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation),
        Open::Heading(_) | Open::Underlined(_) => {
            if phrase::dateline(markup::bare(line), lexicons)
                .is_some_and(|date| date.len() * 10 > markup::bare(line).len() * 7)
            {
                (Kind::Metadata(MetadataKey::Date), Reason::Dateline)
            } else {
                return None;
            }
        }
        Open::Verse => (Kind::Quote, Reason::Verse),
        Open::Quoted => (Kind::Metadata(MetadataKey::Summary), Reason::Summary),
        Open::Numbered(_) => return None,
        Open::Prose if context.names[at] => (Kind::Metadata(MetadataKey::Attendance), Reason::Attendance),
        Open::Prose if is_keyed_run(context, at) => (
            Kind::Metadata(phrase::keyed(line, lexicons).map_or(MetadataKey::Unknown, |(key, _)| key)),
            Reason::KeyedLine,
        ),
        Open::Prose => return about(context, at),
    })
}

/// A bracketed line right below a dateline that names no cue: an embargo, the hour of the opening.
fn is_bracketed_line_about(context: &Context<'_, '_>, at: usize) -> bool {
    let lexicons = context.lexicons();
    let line = context.text(at);
    if phrase::is_proceeding(line, lexicons) || lexicons.find(line, |l| l.cues).is_some() {
        return line.chars().any(|c| c.is_ascii_digit())
            && text::words(line).count() >= 3
            && context.prose_before(at).is_some();
    }
    let dated =
        context.prose_before(at).is_some_and(|before| phrase::dateline(context.text(before), lexicons).is_some());
    dated && text::words(line).count() >= 2
        || line.chars().any(|c| c.is_ascii_digit()) && text::words(line).count() >= 3
}

/// Whether a unit is bracketed, and stands in a block of such lines, one of them dated, as archives
/// head their texts: "[Record Volume 143 (Tuesday, January 28, 1997)]", "[Senate]", "[Page S696]".
fn is_bracket_block(context: &Context<'_, '_>, at: usize) -> bool {
    let bracketed = |at: usize| context.text(at).starts_with('[') && context.text(at).ends_with(']');
    bracketed(at)
        && *context.block(at).bracketed.get_or_init(|| {
            let mut units = context.block(at).range();
            units.clone().filter(|&at| bracketed(at)).nth(1).is_some()
                && units.any(|at| phrase::dateline(context.text(at), context.lexicons()).is_some())
        })
}

/// Whether a line is one of three or more after each other that have a key and a value.
fn is_keyed_run(context: &Context<'_, '_>, at: usize) -> bool {
    let keyed = |at: usize| context.is_prose(at) && context.lines_of(at).iter().all(|line| is_field(line.text));
    let block = context.block(at);
    let runs = block.keyed.get_or_init(|| {
        let mut runs = Vec::new();
        let (mut start, mut lines) = (block.start, 0);
        for at in block.start..=block.end {
            if at < block.end && keyed(at) {
                lines += context.height(at);
                continue;
            }
            if lines >= 3 {
                runs.push(start..at);
            }
            (start, lines) = (at + 1, 0);
        }
        runs
    });
    runs.get(runs.partition_point(|run| run.end <= at)).is_some_and(|run| run.contains(&at))
}

/// The role of a line of words that is about the speech.
fn about(context: &Context<'_, '_>, at: usize) -> Option<Role> {
    let lexicons = context.lexicons();
    let line = context.text(at);
    if phrase::is_embargo(line, lexicons) {
        return Some((Kind::Metadata(MetadataKey::Embargo), Reason::Embargo));
    }
    if let Some((key, _)) =
        phrase::keyed(line, lexicons).filter(|_| !clause(context, line) || markup::bare(line).contains([':', '：']))
    {
        return Some((Kind::Metadata(key), Reason::KeyedLine));
    }
    if line.contains("www.") || line.contains("http") && !matches!(context.units[at].open, Open::Heading(_)) {
        return Some((Kind::Metadata(MetadataKey::Source), Reason::AddressLine));
    }
    if phrase::is_opening(line, lexicons) {
        return Some((Kind::Metadata(MetadataKey::Time), Reason::OpeningLine));
    }
    if phrase::is_copyright(line, lexicons) {
        return Some((Kind::Furniture(FurnitureRole::Copyright), Reason::Copyright));
    }
    if let Some(date) = phrase::dateline(line, lexicons) {
        // A headline that holds a date is a headline.
        let outside = text::words(line).count().saturating_sub(text::words(date).count());
        let titled =
            clause(context, line) || outside >= 4 && context.is_headline(at) && !line.contains([',', '(', '[', '，']);
        let most = date.len() * 10 >= line.len() * 7 || !titled;
        if most {
            return Some((Kind::Metadata(MetadataKey::Date), Reason::Dateline));
        }
    }
    // "STATEMENT" above "BY" opens the clause of a cover.
    let opens_clause = lexicons.is(line, |l| l.speech_words)
        && context
            .units
            .get(at + 1)
            .is_some_and(|next| next.open == Open::Prose && lexicons.begins(context.text(at + 1), |l| l.by));
    if opens_clause {
        return None;
    }
    if phrase::is_navigation(line, lexicons) || is_breadcrumb(line) || in_menu(context, at) {
        return Some((Kind::Furniture(FurnitureRole::Navigation), Reason::Navigation));
    }
    if phrase::is_contents(line, lexicons) {
        return Some((Kind::Table(TableRole::Contents), Reason::Contents));
    }
    let headed = context.is_capitals(at) && lexicons.is(line, |l| l.headings);
    if phrase::is_proceeding(line, lexicons) && !clause(context, line) && !headed {
        // Who presides, at the top, is about the sitting; "Prayers" happens in it.
        let dated = context.prose_before(at).is_none_or(|before| {
            is_dated(context, before)
                || phrase::is_opening(context.text(before), lexicons)
                || context.text(before).chars().any(|c| c.is_ascii_digit())
        });
        let presides = dated && text::words(line).count() >= 3 && !line.starts_with(['[', '(']);
        return Some(if presides {
            (Kind::Metadata(MetadataKey::Session), Reason::OpeningLine)
        } else {
            (Kind::Cue, Reason::Proceeding)
        });
    }
    None
}

/// A trail of pages: "Home > News > Speeches".
fn is_breadcrumb(line: &str) -> bool {
    [" > ", " » ", " › ", " / "].iter().any(|sign| line.matches(sign).count() >= 2)
}

/// Whether half of a row's cells are links: "Home | News | Contact us".
pub(super) fn is_menu_row(context: &Context<'_, '_>, at: usize) -> bool {
    let cells = || context.text(at).split(['|', '\n']).map(text::trim).filter(|cell| !cell.is_empty());
    let links = cells().filter(|cell| phrase::is_navigation(cell, context.lexicons())).count();
    links > 0 && links * 2 >= cells().count()
}

/// Whether a short line stands in a block of which half are links: the menu of a site.
fn in_menu(context: &Context<'_, '_>, at: usize) -> bool {
    if text::words(context.text(at)).count() > 3 {
        return false;
    }
    let block = context.block(at);
    let count = block.range().len();
    count >= 3
        && *block.menu.get_or_init(|| {
            let is_link = |&at: &usize| phrase::is_navigation(context.text(at), context.lexicons());
            block.range().filter(is_link).count() * 2 >= count
        })
}

/// What a tag carries, or markup.
pub(super) fn tag(line: &str) -> Role {
    let Some(tag) = markup::tag_line(line) else { return (Kind::Furniture(FurnitureRole::Markup), Reason::Markup) };
    let says = |value: &str| !text::trim(value).is_empty();
    if tag.name == "!--" && line.contains("http") {
        return (Kind::Metadata(MetadataKey::Source), Reason::MarkupData);
    }
    if tag.name.eq_ignore_ascii_case("title") && tag.attribute("title").is_some_and(says) {
        return (Kind::Title, Reason::MarkupData);
    }
    let dated = tag.name.eq_ignore_ascii_case("date") && !tag.attributes.is_empty();
    let carries = ["title", "date", "speaker", "author"].iter().any(|key| tag.attribute(key).is_some_and(says));
    if dated {
        (Kind::Metadata(MetadataKey::Date), Reason::MarkupData)
    } else if carries {
        (Kind::Metadata(MetadataKey::FrontMatter), Reason::MarkupData)
    } else {
        (Kind::Furniture(FurnitureRole::Markup), Reason::Markup)
    }
}

pub(super) const fn furniture_reason(role: FurnitureRole) -> Reason {
    match role {
        FurnitureRole::PageNumber => Reason::PageNumber,
        FurnitureRole::RunningHeader => Reason::RunningLine,
        FurnitureRole::TimeCode => Reason::TimeLine,
        FurnitureRole::Navigation => Reason::Navigation,
        FurnitureRole::Markup => Reason::Markup,
        FurnitureRole::EndMark => Reason::EndMark,
        FurnitureRole::Copyright => Reason::Copyright,
    }
}
