//! A profile as it is written in JSON.

use std::collections::BTreeMap;

use record::Column;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Assumption, Authentication, ExportColumn, Pace, Words};

/// Read before all else, because a newer version may have any other shape.
#[derive(Deserialize)]
pub(super) struct Versioned {
    pub(super) version: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sheet {
    #[serde(rename = "version")]
    pub(super) _version: u32,
    pub(super) id: String,
    pub(super) title: Words,
    #[serde(default)]
    pub(super) rehearsal: bool,
    pub(super) origin: String,
    pub(super) authentication: Authentication,
    pub(super) submit: Submit,
    pub(super) receipts: Receipts,
    pub(super) lookup: Lookup,
    pub(super) answers: Answers,
    #[serde(default)]
    pub(super) reasons: Vec<ReasonRow>,
    pub(super) pace: Pace,
    pub(super) export: Export,
    pub(super) assumptions: Vec<Assumption>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Submit {
    pub(super) path: String,
    pub(super) body: Value,
    pub(super) record: Value,
    pub(super) batch_size: usize,
    pub(super) largest_body_bytes: usize,
}

/// How the question for a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TokenEncoding {
    /// A JSON object of the two members.
    Json,
    /// A form, with `grant_type=client_credentials`. Source: RFC 6749, "Client Credentials Grant".
    Form,
}

/// Where what stands in the answer to a submission. The same of each record in the answer to a lookup. A status that
/// is neither accepted nor rejected, such as "pending", leaves a record unknown: it is looked up later.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Receipts {
    /// The list of receipts in the answer; the other pointers begin at one receipt.
    pub(crate) list: String,
    pub(crate) key: String,
    pub(crate) status: String,
    pub(crate) accepted: Vec<String>,
    pub(crate) rejected: Vec<String>,
    pub(crate) number: String,
    pub(crate) received_at: String,
    /// The list of what is wrong; the next three begin at one of it.
    pub(crate) errors: String,
    pub(crate) error_code: String,
    pub(crate) error_field: String,
    pub(crate) error_message: String,
}

/// How the platform is asked what it has.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lookup {
    pub(crate) path: String,
    /// Name of the query parameter; the keys stand in it with commas between.
    pub(crate) parameter: String,
    pub(crate) keys_at_once: usize,
    pub(crate) list: String,
    /// The list of keys that the platform does not have.
    pub(crate) unknown: String,
}

/// How answers that are no receipts are told apart.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answers {
    pub(crate) code: String,
    pub(crate) message: String,
    #[serde(default)]
    pub(crate) rows: Vec<AnswerRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerRow {
    pub(crate) status: u16,
    /// The platform's code; without one, any.
    #[serde(default)]
    pub(crate) code: Option<String>,
    pub(crate) effect: Effect,
    /// The finding of a stop; without one, that of the kind of answer.
    #[serde(default)]
    pub(crate) finding: Option<String>,
}

/// What an answer makes us do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Effect {
    Authenticate,
    Stop,
    Retry,
}

/// What a platform's reason to reject a record means to us.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReasonRow {
    /// The platform's code.
    pub(crate) code: String,
    #[serde(default)]
    pub(crate) field: Option<Column>,
    /// Our code.
    pub(crate) finding: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Export {
    pub(super) path: String,
    pub(super) headings: BTreeMap<ExportColumn, String>,
}
