//! Numbers at line starts: pages, numbered paragraphs, or the entries of lists.

use alloc::vec::Vec;

use super::Layout;
use crate::ast::MarkerKind;
use crate::grammar::mark::{Mark, Style};
use crate::grammar::markup;
use crate::line::{Line, Shape};

/// What is known of the numbers of a document.
#[derive(Debug, Clone, Default)]
pub(crate) struct Numbering {
    /// Lines that begin a numbered paragraph, with its number, in order.
    paragraphs: Vec<(usize, u32)>,
}

/// A number at the start of a line that could be a paragraph's.
#[derive(Clone, Copy)]
struct Entry {
    line: usize,
    value: u32,
    style: Style,
    /// Columns of words until the next entry or blank line.
    length: u32,
    /// Its lines.
    height: usize,
    alone: bool,
}

impl Numbering {
    /// Finds numbers that run through the document.
    ///
    /// Numbers run through when they rise from entry to entry, never start again, and what stands
    /// after them is as long as paragraphs are. Entries of a list are short, follow each other
    /// without anything between, or start again at one.
    pub(super) fn of(lines: &[Line<'_>], layout: &Layout) -> Self {
        let mut best: Vec<Entry> = Vec::new();
        for style in [Style::Dot, Style::Bare, Style::Paren, Style::Parens] {
            let mut entries = Self::entries(lines, style, layout);
            // Beside numbers that have words on their line, one that stands alone is a page's.
            if entries.iter().filter(|entry| !entry.alone).count() >= 3 {
                entries.retain(|entry| !entry.alone);
            }
            let chain = rising(&entries);
            if chain.len() > best.len() && runs_through(&chain, &entries, lines.len()) && !is_led_list(&chain, lines) {
                best = chain;
            }
        }
        Self { paragraphs: best.iter().map(|entry| (entry.line, entry.value)).collect() }
    }

    fn entries(lines: &[Line<'_>], style: Style, layout: &Layout) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut open = false;
        for (at, line) in lines.iter().enumerate() {
            let mark = match line.shape {
                // A number before a link counts the pages above this one, or the notes.
                Shape::Mark(Mark { sort: MarkerKind::Number, style: found, value, .. })
                    if found == style && markup::opening_link(line.after_mark()).is_none() =>
                {
                    Some((value, line.after_mark().is_empty()))
                }
                // "7." alone on its line may be the marker of what follows.
                Shape::Folio(value) if style == Style::Dot && line.text.ends_with('.') => Some((value, true)),
                _ => None,
            };
            if let Some((value, alone)) = mark {
                entries.push(Entry { line: at, value, style, length: u32::from(line.width), height: 1, alone });
                open = true;
            } else if open && line.shape == Shape::Prose {
                if let Some(last) = entries.last_mut() {
                    let joined = line.gap <= layout.spacing || (last.alone && at == last.line + 1);
                    if joined {
                        last.length += u32::from(line.width);
                        last.height += 1;
                    } else {
                        open = false;
                    }
                }
            } else {
                open = false;
            }
        }
        entries
    }

    /// The number of the paragraph that begins at a line.
    pub(crate) fn paragraph(&self, line: usize) -> Option<u32> {
        self.paragraphs.binary_search_by_key(&line, |&(at, _)| at).ok().map(|at| self.paragraphs[at].1)
    }
}

/// The longest run of entries whose values rise, taken greedily: an entry that does not rise by a
/// little is passed over.
fn rising(entries: &[Entry]) -> Vec<Entry> {
    let mut chain: Vec<Entry> = Vec::new();
    for &entry in entries {
        match chain.last() {
            None => chain.push(entry),
            Some(last) if entry.value > last.value && entry.value - last.value <= 100 => chain.push(entry),
            Some(_) if chain.len() == 1 => chain[0] = entry,
            Some(_) => {}
        }
    }
    chain
}

/// Entries right after each other below a line that leads in are a list, however long they are.
fn is_led_list(chain: &[Entry], lines: &[Line<'_>]) -> bool {
    let led = chain
        .first()
        .and_then(|entry| entry.line.checked_sub(1))
        .is_some_and(|before| lines[before].text.ends_with([':', '：']));
    // An inner list is set in deeper than the entry that it belongs to.
    let inner = |from: usize, to: usize, indent: u16| {
        lines.get(from..to).is_some_and(|between| between.iter().all(|line| line.gap == 0 && line.indent > indent))
    };
    led && chain.windows(2).all(|pair| inner(pair[0].line + pair[0].height, pair[1].line, lines[pair[0].line].indent))
}

fn runs_through(chain: &[Entry], all: &[Entry], lines: usize) -> bool {
    if chain.len() < 3 || chain.len() * 4 < all.len() * 3 {
        return false;
    }
    let length: u32 = chain.iter().map(|entry| entry.length).sum();
    let mean = length / u32::try_from(chain.len()).unwrap_or(1);
    let span = chain[chain.len() - 1].line - chain[0].line;
    // Page numbers that stand alone are far from each other; markers that stand alone are not.
    let alone = chain.iter().filter(|entry| entry.alone).count() * 2 > chain.len();
    let dense = span / (chain.len() - 1) < 14;
    if alone && (!dense || chain.len() < 5) {
        return false;
    }
    // Entries right after each other, in a document that has much else, are a list.
    let close = chain.windows(2).filter(|pair| pair[1].line == pair[0].line + pair[0].height).count() + 1;
    let covered: usize = chain.iter().map(|entry| entry.height).sum();
    if close == chain.len() && covered * 4 < lines && !alone {
        return false;
    }
    let bare = chain.iter().any(|entry| entry.style == Style::Bare);
    let far = chain.len() >= 5 && span * 3 >= lines;
    mean >= 100 && (chain.len() >= 4 || span * 3 >= lines) || far && mean >= if bare { 40 } else { 70 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::scan;

    fn numbered(source: &str) -> Vec<(usize, u32)> {
        let lines = scan(source);
        let layout = Layout::default();
        Numbering::of(&lines, &layout).paragraphs
    }

    #[test]
    fn long_rising_entries_run_through() {
        let words = "The harbour is the heart of the town, and we shall keep it open in every winter, whatever that may cost us all.";
        let source: alloc::string::String = (1..=5).map(|n| alloc::format!("{n}. {words}\n\nWe say so.\n\n")).collect();
        assert_eq!(numbered(&source).iter().map(|&(_, n)| n).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn a_list_with_an_inner_one_is_led_into() {
        let words =
            "the harbour is the heart of the town, and we shall keep it open in every winter and in every storm;";
        let entries: alloc::string::String =
            (1..=5).map(|n| alloc::format!("{n}. {words}\n    – with ropes;\n    – with tar;\n")).collect();
        assert!(numbered(&alloc::format!("This is what we want:\n\n{entries}")).is_empty());
        let flat = entries.replace("    –", "–");
        assert_eq!(numbered(&alloc::format!("This is what we want:\n\n{flat}")).len(), 5);
    }

    #[test]
    fn short_entries_are_a_list() {
        assert!(numbered("1. ropes\n2. nails\n3. tar\n").is_empty());
    }
}
