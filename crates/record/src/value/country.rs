//! Countries of manufacturers: the full name, in any of three languages.

mod names;

use base::{Finding, Severity};

use super::{rewritten, wrong};
use crate::{Column, text};
use names::{ABBREVIATIONS, COUNTRIES, Country};

/// An unknown word of so many capital letters is an abbreviation.
const ABBREVIATION_LETTERS: std::ops::RangeInclusive<usize> = 2..=4;

pub(super) fn check(text: &str) -> Vec<Finding> {
    let column = Column::ManufacturerCountry;
    let mut findings = text::check(column, text);
    if base::worst(&findings) > Some(Severity::Info) {
        return findings;
    }
    if is_full_name(text) {
        return findings;
    }
    let letters = text.chars().filter(char::is_ascii_uppercase).count();
    let only_letters = text.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '.' | ' '));
    findings.push(match abbreviated(text) {
        Some((_, _, name, _)) => cited(rewritten("country.abbreviated", text, *name)),
        None if only_letters && ABBREVIATION_LETTERS.contains(&letters) => {
            let finding = Finding { severity: Severity::Warning, ..wrong("country.abbreviated", text) };
            cited(finding.with("plain", "…"))
        }
        None => Finding { severity: Severity::Info, ..wrong("country.unknown", text) },
    });
    findings
}

/// Whether a text is the full name of a country that the table holds.
fn is_full_name(text: &str) -> bool {
    if COUNTRIES.iter().any(|(_, _, name, _)| name.eq_ignore_ascii_case(text)) {
        return true;
    }
    let folded = text::folded(text);
    let named =
        |(_, _, name, others): &Country| name.to_lowercase() == folded || others.contains(&&folded[..]);
    COUNTRIES.iter().any(named)
}

/// The country that a text abbreviates: `CN`, `P.R.C.`, `usa`.
fn abbreviated(text: &str) -> Option<&'static Country> {
    let plain = text::folded(text).to_uppercase();
    // `P. R. China` keeps its words, `P.R.C.` is one.
    let spaced = plain.replace('.', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let joined = plain.replace(['.', ' '], "");
    let in_use = |text: &str| ABBREVIATIONS.iter().find(|(short, _)| *short == text).map(|(_, code)| *code);
    let code = in_use(&spaced).or_else(|| in_use(&joined)).unwrap_or(&joined);
    COUNTRIES.iter().find(|(two, three, ..)| *two == code || *three == code)
}

fn cited(mut finding: Finding) -> Finding {
    finding.source = rules::pack().citation(rules::id::LABEL_ORIGIN_NOT_ABBREVIATED);
    finding
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_in_small_letters() {
        assert!(COUNTRIES.is_sorted_by_key(|(code, ..)| *code));
        for (two, three, name, others) in COUNTRIES {
            assert_eq!((two.len(), three.len()), (2, 3), "{name}");
            for other in *others {
                assert_eq!(text::folded(other), *other, "{name}");
            }
        }
        for (short, code) in ABBREVIATIONS {
            assert!(COUNTRIES.iter().any(|(two, ..)| two == code), "{short}");
        }
    }

    #[test]
    fn no_name_stands_for_two_countries() {
        let mut names: Vec<String> = COUNTRIES
            .iter()
            .flat_map(|(_, _, name, others)| {
                others.iter().map(ToString::to_string).chain([name.to_lowercase()])
            })
            .collect();
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
