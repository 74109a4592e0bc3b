//! What a terminal shows: words fitted to its columns, and the colours of kinds.

use anstyle::{AnsiColor, Style};
use oration::BlockKind;
use unicode_width::UnicodeWidthChar as _;

/// What nobody has to read.
pub(crate) const FAINT: Style = Style::new().dimmed();

/// How a kind is set.
pub(crate) const fn style(kind: BlockKind) -> Style {
    match kind {
        BlockKind::Title | BlockKind::Heading => AnsiColor::Yellow.on_default().bold(),
        BlockKind::Turn => AnsiColor::Green.on_default().bold(),
        BlockKind::Metadata | BlockKind::Signature => AnsiColor::Cyan.on_default(),
        BlockKind::Salutation | BlockKind::Closing => AnsiColor::Magenta.on_default(),
        BlockKind::Cue | BlockKind::Quote => AnsiColor::Blue.on_default(),
        BlockKind::Furniture | BlockKind::Rule | BlockKind::Footnote => FAINT,
        _ => Style::new(),
    }
}

/// The text on one line of at most `columns`: white space folded, the end cut off with `…`.
///
/// Control characters and directional overrides become `�`: a transcript must not steer the
/// terminal. No more of the text is read than is shown.
pub(crate) fn one_line(text: &str, columns: usize) -> String {
    let mut line = String::new();
    let mut taken = 0;
    // Where the line is cut if more comes than fits: the last place that leaves a column for `…`.
    let mut cut = 0;
    for c in folded(text.trim()) {
        let wide = c.width().unwrap_or(0);
        if taken + wide > columns {
            line.truncate(cut);
            line.push('…');
            return line;
        }
        line.push(c);
        taken += wide;
        if taken < columns {
            cut = line.len();
        }
    }
    line
}

/// The characters with single spaces for any white space and `�` for what no text shows.
fn folded(text: &str) -> impl Iterator<Item = char> {
    let mut space = false;
    text.chars().filter_map(move |c| {
        let after_space = std::mem::replace(&mut space, c.is_whitespace());
        match c {
            _ if c.is_whitespace() => (!after_space).then_some(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some('\u{fffd}'),
            _ if c.is_control() => Some('\u{fffd}'),
            _ => Some(c),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr as _;

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(one_line("  Mr.\u{a0} President,\r\n\tthe sea ", 80), "Mr. President, the sea");
        assert_eq!(one_line("\u{1b}[31mred \u{202e}der", 80), "\u{fffd}[31mred \u{fffd}der");
    }

    #[test]
    fn what_does_not_fit_is_cut() {
        assert_eq!(one_line("abcdef", 6), "abcdef");
        assert_eq!(one_line("abcdefg", 6), "abcde…");
        assert_eq!(one_line("主席先生", 8), "主席先生");
        assert_eq!(one_line("主席先生", 7), "主席先…");
        assert_eq!(one_line("主席先生", 6).width(), 5);
        assert_eq!(one_line("e\u{301}e\u{301}", 2), "e\u{301}e\u{301}");
    }
}
