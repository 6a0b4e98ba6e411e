//! Mending a text in one step.

use base::{Finding, Fix, Severity};

use crate::{Field, check_field};

/// How often [`mend`] looks again: a mended text can show what was hidden behind the fault, and of many faults of
/// one kind the last finding mends the rest.
const ROUNDS: usize = 64;

/// The text with one fix applied; the text itself when the fix was made for another text.
pub fn apply(text: &str, fix: &Fix) -> String {
    match (text.get(..fix.span.start), text.get(fix.span.clone()), text.get(fix.span.end..)) {
        (Some(before), Some(_), Some(after)) => [before, &fix.replacement, after].concat(),
        _ => text.to_owned(),
    }
}

/// The text with every fix of its warnings and errors applied, until none is left.
///
/// Fixes of mere information stay a choice: `（上海）` in a Chinese name is right as it is.
pub fn apply_all(field: Field, text: &str) -> String {
    mend(text, |text| check_field(field, text), |finding| finding.severity > Severity::Info)
}

/// The text with the fixes of those findings applied that are `wanted`, until none is left.
pub(crate) fn mend(
    text: &str,
    check: impl Fn(&str) -> Vec<Finding>,
    wanted: impl Fn(&Finding) -> bool,
) -> String {
    let mut text = text.to_owned();
    for _ in 0..ROUNDS {
        let findings = check(&text).into_iter().filter(|finding| wanted(finding));
        let fixes: Vec<Fix> = findings.filter_map(|finding| finding.fix).collect();
        let mended = apply_round(&text, fixes);
        if mended == text {
            break;
        }
        text = mended;
    }
    text
}

/// Applies those fixes of one check that do not touch each other, from left to right.
fn apply_round(text: &str, mut fixes: Vec<Fix>) -> String {
    fixes.sort_by_key(|fix| (fix.span.start, fix.span.end));
    let mut mended = String::with_capacity(text.len());
    let mut done = 0;
    for fix in fixes {
        let (Some(before), Some(_)) = (text.get(done..fix.span.start), text.get(fix.span.clone())) else {
            continue;
        };
        mended.push_str(before);
        mended.push_str(&fix.replacement);
        done = fix.span.end;
    }
    mended.push_str(text.get(done..).unwrap_or_default());
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fix_for_another_text_changes_nothing() {
        for (text, span, expected) in
            [("abc", 1..2, "aXc"), ("abc", 3..3, "abcX"), ("abc", 2..9, "abc"), ("ä", 1..2, "ä")]
        {
            assert_eq!(apply(text, &Fix { span, replacement: "X".into() }), expected);
        }
    }
}
