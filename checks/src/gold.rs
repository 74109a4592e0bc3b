//! The score of an outline against a `.gold` file: the block F1 of the gold's own `score.py`.
//!
//! The format of a `.gold` file, tab-separated, one record a line:
//!
//! ```text
//! #KEY<TAB>VALUE                  a field of the document
//! LINE<TAB>KIND[<TAB>ATTRS]       a block starts at the first visible character of that line
//! LINE@TEXT<TAB>KIND[<TAB>ATTRS]  a block starts inside the line, where TEXT first occurs in it
//! ```

use std::collections::HashMap;

use oration::export::Outline;

use crate::lossless::is_visible;

/// Kinds of which neighbours are compared as one block.
const MERGED: [&str; 8] = ["title", "meta", "salutation", "closing", "signature", "furniture", "separator", "table"];

/// A block by its kind and bytes.
pub type Block = (usize, usize, String);

/// How an outline fares against its gold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// Blocks that are in both.
    pub hits: usize,
    /// Blocks of the outline.
    pub found: usize,
    /// Blocks of the gold.
    pub wanted: usize,
}

impl Score {
    /// Harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self) -> f64 {
        let all = self.found + self.wanted;
        if all == 0 { 1.0 } else { 2.0 * self.hits as f64 / all as f64 }
    }

    /// Whether every block is right and none is missing.
    #[must_use]
    pub const fn is_perfect(&self) -> bool {
        self.hits == self.found && self.hits == self.wanted
    }
}

/// The blocks that a gold file states, merged as they are compared.
///
/// # Errors
/// When a record is no record, or names a line or words that are not there.
pub fn blocks(source: &str, gold: &str) -> Result<Vec<Block>, String> {
    let lines: Vec<(usize, &str)> = source
        .split('\n')
        .scan(0, |at, line| {
            let start = *at;
            *at += line.len() + 1;
            Some((start, line))
        })
        .collect();
    let mut starts: Vec<(usize, &str)> = Vec::new();
    for (n, record) in gold.lines().enumerate() {
        if record.trim().is_empty() || record.starts_with('#') {
            continue;
        }
        let bad = |why: &str| format!("record {}: {why}: {record:?}", n + 1);
        let mut cells = record.split('\t');
        let (place, kind) = cells.next().zip(cells.next()).ok_or_else(|| bad("no kind"))?;
        let (number, words) = place.split_once('@').map_or((place, None), |(number, words)| (number, Some(words)));
        let number: usize = number.parse().map_err(|_| bad("no line number"))?;
        let &(start, line) = number.checked_sub(1).and_then(|at| lines.get(at)).ok_or_else(|| bad("no such line"))?;
        let inside = match words {
            Some(words) => line.find(words).ok_or_else(|| bad("these words are not in the line"))?,
            None if line.chars().any(is_visible) => 0,
            None => return Err(bad("the line is blank")),
        };
        if starts.last().is_some_and(|&(last, _)| last > start + inside) {
            return Err(bad("out of order"));
        }
        starts.push((start + inside, kind.trim()));
    }
    let ends = starts.iter().skip(1).map(|&(start, _)| start).chain([source.len()]);
    Ok(merged(source, starts.iter().zip(ends).map(|(&(start, kind), end)| (start, end, kind))))
}

/// Scores an outline of `source` against the text of its gold file.
///
/// # Errors
/// As [`blocks`].
pub fn score(source: &str, outline: &Outline<'_>, gold: &str) -> Result<Score, String> {
    let found = judged(source, outline, gold)?;
    let hits = found.iter().filter(|(_, right)| *right).count();
    Ok(Score { hits, found: found.len(), wanted: blocks(source, gold)?.len() })
}

/// The blocks of an outline, merged as they are compared, and whether each is in the gold.
///
/// # Errors
/// As [`blocks`].
pub fn judged(source: &str, outline: &Outline<'_>, gold: &str) -> Result<Vec<(Block, bool)>, String> {
    Ok(compared(source, outline, &blocks(source, gold)?))
}

/// The blocks of an outline, merged as they are compared, and whether each is among the `wanted` ones.
#[must_use]
pub fn compared(source: &str, outline: &Outline<'_>, wanted: &[Block]) -> Vec<(Block, bool)> {
    let blocks = outline.blocks.iter();
    let found =
        merged(source, blocks.map(|block| (block.span.start as usize, block.span.end as usize, block.kind.name())));
    let mut left: HashMap<&Block, usize> = HashMap::new();
    for block in wanted {
        *left.entry(block).or_default() += 1;
    }
    let is_left = |block: &Block| match left.get_mut(block) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    };
    let right: Vec<bool> = found.iter().map(is_left).collect();
    found.into_iter().zip(right).collect()
}

/// Blocks without white space at either end, empty ones left out, neighbours of one kind joined
/// where the guide scores them as one.
fn merged<'k>(source: &str, blocks: impl Iterator<Item = (usize, usize, &'k str)>) -> Vec<Block> {
    let mut merged: Vec<Block> = Vec::new();
    for (start, end, kind) in blocks {
        let Some(words) = source.get(start..end) else { continue };
        let shown = words.trim_start_matches(|c| !is_visible(c));
        let start = end - shown.len();
        let end = start + shown.trim_end_matches(|c| !is_visible(c)).len();
        if start == end {
            continue;
        }
        match merged.last_mut() {
            Some(last) if last.2 == kind && MERGED.contains(&kind) => last.1 = last.1.max(end),
            _ => merged.push((start, end, kind.into())),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "Dear friends,\n\nThe harbour is open to all of you.\nIt is. Thank you.\n";

    #[test]
    fn blocks_run_to_the_next() {
        let gold = "#lang\ten\n1\tsalutation\n3\tpara\n4@Thank\tclosing\n";
        let kinds = [(0, 13, "salutation"), (15, 56, "para"), (57, 67, "closing")];
        assert_eq!(blocks(SOURCE, gold), Ok(kinds.map(|(start, end, kind)| (start, end, kind.into())).to_vec()));
    }

    #[test]
    fn bad_records_are_refused() {
        for bad in ["9\tpara", "2\tpara", "x\tpara", "1", "1@nobody\tpara", "3\tpara\n1\tpara", "0\tpara"] {
            assert!(blocks(SOURCE, bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn neighbours_of_some_kinds_are_one() {
        let joined = blocks(SOURCE, "1\tmeta\n3\tmeta\n").unwrap_or_default();
        let apart = blocks(SOURCE, "1\tpara\n3\tpara\n").unwrap_or_default();
        assert_eq!((joined.len(), apart.len()), (1, 2));
    }

    #[test]
    fn a_block_counts_when_kind_and_bytes_fit() -> Result<(), oration::ParseError> {
        let source = "Dear friends,\n\nThe harbour is open to all of you.\n";
        let document = oration::parse_document(source)?;
        let outline = oration::export::outline(&document);
        let right = score(source, &outline, "1\tsalutation\n3\tpara\n").map(|score| score.is_perfect());
        assert_eq!(right, Ok(true));
        let wrong = score(source, &outline, "1\tmeta\n3\tpara\n").map(|score| score.f1());
        assert_eq!(wrong, Ok(0.5));
        Ok(())
    }
}
