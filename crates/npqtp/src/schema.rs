//! What a submission profile looks like as JSON.
//!
//! Source: JSON Schema, draft 2020-12, "A Vocabulary for Structural Validation".

use std::sync::LazyLock;

use serde_json::Value;

/// The dialect of the schema.
pub const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let json = include_str!("../data/submission-profile.schema.json");
    serde_json::from_str(json).expect("a test reads the schema")
});

/// The submission profile. Tests hold it against what [`crate::Profile::parse_json`] takes.
pub fn schema() -> Value {
    SCHEMA.clone()
}
