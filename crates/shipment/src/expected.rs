//! Labels that a shipment is expected to carry.

use serde::{Deserialize, Serialize};

use crate::LabelField;

/// The longest text of a field, in UTF-8 bytes; the same as of one cell of the register.
pub const VALUE_LIMIT_BYTES: usize = 4_096;

/// Which of a shipment's expected labels: its place in the list, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LabelId(pub u32);

/// The values that a label carries, character by character.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelValues {
    /// Manufacturer identity.
    pub manufacturer: String,
    /// Production batch number.
    pub batch: String,
    /// Inspection report reference.
    pub report: String,
    /// Serial number, where the label has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serial: Option<String>,
}

/// A label that the shipment should carry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedLabel {
    /// The key of the record line it comes from.
    pub key: String,
    /// The exact text that its symbol should hold.
    pub payload: String,
    /// What it says.
    pub values: LabelValues,
}

impl LabelValues {
    /// The fields that identify a label, in this order.
    pub(crate) const FIELDS: [LabelField; 4] =
        [LabelField::Manufacturer, LabelField::Batch, LabelField::Report, LabelField::Serial];

    /// The text of a field; empty where there is none.
    pub fn get(&self, field: LabelField) -> &str {
        match field {
            LabelField::Manufacturer => &self.manufacturer,
            LabelField::Batch => &self.batch,
            LabelField::Report => &self.report,
            LabelField::Serial => self.serial.as_deref().unwrap_or_default(),
            LabelField::Payload => "",
        }
    }

    /// Whether every text is within its limit.
    pub(crate) fn is_bounded(&self) -> bool {
        Self::FIELDS.iter().all(|field| self.get(*field).len() <= VALUE_LIMIT_BYTES)
    }
}
