//! The text of a number or a date, as a person sees it in the sheet but never rounded or put into words.

/// From here on a number no longer has a unit's place, and its plain digits would be a long row of noughts.
const PLAIN_BELOW: f64 = 1e21;

/// Excel keeps this many digits of a number; what a person typed behind them is gone.
const KEPT_DIGITS: usize = 15;

/// A day has this many seconds.
const DAY_SECONDS: i64 = 86_400;

/// What the numbers of a cell mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Themselves.
    Number,
    /// A date, a time of day, or both.
    Moment,
    /// A length of time.
    Duration,
}

/// What numbers of this number format mean.
pub(super) fn kind(format: &str) -> Kind {
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        match sign {
            ';' => break,
            '\\' | '_' | '*' => {
                signs.next();
            }
            '"' => {
                signs.by_ref().find(|sign| *sign == '"');
            }
            '[' => {
                let inside: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                let unit = inside.to_ascii_lowercase();
                if !unit.is_empty() && ["h", "m", "s"].iter().any(|one| unit.replace(one, "").is_empty()) {
                    return Kind::Duration;
                }
            }
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' | '年' | '月' | '日' => {
                return Kind::Moment;
            }
            // `General` and its names in other languages, but not `e`, the year of an era.
            'G' | 'g' => break,
            _ => (),
        }
    }
    Kind::Number
}

/// What numbers of a number format mean that every workbook has, by its id.
///
/// Source: ECMA-376 Part 1, "numFmt (Number Format)"; 27 to 58 are dates in the Chinese and Japanese
/// editions.
pub(super) const fn built_in(id: u16) -> Kind {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Kind::Moment,
        46 => Kind::Duration,
        _ => Kind::Number,
    }
}

/// A number and whether digits of it were lost before it came here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    /// Its text.
    pub(super) text: String,
    /// It is a whole number of more digits than a spreadsheet keeps.
    pub(super) digits_lost: bool,
}

/// The text of `value`: whole numbers without exponent or `.0`, others in their shortest form of at most 15
/// digits.
///
/// `format` is the number format of the cell; one made of noughts and signs, such as `0000` or
/// `00000000-0000`, is followed, because people write numbers with leading noughts that way.
pub(super) fn number(value: f64, format: &str) -> Shown {
    if !value.is_finite() {
        return Shown { text: String::from("#NUM!"), digits_lost: false };
    }
    let whole = value.fract() == 0.0 && value.abs() < PLAIN_BELOW;
    if !whole {
        return Shown { text: fraction(value), digits_lost: false };
    }
    // Without this, -0.0 would show a sign.
    let digits = format!("{:.0}", value.abs());
    let digits_lost = digits.len() > KEPT_DIGITS;
    let text = match masked(&digits, format) {
        Some(text) if value >= 0.0 => text,
        _ if value < 0.0 => format!("-{digits}"),
        _ => digits,
    };
    Shown { text, digits_lost }
}

fn fraction(value: f64) -> String {
    let shortest = format!("{value}");
    if shortest.bytes().filter(u8::is_ascii_digit).count() <= KEPT_DIGITS {
        return shortest;
    }
    // 0.1 + 0.2 is 0.30000000000000004 in the file and 0.3 in the sheet.
    let rounded = format!("{value:.*e}", KEPT_DIGITS - 1);
    match rounded.parse::<f64>() {
        Ok(value) if (1e-9..PLAIN_BELOW).contains(&value.abs()) => format!("{value}"),
        Ok(value) => format!("{value:e}"),
        Err(_) => shortest,
    }
}

/// `digits` laid into a number format that is made of digit places and literal signs alone; `None` for any
/// other.
fn masked(digits: &str, format: &str) -> Option<String> {
    enum Place {
        Nought,
        Maybe,
        Sign(char),
    }
    if !format.contains('0') {
        return None;
    }
    let mut places = Vec::new();
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '0' => places.push(Place::Nought),
            '#' => places.push(Place::Maybe),
            '-' | ' ' | '(' | ')' => places.push(Place::Sign(sign)),
            '\\' => places.push(Place::Sign(signs.next()?)),
            '"' => places.extend(signs.by_ref().take_while(|sign| *sign != '"').map(Place::Sign)),
            // A second section, decimals, thousands, percent, dates, colours: not a pattern of digits.
            _ => return None,
        }
    }
    let first = places.iter().position(|place| !matches!(place, Place::Sign(_)))?;
    let mut left: Vec<char> = digits.chars().collect();
    let mut backwards = Vec::new();
    for (at, place) in places.iter().enumerate().rev() {
        match place {
            Place::Sign(sign) => backwards.push(*sign),
            Place::Nought => backwards.push(left.pop().unwrap_or('0')),
            Place::Maybe => backwards.extend(left.pop()),
        }
        if at == first {
            // More digits than places: they all go in front of the first place.
            backwards.extend(left.drain(..).rev());
        }
    }
    Some(backwards.into_iter().rev().collect())
}

/// The text of a moment that a sheet holds as days since its epoch: `2026-05-17`, with a time of day only if
/// there is one; a time alone as `08:30:00`. `None` where no calendar has such a day.
///
/// `early` chooses the epoch of 1904 over that of 1900. In the latter, day 60 is the 29 February 1900 that
/// never was.
pub(super) fn moment(days: f64, early: bool) -> Option<String> {
    // The day after 9999-12-31 in the epoch of 1900.
    if !(0.0..2_958_466.0).contains(&days) {
        return None;
    }
    let seconds = (days * DAY_SECONDS as f64).round() as i64;
    let (day, second) = (seconds / DAY_SECONDS, seconds % DAY_SECONDS);
    let clock = format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
    if day == 0 && !early {
        return Some(clock);
    }
    let date = match (early, day) {
        (true, _) => civil(day - 24_107),
        (false, 60) => String::from("1900-02-29"),
        (false, 1..60) => civil(day - 25_568),
        (false, _) => civil(day - 25_569),
    };
    Some(if second == 0 { date } else { format!("{date} {clock}") })
}

/// The text of a length of time in days: `26:30:00`.
pub(super) fn duration(days: f64) -> Option<String> {
    if days.is_nan() || days.abs() >= 2_958_466.0 {
        return None;
    }
    let seconds = (days * DAY_SECONDS as f64).round() as i64;
    let sign = if seconds < 0 { "-" } else { "" };
    let seconds = seconds.abs();
    Some(format!("{sign}{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60))
}

/// The date that lies `days` after 1970-01-01.
///
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
fn civil(days: i64) -> String {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// An ISO date as a file holds it, without a time of day that is midnight.
pub(super) fn iso(text: &str) -> String {
    let Some((date, time)) = text.split_once('T') else { return text.to_owned() };
    let time = time.trim_end_matches('Z');
    let time = time.split_once('.').map_or(time, |(whole, _)| whole);
    if date.is_empty() {
        time.to_owned()
    } else if time.chars().all(|sign| matches!(sign, '0' | ':')) {
        date.to_owned()
    } else {
        format!("{date} {time}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_they_were_typed() {
        for (value, format, expected) in [
            (20_260_517.0, "General", "20260517"),
            (-5.0, "0", "-5"),
            (-0.0, "General", "0"),
            (0.1 + 0.2, "General", "0.3"),
            (12.5, "0.00", "12.5"),
            (0.5, "0%", "0.5"),
            (42.0, "0000", "0042"),
            (42.0, "0", "42"),
            (123_456.0, "0000", "123456"),
            (202_605_170_001.0, "00000000-0000", "20260517-0001"),
            (202_605_170_001.0, r"00000000\-0000", "20260517-0001"),
            (17.0, r#""LOT "000"#, "LOT 017"),
            (17.0, "##00", "17"),
            (1_234.0, "#,##0", "1234"),
            (7.0, "000;-000", "7"),
            (1e20, "General", "100000000000000000000"),
            (1e22, "General", "1e22"),
            (1.5e-12, "General", "0.0000000000015"),
            (f64::NAN, "General", "#NUM!"),
        ] {
            assert_eq!(number(value, format).text, expected, "{value} as {format}");
        }
    }

    #[test]
    fn more_than_fifteen_digits_are_not_to_be_trusted() {
        assert!(!number(999_999_999_999_999.0, "0").digits_lost);
        assert!(number(1_000_000_000_000_000.0, "0").digits_lost);
        assert!(!number(0.123_456_789_012_345_68, "0").digits_lost);
    }

    #[test]
    fn dates_follow_both_epochs_and_the_day_that_never_was() {
        for (days, early, expected) in [
            (46_159.0, false, Some("2026-05-17")),
            (46_159.5, false, Some("2026-05-17 12:00:00")),
            (1.0, false, Some("1900-01-01")),
            (59.0, false, Some("1900-02-28")),
            (60.0, false, Some("1900-02-29")),
            (61.0, false, Some("1900-03-01")),
            (0.5, false, Some("12:00:00")),
            (0.0, true, Some("1904-01-01")),
            (44_697.0, true, Some("2026-05-17")),
            // Half a second before midnight is the next day, not 24:00:00.
            (46_159.999_999, false, Some("2026-05-18")),
            (2_958_465.0, false, Some("9999-12-31")),
            (3_000_000.0, false, None),
            (-1.0, false, None),
            (f64::NAN, false, None),
        ] {
            assert_eq!(moment(days, early).as_deref(), expected, "{days} {early}");
        }
        assert_eq!(duration(1.104_166_666_7).as_deref(), Some("26:30:00"));
    }

    #[test]
    fn formats_tell_dates_from_numbers() {
        for (format, expected) in [
            ("yyyy-mm-dd", Kind::Moment),
            ("DD/MM/YY", Kind::Moment),
            (r#"yyyy"年"m"月"d"日""#, Kind::Moment),
            ("[$-404]e/m/d", Kind::Moment),
            ("[h]:mm", Kind::Duration),
            ("[Red]0", Kind::Number),
            ("General", Kind::Number),
            (r#"0" days""#, Kind::Number),
            (r"0\d", Kind::Number),
            ("#,##0_d;[Red]-0", Kind::Number),
            ("", Kind::Number),
        ] {
            assert_eq!(kind(format), expected, "{format}");
        }
    }

    #[test]
    fn a_midnight_is_left_out() {
        assert_eq!(iso("2026-05-17T00:00:00"), "2026-05-17");
        assert_eq!(iso("2026-05-17T08:30:00.000Z"), "2026-05-17 08:30:00");
        assert_eq!(iso("2026-05-17"), "2026-05-17");
    }
}
