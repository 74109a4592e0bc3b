//! What a single line, or a part of one, could be: nom parsers that see no neighbours.
//!
//! Every function returns plain values and is the only door to nom. Four rules hold here:
//! a non-match is no error (the error type is `()`); everything comes from the `complete` modules;
//! letters are folded by [`text::fold_prefix`](crate::text::fold_prefix) and never by nom's
//! `tag_no_case`, which panics on U+212A; and white space is Unicode's, not ASCII's.

pub(crate) mod bracket;
pub(crate) mod chat;
pub(crate) mod clock;
pub(crate) mod date;
pub(crate) mod field;
pub(crate) mod label;
pub(crate) mod mark;
pub(crate) mod markup;
pub(crate) mod name;
pub(crate) mod note;
pub(crate) mod page;
pub(crate) mod rule;
pub(crate) mod table;

use nom::bytes::complete::{take_while, take_while1};
use nom::combinator::map_opt;
use nom::{IResult, Parser};

use crate::text;

/// A parser's answer: what is left, and the value.
pub(crate) type Match<'a, T> = IResult<&'a str, T, ()>;

/// The value, when the parser takes the whole input but for white space at its end.
pub(crate) fn whole<'a, T>(input: &'a str, mut parser: impl Parser<&'a str, Output = T, Error = ()>) -> Option<T> {
    let (rest, value) = parser.parse_complete(input).ok()?;
    text::trim(rest).is_empty().then_some(value)
}

/// White space of any kind, perhaps none.
pub(crate) fn space0(input: &str) -> Match<'_, &str> {
    take_while(text::is_space).parse_complete(input)
}

/// White space of any kind.
pub(crate) fn space1(input: &str) -> Match<'_, &str> {
    take_while1(text::is_space).parse_complete(input)
}

/// Digits of any script as a number; too many digits are no match.
pub(crate) fn number(input: &str) -> Match<'_, u32> {
    map_opt(take_while1(|c| text::digit(c).is_some()), |digits: &str| {
        digits.chars().try_fold(0_u32, |value, c| value.checked_mul(10)?.checked_add(text::digit(c)?))
    })
    .parse_complete(input)
}

/// A number of `min` to `max` digits.
pub(crate) fn digits(min: usize, max: usize) -> impl for<'a> Fn(&'a str) -> Match<'a, u32> {
    move |input| {
        let (rest, value) = number(input)?;
        let count = input[..input.len() - rest.len()].chars().count();
        if (min..=max).contains(&count) { Ok((rest, value)) } else { Err(nom::Err::Error(())) }
    }
}

/// A roman numeral in one case, from 1 to 399, written as it is written properly.
pub(crate) fn roman(input: &str) -> Match<'_, u32> {
    let upper = input.starts_with(|c: char| c.is_ascii_uppercase());
    map_opt(
        take_while1(move |c: char| {
            let c = if upper { c } else { c.to_ascii_uppercase() };
            matches!(c, 'I' | 'V' | 'X' | 'L' | 'C') && (upper || input.starts_with(|f: char| f.is_ascii_lowercase()))
        }),
        roman_value,
    )
    .parse_complete(input)
}

/// The value of a roman numeral; `None` for one that is not written properly, such as "IIII" or "VX".
pub(crate) fn roman_value(numeral: &str) -> Option<u32> {
    const SIGNS: [(&str, u32); 9] =
        [("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)];
    if numeral.len() > 9
        || !(numeral.bytes().all(|b| b.is_ascii_uppercase()) || numeral.bytes().all(|b| b.is_ascii_lowercase()))
    {
        return None;
    }
    let mut rest = numeral;
    let mut value = 0;
    for (sign, worth) in SIGNS {
        let most = if matches!(worth, 100 | 10 | 1) { 3 } else { 1 };
        for _ in 0..most {
            let Some(head) = rest.get(..sign.len()) else { break };
            if !head.eq_ignore_ascii_case(sign) {
                break;
            }
            rest = &rest[sign.len()..];
            value += worth;
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_script() {
        assert_eq!(number("12."), Ok((".", 12)));
        assert_eq!(number("٢٦ سبتمبر"), Ok((" سبتمبر", 26)));
        assert!(number("99999999999.").is_err());
        assert!(number("x").is_err());
        assert_eq!(digits(4, 4)("2024-05"), Ok(("-05", 2024)));
        assert!(digits(4, 4)("12024").is_err());
    }

    #[test]
    fn roman_numerals_are_proper() {
        assert_eq!(roman("iv) x"), Ok((") x", 4)));
        assert_eq!(roman("XIX."), Ok((".", 19)));
        assert_eq!(roman_value("IIII"), None);
        assert_eq!(roman_value("VX"), None);
        assert_eq!(roman_value("Iv"), None);
        assert_eq!(roman_value("civil"), None);
    }

    #[test]
    fn whole_refuses_a_prefix() {
        assert_eq!(whole("12 ", number), Some(12));
        assert_eq!(whole("12 years", number), None);
    }

    #[test]
    fn white_space_is_of_any_kind() {
        assert_eq!(space1("\u{a0}\u{3000}x"), Ok(("x", "\u{a0}\u{3000}")));
        assert_eq!(space0("x"), Ok(("x", "")));
    }
}
