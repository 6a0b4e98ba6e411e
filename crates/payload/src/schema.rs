//! What a profile looks like as JSON: JSON Schema, made of the columns and limits themselves.
//!
//! Source: JSON Schema, draft 2020-12, "A Vocabulary for Structural Validation".

use record::Column;
use serde_json::{Value, json};

use crate::sheet::{ID_LIMIT_CHARS, PREFIX_LIMIT_CHARS, TEXT_LIMIT_CHARS, VERSION};
use crate::{PROFILE_FIELD_LIMIT, profiles};

/// The dialect of the schema.
pub const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The profile that a user can bring.
pub fn schema() -> Value {
    let columns: Vec<&str> = Column::ALL.into_iter().map(Column::name).collect();
    let taken: Vec<&str> = profiles().iter().map(crate::Profile::id).collect();
    let text = |description: &str| {
        let limit = TEXT_LIMIT_CHARS;
        json!({ "type": "string", "description": description, "maxLength": limit })
    };
    json!({
        "$schema": DIALECT,
        "title": "Payload profile",
        "description": "Which columns the text of a symbol carries, and in which form.",
        "type": "object",
        "required": ["version", "id", "form", "fields"],
        "additionalProperties": false,
        "properties": {
            "version": { "const": VERSION },
            "id": {
                "type": "string", "pattern": "^[a-z0-9-]+$", "maxLength": ID_LIMIT_CHARS,
                "not": { "enum": taken },
            },
            "title": text("What it is called"),
            "help": text("What it is good for"),
            "form": form(),
            "fields": {
                "description": "The columns in the order in which they stand; at least one is not optional",
                "type": "array", "minItems": 1, "maxItems": PROFILE_FIELD_LIMIT,
                "contains": { "not": { "properties": { "optional": { "const": true } }, "required": ["optional"] } },
                "items": {
                    "type": "object",
                    "required": ["column", "name"],
                    "additionalProperties": false,
                    "properties": {
                        "column": { "enum": columns },
                        "name": text("Label, key, GS1 application identifier or data identifier"),
                        "optional": { "type": "boolean", "description": "Left out when it is empty" },
                        "fold": {
                            "enum": ["upper-case", "gtin-14", null],
                            "description": "What is lost on purpose: small letters, or how many digits a GTIN had",
                        },
                        "single": { "type": "boolean", "description": "One serial number only" },
                        "source": text("Where the name comes from"),
                        "confidence": { "enum": ["primary", "reported", "unverified", null] },
                    },
                },
            },
        },
    })
}

/// Each kind of form and the marks that it needs.
fn form() -> Value {
    let marked = |kind: &str, mark: &str, pattern: &str| {
        json!({
            "type": "object", "required": ["kind", mark, "revision"], "additionalProperties": false,
            "properties": {
                "kind": { "const": kind },
                mark: { "type": "string", "pattern": pattern, "maxLength": PREFIX_LIMIT_CHARS },
                "revision": { "type": "integer", "minimum": 0, "maximum": u32::MAX },
            },
        })
    };
    let mut compact = marked("compact", "prefix", "^[A-Z]+$");
    compact["properties"]["separator"] = json!({ "enum": ["$", "*", "+", "-", ".", "/", ":"] });
    compact["required"] = json!(["kind", "prefix", "revision", "separator"]);
    let bare = json!({
        "type": "object", "required": ["kind"], "additionalProperties": false,
        "properties": {
            "kind": { "enum": ["labelled", "gs1-digital-link", "gs1-element-string", "iso-15434", "platform"] },
        },
    });
    json!({
        "oneOf": [
            bare,
            compact,
            marked("json", "marker", "^[a-z0-9-]+$"),
            marked("viewer", "prefix", "^[a-z]+$"),
        ],
    })
}
