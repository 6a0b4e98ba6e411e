//! The three texts as typed.

use serde::{Deserialize, Serialize};

/// One of the three fields that a label carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Manufacturer identity.
    Manufacturer,
    /// Production batch number.
    Batch,
    /// Inspection report reference.
    Report,
}

impl Field {
    /// All fields, in the order in which they stand in the payload and on the label.
    pub const ALL: [Self; 3] = [Self::Manufacturer, Self::Batch, Self::Report];

    /// Stable name, the same as in serialized data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Manufacturer => "manufacturer",
            Self::Batch => "batch",
            Self::Report => "report",
        }
    }

    /// The i18n key of the field's caption.
    pub const fn caption_key(self) -> &'static str {
        match self {
            Self::Manufacturer => "label.manufacturer",
            Self::Batch => "label.batch",
            Self::Report => "label.report",
        }
    }

    /// The id of the rule that asks for the field.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Manufacturer => rules::id::FIELD_MANUFACTURER,
            Self::Batch => rules::id::FIELD_BATCH,
            Self::Report => rules::id::FIELD_REPORT,
        }
    }
}

/// Three texts as typed, or as a payload holds them. Any text may be in them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
pub struct Draft {
    /// Manufacturer identity.
    pub manufacturer: String,
    /// Production batch number.
    pub batch: String,
    /// Inspection report reference.
    pub report: String,
}

impl Draft {
    /// The text of a field.
    pub fn get(&self, field: Field) -> &str {
        match field {
            Field::Manufacturer => &self.manufacturer,
            Field::Batch => &self.batch,
            Field::Report => &self.report,
        }
    }

    /// Replaces the text of a field.
    pub fn set(&mut self, field: Field, text: String) {
        match field {
            Field::Manufacturer => self.manufacturer = text,
            Field::Batch => self.batch = text,
            Field::Report => self.report = text,
        }
    }
}
