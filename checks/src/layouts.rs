//! The same speech set in another way: whoever copies it may lose its blank lines or wrap its lines anew,
//! and its blocks stay what they are.

use crate::gold::Block;

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One line a paragraph, blank lines between them.
    Lines,
    /// One line a paragraph, nothing between them.
    Close,
    /// Wrapped at 72 columns, blank lines between the paragraphs.
    Wrapped,
    /// Wrapped at 72 columns, nothing between the paragraphs, whose first lines are set in.
    Indented,
}

impl Layout {
    /// Every layout.
    pub const ALL: [Self; 4] = [Self::Lines, Self::Close, Self::Wrapped, Self::Indented];

    /// What stands before a paragraph's first word.
    const fn indent(self) -> &'static str {
        if matches!(self, Self::Indented) { "   " } else { "" }
    }

    const fn gap(self) -> &'static str {
        match self {
            Self::Lines | Self::Wrapped => "\n\n",
            Self::Close | Self::Indented => "\n",
        }
    }

    const fn wraps(self) -> bool {
        matches!(self, Self::Wrapped | Self::Indented)
    }
}

/// Columns of a wrapped line, at most.
const COLUMNS: usize = 72;

/// Sets a text anew, block by block; the blocks of the text that comes out.
///
/// Only running words are set: covers, headlines, tables and furniture keep their lines, and what shares
/// a line with the block before it goes on doing so.
#[must_use]
pub fn set(source: &str, blocks: &[Block], layout: Layout) -> (String, Vec<Block>) {
    let mut out = String::with_capacity(source.len() * 2);
    let mut moved: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut before = 0;
    for (start, end, kind) in blocks {
        let gap = source.get(before..*start).unwrap_or_default();
        let words = source.get(*start..*end).unwrap_or_default();
        let shares = before > 0 && !gap.contains('\n');
        let entries = kind == "item" && moved.last().is_some_and(|(.., kind)| kind == "item");
        out.push_str(match layout.gap() {
            _ if before == 0 => "",
            _ if shares => gap,
            _ if entries => "\n",
            gap => gap,
        });
        let runs = matches!(kind.as_str(), "para" | "item" | "quote" | "footnote" | "turn");
        if kind == "para" && !shares {
            out.push_str(layout.indent());
        }
        let at = out.len();
        match runs {
            true if layout.wraps() => wrap(words, &mut out),
            true => out.extend(
                words.split_whitespace().enumerate().flat_map(|(n, word)| [if n > 0 { " " } else { "" }, word]),
            ),
            false => out.push_str(words),
        }
        moved.push((at, out.len(), kind.clone()));
        before = *end;
    }
    out.push('\n');
    (out, moved)
}

/// Appends words, with line breaks instead of spaces where a line would be longer than [`COLUMNS`].
fn wrap(words: &str, out: &mut String) {
    let line = out.rfind('\n').map_or(0, |at| at + 1);
    let mut column = out[line..].chars().count();
    for (n, word) in words.split_whitespace().enumerate() {
        let width = word.chars().count();
        if n > 0 && column + 1 + width > COLUMNS {
            out.push('\n');
            column = 0;
        } else if n > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(source: &str, kinds: &[(&str, &str)]) -> Vec<Block> {
        let place = |words: &str| source.find(words).unwrap_or(0);
        kinds.iter().map(|(kind, words)| (place(words), place(words) + words.len(), (*kind).into())).collect()
    }

    #[test]
    fn running_words_are_set_and_others_stay() {
        let source = "On Harbours\nPort Norland\n\nThe harbour\nis open.\n\n• a rope\n• a lamp\n";
        let kinds = [
            ("title", "On Harbours\nPort Norland"),
            ("para", "The harbour\nis open."),
            ("item", "• a rope"),
            ("item", "• a lamp"),
        ];
        let (close, moved) = set(source, &blocks(source, &kinds), Layout::Close);
        assert_eq!(close, "On Harbours\nPort Norland\nThe harbour is open.\n• a rope\n• a lamp\n");
        assert_eq!(&close[moved[1].0..moved[1].1], "The harbour is open.");
        let (indented, _) = set(source, &blocks(source, &kinds), Layout::Indented);
        assert!(indented.contains("\n   The harbour is open.\n• a rope\n"));
    }

    #[test]
    fn lines_are_no_longer_than_they_may_be() {
        let source = "word ".repeat(100);
        let whole = [(0, source.trim_end().len(), "para".into())];
        for layout in [Layout::Wrapped, Layout::Indented] {
            let (wrapped, _) = set(&source, &whole, layout);
            assert!(wrapped.lines().count() > 5 && wrapped.lines().all(|line| line.len() <= COLUMNS));
        }
    }
}
