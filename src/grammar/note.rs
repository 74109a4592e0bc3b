//! Marks of footnotes and references to them.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::{char, one_of};
use nom::combinator::{map, opt, recognize};
use nom::sequence::{delimited, terminated};

use super::{Match, digits, markup, space0, space1};
use crate::text;

/// The note number that superscript digits spell.
pub(crate) fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// How a note's own line writes its mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// "[1]", "[^1]:", "( 1 )"
    Bracketed,
    /// "1. ", "1) ", "(1) "
    Numbered,
    /// "1 Words"
    Bare,
    /// "* Words", "† Words", "¹ Words"
    Sign,
}

/// The mark of a note at the start of its line: what it is, and how it is set.
///
/// ```text
/// [1] See …   [^1]: See …   1 See …   1. See …   ¹ See …   † See …   * 1 See …   ( 1 ) See …
/// ```
pub(crate) fn note_mark(input: &str) -> Match<'_, (&str, Form)> {
    // No mark begins with a letter, as nearly every line does.
    if input.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Err(nom::Err::Error(()));
    }
    let number = || recognize(digits(1, 3));
    let (rest, found) = alt((
        map(
            terminated(
                delimited(tag("[^"), take_while_m_n(1, 20, |c: char| c.is_alphanumeric()), char(']')),
                opt(char(':')),
            ),
            |m| (m, Form::Bracketed),
        ),
        // "[[1]](#ref1)", "[\[1\]](#ref1)": the mark is the link back to its place.
        map(
            delimited(
                (char('['), opt(char('\\')), char('[')),
                number(),
                (opt(char('\\')), tag("]](#"), take_while1(|c| c != ')'), char(')')),
            ),
            |m| (m, Form::Bracketed),
        ),
        map(delimited((opt(char('\\')), char('[')), number(), (opt(char('\\')), char(']'))), |m| (m, Form::Bracketed)),
        map(delimited((one_of("〔［【"), space0), number(), (space0, one_of("〕］】"))), |m| {
            (m, Form::Bracketed)
        }),
        map(delimited((char('('), space1), number(), (space0, char(')'))), |m| (m, Form::Bracketed)),
        map(delimited(char('('), number(), char(')')), |m| (m, Form::Numbered)),
        map((char('*'), space1, number()), |p| (p.2, Form::Bare)),
        map(terminated(number(), one_of(".)")), |m| (m, Form::Numbered)),
        map(take_while1(is_superscript), |m| (m, Form::Sign)),
        map(nom::sequence::preceded(opt(char('\\')), recognize(one_of("†‡*§"))), |m| (m, Form::Sign)),
        map(number(), |m| (m, Form::Bare)),
    ))
    .parse_complete(input)?;
    let (after, gap) = space0(rest)?;
    let open = match found.1 {
        Form::Bracketed => true,
        Form::Sign => !after.is_empty(),
        Form::Numbered | Form::Bare => !gap.is_empty() && !after.starts_with(char::is_lowercase),
    };
    if open { Ok((rest, found)) } else { Err(nom::Err::Error(())) }
}

/// Whether the whole line is a note's mark in brackets: "[1]", "〔1〕".
pub(crate) fn is_mark_alone(line: &str) -> bool {
    note_mark(line).is_ok_and(|(rest, (_, form))| form == Form::Bracketed && text::trim(rest).is_empty())
}

/// Whether a line opens, behind its number, with the link that leads a note back to its place:
/// "2. [1](#ref-1) See …", "^ [↑](#cite-3) See …".
pub(crate) fn leads_back(line: &str) -> bool {
    let words = line
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '*' | '^') || text::is_space(c));
    markup::opening_link(words).is_some_and(|(label, address, rest)| {
        address.starts_with('#') && label.chars().nth(4).is_none() && !text::trim(rest).is_empty()
    })
}

/// Whether `prose` may refer to notes; if not, it does not.
pub(crate) fn may_refer(prose: &str) -> bool {
    // Superscript digits begin with these bytes; so do signs that are common, which the next one tells.
    let bytes = prose.as_bytes();
    memchr::memchr3_iter(b'[', 0xc2, 0xe2, bytes).any(|at| bytes[at] != 0xe2 || bytes.get(at + 1) == Some(&0x81))
}

/// References to notes inside prose: "[1]", "[^a]", superscript digits.
pub(crate) fn references(prose: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = prose;
    core::iter::from_fn(move || {
        loop {
            let at = rest.find(|c| c == '[' || is_superscript(c))?;
            let tail = &rest[at..];
            let parsed: Match<'_, &str> = alt((
                delimited(tag("[^"), take_while_m_n(1, 20, |c: char| c.is_alphanumeric()), char(']')),
                delimited(char('['), recognize(digits(1, 3)), char(']')),
                take_while1(is_superscript),
            ))
            .parse_complete(tail);
            match parsed {
                Ok((after, mark)) => {
                    rest = after;
                    return Some((&tail[..tail.len() - after.len()], mark));
                }
                Err(_) => rest = tail.get(tail.chars().next().map_or(1, char::len_utf8)..)?,
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn a_mark_alone_has_nothing_behind_it() {
        assert!(is_mark_alone("[1] "));
        assert!(!is_mark_alone("[1] See the records."));
        assert!(!is_mark_alone("1."));
        assert!("¹²³⁰⁴⁹".chars().all(is_superscript));
        assert!(!is_superscript('1'));
    }

    #[test]
    fn a_note_opens_with_its_way_back() {
        assert!(leads_back("6.  [5](#note-5-back) See the records."));
        assert!(!leads_back("6.  [The records](/records) and more"));
        assert!(!leads_back("See [5](#note-5)."));
    }

    #[test]
    fn marks() {
        assert_eq!(note_mark("[1] See"), Ok((" See", ("1", Form::Bracketed))));
        assert_eq!(note_mark("[^a]: See"), Ok((" See", ("a", Form::Bracketed))));
        assert_eq!(note_mark("12 See"), Ok((" See", ("12", Form::Bare))));
        assert_eq!(note_mark("3. See"), Ok((" See", ("3", Form::Numbered))));
        assert_eq!(note_mark("¹ See"), Ok((" See", ("¹", Form::Sign))));
        assert_eq!(note_mark("* 1 See"), Ok((" See", ("1", Form::Bare))));
        assert_eq!(note_mark("( 1 ) See"), Ok((" See", ("1", Form::Bracketed))));
        assert_eq!(note_mark("(1) See"), Ok((" See", ("1", Form::Numbered))));
        assert!(note_mark("12 men").is_err());
        assert!(note_mark("See").is_err());
    }

    #[test]
    fn references_in_prose() {
        let found: Vec<_> = references("as shown[2] and more³ [see] [^n]").collect();
        assert_eq!(found, [("[2]", "2"), ("³", "³"), ("[^n]", "n")]);
    }
}
