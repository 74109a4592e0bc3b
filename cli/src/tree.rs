//! `oration tree`: the structure of a transcript, for people.

use std::io::{self, Write};
use std::path::Path;

use anstyle::{AnsiColor, Style};
use oration::{Block, BlockKind, Document, Fact, Facts, LineIndex, Node, Span, Speaker};

use crate::args::TreeArgs;
use crate::output::{self, Stop};
use crate::report::{Failures, Outcome};
use crate::screen::{self, FAINT};
use crate::{input, place, source};

/// Words get at least so many columns, even if the line becomes longer than the terminal is wide.
const LEAST_WORDS: usize = 16;

pub(crate) fn run(args: &TreeArgs) -> Result<Outcome, Stop> {
    let mut out = output::screen(args.screen.color);
    let parser = source::parser(&args.source)?;
    let mut failures = Failures::default();
    let mut first = true;
    for path in &args.files {
        let Some(text) = failures.keep(path, input::read(path)) else { continue };
        let Some(document) = failures.keep(path, parser.parse(&text)) else { continue };
        if !first {
            writeln!(out)?;
        }
        first = false;
        let view = View { source: &text, lines: LineIndex::new(&text), columns: args.screen.columns() };
        view.write(&mut out, path, &document)?;
    }
    out.flush()?;
    Ok(failures.outcome(args.files.len()))
}

/// A node as a line of the tree.
struct Row {
    /// How deep it stands; 0 for the names of the document's parts.
    depth: usize,
    /// Whether no node of its depth follows under the same parent.
    last: bool,
    name: &'static str,
    style: Style,
    lines: String,
    words: String,
}

/// How many columns each part of a row takes.
struct Columns {
    /// The guide lines and the name.
    names: usize,
    lines: usize,
    words: usize,
}

struct View<'a> {
    source: &'a str,
    lines: LineIndex<'a>,
    columns: usize,
}

impl View<'_> {
    fn write(&self, out: &mut impl Write, path: &Path, document: &Document<'_>) -> io::Result<()> {
        let bold = Style::new().bold();
        writeln!(out, "{bold}{}{bold:#}", screen::one_line(&path.to_string_lossy(), usize::MAX))?;
        let facts = stated(&document.facts);
        let facts: Vec<_> =
            facts.into_iter().map(|(name, value, span)| (name, value, place::range(&self.lines, span))).collect();
        let rows = self.rows(document);
        let widths = || facts.iter().map(|(name, _, lines)| (2 + name.len(), lines.len()));
        let widths = || widths().chain(rows.iter().map(|row| (row.depth * 2 + row.name.len(), row.lines.len())));
        let names = widths().map(|(name, _)| name).max().unwrap_or(0);
        let lines = widths().map(|(_, lines)| lines).max().unwrap_or(0);
        let words = self.columns.saturating_sub(names + lines + 4).max(LEAST_WORDS);
        let columns = Columns { names, lines, words };
        write_facts(out, &columns, &facts)?;
        write_rows(out, &columns, &rows)?;
        let doubts = document.diagnostics.len();
        if doubts > 0 {
            let plural = if doubts == 1 { "" } else { "s" };
            writeln!(out, "{FAINT}{doubts} doubt{plural}; see `oration check`{FAINT:#}")?;
        }
        Ok(())
    }

    fn rows(&self, document: &Document<'_>) -> Vec<Row> {
        let mut rows = Vec::new();
        let parts = [("front", document.front.len()), ("body", document.body.len()), ("back", document.back.len())];
        let mut parts = parts.into_iter();
        let mut left = 0;
        for (depth, node) in document.walk() {
            if depth == 0 {
                while left == 0 {
                    let Some((name, blocks)) = parts.next() else { break };
                    left = blocks;
                    if blocks > 0 {
                        rows.push(self.row(0, name, Style::new().bold(), Span::default(), ""));
                    }
                }
                left = left.saturating_sub(1);
            }
            rows.extend(self.node(depth + 1, node));
        }
        mark_last(&mut rows);
        rows
    }

    fn node(&self, depth: usize, node: Node<'_, '_>) -> Option<Row> {
        let words = |span: Span| span.of(self.source).unwrap_or_default();
        let row = match node {
            Node::Block(Block::List(list)) => {
                let kind = if list.ordered { "counted" } else { "bullets" };
                self.row(depth, "list", Style::new(), list.span, &format!("{} {kind}", list.items.len()))
            }
            Node::Block(Block::Turn(turn)) => {
                self.row(depth, "turn", screen::style(BlockKind::Turn), turn.span, &turn.label.speaker)
            }
            Node::Block(block) => {
                self.row(depth, block.kind().name(), screen::style(block.kind()), block.span(), words(block.span()))
            }
            Node::Item(item) => self.row(depth, "item", Style::new(), item.span, words(item.lead)),
            // The words of its entry or turn show it.
            _ => return None,
        };
        Some(row)
    }

    fn row(&self, depth: usize, name: &'static str, style: Style, span: Span, words: &str) -> Row {
        // Wide enough for any terminal; what is longer is not kept.
        let words = screen::one_line(words, self.columns);
        Row { depth, last: false, name, style, lines: place::range(&self.lines, span), words }
    }
}

fn write_facts(out: &mut impl Write, columns: &Columns, facts: &[(&str, String, String)]) -> io::Result<()> {
    let style = AnsiColor::Cyan.on_default();
    for (name, value, lines) in facts {
        write!(out, "  {style}{name:<width$}{style:#}", width = columns.names - 2)?;
        let value = screen::one_line(value, columns.words);
        writeln!(out, "  {FAINT}{lines:<width$}{FAINT:#}  {value}", width = columns.lines)?;
    }
    Ok(())
}

fn write_rows(out: &mut impl Write, columns: &Columns, rows: &[Row]) -> io::Result<()> {
    // For each depth that is open: whether its guide line goes on.
    let mut guides: Vec<bool> = Vec::new();
    for row in rows {
        let style = row.style;
        if row.depth == 0 {
            writeln!(out, "{style}{}{style:#}", row.name)?;
            guides.clear();
            continue;
        }
        guides.truncate(row.depth - 1);
        let mut lead: String = guides.iter().map(|&on| if on { "│ " } else { "  " }).collect();
        lead.push_str(if row.last { "└ " } else { "├ " });
        guides.push(!row.last);
        write!(out, "{FAINT}{lead}{FAINT:#}")?;
        write!(out, "{style}{:<width$}{style:#}", row.name, width = columns.names - row.depth * 2)?;
        let words = screen::one_line(&row.words, columns.words);
        writeln!(out, "  {FAINT}{:<width$}{FAINT:#}  {words}", row.lines, width = columns.lines)?;
    }
    Ok(())
}

/// Finds out which rows no sibling follows, from the end.
fn mark_last(rows: &mut [Row]) {
    // For each depth: whether a row of it follows before one that is less deep.
    let mut follows: Vec<bool> = Vec::new();
    for row in rows.iter_mut().rev() {
        follows.resize(row.depth + 1, false);
        row.last = !std::mem::replace(&mut follows[row.depth], true);
    }
}

/// What the document says of itself, with the name of each fact and the bytes that state it.
fn stated(facts: &Facts<'_>) -> Vec<(&'static str, String, Span)> {
    let mut stated = Vec::new();
    let mut add = |name, fact: Option<(String, Span)>| stated.extend(fact.map(|(value, span)| (name, value, span)));
    add("title", facts.title.as_ref().map(shown));
    add("date", facts.date.as_ref().map(|fact| (dated(fact), fact.span)));
    for fact in facts.speaker.iter().chain(&facts.joint_speakers) {
        add("speaker", Some((named(&fact.value), fact.span)));
    }
    add("role", facts.role.as_ref().map(shown));
    add("place", facts.place.as_ref().map(shown));
    add("event", facts.event.as_ref().map(shown));
    add("language", facts.language.map(|fact| (fact.value.name().to_owned(), fact.span)));
    add("closing", facts.closing.as_ref().map(shown));
    stated
}

fn shown<T: ToString>(fact: &Fact<T>) -> (String, Span) {
    (fact.value.to_string(), fact.span)
}

fn dated(fact: &Fact<oration::Date>) -> String {
    fact.value.time.map_or_else(|| fact.value.to_string(), |time| format!("{} {time}", fact.value))
}

fn named(speaker: &Speaker<'_>) -> String {
    speaker.honorific.as_ref().map_or_else(|| speaker.name.to_string(), |title| format!("{title} {}", speaker.name))
}
