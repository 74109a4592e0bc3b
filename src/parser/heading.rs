//! Which units of the speech are headlines of sections.
//!
//! A headline is short and has no full stop; prose, a turn or a list follows; and something sets it
//! apart: emphasis, capitals amid small letters, words that headlines commonly have, blank lines on both
//! sides, or its length where every line is a paragraph.

use super::body::Spot;
use super::ladder::Role;
use super::list;
use super::piece::Kind;
use super::unit::{Open, is_emphasised};
use crate::grammar::markup;
use crate::lexicon::Lexicons;
use crate::phrase;
use crate::reason::Reason;
use crate::text;

/// A short line wholly in bold or italics, or a link to what follows.
pub(super) fn emphasised(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let linked =
        || markup::link(spot.line).is_some() && matches!(after(spot), Some(Open::Prose | Open::Quoted | Open::Item(_)));
    if spot.height() > 1 || !(is_emphasised(spot.line) || linked()) {
        return None;
    }
    let bare = markup::bare(spot.line);
    let last = text::last_sign(bare);
    let words = text::words(bare).count();
    // "*None*" under a headline heads nothing.
    let heads_nothing = words == 1 && matches!(after(spot), None | Some(Open::Heading(_)));
    let sentences = || text::ends_sentence(bare) && (words > 6 || phrase::has_inner_stop(bare, spot.lexicons()));
    let is_prose = words > 16 || matches!(last, Some(':' | '：' | ',')) || sentences();
    (!heads_nothing && !is_prose).then_some((Kind::Heading(1), Reason::Emphasised))
}

/// Signs of a script without spaces, set apart from each other.
pub(super) fn spread(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.height() == 1 && phrase::is_spread(spot.line)).then_some((Kind::Heading(1), Reason::Emphasised))
}

/// Words that headlines of sections commonly have.
pub(super) fn known(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let bare = markup::bare(spot.line);
    let heads =
        is_headline(spot) && (spot.lexicons().is(bare, |l| l.headings) || spot.lexicons().is(bare, |l| l.references));
    heads.then_some((Kind::Heading(1), Reason::KnownHeading))
}

/// Capitals amid small letters.
pub(super) fn capitals(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let bare = markup::bare(spot.line);
    let heads = is_headline(spot)
        && is_followed(spot)
        && spot.context.is_capitals(spot.at)
        && text::at_most_words(bare, 20)
        && !text::ends_sentence(bare);
    heads.then_some((Kind::Heading(1), Reason::Capitals))
}

/// A short line below the words that call it, and a turn or prose below it: an item of the agenda in a
/// sitting.
pub(super) fn called(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Spot { context, at, line, .. } = *spot;
    let called = || context.prose_before(at).is_some_and(|before| list::leads_in(context.text(before)));
    let below = || {
        next(spot).is_some_and(|next| {
            matches!(context.units[next].open, Open::Turn { .. })
                || context.is_sentences(next)
                || list::leads_in(context.text(next))
        })
    };
    let heads = context.profile.speakers.len() >= 3
        && spot.height() == 1
        && is_headline(spot)
        && (2..=12).contains(&text::words(line).count())
        && !line.starts_with(['"', '“', '„', '«', '‚', '‘'])
        && !matches!(text::last_sign(line), Some(':' | '：' | '!' | '?'))
        && !spot.is_below_name()
        && called()
        && below();
    heads.then_some((Kind::Heading(1), Reason::CalledItem))
}

/// A short line set apart, with prose below it.
pub(super) fn short_line(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Spot { context, at, line, .. } = *spot;
    if !is_headline(spot) || !is_followed(spot) || context.profile.layout.marked && !repeats_headline(spot) {
        return None;
    }
    let bare = markup::bare(line);
    let last = text::last_sign(bare);
    if matches!(last, Some(':' | '：' | '!' | '！'))
        || line.starts_with(['"', '“', '(', '[', '♫', '-', '–', '—', '…', '.', '→', '⇒'])
    {
        return None;
    }
    // Questions are asked in prose, too; as headlines they are set like headlines.
    let question = matches!(last, Some('?' | '？' | '؟'));
    if question && (context.profile.speakers.len() >= 2 || !text::at_least_words(bare, 3) || !is_title_case(bare))
        || addresses_first(bare, spot.lexicons())
    {
        return None;
    }
    let columns = text::width(bare);
    let blank = context.is_apart_above(at);
    let prose_ahead = next(spot).is_some_and(|next| {
        context.is_sentence(next)
            || list::leads_in(context.text(next))
            || !matches!(context.units[next].open, Open::Prose)
            || context.is_headline(next)
    });
    let apart = if context.profile.layout.blanks { blank } else { true };
    let short = match context.profile.layout.wrap {
        Some(edge) => columns <= edge as usize && context.height(at) <= 2,
        None => {
            columns <= 100
                && (columns * 2 < context.profile.layout.median as usize
                    || !context.profile.layout.blanks && context.profile.layout.stops
                    || context.profile.layout.blanks && columns <= 90 && context.gap_after(at) > 0
                    || blank && columns <= 90)
        }
    };
    (apart && short && prose_ahead).then_some((Kind::Heading(1), Reason::ShortLine))
}

/// Whether the line says again what a headline right above it says, which the site made of it.
fn repeats_headline(spot: &Spot<'_, '_, '_>) -> bool {
    spot.context.prose_before(spot.at).is_some_and(|above| {
        matches!(spot.context.units[above].open, Open::Heading(_))
            && markup::bare(spot.context.text(above)) == markup::bare(spot.line)
    })
}

/// Whether most of the long words of a line begin with capitals; a script without case has none to miss.
fn is_title_case(line: &str) -> bool {
    let long = || text::words(line).skip(1).filter(|word| word.chars().count() >= 4);
    long().filter(|word| text::starts_lower(word)).count() * 2 < long().count().max(1)
}

/// Whether a line opens with an address and goes on behind its comma: "Sir, as I said before".
fn addresses_first(line: &str, lexicons: &Lexicons) -> bool {
    lexicons.strip(line, |l| l.vocatives).is_some_and(|rest| rest.starts_with([',', '，', '،']))
}

/// Whether a unit is a line or two as headlines are.
fn is_headline(spot: &Spot<'_, '_, '_>) -> bool {
    spot.height() <= 2 && spot.context.is_headline(spot.at)
}

/// Whether something follows that a headline may head, and the line is not what a name above says.
fn is_followed(spot: &Spot<'_, '_, '_>) -> bool {
    let followed = match after(spot) {
        Some(Open::Prose | Open::Numbered(_) | Open::Turn { .. } | Open::Table(_) | Open::Quoted | Open::Cue) => true,
        // A colon leads into a list.
        Some(Open::Item(_)) => !matches!(text::last_sign(markup::bare(spot.line)), Some(':' | '：')),
        _ => false,
    };
    followed && !spot.is_below_name()
}

/// The next unit of the speech that is no furniture.
fn next(spot: &Spot<'_, '_, '_>) -> Option<usize> {
    spot.context.next(spot.at).filter(|&next| next < spot.to)
}

/// What the next unit begins with.
fn after(spot: &Spot<'_, '_, '_>) -> Option<Open> {
    next(spot).map(|next| spot.context.units[next].open)
}
