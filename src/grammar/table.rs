//! Rows of tables and of tables of contents.

use crate::text;

/// Row ← cells parted by "|", at least two of them, or cells parted by tabs, at least three.
pub(crate) fn is_row(line: &str) -> bool {
    let pipes = memchr::memchr_iter(b'|', line.as_bytes()).count();
    let set_off = || line.starts_with('|') || line.matches(" | ").count() >= 2 || line.matches("| ").count() >= 2;
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
    if !line.contains("   ") {
        return false;
    }
    let cells = || line.split("   ").map(text::trim).filter(|cell| !cell.is_empty());
    let figures = cells()
        .filter(|cell| cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-' | '–' | ' ')))
        .count();
    figures >= 2 && cells().count() >= 3
}

/// Leader ← words, four dots or more (spaces between allowed), then a number or nothing. East Asian
/// speech breaks off with six dots.
pub(crate) fn is_leader(line: &str) -> bool {
    let bare =
        line.trim_end_matches(|c: char| text::is_space(c) || c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | ','));
    let dots = bare
        .chars()
        .rev()
        .take_while(|c| matches!(c, '.' | '…' | '·' | '_') || text::is_space(*c))
        .filter(|c| !text::is_space(*c))
        .count();
    let tail = line.len() - bare.len();
    let least = if tail == 0 && line.contains(text::is_unspaced) { 8 } else { 4 };
    dots >= least && tail <= 24 && bare.chars().next().is_some_and(|c| !matches!(c, '.' | '_' | '…'))
}

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
        assert!(!is_row("2\tIt is a pleasure"));
    }

    #[test]
    fn leaders() {
        assert!(is_leader("Opening ......... 3"));
        assert!(is_leader("Opening . . . . . 12"));
        assert!(!is_leader("And so..."));
        assert!(!is_leader("......"));
    }
}
