//! Page numbers in all their forms, and end marks made of signs.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::combinator::{map, opt, value};
use nom::sequence::{delimited, preceded};

use super::{Match, digits, roman, space0, whole};
use crate::text;

/// Folio ← number | roman
fn folio(input: &str) -> Match<'_, u32> {
    alt((digits(1, 4), roman)).parse_complete(input)
}

fn dashes(input: &str) -> Match<'_, &str> {
    take_while1(|c| matches!(c, '-' | '–' | '—' | '~' | '|' | '*' | '·' | '\u{ad}')).parse_complete(input)
}

/// Of ← ("/" | "of" | "|" | "von" | "de" | "z" | "из") number
fn of_total(input: &str) -> Match<'_, ()> {
    let between = alt((
        tag("/"),
        tag("of"),
        tag("|"),
        tag("von"),
        tag("de"),
        tag("sur"),
        tag("din"),
        tag("di"),
        tag("av"),
        tag("из"),
        tag("z"),
    ));
    value((), (space0, between, space0, digits(1, 4))).parse_complete(input)
}

/// Page ← dashes? folio of? dashes? "."? | "[" folio "]" | "(" folio ")" | "第" folio "页"
///
/// Only the whole line counts. The value is the page's number.
pub(crate) fn page_number(line: &str) -> Option<u32> {
    let line = line.trim_matches(|c| text::is_space(c) || text::is_bidi_mark(c));
    if line.len() > 24
        || !line.chars().any(|c| text::digit(c).is_some() || matches!(c, 'i' | 'v' | 'x' | 'I' | 'V' | 'X'))
    {
        return None;
    }
    whole(line, map((dashes, space0, folio, opt(of_total), space0, dashes), |parts| parts.2))
        .or_else(|| whole(line, map((digits(1, 4), opt(of_total), opt(tag("."))), |parts| parts.0)))
        .or_else(|| whole(line, map((digits(1, 4), space0, dashes), |parts| parts.0)))
        .or_else(|| whole(line, map((dashes, space0, digits(1, 4)), |parts| parts.2)))
        .or_else(|| whole(line, delimited(tag("["), preceded(space0, folio), (space0, tag("]")))))
        .or_else(|| {
            whole(line, map((digits(1, 4), space0, delimited(tag("("), digits(1, 4), tag(")"))), |parts| parts.0))
        })
        .or_else(|| whole(line, delimited(tag("第"), digits(1, 4), alt((tag("页"), tag("頁"), tag("ページ"))))))
}

/// A page number after the word for page: "Page 3 of 7", "Seite 4", "p. 12", "[Page S696]".
pub(crate) fn worded_page<'w>(line: &str, words: impl Iterator<Item = &'w str>) -> Option<u32> {
    let line = line.trim_matches(|c| {
        text::is_space(c) || matches!(c, '[' | ']' | '(' | ')' | '-' | '–' | '|') || text::is_bidi_mark(c)
    });
    if line.len() > 40 {
        return None;
    }
    for word in words {
        if let Some(rest) = text::strip_word(line, word) {
            let rest = text::trim_start(rest).trim_start_matches(|c: char| c.is_ascii_uppercase());
            let total = whole(rest, map((digits(1, 5), opt(of_total)), |parts| parts.0));
            let series =
                || whole(rest, map((digits(1, 5), take_while1(|c: char| c.is_ascii_uppercase())), |parts| parts.0));
            let range = || whole(rest, map((digits(1, 5), tag("-"), opt(tag("S")), digits(1, 5)), |parts| parts.0));
            if let Some(page) = total.or_else(series).or_else(range) {
                return Some(page);
            }
        }
    }
    None
}

/// End mark ← "###" | "#" | "-30-" | "- END -" is left to the lexicon.
pub(crate) fn end_sign(line: &str) -> bool {
    let bare: usize = line.chars().filter(|c| !text::is_space(*c) && *c != '\\').count();
    (bare >= 1 && line.chars().all(|c| c == '#' || c == '\\' || text::is_space(c)) && line.contains('#'))
        || matches!(line, "-30-" | "– 30 –" | "- 30 -")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers() {
        for (line, page) in [
            ("12", 12),
            ("- 12 -", 12),
            ("3.", 3),
            ("3/7", 3),
            ("3 of 7", 3),
            ("[iv]", 4),
            ("– 2 –", 2),
            ("第3页", 3),
            ("|12|", 12),
            ("12 |", 12),
            ("\u{202b}1\u{202c}", 1),
        ] {
            assert_eq!(page_number(line), Some(page), "{line}");
        }
        for line in ["1945 was", "12,", "3.5", "12345", "I", "x", "", "-", "12 men"] {
            assert_eq!(page_number(line), None, "{line}");
        }
    }

    #[test]
    fn pages_with_their_word() {
        let words = || ["page", "column"].into_iter();
        assert_eq!(worded_page("Page 3 of 7", words()), Some(3));
        assert_eq!(worded_page("[[Page S8546]]", words()), Some(8546));
        assert_eq!(worded_page("Column 89WS", words()), Some(89));
        assert_eq!(worded_page("[Pages S1-S2]", words()), None);
        assert_eq!(worded_page("Page one of the story", words()), None);
    }

    #[test]
    fn end_signs() {
        assert!(end_sign("###"));
        assert!(end_sign("# # #"));
        assert!(!end_sign("# Title"));
        assert!(!end_sign(""));
    }
}
