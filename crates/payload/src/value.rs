//! What stands in the way of a value in a payload.

use std::ops::Range;

use base::{Finding, Severity};
use record::{Column, split_serials};

use crate::error::shown;
use crate::forms::{Form, digital_link};
use crate::gs1::{self, Fault, Row, runs};
use crate::profile::{Fold, Part};

/// Stable ids of what [`crate::Profile::compose`] finds, sorted. Each is an i18n key.
pub const CODES: &[&str] = &[
    "profile.beyond-ascii",
    "profile.control-character",
    "profile.dots-only",
    "profile.edge-space",
    "profile.gln-missing",
    "profile.gs1-value",
    "profile.gtin-missing",
    "profile.not-a-gln",
    "profile.not-a-gtin",
    "profile.not-in-gs1-set",
    "profile.platform-missing",
    "profile.several-serials",
    "profile.too-long",
    "profile.upper-case",
    "profile.value-missing",
    "profile.viewer-address",
    "profile.viewer-address-http",
    "profile.viewer-address-missing",
];

/// More findings of one kind about a value nobody reads.
const FINDINGS_A_KIND: usize = 5;

/// A column that the profile needs is empty.
pub(crate) const fn missing(column: Column) -> Finding {
    let code = match column {
        Column::Gtin => "profile.gtin-missing",
        Column::Gln => "profile.gln-missing",
        Column::PlatformPayload => "profile.platform-missing",
        _ => "profile.value-missing",
    };
    Finding::new(code, Severity::Error)
}

/// Findings about a text that is not empty.
pub(crate) fn check(form: &Form, part: &Part, text: &str) -> Vec<Finding> {
    if matches!(form, Form::Platform {}) {
        return Vec::new();
    }
    if text.trim().is_empty() {
        return vec![missing(part.column).at(0..text.len())];
    }
    let mut findings = of_any_form(part, text);
    match form {
        Form::Gs1DigitalLink {} | Form::Gs1ElementString {} if findings.is_empty() => {
            findings.extend(of_gs1(form, part, text));
        }
        Form::Iso15434 {} => {
            let beyond = runs(text, |c| !c.is_ascii());
            findings.extend(each("profile.beyond-ascii", Severity::Warning, text, beyond));
        }
        _ => {}
    }
    if part.fold == Some(Fold::UpperCase) && part.folded(text) != text {
        let carried = shown(&part.folded(text));
        findings.push(Finding::new("profile.upper-case", Severity::Info).with("carried", carried));
    }
    findings
}

/// Line breaks and separators are control characters: none may be smuggled into a form by a value.
fn of_any_form(part: &Part, text: &str) -> Vec<Finding> {
    let mut findings: Vec<Finding> = runs(text, char::is_control)
        .into_iter()
        .take(FINDINGS_A_KIND)
        .map(|run| {
            let codes = text.get(run.clone()).unwrap_or_default().chars();
            let codes: Vec<String> = codes.take(4).map(|c| format!("U+{:04X}", u32::from(c))).collect();
            Finding::new("profile.control-character", Severity::Error).at(run).with("found", codes.join(" "))
        })
        .collect();
    let core = text.trim();
    if core.len() < text.len() && findings.is_empty() {
        let start = text.len() - text.trim_start().len();
        let edge = if start > 0 { 0..start } else { core.len()..text.len() };
        let finding = Finding::new("profile.edge-space", Severity::Error).at(edge);
        findings.push(finding.fixed_by(0..text.len(), core));
    }
    if part.single && part.column == Column::Serials {
        let count = split_serials(text).count();
        if count > 1 {
            let finding = Finding::new("profile.several-serials", Severity::Error).at(0..text.len());
            findings.push(finding.with("count", count));
        }
    }
    findings
}

/// One finding a run.
fn each(code: &'static str, severity: Severity, text: &str, runs: Vec<Range<usize>>) -> Vec<Finding> {
    let finding = |run: Range<usize>| {
        let found = shown(text.get(run.clone()).unwrap_or_default());
        Finding::new(code, severity).at(run).with("found", found)
    };
    runs.into_iter().take(FINDINGS_A_KIND).map(finding).collect()
}

fn of_gs1(form: &Form, part: &Part, text: &str) -> Vec<Finding> {
    let Some(row) = gs1::row(&part.name) else { return Vec::new() };
    let folded = part.folded(text);
    // Zeros before it must not make a GTIN of any other number.
    let is_gtin = part.fold != Some(Fold::Gtin14) || matches!(text.len(), 8 | 12 | 13 | 14);
    let fault = row.check(&folded).err();
    let is_segment = matches!(form, Form::Gs1DigitalLink {}) && digital_link::is_qualifier(&part.name);
    match part.column {
        Column::Gtin | Column::Gln if fault.is_some() || !is_gtin => {
            let code = if part.column == Column::Gtin { "profile.not-a-gtin" } else { "profile.not-a-gln" };
            vec![Finding::new(code, Severity::Error).at(0..text.len()).with("found", shown(text))]
        }
        // Browsers walk up the path at such a segment, escaped or not.
        _ if fault.is_none() && is_segment && matches!(text, "." | "..") => {
            vec![Finding::new("profile.dots-only", Severity::Error).at(0..text.len())]
        }
        _ => fault.map_or_else(Vec::new, |fault| of_fault(part, row, text, &fault)),
    }
}

fn of_fault(part: &Part, row: &Row, text: &str, fault: &Fault) -> Vec<Finding> {
    let mut findings = each("profile.not-in-gs1-set", Severity::Error, text, row.strange(text));
    if findings.is_empty()
        && let Fault::TooLong { most, surplus } = fault
    {
        // Only ASCII is left here, so bytes are characters.
        let finding = Finding::new("profile.too-long", Severity::Error).at(surplus.clone());
        findings.push(finding.with("count", text.len()).with("limit", most));
    }
    if findings.is_empty() {
        let finding = Finding::new("profile.gs1-value", Severity::Error).at(0..text.len());
        findings.push(finding.with("identifier", &part.name).with("title", row.title));
    }
    findings
}
