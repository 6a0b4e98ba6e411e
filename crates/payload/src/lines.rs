//! The three fields of a label as labelled lines: the profile `plain`.
//!
//! ```text
//! Manufacturer: Pfeiffer Vacuum GmbH
//! Batch: 20260517-0001
//! Report: TR-2026-0042
//! ```
//!
//! Plain text, because the platform's own form is not published: any phone shows it as it is.

use record::{Draft, Identity};

use crate::forms::labelled;
use crate::profile::plain;
use crate::{PayloadError, Read, Values};

/// The payload of an identity: a label and a value a line, LF between lines, none at the end.
pub fn compose(identity: &Identity) -> String {
    let fields = plain().parts().iter().filter_map(|part| Some((part, part.column.field()?)));
    labelled::write(fields.map(|(part, field)| (&part.name[..], identity.get(field))))
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
    labelled::parse(plain().parts(), payload).map(|values| draft(&values))
}

impl Read {
    /// The three fields of a label among the values; what is not there is empty.
    pub fn draft(&self) -> Draft {
        draft(&self.values)
    }
}

fn draft(values: &Values) -> Draft {
    let mut draft = Draft::default();
    for (column, text) in values {
        if let Some(field) = column.field() {
            draft.set(field, text.clone());
        }
    }
    draft
}
