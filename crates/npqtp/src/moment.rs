//! What the caller knows of time and chance.

use record::CalendarDate;

/// When a step is taken, and the chance that goes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment<'a> {
    /// Milliseconds of a clock that should only go forward; its zero does not matter. One that jumps does no harm:
    /// only differences count, and a step back counts as none.
    pub now_ms: u64,
    /// Time and day in UTC, such as `2026-06-01T08:00:00Z`: for dates that a platform names, and for the ledger.
    pub wall: &'a str,
    /// Any bits, fresh for each step: they spread out the devices that wait for the same platform.
    pub random: u64,
}

/// Seconds since 1970 of a text such as `2026-06-01T08:00:00Z`; fractions are passed over.
pub(crate) fn rfc3339_seconds(text: &str) -> Option<i64> {
    let (date, time) = (CalendarDate::from_iso(text.get(..10)?)?, text.get(10..19)?);
    let rest = text.get(19..)?;
    let fraction =
        rest.strip_prefix('.').map_or(rest, |digits| digits.trim_start_matches(|c: char| c.is_ascii_digit()));
    if !time.starts_with('T') || fraction != "Z" {
        return None;
    }
    Some(day_number(date) * 86_400 + time_of_day(time.get(1..)?)?)
}

/// Seconds since 1970 of a date in an HTTP header. Only the form that servers must send is read.
///
/// Source: RFC 9110, "Date/Time Formats", `IMF-fixdate`.
pub(crate) fn http_date_seconds(text: &str) -> Option<i64> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    if text.len() != 29 || !text.is_ascii() || text.get(3..5) != Some(", ") || text.get(25..) != Some(" GMT")
    {
        return None;
    }
    let month = MONTHS.iter().position(|month| text.get(8..11) == Some(*month))? + 1;
    let date = CalendarDate::new(digits(text.get(12..16)?)?, month as u8, digits(text.get(5..7)?)? as u8)?;
    Some(day_number(date) * 86_400 + time_of_day(text.get(17..25)?)?)
}

/// Seconds since midnight of `08:49:37`; a leap second counts as the one before.
fn time_of_day(text: &str) -> Option<i64> {
    let part = |range| digits(text.get(range)?).map(i64::from);
    let marks = text.len() == 8 && text.get(2..3) == Some(":") && text.get(5..6) == Some(":");
    let (hours, minutes, seconds) = (part(0..2)?, part(3..5)?, part(6..8)?);
    (marks && hours < 24 && minutes < 60 && seconds <= 60)
        .then_some(hours * 3600 + minutes * 60 + seconds.min(59))
}

fn digits(text: &str) -> Option<u16> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// Days since 1 January 1970. Years begin with March, so that leap days end them.
fn day_number(date: CalendarDate) -> i64 {
    let (year, month) = match date.month() {
        month @ 1..=2 => (i64::from(date.year()) - 1, i64::from(month) + 9),
        month => (i64::from(date.year()), i64::from(month) - 3),
    };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i64::from(date.day()) - 719_469
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_of_texts() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("2000-02-29T23:59:59.123Z", Some(951_868_799)),
            ("2026-06-01T08:00:00Z", Some(1_780_300_800)),
            ("2026-06-01T08:00:00+07:00", None),
            ("2026-02-30T08:00:00Z", None),
            ("2026-06-01 08:00:00Z", None),
            ("2026-06-01T24:00:00Z", None),
            ("", None),
            ("２０２６-06-01T08:00:00Z", None),
        ] {
            assert_eq!(rfc3339_seconds(text), expected, "{text:?}");
        }
    }

    /// Source of the first row: RFC 9110, "Date/Time Formats".
    #[test]
    fn seconds_of_http_dates() {
        for (text, expected) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(784_111_777)),
            ("Mon, 01 Jun 2026 08:00:00 GMT", Some(1_780_300_800)),
            ("Mon, 31 Jun 2026 08:00:00 GMT", None),
            ("Mon, 01 Jun 2026 08:00:00 CET", None),
            ("Mon, 01 jun 2026 08:00:00 GMT", None),
            ("120", None),
            ("Mon, 01 Jun 2026 +8:00:00 GMT", None),
        ] {
            assert_eq!(http_date_seconds(text), expected, "{text:?}");
        }
    }
}
