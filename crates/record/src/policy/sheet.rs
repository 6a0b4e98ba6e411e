//! A policy as JSON, and why a text is none.

use std::collections::BTreeMap;

use base::Severity;
use serde::{Deserialize, Serialize};

use super::{Pattern, PatternError, Policy, RequiredParts, bases};
use crate::{CODES, Column};

/// How many bytes the JSON of a policy may have.
pub const POLICY_LIMIT_BYTES: usize = 256 * 1024;

/// How many entries each list of a policy may have.
pub const POLICY_LIST_LIMIT: usize = 200;

/// The version that is written, and the only one that is read.
const VERSION: u32 = 1;

/// Why a text is not a policy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PolicyError {
    /// Not JSON of the right shape.
    #[error("line {line}, column {column}: {detail}")]
    Malformed {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What the JSON reader says, in English.
        detail: String,
    },
    /// More than [`POLICY_LIMIT_BYTES`].
    #[error("{bytes} bytes are more than {POLICY_LIMIT_BYTES}")]
    TooLarge {
        /// How many.
        bytes: usize,
    },
    /// Another version than this program reads.
    #[error("version {found} instead of {VERSION}")]
    Version {
        /// As it stands there.
        found: u32,
    },
    /// A list has more than [`POLICY_LIST_LIMIT`] entries.
    #[error("{path} has {count} entries, more than {POLICY_LIST_LIMIT}")]
    TooMany {
        /// Which list, such as `required_parts[2].parts`.
        path: String,
        /// How many.
        count: usize,
    },
    /// A pattern is none.
    #[error("{path}: {error}")]
    Pattern {
        /// Which one, such as `batch_pattern`.
        path: &'static str,
        /// Why.
        error: PatternError,
    },
    /// No finding has this code.
    #[error("severities: there is no finding {finding:?}")]
    UnknownCode {
        /// As it stands there.
        finding: String,
    },
    /// A finding would matter less than it does without a policy.
    #[error("severities: {finding:?} is {base:?} already, {asked:?} would loosen it")]
    Loosens {
        /// Its code.
        finding: String,
        /// How much it matters at most without a policy.
        base: Severity,
        /// What the policy asks for.
        asked: Severity,
    },
}

impl PolicyError {
    /// Every code, besides those of [`PatternError`].
    pub const CODES: [&'static str; 6] = [
        "policy.loosens",
        "policy.malformed",
        "policy.too-large",
        "policy.too-many",
        "policy.unknown-code",
        "policy.version",
    ];

    /// Stable id and i18n key; for a pattern its own.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Malformed { .. } => "policy.malformed",
            Self::TooLarge { .. } => "policy.too-large",
            Self::Version { .. } => "policy.version",
            Self::TooMany { .. } => "policy.too-many",
            Self::Pattern { error, .. } => error.code(),
            Self::UnknownCode { .. } => "policy.unknown-code",
            Self::Loosens { .. } => "policy.loosens",
        }
    }

    /// Where in the policy, such as `severities.batch.no-suffix`; `None` for the text as a whole.
    pub fn path(&self) -> Option<String> {
        match self {
            Self::Malformed { .. } | Self::TooLarge { .. } => None,
            Self::Version { .. } => Some("version".to_owned()),
            Self::TooMany { path, .. } => Some(path.clone()),
            Self::Pattern { path, .. } => Some((*path).to_owned()),
            Self::UnknownCode { finding } | Self::Loosens { finding, .. } => {
                Some(format!("severities.{finding}"))
            }
        }
    }

    /// Values for the placeholders of its text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let mut args = match self {
            Self::Malformed { line, column, detail } => {
                vec![("line", line.to_string()), ("column", column.to_string()), ("detail", detail.clone())]
            }
            Self::TooLarge { bytes } => {
                vec![("bytes", bytes.to_string()), ("limit", POLICY_LIMIT_BYTES.to_string())]
            }
            Self::Version { found } => vec![("found", found.to_string()), ("known", VERSION.to_string())],
            Self::TooMany { count, .. } => {
                vec![("count", count.to_string()), ("limit", POLICY_LIST_LIMIT.to_string())]
            }
            Self::Pattern { error, .. } => error.args(),
            Self::UnknownCode { finding } => vec![("finding", finding.clone())],
            Self::Loosens { finding, base, asked } => vec![
                ("finding", finding.clone()),
                ("base", written(*base).to_owned()),
                ("asked", written(*asked).to_owned()),
            ],
        };
        args.extend(self.path().map(|path| ("path", path)));
        args
    }
}

/// A severity as a policy writes it.
const fn written(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// A policy as it is written down, not yet looked at.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sheet {
    version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    batch_pattern: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    report_pattern: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    required: Vec<Column>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    required_parts: Vec<RequiredParts>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    severities: BTreeMap<String, Severity>,
}

impl Sheet {
    pub(super) fn read(json: &str) -> Result<Self, PolicyError> {
        if json.len() > POLICY_LIMIT_BYTES {
            return Err(PolicyError::TooLarge { bytes: json.len() });
        }
        // Spreadsheets and editors on Windows start a text with a byte order mark.
        let json = json.strip_prefix('\u{feff}').unwrap_or(json);
        serde_json::from_str(json).map_err(|error| PolicyError::Malformed {
            line: error.line(),
            column: error.column(),
            detail: error.to_string(),
        })
    }

    fn limits(&self) -> Result<(), PolicyError> {
        let lists = [
            ("required".to_owned(), self.required.len()),
            ("required_parts".to_owned(), self.required_parts.len()),
            ("severities".to_owned(), self.severities.len()),
        ];
        let parts = self.required_parts.iter().enumerate();
        let parts = parts.map(|(at, of)| (format!("required_parts[{at}].parts"), of.parts.len()));
        match lists.into_iter().chain(parts).find(|(_, count)| *count > POLICY_LIST_LIMIT) {
            Some((path, count)) => Err(PolicyError::TooMany { path, count }),
            None => Ok(()),
        }
    }
}

impl TryFrom<Sheet> for Policy {
    type Error = PolicyError;

    fn try_from(sheet: Sheet) -> Result<Self, PolicyError> {
        if sheet.version != VERSION {
            return Err(PolicyError::Version { found: sheet.version });
        }
        sheet.limits()?;
        for (finding, &asked) in &sheet.severities {
            if CODES.binary_search(&&finding[..]).is_err() {
                return Err(PolicyError::UnknownCode { finding: finding.clone() });
            }
            let base = bases::highest(finding);
            if asked < base {
                return Err(PolicyError::Loosens { finding: finding.clone(), base, asked });
            }
        }
        let pattern = |path, source: Option<String>| match source.as_deref().map(Pattern::parse) {
            Some(Err(error)) => Err(PolicyError::Pattern { path, error }),
            Some(Ok(pattern)) => Ok(Some(pattern)),
            None => Ok(None),
        };
        Ok(Self {
            batch_pattern: pattern("batch_pattern", sheet.batch_pattern)?,
            report_pattern: pattern("report_pattern", sheet.report_pattern)?,
            required: sheet.required,
            required_parts: sheet.required_parts,
            severities: sheet.severities,
        })
    }
}

impl From<Policy> for Sheet {
    fn from(policy: Policy) -> Self {
        Self {
            version: VERSION,
            batch_pattern: policy.batch_pattern.map(String::from),
            report_pattern: policy.report_pattern.map(String::from),
            required: policy.required,
            required_parts: policy.required_parts,
            severities: policy.severities,
        }
    }
}
