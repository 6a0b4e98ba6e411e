//! What a reader says of one symbol.

use serde::{Deserialize, Serialize};

use crate::{LabelValues, VALUE_LIMIT_BYTES};

/// The longest text of a read, in UTF-8 bytes: more than any QR symbol holds (7,089 digits).
pub const READ_LIMIT_BYTES: usize = 8_192;

/// How much of a symbol's error correction was left after reading, in thousandths: `0..=1000`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Margin(u16);

impl Margin {
    /// The margin of a ratio: `0.0` nothing left, `1.0` nothing used. What is outside is cut; no number counts as 0.
    pub fn of_ratio(ratio: f32) -> Self {
        // A conversion from float to integer saturates, and makes 0 of what is no number.
        Self((ratio.clamp(0.0, 1.0) * 1000.0) as u16)
    }

    /// In thousandths.
    pub const fn thousandths(self) -> u16 {
        self.0
    }
}

impl TryFrom<u16> for Margin {
    type Error = &'static str;

    fn try_from(thousandths: u16) -> Result<Self, &'static str> {
        if thousandths <= 1000 { Ok(Self(thousandths)) } else { Err("a margin is at most 1000") }
    }
}

impl From<Margin> for u16 {
    fn from(margin: Margin) -> Self {
        margin.0
    }
}

/// One symbol that was read, or one text that was typed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Read {
    /// The text in the symbol.
    pub text: String,
    /// What it says, where its form was recognised. Left out of the log where the text is exactly an expected one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub values: Option<LabelValues>,
    /// What was left of the error correction; `None` where the reader does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub margin: Option<Margin>,
}

impl Read {
    /// Whether one read is enough: some error correction was left, so that a wrong codeword more would have been
    /// noticed.
    pub fn is_sure(&self) -> bool {
        self.margin.is_some_and(|margin| margin.thousandths() > 0)
    }

    /// Whether its texts are within the limits.
    pub(crate) fn is_bounded(&self) -> bool {
        const { assert!(VALUE_LIMIT_BYTES <= READ_LIMIT_BYTES) };
        self.text.len() <= READ_LIMIT_BYTES && self.values.as_ref().is_none_or(LabelValues::is_bounded)
    }
}
