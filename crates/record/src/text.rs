//! Checks that all columns share, from the whole text down to its characters.

mod class;
mod composed;
mod damage;
mod look_alike;
mod run;
mod script;

use std::ops::Range;

use base::{Citation, Finding, Severity};
use unicode_normalization::UnicodeNormalization;

use crate::Column;
pub(crate) use class::half_width;
pub(crate) use damage::spreadsheet_date;
pub(crate) use script::digit as plain_digit;

/// How many characters of the input a finding repeats in its text.
const SHOWN_CHARS: usize = 24;

/// Findings about a cell's text as such: is there any, is it too long, was it damaged, which characters are in it.
pub(crate) fn check(column: Column, text: &str) -> Vec<Finding> {
    check_within(column, text, column.limit_chars())
}

/// [`check`] with another limit to the number of characters than the column has.
pub(crate) fn check_within(column: Column, text: &str, limit: usize) -> Vec<Finding> {
    let plain = text.len() <= limit && is_plain(column, text);
    let core = if plain { 0..text.len() } else { core(text) };
    if core.is_empty() {
        return vec![blank(column, text)];
    }
    let mut findings = Vec::new();
    if !plain {
        findings.extend(too_long(text, limit));
    }
    findings.extend(damage::spreadsheet(column, text, &core));
    findings.extend(damage::placeholder(text, &core));
    if !plain {
        findings.extend(run::check(column, text));
        findings.sort_by_key(|finding| finding.span.as_ref().map(|span| (span.start, span.end)));
    }
    findings
}

/// Findings about a text that is kept as it is: only what shows that it is not what was issued.
pub(crate) fn check_verbatim(column: Column, text: &str) -> Vec<Finding> {
    let mut findings: Vec<Finding> = too_long(text, column.limit_chars()).into_iter().collect();
    if text.trim().is_empty() {
        findings.push(Finding { fix: None, ..only_spaces(text) });
    } else {
        findings.extend(damage::spreadsheet(column, text, &core(text)));
        findings.extend(run::lost(column, text));
    }
    findings
}

/// Whether a text is ASCII digits, one at least.
pub(crate) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
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

/// Whether no character can be wrong, because it is of the most common kinds: ASCII signs and, in words, letters
/// of Western Europe and Vietnam and Chinese characters; single spaces between them, and something at all.
fn is_plain(column: Column, text: &str) -> bool {
    let single = !text.starts_with(' ') && !text.ends_with(' ') && !text.is_empty() && !text.contains("  ");
    let ascii = |byte: u8| byte.is_ascii_graphic() || byte == b' ';
    let letter = |c: char| u8::try_from(c).is_ok_and(ascii) || script::is_common_letter(c);
    single && (text.bytes().all(ascii) || column.has_words() && text.chars().all(letter))
}

/// Where the text is that white space surrounds.
pub(crate) fn core(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    start..text.trim_end().len().max(start)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_letters_have_no_findings_whatever_their_neighbours() {
        // Chinese characters are alike in all this; some stand for the rest.
        let signs = (' '..='\u{1fff}').chain(['一', '公', '\u{9fff}']);
        let letters: Vec<char> =
            signs.filter(|&c| c.is_ascii_graphic() || script::is_common_letter(c)).collect();
        for first in &letters {
            let pairs: String = letters.iter().flat_map(|second| [*first, *second, *first, ' ']).collect();
            for column in [Column::Vendor, Column::Manufacturer] {
                assert_eq!(run::check(column, pairs.trim_end()), [], "{first}");
            }
        }
    }
}
