//! The time on the wall, as the ledger writes it.

use record::CalendarDate;

use crate::Here;

const DAY_MS: u64 = 86_400_000;

/// Such as `2026-06-01T08:00:00Z`: in UTC, cut to seconds. A clock behind the year 9999 has no text.
pub(super) fn utc(here: &Here<'_>) -> String {
    text((here.unix_ms)())
}

fn text(unix_ms: u64) -> String {
    let day = u32::try_from(unix_ms / DAY_MS).ok();
    let day = day.and_then(|days| CalendarDate::new(1970, 1, 1)?.plus_days(days));
    let Some(day) = day else { return String::new() };
    let seconds = unix_ms % DAY_MS / 1000;
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{:04}-{:02}-{:02}T{hour:02}:{minute:02}:{second:02}Z", day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_since_1970() {
        for (unix_ms, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_868_799_123, "2000-02-29T23:59:59Z"),
            (1_780_300_800_000, "2026-06-01T08:00:00Z"),
            (u64::MAX, ""),
        ] {
            assert_eq!(text(unix_ms), expected);
        }
    }
}
