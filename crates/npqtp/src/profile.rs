//! A submission profile: everything that this program believes of a platform's interface, as data.

mod check;
mod error;
mod sheet;

use std::collections::BTreeMap;

use base::Confidence;
use record::Column;
use serde::{Deserialize, Serialize};

pub use error::ProfileError;
pub use sheet::TokenEncoding;
pub(crate) use sheet::{Answers, Effect, Lookup, Receipts};

use crate::address::Origin;
use crate::template::{Row, Template};

/// How many bytes the JSON of a profile may have.
pub const PROFILE_LIMIT_BYTES: usize = 128 * 1024;

/// The version that is read.
pub(crate) const VERSION: u32 = 1;

/// Words of a profile in the languages of this program. English is always there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// English.
    pub en: String,
    /// Vietnamese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vi: Option<String>,
    /// Simplified Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zh: Option<String>,
}

impl Words {
    /// The words in a language (`vi`, `zh`), in English where they are not there.
    pub fn in_language(&self, language: &str) -> &str {
        let words = match language {
            "vi" => self.vi.as_deref(),
            "zh" => self.zh.as_deref(),
            _ => None,
        };
        words.unwrap_or(&self.en)
    }
}

/// Something that a profile takes to be so, to be shown before anything is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assumption {
    /// What is assumed.
    pub text: Words,
    /// Where it comes from.
    pub source: String,
    /// How sure that makes us.
    pub confidence: Confidence,
}

/// How requests show who sends them. Never in an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Authentication {
    /// Nobody asks.
    None,
    /// A name and a secret are changed for a token, which goes into the header `Authorization: Bearer`.
    ClientCredentials {
        /// Where the token is asked for.
        path: String,
        /// How the question is written.
        encoding: TokenEncoding,
        /// Name of the member with the client's name.
        id: String,
        /// Name of the member with the client's secret.
        secret: String,
        /// JSON Pointer to the token in the answer.
        token: String,
    },
    /// A key in a header of its own.
    ApiKey {
        /// Name of the header, in small letters.
        header: String,
    },
}

/// How fast and how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pace {
    /// Requests leave at least a minute divided by this apart.
    pub requests_per_minute: u32,
    /// After so many seconds without an answer a request counts as lost.
    pub timeout_seconds: u32,
    /// An answer with more bytes is not read.
    pub largest_response_bytes: usize,
}

/// A column of the platform's export that this program knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportColumn {
    /// The receipt's number.
    ReceiptNumber,
    /// Production batch number.
    Batch,
    /// Inspection report reference.
    Report,
    /// Manufacturer's name.
    Manufacturer,
    /// When the platform received it.
    ReceivedAt,
}

/// What this program believes of a platform's interface. Made by [`Profile::parse_json`] only, so that whatever
/// holds one holds an origin that may be sent to and paths that stay there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    pub(crate) id: String,
    pub(crate) title: Words,
    pub(crate) rehearsal: bool,
    pub(crate) origin: Origin,
    pub(crate) authentication: Authentication,
    pub(crate) submit_path: String,
    pub(crate) envelope: Template,
    pub(crate) record: Template,
    pub(crate) batch_size: usize,
    pub(crate) largest_body_bytes: usize,
    pub(crate) receipts: Receipts,
    pub(crate) lookup: Lookup,
    pub(crate) answers: Answers,
    pub(crate) reasons: Vec<sheet::ReasonRow>,
    pub(crate) pace: Pace,
    pub(crate) export_headings: BTreeMap<ExportColumn, String>,
    pub(crate) assumptions: Vec<Assumption>,
    /// SHA-256 of the JSON that it was read from.
    pub(crate) fingerprint: String,
}

impl Profile {
    /// A profile of this JSON; [`crate::schema()`] says how it is written.
    ///
    /// # Errors
    /// The codes of [`ProfileError`].
    pub fn parse_json(json: &str) -> Result<Self, ProfileError> {
        check::parse(json)
    }

    /// Stable id, such as `rehearsal`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it is called.
    pub const fn title(&self) -> &Words {
        &self.title
    }

    /// Whether it only practises: no platform of an authority stands behind it.
    pub const fn is_rehearsal(&self) -> bool {
        self.rehearsal
    }

    /// The one origin that it sends to.
    pub const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// How its requests show who sends them.
    pub const fn authentication(&self) -> &Authentication {
        &self.authentication
    }

    /// How fast and how much.
    pub const fn pace(&self) -> Pace {
        self.pace
    }

    /// How many records go into one request.
    pub const fn batch_size(&self) -> usize {
        self.batch_size
    }

    /// What it takes to be so, to be shown before anything is sent.
    pub fn assumptions(&self) -> &[Assumption] {
        &self.assumptions
    }

    /// The columns that it sends, and where they stand in a record.
    pub fn places(&self) -> Vec<(Column, String)> {
        self.record.places()
    }

    /// The values in a record's exact JSON, for people; none where it is not of this profile.
    pub fn rows_of(&self, body: &str) -> Vec<Row> {
        serde_json::from_str(body).map_or_else(|_| Vec::new(), |filled| self.record.rows_of(&filled))
    }

    /// SHA-256 of the JSON that it was read from, in 64 hexadecimal digits.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}

/// JSON of the profile of the rehearsal server. It is unofficial: no authority knows of it.
pub const fn rehearsal_profile() -> &'static str {
    include_str!("../data/rehearsal-profile.json")
}
