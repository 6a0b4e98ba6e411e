//! The time, and how it is written.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::{DateTime, SecondsFormat, Utc};

/// A moment: milliseconds since 1970-01-01 UTC.
pub(crate) type Moment = i64;

/// Now, by this machine's clock.
pub(crate) fn now() -> Moment {
    millis(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default())
}

/// A duration in milliseconds, at most as many as a moment can be late.
pub(crate) fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX / 2)
}

/// A moment as RFC 3339 has it, to the millisecond: `2026-06-01T08:00:00.000Z`.
pub(crate) fn rfc3339(moment: Moment) -> String {
    date(moment).to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// A moment as headers have it, to the second: `Mon, 01 Jun 2026 08:00:00 GMT`.
///
/// Source: RFC 9110, "Date/Time Formats".
pub(crate) fn http_date(moment: Moment) -> String {
    date(moment).format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

fn date(moment: Moment) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(moment).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written() {
        let moment = 1_780_300_800_123;
        assert_eq!(rfc3339(moment), "2026-06-01T08:00:00.123Z");
        assert_eq!(http_date(moment), "Mon, 01 Jun 2026 08:00:00 GMT");
        // An absurd registration life is no panic.
        assert!(!rfc3339(i64::MAX).is_empty());
    }
}
