//! What the place of a unit before the speech decides.

use super::evidence::{in_letterhead, key_of};
use super::{Rule, Spot};
use crate::ast::{FurnitureRole, MetadataKey};
use crate::grammar::field;
use crate::parser::ladder::Role;
use crate::parser::piece::Kind;
use crate::parser::title;
use crate::parser::unit::Open;
use crate::phrase;
use crate::reason::Reason;
use crate::text;

/// What the place of a unit decides that neither form nor words nor the title explain; a line is about
/// the speech when nothing else fits.
pub(super) const RULES: &[Rule] =
    &[summary, agenda, figures, headed_turns, type_label, below_link, letterhead, front_line];

/// Prose above the speech.
fn summary(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    spot.context.is_sentences(spot.at).then_some((Kind::Metadata(MetadataKey::Summary), Reason::Summary))
}

/// Numbered entries after each other are an agenda's.
fn agenda(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Open::Item(mark) = spot.open() else { return None };
    let entry = |at: usize| matches!(spot.context.units.get(at).map(|unit| unit.open), Some(Open::Item(_)));
    let listed = spot.around.below_title && (entry(spot.at + 1) || spot.at > 0 && entry(spot.at - 1));
    listed.then_some((Kind::Item(Some(mark)), Reason::ListMark))
}

/// An hour or another figure with hardly a word says when it was.
fn figures(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let figure = spot.line.chars().any(|c| text::digit(c).is_some());
    (figure && !title::is_worded(spot.line)).then_some((Kind::Metadata(MetadataKey::Time), Reason::FrontLine))
}

/// A headline between the date of a sitting and its first turn.
fn headed_turns(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Spot { context, at, line, around } = *spot;
    let heads = around.dated.is_some_and(|dated| at > dated)
        && (context.gap(at) > 0 || context.is_apart_above(at) || context.is_capitals(at))
        && context.is_headline(at)
        && !phrase::is_person(line, spot.lexicons())
        // A summary in points has headlines of its own.
        && !context.next(at).is_some_and(|next| next < around.length && context.is_sentences(next));
    heads.then_some((Kind::Heading(1), Reason::HeadedTurns))
}

/// A few words above the title, or the first line when a rule stands below it.
fn type_label(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let Spot { context, at, line, around } = *spot;
    let ruled = || at == 0 && context.units.get(at + 1).is_some_and(|next| next.open == Open::Separator);
    let few = || text::at_most_words(line, 3) && !phrase::is_person(line, spot.lexicons());
    let above = around.titled && !around.below_title && !around.in_clause && (few() || ruled());
    // The site's word for the sort of page may stand below its headline, too, by itself.
    let below = around.below_title
        && context.gap(at) > 0
        && context.gap_after(at) > 0
        && spot.lexicons().is(line, |l| l.speech_words);
    (above || below).then_some((Kind::Furniture(FurnitureRole::Navigation), Reason::TypeLabel))
}

/// A marked line that goes on with the site's links.
fn below_link(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (spot.around.below_link && spot.around.below_title && spot.open() != Open::Prose)
        .then_some((Kind::Furniture(FurnitureRole::Navigation), Reason::AfterNavigation))
}

/// Whose paper it is, above the title.
fn letterhead(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    (!spot.around.below_title
        && (in_letterhead(spot.context, spot.at) || is_motto(spot) || field::has_telephone(spot.line)))
    .then_some((Kind::Furniture(FurnitureRole::RunningHeader), Reason::Letterhead))
}

/// The motto right below the name of the state: three words or so, dashes between them.
fn is_motto(spot: &Spot<'_, '_, '_>) -> bool {
    const WORDS: usize = 3;
    let Spot { context, at, line, .. } = *spot;
    let part = |part: &str| {
        let part = text::trim(part.trim_matches(text::is_bidi_mark));
        !part.is_empty() && text::at_most_words(part, WORDS) && !text::starts_lower(part)
    };
    let below_state = || {
        context.prose_before(at).is_some_and(|above| {
            above + 1 == at && spot.lexicons().begins(text::skip_marks(context.text(above)), |l| l.letterheads)
        })
    };
    let parts = || line.split(['-', '–', '—', '*', '•']);
    context.height(at) == 1 && parts().count() == 3 && parts().all(part) && below_state()
}

/// Nothing else fits: by its words it may name the speaker.
fn front_line(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    Some((Kind::Metadata(key_of(spot.context, spot.at)), Reason::FrontLine))
}
