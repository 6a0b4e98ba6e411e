//! Numbers of coding systems: GS1 keys with a check digit, and customs tariff codes.
//!
//! Source: GS1 General Specifications, "Standard check digit calculations"; the Harmonized System has six digits,
//! of which countries make eight or ten.

use base::{Finding, Severity};

use super::{rewritten, unreadable, wrong};
use crate::{Column, text};

pub(super) fn check(column: Column, text: &str) -> Vec<Finding> {
    if text::is_digits(text) {
        return of_digits(column, text, text).into_iter().collect();
    }
    let Some(digits) = without_marks(column, text) else { return other_characters(column, text) };
    if digits == text.trim() {
        let mut findings = text::check(column, text);
        findings.extend(of_digits(column, text, &digits));
        return findings;
    }
    let mut findings = vec![rewritten("digits.other-notation", text, digits.as_str())];
    findings.extend(of_digits(column, text, &digits));
    // A later fix works on the text as it is now: first the marks, then the rest.
    findings.iter_mut().skip(1).for_each(|finding| finding.fix = None);
    findings
}

/// How many digits a column's numbers have.
const fn lengths(column: Column) -> &'static [usize] {
    match column {
        Column::Gln => &[13],
        Column::Gtin => &[8, 12, 13, 14],
        _ => &[6, 8, 10],
    }
}

/// The digits of a text that has white space, hyphens or dots between them, or a decimal part of zeros after.
fn without_marks(column: Column, text: &str) -> Option<String> {
    let plain = text.trim().chars().map(|c| text::plain_digit(c).unwrap_or_else(|| text::half_width(c)));
    let plain: String = plain.collect();
    // A program took the digits for a number: `4006381333931.0`.
    let whole =
        plain.strip_suffix(".0").filter(|whole| lengths(column).contains(&whole.len())).unwrap_or(&plain);
    let mut digits = String::with_capacity(whole.len());
    for c in whole.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '-' | '–' | '‐' | '‑' => {}
            '.' if column == Column::HsCode => {}
            _ if c.is_whitespace() => {}
            _ => return None,
        }
    }
    (!digits.is_empty()).then_some(digits)
}

/// Findings about a text with characters in it that are no digits.
fn other_characters(column: Column, text: &str) -> Vec<Finding> {
    let value = text.trim();
    let meant = |c: char| match c {
        'O' | 'o' => Some('0'),
        'I' | 'l' | '|' => Some('1'),
        _ => c.is_ascii_digit().then_some(c),
    };
    let digits: Option<String> = value.chars().map(meant).collect();
    match digits.filter(|digits| lengths(column).contains(&digits.len()) && is_sound(column, digits)) {
        Some(digits) => {
            let finding = rewritten("digits.letter-for-digit", text, digits);
            vec![Finding { severity: Severity::Error, ..finding }]
        }
        None => unreadable(column, text, wrong("digits.other-character", text)),
    }
}

/// What is wrong with `digits`, which `text` holds.
fn of_digits(column: Column, text: &str, digits: &str) -> Option<Finding> {
    let lengths = lengths(column);
    if lengths.contains(&digits.len()) {
        return wrong_check_digit(column, text, digits);
    }
    if let Some(whole) = with_zeros(column, digits) {
        let finding = rewritten("digits.lost-zero", text, whole);
        return Some(Finding { severity: Severity::Error, ..finding });
    }
    let allowed: Vec<String> = lengths.iter().map(usize::to_string).collect();
    Some(wrong("digits.length", text).with("count", digits.len()).with("allowed", allowed.join(" / ")))
}

/// The number with the one or two zeros that a spreadsheet took from its start: then its check digit is right.
fn with_zeros(column: Column, digits: &str) -> Option<String> {
    let length =
        lengths(column).iter().find(|&&length| (1..=2).contains(&length.saturating_sub(digits.len())))?;
    let has_check_digit = column != Column::HsCode;
    (has_check_digit && expected_check_digit(digits) == digits.chars().last())
        .then(|| format!("{digits:0>length$}"))
}

fn is_sound(column: Column, digits: &str) -> bool {
    column == Column::HsCode || expected_check_digit(digits) == digits.chars().last()
}

fn wrong_check_digit(column: Column, text: &str, digits: &str) -> Option<Finding> {
    if is_sound(column, digits) {
        return None;
    }
    let end = text::core(text).end;
    let last = text.get(..end).and_then(|text| text.char_indices().next_back()).map_or(0, |(at, _)| at);
    Some(
        Finding::new("digits.check-digit", Severity::Error)
            .at(last..end)
            .with("found", text.get(last..end).unwrap_or_default())
            .with("expected", expected_check_digit(digits)?),
    )
}

/// The last digit that the digits before it ask for: weights 3 and 1 from the right, up to the next ten.
fn expected_check_digit(digits: &str) -> Option<char> {
    let (_, body) = digits.as_bytes().split_last()?;
    let weights = [3, 1].into_iter().cycle();
    let sum: u32 =
        body.iter().rev().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    char::from_digit((10 - sum % 10) % 10, 10)
}
