//! What an answer of the platform says of single records.

use record::Column;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::access::Access;
use crate::codes::listed;
use crate::pointer::text_at;
use crate::profile::Profile;
use crate::untrusted::tamed;

/// How many reasons of one rejected record are kept.
const REASONS_LIMIT: usize = 20;

/// How many characters the number of a receipt may have.
const NUMBER_LIMIT_CHARS: usize = 120;

/// Why the platform rejected a record.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reason {
    /// Our code for it, an i18n key such as `submission.reason-format`.
    pub code: String,
    /// The column that it is about, where it is known.
    pub column: Option<Column>,
    /// The platform's own code. Untrusted text.
    pub platform_code: String,
    /// The platform's own words. Untrusted text: show it as a quotation, never as markup.
    pub message: String,
}

/// What the platform says of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    Accepted { number: String, received_at: String },
    Rejected { reasons: Vec<Reason> },
}

/// A receipt: the record's key, and what is said of it if that can be read.
pub(crate) type Receipt = (String, Option<Verdict>);

/// The receipts in the answer to a submission; `None` where it is no such answer.
pub(crate) fn of_submission(profile: &Profile, access: &Access, body: &[u8]) -> Option<Vec<Receipt>> {
    let answer: Value = serde_json::from_slice(body).ok()?;
    receipts(profile, access, answer.pointer(&profile.receipts.list)?)
}

/// The receipts in the answer to a lookup, and the keys that the platform does not have.
pub(crate) fn of_lookup(
    profile: &Profile,
    access: &Access,
    body: &[u8],
) -> Option<(Vec<Receipt>, Vec<String>)> {
    let answer: Value = serde_json::from_slice(body).ok()?;
    let found = receipts(profile, access, answer.pointer(&profile.lookup.list)?)?;
    let unknown = answer.pointer(&profile.lookup.unknown)?.as_array()?;
    let unknown: Option<Vec<String>> = unknown.iter().map(|key| key.as_str().map(str::to_owned)).collect();
    Some((found, unknown?))
}

/// Code and message of an answer that tells of a fault; untrusted texts, empty where there are none.
pub(crate) fn of_fault(profile: &Profile, access: &Access, body: &[u8]) -> (String, String) {
    let answer: Value = serde_json::from_slice(body).unwrap_or_default();
    let text =
        |pointer| text_at(&answer, pointer).map_or_else(String::new, |text| tamed(&access.redact(&text)));
    (text(&profile.answers.code), text(&profile.answers.message))
}

fn receipts(profile: &Profile, access: &Access, list: &Value) -> Option<Vec<Receipt>> {
    let keyed = |receipt: &Value| {
        let key = receipt.pointer(&profile.receipts.key)?.as_str()?.to_owned();
        Some((key, verdict(profile, access, receipt)))
    };
    list.as_array()?.iter().map(keyed).collect()
}

fn verdict(profile: &Profile, access: &Access, receipt: &Value) -> Option<Verdict> {
    let receipts = &profile.receipts;
    let status = text_at(receipt, &receipts.status)?;
    if receipts.accepted.contains(&status) {
        let number = text_at(receipt, &receipts.number)?;
        // A number that cannot be quoted exactly is no proof of anything.
        let exact =
            !number.is_empty() && number.chars().count() <= NUMBER_LIMIT_CHARS && tamed(&number) == number;
        let received_at = text_at(receipt, &receipts.received_at).unwrap_or_default();
        return exact.then(|| Verdict::Accepted { number, received_at: tamed(&received_at) });
    }
    if receipts.rejected.contains(&status) {
        let errors = receipt.pointer(&receipts.errors).and_then(Value::as_array);
        let reasons = errors.into_iter().flatten().take(REASONS_LIMIT);
        let mut reasons: Vec<Reason> = reasons.map(|error| reason(profile, access, error)).collect();
        if reasons.is_empty() {
            reasons.push(Reason::plain("submission.reason-other"));
        }
        return Some(Verdict::Rejected { reasons });
    }
    None
}

fn reason(profile: &Profile, access: &Access, error: &Value) -> Reason {
    let text = |pointer| text_at(error, pointer).unwrap_or_default();
    let (code, field) = (text(&profile.receipts.error_code), text(&profile.receipts.error_field));
    let row = profile.reasons.iter().find(|row| row.code == code);
    let pointer = format!("/{}", field.trim_start_matches('/').replace('.', "/"));
    let by_place = || {
        let place = profile.record.places().into_iter().find(|(_, place)| *place == pointer);
        place.map(|(column, _)| column)
    };
    Reason {
        code: row
            .map_or("submission.reason-other", |row| listed(&row.finding, "submission.reason-other"))
            .to_owned(),
        column: row.and_then(|row| row.field).or_else(by_place),
        platform_code: tamed(&access.redact(&code)),
        message: tamed(&access.redact(&text(&profile.receipts.error_message))),
    }
}

impl Reason {
    /// A reason of ours, without words of the platform.
    pub(crate) fn plain(code: &'static str) -> Self {
        Self { code: code.to_owned(), column: None, platform_code: String::new(), message: String::new() }
    }
}
