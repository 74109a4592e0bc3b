//! Markers of list entries and of numbered paragraphs.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{map, map_opt, opt, peek, recognize, value};
use nom::multi::many1;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::{Match, number, roman, space0, space1};
use crate::ast::MarkerKind;
use crate::span::offset;
use crate::text;

/// What stands around a counting marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `3.`
    Dot,
    /// `3)`
    Paren,
    /// `(3)`
    Parens,
    /// `3` and then a tab, several spaces, or a capital.
    Bare,
    /// `3.1`
    Dotted,
    /// A sign.
    Sign,
}

/// A marker, by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) sort: MarkerKind,
    pub(crate) style: Style,
    /// What it counts to; for a letter that is also a roman numeral, the letter's place.
    pub(crate) value: u32,
    /// What it counts to as a roman numeral, where it can be one.
    pub(crate) roman: u32,
    /// Bytes of the marker, without the white space after it.
    pub(crate) len: u32,
}

impl Mark {
    /// What stands behind the marker in a text that begins with it.
    pub(crate) fn behind<'a>(&self, text: &'a str) -> &'a str {
        usize::try_from(self.len).ok().and_then(|len| text.get(len..)).unwrap_or_default()
    }
}

/// Signs that are bullets even where no space follows them.
fn is_glyph(c: char) -> bool {
    matches!(
        c,
        '•' | '‣'
            | '▪'
            | '■'
            | '●'
            | '○'
            | '◦'
            | '◆'
            | '❖'
            | '➢'
            | '►'
            | '▶'
            | '✓'
            | '✔'
            | '⁃'
            | '∙'
            | '□'
            | '➤'
            | '\u{f0b7}'
            | '\u{f0a7}'
            | '\u{f0d8}'
            | '\u{f02d}'
            | '⦁'
            | '・'
    )
}

/// Whether a character marks entries and is no sign of prose or sums: a glyph, or the dot in the middle.
pub(crate) fn is_bullet_sign(c: char) -> bool {
    is_glyph(c) || c == '·'
}

/// Bullet ← glyph | ("-" | "–" | "—" | "*" | "+" | "·" | "o" | "§") space; a backslash may escape it.
///
/// A dash with no space after it is a minus sign or a broken word, no bullet (unstructured #2678).
fn bullet(input: &str) -> Match<'_, Mark> {
    let sign = alt((
        value((), satisfy(is_glyph)),
        value((), terminated(one_of("-–—*+·o§"), peek(alt((space1, nom::combinator::eof))))),
    ));
    let (rest, ()) = preceded(opt(char('\\')), sign).parse_complete(input)?;
    Ok((
        rest,
        Mark {
            sort: MarkerKind::Bullet,
            style: Style::Sign,
            value: 0,
            roman: 0,
            len: offset(input.len() - rest.len()),
        },
    ))
}

/// What counts: a number, a letter, a roman numeral.
#[derive(Clone, Copy)]
struct Count {
    sort: MarkerKind,
    value: u32,
    roman: u32,
}

fn letter_place(c: char) -> Option<u32> {
    match c {
        'a'..='z' => Some(c as u32 - 'a' as u32 + 1),
        'A'..='Z' => Some(c as u32 - 'A' as u32 + 1),
        'а'..='и' => Some(c as u32 - 'а' as u32 + 1),
        'А'..='И' => Some(c as u32 - 'А' as u32 + 1),
        'α'..='ω' => Some(c as u32 - 'α' as u32 + 1),
        _ => None,
    }
}

fn count(input: &str) -> Match<'_, Count> {
    alt((
        map(terminated(number, opt(tag("\\"))), |value| Count { sort: MarkerKind::Number, value, roman: 0 }),
        single_letter,
        map(roman, |value| Count { sort: MarkerKind::Roman, value, roman: value }),
    ))
    .parse_complete(input)
}

/// A letter by itself, which may also be read as a roman numeral.
fn single_letter(input: &str) -> Match<'_, Count> {
    let (rest, letter) = satisfy(|c| letter_place(c).is_some()).parse_complete(input)?;
    if rest.starts_with(char::is_alphanumeric) {
        return Err(nom::Err::Error(()));
    }
    let mut buffer = [0; 4];
    let roman = super::roman_value(letter.encode_utf8(&mut buffer)).unwrap_or(0);
    Ok((rest, Count { sort: MarkerKind::Letter, value: letter_place(letter).unwrap_or(0), roman }))
}

/// Han ← a numeral of East Asia from 1 to 99: "一", "十二", "二十"
fn han(input: &str) -> Match<'_, Count> {
    let digit = |c: char| "一二三四五六七八九".chars().position(|d| d == c).and_then(|at| u32::try_from(at + 1).ok());
    let numeral = take_while_m_n(1, 3, |c| digit(c).is_some() || c == '十');
    map_opt(numeral, |numeral: &str| {
        let (tens, ones) = numeral
            .split_once('十')
            .map_or(("", numeral), |(tens, ones)| (if tens.is_empty() { "一" } else { tens }, ones));
        let value = |part: &str| match part.chars().count() {
            0 => Some(0),
            1 => part.chars().next().and_then(digit),
            _ => None,
        };
        Some(Count { sort: MarkerKind::Number, value: value(tens)? * 10 + value(ones)?, roman: 0 })
    })
    .parse_complete(input)
}

/// Enclosed ← one sign that is a number in a ring or in brackets: "①", "⑴", "㈠"
fn enclosed(input: &str) -> Match<'_, Count> {
    const FIRST: [(char, char); 4] = [('①', '⑳'), ('⑴', '⒇'), ('⒈', '⒛'), ('㈠', '㈩')];
    let value = |c: char| {
        let (first, _) = FIRST.into_iter().find(|(first, last)| (*first..=*last).contains(&c))?;
        Some(c as u32 - first as u32 + 1)
    };
    map(map_opt(satisfy(|c| !c.is_ascii()), value), |value| Count { sort: MarkerKind::Number, value, roman: 0 })
        .parse_complete(input)
}

/// Spread ← digit (space digit)* — the digits of a number that a PDF pulled apart: "1 0 ."
fn spread(input: &str) -> Match<'_, Count> {
    let one = || map(satisfy(|c| c.is_ascii_digit()), |c| c as u32 - '0' as u32);
    let (rest, first) = one().parse_complete(input)?;
    let (rest, more) = opt(preceded(char(' '), one())).parse_complete(rest)?;
    let value = more.map_or(first, |digit| first * 10 + digit);
    Ok((rest, Count { sort: MarkerKind::Number, value, roman: 0 }))
}

/// Counting ← "(" count ")" | count "." | count ")" | enclosed, then white space, a letter or the end.
fn counting(input: &str) -> Match<'_, Mark> {
    let (rest, (count, style)) = alt((
        map(delimited(terminated(char('('), space0), count, preceded(space0, char(')'))), |c| (c, Style::Parens)),
        map(delimited(char('（'), count, char('）')), |c| (c, Style::Parens)),
        map(terminated(count, one_of(".．")), |c| (c, Style::Dot)),
        map(terminated(count, alt((tag(")"), tag("）")))), |c| (c, Style::Paren)),
        map(terminated(alt((count, han)), tag("、")), |c| (c, Style::Dot)),
        map(delimited(char('（'), han, char('）')), |c| (c, Style::Parens)),
        map(enclosed, |c| (c, Style::Parens)),
        map(terminated(spread, tag(" .")), |c| (c, Style::Dot)),
        map(terminated(count, alt((tag(".-"), tag("º."), tag("°")))), |c| (c, Style::Dot)),
    ))
    .parse_complete(input)?;
    let next = rest.chars().next();
    let open = match style {
        // "(a)words" and "3)words" are set so in many PDFs; "3.14", "a.m." and "U.S." are none.
        Style::Parens => next.is_none_or(|c| text::is_space(c) || c.is_alphabetic() || matches!(c, '"' | '（')),
        Style::Paren => next.is_none_or(|c| text::is_space(c) || c.is_uppercase()),
        _ => next.is_none_or(|c| text::is_space(c) || text::is_unspaced(c)),
    };
    if !open {
        return Err(nom::Err::Error(()));
    }
    Ok((rest, mark(count, style, input.len() - rest.len())))
}

fn mark(count: Count, style: Style, len: usize) -> Mark {
    Mark { sort: count.sort, style, value: count.value, roman: count.roman, len: offset(len) }
}

/// Dotted ← number ("." number)+ "."? — "2.1", "3.2.4.", then white space and words.
fn dotted(input: &str) -> Match<'_, Mark> {
    let (rest, parts) =
        recognize((number, many1(preceded(char('.'), number)), opt(char('.')))).parse_complete(input)?;
    let (_, _) = peek(space1).parse_complete(rest)?;
    let last = parts.trim_end_matches('.').rsplit('.').next().unwrap_or_default();
    let (_, value) = number(last)?;
    Ok((rest, mark(Count { sort: MarkerKind::Number, value, roman: 0 }, Style::Dotted, parts.len())))
}

/// Bare ← number (tab | two spaces or more | space before a capital) — of numbered paragraphs.
fn bare(input: &str) -> Match<'_, Mark> {
    let (rest, value) = number(input)?;
    let len = input.len() - rest.len();
    let (after, gap) = take_while_m_n(1, 40, text::is_space).parse_complete(rest)?;
    let wide = gap.contains('\t') || gap.chars().count() > 1;
    if value < 1000 && len <= 3 && (wide || after.starts_with(|c: char| c.is_uppercase() || c == '"' || c == '“')) {
        return Ok((rest, mark(Count { sort: MarkerKind::Number, value, roman: 0 }, Style::Bare, len)));
    }
    Err(nom::Err::Error(()))
}

/// Marker ← bullet | counting | dotted | bare.
///
/// ```text
/// •  -  –  *  \-        3.  3)  (3)  a.  (iv)  2.1  1 0 .        3⇥Words
/// ```
pub(crate) fn marker(input: &str) -> Match<'_, Mark> {
    let first = input.chars().next();
    if first.is_none_or(|c| c.is_alphabetic() && c != 'o' && !could_count(input)) {
        return Err(nom::Err::Error(()));
    }
    let parsed: IResult<_, _, ()> = alt((bullet, counting, dotted, bare)).parse_complete(input);
    parsed
}

/// Whether a line that begins with a letter could begin with a counting marker: a short run of
/// letters and then a full stop or a bracket.
fn could_count(input: &str) -> bool {
    const LONGEST: usize = 9;
    match input.as_bytes().get(..LONGEST) {
        Some(head) if head.is_ascii() => head.contains(&b'.') || head.contains(&b')'),
        _ => input.chars().take(LONGEST).any(|c| matches!(c, '.' | ')' | '）' | '．' | '、' | '°')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(input: &str) -> Option<(&str, MarkerKind, u32)> {
        marker(input).ok().map(|(rest, mark)| {
            assert_eq!(mark.behind(input), rest);
            (rest, mark.sort, mark.value)
        })
    }

    #[test]
    fn bullets() {
        assert_eq!(parsed("• one"), Some((" one", MarkerKind::Bullet, 0)));
        assert_eq!(parsed("-\u{a0}one"), Some(("\u{a0}one", MarkerKind::Bullet, 0)));
        assert_eq!(parsed("\\- one"), Some((" one", MarkerKind::Bullet, 0)));
        assert_eq!(parsed("●one"), Some(("one", MarkerKind::Bullet, 0)));
        assert_eq!(parsed("•"), Some(("", MarkerKind::Bullet, 0)));
        assert_eq!(parsed("-5 degrees"), None);
        assert_eq!(parsed("of course"), None);
    }

    #[test]
    fn counting_markers() {
        assert_eq!(parsed("12. The"), Some((" The", MarkerKind::Number, 12)));
        assert_eq!(parsed("(a)words"), Some(("words", MarkerKind::Letter, 1)));
        assert_eq!(parsed("iv) x"), Some((" x", MarkerKind::Roman, 4)));
        assert_eq!(parsed("2\\. Agreement"), Some((" Agreement", MarkerKind::Number, 2)));
        assert_eq!(parsed("1 0 . Interest"), Some((" Interest", MarkerKind::Number, 10)));
        assert_eq!(parsed("5 . It"), Some((" It", MarkerKind::Number, 5)));
        assert_eq!(parsed("3.2 Growth"), Some((" Growth", MarkerKind::Number, 2)));
        assert_eq!(parsed("2\tIt is"), Some(("\tIt is", MarkerKind::Number, 2)));
        assert_eq!(parsed("12  years"), Some(("  years", MarkerKind::Number, 12)));
        assert_eq!(parsed("①one"), Some(("one", MarkerKind::Number, 1)));
        assert_eq!(parsed("㈡ two"), Some((" two", MarkerKind::Number, 2)));
        assert_eq!(parsed("7."), Some(("", MarkerKind::Number, 7)));
    }

    #[test]
    fn these_count_nothing() {
        for prose in ["3.14, is", "U.S. troops", "a.m. today", "99999999999. no", "12 years", "Mr. X", "", "(Applause)"]
        {
            assert_eq!(parsed(prose), None, "{prose}");
        }
    }
}
