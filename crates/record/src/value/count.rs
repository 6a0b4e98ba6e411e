//! Whole numbers of pieces.

use base::Finding;

use super::{rewritten, unreadable, wrong};
use crate::{Column, text};

/// More pieces than this in one batch are a slip.
const HIGHEST: u64 = 9_999_999;

/// What is counted, in small letters.
const UNITS: [&str; 33] = [
    "bộ", "cái", "cặp", "chiếc", "con", "ea", "each", "hệ", "item", "items", "máy", "no", "nos", "pc", "pcs",
    "piece", "pieces", "pump", "pumps", "set", "sets", "unit", "units", "个", "件", "只", "台", "套", "对",
    "支", "组", "臺", "個",
];

/// Marks between groups of three digits: English, continental, Swiss; spaces are looked at apart.
const GROUP_MARKS: [char; 4] = [',', '.', '\'', '’'];

pub(super) fn check(column: Column, text: &str) -> Vec<Finding> {
    if !text.starts_with('0') && text.len() <= 7 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    // Full-width digits and the like are part of reading: mended with all else in one step.
    let plain: String = text.trim().chars().map(plain).collect();
    match read(&plain) {
        Reading::Count { count: 0, .. } => vec![wrong("count.zero", text)],
        Reading::Count { count, .. } if count > HIGHEST => {
            vec![wrong("count.too-large", text).with("highest", HIGHEST)]
        }
        Reading::Count { count, unit: false } if text.trim() == count.to_string() => {
            text::check(column, text)
        }
        Reading::Count { count, unit: false } => {
            vec![rewritten("count.other-notation", text, count.to_string())]
        }
        Reading::Count { count, unit: true } => vec![rewritten("count.unit", text, count.to_string())],
        Reading::Negative => vec![wrong("count.negative", text)],
        Reading::Decimal => vec![wrong("count.decimal", text)],
        Reading::TooLarge => vec![wrong("count.too-large", text).with("highest", HIGHEST)],
        Reading::Nothing => unreadable(column, text, wrong("count.not-a-number", text)),
    }
}

/// The ASCII digit, mark or space that a character stands for.
fn plain(c: char) -> char {
    let c = text::half_width(c);
    let c = text::plain_digit(c).unwrap_or(c);
    if c.is_whitespace() { ' ' } else { c }
}

/// What a text says about a number of pieces.
enum Reading {
    Count { count: u64, unit: bool },
    Negative,
    Decimal,
    TooLarge,
    Nothing,
}

/// Reads a trimmed text: a sign, digits with or without marks between their groups, a unit.
fn read(text: &str) -> Reading {
    let end = text.trim_end_matches(|c: char| c.is_alphabetic() || c == '.').len();
    let (number, unit) = text.split_at(end);
    let (number, unit) = (number.trim_end(), unit.trim_end_matches('.').to_lowercase());
    if !(unit.is_empty() || UNITS.contains(&&unit[..])) {
        return Reading::Nothing;
    }
    if let Some(rest) = number.strip_prefix(['-', '−', '–']) {
        let number = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
        return if number { Reading::Negative } else { Reading::Nothing };
    }
    let number = number.strip_prefix('+').unwrap_or(number);
    let Some(whole) = grouped(number) else {
        return match number.split_once(['.', ',']) {
            // A program wrote a whole number as `10.0`.
            Some((whole, fraction)) if text::is_digits(whole) && text::is_digits(fraction) => {
                if fraction.bytes().all(|byte| byte == b'0') {
                    counted(whole, !unit.is_empty())
                } else {
                    Reading::Decimal
                }
            }
            _ => Reading::Nothing,
        };
    };
    counted(&whole, !unit.is_empty())
}

fn counted(digits: &str, unit: bool) -> Reading {
    digits.parse().map_or(Reading::TooLarge, |count| Reading::Count { count, unit })
}

/// The digits of a whole number, with one mark or none between groups of three.
fn grouped(number: &str) -> Option<String> {
    if text::is_digits(number) {
        return Some(number.to_owned());
    }
    let mark =
        number.chars().find(|c| !c.is_ascii_digit()).filter(|c| GROUP_MARKS.contains(c) || *c == ' ')?;
    let mut groups = number.split(mark);
    let first = groups
        .next()
        .filter(|first| text::is_digits(first) && first.len() <= 3 && !first.starts_with('0'))?;
    let mut whole = first.to_owned();
    for group in groups {
        whole.push_str(Some(group).filter(|group| text::is_digits(group) && group.len() == 3)?);
    }
    Some(whole)
}
