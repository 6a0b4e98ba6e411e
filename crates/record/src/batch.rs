//! Production batch number.

use base::{Finding, Severity};

use crate::{Field, Parsed, text};

/// How many characters a batch number may have.
pub const BATCH_LIMIT_CHARS: usize = 40;

/// A batch number that can go on a label.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BatchNumber(String);

impl BatchNumber {
    /// Findings about a text, and the batch number unless one is an error.
    pub fn parse(text: &str) -> Parsed<Self> {
        let mut findings = text::check(Field::Batch, text);
        if !findings.iter().any(|finding| finding.severity == Severity::Error)
            && !text.chars().any(|c| c.is_ascii_digit())
        {
            findings.push(Finding::new("batch.not-recommended-pattern", Severity::Warning).at(0..text.len()));
        }
        Parsed::new(findings, || Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
