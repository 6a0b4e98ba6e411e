//! Checks that all columns share, from the whole text down to its characters.

mod class;
mod composed;
mod damage;
mod look_alike;
mod run;
mod script;

use base::{Citation, Finding, Severity};
use unicode_normalization::UnicodeNormalization;

use crate::Column;
pub(crate) use class::half_width;
pub(crate) use script::digit as plain_digit;

/// How many characters of the input a finding repeats in its text.
const SHOWN_CHARS: usize = 24;

/// Findings about a cell's text as such: is there any, is it too long, was it damaged, which characters are in it.
pub(crate) fn check(column: Column, text: &str) -> Vec<Finding> {
    check_within(column, text, column.limit_chars())
}

/// [`check`] with another limit to the number of characters than the column has.
pub(crate) fn check_within(column: Column, text: &str, limit: usize) -> Vec<Finding> {
    if text.trim().is_empty() {
        return vec![blank(column, text)];
    }
    let mut findings = Vec::new();
    findings.extend(damage::spreadsheet(column, text));
    findings.extend(damage::placeholder(text));
    if is_plain(text) && text.len() <= limit {
        return findings;
    }
    findings.splice(0..0, too_long(text, limit));
    findings.extend(run::check(column, text));
    findings.sort_by_key(|finding| finding.span.as_ref().map(|span| (span.start, span.end)));
    findings
}

/// Findings about a text that is kept as it is: only what shows that it is not what was issued.
pub(crate) fn check_verbatim(column: Column, text: &str) -> Vec<Finding> {
    let mut findings: Vec<Finding> = too_long(text, column.limit_chars()).into_iter().collect();
    if text.trim().is_empty() {
        findings.push(Finding { fix: None, ..only_spaces(text) });
    } else {
        findings.extend(damage::spreadsheet(column, text));
        findings.extend(run::lost(column, text));
    }
    findings
}

/// Whether a character at either end of a text is not part of it: white space, or nothing to be seen.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || script::is_invisible(c)
}

/// A text as it is looked up in a table of words: small letters, composed, half-width, single spaces.
pub(crate) fn folded(text: &str) -> String {
    let composed: String = text.nfkc().flat_map(char::to_lowercase).collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether no character can be wrong, in any column: ASCII signs, and single spaces between them.
fn is_plain(text: &str) -> bool {
    let mut after_space = true;
    for byte in text.bytes() {
        if !(byte.is_ascii_graphic() || byte == b' ' && !after_space) {
            return false;
        }
        after_space = byte == b' ';
    }
    !after_space
}

/// The rule that bad characters of a column break: batch numbers and references have to agree to the character.
pub(crate) fn rule_of_characters(column: Column) -> Option<Citation> {
    match column {
        Column::Batch | Column::Report => rules::pack().citation(rules::id::CONSISTENCY_BATCH_REPORT),
        _ => None,
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

/// A text without ink: a field is missing, another cell is better left empty.
fn blank(column: Column, text: &str) -> Finding {
    let code = match column {
        Column::Manufacturer => "manufacturer.required",
        Column::Batch => "batch.required",
        Column::Report => "report.required",
        _ => return only_spaces(text),
    };
    let mut finding = Finding::new(code, Severity::Error);
    finding.source = column.field().and_then(|field| rules::pack().citation(field.rule()));
    finding
}

/// A finding: there is white space and nothing else.
pub(crate) fn only_spaces(text: &str) -> Finding {
    Finding::new("text.only-spaces", Severity::Warning).at(0..text.len()).fixed_by(0..text.len(), "")
}

/// A finding: there are more than `limit` characters.
pub(crate) fn too_long(text: &str, limit: usize) -> Option<Finding> {
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
