//! Manufacturer identity: the name of a company, in any script.

use base::{Finding, Severity};

use crate::{Column, Parsed, text};

/// How many characters a manufacturer may have.
pub const MANUFACTURER_LIMIT_CHARS: usize = 120;

/// A manufacturer that can go on a label.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Manufacturer(String);

impl Manufacturer {
    /// Findings about a text, and the manufacturer unless one is an error.
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
    let mut findings = text::check(Column::Manufacturer, text);
    if !text.chars().any(char::is_alphabetic)
        && !findings.iter().any(|finding| finding.severity == Severity::Error)
    {
        findings.push(Finding::new("manufacturer.no-letters", Severity::Warning).at(0..text.len()));
    }
    findings
}
