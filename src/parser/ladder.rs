//! Ladders: rules in order, of which the first that fits decides.
//!
//! Each part of a document has a table of small functions that are asked about one unit. Going on down
//! the table after the first that fits, with what decided left out, tells what else the unit could be;
//! nobody pays for that who does not ask.

use super::piece::Kind;
use crate::reason::Reason;

/// What a rule makes of a unit.
pub(super) type Role = (Kind, Reason);

/// What the rules say of a spot, from the first that fits on down; each is asked only when its answer
/// is wanted.
pub(super) fn answers<'r, S, R: Fn(&S) -> Option<Role>>(
    rules: &'r [R],
    spot: &'r S,
) -> impl Iterator<Item = Role> + use<'r, S, R> {
    rules.iter().filter_map(move |rule| rule(spot))
}

/// The first of the answers that rests on another rule than the one that decided.
pub(super) fn runner_up(mut answers: impl Iterator<Item = Role>, decided: &Role) -> Option<Role> {
    answers.find(|(_, reason)| *reason != decided.1)
}
