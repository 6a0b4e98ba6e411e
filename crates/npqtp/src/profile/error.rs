//! Why a text is not a submission profile.

use crate::address::AddressError;

use super::{PROFILE_LIMIT_BYTES, VERSION};

/// Why a text is not a submission profile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProfileError {
    /// More than [`PROFILE_LIMIT_BYTES`].
    #[error("{bytes} bytes are more than {PROFILE_LIMIT_BYTES}")]
    TooLarge {
        /// How many.
        bytes: usize,
    },
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
    /// Another version than this program reads.
    #[error("version {found} instead of {VERSION}")]
    Version {
        /// As it stands there.
        found: u32,
    },
    /// An origin or a path that may not be sent to.
    #[error("{place}: {text:?}: {why}")]
    Address {
        /// Where it stands, such as `lookup.path`.
        place: &'static str,
        /// As it stands there.
        text: String,
        /// What is wrong with it.
        why: AddressError,
    },
    /// A name, id, pointer, header or code that cannot be one.
    #[error("{text:?} cannot stand at {place}")]
    Text {
        /// Where it stands.
        place: &'static str,
        /// As it stands there.
        text: String,
    },
    /// A number or a count out of its range.
    #[error("{found} at {place} is not within {least} to {most}")]
    Range {
        /// Where it stands.
        place: &'static str,
        /// As it stands there, or how many there are.
        found: usize,
        /// The least that is taken.
        least: usize,
        /// The most that is taken.
        most: usize,
    },
    /// A place of a template that is none, is there twice, or does not belong there.
    #[error("{what} is missing, doubled or wrong at {place}")]
    Template {
        /// Where it stands.
        place: String,
        /// The name with `$`.
        what: String,
    },
    /// A template nested too deep, with too many parts or too long a text.
    #[error("the template is too large at {place}")]
    TemplateTooLarge {
        /// Where it stands.
        place: String,
    },
}

impl ProfileError {
    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "submission-profile.too-large",
            Self::Malformed { .. } => "submission-profile.malformed",
            Self::Version { .. } => "submission-profile.version",
            Self::Address { why, .. } => why.code(),
            Self::Text { .. } => "submission-profile.text",
            Self::Range { .. } => "submission-profile.range",
            Self::Template { .. } => "submission-profile.template",
            Self::TemplateTooLarge { .. } => "submission-profile.template-too-large",
        }
    }

    /// Values for the placeholders of its text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge { bytes } => {
                vec![("bytes", bytes.to_string()), ("limit", PROFILE_LIMIT_BYTES.to_string())]
            }
            Self::Malformed { line, column, detail } => {
                vec![("line", line.to_string()), ("column", column.to_string()), ("detail", detail.clone())]
            }
            Self::Version { found } => vec![("found", found.to_string()), ("known", VERSION.to_string())],
            Self::Address { place, text, .. } => vec![("place", (*place).to_owned()), ("text", text.clone())],
            Self::Text { place, text } => vec![("place", (*place).to_owned()), ("text", text.clone())],
            Self::Range { place, found, least, most } => vec![
                ("place", (*place).to_owned()),
                ("found", found.to_string()),
                ("least", least.to_string()),
                ("most", most.to_string()),
            ],
            Self::Template { place, what } => vec![("place", place.clone()), ("what", what.clone())],
            Self::TemplateTooLarge { place } => vec![("place", place.clone())],
        }
    }

    pub(crate) fn template(place: &str, what: &str) -> Self {
        Self::Template { place: place.to_owned(), what: what.to_owned() }
    }
}

impl From<serde_json::Error> for ProfileError {
    fn from(error: serde_json::Error) -> Self {
        Self::Malformed { line: error.line(), column: error.column(), detail: error.to_string() }
    }
}
