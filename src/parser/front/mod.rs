//! What stands before the speech: its title, lines about it, and the site around it.

mod evidence;
mod forms;
mod places;
mod words;

use alloc::vec::Vec;

use evidence::last_dated;
pub(super) use evidence::{
    clause, in_letterhead, is_bracketed_about, is_dated_clause, is_field_heading, is_keyed_run, key_of, opens_clause,
    title_level,
};

use super::context::Context;
use super::ladder::{Role, answers, runner_up};
use super::piece::Kind;
use super::site;
use super::title;
use super::unit::Open;
use crate::ast::{FurnitureRole, MetadataKey, TableRole};
use crate::lexicon::Lexicons;
use crate::reason::Reason;

/// A unit before the speech, and what is known of those around it.
struct Spot<'s, 'c, 'a> {
    context: &'s Context<'c, 'a>,
    at: usize,
    line: &'a str,
    around: Around,
}

/// What the front holds, as far as it is known when a rule is asked.
#[derive(Clone, Copy, Default)]
struct Around {
    /// Where the speech begins.
    length: usize,
    /// The level of the first headline that markup makes.
    top: Option<u8>,
    /// Whether there is a title.
    titled: bool,
    /// The last unit that dates the sitting whose turns follow.
    dated: Option<usize>,
    /// Whether the title stands above.
    below_title: bool,
    /// Whether a cover's clause is open: what stands under "Remarks by" is no label of a site.
    in_clause: bool,
    /// Whether a link of the site stands right above.
    below_link: bool,
}

impl Around {
    /// Looks at what forms, words and the title have decided.
    fn look<'r>(
        &mut self,
        context: &Context<'_, '_>,
        length: usize,
        roles: impl DoubleEndedIterator<Item = Option<&'r Role>> + ExactSizeIterator + Clone,
    ) {
        self.titled = roles.clone().any(|role| matches!(role, Some((Kind::Title, _))));
        let sitting = roles.clone().any(|role| matches!(role, Some((Kind::Cue, _) | (_, Reason::OpeningLine))));
        self.dated = last_dated(roles).filter(|_| {
            sitting || context.units.get(length).is_some_and(|unit| matches!(unit.open, Open::Turn { .. }))
        });
    }

    /// The same below one more unit.
    fn below(self, context: &Context<'_, '_>, at: usize, kind: &Kind) -> Self {
        Self {
            below_title: self.below_title || *kind == Kind::Title,
            in_clause: self.in_clause || opens_clause(context, context.text(at)),
            below_link: matches!(kind, Kind::Furniture(FurnitureRole::Navigation)),
            ..self
        }
    }
}

impl<'s, 'c, 'a> Spot<'s, 'c, 'a> {
    fn new(context: &'s Context<'c, 'a>, at: usize, around: Around) -> Self {
        Self { context, at, line: context.text(at), around }
    }

    fn lexicons(&self) -> &Lexicons {
        self.context.lexicons()
    }

    fn open(&self) -> Open {
        self.context.units[self.at].open
    }
}

/// A rule of what stands before the speech.
type Rule = fn(&Spot<'_, '_, '_>) -> Option<Role>;

/// The roles of the units before the speech.
pub(super) fn roles(context: &Context<'_, '_>, length: usize) -> Vec<Role> {
    let mut around = Around { length, top: title_level(context, length), ..Around::default() };
    let mut roles: Vec<Option<Role>> = (0..length).map(|at| certain(&Spot::new(context, at, around))).collect();
    for role in roles.iter_mut().take(site::head_length(context)).filter(|role| role.is_none()) {
        *role = Some((Kind::Furniture(FurnitureRole::Navigation), Reason::AfterNavigation));
    }
    title::mark(context, &mut roles);
    around.look(context, length, roles.iter().map(Option::as_ref));
    let contents =
        roles.iter().position(|role| matches!(role, Some((Kind::Table(TableRole::Contents), Reason::Contents))));
    let mut listing = false;
    let placed = |spot: &Spot<'_, '_, '_>| {
        answers(places::RULES, spot).next().unwrap_or((Kind::Metadata(MetadataKey::Unknown), Reason::FrontLine))
    };
    (0..length)
        .map(|at| {
            let role = roles[at].take().unwrap_or_else(|| placed(&Spot::new(context, at, around)));
            // A key without a value is an entry too: "Call Participants".
            let about = match role.1 {
                Reason::KeyedLine => context.text(at).contains([':', '：']),
                reason => matches!(reason, Reason::Dateline | Reason::Embargo | Reason::KnownHeading),
            };
            listing = contents.is_some_and(|contents| at >= contents && !repeats_cover(context, contents, at))
                && (listing || contents == Some(at))
                && !about;
            let role = if listing
                && !matches!(
                    role.0,
                    Kind::Rule | Kind::Furniture(FurnitureRole::PageNumber | FurnitureRole::RunningHeader)
                ) {
                (Kind::Table(TableRole::Contents), Reason::Contents)
            } else {
                role
            };
            around = around.below(context, at, &role.0);
            role
        })
        .collect()
}

/// For each unit before the speech, if its role is `asked` about, what the next rule that fits says.
pub(super) fn runners_up(context: &Context<'_, '_>, roles: &[Role], asked: fn(&Role) -> bool) -> Vec<Option<Role>> {
    let mut around = Around { top: title_level(context, roles.len()), ..Around::default() };
    around.look(context, roles.len(), roles.iter().map(Some));
    roles
        .iter()
        .enumerate()
        .map(|(at, role)| {
            let spot = Spot::new(context, at, around);
            around = around.below(context, at, &role.0);
            asked(role)
                .then(|| {
                    runner_up(
                        answers(forms::RULES, &spot)
                            .chain(answers(words::RULES, &spot))
                            .chain(answers(places::RULES, &spot)),
                        role,
                    )
                })
                .flatten()
        })
        .collect()
}

/// Lines of a cover above the contents.
const COVER: usize = 16;

/// Whether a line says again what stands above the contents: behind them a record names its sitting anew.
fn repeats_cover(context: &Context<'_, '_>, contents: usize, at: usize) -> bool {
    at > contents
        && context.is_prose(at)
        && (contents.saturating_sub(COVER)..contents).any(|above| context.text(above) == context.text(at))
}

/// The role of a unit that its own form or words decide.
fn certain(spot: &Spot<'_, '_, '_>) -> Option<Role> {
    let words = if spot.open() == Open::Prose { words::RULES } else { &[] };
    answers(forms::RULES, spot).chain(answers(words, spot)).next()
}
