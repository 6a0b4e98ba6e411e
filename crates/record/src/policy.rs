//! What a user asks for beyond the rules: a policy tightens, it never loosens.

mod bases;
mod matching;
mod pattern;
mod sheet;

use std::collections::BTreeMap;

use base::Severity;
use serde::{Deserialize, Serialize};

use crate::Column;
pub use matching::Mismatch;
pub use pattern::{PATTERN_LIMIT_CHARS, Pattern, PatternError, Piece};
use sheet::Sheet;
pub use sheet::{POLICY_LIMIT_BYTES, POLICY_LIST_LIMIT, PolicyError};

/// What a user asks for beyond the rules. As JSON it carries `"version": 1`.
///
/// ```json
/// { "version": 1, "batch_pattern": "YYYYMMDD-9999", "required": ["batch_date"],
///   "required_parts": [{ "category": "pump", "parts": ["bearing", "motor"] }],
///   "severities": { "batch.no-suffix": "error" } }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Sheet", into = "Sheet")]
pub struct Policy {
    /// How every production batch number is written.
    pub batch_pattern: Option<Pattern>,
    /// How every inspection report reference is written.
    pub report_pattern: Option<Pattern>,
    /// Columns that every batch must have a text in.
    pub required: Vec<Column>,
    /// Parts that products are made of, each with a vendor's batch.
    pub required_parts: Vec<RequiredParts>,
    /// Codes of findings that matter more to this user than to everyone.
    pub severities: BTreeMap<String, Severity>,
}

/// Parts that every batch of some products must have a vendor's batch for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequiredParts {
    /// Only products of this category; `None` for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Only products of this model; `None` for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Names of the parts.
    pub parts: Vec<String>,
}

impl Policy {
    /// The policy that a JSON text holds.
    ///
    /// # Errors
    ///
    /// `policy.malformed`, `policy.version`, `policy.too-large`, `policy.too-many`, `policy.unknown-code`,
    /// `policy.loosens`, and the `pattern.*` codes of a pattern.
    pub fn parse(json: &str) -> Result<Self, PolicyError> {
        Sheet::read(json)?.try_into()
    }

    /// How much a finding matters to this user: never less than `base`.
    pub fn severity(&self, code: &str, base: Severity) -> Severity {
        self.severities.get(code).map_or(base, |&asked| asked.max(base))
    }
}
