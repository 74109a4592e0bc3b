//! Dates in words and in figures, of the languages whose month names are at hand.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n};
use nom::character::complete::{char, one_of};
use nom::combinator::{map_opt, opt};
use nom::sequence::{preceded, terminated};

use super::{Match, clock, digits, number, space0, space1};
use crate::ast::{Calendar, Date, DateOrder};
use crate::lexicon::{FirstWord, Table};
use crate::text;

/// The tables whose month and weekday names are looked for.
pub(crate) type Calendars<'c> = &'c [&'static Table];

/// A date as found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) date: Date,
    /// The reading with day and month exchanged, where figures allow both.
    pub(crate) other: Option<Date>,
    /// The weekday that stands with it, Monday 1.
    pub(crate) weekday: Option<u8>,
}

impl Found {
    fn sure(date: Date) -> Self {
        Self { date, other: None, weekday: None }
    }
}

/// The first date in a text: its slice, weekday and time included, and its value.
///
/// Only texts that hold a digit, or a numeral of East Asia, are looked at.
pub(crate) fn find<'a>(input: &'a str, calendars: Calendars<'_>) -> Option<(&'a str, Found)> {
    /// Bytes between the first word of a date, perhaps a weekday, and its first figure, at most.
    const FIGURE: usize = 64;
    let mut figure = figure_at(input)?;
    let mut previous = ' ';
    for (at, c) in input.char_indices() {
        if figure < at {
            figure = at + figure_at(&input[at..])?;
        }
        if figure > at + FIGURE {
            previous = c;
            continue;
        }
        // Dates begin where a word begins; scripts without spaces have no such place.
        let begins = !previous.is_alphanumeric() || text::is_unspaced(previous) || text::is_unspaced(c);
        if begins && (c.is_alphanumeric() || c == '\'') {
            if let Ok((rest, found)) = date(&input[at..], calendars) {
                return Some((&input[at..input.len() - rest.len()], found));
            }
        }
        previous = c;
    }
    None
}

/// Where the first figure stands.
fn figure_at(input: &str) -> Option<usize> {
    text::position(input, |c| text::digit(c).is_some() || han_digit(c).is_some())
}

/// Date ← (weekday ","?)? (iso | figures | han | dmy | mdy | year_first | my | solar) time?
pub(crate) fn date<'a>(input: &'a str, calendars: Calendars<'_>) -> Match<'a, Found> {
    let (after, weekday) = match weekday(input, calendars) {
        Ok((rest, day)) => (take_while(|c| text::is_space(c) || matches!(c, ',' | '.' | '،'))(rest)?.0, Some(day)),
        Err(_) => (input, None),
    };
    // "den 25. März", "le 3 mai", "the 4th of", "ngày 3": one short word may stand between.
    let (rest, mut found) = core(after, calendars).or_else(|miss| match weekday {
        Some(_) => {
            let (rest, _) = (take_while_m_n(1, 5, char::is_alphabetic), space1).parse_complete(after)?;
            core(rest, calendars)
        }
        None => Err(miss),
    })?;
    found.weekday = weekday;
    if rest.starts_with(|c: char| text::digit(c).is_some()) {
        return Err(nom::Err::Error(()));
    }
    let timed = preceded((opt(one_of(",;")), space0, opt(alt((tag("- "), tag("– "), tag("at "))))), clock::time_of_day);
    match opt(timed).parse_complete(rest) {
        Ok((after, Some(time))) => {
            found.date.time = Some(time);
            Ok((after, found))
        }
        _ => Ok((rest, found)),
    }
}

fn core<'a>(input: &'a str, calendars: Calendars<'_>) -> Match<'a, Found> {
    if let Ok(found) = figures(input).or_else(|_| han(input)) {
        return Ok(found);
    }
    dmy(input, calendars)
        .or_else(|_| mdy(input, calendars))
        .or_else(|_| year_first(input, calendars))
        .or_else(|_| solar(input, calendars))
}

fn sane(year: u32) -> Option<i32> {
    i32::try_from(year).ok().filter(|year| (1000..=2999).contains(year))
}

fn small(value: u32) -> Option<u8> {
    u8::try_from(value).ok()
}

/// Figures ← year sep month sep day | day sep month sep year | month sep day sep year
///
/// Where day and month could be exchanged, day first is taken, and the other reading is kept.
fn figures(input: &str) -> Match<'_, Found> {
    let sep = || terminated(one_of("-/.‐–"), opt(char(' ')));
    let iso = map_opt((digits(4, 4), sep(), digits(1, 2), sep(), digits(1, 2)), |(y, _, m, _, d)| {
        Date::new(sane(y)?, small(m)?, small(d)?).map(Found::sure)
    });
    let local = map_opt((digits(1, 2), sep(), digits(1, 2), sep(), digits(4, 4)), |(a, _, b, _, y)| {
        let (year, a, b) = (sane(y)?, small(a)?, small(b)?);
        let (day_first, month_first) = (Date::new(year, b, a), Date::new(year, a, b));
        let date = day_first.or(month_first)?;
        let other = month_first.filter(|other| *other != date && day_first.is_some());
        Some(Found { date, other, weekday: None })
    });
    alt((iso, local)).parse_complete(input)
}

/// The order that a date in figures shows: one of its first two numbers is too high for a month.
pub(crate) fn order(slice: &str) -> Option<DateOrder> {
    let sep = || terminated(one_of("-/.‐–"), opt(char(' ')));
    let (_, (a, _, b, _, _)) = (digits(1, 2), sep(), digits(1, 2), sep(), digits(4, 4)).parse_complete(slice).ok()?;
    match (a > 12, b > 12) {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

/// A digit of the East Asian numerals.
fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '○' | '零' => 0,
        '元' | '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        _ => return None,
    })
}

/// Numeral ← digits | han digits: "2024", "二〇二四", "二十一"
fn han_number(input: &str) -> Match<'_, u32> {
    if let Ok(found) = number(input) {
        return Ok(found);
    }
    map_opt(take_while_m_n(1, 5, |c| han_digit(c).is_some()), |numeral: &str| {
        let mut value = 0_u32;
        let tens = numeral.contains('十');
        for c in numeral.chars() {
            let digit = han_digit(c)?;
            value = match digit {
                10 => value.max(1) * 10,
                _ if tens => value + digit,
                _ => value * 10 + digit,
            };
        }
        Some(value)
    })
    .parse_complete(input)
}

/// Eras of East Asia, with what to add to their years.
const ERAS: [(&str, i32, Calendar); 8] = [
    ("令和", 2018, Calendar::JapaneseEra),
    ("平成", 1988, Calendar::JapaneseEra),
    ("昭和", 1925, Calendar::JapaneseEra),
    ("大正", 1911, Calendar::JapaneseEra),
    ("明治", 1867, Calendar::JapaneseEra),
    ("中華民國", 1911, Calendar::Minguo),
    ("民國", 1911, Calendar::Minguo),
    ("民国", 1911, Calendar::Minguo),
];

/// Han ← era? numeral "年" (numeral "月" (numeral "日")?)? | the same with the Korean signs
fn han(input: &str) -> Match<'_, Found> {
    let era =
        ERAS.iter().find_map(|&(name, base, calendar)| input.strip_prefix(name).map(|rest| (rest, base, calendar)));
    let (rest, base, calendar) = era.unwrap_or((input, 0, Calendar::Gregorian));
    let unit = |sign: &'static str, korean: &'static str| (space0, alt((tag(sign), tag(korean))), space0);
    let (rest, year) = terminated(preceded(space0, han_number), unit("年", "년")).parse_complete(rest)?;
    let (rest, month) = opt(terminated(han_number, unit("月", "월"))).parse_complete(rest)?;
    let (rest, day) = match month {
        Some(_) => opt(terminated(han_number, (space0, alt((tag("日"), tag("일"), tag("號"), tag("号"))))))
            .parse_complete(rest)?,
        None => (rest, None),
    };
    let build = || {
        let year = i32::try_from(year).ok()?.checked_add(base).filter(|y| (1000..=2999).contains(y))?;
        let mut date = match (month.and_then(small), day.and_then(small)) {
            (Some(month), Some(day)) => Date::new(year, month, day)?,
            (month, _) => Date::partial(year, month)?,
        };
        date.calendar = calendar;
        Some(date)
    };
    build().map(|date| (rest, Found::sure(date))).ok_or(nom::Err::Error(()))
}

/// The longest name at the start of the input, of those that could be it: its number, and what is left.
fn name<'a>(input: &'a str, near: impl Iterator<Item = (&'static str, u16)>) -> Match<'a, u8> {
    let mut best: Option<(usize, u16)> = None;
    for (form, place) in near {
        let Some(len) = text::fold_prefix(input, form) else { continue };
        let cut = input[len..].starts_with(|c: char| c.is_alphabetic() && !text::is_unspaced(c));
        if !cut && best.is_none_or(|(longest, _)| len > longest) {
            best = Some((len, place));
        }
    }
    let (len, place) =
        best.and_then(|(len, place)| Some((len, u8::try_from(place).ok()?))).ok_or(nom::Err::Error(()))?;
    let rest = &input[len..];
    Ok((rest.strip_prefix('.').unwrap_or(rest), place))
}

/// The name of a month.
pub(crate) fn month<'a>(input: &'a str, calendars: Calendars<'_>) -> Match<'a, u8> {
    let first = FirstWord::of(input);
    name(input, calendars.iter().flat_map(|table| table.months(first)))
}

/// The name of a weekday, Monday 1.
pub(crate) fn weekday<'a>(input: &'a str, calendars: Calendars<'_>) -> Match<'a, u8> {
    let first = FirstWord::of(input);
    let (rest, day) = name(input, calendars.iter().flat_map(|table| table.weekdays(first)))?;
    // Abbreviations of two letters are words of other languages: "on", "to", "so".
    let word = &input[..input.len() - rest.len()];
    let short = word.chars().count() <= 2 && word.is_ascii();
    if short { Err(nom::Err::Error(())) } else { Ok((rest, day)) }
}

/// Signs and one short word between the parts of a date: "de", "of", "tháng", ",".
fn link(input: &str) -> Match<'_, ()> {
    let (rest, _) =
        take_while(|c| text::is_space(c) || matches!(c, ',' | '.' | '،' | '-' | '/' | '‑') || text::is_bidi_mark(c))(
            input,
        )?;
    let word: Match<'_, &str> = take_while_m_n(1, 5, |c: char| c.is_lowercase())(rest);
    match word {
        Ok((after, _)) if after.starts_with(text::is_space) => Ok((text::trim_start(after), ())),
        _ => Ok((rest, ())),
    }
}

/// Ordinal endings of day numbers: "1st", "2nd", "1er", "5-го", "1º", "25."
fn ordinal(input: &str) -> Match<'_, &str> {
    let endings = ["st", "nd", "rd", "th", "er", "ère", "-го", "-е", "º", "°", "ª", ".", ":e", ":a", "日"];
    let len = endings.iter().find_map(|ending| text::fold_prefix(input, ending)).unwrap_or(0);
    Ok((&input[len..], &input[..len]))
}

/// Year ← 4 digits, an era's word or an elision before them allowed
fn year(input: &str) -> Match<'_, i32> {
    map_opt(digits(4, 4), sane).parse_complete(input)
}

fn day(input: &str) -> Match<'_, u8> {
    let (rest, day) = map_opt(digits(1, 2), small).parse_complete(input)?;
    let (rest, _) = ordinal(rest)?;
    Ok((rest, day))
}

/// DayMonthYear ← day signs (month | link month) link year | day link month
fn dmy<'a>(input: &'a str, calendars: Calendars<'_>) -> Match<'a, Found> {
    let (rest, day) = day(input)?;
    let (after, month) = linked_month(rest, calendars)?;
    // "تشرين الأول/أكتوبر": the month by two names.
    let (after, month) = match after.strip_prefix('/').map(|other| self::month(other, calendars)) {
        Some(Ok((rest, other))) if other == month => (rest, month),
        _ => (after, month),
    };
    let (rest, ()) = link(after)?;
    let (rest, year) = year(rest)?;
    full(rest, year, month, day)
}

/// MonthDayYear ← month day ","? year | month ","? year
fn mdy<'a>(input: &'a str, calendars: Calendars<'_>) -> Match<'a, Found> {
    let (rest, month) = month(input, calendars)?;
    let (rest, ()) = link(rest)?;
    if let Ok((rest, year)) = year(rest) {
        let date = Date::partial(year, Some(month)).ok_or(nom::Err::Error(()))?;
        return Ok((rest, Found::sure(date)));
    }
    let (rest, day) = day(rest)?;
    let (rest, ()) = link(rest)?;
    let (rest, year) = year(rest)?;
    full(rest, year, month, day)
}

/// YearFirst ← year "." (link month day | word day month) — "2024. május 3.", "2024. gada 3. maijā"
///
/// Without the word for the year, a day behind it begins the next date: "in 2023, 3 May 2024".
fn year_first<'a>(input: &'a str, calendars: Calendars<'_>) -> Match<'a, Found> {
    let (rest, year) = year(input)?;
    if let Ok((after, month)) = linked_month(rest, calendars) {
        let (after, ()) = link(after)?;
        let (after, day) = day(after)?;
        return full(after, year, month, day);
    }
    let (after, ()) = link(rest)?;
    if !rest[..rest.len() - after.len()].contains(char::is_alphabetic) {
        return Err(nom::Err::Error(()));
    }
    let (after, day) = day(after)?;
    let (after, month) = linked_month(after, calendars)?;
    full(after, year, month, day)
}

/// The month behind signs, and perhaps a short word.
///
/// It is looked for before the word that may stand there: "mars" is as short as "de".
fn linked_month<'a>(input: &'a str, calendars: Calendars<'_>) -> Match<'a, u8> {
    let bare = input.trim_start_matches(|c| text::is_space(c) || matches!(c, '.' | '-' | '/' | ','));
    month(bare, calendars).or_else(|_| {
        let (rest, ()) = link(input)?;
        month(rest, calendars)
    })
}

/// Solar ← (day | first) month year, of the solar Hijri calendar: "۱۵ آبان ۱۴۰۲"
fn solar<'a>(input: &'a str, calendars: Calendars<'_>) -> Match<'a, Found> {
    let mut tables = calendars.iter().filter(|table| !table.lexicon.solar_months.is_empty()).peekable();
    let Some(table) = tables.peek() else { return Err(nom::Err::Error(())) };
    let (rest, day) =
        day(input).or_else(|_| name(input, table.firsts(FirstWord::of(input))).map(|(rest, _)| (rest, 1)))?;
    let rest = text::skip_marks(rest);
    let (rest, month) = name(rest, table.solar_months(FirstWord::of(rest)))?;
    let (rest, ()) = link(rest)?;
    let (rest, year) = year(rest)?;
    Date::of_solar_hijri(year, month, day).map(|date| (rest, Found::sure(date))).ok_or(nom::Err::Error(()))
}

fn full(rest: &str, year: i32, month: u8, day: u8) -> Match<'_, Found> {
    // Years of the Buddhist era are 543 ahead; no speech is from the 24th century.
    let (year, calendar) =
        if (2400..2700).contains(&year) { (year - 543, Calendar::Buddhist) } else { (year, Calendar::Gregorian) };
    let mut date = Date::new(year, month, day).ok_or(nom::Err::Error(()))?;
    date.calendar = calendar;
    Ok((rest, Found::sure(date)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;
    use alloc::string::{String, ToString};
    use alloc::vec::Vec;

    fn found(input: &str) -> Option<(&str, String)> {
        let calendars: Vec<_> = lexicon::ALL.iter().collect();
        find(input, &calendars).map(|(slice, found)| (slice, found.date.to_string()))
    }

    #[test]
    fn dates_in_words() {
        for (input, slice, date) in [
            ("Brussels, 26 September 2024.", "26 September 2024", "2024-09-26"),
            ("on October 12, 2021 at noon", "October 12, 2021", "2021-10-12"),
            ("Tuesday, 7th December, 2010", "Tuesday, 7th December, 2010", "2010-12-07"),
            ("(December 13, 1971)", "December 13, 1971", "1971-12-13"),
            ("SEPTEMBER 2024", "SEPTEMBER 2024", "2024-09"),
            ("2013年 5月 2日星期四", "2013年 5月 2日", "2013-05-02"),
            ("平成二十一年八月九日", "平成二十一年八月九日", "2009-08-09"),
            ("2012년 7월 10일", "2012년 7월 10일", "2012-07-10"),
            ("دوشنبه ۱۵ آبان ۱۴۰۲", "دوشنبه ۱۵ آبان ۱۴۰۲", "2023-11-06"),
            ("اول فروردین ۱۴۰۱", "اول فروردین ۱۴۰۱", "2022-03-21"),
            ("Elsing, 2021. május 4.", "2021. május 4.", "2021-05-04"),
            ("2014. gada 4. novembrī", "2014. gada 4. novembrī", "2014-11-04"),
        ] {
            assert_eq!(found(input), Some((slice, date.to_string())), "{input}");
        }
    }

    #[test]
    fn a_month_is_a_whole_word() {
        assert_eq!(found("4 Mayor 2021"), None);
        assert_eq!(found("4 May or 2021"), Some(("4 May or 2021", "2021-05-04".into())));
    }

    #[test]
    fn dates_in_figures() {
        assert_eq!(found("'2020-03-25'"), Some(("2020-03-25", "2020-03-25".into())));
        assert_eq!(found("Thu, 06/29/2023 - 13:28"), Some(("Thu, 06/29/2023 - 13:28", "2023-06-29".into())));
        assert_eq!(found("19/10/2011 17h20"), Some(("19/10/2011 17h20", "2011-10-19".into())));
        let (_, both) = find("03/04/2021", &[]).expect("a date");
        assert_eq!(both.other.map(|d| d.to_string()), Some("2021-03-04".into()));
    }

    #[test]
    fn no_dates() {
        for input in
            ["in 1945", "May I say 3 things", "12 men", "in 2023, 3 May", "99/99/2020", "1.2.3", "marching 12, 2020"]
        {
            assert_eq!(found(input), None, "{input}");
        }
    }

    #[test]
    fn what_is_left() {
        let calendars = [&lexicon::ALL[0]];
        assert_eq!(date("3 May 2021, Oslo", &calendars).map(|(rest, _)| rest), Ok(", Oslo"));
        assert_eq!(month("Sept. 3", &calendars), Ok((" 3", 9)));
        assert_eq!(weekday("Thursday next", &calendars), Ok((" next", 4)));
    }
}
