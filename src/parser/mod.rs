//! The third pass: what each stretch of lines is, here.
//!
//! ```text
//! lines ─▶ unit::cut ─▶ units ─▶ front / body / back ─▶ pieces ─▶ build ─▶ Document
//!            │ list       │      │ title  │ words                 │ inline, facts
//!                         │ begin          │ heading, runs
//! ```
//!
//! `list` decides which markers mark entries, `begin` where the speech begins, `title` with its two parts which lines of the
//! front are the headline. `words` and `heading` hold the rules of units without a form of their own,
//! `runs` what units are only together, `roster` which of them name those present. Rules are asked in the order of their table; see `ladder`. A shape
//! may be demoted to prose here; none is invented.

mod back;
mod begin;
mod body;
mod build;
mod context;
mod doubt;
mod facts;
mod form;
mod front;
mod heading;
mod inline;
mod ladder;
mod list;
mod piece;
mod roster;
mod runs;
mod site;
mod title;
mod title_choice;
mod title_lines;
mod unit;
mod words;

use alloc::vec::Vec;

use crate::ast::{BlockKind, Document};
use crate::conventions;
use crate::line;
use crate::profile::Profile;
use crate::reason::{Bound, Decision, Reason, RunnerUp};
use crate::span::Span;
use context::Context;
use ladder::Role;
use piece::{Kind, Piece};

/// The pieces of a source, and where front and back part from the body.
struct Pieces {
    all: Vec<Piece>,
    front: usize,
    back: usize,
}

/// Parses a source that is known to show something and to fit in `u32`.
pub(crate) fn parse<'a>(source: &'a str, known: &conventions::Profile) -> Document<'a> {
    read(source, known, |context, roles| build::document(context, pieces(context, roles)))
}

/// Reads a source up to the roles of its units, and makes of them what is wanted.
fn read<'a, T>(source: &'a str, known: &conventions::Profile, make: impl FnOnce(&Context<'_, 'a>, Roles) -> T) -> T {
    let mut lines = line::scan(source);
    let profile = Profile::of(source, &mut lines, known);
    let units = unit::cut(&lines, &profile);
    let context = Context::new(source, &lines, &profile, &units);
    let roles = roles(&context);
    make(&context, roles)
}

/// What each unit is, and where front and back part from the body.
struct Roles {
    all: Vec<Role>,
    front: usize,
    back: usize,
}

fn roles(context: &Context<'_, '_>) -> Roles {
    let front = begin::front_length(context);
    let back = back::start(context, front).max(front);
    let mut all = front::roles(context, front);
    all.extend(body::roles(context, front, back));
    all.extend(back::roles(context, back));
    Roles { all, front, back }
}

fn pieces(context: &Context<'_, '_>, roles: Roles) -> Pieces {
    let weak = doubt::weak_units(context, &roles);
    let Roles { all: roles, front, back } = roles;
    let mut pieces = Pieces { all: Vec::with_capacity(roles.len()), front, back };
    for (at, ((kind, reason), weak)) in roles.into_iter().zip(weak).enumerate() {
        match pieces.all.last_mut() {
            // The paragraphs of one quotation or note, and the names of one division, are one block.
            Some(last)
                if matches!(
                    reason,
                    Reason::QuoteGoesOn | Reason::NoteGoesOn | Reason::HeadingGoesOn | Reason::DivisionGoesOn
                ) && last.kind == kind =>
            {
                last.span = last.span.to(context.span(at));
                pieces.front -= usize::from(at < front);
                pieces.back -= usize::from(at < back);
            }
            _ => {
                let piece = Piece { kind, span: context.span(at), unit: at, reason, weak };
                let parts = split_turns(context, piece);
                let more = parts.len() - 1;
                pieces.front += if at < front { more } else { 0 };
                pieces.back += if at < back { more } else { 0 };
                pieces.all.extend(parts);
            }
        }
    }
    pieces
}

/// Parts a piece of prose at the labels inside it: a second label in a line begins a second turn there.
fn split_turns(context: &Context<'_, '_>, piece: Piece) -> Vec<Piece> {
    let said = match piece.kind {
        Kind::Turn { label, alone: false, .. } => Span::new(label.end, piece.span.end),
        Kind::Paragraph(None) => piece.span,
        _ => return alloc::vec![piece],
    };
    let prose = &context.source[said.range()];
    let mut parts = alloc::vec![piece];
    for (label, speaker) in context.profile.speakers.inside(prose) {
        let spot = |slice: &str| Span::of_slice(context.source, slice);
        let (label, speaker) = (spot(label), spot(speaker));
        let Some(last) = parts.last_mut() else { break };
        let end = last.span.end;
        last.span = spot(crate::text::trim_end(&context.source[last.span.start as usize..label.start as usize]));
        let kind = Kind::Turn { label, speaker, time: None, alone: false };
        let unit = last.unit;
        parts.push(Piece { kind, span: Span::new(label.start, end), unit, reason: Reason::SecondLabel, weak: false });
    }
    parts
}

/// Why each stretch of a source is what it is.
pub(crate) fn explain(source: &str, known: &conventions::Profile) -> Vec<Decision> {
    read(source, known, |context, roles| {
        let runners_up = roles.runners_up(context, |_| true);
        let pieces = pieces(context, roles);
        pieces.all.iter().map(|piece| decision(context, piece, &runners_up)).collect()
    })
}

/// The conventions that a source shows.
pub(crate) fn conventions(source: &str) -> conventions::Profile {
    let mut lines = line::scan(source);
    Profile::of(source, &mut lines, &conventions::Profile::default()).conventions(&lines)
}

impl Roles {
    /// For each unit whose role is `asked` about, what the next rule that fits would have made of it.
    fn runners_up(&self, context: &Context<'_, '_>, asked: fn(&Role) -> bool) -> Vec<Option<Role>> {
        let (before, back) = self.all.split_at(self.back);
        let (front, body) = before.split_at(self.front);
        let mut all = front::runners_up(context, front, asked);
        all.extend(body::runners_up(context, self.front, body, asked));
        all.extend(back::runners_up(context, self.back, back, asked));
        all
    }
}

fn decision(context: &Context<'_, '_>, piece: &Piece, runners_up: &[Option<Role>]) -> Decision {
    let Piece { kind, span, unit, reason, weak } = piece;
    let (bound, runner_up) = match reason {
        // A label inside a line; without it the line would be one turn.
        Reason::SecondLabel => (Bound::Label, Some((BlockKind::Paragraph, Reason::Prose))),
        _ => {
            let next = runners_up.get(*unit).and_then(Option::as_ref);
            (context.units[*unit].bound, next.map(|(kind, reason)| (kind.block(), *reason)))
        }
    };
    let runner_up = runner_up.map(|(kind, reason)| RunnerUp { kind, reason });
    Decision { span: *span, kind: kind.block(), reason: *reason, bound, runner_up, weak: *weak }
}
