//! Why a text is not a payload of ours.

use base::{Finding, Severity};
use record::{Column, Field};
use serde::{Deserialize, Serialize};

/// How many characters of a strange text are shown.
const SHOWN_CHARS: usize = 60;

/// The beginning of a text, for a message.
pub(crate) fn shown(text: &str) -> String {
    text.chars().take(SHOWN_CHARS).collect()
}

/// Why a text is not a payload of ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PayloadError {
    /// Nothing in it.
    #[error("the payload is empty")]
    Empty,
    /// None of our labels in it.
    #[error("the payload is something else: {0:?}")]
    NotOurs(Foreign),
    /// A label does not stand in it.
    #[error("the payload has no {}", .0.name())]
    MissingField(Field),
    /// A label stands in it more than once.
    #[error("the payload has more than one {}", .0.name())]
    DuplicateField(Field),
    /// A line has none of our labels.
    #[error("line {line} has no label: {text:?}")]
    UnknownLine {
        /// From 1, blank lines not counted.
        line: usize,
        /// Its first characters.
        text: String,
    },
    /// A value that is none of the three fields does not stand in it.
    #[error("the payload has no {}", .0.name())]
    MissingValue(Column),
    /// A value that is none of the three fields stands in it more than once.
    #[error("the payload has more than one {}", .0.name())]
    DuplicateValue(Column),
    /// A newer revision of a profile than this program knows.
    #[error("revision {found} instead of {known}")]
    Newer {
        /// As it stands there.
        found: u32,
        /// The one that is read.
        known: u32,
    },
    /// A percent sign without two hexadecimal digits, or escaped bytes that are no UTF-8.
    #[error("the percent escapes of {text:?} are damaged")]
    BadEscape {
        /// Its first characters.
        text: String,
    },
    /// More values than the profile has.
    #[error("{found} values instead of at most {most}")]
    TooManyValues {
        /// How many there are.
        found: usize,
        /// How many the profile has.
        most: usize,
    },
    /// JSON that is cut off or not well formed.
    #[error("column {column}: {detail}")]
    Json {
        /// From 1.
        column: usize,
        /// What the JSON reader says, in English.
        detail: String,
    },
    /// A value of the JSON is no text.
    #[error("the value of {key:?} is not text")]
    JsonNotText {
        /// Its key.
        key: String,
    },
    /// An application identifier that the table does not have: nobody can tell where its value ends.
    #[error("no application identifier at {text:?}")]
    UnknownIdentifier {
        /// The text from there on, its first characters.
        text: String,
    },
    /// A value that its application identifier does not take.
    #[error("({identifier}) does not take {value:?}")]
    BadValue {
        /// The application identifier.
        identifier: String,
        /// The value, its first characters.
        value: String,
    },
    /// An element without a data identifier.
    #[error("no data identifier at {text:?}")]
    NoDataIdentifier {
        /// The element, its first characters.
        text: String,
    },
}

/// What a payload without our labels seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Foreign {
    /// A link, as a platform may issue.
    WebAddress,
    /// A GS1 element string such as `(01)…` or one that starts with `]Q3`.
    Gs1,
    /// A JSON object or list.
    Json,
    /// A message in the envelope of ISO/IEC 15434 that is no label of ours.
    Iso15434,
    /// Markup that starts with `<`.
    Xml,
    /// Wi-Fi access, a contact, a mail address, a phone number and the like.
    Phone,
    /// Anything else.
    OtherText,
}

impl PayloadError {
    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "payload.empty",
            Self::NotOurs(Foreign::WebAddress) => "payload.web-address",
            Self::NotOurs(Foreign::Gs1) => "payload.gs1",
            Self::NotOurs(Foreign::Iso15434) => "payload.iso-15434",
            Self::NotOurs(Foreign::Json) => "payload.json",
            Self::NotOurs(Foreign::Xml) => "payload.xml",
            Self::NotOurs(Foreign::Phone) => "payload.phone",
            Self::NotOurs(Foreign::OtherText) => "payload.other-text",
            Self::MissingField(Field::Manufacturer) => "payload.missing-manufacturer",
            Self::MissingField(Field::Batch) => "payload.missing-batch",
            Self::MissingField(Field::Report) => "payload.missing-report",
            Self::DuplicateField(Field::Manufacturer) => "payload.duplicate-manufacturer",
            Self::DuplicateField(Field::Batch) => "payload.duplicate-batch",
            Self::DuplicateField(Field::Report) => "payload.duplicate-report",
            Self::UnknownLine { .. } => "payload.unknown-line",
            Self::MissingValue(_) => "payload.missing-value",
            Self::DuplicateValue(_) => "payload.duplicate-value",
            Self::Newer { .. } => "payload.newer-revision",
            Self::BadEscape { .. } => "payload.bad-escape",
            Self::TooManyValues { .. } => "payload.too-many-values",
            Self::Json { .. } => "payload.json-damaged",
            Self::JsonNotText { .. } => "payload.json-not-text",
            Self::UnknownIdentifier { .. } => "payload.gs1-unknown-identifier",
            Self::BadValue { .. } => "payload.gs1-bad-value",
            Self::NoDataIdentifier { .. } => "payload.no-data-identifier",
        }
    }

    /// Values for the placeholders of its text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Empty | Self::NotOurs(_) | Self::MissingField(_) | Self::DuplicateField(_) => Vec::new(),
            Self::UnknownLine { line, text } => vec![("line", line.to_string()), ("text", text.clone())],
            Self::MissingValue(column) | Self::DuplicateValue(column) => {
                vec![("column", column.name().to_owned())]
            }
            Self::Newer { found, known } => {
                vec![("found", found.to_string()), ("known", known.to_string())]
            }
            Self::BadEscape { text } | Self::UnknownIdentifier { text } | Self::NoDataIdentifier { text } => {
                vec![("text", text.clone())]
            }
            Self::TooManyValues { found, most } => {
                vec![("found", found.to_string()), ("most", most.to_string())]
            }
            Self::Json { column, detail } => {
                vec![("column", column.to_string()), ("detail", detail.clone())]
            }
            Self::JsonNotText { key } => vec![("key", key.clone())],
            Self::BadValue { identifier, value } => {
                vec![("identifier", identifier.clone()), ("value", value.clone())]
            }
        }
    }

    /// The same as a finding, with the values of the placeholders.
    pub fn finding(&self) -> Finding {
        let finding = Finding::new(self.code(), Severity::Error);
        self.args().into_iter().fold(finding, |finding, (name, value)| finding.with(name, value))
    }

    /// The payload lacks the value of a column.
    pub(crate) fn missing(column: Column) -> Self {
        column.field().map_or(Self::MissingValue(column), Self::MissingField)
    }

    /// The payload has more than one value of a column.
    pub(crate) fn duplicate(column: Column) -> Self {
        column.field().map_or(Self::DuplicateValue(column), Self::DuplicateField)
    }

    /// Whether a value is all that is missing.
    pub(crate) const fn is_lack(&self) -> bool {
        matches!(self, Self::MissingField(_) | Self::MissingValue(_))
    }
}

impl Foreign {
    pub(crate) fn guess(payload: &str) -> Self {
        let starts = |prefix: &str| {
            payload.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        };
        let any = |prefixes: &[&str]| prefixes.iter().any(|prefix| starts(prefix));
        if any(&["http:", "https:", "www."]) {
            Self::WebAddress
        } else if any(&["]Q3", "]d2", "]C1", "\u{1d}", "(01)", "(10)", "(00)"]) {
            Self::Gs1
        } else if any(&["[)>"]) {
            Self::Iso15434
        } else if any(&["{", "["]) {
            Self::Json
        } else if any(&["<"]) {
            Self::Xml
        } else if any(&["WIFI:", "BEGIN:", "MECARD:", "mailto:", "tel:", "smsto:", "sms:", "geo:"]) {
            Self::Phone
        } else {
            Self::OtherText
        }
    }
}
