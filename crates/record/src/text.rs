//! Checks that all three fields share, from the whole text down to its characters.

mod class;
mod composed;
mod damage;
mod look_alike;
mod run;
mod script;

use base::{Citation, Finding, Severity};

use crate::{Field, batch, manufacturer, report};

/// How many characters of the input a finding repeats in its text.
const SHOWN_CHARS: usize = 24;

/// Findings about a field's text as such: is there any, is it too long, was it damaged, which characters are in it.
pub(crate) fn check(field: Field, text: &str) -> Vec<Finding> {
    if text.trim().is_empty() {
        return vec![required(field)];
    }
    let mut findings = Vec::new();
    findings.extend(too_long(field, text));
    findings.extend(damage::spreadsheet(field, text));
    findings.extend(damage::placeholder(text));
    findings.extend(run::check(field, text));
    findings.sort_by_key(|finding| finding.span.as_ref().map(|span| (span.start, span.end)));
    findings
}

/// The rule that bad characters of a field break: batch numbers and references have to agree to the character.
pub(crate) fn rule_of_characters(field: Field) -> Option<Citation> {
    match field {
        Field::Manufacturer => None,
        Field::Batch | Field::Report => rules::pack().citation(rules::id::CONSISTENCY_BATCH_REPORT),
    }
}

/// The first characters of a text, to stand in a sentence.
pub(crate) fn shown(text: &str) -> String {
    let mut characters = text.chars();
    let mut shown: String = characters.by_ref().take(SHOWN_CHARS).collect();
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}

fn required(field: Field) -> Finding {
    let code = match field {
        Field::Manufacturer => "manufacturer.required",
        Field::Batch => "batch.required",
        Field::Report => "report.required",
    };
    let mut finding = Finding::new(code, Severity::Error);
    finding.source = rules::pack().citation(field.rule());
    finding
}

fn too_long(field: Field, text: &str) -> Option<Finding> {
    let limit = match field {
        Field::Manufacturer => manufacturer::MANUFACTURER_LIMIT_CHARS,
        Field::Batch => batch::BATCH_LIMIT_CHARS,
        Field::Report => report::REPORT_LIMIT_CHARS,
    };
    let (surplus_at, _) = text.char_indices().nth(limit)?;
    let length = text.chars().count();
    Some(
        Finding::new("text.too-long", Severity::Error)
            .at(surplus_at..text.len())
            .with("limit", limit)
            .with("length", length)
            .with("surplus", length - limit),
    )
}
