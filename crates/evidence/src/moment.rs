//! A moment as the caller's clock gave it.

use std::fmt;

/// Seconds of a day.
const DAY: i64 = 86_400;

/// 9999-12-31T23:59:59Z in seconds since 1970-01-01T00:00:00Z.
const LAST_SECOND: i64 = 253_402_300_799;

/// A moment in RFC 3339, with the offset that it was written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Seconds since 1970-01-01T00:00:00Z.
    seconds: i64,
    /// Nanoseconds of the second.
    nanoseconds: u32,
    /// Minutes that the clock on the wall is ahead of UTC.
    offset_minutes: i32,
}

impl Moment {
    /// The moment so many milliseconds after 1970-01-01T00:00:00Z, on a clock that is so many minutes ahead of UTC.
    ///
    /// Source: RFC 3339 has years of four digits and offsets of less than a day. A moment beyond is the last that it
    /// has, an offset beyond is none.
    pub fn of_unix_ms(unix_ms: u64, offset_minutes: i16) -> Self {
        let offset_minutes = Some(i32::from(offset_minutes)).filter(|offset| offset.abs() < 24 * 60);
        let last = LAST_SECOND - DAY;
        Self {
            seconds: i64::try_from(unix_ms / 1000).map_or(last, |seconds| seconds.min(last)),
            nanoseconds: (unix_ms % 1000) as u32 * 1_000_000,
            offset_minutes: offset_minutes.unwrap_or_default(),
        }
    }

    /// Reads such as `2026-05-17T08:30:00.250+07:00`; `None` for anything else. Of a fraction nine digits count.
    ///
    /// Source: RFC 3339, section 5.6 "Internet Date/Time Format", with `T` and `Z` in capitals. A leap second is
    /// taken as the second behind it.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, rest) = text.split_at_checked(10)?;
        let (time, rest) = rest.strip_prefix('T')?.split_at_checked(8)?;
        let [year, month, day] = three(date, '-', [4, 2, 2])?;
        let [hour, minute, second] = three(time, ':', [2, 2, 2])?;
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let zone = rest.find(['Z', '+', '-'])?;
        let (fraction, zone) = rest.split_at_checked(zone)?;
        let of_day = hour * 3600 + minute * 60 + second;
        let offset_minutes = offset(zone)?;
        Some(Self {
            seconds: days(year, month, day)? * DAY + of_day - i64::from(offset_minutes) * 60,
            nanoseconds: nanoseconds(fraction)?,
            offset_minutes,
        })
    }

    /// Such as `2026-05-17T01:30:00.250Z`: in UTC, cut to milliseconds.
    pub fn utc(&self) -> String {
        self.written(0, "Z")
    }

    /// Such as `+07:00`: how much the clock on the wall is ahead of UTC.
    pub fn offset(&self) -> String {
        let sign = if self.offset_minutes < 0 { '-' } else { '+' };
        let minutes = self.offset_minutes.abs();
        format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }

    /// Minutes that the clock on the wall is ahead of UTC.
    pub const fn offset_minutes(&self) -> i32 {
        self.offset_minutes
    }

    /// Whether it is earlier, wherever the two were written.
    pub fn is_before(&self, other: &Self) -> bool {
        (self.seconds, self.nanoseconds) < (other.seconds, other.nanoseconds)
    }

    fn written(&self, offset_minutes: i32, zone: &str) -> String {
        let seconds = self.seconds + i64::from(offset_minutes) * 60;
        let (year, month, day) = date(seconds.div_euclid(DAY));
        let of_day = seconds.rem_euclid(DAY);
        let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
        let milliseconds = self.nanoseconds / 1_000_000;
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milliseconds:03}{zone}")
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written(self.offset_minutes, &self.offset()))
    }
}

/// Three numbers of so many digits each.
fn three(text: &str, between: char, digits: [usize; 3]) -> Option<[i64; 3]> {
    let mut parts = text.split(between);
    let mut numbers = [0; 3];
    for (number, digits) in numbers.iter_mut().zip(digits) {
        *number = parts.next().and_then(|part| self::digits(part, digits))?;
    }
    parts.next().is_none().then_some(numbers)
}

fn digits(text: &str, count: usize) -> Option<i64> {
    let whole = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if whole { text.parse().ok() } else { None }
}

fn nanoseconds(fraction: &str) -> Option<u32> {
    if fraction.is_empty() {
        return Some(0);
    }
    let digits =
        fraction.strip_prefix('.').filter(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()))?;
    format!("{digits:0<9}").get(..9)?.parse().ok()
}

/// Minutes ahead of UTC.
fn offset(zone: &str) -> Option<i32> {
    if zone == "Z" {
        return Some(0);
    }
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    let ahead = i32::try_from(hours * 60 + minutes).ok().filter(|_| hours < 24 && minutes < 60)?;
    Some(if zone.starts_with('-') { -ahead } else { ahead })
}

/// Days from 1970-01-01 to a date of the Gregorian calendar; `None` for one that it does not have.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i64::from(leap),
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    // Years that begin in March have their leap day last.
    let year = year - i64::from(month <= 2);
    let month = (month + 9) % 12;
    let of_year = (153 * month + 2) / 5 + day - 1;
    Some(year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year - 719_468)
}

/// The inverse of [`days`].
///
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn moments_are_read_and_written() {
        for (text, utc, offset) in [
            ("2026-05-17T08:30:00+07:00", "2026-05-17T01:30:00.000Z", "+07:00"),
            ("2026-05-17T08:30:00.25Z", "2026-05-17T08:30:00.250Z", "+00:00"),
            ("2026-01-01T00:00:00.999999+14:00", "2025-12-31T10:00:00.999Z", "+14:00"),
            ("2024-02-29T23:59:60-03:30", "2024-03-01T03:30:00.000Z", "-03:30"),
            ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59.000Z", "+00:00"),
            ("0000-03-01T00:00:00Z", "0000-03-01T00:00:00.000Z", "+00:00"),
        ] {
            let moment = Moment::parse(text).expect(text);
            assert_eq!((moment.utc().as_str(), moment.offset().as_str()), (utc, offset), "{text}");
            let again = Moment::parse(&moment.to_string()).expect(text);
            assert_eq!((again.utc(), again.offset()), (moment.utc(), moment.offset()));
        }
    }

    #[test]
    fn a_clock_gives_moments_that_are_read_again() {
        for (unix_ms, offset, text) in [
            (0, 0, "1970-01-01T00:00:00.000+00:00"),
            (1_795_419_925_042, 420, "2026-11-23T14:45:25.042+07:00"),
            (1_795_419_925_042, -210, "2026-11-23T04:15:25.042-03:30"),
            (1_795_419_925_042, i16::MAX, "2026-11-23T07:45:25.042+00:00"),
            (u64::MAX, 840, "9999-12-31T13:59:59.615+14:00"),
        ] {
            let moment = Moment::of_unix_ms(unix_ms, offset);
            assert_eq!(moment.to_string(), text);
            assert_eq!(Moment::parse(text), Some(moment));
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "2026-05-17",
            "2026-05-17T08:30:00",
            "2026-05-17t08:30:00Z",
            "2026-05-17 08:30:00Z",
            "2026-02-29T08:30:00Z",
            "2026-13-01T08:30:00Z",
            "2026-05-17T24:00:00Z",
            "2026-05-17T08:60:00Z",
            "2026-05-17T08:30:00.Z",
            "2026-05-17T08:30:00.1x Z",
            "2026-05-17T08:30:00+0700",
            "2026-05-17T08:30:00+07:00 ",
            "2026-05-17T08:30:00+24:00",
            "２０２６-05-17T08:30:00Z",
            "+026-05-17T08:30:00Z",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn each_day_is_its_own(day in -800_000i64..3_000_000) {
            let (year, month, of_month) = date(day);
            prop_assert_eq!(days(year, month, of_month), Some(day));
        }

        #[test]
        fn any_text_is_survived(text in any::<String>()) {
            let _ = Moment::parse(&text);
        }
    }
}
