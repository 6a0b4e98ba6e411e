//! What an entry is about: typed bodies of the kinds that this version knows.
//!
//! Members that are not known here are kept by whoever keeps the entry's text; nothing is hashed from these structs
//! once an entry stands in a log. Members that were not known when an entry was written are optional, for good.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::digest::Sha256Digest;

/// The kinds of entries that this version knows, as they stand in a log.
pub const KINDS: [&str; 10] =
    ["anchor", "edit", "genesis", "grade", "import", "note", "print", "reconciliation", "scan", "submission"];

macro_rules! bodies {
    ($($(#[$doc:meta])* $name:ident $kind:literal,)*) => {
        /// What an entry is about, of a kind that this version knows.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Body {
            $($(#[$doc])* $name($name),)*
        }

        impl Body {
            /// The kind, as it stands in a log.
            pub const fn kind(&self) -> &'static str {
                match self { $(Self::$name(_) => $kind,)* }
            }

            /// Reads the body of an entry of this kind: `None` if the kind is not known, an error if the body is not
            /// as such bodies are.
            pub fn read(kind: &str, body: &Value) -> Option<Result<Self, serde_json::Error>> {
                match kind {
                    $($kind => Some($name::deserialize(body).map(Self::$name)),)*
                    _ => None,
                }
            }

            /// The body as JSON.
            pub(crate) fn to_value(&self) -> Result<Value, serde_json::Error> {
                match self { $(Self::$name(body) => serde_json::to_value(body),)* }
            }
        }
    };
}

bodies! {
    /// A root of another log, or an earlier one of this log, was recorded.
    Anchor "anchor",
    /// A record was changed after labels of it had been printed or shipped.
    Edit "edit",
    /// The log begins.
    Genesis "genesis",
    /// The print quality of a symbol was graded.
    Grade "grade",
    /// A file of records, or of entries of the platform, was read.
    Import "import",
    /// A person wrote something down.
    Note "note",
    /// Labels were written into a file or sent to a printer.
    Print "print",
    /// Lists were held against each other.
    Reconciliation "reconciliation",
    /// A symbol was read.
    Scan "scan",
    /// A record was handed to the platform, or the platform answered.
    Submission "submission",
}

/// The log begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Genesis {
    /// The log's id: 32 hexadecimal digits, drawn at random by whoever began it.
    pub log: String,
    /// The program and its version, such as `temqr 0.1.0`.
    pub program: String,
}

/// A root was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The root, as a text.
    pub root: String,
    /// Whose it is, or where it comes from.
    pub of: String,
}

/// A file was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The file's name, without a path.
    pub file: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// Their SHA-256.
    pub sha256: Sha256Digest,
    /// How many lines were taken from it.
    pub lines: u64,
    /// What it holds, such as `records` or `platform`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holds: Option<String>,
}

/// A record was changed after it had been printed or shipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The production batch number of the record, as it was before.
    pub batch: String,
    /// The key of the column, such as `report`.
    pub column: String,
    /// The text before.
    pub before: String,
    /// The text after.
    pub after: String,
    /// Why, in the words of who changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Labels were written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Print {
    /// The production batch number.
    pub batch: String,
    /// The SHA-256 of the payload's bytes.
    pub payload_sha256: Sha256Digest,
    /// How many labels.
    pub labels: u64,
    /// The format, such as `pdf` or `zpl`.
    pub format: String,
    /// The printer's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printer: Option<String>,
}

/// A symbol was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scan {
    /// The SHA-256 of the payload's bytes; none where a person typed what the label says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload_sha256: Option<Sha256Digest>,
    /// What came of it, such as `matched`, `duplicate`, `extra`, `differs`.
    pub outcome: String,
    /// The shipment's reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipment: Option<String>,
    /// The pallet or container that it was assigned to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Why it was typed, where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typed_because: Option<String>,
}

/// The print quality of a symbol was graded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// The SHA-256 of the payload's bytes.
    pub payload_sha256: Sha256Digest,
    /// The method, such as `ISO/IEC 15415:2011, by a phone's camera`.
    pub method: String,
    /// The grade as the method writes it, such as `3.2/10/640`.
    pub grade: String,
    /// The SHA-256 of the picture that was graded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture_sha256: Option<Sha256Digest>,
}

/// Lists were held against each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reconciliation {
    /// The shipment's reference.
    pub shipment: String,
    /// How many labels were expected.
    pub expected: u64,
    /// How many of them were found as they should be.
    pub matched: u64,
    /// How many were not found.
    pub missing: u64,
    /// How many were found that were not expected.
    pub extra: u64,
    /// How many were found more than once.
    pub duplicate: u64,
    /// How many say something else than the records.
    pub differs: u64,
    /// The SHA-256 of the report about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report_sha256: Option<Sha256Digest>,
}

/// A record was handed to the platform, or the platform answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// The name of the submission profile.
    pub profile: String,
    /// The one origin that bytes were sent to, such as `https://platform.example`.
    pub origin: String,
    /// The idempotency key of the record's version.
    pub key: String,
    /// The SHA-256 of the body that was sent.
    pub body_sha256: Sha256Digest,
    /// How many bytes it has.
    pub bytes: u64,
    /// Where it stands, such as `sending`, `accepted`, `rejected`, `unknown`.
    pub status: String,
    /// The number of the platform's receipt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt_no: Option<String>,
}

/// A person wrote something down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn members_of_a_later_version_do_no_harm() {
        let body = json!({ "text": "Seal broken on arrival", "language": "en" });
        let read = Body::read("note", &body).expect("known").expect("as notes are");
        assert_eq!(read, Body::Note(Note { text: "Seal broken on arrival".to_owned() }));
        assert!(Body::read("note", &json!({ "words": 1 })).expect("known").is_err());
        assert!(Body::read("weighing", &body).is_none());
    }

    #[test]
    fn the_kinds_are_sorted_and_read() {
        assert!(KINDS.is_sorted());
        for kind in KINDS {
            assert!(Body::read(kind, &json!(null)).is_some(), "{kind}");
        }
    }
}
