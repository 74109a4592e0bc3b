//! Small trees for the tests of the exports, built by hand: an export must hold for any tree, not
//! only for those that today's parser makes.

#![allow(clippy::panic, reason = "a sample that does not hold its own words is a test's mistake")]

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

use crate::ast::{
    Block, Closing, Cue, Document, Footnote, Furniture, FurnitureRole, Heading, Inline, InlineKind, Item, Label, List,
    Marker, MarkerKind, Metadata, MetadataKey, Paragraph, Quote, Rule, Salutation, Signature, Table, TableRole, Title,
    Turn,
};
use crate::span::{Span, offset};

/// A source and its tree.
pub(super) struct Sample {
    pub(super) source: &'static str,
    pub(super) document: Document<'static>,
}

impl Sample {
    fn new(source: &'static str, body: Vec<Block<'static>>) -> Self {
        Self { source, document: Document { body, ..Document::default() } }
    }
}

/// Where `words` first stand in `source`.
pub(super) fn at(source: &str, words: &str) -> Span {
    let start = source.find(words).unwrap_or_else(|| panic!("{words:?} is not in {source:?}"));
    Span::new(offset(start), offset(start + words.len()))
}

pub(super) fn paragraph(span: Span, text: &'static str) -> Paragraph<'static> {
    Paragraph { span, number: None, text: Cow::Borrowed(text), inlines: Vec::new(), continues: false }
}

pub(super) fn para(text: &'static str) -> Block<'static> {
    Block::Paragraph(paragraph(Span::default(), text))
}

fn para_at(source: &str, text: &'static str) -> Block<'static> {
    Block::Paragraph(paragraph(at(source, text), text))
}

/// A paragraph that a page break cut.
pub(super) fn cut(text: &'static str) -> Block<'static> {
    Block::Paragraph(Paragraph { continues: true, ..paragraph(Span::default(), text) })
}

/// A paragraph whose `inlines` are the places of the words in it.
pub(super) fn marked(text: &'static str, inlines: &[(InlineKind, &str)]) -> Block<'static> {
    let inlines = inlines.iter().map(|&(kind, words)| Inline::new(kind, at(text, words))).collect();
    let span = Span::new(0, offset(text.len()));
    Block::Paragraph(Paragraph { inlines, ..paragraph(span, text) })
}

pub(super) fn furniture() -> Block<'static> {
    Block::Furniture(Furniture { span: Span::default(), role: FurnitureRole::PageNumber, text: Cow::Borrowed("7") })
}

pub(super) fn cue(text: &'static str) -> Block<'static> {
    Block::Cue(Cue { span: Span::default(), text: Cow::Borrowed(text) })
}

pub(super) fn quote(text: &'static str) -> Block<'static> {
    Block::Quote(Quote { span: Span::default(), text: Cow::Borrowed(text) })
}

pub(super) fn heading(level: u8, number: Option<&'static str>, text: &'static str) -> Block<'static> {
    Block::Heading(Heading {
        span: Span::default(),
        level,
        number: number.map(Cow::Borrowed),
        text: Cow::Borrowed(text),
    })
}

pub(super) fn meta(key: MetadataKey<'static>, value: &'static str) -> Block<'static> {
    Block::Metadata(Metadata { span: Span::default(), key, value: Cow::Borrowed(value) })
}

pub(super) fn table(role: TableRole, text: &'static str) -> Block<'static> {
    Block::Table(Table { span: Span::default(), role, text: Cow::Borrowed(text) })
}

pub(super) fn footnote(mark: Option<&'static str>, text: &'static str, references: Vec<Span>) -> Block<'static> {
    Block::Footnote(Footnote {
        span: Span::default(),
        mark: mark.map(Cow::Borrowed),
        text: Cow::Borrowed(text),
        references,
    })
}

pub(super) fn turn(speaker: &'static str, run_in: bool, blocks: Vec<Block<'static>>) -> Block<'static> {
    let label = Label { span: Span::default(), speaker: Cow::Borrowed(speaker), time: None };
    Block::Turn(Box::new(Turn { span: Span::default(), label, run_in, blocks }))
}

pub(super) fn item(marker: &'static str, text: &'static str, blocks: Vec<Block<'static>>) -> Item<'static> {
    let digits = marker.trim_matches(|c: char| !c.is_alphanumeric());
    let (sort, value) = match digits.parse() {
        Ok(value) => (MarkerKind::Number, Some(value)),
        Err(_) if digits.is_empty() => (MarkerKind::Bullet, None),
        Err(_) => (MarkerKind::Letter, Some(1)),
    };
    let marker = Marker { span: Span::default(), text: Cow::Borrowed(marker), sort, value };
    Item {
        span: Span::default(),
        marker: Some(marker),
        text: Cow::Borrowed(text),
        lead: Span::default(),
        inlines: Vec::new(),
        blocks,
    }
}

pub(super) fn list(items: Vec<Item<'static>>) -> Block<'static> {
    let counts = |item: &Item<'_>| item.marker.as_ref().is_some_and(|marker| marker.sort.is_ordered());
    Block::List(List { span: Span::default(), ordered: items.iter().any(counts), items })
}

pub(super) fn body(body: Vec<Block<'static>>) -> Document<'static> {
    Document { body, ..Document::default() }
}

/// Two turns, one with its label in the line and one with its label alone.
pub(super) fn turns() -> Sample {
    let source = "Q: Who pays?\n\n(Laughter.)\n\nTell us.\n\nMS. QUIST\nWe all do.\n";
    let turn = |label: &str, speaker, run_in, blocks| {
        let label = Label { span: at(source, label), speaker: Cow::Borrowed(speaker), time: None };
        Block::Turn(Box::new(Turn { span: Span::default(), label, run_in, blocks }))
    };
    let laughter = Block::Cue(Cue { span: at(source, "(Laughter.)"), text: Cow::Borrowed("Laughter.") });
    let first = vec![para_at(source, "Who pays?"), laughter, para_at(source, "Tell us.")];
    let second = vec![para_at(source, "We all do.")];
    Sample::new(source, vec![turn("Q:", "Q", true, first), turn("MS. QUIST", "MS. QUIST", false, second)])
}

/// A counted list with a nested one between two continuation paragraphs, and a list of bullets.
pub(super) fn lists() -> Sample {
    let source = "1. One\n\n   More of one\n   - deep\n   And after\n2. Two\n\n• other\n";
    let item = |lead: &str, blocks| Item { lead: at(source, lead), ..item("-", "", blocks) };
    let list = |ordered, items| Block::List(List { span: Span::default(), ordered, items });
    let nested = list(false, vec![item("- deep", vec![])]);
    let one = item("1. One", vec![para_at(source, "More of one"), nested, para_at(source, "And after")]);
    let counted = list(true, vec![one, item("2. Two", vec![])]);
    Sample::new(source, vec![counted, list(false, vec![item("• other", vec![])])])
}

/// One block of every kind that an outline knows, in the order of their declaration.
pub(super) fn every_kind() -> Document<'static> {
    let span = Span::default();
    let text = Cow::Borrowed("words");
    let mut document = body(vec![
        Block::Salutation(Salutation { span, text: text.clone(), addressees: Vec::new() }),
        heading(1, None, "words"),
        para("words"),
        list(vec![item("-", "words", Vec::new())]),
        turn("Q", false, Vec::new()),
        cue("words"),
        quote("words"),
        footnote(Some("1"), "words", Vec::new()),
        Block::Closing(Closing { span, text: text.clone() }),
    ]);
    document.front = vec![Block::Title(Title { span, text: text.clone() }), meta(MetadataKey::Unknown, "words")];
    document.back = vec![
        Block::Signature(Signature { span, text: text.clone() }),
        furniture(),
        Block::Rule(Rule { span, text }),
        table(TableRole::Rows, "words"),
    ];
    document
}
