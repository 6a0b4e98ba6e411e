//! What goes over the wire.

use serde::{Deserialize, Serialize};

/// How many records, or keys of a lookup, one request may have.
pub const RECORDS_IN_REQUEST: usize = 100;

/// How many characters a name, country or contact of a registration may have.
pub const FIELD_LIMIT_CHARS: usize = 200;

/// Who registers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewRegistration {
    pub(crate) name: String,
    pub(crate) country: String,
    pub(crate) contact: String,
}

/// The answer to a registration. The only time that the secret is told.
#[derive(Debug, Serialize)]
pub(crate) struct Credentials {
    pub(crate) registration_id: String,
    pub(crate) client_id: String,
    pub(crate) client_secret: String,
    pub(crate) expires_at: String,
}

/// Who asks for a token.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TokenRequest {
    pub(crate) client_id: String,
    pub(crate) client_secret: String,
}

/// A token, and for how many seconds it is valid.
#[derive(Debug, Serialize)]
pub(crate) struct Token {
    pub(crate) access_token: String,
    pub(crate) expires_in: u64,
}

/// Records that are submitted together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Submission {
    pub(crate) records: Vec<Submitted>,
}

/// A record and its idempotency key.
///
/// A name that is misspelt is refused rather than lost: that is what a rehearsal is for.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Submitted {
    pub(crate) key: String,
    pub(crate) manufacturer: Manufacturer,
    pub(crate) batch_no: String,
    pub(crate) inspection_report_no: String,
    pub(crate) product_model: Option<String>,
    pub(crate) serials: Vec<String>,
    pub(crate) country_of_origin: Option<String>,
}

/// Who made it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manufacturer {
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<String>,
}

/// A record without its key: what makes two of them the same, whatever their spacing and order of names was.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Content<'a> {
    manufacturer: &'a Manufacturer,
    batch_no: &'a str,
    inspection_report_no: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    product_model: Option<&'a str>,
    serials: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    country_of_origin: Option<&'a str>,
}

impl Submitted {
    pub(crate) fn content(&self) -> Content<'_> {
        Content {
            manufacturer: &self.manufacturer,
            batch_no: &self.batch_no,
            inspection_report_no: &self.inspection_report_no,
            product_model: self.product_model.as_deref(),
            serials: &self.serials,
            country_of_origin: self.country_of_origin.as_deref(),
        }
    }
}

/// What became of one record.
#[derive(Debug, Serialize)]
pub(crate) struct Receipt {
    pub(crate) key: String,
    #[serde(flatten)]
    pub(crate) outcome: Outcome,
    /// The key was seen before: nothing was changed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) replayed: bool,
}

/// Accepted under a number, or rejected for reasons.
#[derive(Debug, Serialize)]
#[serde(tag = "status", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub(crate) enum Outcome {
    Accepted { receipt_no: String, received_at: String },
    Rejected { errors: Vec<RecordError> },
}

/// One reason for a rejection.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct RecordError {
    pub(crate) code: String,
    /// The name in the record, as in `manufacturer.name`.
    pub(crate) field: String,
    /// English, for developers.
    pub(crate) message: String,
}

/// The answer to a submission, in the order of its records.
#[derive(Debug, Serialize)]
pub(crate) struct Receipts {
    pub(crate) receipts: Vec<Receipt>,
}

/// The answer to a lookup.
#[derive(Debug, Serialize)]
pub(crate) struct Found {
    pub(crate) records: Vec<Receipt>,
    pub(crate) unknown: Vec<String>,
}

/// What the server holds and did.
#[derive(Debug, Serialize)]
pub(crate) struct Counts {
    /// Accepted records.
    pub(crate) records: i64,
    /// Keys with an outcome, accepted or rejected.
    pub(crate) receipts: i64,
    /// Registrations.
    pub(crate) registrations: i64,
    /// Accepted records that say the same as another one: 0 unless a client made a new key for what it had sent.
    pub(crate) doubled: i64,
}
