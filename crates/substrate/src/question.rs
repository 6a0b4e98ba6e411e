//! What a person says of the label they mean to use.

use serde::{Deserialize, Serialize};

/// A label and where it goes, in the ids of [`crate::choices`]; an empty text or list is "not said".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// What the label is made of, such as `white-polyester`.
    pub material: String,
    /// How its face shines, such as `matte`.
    pub finish: String,
    /// How it is printed, such as `thermal-transfer`.
    pub method: String,
    /// What a thermal transfer printer prints with, such as `resin`.
    pub ribbon: String,
    /// What it goes through: any number of ids.
    pub surroundings: Vec<String>,
    /// What it is stuck to, such as `powder-coated`.
    pub surface: String,
    /// Which evidence the label supplier has already given: any number of ids.
    pub evidence: Vec<String>,
}
