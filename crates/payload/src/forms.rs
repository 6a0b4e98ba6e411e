//! The forms that payloads are written in, and what all of them share.

pub(crate) mod compact;
pub(crate) mod digital_link;
pub(crate) mod element_string;
pub(crate) mod iso15434;
pub(crate) mod json;
pub(crate) mod labelled;
pub(crate) mod viewer;

use base::Finding;
use record::Column;
use serde::Deserialize;

use crate::profile::{Part, Settings, Taken, Values};
use crate::{Carrier, Foreign, PayloadError};

/// How a profile writes its values.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum Form {
    /// A label, a colon and a value a line.
    Labelled {},
    /// Values in order between separators, in the characters that QR codes hold most densely.
    Compact { prefix: String, revision: u32, separator: char },
    /// A JSON object.
    Json { marker: String, revision: u32 },
    /// An uncompressed GS1 Digital Link.
    Gs1DigitalLink {},
    /// A GS1 element string.
    Gs1ElementString {},
    /// An ISO/IEC 15434 message of format 06.
    #[serde(rename = "iso-15434")]
    Iso15434 {},
    /// A web address whose fragment holds the values.
    Viewer { prefix: String, revision: u32 },
    /// Whatever the platform issued.
    Platform {},
}

impl Form {
    pub(crate) const fn carrier(&self) -> Carrier {
        match self {
            Self::Gs1ElementString {} => Carrier::Gs1,
            _ => Carrier::Plain,
        }
    }

    /// Whether a text that FNC1 leads can be of this form: the platform may issue any.
    pub(crate) const fn takes_gs1(&self) -> bool {
        matches!(self, Self::Gs1ElementString {} | Self::Platform {})
    }

    /// What a text is when it is in this form without being ours, for the forms that anyone may use.
    pub(crate) const fn anybodys(&self) -> Option<Foreign> {
        match self {
            Self::Gs1DigitalLink {} => Some(Foreign::WebAddress),
            Self::Gs1ElementString {} => Some(Foreign::Gs1),
            Self::Iso15434 {} => Some(Foreign::Iso15434),
            _ => None,
        }
    }

    /// The text of checked and folded values, in the order of the profile.
    pub(crate) fn compose(
        &self,
        parts: &[Part],
        taken: &[Taken<'_>],
        settings: &Settings,
    ) -> Result<String, Box<Finding>> {
        let named = || taken.iter().map(|(part, text)| (&part.name[..], &text[..]));
        Ok(match self {
            Self::Labelled {} => labelled::write(named()),
            Self::Compact { prefix, revision, separator } => {
                compact::write(prefix, *revision, *separator, parts, taken)
            }
            Self::Json { marker, revision } => json::write(marker, *revision, named()),
            Self::Gs1DigitalLink {} => digital_link::write(&settings.viewer_url, taken)?,
            Self::Gs1ElementString {} => element_string::write(taken),
            Self::Iso15434 {} => iso15434::write(named()),
            Self::Viewer { prefix, revision } => {
                viewer::write(&settings.viewer_url, prefix, *revision, named())?
            }
            Self::Platform {} => taken.iter().map(|(_, text)| &text[..]).collect(),
        })
    }

    /// What a text of this form holds.
    pub(crate) fn parse(&self, parts: &[Part], text: &str) -> Result<Found, PayloadError> {
        if matches!(self, Self::Platform {}) {
            return platform(parts, text);
        }
        let text = bare(text);
        if text.is_empty() {
            return Err(PayloadError::Empty);
        }
        match self {
            Self::Labelled {} => {
                labelled::parse(parts, text).map(|values| Found { values, others: Vec::new() })
            }
            Self::Compact { prefix, revision, separator } => {
                compact::parse(prefix, *revision, *separator, parts, text)
            }
            Self::Json { marker, revision } => json::parse(marker, *revision, parts, text),
            Self::Gs1DigitalLink {} => digital_link::parse(parts, text),
            Self::Gs1ElementString {} => element_string::parse(parts, text),
            Self::Iso15434 {} => iso15434::parse(parts, text),
            Self::Viewer { prefix, revision } => viewer::parse(prefix, *revision, parts, text),
            Self::Platform {} => Err(not_ours(text)),
        }
    }

    /// Whether a text without white space around it is meant to be of this form, sound or not. No two built-in
    /// forms claim a text that one of them composed.
    pub(crate) fn claims(&self, parts: &[Part], text: &str) -> bool {
        match self {
            Self::Labelled {} => labelled::claims(parts, text),
            Self::Compact { prefix, separator, .. } => revised(text, prefix, *separator).is_some(),
            Self::Json { marker, .. } => json::claims(marker, text),
            Self::Gs1DigitalLink {} => digital_link::claims(text),
            Self::Gs1ElementString {} => element_string::claims(text),
            Self::Iso15434 {} => iso15434::claims(text),
            Self::Viewer { prefix, .. } => viewer::claims(prefix, text),
            Self::Platform {} => false,
        }
    }
}

/// What stands in a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Found {
    pub(crate) values: Values,
    /// Names that no part has, and their values.
    pub(crate) others: Vec<(String, String)>,
}

impl Found {
    /// Takes down what stands under a name.
    pub(crate) fn put(&mut self, parts: &[Part], name: &str, value: String) -> Result<(), PayloadError> {
        match parts.iter().find(|part| part.name == name) {
            Some(part) if self.values.contains_key(&part.column) => Err(PayloadError::duplicate(part.column)),
            Some(part) => {
                self.values.insert(part.column, value);
                Ok(())
            }
            None => {
                self.others.push((name.to_owned(), value));
                Ok(())
            }
        }
    }

    /// The same, when nothing is missing that the parts need.
    pub(crate) fn whole(self, parts: &[Part]) -> Result<Self, PayloadError> {
        let there = |column| self.values.get(&column).is_some_and(|text: &String| !text.is_empty());
        match parts.iter().find(|part| !part.optional && !there(part.column)) {
            Some(part) => Err(PayloadError::missing(part.column)),
            None => Ok(self),
        }
    }
}

/// A text without the byte order mark and the white space that programs in between put around it.
pub(crate) fn bare(text: &str) -> &str {
    text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace()).trim_end()
}

/// A text of the platform stands for itself: nothing is read out of it.
fn platform(parts: &[Part], text: &str) -> Result<Found, PayloadError> {
    if text.is_empty() {
        return Err(PayloadError::Empty);
    }
    let column = parts.first().map_or(Column::PlatformPayload, |part| part.column);
    Ok(Found { values: Values::from([(column, text.to_owned())]), others: Vec::new() })
}

/// The revision after a prefix and the text after the mark behind it, as in `TQ1*…`.
pub(crate) fn revised<'t>(text: &'t str, prefix: &str, mark: char) -> Option<(u32, &'t str)> {
    let (revision, rest) = text.strip_prefix(prefix)?.split_once(mark)?;
    let digits = !revision.is_empty() && revision.bytes().all(|byte| byte.is_ascii_digit());
    digits.then_some(())?;
    Some((revision.parse().ok()?, rest))
}

/// Refuses a revision that is not the known one.
pub(crate) const fn same_revision(found: u32, known: u32) -> Result<(), PayloadError> {
    if found == known { Ok(()) } else { Err(PayloadError::Newer { found, known }) }
}

/// A text in another form.
pub(crate) fn not_ours(text: &str) -> PayloadError {
    PayloadError::NotOurs(Foreign::guess(text))
}
