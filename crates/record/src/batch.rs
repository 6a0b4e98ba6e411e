//! Production batch number, recommended as `YYYYMMDD-XXXX`.

mod pattern;

use base::{Finding, Severity};

use crate::{CalendarDate, Column, Parsed, text};

/// How many characters a batch number may have.
pub const BATCH_LIMIT_CHARS: usize = 40;

/// A batch number that can go on a label.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BatchNumber {
    text: String,
    date: Option<CalendarDate>,
}

impl BatchNumber {
    /// Findings about a text, and the batch number unless one is an error.
    pub fn parse(text: &str) -> Parsed<Self> {
        Parsed::new(findings(text), || Self { text: text.to_owned(), date: pattern::date(text) })
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The day in it, when it has the recommended pattern.
    pub const fn date(&self) -> Option<CalendarDate> {
        self.date
    }
}

/// Findings about a text. The pattern is looked at once the characters are right and the text is no placeholder.
pub(crate) fn findings(text: &str) -> Vec<Finding> {
    let mut findings = text::check(Column::Batch, text);
    let readable =
        |finding: &Finding| finding.severity < Severity::Error && finding.code != "text.placeholder";
    if findings.iter().all(readable) {
        findings.extend(pattern::check(text));
    }
    findings
}
