//! Checks that all three fields share.

use base::{Finding, Severity};

use crate::Field;

/// Findings about the characters of a field's text.
pub(crate) fn check(field: Field, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    if text.trim().is_empty() {
        let code = match field {
            Field::Manufacturer => "manufacturer.required",
            Field::Batch => "batch.required",
            Field::Report => "report.required",
        };
        let mut finding = Finding::new(code, Severity::Error);
        finding.source = rules::pack().citation(field.rule());
        findings.push(finding);
    }
    findings
}
