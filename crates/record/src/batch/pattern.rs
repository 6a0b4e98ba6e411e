//! The recommended pattern: a day `YYYYMMDD`, a hyphen, then ASCII letters and digits.

use std::ops::{Range, RangeInclusive};

use base::{Finding, Severity};

use crate::CalendarDate;
use crate::date::days_in_month;

/// Years that a machine on its way today can have been made in.
const PLAUSIBLE_YEARS: RangeInclusive<u16> = 2000..=2099;

/// How many digits a date that was typed with letters in it has at least, of eight.
const LEAST_DIGITS_OF_DATE: usize = 5;

/// A text that starts like a date: byte ranges of its parts.
struct Shape {
    year: Range<usize>,
    month: Range<usize>,
    day: Range<usize>,
    /// What follows the date and a separator, if anything does.
    suffix: Option<Range<usize>>,
    /// Whether all separators, or none, are where the recommended pattern has them.
    recommended: bool,
}

/// The day in a batch number of the recommended pattern.
pub(super) fn date(text: &str) -> Option<CalendarDate> {
    let shape = Shape::of(text).filter(|shape| shape.recommended)?;
    CalendarDate::new(
        number(text, &shape.year),
        number(text, &shape.month) as u8,
        number(text, &shape.day) as u8,
    )
}

/// Findings about the pattern of a text whose characters are right.
pub(super) fn check(text: &str) -> Vec<Finding> {
    if let Some(shape) = Shape::of(text) {
        return of_shape(text, &shape);
    }
    let letters = letters_in_date(text);
    if letters.is_empty() { vec![other_format(text, None)] } else { letters }
}

fn of_shape(text: &str, shape: &Shape) -> Vec<Finding> {
    let [year, month, day] = [&shape.year, &shape.month, &shape.day].map(|part| number(text, part));
    if !PLAUSIBLE_YEARS.contains(&year)
        && let Some(finding) = day_first(text)
    {
        return vec![finding];
    }
    if !(1..=12).contains(&month) {
        return vec![not_a_date(text, &shape.month, 12)];
    }
    let last = days_in_month(year, month as u8);
    if !(1..=u16::from(last)).contains(&day) {
        return vec![not_a_date(text, &shape.day, last)];
    }
    let mut findings = Vec::new();
    if !PLAUSIBLE_YEARS.contains(&year) {
        findings.push(cited(
            Finding::new("batch.year-implausible", Severity::Warning)
                .at(shape.year.clone())
                .with("found", &text[shape.year.clone()]),
        ));
    }
    let digits = || format!("{year:04}{month:02}{day:02}");
    match &shape.suffix {
        None if text == digits() => findings.push(no_suffix(text)),
        None => findings.push(other_format(text, Some(digits()))),
        Some(suffix) if shape.recommended => findings.extend(ambiguous_suffix(text, suffix)),
        Some(suffix) => {
            let suffix = &text[suffix.clone()];
            findings
                .push(other_format(text, is_alphanumeric(suffix).then(|| format!("{}-{suffix}", digits()))));
        }
    }
    findings
}

impl Shape {
    /// `YYYYMMDD` and `YYYY-MM-DD` with any separators, alone or before a suffix; `None` for anything else.
    fn of(text: &str) -> Option<Self> {
        match leading_digits(text) {
            8 => Self::solid(text),
            4 => Self::separated(text),
            digits if digits > 8 && digits == text.len() => Self::certain(text),
            _ => None,
        }
    }

    /// Eight digits, then nothing, or a separator and a suffix, or a suffix right away.
    fn solid(text: &str) -> Option<Self> {
        let rest = &text[8..];
        if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Self::certain(text);
        }
        let suffix = rest.strip_prefix(is_separator).or(rest.is_empty().then_some(""))?;
        let recommended = rest.starts_with('-') && is_alphanumeric(suffix);
        let suffix = (!suffix.is_empty()).then(|| text.len() - suffix.len()..text.len());
        Some(Self { year: 0..4, month: 4..6, day: 6..8, suffix, recommended })
    }

    /// Eight digits that are a plausible date, and a suffix without a separator: less could be any number.
    fn certain(text: &str) -> Option<Self> {
        let year = number(text, &(0..4));
        let date = CalendarDate::new(year, number(text, &(4..6)) as u8, number(text, &(6..8)) as u8);
        (PLAUSIBLE_YEARS.contains(&year) && date.is_some()).then_some(Self {
            year: 0..4,
            month: 4..6,
            day: 6..8,
            suffix: Some(8..text.len()),
            recommended: false,
        })
    }

    /// A plausible year, month and day with the same separator between them, then nothing or a suffix.
    fn separated(text: &str) -> Option<Self> {
        let separator = text[4..].chars().next().filter(|&c| is_separator(c))?;
        // `2026-1-2` counts something; `2026/1/2` is a day.
        let least = if matches!(separator, '/' | '.') { 1 } else { 2 };
        let month = 5..5 + leading_digits(&text[5..]);
        let after_month = text[month.end..].strip_prefix(separator)?;
        let day_start = month.end + 1;
        let day = day_start..day_start + leading_digits(after_month);
        let sized = |part: &Range<usize>| (least..=2).contains(&part.len());
        if !(sized(&month) && sized(&day) && PLAUSIBLE_YEARS.contains(&number(text, &(0..4)))) {
            return None;
        }
        let rest = &text[day.end..];
        let suffix = rest.strip_prefix(is_separator).or(rest.is_empty().then_some(""))?;
        let suffix = (!suffix.is_empty()).then(|| text.len() - suffix.len()..text.len());
        Some(Self { year: 0..4, month, day, suffix, recommended: false })
    }
}

/// Letters typed for digits in what is a date otherwise.
fn letters_in_date(text: &str) -> Vec<Finding> {
    const LONGEST_DATE: usize = "2026-05-17".len();
    let folded: String = text
        .char_indices()
        .map(|(at, c)| if at < LONGEST_DATE { digit_meant(c).unwrap_or(c) } else { c })
        .collect();
    let Some(shape) = Shape::of(&folded) else { return Vec::new() };
    let date = shape.year.start..shape.day.end;
    let digits = text.get(date.clone()).map_or(0, |date| date.bytes().filter(u8::is_ascii_digit).count());
    if digits < LEAST_DIGITS_OF_DATE || !PLAUSIBLE_YEARS.contains(&number(&folded, &shape.year)) {
        return Vec::new();
    }
    letters_for_digits(text, date, "batch.letter-for-digit", Severity::Error)
}

/// Letters in a suffix that are easily taken for digits: a warning among digits, worth knowing elsewhere.
fn ambiguous_suffix(text: &str, suffix: &Range<usize>) -> Vec<Finding> {
    let characters = || text[suffix.clone()].chars();
    let among_digits = characters().any(|c| c.is_ascii_digit())
        && characters().all(|c| c.is_ascii_digit() || digit_meant(c).is_some());
    if among_digits {
        return letters_for_digits(text, suffix.clone(), "batch.ambiguous-letter", Severity::Warning);
    }
    let small_l = text[suffix.clone()].find('l').map(|at| suffix.start + at);
    let finding = |at: usize| {
        cited(Finding::new("batch.ambiguous-letter", Severity::Info).at(at..at + 1))
            .with("found", "l")
            .with("plain", "1")
    };
    small_l.map(finding).into_iter().collect()
}

/// A finding with a fix for each run of letters in `part` that look like digits.
fn letters_for_digits(
    text: &str,
    part: Range<usize>,
    code: &'static str,
    severity: Severity,
) -> Vec<Finding> {
    let mut runs: Vec<(Range<usize>, String)> = Vec::new();
    for (offset, c) in text[part.clone()].char_indices() {
        let (at, Some(digit)) = (part.start + offset, digit_meant(c)) else { continue };
        match runs.last_mut() {
            Some((run, digits)) if run.end == at => {
                run.end += c.len_utf8();
                digits.push(digit);
            }
            _ => runs.push((at..at + c.len_utf8(), digit.to_string())),
        }
    }
    let finding = |(run, digits): (Range<usize>, String)| {
        cited(
            Finding::new(code, severity)
                .at(run.clone())
                .with("found", &text[run.clone()])
                .with("plain", &digits),
        )
        .fixed_by(run, digits)
    };
    runs.into_iter().map(finding).collect()
}

/// A date that starts with its day or month; mended when only one of them makes a date.
fn day_first(text: &str) -> Option<Finding> {
    let (first, second, year) = (number(text, &(0..2)), number(text, &(2..4)), number(text, &(4..8)));
    if !PLAUSIBLE_YEARS.contains(&year) {
        return None;
    }
    let mut days = Vec::new();
    for (month, day) in [(second, first), (first, second)] {
        if CalendarDate::new(year, month as u8, day as u8).is_some() {
            days.push(format!("{year:04}{month:02}{day:02}"));
        }
    }
    days.dedup();
    let finding = Finding::new("batch.day-first", Severity::Warning)
        .at(0..8)
        .with("found", &text[..8])
        .with("plain", days.join(" / "));
    match &days[..] {
        [] => None,
        [day] => Some(cited(finding.fixed_by(0..8, day))),
        _ => Some(cited(finding)),
    }
}

fn not_a_date(text: &str, part: &Range<usize>, highest: u8) -> Finding {
    cited(
        Finding::new("batch.not-a-date", Severity::Error)
            .at(part.clone())
            .with("found", &text[part.clone()])
            .with("lowest", "01")
            .with("highest", format_args!("{highest:02}")),
    )
}

fn no_suffix(text: &str) -> Finding {
    cited(Finding::new("batch.no-suffix", Severity::Warning).at(0..text.len()).with("pattern", pattern()))
}

fn other_format(text: &str, recommended: Option<String>) -> Finding {
    let finding = Finding::new("batch.not-recommended-pattern", Severity::Warning)
        .at(0..text.len())
        .with("pattern", pattern());
    cited(match recommended {
        Some(recommended) => finding.with("plain", &recommended).fixed_by(0..text.len(), recommended),
        None => finding,
    })
}

/// The finding with the rule that recommends the pattern.
fn cited(mut finding: Finding) -> Finding {
    finding.source = rules::pack().citation(rules::id::FIELD_BATCH_FORMAT);
    finding
}

/// The pattern as the rule writes it.
fn pattern() -> &'static str {
    let rule = rules::pack().rule(rules::id::FIELD_BATCH_FORMAT);
    rule.and_then(rules::Rule::default_reading)
        .and_then(|reading| reading.text("pattern"))
        .unwrap_or_default()
}

/// The value of a part of at most four digits.
fn number(text: &str, part: &Range<usize>) -> u16 {
    text.get(part.clone()).and_then(|digits| digits.parse().ok()).unwrap_or_default()
}

fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn is_separator(c: char) -> bool {
    matches!(c, '-' | '/' | '.' | '_' | ' ')
}

fn is_alphanumeric(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The digit that a letter is typed for by mistake.
fn digit_meant(c: char) -> Option<char> {
    match c {
        'O' | 'o' => Some('0'),
        'I' | 'l' | '|' => Some('1'),
        _ => None,
    }
}
