//! Markdown's own signs in words that are no Markdown.

use alloc::string::String;
use core::ops::Range;

/// Appends one line of text so that CommonMark and GitHub's dialect read it as the same words. Only
/// what would change the reading gets a backslash.
pub(super) fn escape(out: &mut String, text: &str) {
    escape_with(out, text, &[]);
}

/// The same, with markup of our own in place of some parts: `marks` gives their bytes, in order and
/// disjoint, and what to write there.
pub(super) fn escape_with(out: &mut String, text: &str, marks: &[(Range<usize>, String)]) {
    let opener = block_opener(text);
    let links = ["](", "]:", "][", "[^", "[ ]", "[x]", "[X]"].iter().any(|sign| text.contains(sign));
    let mut marks = marks.iter().peekable();
    let mut before = None;
    let mut past = 0;
    for (at, c) in text.char_indices() {
        if at < past {
            before = Some(c);
            continue;
        }
        if let Some((range, markup)) = marks.next_if(|(range, _)| range.start == at) {
            out.push_str(markup);
            past = range.end;
            before = Some(c);
            continue;
        }
        let after = text[at + c.len_utf8()..].chars().next();
        // Words in brackets right after a footnote mark are no link's address.
        let address = c == '(' && at == past && at > 0;
        if address || opener == Some(at) || is_markup(text, at, c, before, after, links) {
            out.push('\\');
        }
        out.push(if matches!(c, '\n' | '\r') { ' ' } else { c });
        before = Some(c);
    }
}

/// Where a backslash keeps the line from opening a block: a heading, a quote, a list, a rule.
fn block_opener(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let ends_marker = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    let opens = match first {
        '#' => {
            let rest = line.trim_start_matches('#');
            line.len() - rest.len() <= 6 && ends_marker(rest)
        }
        '>' | '|' => true,
        '-' | '=' | '+' => ends_marker(&line[1..]) || line.chars().all(|c| c == first || c == ' '),
        '*' | '_' => ends_marker(&line[1..]),
        '0'..='9' => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = line.len() - rest.len();
            let marker = digits <= 9 && rest.starts_with(['.', ')']) && ends_marker(&rest[1..]);
            return marker.then_some(digits);
        }
        _ => false,
    };
    opens.then_some(0)
}

/// Whether the sign `c` at `at` would be read as markup.
fn is_markup(text: &str, at: usize, c: char, before: Option<char>, after: Option<char>, links: bool) -> bool {
    let open = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '`' => true,
        // A backslash before a sign escapes it, one at the end breaks the line.
        '\\' => after.is_none_or(|c| c.is_ascii_punctuation()),
        '*' | '~' => !(open(before) && open(after)),
        // GitHub and CommonMark leave an underscore within a word alone.
        '_' => !(open(before) && open(after) || word(before) && word(after)),
        '[' => links,
        '<' => after.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
        '&' => is_entity(&text[at + 1..]),
        // Closing signs of a heading.
        '#' => after.is_none() && before.is_none_or(|c| c == ' ' || c == '#'),
        _ => false,
    }
}

/// Whether what follows an ampersand makes it an entity: `amp;`, `#160;`. The longest name has 31
/// letters.
fn is_entity(rest: &str) -> bool {
    let name = rest.bytes().take(33).position(|b| !(b.is_ascii_alphanumeric() || b == b'#'));
    name.is_some_and(|len| len > 0 && rest.as_bytes().get(len) == Some(&b';'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        escape(&mut out, text);
        out
    }

    #[test]
    fn words_stay_as_they_are() {
        for text in [
            "We said: no. (Applause.)", "[Applause] It was 5 * 3, a_b and #4.", "R&D, A & B; 3 < 4 > 2",
            "1984 was a year. 12.5 million - or so", "C:\\temp",
        ] {
            assert_eq!(escaped(text), text);
        }
    }

    #[test]
    fn what_opens_a_block_is_escaped() {
        for (text, want) in [
            ("# one", "\\# one"),
            ("#tag", "#tag"),
            ("1. one", "1\\. one"),
            ("1945.", "1945\\."),
            ("2) two", "2\\) two"),
            ("- three", "\\- three"),
            ("-three", "-three"),
            ("---", "\\---"),
            ("* * *", "\\* * *"),
            ("> four", "\\> four"),
            ("=====", "\\====="),
            ("+ plus", "\\+ plus"),
        ] {
            assert_eq!(escaped(text), want);
        }
    }

    #[test]
    fn markup_within_the_line_is_escaped() {
        for (text, want) in [
            ("*so*", "\\*so\\*"),
            ("_so_ a_b", "\\_so\\_ a_b"),
            ("`x`", "\\`x\\`"),
            ("see [a](b)", "see \\[a](b)"),
            ("see [^1]", "see \\[^1]"),
            ("<b> a < b", "\\<b> a < b"),
            ("&amp; &#160; & so;", "\\&amp; \\&#160; & so;"),
            ("end\\", "end\\\\"),
            ("\\*", "\\\\\\*"),
            ("~~no~~", "\\~\\~no\\~\\~"),
            ("Part C #", "Part C \\#"),
        ] {
            assert_eq!(escaped(text), want);
        }
    }

    #[test]
    fn markup_of_our_own_goes_in_as_it_is() {
        let mut out = String::new();
        escape_with(&mut out, "*a* [1](b) é[2]", &[(4..7, "[^1]".into()), (13..16, "[^2]".into())]);
        assert_eq!(out, "\\*a\\* [^1]\\(b) é[^2]");
    }
}
