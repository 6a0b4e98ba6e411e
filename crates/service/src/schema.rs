//! What records and policies look like as JSON: JSON Schema, made of the columns and limits themselves.
//!
//! Source: JSON Schema, draft 2020-12, "A Vocabulary for Structural Validation".

use i18n::Locale;
use record::{
    CODES, CalendarDate, Column, Context, Kind, PATTERN_LIMIT_CHARS, POLICY_LIST_LIMIT, Policy, PolicyError,
};
use serde_json::{Map, Value, json};

/// The dialect of the schemas.
pub const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Records in which nothing has to be mended: one object, as in a line of JSON Lines, or an array of them.
pub fn records() -> Value {
    let properties: Map<String, Value> =
        Column::ALL.into_iter().map(|column| (column.name().to_owned(), of_column(column))).collect();
    json!({
        "$schema": DIALECT,
        "title": "Records",
        "description": "One record, or an array of records. What is not known is left out.",
        "anyOf": [
            { "$ref": "#/$defs/record" },
            { "type": "array", "items": { "$ref": "#/$defs/record" } },
        ],
        "$defs": {
            "record": {
                "type": "object",
                "properties": properties,
                "minProperties": 1,
                "additionalProperties": false,
            },
        },
    })
}

/// The texts of a column.
fn of_column(column: Column) -> Value {
    let caption = i18n::text(Locale::En, column.caption_key(), &[]);
    let mut schema = Map::new();
    schema.insert("type".to_owned(), "string".into());
    schema.insert("description".to_owned(), caption.into());
    schema.insert("minLength".to_owned(), 1.into());
    schema.insert("maxLength".to_owned(), column.limit_chars().into());
    match column.kind() {
        Kind::Date => {
            schema.insert("format".to_owned(), "date".into());
            schema.insert("pattern".to_owned(), "^[0-9]{4}-[0-9]{2}-[0-9]{2}$".into());
        }
        Kind::Count => {
            schema.insert("pattern".to_owned(), "^[1-9][0-9]*$".into());
        }
        Kind::Digits => {
            let lengths: Vec<String> =
                lengths(column).iter().map(|count| format!("[0-9]{{{count}}}")).collect();
            schema.insert("pattern".to_owned(), format!("^({})$", lengths.join("|")).into());
        }
        Kind::Choice => {
            schema.insert("enum".to_owned(), choices(column).into());
        }
        Kind::Words | Kind::Reference | Kind::Verbatim => {}
    }
    Value::Object(schema)
}

/// How many digits a column's numbers have: the counts that its check takes.
fn lengths(column: Column) -> Vec<usize> {
    let context = Context { today: CalendarDate::FIRST, policy: &Policy::default() };
    let other = ["digits.length", "digits.lost-zero"];
    let taken = |count: &usize| {
        let findings = record::check_cell(column, &"1".repeat(*count), &context);
        !findings.iter().any(|finding| other.contains(&&finding.code[..]))
    };
    (1..=column.limit_chars()).filter(taken).collect()
}

/// The words that a column of choices takes, as the check of a word that is none of them tells them.
fn choices(column: Column) -> Vec<String> {
    let context = Context { today: CalendarDate::FIRST, policy: &Policy::default() };
    let findings = record::check_cell(column, "another", &context);
    let args = findings.iter().flat_map(|finding| &finding.args);
    let allowed = args.filter(|(name, _)| name == "allowed").flat_map(|(_, words)| words.split(" / "));
    allowed.map(str::to_owned).collect()
}

/// What a user asks for beyond the rules.
pub fn policy() -> Value {
    let columns: Vec<&str> = Column::ALL.into_iter().map(Column::name).collect();
    let pattern = |description: &str| {
        json!({
            "type": ["string", "null"], "description": description, "minLength": 1, "maxLength": PATTERN_LIMIT_CHARS,
        })
    };
    let severities: Map<String, Value> =
        CODES.iter().map(|code| ((*code).to_owned(), json!({ "enum": no_looser_than(code) }))).collect();
    let name = json!({ "type": "string" });
    json!({
        "$schema": DIALECT,
        "title": "Policy",
        "description": "What a user asks for beyond the rules. A policy tightens, it never loosens.",
        "type": "object",
        "required": ["version"],
        "additionalProperties": false,
        "properties": {
            "version": { "const": 1 },
            "batch_pattern": pattern("How every production batch number is written, such as YYYYMMDD-9999"),
            "report_pattern": pattern("How every inspection report reference is written, such as \"IR-\"YYYY-99999"),
            "required": {
                "description": "Columns that every batch must have a text in",
                "type": "array", "maxItems": POLICY_LIST_LIMIT, "items": { "enum": columns },
            },
            "required_parts": {
                "description": "Parts that every batch of some products must have a vendor's batch for",
                "type": "array", "maxItems": POLICY_LIST_LIMIT,
                "items": {
                    "type": "object",
                    "required": ["parts"],
                    "additionalProperties": false,
                    "properties": {
                        "category": { "type": ["string", "null"], "description": "Only products of this category" },
                        "model": { "type": ["string", "null"], "description": "Only products of this model" },
                        "parts": { "type": "array", "maxItems": POLICY_LIST_LIMIT, "items": name },
                    },
                },
            },
            "severities": {
                "description": "Codes of findings that matter more to this user than to everyone",
                "type": "object",
                "maxProperties": POLICY_LIST_LIMIT,
                "additionalProperties": false,
                "properties": severities,
            },
        },
    })
}

/// The severities that a policy may ask for a finding: those that it takes.
fn no_looser_than(code: &str) -> Vec<&'static str> {
    let taken = |severity: &&str| {
        let policy = json!({ "version": 1, "severities": { code: severity } });
        !matches!(Policy::parse(&policy.to_string()), Err(PolicyError::Loosens { .. }))
    };
    ["info", "warning", "error"].into_iter().filter(taken).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_described_by_what_its_check_takes() {
        let schema = records();
        let properties = &schema["$defs"]["record"]["properties"];
        for column in Column::ALL {
            let property = &properties[column.name()];
            assert_eq!(property["maxLength"], column.limit_chars(), "{column:?}");
            assert!(!property["description"].as_str().unwrap().contains("[["), "{column:?}");
        }
        assert_eq!(lengths(Column::Gtin), [8, 12, 13, 14]);
        assert_eq!(lengths(Column::HsCode), [6, 8, 10]);
        assert_eq!(properties["gln"]["pattern"], "^([0-9]{13})$");
        assert_eq!(properties["category"]["enum"], json!(["pump", "chamber", "system"]));
        assert_eq!(properties["result"]["enum"], json!(["pass", "fail", "conditional"]));
    }

    #[test]
    fn a_policy_may_tighten_each_finding_and_loosen_none() {
        assert_eq!(no_looser_than("batch.not-a-date"), ["error"]);
        assert_eq!(no_looser_than("batch.no-suffix"), ["warning", "error"]);
    }
}
