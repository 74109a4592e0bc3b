//! Where the speech begins: how much stands before it.

use super::context::Context;
use super::front::{clause, is_bracketed_about, is_dated_clause, is_field_heading, is_keyed_run, title_level};
use super::list;
use super::site;
use super::unit::Open;
use crate::ast::{FurnitureRole, MetadataKey};
use crate::grammar::name::NameShape;
use crate::grammar::{chat, field, markup};
use crate::phrase::{self, Address};
use crate::text;

/// Units above which a dateline no longer shows that the front goes on.
const REACH: usize = 16;

/// How many units stand before the speech.
///
/// The speech begins with the first turn, address, list entry or sentence. When a dateline, a known
/// key or an embargo line stands below sentences that begin it, near the top, those sentences are a
/// summary, and the front goes on to that line.
pub(super) fn front_length(context: &Context<'_, '_>) -> usize {
    without_headings(context, first_words(context))
}

/// The unit with which the speech begins, headlines aside.
fn first_words(context: &Context<'_, '_>) -> usize {
    // Where a headline in spaced letters heads the record, all above it is its cover.
    let cover = context
        .indices()
        .find(|&at| context.is_prose(at) && phrase::is_spelled_heading(context.text(at), context.lexicons()))
        .unwrap_or(0);
    let top = cover.max(site::head_length(context));
    let speech = (top..context.units.len()).find(|&at| begins_speech(context, at)).unwrap_or(context.units.len());
    if cover > 0 {
        return speech;
    }
    let first = match contents(context, speech) {
        // Between the headline of contents and the first sentence or turn, everything is contents; where
        // markup makes that headline, the next one ends them.
        Some(contents) => {
            let marked = |at: usize| matches!(context.units[at].open, Open::Heading(_));
            (contents + 1..context.units.len())
                .find(|&at| {
                    context.is_sentences(at) && text::ends_sentence(context.text(at))
                        || matches!(context.units[at].open, Open::Turn { .. })
                        || marked(at) && marked(contents)
                })
                .unwrap_or(context.units.len())
        }
        None => speech,
    };
    let first = if is_teaser(context, first) {
        (first + 1..context.units.len()).find(|&at| begins_speech(context, at)).unwrap_or(first)
    } else {
        first
    };
    let Some(start) = context.units.get(first) else { return first };
    if let Some(turn) = summary_points(context, first).or_else(|| introduced_turn(context, first)) {
        return turn;
    }
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
    let apart = context.gap_after(0) > 0 || !context.profile.layout.blanks;
    if first == 0 && context.height(0) <= 6 && apart && addressed(1) {
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

/// A sentence of one line below the title, set apart, that the speech says again word for word is a
/// teaser of the page's.
fn is_teaser(context: &Context<'_, '_>, first: usize) -> bool {
    first > 0
        && first < context.units.len()
        && context.is_sentences(first)
        && context.height(first) == 1
        && context.gap(first) > 0
        && context.gap_after(first) > 0
        && text::width(context.text(first)) <= 300
        && context
            .source
            .get(context.span(first).end as usize..)
            .is_some_and(|speech| speech.contains(context.text(first).trim_end_matches(text::is_terminal)))
}

/// Turns of a talk, at least, and paragraphs that may introduce it.
const TALK: usize = 8;
const INTRODUCTION: usize = 3;

/// The first turn of a talk between people, when so few paragraphs stand above it that they introduce it.
fn introduced_turn(context: &Context<'_, '_>, first: usize) -> Option<usize> {
    let turn = |at: &usize| matches!(context.units[*at].open, Open::Turn { .. });
    let talk = (first + 1..context.units.len().min(first + 1 + INTRODUCTION)).find(turn)?;
    let introduces =
        |at: usize| context.is_prose(at) && phrase::address(context.text(at), context.lexicons()) == Address::No;
    (context.profile.speakers.len() >= TALK && (first..talk).all(introduces)).then_some(talk)
}

/// Units that a summary above the first turn may have.
const POINTS: usize = 80;

/// The first turn, when what stands above it is a summary in points: three paragraphs or more that each
/// open with a key and a dash, "Cargo -- Up by a tenth on last year."
fn summary_points(context: &Context<'_, '_>, first: usize) -> Option<usize> {
    let point = |at: &usize| {
        let line = context.text(*at);
        context.is_sentence(*at)
            && line.char_indices().take(60).any(|(dash, _)| {
                let key = text::trim(&line[..dash]);
                line[dash..].starts_with("--") && !key.is_empty() && text::at_most_words(key, 7)
            })
    };
    let near = (first..context.units.len().min(first + POINTS)).find(|&at| !context.is_prose(at));
    let turn = near.filter(|&at| matches!(context.units[at].open, Open::Turn { .. }))?;
    (first..turn).filter(point).nth(2).map(|_| turn)
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
            // What happens right before the first words happens in the speech; an embargo or a date does not.
            Open::Cue
                if context.text(above).len() < 40
                    && !is_bracketed_remark(context, above)
                    && phrase::dateline(context.text(above), context.lexicons()).is_none() =>
            {
                start = above;
                continue;
            }
            _ => false,
        };
        let marked = marked
            || matches!(context.units[above].open, Open::Heading(_) | Open::Underlined(_))
                && context.lexicons().is(markup::bare(context.text(above)), |l| l.headings);
        let numbered = matches!(context.units[above].open, Open::Item(mark) if mark.sort.is_ordered())
            && context.height(above) <= 2;
        let known = numbered
            || context.bold_headed && context.is_bold_headline(above)
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

/// Brackets about the speech, unless an agenda stands above them, whose entries begin the record, or an
/// editor counts in them: "[Tape 1, side A]".
fn is_bracketed_remark(context: &Context<'_, '_>, at: usize) -> bool {
    let (line, lexicons) = (context.text(at), context.lexicons());
    let below_entry = at > 0 && matches!(context.units[at - 1].open, Open::Item(_));
    let dated =
        || phrase::dateline(line, lexicons).is_some() || phrase::is_opening(line.trim_start_matches('['), lexicons);
    let counts = line.starts_with('[') && line.contains(|c: char| text::digit(c).is_some()) && !dated();
    is_bracketed_about(context, at) && !below_entry && !counts
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
                // "Last update: 4 May 2021" is the site's own date.
                if is_dated(context, at) && !phrase::is_navigation(text, context.lexicons()) {
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
pub(super) fn is_dated(context: &Context<'_, '_>, at: usize) -> bool {
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

/// Whether the words of an entry are a field of the text: a key in bold or one that is known, and a value.
fn is_field_entry(context: &Context<'_, '_>, words: &str) -> bool {
    field::field(words).is_some_and(|(key, value)| {
        !value.is_empty() && (words.starts_with("**") || context.lexicons().key(key).is_some())
    })
}

/// Whether an entry is the first of a section of notes: a headline that markup makes stands right above
/// it, another one above that, and the entry is no link.
fn opens_section(context: &Context<'_, '_>, at: usize, words: &str) -> bool {
    let marked = |at: usize| matches!(context.units[at].open, Open::Heading(_) | Open::Underlined(_));
    at >= 2
        && marked(at - 1)
        && !phrase::is_contents(context.text(at - 1), context.lexicons())
        && context.title_above(at - 1)
        && markup::link(words).is_none()
}

/// Whether the speech begins with a unit.
fn begins_speech(context: &Context<'_, '_>, at: usize) -> bool {
    let lexicons = context.lexicons();
    match context.units[at].open {
        Open::Turn { alone: false } if labels_name(context, at) => false,
        Open::Turn { .. } if heads_cover(context, at) => false,
        Open::Turn { alone } => {
            !alone
                || context.next(at).is_some_and(|next| match context.units[next].open {
                    Open::Prose => true,
                    // A name in full above the label itself.
                    Open::Turn { alone } => !alone || context.next(next).is_some_and(|words| context.is_prose(words)),
                    _ => false,
                })
                || labels_words(context, at)
        }
        Open::Numbered(_) => true,
        Open::Item(mark) => {
            let words = text::trim(mark.behind(context.text(at)));
            !context.names[at]
                && !phrase::is_navigation(words, lexicons)
                && !is_field_entry(context, words)
                && !markup::is_placeholder(words)
                && (context.first_prose < at && is_entry(context, at) || opens_section(context, at, words))
        }
        // A quoted line or two between the title and the speech say what it is.
        Open::Quoted => {
            context.height(at) > 2
                || at == 0
                || !context.next(at).is_some_and(|next| {
                    matches!(context.units[next].open, Open::Prose | Open::Item(_) | Open::Heading(_))
                })
        }
        Open::Verse => true,
        // A chat begins with whoever comes.
        Open::Cue => context.profile.chat && chat::is_action(context.text(at), true),
        Open::Prose if context.names[at] => false,
        Open::Prose => {
            let text = context.text(at);
            if context.profile.layout.captions {
                return at > 0 && context.units[at - 1].open == Open::Furniture(FurnitureRole::TimeCode);
            }
            if context.captioned && context.prose_before(at).is_none() {
                return at > 0;
            }
            // Several lines that open with a small letter are no line about the speech.
            if context.height(at) >= 3 && text::starts_lower(text) && text::at_least_words(text, 15) {
                return true;
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
            if phrase::is_invocation(text, lexicons) {
                return true;
            }
            if is_about(context, at) || is_keyed_run(context, at) {
                return false;
            }
            if names_speaker(context, at) {
                return false;
            }
            let address = phrase::address(text, lexicons);
            let titled = context.height(at) <= 2
                && at == 0
                && context.gap_after(at) > 0
                && !markup::bare(text).ends_with([',', ':', '!', '،', '，', '：'])
                || goes_on_clause(context, at);
            if address == Address::Sure
                && !titled
                && (!clause(context, text) || lexicons.begins(text::skip_marks(text), |l| l.vocatives))
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
            if address == Address::Likely
                && !titled
                && (is_signed(text) || at > 0 && beside())
                && !clause(context, text)
            {
                return true;
            }
            let leads = list::leads_in(text)
                && !phrase::is_contents(text, lexicons)
                && text::at_least_words(text, 3)
                && context.units.get(at + 1).is_some_and(|next| matches!(next.open, Open::Prose | Open::Item(_)));
            phrase::is_greeting(text, lexicons)
                || leads
                || at > 0 && text::ends_sentence(text) && phrase::is_proceeding(text, lexicons)
                || phrase::is_closing(text, lexicons) && text::width(text) <= 60 && text::ends_sentence(text)
                || context.is_sentences(at)
                || context.is_sentence(at)
                    && !(at + 1..context.units.len().min(at + 4))
                        .any(|after| matches!(context.units[after].open, Open::Turn { .. }))
        }
        _ => false,
    }
}

/// Whether a label is followed by nothing but a name: it says who takes the part.
fn labels_name(context: &Context<'_, '_>, at: usize) -> bool {
    let Some(turn) = context.profile.speakers.at(context.units[at].first) else { return false };
    let name = turn.label.rest;
    let shape = NameShape::of(name);
    context.height(at) == 1
        && !text::ends_sentence(name)
        && shape.is_name(6)
        && shape.capital >= 1
        && shape.words <= 6
        && shape.digits == 0
        && (shape.words >= 2 || name.contains('-'))
        && !text::starts_uncased(name)
}

/// Labels that may stand above each other for one speaker.
const LABELS: usize = 3;

/// Whether a label that stands alone has the same speaker's other labels below it, and then words.
fn labels_words(context: &Context<'_, '_>, at: usize) -> bool {
    (at + 1..context.units.len())
        .take(LABELS)
        .find(|&below| context.units[below].open != Open::Turn { alone: true })
        .is_some_and(|below| below > at && context.units[below].open == Open::Turn { alone: false })
}

/// Whether a line with a title or a name in it is one of a cover's clause, set line by line: "PRESIDENT"
/// above "OF THE REPUBLIC", a name above "a small letter goes on".
fn goes_on_clause(context: &Context<'_, '_>, at: usize) -> bool {
    let lexicons = context.lexicons();
    let next = |goes_on: &dyn Fn(&str) -> bool| {
        context.units.get(at + 1).is_some_and(|next| next.open == Open::Prose)
            && context.gap_after(at) == 0
            && goes_on(context.text(at + 1))
    };
    let small = at == 0 && next(&|line| text::starts_lower(line));
    let linked = |line: &str| {
        lexicons.begins(line, |l| l.by) || lexicons.begins(line, |l| l.at) || lexicons.begins(line, |l| l.place_in)
    };
    // No address has a line below it that only links: "at the".
    let links = || {
        context.units.get(at + 1).is_some_and(|next| next.open == Open::Prose)
            && phrase::is_link(context.text(at + 1), lexicons)
    };
    small || at > 0 && (context.gap(at) == 0 && !is_signed(context.text(at)) && next(&linked) || links())
}

fn is_signed(text: &str) -> bool {
    text::unmarked(markup::bare(text)).ends_with([',', ':', ';', '!', '،', '؛', '，', '：', '；'])
}

/// Whether a line that looks like a label and its words stands on the cover: it ends no sentence, and a
/// date follows shortly. "Minister Ada Quist: Opening of the Conference", "Speaker: Ada Quist, Governor".
pub(super) fn heads_cover(context: &Context<'_, '_>, at: usize) -> bool {
    const REACH: usize = 3;
    const WORDS: usize = 16;
    let line = context.text(at);
    let dated = |at: usize| {
        context.units.get(at).is_some_and(|unit| unit.open == Open::Prose)
            && phrase::dateline(context.text(at), context.lexicons()).is_some()
    };
    context.height(at) == 1
        && !text::ends_sentence(line)
        && !is_signed(line)
        && text::at_most_words(line, WORDS)
        && at < REACH
        && (at + 1..=at + REACH).any(dated)
}

/// Whether a line of the cover says who spoke by an office that is also a form of address: with a name
/// behind it, or right below a name or the clause of the title. An address has a sign at its end.
fn names_speaker(context: &Context<'_, '_>, at: usize) -> bool {
    let lexicons = context.lexicons();
    let line = context.text(at);
    let Some(above) = at.checked_sub(1).filter(|_| !is_signed(line)) else { return false };
    let Some(rest) = lexicons.strip(line, |l| l.offices) else { return false };
    let above = if context.is_prose(above) { context.text(above) } else { "" };
    // A note's mark may hang on the name: "Bo Lind[*]".
    let above = above.split('[').next().unwrap_or(above);
    if lexicons.strip(above, |l| l.by).is_some_and(|name| NameShape::of(name).is_name(5)) {
        return true;
    }
    let shape = NameShape::of(above);
    let below_name = context.gap(at) == 0
        && shape.is_all_capital(2..=4)
        && !above.ends_with([',', '.', ':', '!'])
        && !lexicons.begins(above, |l| l.vocatives);
    if text::trim(rest).is_empty() {
        return below_name || phrase::is_person(above, lexicons) || clause(context, above);
    }
    phrase::is_person(line, lexicons)
        && !lexicons.is(line, |l| l.vocatives)
        && ((1..=3).contains(&text::words(rest).count()) || below_name)
}

/// An address without a sign at its end counts in the front only when nothing but vocatives stand in it.
fn is_plain_vocative(context: &Context<'_, '_>, text: &str) -> bool {
    context.lexicons().begins(text::skip_marks(text), |l| l.vocatives) && text::at_most_words(text, 8)
}

/// An entry of the speech rather than of a menu: words enough, or a sentence.
fn is_entry(context: &Context<'_, '_>, at: usize) -> bool {
    let text = context.text(at);
    text::at_least_words(text, 6) || text::ends_sentence(text)
}

/// Whether a line speaks of the speech rather than being part of it.
fn is_about(context: &Context<'_, '_>, at: usize) -> bool {
    let line = context.text(at);
    let lexicons = context.lexicons();
    phrase::dateline(line, lexicons).is_some()
        || phrase::is_embargo(line, lexicons)
        || phrase::keyed(line, lexicons).is_some() && (text::at_most_words(line, 24) || text::width(line) <= 200)
        || phrase::is_opening(line, lexicons)
        || is_dated_clause(context, at)
        || phrase::is_copyright(line, lexicons)
        || (context.height(at) == 1 && phrase::is_navigation(line, lexicons))
}
