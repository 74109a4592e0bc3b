//! What rests on weak evidence: blocks that are worth a look.
//!
//! The evidence itself says how strong it is. Some rules are weak by nature, because they decide by
//! place and length alone; some are weak when a certain other rule would have fitted as well; and a
//! paragraph is weak where it begins at a guess, or as no paragraph begins. The share of wrong blocks
//! among the weak ones, and among the others, is measured by `doubts` of the checks.

use alloc::vec::Vec;

use super::context::Context;
use super::ladder::Role;
use super::piece::{Kind, Piece};
use super::{Roles, list};
use crate::diagnostic::{Code, Diagnostic};
use crate::reason::{Bound, Reason};
use crate::text;

/// For each unit, whether what it is or where it begins rests on weak evidence.
pub(super) fn weak_units(context: &Context<'_, '_>, roles: &Roles) -> Vec<bool> {
    let runners_up = roles.runners_up(context, |role| rivals(role.1).is_some());
    let above = [None].into_iter().chain(roles.all.iter().map(Some));
    let units = roles.all.iter().zip(runners_up).zip(above).enumerate();
    units.map(|(at, ((role, runner_up), above))| is_weak(context, at, role, runner_up.as_ref(), above)).collect()
}

fn is_weak(context: &Context<'_, '_>, at: usize, role: &Role, runner_up: Option<&Role>, above: Option<&Role>) -> bool {
    let unit = context.units[at];
    let rivalled = || rivals(role.1).is_some_and(|rivals| runner_up.is_some_and(|(_, reason)| rivals.contains(reason)));
    match role.1 {
        reason if is_weak_by_nature(reason) => true,
        Reason::SpeakerLabel | Reason::SpeakerAlone => {
            context.profile.speakers.at(unit.first).is_some_and(|start| start.weak)
        }
        // Lines of a cover are set one by one: where a date ends there is a guess.
        Reason::Dateline if unit.bound == Bound::CoverLine => true,
        Reason::Prose => {
            is_guessed(unit.bound) || opens_oddly(context.text(at)) || is_below_open_end(context, at, above)
        }
        _ => rivalled(),
    }
}

/// Rules that decide by place, length or company alone.
const fn is_weak_by_nature(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::FrontLine | Reason::ShortLine | Reason::SecondTitle | Reason::UnmarkedList | Reason::AfterNavigation
    )
}

/// The rules that fit about as well as `reason` where they fit at all.
const fn rivals(reason: Reason) -> Option<&'static [Reason]> {
    Some(match reason {
        // A few words at the top: a title, or what a site calls such pages.
        Reason::Headline | Reason::Dateline => &[Reason::TypeLabel],
        // Nothing but a headline far above says that these lines are contents.
        Reason::Contents => &[Reason::Prose, Reason::ListMark],
        // Names that a line above them narrates, or that were present.
        Reason::Proceeding => &[Reason::Attendance],
        _ => return None,
    })
}

/// Whether a paragraph begins where wrapping is guessed at, or where the text does: without a front.
const fn is_guessed(bound: Bound) -> bool {
    matches!(bound, Bound::Start | Bound::CoverLine | Bound::RoomLeft | Bound::Address)
}

/// Whether a paragraph begins with a sign that begins no sentence: that of a list or a note which
/// nothing else confirmed.
fn opens_oddly(line: &str) -> bool {
    let opening = ['"', '\'', '“', '”', '„', '‘', '’', '«', '(', '¿', '¡', '…', '「', '『', '《'];
    text::skip_marks(line).chars().next().is_some_and(|c| !c.is_alphanumeric() && !opening.contains(&c))
}

/// Whether a paragraph stands right below one that ends no sentence and leads into nothing, in a text
/// whose sentences have ends.
fn is_below_open_end(context: &Context<'_, '_>, at: usize, above: Option<&Role>) -> bool {
    if context.profile.layout.uncased && !context.profile.layout.stops {
        return false;
    }
    matches!(above, Some((_, Reason::Prose))) && {
        let before = context.text(at - 1);
        !text::ends_sentence(before) && !list::leads_in(before) && !before.ends_with([';', '；'])
    }
}

/// A diagnostic for each run of pieces that rest on the same weak evidence; of a turn, its label is in
/// doubt.
pub(super) fn diagnostics(pieces: &[Piece]) -> impl Iterator<Item = Diagnostic> + '_ {
    let together = |a: &Piece, b: &Piece| {
        a.weak && b.weak && a.reason == b.reason && !matches!(a.kind, Kind::Turn { .. } | Kind::Heading(_))
    };
    pieces.chunk_by(together).filter_map(|run| {
        let (first, last) = run.first().zip(run.last()).filter(|(first, _)| first.weak)?;
        let span = if let Kind::Turn { label, .. } = first.kind { label } else { first.span.to(last.span) };
        Some(Diagnostic::new(Code::WeakEvidence, span))
    })
}
