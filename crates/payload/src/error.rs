//! Why a text is not a payload of ours.

use base::{Finding, Severity};
use record::Field;
use serde::{Deserialize, Serialize};

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
        }
    }

    /// The same as a finding, with the values of the placeholders.
    pub fn finding(&self) -> Finding {
        let finding = Finding::new(self.code(), Severity::Error);
        match self {
            Self::UnknownLine { line, text } => finding.with("line", line).with("text", text),
            _ => finding,
        }
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
