//! The text inside the symbol: three labelled lines.
//!
//! ```text
//! Manufacturer: Pfeiffer Vacuum GmbH
//! Batch: 20260517-0001
//! Report: TR-2026-0042
//! ```
//!
//! Plain text, because the platform's own form is not published: any phone shows it as it is.

use record::{Draft, Field, Identity};

use crate::{Foreign, PayloadError};

/// How many characters of a strange line are shown.
const SHOWN_CHARS: usize = 60;

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
