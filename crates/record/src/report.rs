//! Inspection report reference: a document number.

use base::{Finding, Severity};

use crate::{Column, Parsed, text};

/// How many characters a report reference may have.
pub const REPORT_LIMIT_CHARS: usize = 60;

/// A report reference that can go on a label.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportRef(String);

impl ReportRef {
    /// Findings about a text, and the reference unless one is an error.
    pub fn parse(text: &str) -> Parsed<Self> {
        Parsed::new(findings(text), || Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Findings about a text.
pub(crate) fn findings(text: &str) -> Vec<Finding> {
    let mut findings = text::check(Column::Report, text);
    if !text.bytes().any(|byte| byte.is_ascii_digit())
        && !findings.iter().any(|finding| finding.severity == Severity::Error)
    {
        findings.push(Finding::new("report.no-digits", Severity::Warning).at(0..text.len()));
    }
    findings
}

/// A finding: the reference is the same text as the batch number.
pub(crate) fn same_as_batch(text: &str) -> Finding {
    let mut finding = Finding::new("report.same-as-batch", Severity::Warning).at(0..text.len());
    finding.source = rules::pack().citation(rules::id::FIELD_REPORT_UNIQUE);
    finding
}
