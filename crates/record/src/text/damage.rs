//! What programs in between leave behind: spreadsheets, wrong encodings, forms that were filled in for show.

use std::ops::Range;

use base::{Finding, Severity};

use super::{is_digits, rule_of_characters, shown};
use crate::Column;

/// What a spreadsheet shows instead of a value: Excel's errors, and those of Google Sheets.
const SPREADSHEET_ERRORS: [&str; 19] = [
    "#BLOCKED!",
    "#BUSY!",
    "#CALC!",
    "#CONNECT!",
    "#DIV/0!",
    "#ERROR!",
    "#EXTERNAL!",
    "#FIELD!",
    "#GETTING_DATA",
    "#N/A",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#PYTHON!",
    "#REF!",
    "#SPILL!",
    "#TIMEOUT!",
    "#UNKNOWN!",
    "#VALUE!",
];

/// What people and programs write where nothing is known, in small letters; and the pattern itself.
const PLACEHOLDERS: [&str; 26] = [
    "chưa có",
    "chưa rõ",
    "empty",
    "không",
    "không có",
    "n.a.",
    "n/a",
    "na",
    "nan",
    "nil",
    "none",
    "null",
    "pending",
    "tba",
    "tbc",
    "tbd",
    "test",
    "undefined",
    "unknown",
    "xxx",
    "xxxx",
    "yyyymmdd-xxxx",
    "不详",
    "待定",
    "无",
    "暂无",
];

/// A number or an error that a spreadsheet made of the text.
pub(super) fn spreadsheet(column: Column, text: &str, core: &Range<usize>) -> Option<Finding> {
    let value = text.get(core.clone())?;
    let code = if is_spreadsheet_error(value) {
        "text.spreadsheet-error"
    } else if is_scientific(value) {
        "text.spreadsheet-number"
    } else {
        return None;
    };
    let mut finding = Finding::new(code, Severity::Error).at(core.clone()).with("found", shown(value));
    finding.source = rule_of_characters(column);
    Some(finding)
}

/// A reference that a spreadsheet took for a date: `5-17` becomes `17-May`, `05-2026` becomes `May-26`.
pub(crate) fn spreadsheet_date(text: &str) -> Option<Finding> {
    let found = || {
        Finding::new("text.spreadsheet-date", Severity::Warning).at(0..text.len()).with("found", shown(text))
    };
    let mut parts = text.split('-');
    let (first, second, third) = (parts.next()?, parts.next().unwrap_or_default(), parts.next());
    let short = |text: &str| text.len() <= 2 && is_digits(text);
    let year = |text: &str| matches!(text.len(), 2 | 4) && is_digits(text);
    let day_and_month = short(first) && is_month(second) && third.is_none_or(year);
    let month_and_year = is_month(first) && short(second) && third.is_none();
    // What programs make of a cell that holds a date.
    let midnight = text.ends_with(" 00:00:00");
    ((day_and_month || month_and_year) && parts.next().is_none() || midnight).then(found)
}

/// Whether a text is a month as spreadsheets write it: `May`.
fn is_month(text: &str) -> bool {
    const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    text.len() == 3 && MONTHS.as_bytes().chunks(3).any(|month| month == text.as_bytes())
}

fn is_spreadsheet_error(value: &str) -> bool {
    if let Some(rest) = value.strip_prefix('#') {
        return rest.bytes().all(|byte| byte == b'#')
            || SPREADSHEET_ERRORS.iter().any(|error| error.eq_ignore_ascii_case(value));
    }
    // As in `Err:502` of LibreOffice.
    let number =
        value.get(..4).filter(|start| start.eq_ignore_ascii_case("err:")).and_then(|_| value.get(4..));
    number.is_some_and(|number| number.len() == 3 && is_digits(number))
}

/// Whether a text is a number as spreadsheets shorten it: `2.0260517E+11`, `2,02605E+12`.
fn is_scientific(value: &str) -> bool {
    let Some((mantissa, exponent)) = value.split_once(['E', 'e']) else { return false };
    let Some(exponent) = exponent.strip_prefix(['+', '-']) else { return false };
    let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, "0"));
    is_digits(exponent) && is_digits(fraction) && is_digits(whole) && whole.len() == 1
}

/// A text that stands for no value: a word for it, or marks alone.
pub(super) fn placeholder(text: &str, core: &Range<usize>) -> Option<Finding> {
    let value = text.get(core.clone())?;
    let is_word = if value.is_ascii() {
        PLACEHOLDERS.iter().any(|word| word.eq_ignore_ascii_case(value))
    } else {
        let is = |word: &str| word.chars().eq(value.chars().flat_map(char::to_lowercase));
        PLACEHOLDERS.iter().any(|word| !word.is_ascii() && is(word))
    };
    let is_marks = value.bytes().all(|byte| byte.is_ascii_punctuation() && byte != b'#');
    (is_word || is_marks).then(|| {
        Finding::new("text.placeholder", Severity::Warning).at(core.clone()).with("found", shown(value))
    })
}

/// What UTF-8 text was before a program took its bytes for Windows-1252; `None` when it never was.
pub(super) fn unscrambled(run: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = run.chars().map(windows_1252).collect();
    String::from_utf8(bytes?).ok().filter(|text| text.chars().all(char::is_alphanumeric))
}

/// The byte of a character in Windows-1252, with the five unused bytes as their control characters.
pub(super) fn windows_1252(c: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match c {
        '\0'..='\u{7f}' | '\u{a0}'..='\u{ff}' => u8::try_from(u32::from(c)).ok(),
        _ => (0x80u8..).zip(HIGH).find(|&(_, high)| high == c).map(|(byte, _)| byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreadsheets_shorten_numbers_in_one_way() {
        for (value, scientific) in [
            ("2.0260517E+11", true),
            ("2,02605E+12", true),
            ("2E+11", true),
            ("1.5e-7", true),
            ("26E12", false),
            ("20.5E+3", false),
            ("E+3", false),
            ("2.E+3", false),
            ("2.5E+", false),
            ("TR-2.5E+3", false),
        ] {
            assert_eq!(is_scientific(value), scientific, "{value}");
        }
    }

    #[test]
    fn spreadsheets_take_references_for_dates() {
        for (text, taken) in [
            ("17-May", true),
            ("May-26", true),
            ("17-May-26", true),
            ("17-May-2026", true),
            ("2026-05-17 00:00:00", true),
            ("17-MAY", false),
            ("17-May-26-1", false),
            ("A17-May", false),
            ("17-05", false),
            ("May", false),
            ("20260517-0001", false),
        ] {
            assert_eq!(spreadsheet_date(text).is_some(), taken, "{text}");
        }
    }

    #[test]
    fn scrambled_letters_come_back() {
        for (run, expected) in
            [("Ã´", Some("ô")), ("á»•", Some("ổ")), ("å…¬å\u{8f}¸", Some("公司")), ("ü", None)]
        {
            assert_eq!(unscrambled(run).as_deref(), expected, "{run}");
        }
    }
}
