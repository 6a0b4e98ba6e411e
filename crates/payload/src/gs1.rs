//! GS1 application identifiers: which values each takes.
//!
//! Source: `data/gs1-application-identifiers.txt`, a part of the GS1 Barcode Syntax Dictionary.

use std::ops::Range;
use std::sync::LazyLock;

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let lines = include_str!("../data/gs1-application-identifiers.txt").lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(Row::parse).collect()
});

/// A row of the table: an application identifier, or a range of them with the same values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    first: &'static str,
    last: &'static str,
    /// Whether a value ends by its length, so that no separator has to follow it.
    pub(crate) predefined: bool,
    components: Vec<Component>,
    /// Qualifiers in a Digital Link, in order.
    qualifiers: &'static str,
    /// GS1's short name of it.
    pub(crate) title: &'static str,
}

/// A stretch of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Component {
    characters: Characters,
    least: usize,
    most: usize,
    optional: bool,
    check: Option<Check>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Characters {
    Numeric,
    Set82,
    Set39,
    Base64Url,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Check {
    Digit,
    /// YYMMDD.
    Date,
    /// YYMMDD; `00` stands for no day.
    DateOrMonth,
}

/// What is wrong with a value. Ranges are UTF-8 bytes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It holds a character that is not in the set.
    Character,
    /// It is shorter than the least.
    TooShort,
    /// What is past the most.
    TooLong { most: usize, surplus: Range<usize> },
    /// A check digit is not the one that follows from the others.
    CheckDigit,
    /// A date is none.
    Date,
}

/// The row of an application identifier.
pub(crate) fn row(identifier: &str) -> Option<&'static Row> {
    let of = |row: &&Row| row.first.len() == identifier.len() && (row.first..=row.last).contains(&identifier);
    ROWS.iter().find(of)
}

/// The application identifier that a text starts with; none is the beginning of another.
pub(crate) fn leading(text: &str) -> Option<(&str, &'static Row)> {
    (2..=4).find_map(|digits| {
        let identifier = text.get(..digits)?;
        row(identifier).map(|row| (identifier, row))
    })
}

/// The qualifiers of a GTIN in a Digital Link, in order: consumer product variant, batch, serial number. The
/// alternative that the standard has, a third party's serial number, is not ours.
pub(crate) fn qualifiers() -> impl Iterator<Item = &'static str> {
    let all = row("01").map_or("", |row| row.qualifiers);
    all.split('|').next().unwrap_or_default().split(',')
}

impl Row {
    fn parse(line: &'static str) -> Option<Self> {
        let (facts, title) = line.split_once('#')?;
        let mut facts = facts.split_whitespace();
        let identifiers = facts.next()?;
        let (first, last) = identifiers.split_once('-').unwrap_or((identifiers, identifiers));
        let predefined = facts.next()? == "*";
        let mut components = Vec::new();
        let mut qualifiers = "";
        for fact in facts {
            match fact.strip_prefix("dlpkey=") {
                Some(listed) => qualifiers = listed,
                None => components.push(Component::parse(fact)?),
            }
        }
        Some(Self { first, last, predefined, components, qualifiers, title: title.trim() })
    }

    /// How many bytes a value has at least, and exactly where its length is predefined.
    pub(crate) fn least_bytes(&self) -> usize {
        self.components.iter().filter(|component| !component.optional).map(|component| component.least).sum()
    }

    /// What is wrong with a value, the first that is.
    pub(crate) fn check(&self, value: &str) -> Result<(), Fault> {
        let mut rest = value.as_bytes();
        for component in &self.components {
            if rest.is_empty() && component.optional {
                break;
            }
            let (piece, after) = rest.split_at_checked(component.most.min(rest.len())).unwrap_or((rest, &[]));
            component.check(piece)?;
            rest = after;
        }
        let most = value.len() - rest.len();
        if rest.is_empty() { Ok(()) } else { Err(Fault::TooLong { most, surplus: most..value.len() }) }
    }

    /// Runs of characters of a value that none of its components takes.
    pub(crate) fn strange(&self, value: &str) -> Vec<Range<usize>> {
        let takes = |c: char| {
            u8::try_from(c).is_ok_and(|byte| self.components.iter().any(|piece| piece.characters.take(byte)))
        };
        runs(value, |c| !takes(c))
    }
}

/// Runs of characters of which something holds, as UTF-8 bytes.
pub(crate) fn runs(text: &str, holds: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| holds(*c)) {
        let end = at + c.len_utf8();
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = end,
            _ => runs.push(at..end),
        }
    }
    runs
}

impl Component {
    /// `N14,csum`, `X..20`, `[N..12]`.
    fn parse(text: &str) -> Option<Self> {
        let bare = text.trim_start_matches('[');
        let optional = bare.len() < text.len();
        let (format, check) =
            bare.split_once(',').map_or((bare, None), |(format, check)| (format, Some(check)));
        let mut format = format.trim_end_matches(']').chars();
        let characters = match format.next()? {
            'N' => Characters::Numeric,
            'X' => Characters::Set82,
            'Y' => Characters::Set39,
            'Z' => Characters::Base64Url,
            _ => return None,
        };
        let length = format.as_str();
        let most = length.trim_start_matches("..").parse().ok()?;
        let least = if length.starts_with("..") { 1 } else { most };
        let check = match check.map(|check| check.trim_end_matches(']')) {
            None => None,
            Some("csum") => Some(Check::Digit),
            Some("yymmdd") => Some(Check::Date),
            Some("yymmd0") => Some(Check::DateOrMonth),
            Some(_) => return None,
        };
        Some(Self { characters, least, most, optional, check })
    }

    fn check(&self, piece: &[u8]) -> Result<(), Fault> {
        if !piece.iter().all(|byte| self.characters.take(*byte)) {
            return Err(Fault::Character);
        }
        if piece.len() < self.least {
            return Err(Fault::TooShort);
        }
        match self.check {
            Some(Check::Digit) if !has_check_digit(piece) => Err(Fault::CheckDigit),
            Some(Check::Date) if !is_date(piece, 1) => Err(Fault::Date),
            Some(Check::DateOrMonth) if !is_date(piece, 0) => Err(Fault::Date),
            _ => Ok(()),
        }
    }
}

impl Characters {
    const fn take(self, byte: u8) -> bool {
        match self {
            Self::Numeric => byte.is_ascii_digit(),
            Self::Set82 => {
                byte.is_ascii_alphanumeric() || matches!(byte, b'!' | b'"' | b'%'..=b'/' | b':'..=b'?' | b'_')
            }
            Self::Set39 => {
                byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'#' | b'-' | b'/')
            }
            Self::Base64Url => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'='),
        }
    }
}

/// Whether the last of these digits follows from the others.
///
/// Source: GS1 General Specifications, "Standard check digit calculations": from the right, the digits count three
/// times and once by turns, and the sum with the check digit is a multiple of ten.
fn has_check_digit(digits: &[u8]) -> bool {
    let weights = [1, 3].into_iter().cycle();
    let sum: u32 =
        digits.iter().rev().zip(weights).map(|(digit, weight)| u32::from(digit & 0x0f) * weight).sum();
    sum.is_multiple_of(10)
}

/// Whether six digits are a year, a month and a day from `least_day` on. The century is not known, so that 29
/// February stands in every fourth year.
fn is_date(digits: &[u8], least_day: u8) -> bool {
    let two = |at: usize| Some((digits.get(at)? & 0x0f) * 10 + (digits.get(at + 1)? & 0x0f));
    let (Some(year), Some(month), Some(day)) = (two(0), two(2), two(4)) else { return false };
    let days = match month {
        2 if year.is_multiple_of(4) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    days > 0 && (least_day..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let lines = include_str!("../data/gs1-application-identifiers.txt").lines();
        let rows = lines.filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        assert_eq!(ROWS.len(), rows);
        assert_eq!(qualifiers().collect::<Vec<_>>(), ["22", "10", "21"]);
    }

    #[test]
    fn no_identifier_is_the_beginning_of_another() {
        for (at, row) in ROWS.iter().enumerate() {
            for other in ROWS.iter().skip(at + 1) {
                let (short, long) =
                    if row.first.len() < other.first.len() { (row, other) } else { (other, row) };
                let start = long.first.get(..short.first.len()).unwrap();
                assert!(!(short.first..=short.last).contains(&start), "{short:?} {long:?}");
            }
        }
    }

    #[test]
    fn separators_follow_what_has_no_predefined_length() {
        // GS1 General Specifications, "Element strings with predefined length using GS1 Application Identifiers":
        // identifiers that start with these two digits, as every decoder has them built in.
        let starts = [
            "00", "01", "02", "03", "04", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "31",
            "32", "33", "34", "35", "36", "41",
        ];
        for row in ROWS.iter() {
            assert_eq!(row.predefined, starts.contains(&&row.first[..2]), "{}", row.first);
        }
    }

    #[test]
    fn values_are_checked_by_their_row() {
        let surplus = |most, end| Err(Fault::TooLong { most, surplus: most..end });
        for (identifier, value, expected) in [
            ("01", "04006381333931", Ok(())),
            ("01", "04006381333932", Err(Fault::CheckDigit)),
            ("01", "4006381333931", Err(Fault::TooShort)),
            ("01", "0400638133393A", Err(Fault::Character)),
            ("01", "040063813339311", surplus(14, 15)),
            ("10", "a!\"%&'()*+,-./:;<=>?", Ok(())),
            ("10", "_", Ok(())),
            ("10", "", Err(Fault::TooShort)),
            ("10", "123456789012345678901", surplus(20, 21)),
            ("10", "a b", Err(Fault::Character)),
            ("10", "a#b", Err(Fault::Character)),
            ("10", "é", Err(Fault::Character)),
            ("11", "260229", Err(Fault::Date)),
            ("11", "240229", Ok(())),
            ("11", "260500", Ok(())),
            ("11", "261301", Err(Fault::Date)),
            ("8008", "26050012", Err(Fault::Date)),
            ("8008", "2605011230", Ok(())),
            ("253", "4006381333931", Ok(())),
            ("253", "4006381333931X7", Ok(())),
            ("8003", "04006381333931", Ok(())),
            ("8010", "ABC#-/9", Ok(())),
            ("8010", "abc", Err(Fault::Character)),
            ("95", "x", Ok(())),
            ("3103", "000123", Ok(())),
        ] {
            assert_eq!(row(identifier).unwrap().check(value), expected, "({identifier}) {value}");
        }
        for unknown in ["9", "100", "04", "3109", "999", "ab", ""] {
            assert_eq!(row(unknown), None, "{unknown}");
        }
    }
}
