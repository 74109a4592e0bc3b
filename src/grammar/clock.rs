//! Time codes of captions and tapes, and times of day.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{map, map_opt, opt, peek, recognize, value};
use nom::multi::many_m_n;
use nom::sequence::{delimited, preceded, terminated};

use super::{Match, digits, space0, whole};
use crate::ast::Time;
use crate::text;

/// Stamp ← number (":" number)+ (("." | "," | ";") digits)? — "00:12:34", "1:02", "03:03:51:18".
pub(crate) fn stamp(input: &str) -> Match<'_, &str> {
    recognize((
        digits(1, 3),
        many_m_n(1, 3, preceded(char(':'), digits(2, 2))),
        opt(preceded(one_of(".,;"), take_while1(|c: char| c.is_ascii_digit()))),
    ))
    .parse_complete(input)
}

/// Loose ← number (":" number){2,3} ("." digits)? — where an arrow follows: "0:0:3.120 --> 0:0:6.900".
fn loose_stamp(input: &str) -> Match<'_, &str> {
    recognize((
        digits(1, 3),
        many_m_n(1, 3, preceded(char(':'), digits(1, 2))),
        opt(preceded(one_of(".,"), take_while1(|c: char| c.is_ascii_digit()))),
    ))
    .parse_complete(input)
}

/// Whether a text begins as codes do: words, which nearly every line is made of, tell at their first byte
/// that they are none.
fn begins_code(input: &str) -> bool {
    // Digits beyond ASCII begin with other bytes.
    input
        .as_bytes()
        .first()
        .is_some_and(|byte| matches!(byte, b'0'..=b'9' | b'[' | b'(' | b'<' | b'@' | b'\\' | 0x80..))
}

/// Dated ← "["? number sign number sign number ("," | "T" | space) stamp half? "]"? " -"? — the day and
/// the hour before a line of a chat: "[09/03/2021, 10:31:07]", "2021-03-09 10:31", "09.03.21, 10:31 -".
pub(crate) fn dated_code(input: &str) -> Match<'_, &str> {
    if !begins_code(input) {
        return Err(nom::Err::Error(()));
    }
    let sign = || one_of("/.-");
    let day = (digits(1, 4), sign(), digits(1, 2), sign(), digits(1, 4));
    let code = recognize((opt(char('[')), day, opt(char(',')), alt((tag("T"), super::space1)), stamp, opt(meridiem)));
    let (rest, code) = recognize((code, opt(char(']')))).parse_complete(input)?;
    let (rest, _) = opt((super::space1, one_of("-–"), peek(super::space1))).parse_complete(rest)?;
    Ok((rest, code))
}

/// Code ← stamp | "[" stamp "]" | "(" stamp ")" | stamp ("-->" | "-" | ",") stamp settings? | "@" stamp
pub(crate) fn time_code(input: &str) -> Match<'_, &str> {
    if !begins_code(input) {
        return Err(nom::Err::Error(()));
    }
    let bracketed = |open, close| delimited((opt(char('\\')), char(open)), stamp, (opt(char('\\')), char(close)));
    alt((
        recognize((stamp, space0, alt((tag("-->"), tag("-"), tag("–"))), space0, stamp)),
        recognize((loose_stamp, space0, tag("-->"), space0, loose_stamp)),
        recognize((stamp, char(','), stamp)),
        recognize(bracketed('[', ']')),
        recognize(bracketed('(', ')')),
        recognize(bracketed('<', '>')),
        recognize(preceded(opt(char('@')), stamp)),
    ))
    .parse_complete(input)
}

/// Whether the line is a time code and nothing else; cue settings of WebVTT may follow an arrow, and a
/// colon a bracket: "(00:01:21):".
pub(crate) fn is_time_code(line: &str) -> bool {
    match time_code(line) {
        Ok((rest, code)) => {
            text::trim(rest).is_empty()
                || (code.ends_with([')', ']']) && text::trim(rest) == ":")
                || (code.contains("-->") && rest.starts_with([' ', '\t']))
        }
        Err(_) => false,
    }
}

/// Half of day ← "a.m." | "AM" | "pm" …
fn meridiem(input: &str) -> Match<'_, bool> {
    let letter = |c| satisfy(move |x| x.eq_ignore_ascii_case(&c));
    let (rest, half) =
        preceded(space0, alt((value(false, letter('a')), value(true, letter('p'))))).parse_complete(input)?;
    let (rest, _) = (opt(char('.')), opt(char(' ')), letter('m'), opt(char('.'))).parse_complete(rest)?;
    if rest.starts_with(char::is_alphanumeric) { Err(nom::Err::Error(())) } else { Ok((rest, half)) }
}

/// Zone ← 2 to 4 capitals, "GMT+2" | "(" … ")"
fn zone(input: &str) -> Match<'_, &str> {
    let name = || take_while1(|c: char| c.is_ascii_uppercase() || matches!(c, '+' | '-') || c.is_ascii_digit());
    let (rest, zone) =
        preceded(space0, alt((delimited(char('('), name(), char(')')), name()))).parse_complete(input)?;
    if zone.len() > 6 || rest.starts_with(char::is_alphanumeric) { Err(nom::Err::Error(())) } else { Ok((rest, zone)) }
}

/// TimeOfDay ← hour (":" | "." | "h" | "H") minute seconds? half? zone? | hour half zone? | hour "h" minute?
pub(crate) fn time_of_day(input: &str) -> Match<'_, Time> {
    let colon = map(
        (
            digits(1, 2),
            alt((char(':'), char('.'), char('h'), char('H'), char('：'))),
            digits(2, 2),
            opt(preceded(char(':'), digits(2, 2))),
        ),
        |p| (p.0, p.2),
    );
    let french = map(
        (
            digits(1, 2),
            space0,
            alt((tag("h"), tag("heures"), tag("Uhr"), tag("uhr"))),
            opt(preceded(space0, digits(2, 2))),
        ),
        |p| (p.0, p.3.unwrap_or(0)),
    );
    let timed = map_opt((alt((colon, french)), opt(meridiem)), |((hour, minute), half)| at(hour, minute, half));
    let bare = map_opt((digits(1, 2), meridiem), |(hour, half)| at(hour, 0, Some(half)));
    let (rest, time) = alt((timed, bare)).parse_complete(input)?;
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(nom::Err::Error(()));
    }
    let (rest, _) = opt(zone).parse_complete(rest)?;
    Ok((rest, time))
}

fn at(hour: u32, minute: u32, afternoon: Option<bool>) -> Option<Time> {
    let hour = match afternoon {
        Some(_) if hour == 0 || hour > 12 => hour,
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    Time::new(u8::try_from(hour).ok()?, u8::try_from(minute).ok()?)
}

/// A time of day that is the whole line, a bracket on either side allowed: "4:14 P.M. EDT",
/// "[9.59 pm", "16:00", "10.30 a.m.".
///
/// Digits with a full stop and no half of day, as in "13.00", count; "2.5" does not.
pub(crate) fn is_clock_line(line: &str) -> bool {
    let bare = line.trim_matches(|c| text::is_space(c) || matches!(c, '[' | ']' | '(' | ')'));
    if whole(bare, terminated(time_of_day, opt(char('.')))).is_some() {
        return true;
    }
    // "Kl. 13:00", "klo 9.30", "um 9 Uhr": one short word before it.
    bare.split_once(|c: char| text::is_space(c)).is_some_and(|(word, rest)| {
        word.chars().count() <= 4
            && (word.ends_with('.') || text::starts_lower(word))
            && word.chars().all(|c| c.is_alphabetic() || c == '.')
            && whole(text::trim(rest), terminated(time_of_day, opt(char('.')))).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_end_where_the_words_begin() {
        assert_eq!(stamp("00:12:34,5 The"), Ok((" The", "00:12:34,5")));
        assert_eq!(stamp("03:03:51:18:09"), Ok((":09", "03:03:51:18")));
        assert!(stamp("12 o'clock").is_err());
    }

    #[test]
    fn time_codes() {
        for line in [
            "00:12:34", "[03:03:51:18]", "00:00:01,000 --> 00:00:04,000", "1:02", "(00:06)",
            "00:01.000 --> 00:03.000 align:start", "(00:01:21):", "0:0:3.120 --> 0:0:6.900", "0:00:03.120,0:00:06.900",
        ] {
            assert!(is_time_code(line), "{line}");
        }
        for line in ["12", "at 12:30", "12:30 we met", "3:5", "a:00"] {
            assert!(!is_time_code(line), "{line}");
        }
        assert_eq!(time_code("[00:06] Ada"), Ok((" Ada", "[00:06]")));
    }

    #[test]
    fn a_day_and_an_hour_before_a_line() {
        assert_eq!(dated_code("[09/03/2021, 10:31:07] Ada: Hi"), Ok((" Ada: Hi", "[09/03/2021, 10:31:07]")));
        assert_eq!(dated_code("09.03.21, 10:31 - Ada: Hi"), Ok((" Ada: Hi", "09.03.21, 10:31")));
        assert!(dated_code("09/03/2021 we met").is_err());
    }

    #[test]
    fn times_of_day() {
        let time = |h, m| Time::new(h, m).expect("a time");
        assert_eq!(time_of_day("4:14 P.M. EDT"), Ok(("", time(16, 14))));
        assert_eq!(time_of_day("10.02 a.m. today"), Ok((" today", time(10, 2))));
        assert_eq!(time_of_day("17h20,"), Ok((",", time(17, 20))));
        assert_eq!(time_of_day("9 Uhr"), Ok(("", time(9, 0))));
        assert_eq!(time_of_day("12 am"), Ok(("", time(0, 0))));
        assert!(time_of_day("25:00").is_err());
        assert!(time_of_day("12").is_err());
        assert!(time_of_day("16:004").is_err());
    }

    #[test]
    fn a_clock_line_holds_nothing_else() {
        for line in ["[9.59 pm", "16:00", "8:07 P.M. CEST", "13.00"] {
            assert!(is_clock_line(line), "{line}");
        }
        for line in ["The House met at 2.30 p.m.", "2.5", "3.50 crowns"] {
            assert!(!is_clock_line(line), "{line}");
        }
    }
}
