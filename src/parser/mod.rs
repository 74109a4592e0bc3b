//! The third pass: what each stretch of lines is, here.
//!
//! ```text
//! lines ─▶ unit::cut ─▶ units ─▶ front / body / back ─▶ pieces ─▶ build ─▶ Document
//!            │ list       │      │ title  │ words                 │ inline, facts
//!                         │ begin          │ heading, runs
//! ```
//!
//! `list` decides which markers mark entries, `begin` where the speech begins, `title` which lines of the
//! front are the headline. `words` and `heading` hold the rules of units without a form of their own,
//! `runs` what units are only together. Rules are asked in the order of their table; see `ladder`. A shape
//! may be demoted to prose here; none is invented.

mod back;
mod begin;
mod body;
mod build;
mod context;
mod facts;
mod form;
mod front;
mod heading;
mod inline;
mod ladder;
mod list;
mod piece;
mod runs;
mod title;
mod unit;
mod words;

use alloc::vec::Vec;

use crate::ast::Document;
use crate::conventions;
use crate::line;
use crate::profile::Profile;
use crate::reason::{Decision, Reason};
use crate::span::Span;
use context::Context;
use piece::{Kind, Piece};

/// The pieces of a source, and where front and back part from the body.
struct Pieces {
    all: Vec<Piece>,
    front: usize,
    back: usize,
}

/// Parses a source that is known to show something and to fit in `u32`.
pub(crate) fn parse<'a>(source: &'a str, known: &conventions::Profile) -> Document<'a> {
    read(source, known, build::document)
}

/// Reads a source up to its pieces, and makes of them what is wanted.
fn read<'a, T>(source: &'a str, known: &conventions::Profile, make: impl FnOnce(&Context<'_, 'a>, Pieces) -> T) -> T {
    let mut lines = line::scan(source);
    let profile = Profile::of(source, &mut lines, known);
    let units = unit::cut(&lines, &profile);
    let context = Context::new(source, &lines, &profile, &units);
    let pieces = pieces(&context);
    make(&context, pieces)
}

fn pieces(context: &Context<'_, '_>) -> Pieces {
    let front = begin::front_length(context);
    let back = back::start(context, front).max(front);
    let mut roles = front::roles(context, front);
    roles.extend(body::roles(context, front, back));
    roles.extend(back::roles(context, back));
    let mut pieces = Pieces { all: Vec::with_capacity(roles.len()), front, back };
    for (at, (kind, reason)) in roles.into_iter().enumerate() {
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
                let piece = Piece { kind, span: context.span(at), line: context.units[at].first, reason };
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
        let line = last.line;
        parts.push(Piece { kind, span: Span::new(label.start, end), line, reason: Reason::SecondLabel });
    }
    parts
}

/// Why each stretch of a source is what it is.
pub(crate) fn explain(source: &str, known: &conventions::Profile) -> Vec<Decision> {
    let decision = |piece: &Piece| Decision { span: piece.span, kind: piece.kind.block(), reason: piece.reason };
    read(source, known, |_, pieces| pieces.all.iter().map(decision).collect())
}

/// The conventions that a source shows.
pub(crate) fn conventions(source: &str) -> conventions::Profile {
    let mut lines = line::scan(source);
    Profile::of(source, &mut lines, &conventions::Profile::default()).conventions(&lines)
}
