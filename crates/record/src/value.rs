//! Findings about the text of one cell.

mod choice;
mod count;
mod country;
mod day;
mod digits;
mod serials;

use std::ops::Range;

use base::{Finding, Severity};

use crate::policy::{Mismatch, Pattern};
use crate::{Column, Context, Field, Kind, check_field, text};
pub use serials::{SERIAL_LIMIT_CHARS, Serial, split_serials};

/// Findings about the text of one cell, on its own. An empty cell has none: what is missing is a matter of the set.
///
/// Severities are those of the context's policy. A text without findings costs no memory.
pub fn check_cell(column: Column, text: &str, context: &Context<'_>) -> Vec<Finding> {
    if text.is_empty() {
        return Vec::new();
    }
    let mut findings = if text.trim_start().is_empty() && column.kind() != Kind::Verbatim {
        vec![text::only_spaces(text)]
    } else {
        of_column(column, text, context)
    };
    if column.kind() == Kind::Reference && base::worst(&findings) < Some(Severity::Error) {
        findings.extend(text::spreadsheet_date(text));
    }
    for finding in &mut findings {
        finding.severity = context.policy.severity(&finding.code, finding.severity);
    }
    findings
}

fn of_column(column: Column, text: &str, context: &Context<'_>) -> Vec<Finding> {
    match column {
        Column::Manufacturer => check_field(Field::Manufacturer, text),
        Column::Batch => {
            let pattern = context.policy.batch_pattern.as_ref();
            patterned(text, check_field(Field::Batch, text), pattern, &OWN_BATCH)
        }
        Column::Report => {
            let pattern = context.policy.report_pattern.as_ref();
            patterned(text, check_field(Field::Report, text), pattern, &OWN_REPORT)
        }
        Column::ManufacturerCountry => country::check(text),
        Column::Serials => serials::check(text),
        _ => match column.kind() {
            Kind::Words | Kind::Reference => text::check(column, text),
            Kind::Date => day::check(column, text, context),
            Kind::Count => count::check(column, text),
            Kind::Digits => digits::check(column, text),
            Kind::Choice => choice::check(column, text),
            Kind::Verbatim => text::check_verbatim(column, text),
        },
    }
}

/// Codes of a departure from the user's own pattern: where it has something else, where it ends before.
struct OwnPattern {
    other: &'static str,
    surplus: &'static str,
}

const OWN_BATCH: OwnPattern =
    OwnPattern { other: "policy.batch-pattern", surplus: "policy.batch-pattern-end" };
const OWN_REPORT: OwnPattern =
    OwnPattern { other: "policy.report-pattern", surplus: "policy.report-pattern-end" };

/// The findings, and where the text departs from the user's pattern. Only looked at once the characters are right.
fn patterned(
    text: &str,
    mut findings: Vec<Finding>,
    pattern: Option<&Pattern>,
    codes: &OwnPattern,
) -> Vec<Finding> {
    if let Some(pattern) = pattern
        && base::worst(&findings) < Some(Severity::Error)
        && let Err(mismatch) = pattern.matches(text)
    {
        findings.push(departs(text, pattern, &mismatch, codes));
    }
    findings
}

fn departs(text: &str, pattern: &Pattern, mismatch: &Mismatch, codes: &OwnPattern) -> Finding {
    let Range { start, .. } = mismatch.at;
    let code = if mismatch.expected.is_empty() { codes.surplus } else { codes.other };
    let expected: Vec<String> = mismatch.expected.iter().map(ToString::to_string).collect();
    Finding::new(code, Severity::Error)
        .at(mismatch.at.clone())
        .with("found", text::shown(text.get(start..).unwrap_or_default()))
        .with("position", text.get(..start).map_or(0, |before| before.chars().count()) + 1)
        .with("expected", expected.join(" / "))
        .with("pattern", pattern)
        .with("example", pattern.example())
}

/// A finding that the whole text is better written another way.
fn rewritten(code: &'static str, text: &str, plain: impl Into<String>) -> Finding {
    let plain = plain.into();
    Finding::new(code, Severity::Warning)
        .at(text::core(text))
        .with("found", text::shown(text.trim()))
        .with("plain", &plain)
        .fixed_by(0..text.len(), plain)
}

/// A finding that the text is nothing that the column holds.
fn wrong(code: &'static str, text: &str) -> Finding {
    Finding::new(code, Severity::Error).at(text::core(text)).with("found", text::shown(text.trim()))
}

/// Findings about the characters of a text that could not be read, and `otherwise` when they do not say why.
fn unreadable(column: Column, text: &str, otherwise: Finding) -> Vec<Finding> {
    let mut findings = text::check(column, text);
    let explained =
        |finding: &Finding| finding.severity == Severity::Error || finding.code == "text.placeholder";
    if !findings.iter().any(explained) {
        findings.push(otherwise);
    }
    findings
}
