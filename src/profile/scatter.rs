//! Justified lines that a PDF's text pulled apart: each word on a line of its own, with blank lines
//! between or without.

use alloc::vec::Vec;

use super::Layout;
use crate::ast::FurnitureRole;
use crate::lexicon::Lexicons;
use crate::line::{Line, Shape};
use crate::text;

/// Words that a piece of a scattered line has at most.
const PIECE_WORDS: usize = 4;
/// Pieces after each other, at least.
const PIECES: usize = 3;
/// One piece in so many ends with a small word of the language, as no list's entries do.
const LINKED: usize = 5;

/// For each line, whether it goes on with the line before it because both are pieces of one that was
/// scattered.
///
/// Pieces are short lines after each other, in text that is wrapped, below the first full line. Some
/// of them end with a word that nothing but a sentence ends with: "the", "to", "of".
pub(super) fn find(
    lines: &[Line<'_>],
    furniture: &[Option<FurnitureRole>],
    layout: &Layout,
    lexicons: &Lexicons,
) -> Vec<bool> {
    let mut goes_on = alloc::vec![false; lines.len()];
    let Some(edge) = layout.wrap else { return goes_on };
    let full = |line: &Line<'_>| line.is_prose() && line.right() * 4 >= edge * 3;
    let is_piece = |at: usize| {
        let line = &lines[at];
        furniture[at].is_none()
            && line.shape == Shape::Prose
            && u32::from(line.width) * 2 < edge
            && line.gap <= layout.spacing + 1
            && text::at_most_words(line.text, PIECE_WORDS)
            && !line.text.ends_with([':', '：'])
    };
    let is_linked = |at: usize| {
        text::words(text::unmarked(lines[at].text))
            .next_back()
            .is_some_and(|word| lexicons.is(text::skip_marks(word), |l| l.stopwords))
    };
    let Some(mut at) = lines.iter().position(full) else { return goes_on };
    while at < lines.len() {
        if !is_piece(at) {
            at += 1;
            continue;
        }
        let end = (at..lines.len()).find(|&next| !is_piece(next)).unwrap_or(lines.len());
        let linked = (at..end).filter(|&piece| is_linked(piece)).count();
        if end - at >= PIECES && linked * LINKED >= end - at {
            // The first piece goes on with a line that it follows directly or with a small letter.
            goes_on[at] = at > 0
                && furniture[at - 1].is_none()
                && !lines[at - 1].ends_sentence
                && (lines[at].gap <= layout.spacing || lines[at].starts_lower)
                && full(&lines[at - 1]);
            goes_on[at + 1..end].fill(true);
            let open = |piece: usize| !lines[piece].ends_sentence;
            if let Some(next) = lines.get(end).filter(|_| furniture[end].is_none()) {
                // Across a blank line, a small letter goes on, or what follows pieces that blank lines part.
                let parted = lines[end - 1].gap > layout.spacing && (at..end).all(open);
                goes_on[end] = open(end - 1)
                    && next.shape == Shape::Prose
                    && (next.gap <= layout.spacing || next.gap == layout.spacing + 1 && (next.starts_lower || parted));
            }
        }
        at = end;
    }
    goes_on
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::scan;

    fn scattered(source: &str) -> Vec<usize> {
        let lines = scan(source);
        let furniture = alloc::vec![None; lines.len()];
        let layout = Layout::measure(&lines, &furniture);
        let (lexicons, _) = Lexicons::among(source, &[]);
        let goes_on = find(&lines, &furniture, &layout, &lexicons);
        (0..lines.len()).filter(|&at| goes_on[at]).collect()
    }

    const PAGE: &str = "The harbour was built in a year when nobody had money and\n\
        everybody had time, and it shows in every stone of it. When\n\
        the first ship came in, the band played for an hour, and we\n\
        owe\n\nthis\n\nto\n\nthe\n\npatience\n\n";

    #[test]
    fn words_of_a_justified_line_are_one_line() {
        let source = alloc::format!("{PAGE}of those who carried the stones down to the water by hand.\n");
        assert_eq!(scattered(&source), [3, 4, 5, 6, 7, 8]);
    }

    #[test]
    fn entries_without_markers_are_no_pieces() {
        let source = PAGE.replace("owe\n\nthis\n\nto\n\nthe\n\npatience", "need:\n\nstone\n\npatience\n\nfriends");
        assert!(scattered(&source).is_empty());
    }
}
