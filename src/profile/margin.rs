//! Line numbers in the margin, as court transcripts have them.

use crate::grammar;
use crate::line::Line;
use crate::text;

/// The number at the start of a line, and the words after it.
fn split<'a>(line: &Line<'a>) -> Option<(u32, &'a str)> {
    let (rest, number) = grammar::number(line.text).ok()?;
    let parted = rest.is_empty() || rest.starts_with(text::is_space);
    (number <= 99 && parted).then_some((number, rest))
}

/// Takes the numbers of a numbered margin off the lines' text; their bytes stay within the lines.
///
/// A margin is numbered when most lines of the document begin with a number that is the last one
/// plus one, or one again at the top of a page. Prose that happens to begin with a number never
/// counts on.
pub(super) fn strip(lines: &mut [Line<'_>]) {
    let mut previous = 0;
    let mut counting = 0;
    for line in lines.iter() {
        if let Some((number, _)) = split(line) {
            counting += usize::from(number == previous + 1 || number == 1);
            previous = number;
        }
    }
    if counting < 10 || counting * 5 < lines.len() * 3 {
        return;
    }
    for line in lines.iter_mut() {
        let Some((_, rest)) = split(line) else { continue };
        let words = text::trim(rest);
        if words.is_empty() {
            continue;
        }
        let lead = rest.len() - text::trim_start(rest).len();
        *line = line.cut_to(words, lead);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::scan;
    use alloc::string::String;
    use core::fmt::Write;

    #[test]
    fn numbers_that_count_are_a_margin() {
        let mut page = String::new();
        for n in 1..=12 {
            let _ = writeln!(page, "{n:2}     words of the line\n");
        }
        let mut lines = scan(&page);
        strip(&mut lines);
        assert!(lines.iter().all(|line| line.text == "words of the line" && line.indent == 5));
        assert_eq!(lines[0].start, 1);
    }

    #[test]
    fn numbers_in_prose_are_none() {
        let mut lines = scan("In 1945\n12 men came\n3 left\nand we stayed\n");
        strip(&mut lines);
        assert_eq!(lines[1].text, "12 men came");
    }
}
