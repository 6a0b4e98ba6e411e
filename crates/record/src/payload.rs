//! The text inside the symbol: three labelled lines.
//!
//! ```text
//! Manufacturer: Pfeiffer Vacuum GmbH
//! Batch: 20260517-0001
//! Report: TR-2026-0042
//! ```
//!
//! Plain text, because the platform's own form is not published: any phone shows it as it is.

use base::{Finding, Severity};
use serde::{Deserialize, Serialize};

use crate::{Draft, Field, Identity};

/// How many characters of a strange line are shown.
const SHOWN_CHARS: usize = 60;

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

/// The payload of an identity: a label and a value a line, LF between lines, none at the end.
pub fn compose(identity: &Identity) -> String {
    Field::ALL.map(|field| format!("{}: {}", label(field), identity.get(field))).join("\n")
}

/// The three fields of a payload, as they stand there: unchecked, without white space around them.
///
/// Labels have to be exact, in any order. CRLF, blank lines, a byte order mark and white space around lines and
/// values do not matter, because programs in between add them.
///
/// # Errors
/// `payload.empty`; a code for what it seems to be when no label is there; `payload.missing-…`,
/// `payload.duplicate-…` and `payload.unknown-line` for a payload that is ours in part.
pub fn parse(payload: &str) -> Result<Draft, PayloadError> {
    let payload = payload.trim_start_matches('\u{feff}').trim();
    if payload.is_empty() {
        return Err(PayloadError::Empty);
    }
    let mut values: [Option<&str>; Field::ALL.len()] = [None; Field::ALL.len()];
    let mut duplicate = None;
    let mut unknown = None;
    let lines = payload.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    for (line, text) in lines.enumerate() {
        match labelled(text) {
            Some((field, value)) => {
                let slot = &mut values[field as usize];
                if slot.is_some() {
                    duplicate = duplicate.or(Some(field));
                }
                *slot = Some(value);
            }
            None => unknown = unknown.or(Some((line + 1, text))),
        }
    }
    if values == [None; Field::ALL.len()] {
        return Err(PayloadError::NotOurs(Foreign::guess(payload)));
    }
    if let Some(field) = duplicate {
        return Err(PayloadError::DuplicateField(field));
    }
    if let Some((line, text)) = unknown {
        return Err(PayloadError::UnknownLine { line, text: text.chars().take(SHOWN_CHARS).collect() });
    }
    let mut draft = Draft::default();
    for (field, value) in Field::ALL.into_iter().zip(values) {
        draft.set(field, value.ok_or(PayloadError::MissingField(field))?.to_owned());
    }
    Ok(draft)
}

const fn label(field: Field) -> &'static str {
    match field {
        Field::Manufacturer => "Manufacturer",
        Field::Batch => "Batch",
        Field::Report => "Report",
    }
}

/// The field of a line and its value, when the line starts with one of our labels and a colon.
fn labelled(line: &str) -> Option<(Field, &str)> {
    let (name, value) = line.split_once(':')?;
    let field = Field::ALL.into_iter().find(|&field| label(field) == name)?;
    Some((field, value.trim()))
}

impl Foreign {
    fn guess(payload: &str) -> Self {
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
