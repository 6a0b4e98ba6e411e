//! How much findings matter without a policy.

use base::Severity;

/// Findings that are nowhere more than worth knowing, sorted.
const INFO: &[&str] = &["country.unknown", "text.full-width-punctuation"];

/// Findings that are at most a warning, sorted.
const WARNING: &[&str] = &[
    "batch.ambiguous-letter",
    "batch.day-first",
    "batch.no-suffix",
    "batch.not-recommended-pattern",
    "batch.year-implausible",
    "choice.other-word",
    "count.other-notation",
    "count.unit",
    "country.abbreviated",
    "date.ambiguous",
    "date.buddhist-era",
    "date.other-notation",
    "date.spreadsheet-number",
    "date.time-zone",
    "date.two-digit-year",
    "date.year-implausible",
    "digits.other-notation",
    "manufacturer.look-alike",
    "manufacturer.mixed-scripts",
    "manufacturer.no-letters",
    "manufacturer.trademark-sign",
    "registration.expires-soon",
    "report.no-digits",
    "report.same-as-batch",
    "result.failed",
    "set.batch-facts-differ",
    "set.batch-lacks-columns",
    "set.batch-lacks-parts",
    "set.component-two-vendors",
    "set.component-without-batch",
    "set.identical-lines",
    "set.manufacturer-facts-differ",
    "set.near-batch",
    "set.near-manufacturer",
    "set.near-report",
    "set.near-serial",
    "set.near-vendor",
    "set.near-vendor-batch",
    "set.report-before-batch",
    "set.report-facts-differ",
    "set.serial-count",
    "text.mojibake",
    "text.not-ascii",
    "text.only-spaces",
    "text.placeholder",
    "text.spreadsheet-date",
    "words.look-alike",
    "words.mixed-scripts",
];

/// The most that a finding of this crate matters without a policy, whichever column it is in.
///
/// A code in neither table counts as an error: a policy that names it can then only confirm that.
pub(super) fn highest(code: &str) -> Severity {
    if INFO.binary_search(&code).is_ok() {
        Severity::Info
    } else if WARNING.binary_search(&code).is_ok() {
        Severity::Warning
    } else {
        Severity::Error
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_name_codes() {
        for table in [INFO, WARNING] {
            assert!(table.is_sorted());
            for code in table {
                assert!(crate::CODES.contains(code), "{code}");
            }
        }
    }
}
