//! Whether the parser doubts where it is wrong.

use std::fmt;
use std::ops::AddAssign;

use oration::{Code, Document, export};

use crate::gold;

/// How many blocks there are, and how many of them are wrong or in doubt.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Doubts {
    /// Blocks.
    pub blocks: usize,
    /// Blocks that are not in the gold.
    pub wrong: usize,
    /// Blocks that carry [`Code::WeakEvidence`].
    pub doubtful: usize,
    /// Doubtful blocks that are wrong.
    pub found: usize,
}

impl Doubts {
    /// Those of one document, against the text of its gold file.
    ///
    /// # Errors
    /// As [`gold::blocks`].
    pub fn of(source: &str, document: &Document<'_>, gold: &str) -> Result<Self, String> {
        let weak = || document.diagnostics.iter().filter(|diagnostic| diagnostic.code == Code::WeakEvidence);
        let mut doubts = Self::default();
        for ((start, end, _), right) in gold::judged(source, &export::outline(document), gold)? {
            let touches = |at: oration::Span| (at.start as usize) < end && start < at.end as usize;
            let doubtful = weak().any(|diagnostic| touches(diagnostic.span));
            doubts += Self {
                blocks: 1,
                wrong: usize::from(!right),
                doubtful: usize::from(doubtful),
                found: usize::from(doubtful && !right),
            };
        }
        Ok(doubts)
    }

    /// The share of blocks that are in doubt.
    #[must_use]
    pub fn share(&self) -> f64 {
        ratio(self.doubtful, self.blocks)
    }

    /// The share of doubtful blocks that are wrong.
    #[must_use]
    pub fn precision(&self) -> f64 {
        ratio(self.found, self.doubtful)
    }

    /// The share of wrong blocks that are in doubt.
    #[must_use]
    pub fn recall(&self) -> f64 {
        ratio(self.found, self.wrong)
    }

    /// The share of the other blocks that are wrong.
    #[must_use]
    pub fn rest(&self) -> f64 {
        ratio(self.wrong - self.found, self.blocks - self.doubtful)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl AddAssign for Doubts {
    fn add_assign(&mut self, other: Self) {
        self.blocks += other.blocks;
        self.wrong += other.wrong;
        self.doubtful += other.doubtful;
        self.found += other.found;
    }
}

impl fmt::Display for Doubts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |share: f64| share * 100.0;
        writeln!(f, "{} blocks, {} wrong", self.blocks, self.wrong)?;
        writeln!(f, "{} in doubt: {:.1} % of the blocks", self.doubtful, percent(self.share()))?;
        writeln!(
            f,
            "{:.1} % of them are wrong, {:.1} % of the others",
            percent(self.precision()),
            percent(self.rest())
        )?;
        write!(f, "{:.1} % of the wrong blocks are in doubt", percent(self.recall()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_shares() {
        let doubts = Doubts { blocks: 20, wrong: 5, doubtful: 4, found: 3 };
        assert_eq!((doubts.share(), doubts.precision(), doubts.recall(), doubts.rest()), (0.2, 0.75, 0.6, 0.125));
        assert_eq!(Doubts::default().precision(), 0.0);
    }

    #[test]
    fn a_block_that_a_doubt_touches_is_doubtful() -> Result<(), String> {
        let source = "Dear friends,\n\nThe harbour is open to everybody who pays its dues.\n\nThe winter road\n\nNobody has \
                      cleared it since the frost came in over the bay.\n";
        let document = oration::parse_document(source).map_err(|error| error.to_string())?;
        let doubts = Doubts::of(source, &document, "1\tsalutation\n3\tpara\n5\tpara\n7\tpara\n")?;
        assert_eq!(doubts, Doubts { blocks: 4, wrong: 1, doubtful: 1, found: 1 });
        Ok(())
    }
}
