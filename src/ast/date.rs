//! Dates as documents give them: known in part, of several calendars.

use core::fmt;

/// A calendar in which a document writes its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Calendar {
    /// The common calendar.
    #[default]
    Gregorian,
    /// Years of the Buddhist era, 543 ahead.
    Buddhist,
    /// Years of the Republic of China, 1911 behind.
    Minguo,
    /// Years of a Japanese era.
    JapaneseEra,
    /// The solar Hijri calendar of Iran and Afghanistan.
    SolarHijri,
    /// The Islamic calendar; not converted.
    Hijri,
}

/// The order of day and month where a date is written in figures, the year last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum DateOrder {
    /// 3/4/2021 is 3 April.
    DayFirst,
    /// 3/4/2021 is 4 March.
    MonthFirst,
}

/// A day, or as much of one as the document states. Months and days count from one.
///
/// ```
/// use oration::Date;
///
/// let date = Date::new(2023, 6, 29).unwrap();
/// assert_eq!(date.to_string(), "2023-06-29");
/// assert_eq!(Date::new(2023, 2, 30), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Date {
    /// The year of the common calendar, converted where the document counts otherwise.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, from 1.
    pub day: Option<u8>,
    /// The hour, where the same place states it.
    pub time: Option<Time>,
    /// The calendar in which the document wrote it.
    #[cfg_attr(feature = "serde", serde(default))]
    pub calendar: Calendar,
}

impl Date {
    /// A full date of the common calendar; `None` when there is no such day.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        (day >= 1 && day <= days_in_month(year, month)?).then_some(Self {
            year,
            month: Some(month),
            day: Some(day),
            time: None,
            calendar: Calendar::Gregorian,
        })
    }

    /// A year, with a month where one is known; `None` for a month that is not 1 to 12.
    #[must_use]
    pub fn partial(year: i32, month: Option<u8>) -> Option<Self> {
        month.is_none_or(|m| (1..=12).contains(&m)).then_some(Self {
            year,
            month,
            day: None,
            time: None,
            calendar: Calendar::Gregorian,
        })
    }

    /// The day that the solar Hijri calendar counts so; `None` when there is no such day, or its year is not
    /// within those that leap by the rule of eight in thirty-three.
    pub(crate) fn of_solar_hijri(year: i32, month: u8, day: u8) -> Option<Self> {
        /// Days from the first of the year 1 of the common calendar to that of this one, leaps aside.
        const EPOCH: i32 = 226_894;
        let leaps = |year: i32| (8 * year + 21).div_euclid(33);
        let leap = leaps(year + 1) > leaps(year);
        let length = match month {
            1..=6 => 31,
            7..=11 => 30,
            12 => 29 + u8::from(leap),
            _ => return None,
        };
        if !(1244..=1531).contains(&year) || !(1..=length).contains(&day) {
            return None;
        }
        let before = i32::from(month - 1);
        let day_of_year = before * 31 - (before - 6).max(0) + i32::from(day) - 1;
        let date = Self::of_day_number(EPOCH + 365 * (year - 1) + leaps(year) + day_of_year)?;
        Some(Self { calendar: Calendar::SolarHijri, ..date })
    }

    /// The day of the common calendar so many days after 1 January of the year 1.
    fn of_day_number(days: i32) -> Option<Self> {
        // Howard Hinnant's civil_from_days, whose years begin with March.
        let days = days + 306;
        let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// The day of the week, Monday 1 to Sunday 7, of a full date.
    #[must_use]
    pub fn weekday(&self) -> Option<u8> {
        let (month, day) = (i64::from(self.month?), i64::from(self.day?));
        // Howard Hinnant's days_from_civil: days since 1970-01-01, a Thursday.
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
        let days = era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468;
        u8::try_from((days + 3).rem_euclid(7) + 1).ok()
    }
}

/// How many days a month has; `None` for a month that is not 1 to 12.
fn days_in_month(year: i32, month: u8) -> Option<u8> {
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => return None,
    })
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}

/// A time of day, 24 hours, as the place's own clock shows it.
///
/// ```
/// use oration::Time;
///
/// assert_eq!(Time::new(13, 28).unwrap().to_string(), "13:28");
/// assert_eq!(Time::new(24, 1), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Time {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

impl Time {
    /// A time of day; `None` when there is no such time.
    #[must_use]
    pub const fn new(hour: u8, minute: u8) -> Option<Self> {
        if hour < 24 && minute < 60 { Some(Self { hour, minute }) } else { None }
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_are_known() {
        let weekday = |y, m, d| Date::new(y, m, d).and_then(|date| date.weekday());
        assert_eq!(weekday(2023, 6, 29), Some(4));
        assert_eq!(weekday(1969, 12, 28), Some(7));
        assert_eq!(weekday(2000, 2, 29), Some(2));
        assert_eq!(weekday(1792, 11, 6), Some(2));
    }

    #[test]
    fn there_is_no_such_day() {
        assert!(Date::new(1900, 2, 29).is_none());
        assert!(Date::new(2000, 13, 1).is_none());
        assert!(Date::new(2000, 4, 0).is_none());
        assert!(Date::partial(2000, Some(0)).is_none());
    }
}
