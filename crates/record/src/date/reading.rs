//! Which day a text means, in the notations that people and programs write.

use unicode_normalization::UnicodeNormalization;

use super::CalendarDate;
use super::parts::{self, Number, Role};
use super::time;
use crate::text;

/// No way to write a day is longer, in bytes: `thứ hai, ngày 17 tháng 5 năm 2026 08:00:00.000+07:00`.
const LONGEST_BYTES: usize = 96;

/// The days of a spreadsheet's numbers that are dates: 1 January 2000 to 31 December 2099.
const SERIALS: std::ops::RangeInclusive<u32> = 36_526..=73_050;

/// The serial number of 1 January 2000 in the 1900 system of spreadsheets.
const SERIAL_OF_2000: u32 = 36_526;

/// Years that are only plausible when counted from the Buddha's parting, as in Thailand.
const BUDDHIST_YEARS: std::ops::RangeInclusive<u32> = 2500..=2600;

/// How far the Buddhist era is ahead.
const BUDDHIST_AHEAD: u32 = 543;

/// From this hour on, a time in UTC is the next day in China; an hour later in Vietnam.
const NEXT_DAY_HOUR: u8 = 16;

/// What a text says about a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateReading {
    /// One day only can be meant.
    Certain {
        /// The day.
        date: CalendarDate,
        /// How it was written.
        notation: Notation,
    },
    /// Several days can be meant: `03/04/2026`, `17.05.26`. Each order that gives a day, with two at least
    /// unless the century is missing.
    Ambiguous {
        /// Read as day, month, year.
        day_first: Option<CalendarDate>,
        /// Read as month, day, year.
        month_first: Option<CalendarDate>,
        /// Read as year, month, day; only where the year has two digits.
        year_first: Option<CalendarDate>,
        /// Whether the year has two digits only: the readings are of this century.
        short_year: bool,
    },
    /// A time in UTC so late that where the data comes from the next day had begun.
    LateInUtc {
        /// The day in UTC.
        date: CalendarDate,
    },
    /// The numbers of a day that does not exist.
    Impossible,
    /// A day of a calendar that is not converted: lunar, of the Republic of China, of an emperor's era.
    OtherCalendar,
    /// Something else.
    NotADate,
}

/// How a day was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// `2026-05-17`, as records keep it.
    Iso,
    /// Any other way.
    Other,
    /// The number that spreadsheets keep for a day, such as `46159`.
    SpreadsheetNumber,
    /// With a year such as 2569.
    BuddhistEra,
}

impl DateReading {
    /// The day, when it is certain.
    pub const fn date(&self) -> Option<CalendarDate> {
        match self {
            Self::Certain { date, .. } => Some(*date),
            _ => None,
        }
    }
}

/// Which day a text means.
///
/// Reads `2026-05-17`, `2026/5/17`, `17.05.2026`, `20260517`, `17 May 2026`, `May 17, 2026`,
/// `ngày 17 tháng 5 năm 2026`, `2026年5月17日`, `二〇二六年五月十七日`, the day numbers of spreadsheets, and each of
/// them with a time of day. White space around does not matter.
pub fn read_date(text: &str) -> DateReading {
    let text = text.trim();
    if let Some(reading) = iso(text) {
        return reading;
    }
    if text.is_empty() || text.len() > LONGEST_BYTES {
        return DateReading::NotADate;
    }
    // Compatibility composition makes full-width digits and the like plain, and letters with marks one character.
    let folded = text.nfkc().flat_map(char::to_lowercase).map(|c| text::plain_digit(c).unwrap_or(c));
    let folded: String = folded.collect();
    if parts::names_other_calendar(&folded) {
        return DateReading::OtherCalendar;
    }
    let Some((day, time)) = time::split(&folded) else { return DateReading::NotADate };
    let reading = if time.is_none() { serial(day) } else { None };
    let reading = reading
        .unwrap_or_else(|| parts::read(day).map_or(DateReading::NotADate, |numbers| of_numbers(&numbers)));
    match reading {
        DateReading::Certain { date, .. }
            if time.is_some_and(|time| time.utc && time.hour >= NEXT_DAY_HOUR) =>
        {
            DateReading::LateInUtc { date }
        }
        reading => reading,
    }
}

/// `2026-05-17` and nothing else; `None` for another form.
fn iso(text: &str) -> Option<DateReading> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
    let digits = [y1, y2, y3, y4, m1, m2, d1, d2];
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let [y1, y2, y3, y4, m1, m2, d1, d2] = digits.map(|digit| u32::from(digit - b'0'));
    let year = y1 * 1000 + y2 * 100 + y3 * 10 + y4;
    Some(certain(dated(year, m1 * 10 + m2, d1 * 10 + d2), Notation::Iso))
}

/// The number of a day in a spreadsheet, maybe with the time as a fraction.
fn serial(text: &str) -> Option<DateReading> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let days: u32 = whole
        .parse()
        .ok()
        .filter(|_| whole.len() == 5 && text::is_digits(whole) && text::is_digits(fraction))?;
    if !SERIALS.contains(&days) {
        return None;
    }
    let date = CalendarDate::new(2000, 1, 1)?.plus_days(days - SERIAL_OF_2000)?;
    Some(DateReading::Certain { date, notation: Notation::SpreadsheetNumber })
}

/// The day of three numbers, or of one that holds them all.
fn of_numbers(numbers: &[Number]) -> DateReading {
    match *numbers {
        [solid] if solid.role.is_none() => of_solid(solid),
        [a, b, c] => of_three(a, b, c),
        _ => DateReading::NotADate,
    }
}

/// `20260517`, `17052026`, and the first with a time: `20260517080000`.
fn of_solid(solid: Number) -> DateReading {
    let date = match solid.digits {
        8 => solid.value,
        12 if time::is_clock(solid.value % 10_000 * 100) => solid.value / 10_000,
        14 if time::is_clock(solid.value % 1_000_000) => solid.value / 1_000_000,
        _ => return DateReading::NotADate,
    };
    let part = |divisor: u64, modulus: u64| u32::try_from(date / divisor % modulus).unwrap_or_default();
    let year_first = dated(part(10_000, 10_000), part(100, 100), part(1, 100));
    let (first, second, year) = (part(1_000_000, 100), part(10_000, 100), part(1, 10_000));
    let plausible = |year: u32| (1900..=2099).contains(&year) || BUDDHIST_YEARS.contains(&year);
    if year_first.is_none() && solid.digits == 8 && plausible(year) {
        return either(dated(year, second, first), dated(year, first, second));
    }
    if plausible(part(10_000, 10_000)) { certain(year_first, Notation::Other) } else { DateReading::NotADate }
}

fn of_three(a: Number, b: Number, c: Number) -> DateReading {
    let [a, b, c] = completed([a, b, c]);
    let role = |role: Role| [a, b, c].into_iter().find(|number| number.role == Some(role));
    match (role(Role::Year), role(Role::Month), role(Role::Day)) {
        (Some(year), Some(month), Some(day)) => whole(year, month, day),
        (None, Some(month), None) => {
            let mut rest = [a, b, c].into_iter().filter(|number| number.role.is_none());
            let (Some(first), Some(second)) = (rest.next(), rest.next()) else {
                return DateReading::NotADate;
            };
            match (first.digits, second.digits) {
                (1..=2, 4) => whole(second, month, first),
                (4, 1..=2) => whole(first, month, second),
                (2, 2) => century(short(second, month, first), None, short(first, month, second)),
                (1, 2) => century(short(second, month, first), None, None),
                _ => DateReading::NotADate,
            }
        }
        // `ngày 17/5/2026`
        (None, None, Some(day)) if day == a => whole(c, b, a),
        (None, None, None) => match [a.digits, b.digits, c.digits] {
            [4, 1..=2, 1..=2] => whole(a, b, c),
            [1..=2, 1..=2, 4] => {
                let year_last = |month: Number, day: Number| dated(c.small(), month.small(), day.small());
                either(year_last(b, a), year_last(a, b))
            }
            [2, 2, 2] => century(short(c, b, a), short(c, a, b), short(a, b, c)),
            [1..=2, 1..=2, 2] => century(short(c, b, a), short(c, a, b), None),
            // Years of the Republic of China: 115 is 2026.
            [3, 1..=2, 1..=2] if (100..=199).contains(&a.value) => DateReading::OtherCalendar,
            _ => DateReading::NotADate,
        },
        _ => DateReading::NotADate,
    }
}

/// When words say what two of the numbers are, the third is the rest.
fn completed(mut numbers: [Number; 3]) -> [Number; 3] {
    let roles = numbers.map(|number| number.role);
    let missing =
        [Role::Year, Role::Month, Role::Day].into_iter().filter(|role| !roles.contains(&Some(*role)));
    if let [missing] = missing.collect::<Vec<_>>()[..]
        && let Some(number) = numbers.iter_mut().find(|number| number.role.is_none())
    {
        number.role = Some(missing);
    }
    numbers
}

/// A day and whether its year was of the Buddhist era; `None` when there is no such day.
type Dated = Option<(CalendarDate, bool)>;

fn dated(year: u32, month: u32, day: u32) -> Dated {
    let buddhist = BUDDHIST_YEARS.contains(&year);
    let year = if buddhist { year - BUDDHIST_AHEAD } else { year };
    let small = |part: u32| u8::try_from(part).ok();
    let date = CalendarDate::new(u16::try_from(year).ok()?, small(month)?, small(day)?)?;
    Some((date, buddhist))
}

fn whole(year: Number, month: Number, day: Number) -> DateReading {
    match year.digits {
        4 => certain(dated(year.small(), month.small(), day.small()), Notation::Other),
        2 => century(short(year, month, day), None, None),
        3 => DateReading::OtherCalendar,
        _ => DateReading::NotADate,
    }
}

/// A day with the last two digits of a year of this century.
fn short(year: Number, month: Number, day: Number) -> Option<CalendarDate> {
    dated(2000 + year.small() % 100, month.small(), day.small()).map(|(date, _)| date)
}

fn certain(dated: Dated, notation: Notation) -> DateReading {
    match dated {
        Some((date, true)) => DateReading::Certain { date, notation: Notation::BuddhistEra },
        Some((date, false)) => DateReading::Certain { date, notation },
        None => DateReading::Impossible,
    }
}

fn either(day_first: Dated, month_first: Dated) -> DateReading {
    match (day_first, month_first) {
        (Some((day_first, _)), Some((month_first, _))) if day_first != month_first => {
            DateReading::Ambiguous {
                day_first: Some(day_first),
                month_first: Some(month_first),
                year_first: None,
                short_year: false,
            }
        }
        (one, other) => certain(one.or(other), Notation::Other),
    }
}

fn century(
    day_first: Option<CalendarDate>,
    month_first: Option<CalendarDate>,
    year_first: Option<CalendarDate>,
) -> DateReading {
    if day_first.or(month_first).or(year_first).is_none() {
        return DateReading::Impossible;
    }
    DateReading::Ambiguous { day_first, month_first, year_first, short_year: true }
}
