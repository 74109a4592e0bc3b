//! Rows of tables and of tables of contents.

use crate::text;

/// Row ← cells parted by "|", at least two of them, or cells parted by tabs, at least three.
pub(crate) fn is_row(line: &str) -> bool {
    let pipes = memchr::memchr_iter(b'|', line.as_bytes()).count();
    // "|words|" in prose sets no cells off: a cell begins with white space.
    let cells = || line.split('|').skip(1).all(|cell| cell.is_empty() || cell.starts_with(text::is_space));
    let set_off =
        || line.starts_with('|') || line.matches(" | ").count() >= 2 || line.matches("| ").count() >= 2 && cells();
    if pipes >= 2 && set_off()
        || (pipes >= 1 && line.chars().all(|c| matches!(c, '|' | '-' | ':') || text::is_space(c)))
    {
        return true;
    }
    if has_columns(line) {
        return true;
    }
    pipes == 1 && line.split('|').all(|cell| !text::trim(cell).is_empty() && cell.len() < 60)
        || memchr::memchr_iter(b'\t', line.as_bytes()).count() >= 2
            && line.split('\t').filter(|cell| !text::trim(cell).is_empty()).count() >= 3
}

/// Columns ← cells parted by three spaces or more, two of them figures at least. Justified prose has
/// wide gaps too, and no figures between them.
fn has_columns(line: &str) -> bool {
    if !has_gap(line) {
        return false;
    }
    let cells = || line.split("   ").map(text::trim).filter(|cell| !cell.is_empty());
    let figures = cells()
        .filter(|cell| cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-' | '–' | ' ')))
        .count();
    figures >= 2 && cells().count() >= 3
}

/// Whether three spaces stand after each other: one of them is at a third place.
fn has_gap(line: &str) -> bool {
    let bytes = line.as_bytes();
    let space = |at: usize| bytes.get(at) == Some(&b' ');
    let around = |at: usize| {
        let (before, after) = (space(at - 1), space(at + 1));
        before && (after || space(at - 2)) || after && space(at + 2)
    };
    (2..bytes.len()).step_by(3).any(|at| bytes[at] == b' ' && around(at))
}

/// Leader ← words, four dots or more (spaces between allowed), then a number or nothing.
///
/// An ellipsis counts as one dot: "Okay. ..." is said. A line without a number after its dots is no
/// longer than an entry, and has a dot more than careless speech ends with. East Asian speech breaks off
/// with six dots.
pub(crate) fn is_leader(line: &str) -> bool {
    // Most lines hold no sign of a leader near their end. The signs end with these bytes.
    if !line.bytes().rev().take(TAIL + 1).any(|byte| matches!(byte, b'.' | b'_' | 0xa6 | 0xb7)) {
        return false;
    }
    let bare =
        line.trim_end_matches(|c: char| text::is_space(c) || c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | ','));
    let words = bare.trim_end_matches(|c| matches!(c, '.' | '…' | '·' | '_') || text::is_space(c));
    let dots: usize =
        text::words(&bare[words.len()..]).map(|run| if run == "..." { 1 } else { run.chars().count() }).sum();
    let tail = line.len() - bare.len();
    let least = || match tail {
        0 if line.contains(text::is_unspaced) => 8,
        0 => 5,
        _ => 4,
    };
    dots >= 4 && dots >= least() && tail <= TAIL && (tail > 0 || line.len() <= LEADER) && !words.is_empty()
}

/// What may stand behind the dots, in bytes.
const TAIL: usize = 24;

/// The longest entry of a table of contents without a number, in bytes.
const LEADER: usize = 160;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_dots_break_off_east_asian_speech() {
        assert!(!is_leader("這個問題 ......"));
        assert!(is_leader("這個公告 .................."));
        assert!(is_leader("Opening ......"));
    }

    #[test]
    fn rows() {
        assert!(is_row("| a | b |"));
        assert!(is_row("---|---|---"));
        assert!(is_row("a\tb\tc"));
        assert!(!is_row("words alone"));
        assert!(!is_row(
            "We gave up on |this| as an invariant for the words that follow it here, and so on, because |this| is no longer what it was."
        ));
        assert!(!is_row("2\tIt is a pleasure"));
    }

    #[test]
    fn gaps_are_found_at_any_place() {
        for before in 0..5 {
            for spaces in 0..6 {
                for after in 0..5 {
                    let line = "x".repeat(before) + &" ".repeat(spaces) + &"x".repeat(after);
                    assert_eq!(has_gap(&line), line.contains("   "), "{line:?}");
                }
            }
        }
    }

    #[test]
    fn leaders() {
        assert!(is_leader("Opening ......... 3"));
        assert!(is_leader("Opening . . . . . 12"));
        assert!(!is_leader("And so..."));
        assert!(!is_leader("We waited for you. And so...."));
        assert!(!is_leader("CMP: Okay. ..."));
        assert!(!is_leader("......"));
    }
}
