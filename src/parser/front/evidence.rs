//! What lines before the speech show, asked by several rules.

use alloc::vec::Vec;

use crate::ast::MetadataKey;
use crate::grammar::{date, field, markup};
use crate::parser::context::Context;
use crate::parser::ladder::Role;
use crate::parser::piece::Kind;
use crate::parser::title;
use crate::parser::unit::Open;
use crate::phrase;
use crate::text;

/// What a line without a key is about, by its words.
pub(in crate::parser) fn key_of(context: &Context<'_, '_>, at: usize) -> MetadataKey<'static> {
    if phrase::is_person(context.text(at), context.lexicons()) { MetadataKey::Speaker } else { MetadataKey::Unknown }
}

/// The level above which marked headlines of the front head sections: that of the first one, which is
/// the title, or the one above it where that is a section's, too.
pub(in crate::parser) fn title_level(context: &Context<'_, '_>, length: usize) -> Option<u8> {
    let (first, level) = (0..length.min(context.units.len())).find_map(|at| Some((at, marked_level(context, at)?)))?;
    Some(if heads_first_section(context, first, level) { level - 1 } else { level })
}

/// The level of a headline that markup makes.
pub(super) fn marked_level(context: &Context<'_, '_>, at: usize) -> Option<u8> {
    match context.units[at].open {
        Open::Heading(level) | Open::Underlined(level) => Some(level),
        _ => None,
    }
}

/// Whether the first marked headline is a section's: others of its level follow, and front matter says
/// the title, or the headline is a word or a date, as titles are not.
fn heads_first_section(context: &Context<'_, '_>, first: usize, level: u8) -> bool {
    let line = markup::bare(context.text(first));
    let worded = || {
        text::words(line).nth(1).is_none() && !line.chars().any(text::is_unspaced)
            || phrase::dateline(line, context.lexicons()).is_some_and(|date| date.len() * 10 > line.len() * 7)
    };
    (title::has_matter_title(context) && !title::says_title(context, first) || worded())
        && (first + 1..context.units.len()).any(|at| marked_level(context, at) == Some(level))
}

/// Whether a line begins or holds a title's clause: "Address by …", "Rede von … bei …".
pub(in crate::parser) fn clause(context: &Context<'_, '_>, line: &str) -> bool {
    let bare = text::skip_marks(markup::bare(line));
    context.lexicons().begins(bare, |l| l.speech_words)
        || context.lexicons().find(bare, |l| l.speech_words).is_some_and(|(start, _)| start < 60)
}

/// Whether a line begins a title's clause: a word for a speech, and what governs its speaker, its
/// occasion or its topic. "Statement by", "Speech on Roads"; a site's "Speech archive" does not.
pub(in crate::parser) fn opens_clause(context: &Context<'_, '_>, line: &str) -> bool {
    let lexicons = context.lexicons();
    let bare = text::skip_marks(markup::bare(line));
    !lexicons.is(bare, |l| l.navigation)
        && lexicons.strip(bare, |l| l.speech_words).map(text::trim_start).is_some_and(|rest| {
            lexicons.begins(rest, |l| l.by)
                || text::at_least_words(rest, 2)
                    && (lexicons.begins(rest, |l| l.at) || lexicons.begins(rest, |l| l.about))
        })
}

/// "Speech by Mr. Bo Lind, Governor of the Bank, at the Forum, Elsing, 11 March 2021.": a clause with its
/// date and nothing behind it, though a full stop ends it.
pub(in crate::parser) fn is_dated_clause(context: &Context<'_, '_>, at: usize) -> bool {
    const LINES: usize = 4;
    let line = text::trim(context.text(at));
    let lexicons = context.lexicons();
    context.height(at) <= LINES
        && lexicons
            .strip(line, |l| l.speech_words)
            .is_some_and(|rest| lexicons.begins(text::trim_start(rest), |l| l.by))
        && date::find(line, lexicons.calendars()).is_some_and(|(date, _)| line.trim_end_matches('.').ends_with(date))
}

/// Whether a row stands alone and one of its cells is a date: "By Ada Quist | 21 August 2020".
pub(super) fn is_byline_row(context: &Context<'_, '_>, at: usize) -> bool {
    let row = |at: usize| matches!(context.units.get(at).map(|unit| unit.open), Some(Open::Table(_)));
    context.height(at) == 1
        && !row(at + 1)
        && !at.checked_sub(1).is_some_and(row)
        && context.text(at).split('|').any(|cell| phrase::dateline(cell, context.lexicons()).is_some())
}

/// Whether a line stands in the block that a letterhead opens: the house's address goes with its name.
pub(in crate::parser) fn in_letterhead(context: &Context<'_, '_>, at: usize) -> bool {
    let block = context.block(at);
    let head = block.letterhead.get_or_init(|| {
        let opens =
            |&at: &usize| context.is_prose(at) && context.lexicons().begins(context.text(at), |l| l.letterheads);
        block.range().find(opens)
    });
    head.is_some_and(|head| head <= at)
}

/// The last unit of the front that dates the speech, with the first note below it that the sitting
/// began.
pub(super) fn last_dated<'r>(
    roles: impl DoubleEndedIterator<Item = Option<&'r Role>> + ExactSizeIterator + Clone,
) -> Option<usize> {
    let is_dated =
        |role: Option<&Role>| matches!(role, Some((Kind::Metadata(MetadataKey::Date | MetadataKey::Time), _)));
    let is_cue = |role: Option<&Role>| matches!(role, Some((Kind::Cue, _)));
    let dated = roles.clone().rposition(is_dated);
    let below = dated.map_or(0, |dated| dated + 1);
    roles.skip(below).position(is_cue).map(|cue| below + cue).or(dated)
}

/// Whether a headline of the front is a key and its value, or a link: one that has words below it heads
/// them, unless the key is known to date or place the text.
pub(in crate::parser) fn is_field_heading(context: &Context<'_, '_>, at: usize) -> bool {
    let line = markup::bare(context.text(at));
    let key = phrase::keyed(line, context.lexicons()).map(|(key, _)| key);
    let known =
        matches!(key, Some(MetadataKey::Date | MetadataKey::Time | MetadataKey::Place | MetadataKey::Attendance));
    let heads = !known
        && context.units.get(at + 1).is_some_and(|next| {
            matches!(next.open, Open::Turn { .. } | Open::Item(_) | Open::Quoted)
                || next.open == Open::Prose && !is_field(context.text(at + 1))
        });
    is_field(line) && !heads || markup::link(text::trim(context.text(at).trim_start_matches('#'))).is_some()
}

/// Whether a line is a key of a few words and a value.
pub(super) fn is_field(line: &str) -> bool {
    field::field(line).is_some_and(|(key, value)| !value.is_empty() && text::at_most_words(key, 3))
}

/// A bracketed line that names no cue: an embargo, the hour of the opening. One with a cue's word says
/// when something happened if it has figures.
pub(super) fn is_bracketed_line_about(context: &Context<'_, '_>, at: usize) -> bool {
    let lexicons = context.lexicons();
    let line = context.text(at);
    let figures = line.chars().any(|c| text::digit(c).is_some());
    let words = text::words(line).count();
    let long = words >= 2 && !(figures && words < 3) || text::starts_uncased(line) && text::width(line) >= 12;
    let below = context.prose_before(at).is_some();
    if phrase::is_proceeding(line, lexicons) || lexicons.find(line, |l| l.cues).is_some() {
        return figures && words >= 3 && below;
    }
    below && long || figures && words >= 3
}

/// Whether a bracketed line is about the speech: it binds the reader, dates it, or names no cue.
pub(in crate::parser) fn is_bracketed_about(context: &Context<'_, '_>, at: usize) -> bool {
    let (line, lexicons) = (context.text(at), context.lexicons());
    phrase::is_embargo(line, lexicons)
        || phrase::dateline(line, lexicons).is_some()
        || is_bracketed_line_about(context, at)
}

/// Whether a unit is bracketed, and stands in a block of such lines, one of them dated, as archives
/// head their texts: "[Record Volume 143 (Tuesday, January 28, 1997)]", "[Senate]", "[Page S696]".
pub(super) fn is_bracket_block(context: &Context<'_, '_>, at: usize) -> bool {
    let bracketed = |at: usize| context.text(at).starts_with('[') && context.text(at).ends_with(']');
    bracketed(at)
        && *context.block(at).bracketed.get_or_init(|| {
            let mut units = context.block(at).range();
            units.clone().filter(|&at| bracketed(at)).nth(1).is_some()
                && units.any(|at| phrase::dateline(context.text(at), context.lexicons()).is_some())
        })
}

/// Whether a line is one of three or more after each other that have a key and a value.
pub(in crate::parser) fn is_keyed_run(context: &Context<'_, '_>, at: usize) -> bool {
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
        runs.into()
    });
    runs.get(runs.partition_point(|run| run.end <= at)).is_some_and(|run| run.contains(&at))
}

/// A trail of pages: "Home > News > Speeches".
pub(super) fn is_breadcrumb(line: &str) -> bool {
    [" > ", " » ", " › ", " / "].iter().any(|sign| line.matches(sign).count() >= 2)
}

/// Whether a short line stands in a block of which half are links: the menu of a site.
pub(super) fn in_menu(context: &Context<'_, '_>, at: usize) -> bool {
    if !text::at_most_words(context.text(at), 3) {
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
