//! Days of the Gregorian calendar.

mod parts;
mod reading;
mod time;

use serde::{Deserialize, Serialize};

pub use reading::{DateReading, Notation, read_date};

/// A day that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(u16, u8, u8)", into = "(u16, u8, u8)")]
pub struct CalendarDate {
    year: u16,
    month: u8,
    day: u8,
}

impl CalendarDate {
    /// The first day of all.
    pub const FIRST: Self = Self { year: 1, month: 1, day: 1 };

    /// The day that a text such as `2026-05-17` names, written just so.
    pub fn from_iso(text: &str) -> Option<Self> {
        let number = |range: std::ops::Range<usize>| {
            text.get(range).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?.parse().ok()
        };
        let marks = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        if marks { Self::new(year, month as u8, day as u8) } else { None }
    }

    /// A day of the years 1 to 9999; months and days count from 1.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// The year, four digits.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The day so many days later; `None` after the year 9999.
    pub fn plus_days(self, days: u32) -> Option<Self> {
        let mut left = days;
        let (mut year, mut month, mut day) = (self.year, self.month, self.day);
        loop {
            let of_month = u32::from(days_in_month(year, month) - day);
            if left <= of_month {
                return Self::new(year, month, day + u8::try_from(left).ok()?);
            }
            left -= of_month + 1;
            day = 1;
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
            if year > 9999 {
                return None;
            }
        }
    }
}

impl TryFrom<(u16, u8, u8)> for CalendarDate {
    type Error = String;

    fn try_from((year, month, day): (u16, u8, u8)) -> Result<Self, String> {
        Self::new(year, month, day)
            .ok_or_else(|| format!("{year:04}-{month:02}-{day:02} is not a calendar date"))
    }
}

impl From<CalendarDate> for (u16, u8, u8) {
    fn from(date: CalendarDate) -> Self {
        (date.year, date.month, date.day)
    }
}

impl std::fmt::Display for CalendarDate {
    /// As in `2026-05-17`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// How many days a month has; 31 for a month that does not exist.
pub(crate) const fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_are_dates() {
        for (year, month, day, exists) in [
            (2026, 5, 17, true),
            (2024, 2, 29, true),
            (2026, 2, 29, false),
            (2000, 2, 29, true),
            (1900, 2, 29, false),
            (2026, 2, 30, false),
            (2026, 4, 31, false),
            (2026, 12, 31, true),
            (2026, 13, 1, false),
            (2026, 0, 1, false),
            (2026, 1, 0, false),
            (0, 1, 1, false),
            (10_000, 1, 1, false),
        ] {
            assert_eq!(CalendarDate::new(year, month, day).is_some(), exists, "{year}-{month}-{day}");
        }
    }
}
