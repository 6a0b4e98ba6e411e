//! The time of day that programs write behind a date.

/// A time of day, as far as a date depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time {
    /// From 0 to 24.
    pub(super) hour: u8,
    /// Whether it is said to be in UTC.
    pub(super) utc: bool,
}

/// Parts a text in small letters into its date and its time, if it has one; `None` when there is a colon and no time.
pub(super) fn split(text: &str) -> Option<(&str, Option<Time>)> {
    let Some(colon) = text.find(':') else { return Some((text, None)) };
    let before = text.get(..colon)?;
    let start = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    if start == 0 {
        // As in `08:30 17/05/2026`.
        let (clock, date) = text.split_once(' ')?;
        return Some((date, Some(read(clock)?)));
    }
    let date = text.get(..start)?;
    let date = date.strip_suffix('t').or_else(|| {
        let spaced = date.trim_end().trim_end_matches("上午").trim_end_matches("下午");
        spaced.strip_suffix([' ', ',']).or_else(|| date.strip_suffix([' ', ',']))
    })?;
    Some((date.trim_end(), Some(read(text.get(start..)?)?)))
}

/// `08:00`, `08:00:00.000z`, `8:00 pm`, `08:00:00+07:00`.
fn read(text: &str) -> Option<Time> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.'))).unwrap_or(text.len());
    let (clock, zone) = text.split_at(end);
    let mut parts = clock.split(':');
    let mut part = |highest: u8| {
        let digits = parts.next()?;
        let digits = digits.split_once('.').map_or(digits, |(whole, _)| whole);
        let value: u8 = digits.parse().ok().filter(|_| digits.len() <= 2)?;
        (value <= highest).then_some(value)
    };
    let hour = part(24)?;
    part(59)?;
    if clock.matches(':').count() > 1 {
        part(60)?;
    }
    if parts.next().is_some() {
        return None;
    }
    let zone = zone.trim();
    let offset = zone.strip_prefix(['+', '-']).map(|digits| digits.replace(':', ""));
    let has_offset = offset.is_some_and(|digits| {
        matches!(digits.len(), 2 | 4) && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    let utc = matches!(zone, "z" | "utc" | "gmt" | "+00:00" | "+0000" | "-00:00");
    let known = utc || matches!(zone, "" | "am" | "pm" | "sa" | "ch") || has_offset;
    known.then_some(Time { hour, utc })
}

/// Whether six digits `hhmmss` are a time.
pub(super) const fn is_clock(digits: u64) -> bool {
    digits / 10_000 < 24 && digits / 100 % 100 < 60 && digits % 100 < 60
}
