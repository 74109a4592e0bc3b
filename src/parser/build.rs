//! From pieces to the tree: nesting entries and turns, cleaning texts, linking notes.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::context::Context;
use super::{Kind, Piece, Pieces, doubt, facts, inline, list};
use crate::MAX_LIST_DEPTH;
use crate::ast::{
    Addressee, Block, Closing, Cue, Document, Footnote, Furniture, Heading, InlineKind, Item, Label, List, Marker,
    MarkerKind, Metadata, MetadataKey, Node, Paragraph, Quote, Rule, Salutation, Schema, Signature, Table, Title, Turn,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::mark::{Mark, Style};
use crate::grammar::{bracket, field, markup, note};
use crate::span::{Span, offset};
use crate::text;

/// Builds the document.
pub(super) fn document<'a>(context: &Context<'_, 'a>, pieces: Pieces) -> Document<'a> {
    let mut builder = Builder { context, diagnostics: control_characters(context.source) };
    let Pieces { all, front, back } = pieces;
    builder.diagnostics.extend(doubt::diagnostics(&all));
    let front_blocks = builder.blocks(&all[..front]);
    let body = builder.blocks(&all[front..back]);
    let back_blocks = builder.blocks(&all[back..]);
    let mut document = Document {
        schema: Schema,
        facts: Default::default(),
        front: front_blocks,
        body,
        back: back_blocks,
        diagnostics: Vec::new(),
    };
    link_notes(context.source, &mut document, &mut builder.diagnostics);
    document.facts = facts::of(context, &document, &mut builder.diagnostics);
    document.diagnostics = builder.diagnostics;
    document.diagnostics.shrink_to_fit();
    document.diagnostics.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.span.end, diagnostic.code));
    document
}

struct Builder<'b, 'c, 'a> {
    context: &'b Context<'c, 'a>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Builder<'_, '_, 'a> {
    fn slice(&self, span: Span) -> &'a str {
        &self.context.source[span.range()]
    }

    /// Nests pieces into blocks: a turn takes what follows up to the next turn, a list its entries.
    fn blocks(&mut self, pieces: &[Piece]) -> Vec<Block<'a>> {
        let mut blocks: Vec<Block<'a>> = Vec::new();
        let mut turn: Option<Turn<'a>> = None;
        let mut at = 0;
        while at < pieces.len() {
            let piece = &pieces[at];
            let place = turn.as_mut().map_or(&mut blocks, |turn| &mut turn.blocks);
            match &piece.kind {
                Kind::Turn { label, speaker, time, alone } => {
                    blocks.extend(turn.take().map(finished));
                    turn = Some(self.turn(piece, *label, *speaker, *time, *alone));
                    at += 1;
                    continue;
                }
                Kind::Item(_) => {
                    let run = pieces[at..].iter().take_while(|piece| matches!(piece.kind, Kind::Item(_))).count();
                    self.lists(&pieces[at..at + run], place);
                    at += run;
                }
                _ => {
                    let furniture = |piece: &&Piece| matches!(piece.kind, Kind::Furniture(_));
                    // Words that furniture cuts may go on behind it.
                    let cut = !furniture(&piece) && pieces.get(at + 1).as_ref().is_some_and(furniture);
                    let next = cut.then(|| pieces[at + 1..].iter().find(|next| !furniture(next))).flatten();
                    place.push(self.block(piece, next));
                    at += 1;
                }
            }
            if let Some(turn) = &mut turn {
                if let Some(last) = turn.blocks.last() {
                    turn.span = turn.span.to(last.span());
                }
            }
        }
        blocks.extend(turn.map(finished));
        blocks.shrink_to_fit();
        blocks
    }

    fn turn(&self, piece: &Piece, label: Span, speaker: Span, time: Option<Span>, alone: bool) -> Turn<'a> {
        let end = if alone { piece.span.end } else { label.end.min(piece.span.end) };
        let label = Label {
            span: trimmed(self.context.source, Span::new(piece.span.start, end)),
            speaker: text::clean(self.slice(speaker)),
            time: time.map(|time| text::clean(self.slice(time))),
        };
        let said = trimmed(self.context.source, Span::new(end, piece.span.end));
        let blocks: Vec<_> =
            (!said.is_empty()).then(|| Block::Paragraph(self.paragraph(said, None, None))).into_iter().collect();
        Turn { span: piece.span, label, run_in: !blocks.is_empty(), blocks }
    }

    fn paragraph(&self, span: Span, number: Option<u32>, next: Option<&Piece>) -> Paragraph<'a> {
        let prose = self.slice(span);
        let words = match number {
            Some(_) => after_number(prose),
            None => prose,
        };
        let continues = next.is_some_and(|next| {
            matches!(next.kind, Kind::Paragraph(None))
                && !text::ends_sentence(prose)
                && (text::starts_lower(self.slice(next.span)) || !prose.ends_with([':', ',']))
        });
        Paragraph {
            span,
            number,
            text: text::clean(words),
            inlines: inline::marks(self.context.source, prose, self.context.lexicons()),
            continues,
        }
    }

    fn block(&mut self, piece: &Piece, next: Option<&Piece>) -> Block<'a> {
        let span = piece.span;
        let raw = self.slice(span);
        match &piece.kind {
            Kind::Title => Block::Title(Title { span, text: headline(raw) }),
            Kind::Metadata(key) => Block::Metadata(self.metadata(span, key)),
            Kind::Salutation => Block::Salutation(Salutation {
                span,
                text: text::clean(markup::bare(raw)),
                addressees: addressees(self.context.source, raw),
            }),
            Kind::Heading(level) => {
                let (number, words) = heading_number(markup::bare(raw));
                Block::Heading(Heading { span, level: *level, number: number.map(text::clean), text: headline(words) })
            }
            Kind::Paragraph(number) => Block::Paragraph(self.paragraph(span, *number, next)),
            // Entries and turns are nested by `blocks`.
            Kind::Item(_) | Kind::Turn { .. } => Block::Paragraph(self.paragraph(span, None, None)),
            Kind::Cue => Block::Cue(Cue { span, text: text::clean(bracket::bracketed(raw).unwrap_or(raw)) }),
            Kind::Quote => Block::Quote(Quote { span, text: quotation(raw) }),
            Kind::Footnote => {
                let (mark, words) = match note::note_mark(text::skip_marks(raw)) {
                    Ok((rest, (mark, _))) => (Some(mark), text::trim(rest)),
                    Err(_) => (None, raw),
                };
                Block::Footnote(Footnote {
                    span,
                    mark: mark.map(text::clean),
                    text: text::clean(words),
                    references: Vec::new(),
                })
            }
            Kind::Closing => Block::Closing(Closing { span, text: text::clean(markup::bare(after_number(raw))) }),
            Kind::Signature => Block::Signature(Signature { span, text: text::clean(raw) }),
            Kind::Furniture(role) => Block::Furniture(Furniture { span, role: *role, text: text::clean(raw) }),
            Kind::Rule => Block::Rule(Rule { span, text: text::clean(raw) }),
            Kind::Table(role) => Block::Table(Table { span, role: *role, text: raw.into() }),
        }
    }

    fn metadata(&mut self, span: Span, key: &MetadataKey<'static>) -> Metadata<'a> {
        let raw = self.slice(span);
        let value = match field::field(raw) {
            Some((name, value)) if self.context.lexicons().key(name).is_some() && !value.is_empty() => value,
            _ => match self.context.lexicons().leading_key(raw) {
                Some((_, rest)) if !text::trim(rest).is_empty() => text::trim(rest.trim_start_matches([':', ' '])),
                _ => raw,
            },
        };
        if *key == MetadataKey::FrontMatter && raw.starts_with("---") && !raw.ends_with("---") && !raw.ends_with("...")
        {
            self.diagnostics.push(Diagnostic::new(Code::UnclosedFrontMatter, span));
        }
        let value = if *key == MetadataKey::FrontMatter { raw.into() } else { text::clean(value) };
        Metadata { span, key: key.clone(), value }
    }

    /// Entries that follow each other, nested by their markers: a marker unlike those open begins
    /// a list inside the last entry; one that counts on with an open list goes back to it.
    fn lists(&mut self, pieces: &[Piece], done: &mut Vec<Block<'a>>) {
        // The open lists from the outermost inwards, each with the sort of marker that it counts by.
        let mut open: Vec<(Level, List<'a>)> = Vec::new();
        for piece in pieces {
            let Kind::Item(mark) = piece.kind else { continue };
            let line = &self.context.lines[self.context.units[piece.unit].first];
            let level = Level { mark, indent: line.indent, sign: text::skip_marks(line.text).chars().next() };
            let place = open.iter().rposition(|(other, _)| other.takes(&level));
            match place {
                Some(place) => close(&mut open, place + 1, done),
                None => {
                    let nests = open.last().is_some_and(|(last, _)| last.nests(&level));
                    if !nests {
                        close(&mut open, 0, done);
                    } else if open.len() >= MAX_LIST_DEPTH {
                        self.diagnostics.push(Diagnostic::new(Code::DeepNesting, piece.span));
                    }
                    if open.len() < MAX_LIST_DEPTH {
                        open.push((
                            level,
                            List {
                                span: piece.span,
                                ordered: mark.is_some_and(|m| m.sort.is_ordered()),
                                items: Vec::new(),
                            },
                        ));
                    }
                }
            }
            let item = self.item(piece, mark, open.last().map(|(level, _)| level));
            if let Some((last, list)) = open.last_mut() {
                if let (Some(before), Some(now)) = (last.mark, mark) {
                    if !list.items.is_empty()
                        && now.sort.is_ordered()
                        && before.style == now.style
                        && !list::follows(before, now)
                        && before.sort == now.sort
                    {
                        self.diagnostics.push(Diagnostic::new(Code::BrokenNumbering, item.lead));
                    }
                }
                last.mark = mark;
                list.span = list.span.to(item.span);
                list.items.push(item);
            }
        }
        close(&mut open, 0, done);
    }

    fn item(&self, piece: &Piece, mark: Option<Mark>, level: Option<&Level>) -> Item<'a> {
        let source = self.context.source;
        let raw = self.slice(piece.span);
        let marker = mark.map(|mark| {
            let span = trimmed(source, Span::new(piece.span.start, piece.span.start + mark.len));
            let roman = reads_roman(mark, level);
            Marker {
                span,
                text: text::clean(self.slice(span)),
                sort: if roman { MarkerKind::Roman } else { mark.sort },
                value: mark.sort.is_ordered().then_some(if roman { mark.roman } else { mark.value }),
            }
        });
        let words = text::trim(mark.map_or(raw, |mark| mark.behind(raw)));
        Item {
            span: piece.span,
            marker,
            text: text::clean(words),
            lead: piece.span,
            inlines: inline::marks(source, words, self.context.lexicons()),
            blocks: Vec::new(),
        }
    }
}

/// A turn to which nothing comes any more; as it stays, it keeps no room for more.
fn finished(mut turn: Turn<'_>) -> Block<'_> {
    turn.blocks.shrink_to_fit();
    Block::Turn(Box::new(turn))
}

/// What a list counts by, and where it stands.
#[derive(Clone, Copy)]
struct Level {
    mark: Option<Mark>,
    indent: u16,
    sign: Option<char>,
}

impl Level {
    /// Whether an entry belongs to this list.
    fn takes(&self, next: &Self) -> bool {
        match (self.mark, next.mark) {
            (None, None) => true,
            (Some(a), Some(b)) if a.sort == MarkerKind::Bullet && b.sort == MarkerKind::Bullet => {
                self.sign == next.sign && next.indent < self.indent + 2
            }
            (Some(a), Some(b)) => {
                list::follows(a, b)
                    || (a.style == b.style
                        && a.sort == b.sort
                        && matches!(a.sort, MarkerKind::Number | MarkerKind::Word)
                        && a.style != Style::Sign
                        && self.indent.abs_diff(next.indent) < 2)
            }
            _ => false,
        }
    }

    /// Whether an entry that does not belong to this list begins one inside its last entry: an
    /// ordered list begins at its first place, a bullet differs in sign or stands deeper.
    fn nests(&self, next: &Self) -> bool {
        match (self.mark, next.mark) {
            (Some(a), Some(b)) if b.sort == MarkerKind::Bullet => {
                a.sort != MarkerKind::Bullet
                    || next.indent > self.indent
                    || next.indent == self.indent && is_lesser(next.sign)
            }
            (Some(_), Some(b)) => b.value == 1 || b.roman == 1 || next.indent > self.indent,
            (Some(_), None) => true,
            _ => false,
        }
    }
}

/// Bullets that set the entries of inner lists.
const fn is_lesser(sign: Option<char>) -> bool {
    matches!(sign, Some('-' | '–' | 'o' | '◦' | '○' | '▪'))
}

/// Whether a letter that is also a roman numeral is read as one: it opens a list as "i", or counts
/// on from a roman one.
fn reads_roman(mark: Mark, level: Option<&Level>) -> bool {
    match mark.sort {
        MarkerKind::Roman => true,
        MarkerKind::Letter => {
            mark.roman == 1
                || level.and_then(|level| level.mark).is_some_and(|last| {
                    last.roman > 0
                        && last.roman + 1 == mark.roman
                        && !(last.sort == MarkerKind::Letter && last.value + 1 == mark.value)
                })
        }
        _ => false,
    }
}

/// Closes open lists down to `keep`, each into the last entry of the one around it.
fn close<'a>(open: &mut Vec<(Level, List<'a>)>, keep: usize, done: &mut Vec<Block<'a>>) {
    while open.len() > keep {
        let Some((_, mut list)) = open.pop() else { break };
        if list.items.is_empty() {
            continue;
        }
        list.items.shrink_to_fit();
        match open.last_mut().and_then(|(_, outer)| Some((&mut outer.span, outer.items.last_mut()?))) {
            Some((outer, item)) => {
                *outer = outer.to(list.span);
                item.span = item.span.to(list.span);
                // As a rule no second list stands inside an entry.
                item.blocks.reserve_exact(1);
                item.blocks.push(Block::List(list));
            }
            None => done.push(Block::List(list)),
        }
    }
}

/// A span without white space at either end.
fn trimmed(source: &str, span: Span) -> Span {
    Span::of_slice(source, text::trim(&source[span.range()]))
}

/// The words after a paragraph's number.
fn after_number(prose: &str) -> &str {
    match crate::grammar::mark::marker(text::skip_marks(prose)) {
        Ok((rest, mark)) if mark.sort == MarkerKind::Number => text::trim(rest),
        _ => prose,
    }
}

/// A headline as one line: markup and underlines off, lines joined.
fn headline(raw: &str) -> Cow<'_, str> {
    if let Some(tag) = markup::tag_line(raw) {
        return text::clean(tag.attribute("title").unwrap_or(raw));
    }
    let raw = raw.strip_prefix('#').filter(|rest| rest.starts_with(['\n', '\r'])).map_or(raw, text::trim);
    let words = match raw.trim_end().rsplit_once(['\n', '\r']) {
        Some((words, last)) if crate::grammar::rule::underline(text::trim(last)).is_some() => words,
        _ => raw,
    };
    text::clean(markup::bare(words))
}

/// The number of a headline, and its words.
fn heading_number(words: &str) -> (Option<&str>, &str) {
    match crate::grammar::mark::marker(words) {
        Ok((rest, mark)) if mark.sort.is_ordered() && !text::trim(rest).is_empty() => {
            (Some(&words[..words.len() - rest.len()]), text::trim(rest))
        }
        _ => (None, words),
    }
}

/// The lines of a quotation without its marks, verse kept apart.
fn quotation(raw: &str) -> Cow<'_, str> {
    if !raw.starts_with('>') {
        return if raw.starts_with("```") || raw.starts_with("~~~") { raw.into() } else { text::clean(raw) };
    }
    let mut lines = String::with_capacity(raw.len());
    for line in text::lines(raw) {
        if !lines.is_empty() {
            lines.push('\n');
        }
        lines.push_str(text::trim(text::trim_start(line).trim_start_matches('>')));
    }
    lines.into()
}

/// Those addressed, cut at commas and at "and" between lines.
fn addressees<'a>(source: &'a str, raw: &'a str) -> Vec<Addressee<'a>> {
    raw.split([',', '!', ':', '\n', '\r', '，', '！', '：', '،', ';'])
        .map(|part| text::trim(part).trim_matches(|c: char| matches!(c, '.' | '*' | '_') || text::is_space(c)))
        .filter(|part| part.chars().any(char::is_alphabetic))
        .map(|part| Addressee { span: Span::of_slice(source, part), text: text::clean(part) })
        .collect()
}

/// A diagnostic for each run of characters that text should not hold.
fn control_characters(source: &str) -> Vec<Diagnostic> {
    let odd =
        |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}') || c == '\u{fffd}';
    let mut found = Vec::new();
    let mut run: Option<Span> = None;
    for (at, c) in text::rare_chars(source).filter(|&(_, c)| odd(c)) {
        let here = Span::new(offset(at), offset(at + c.len_utf8()));
        run = match run {
            Some(before) if before.end == here.start => Some(before.to(here)),
            Some(before) => {
                found.push(Diagnostic::new(Code::ControlCharacters, before));
                Some(here)
            }
            None => Some(here),
        };
    }
    found.extend(run.map(|span| Diagnostic::new(Code::ControlCharacters, span)));
    found
}

/// Links each footnote with the places that refer to it.
fn link_notes(source: &str, document: &mut Document<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let references = collect_references(source, document);
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    let notes = document.back.iter_mut().chain(document.body.iter_mut());
    for block in notes {
        let Block::Footnote(footnote) = block else { continue };
        let Some(mark) = &footnote.mark else { continue };
        let key = plain_mark(mark);
        if let Some(first) = seen.insert(key.clone(), footnote.span) {
            diagnostics.push(Diagnostic::new(Code::DuplicateFootnote, footnote.span).with_other(first));
        }
        match references.get(&key) {
            Some(places) => footnote.references.clone_from(places),
            None => diagnostics.push(Diagnostic::new(Code::UnreferencedFootnote, footnote.span)),
        }
    }
}

/// The places that refer to notes, by mark.
fn collect_references(source: &str, document: &Document<'_>) -> BTreeMap<String, Vec<Span>> {
    let mut references: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for (_, node) in document.walk() {
        let inlines = match node {
            Node::Block(Block::Paragraph(paragraph)) => &paragraph.inlines,
            Node::Item(item) => &item.inlines,
            Node::Block(_) | Node::Marker(_) | Node::Label(_) => continue,
        };
        for inline in inlines.iter().filter(|inline| inline.kind == InlineKind::FootnoteReference) {
            let mark = inline.span.of(source).unwrap_or_default().trim_matches(['[', ']', '^']);
            references.entry(plain_mark(mark)).or_default().push(inline.span);
        }
    }
    references
}

/// A note's mark in plain digits: "¹²" is "12".
fn plain_mark(mark: &str) -> String {
    mark.chars()
        .map(|c| match c {
            '⁰' => '0',
            '¹' => '1',
            '²' => '2',
            '³' => '3',
            '⁴'..='⁹' => char::from_u32(c as u32 - '⁴' as u32 + '4' as u32).unwrap_or(c),
            _ => c,
        })
        .collect()
}
