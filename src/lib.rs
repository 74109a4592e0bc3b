//! Raw speech transcripts to a typed tree.
//!
//! Somebody copied a speech from a ministry's page, a PDF, a stenographer's file or a caption dump.
//! [`parse_document`] turns that text into title, metadata, salutation, headings, paragraphs, lists,
//! speaker turns, stage directions, quotations, footnotes, closing, signature and the furniture that
//! the medium added, each with its exact byte span.
//!
//! ```
//! use oration::{Block, parse_document};
//!
//! let source = "\
//! Remarks by Governor Ada Quist at the Harbour Conference
//!
//! Port Norland, 4 May 2021
//!
//! Excellencies, dear friends,
//!
//! The harbour is open again. Three things made it so:
//!
//! • patience,
//! • stone,
//! • and the people of this town.
//!
//! I thank you for your attention.
//! ";
//! let document = parse_document(source)?;
//!
//! assert_eq!(document.title().unwrap().text, "Remarks by Governor Ada Quist at the Harbour Conference");
//! assert_eq!(document.facts.speaker.as_ref().unwrap().value.name, "Ada Quist");
//! assert_eq!(document.facts.date.as_ref().unwrap().value.to_string(), "2021-05-04");
//! assert_eq!(document.lists().next().unwrap().items.len(), 3);
//! assert_eq!(document.closing().unwrap().span.of(source), Some("I thank you for your attention."));
//! # Ok::<(), oration::ParseError>(())
//! ```
//!
//! # Promises
//!
//! - Any text that shows something and has at most `u32::MAX` bytes parses. Doubts are
//!   [`diagnostics`](Document::diagnostics), data with spans, never errors.
//! - Lossless: the leaves of [`walk`](Document::walk) are ordered, disjoint, on character boundaries,
//!   and cover every visible character.
//! - Linear in time and memory, without recursion over the input. Lists nest at most
//!   [`MAX_LIST_DEPTH`] deep.
//! - The same tree for LF, CRLF and CR, apart from spans.
//! - `no_std` with `alloc`, no `unsafe`.
//!
//! # How it works
//!
//! ```text
//! &str ── line ──▶ Line (borrowed; its shape) ── profile ──▶ evidence counted once ── parser ──▶ Document ──▶ export
//!           ▲ grammar (nom, inside one line)                        ▲ units, then their roles
//!           ▲ lexicon (words of each language)
//! ```
//!
//! Three passes, each linear. **line**: what could this line be, alone? **profile**: is the text
//! wrapped and how wide, what parts its paragraphs, which labels come back, do numbers run through,
//! which line returns at page breaks? **parser**: what is it, here? A line's shape never depends on its
//! neighbours; its role is decided in `parser` alone, which may demote a shape to prose and never
//! invents one. Every decision has a named reason, which [`explain`] lists.
//!
//! A module imports only what stands to its left:
//!
//! ```text
//! span ◀ diagnostic ◀ ast ◀ conventions ◀ text ◀ lexicon ◀ grammar ◀ phrase ◀ line ◀ profile ◀ parser ◀ builder ◀ lib        ast ◀ export ◀ lib
//! ```
//!
//! # The ladder
//!
//! Rules are asked in this order, and the first that fits decides. The names are those of [`Reason`].
//!
//! | what it looks at | kinds |
//! |---|---|
//! | page breaks: folios, running lines, time codes | furniture |
//! | labels that come back | turns |
//! | numbers that run through | numbered paragraphs |
//! | markers that count on or come in company | list entries |
//! | markup: rules, fences, `#`, `>`, tags, rows, addresses | rules, quotations, headings, tables |
//! | brackets with the line for themselves | cues |
//! | words of the document's languages | salutations, closings, proceedings, metadata, navigation |
//! | position and length: short, set apart, prose below | headings, signatures |
//! | nothing fits | paragraphs |
//!
//! The rules stand in tables of small functions, one table for each part of the document. Going on down
//! the table behind the rule that decided tells what the block would have been otherwise: the
//! [`runner_up`](Decision::runner_up) of a decision, which nobody pays for who does not ask. A decision
//! also knows why its block begins there, as a [`Bound`], and whether it is [`weak`](Decision::weak): then
//! parsing notes it as [`Code::WeakEvidence`].
//!
//! # Features
//!
//! - `serde` (on by default): `Serialize` and `Deserialize` for the whole tree. The JSON form is
//!   `{"schema": "oration/1", …}`; reading another schema is an error that names both.
//!
//! A feature adds an ability and never changes a meaning.

#![no_std]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod ast;
mod builder;
mod conventions;
mod diagnostic;
mod error;
pub mod export;
mod grammar;
mod lexicon;
mod line;
mod parser;
mod phrase;
mod profile;
mod reason;
mod span;
mod text;

use alloc::vec::Vec;

pub use ast::{
    Addressee, Block, BlockKind, Calendar, Closing, Cue, Date, DateOrder, Document, Fact, Facts, Footnote, Furniture,
    FurnitureRole, Heading, Inline, InlineKind, Item, Label, Lang, List, Marker, MarkerKind, Metadata, MetadataKey,
    Node, Paragraph, Quote, Rule, Salutation, Schema, Signature, Speaker, Table, TableRole, Time, Title, Turn, Walk,
};
pub use builder::Parser;
pub use conventions::{LineLayout, Profile, WordClass, Wrap};
pub use diagnostic::{Code, Diagnostic, Severity};
pub use error::ParseError;
pub use reason::{Bound, Decision, Reason, RunnerUp};
pub use span::{LineIndex, Position, Span};

/// How deep lists nest: entries of lists inside more lists than this are kept flat, with a
/// [`Code::DeepNesting`] diagnostic.
///
/// The bound keeps the stack of whoever walks, serialises or drops a tree small, whatever the input.
/// Speeches nest three deep. The length of the input is not bounded; who fears that should look at
/// it before parsing.
pub const MAX_LIST_DEPTH: usize = 8;

/// Parses a transcript.
///
/// # Errors
///
/// [`ParseError::Empty`] when nothing is visible, [`ParseError::TooLarge`] above `u32::MAX` bytes.
///
/// ```
/// let document = oration::parse_document("Dear friends,\n\nThe harbour is open.\n\nThank you.")?;
/// assert_eq!(document.body.len(), 3);
/// # Ok::<(), oration::ParseError>(())
/// ```
pub fn parse_document(source: &str) -> Result<Document<'_>, ParseError> {
    Parser::new().parse(source)
}

/// Parses a transcript from bytes, which must be UTF-8; a byte-order mark is white space.
///
/// # Errors
///
/// Those of [`parse_document`], and [`ParseError::NotUtf8`].
///
/// ```
/// let document = oration::parse_bytes("Liebe Freunde,\n\nder Hafen ist offen.".as_bytes())?;
/// assert_eq!(document.salutation().unwrap().text, "Liebe Freunde,");
/// # Ok::<(), oration::ParseError>(())
/// ```
pub fn parse_bytes(bytes: &[u8]) -> Result<Document<'_>, ParseError> {
    match core::str::from_utf8(bytes) {
        Ok(source) => parse_document(source),
        Err(error) => Err(ParseError::NotUtf8 { valid_up_to: error.valid_up_to() }),
    }
}

/// Why each stretch of a transcript is what it is, in source order: the rule that decided it, why it
/// begins there, and what it would have been otherwise.
///
/// Parsing does not pay for this; it is computed only here.
///
/// # Errors
///
/// Those of [`parse_document`].
///
/// ```
/// use oration::{BlockKind, Reason, explain};
///
/// let decisions = explain("Ada Quist: We are open.\n\nBo Lind: Since when?\n\nAda Quist: Since today.")?;
/// assert!(decisions.iter().all(|d| d.kind == BlockKind::Turn && d.reason == Reason::SpeakerLabel));
/// # Ok::<(), oration::ParseError>(())
/// ```
pub fn explain(source: &str) -> Result<Vec<Decision>, ParseError> {
    Parser::new().explain(source)
}

/// Refuses what cannot be parsed at all.
fn check(source: &str) -> Result<&str, ParseError> {
    if u32::try_from(source.len()).is_err() {
        return Err(ParseError::TooLarge { len: source.len() });
    }
    if text::trim_start(source).is_empty() {
        return Err(ParseError::Empty);
    }
    Ok(source)
}

/// The examples of the README, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
