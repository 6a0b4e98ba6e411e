//! What a record must be like, before anyone asks what is stored.

use chrono::NaiveDate;

use crate::wire::{RecordError, Submitted};

/// How many characters a batch number may have.
const BATCH_LIMIT_CHARS: usize = 40;

/// How many characters a report number may have.
const REPORT_LIMIT_CHARS: usize = 60;

/// Everything that is wrong with a record from the client that is registered as `holder`.
pub(crate) fn check(record: &Submitted, holder: &str) -> Vec<RecordError> {
    let rules = [
        (
            is_batch(&record.batch_no),
            "batchNo.format",
            "batchNo",
            "a day YYYYMMDD, a hyphen, then ASCII letters or digits",
        ),
        (
            is_report(&record.inspection_report_no),
            "inspectionReportNo.format",
            "inspectionReportNo",
            "1 to 60 characters, without spaces at the ends",
        ),
        (
            record.manufacturer.name == holder,
            "manufacturer.unregistered",
            "manufacturer.name",
            "not the name that this client is registered with",
        ),
    ];
    let broken = rules.into_iter().filter(|(kept, ..)| !kept);
    broken.map(|(_, code, field, message)| error(code, field, message)).collect()
}

/// One reason for a rejection.
pub(crate) fn error(code: &str, field: &str, message: &str) -> RecordError {
    RecordError { code: code.to_owned(), field: field.to_owned(), message: message.to_owned() }
}

/// Whether a text is an idempotency key: 64 small hexadecimal digits.
pub(crate) fn is_key(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// `20260601-0001`: a day that is in the calendar, a hyphen, letters or digits.
fn is_batch(text: &str) -> bool {
    let Some((day, rest)) = text.split_once('-') else { return false };
    text.len() <= BATCH_LIMIT_CHARS
        && day.len() == 8
        && day.bytes().all(|byte| byte.is_ascii_digit())
        && NaiveDate::parse_from_str(day, "%Y%m%d").is_ok()
        && !rest.is_empty()
        && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn is_report(text: &str) -> bool {
    (1..=REPORT_LIMIT_CHARS).contains(&text.chars().count())
        && text.trim() == text
        && !text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batch_numbers_have_a_day_of_the_calendar() {
        for (text, expected) in [
            ("20260601-0001", true),
            ("20240229-A7", true),
            ("20260229-0001", false),
            ("20261301-0001", false),
            ("2026601-0001", false),
            ("20260601", false),
            ("20260601-", false),
            ("20260601-00 1", false),
            ("20260601-00-1", false),
            ("20260601-000１", false),
            ("+2026601-0001", false),
            ("", false),
            ("20260601-0000000000000000000000000000001", true),
            ("20260601-00000000000000000000000000000001", false),
        ] {
            assert_eq!(is_batch(text), expected, "{text:?}");
        }
    }

    #[test]
    fn report_numbers_are_one_line() {
        let long = "é".repeat(REPORT_LIMIT_CHARS);
        for (text, expected) in [
            ("QC-2026-17", true),
            ("检验 17", true),
            (long.as_str(), true),
            (&format!("{long}e"), false),
            ("", false),
            (" QC-1", false),
            ("QC-1\u{a0}", false),
            ("QC\n1", false),
            ("QC\u{0}1", false),
        ] {
            assert_eq!(is_report(text), expected, "{text:?}");
        }
    }

    #[test]
    fn keys_are_small_hexadecimal_digits() {
        let key = "0123456789abcdef".repeat(4);
        assert!(is_key(&key));
        for text in ["", &key[1..], &key.to_uppercase(), &format!("{key}0"), &"g".repeat(64), &"é".repeat(32)]
        {
            assert!(!is_key(text), "{text:?}");
        }
    }
}
