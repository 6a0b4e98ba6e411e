//! What records, policies and setups look like as JSON: JSON Schema, made of the columns and limits themselves.
//!
//! Source: JSON Schema, draft 2020-12, "A Vocabulary for Structural Validation".

use i18n::Locale;
use label::{INK_GAINS, MOST_OFFSET, SCALES};
use record::{
    CODES, CalendarDate, Column, Context, Kind, PATTERN_LIMIT_CHARS, POLICY_LIST_LIMIT, Policy, PolicyError,
};
use serde_json::{Map, Value, json};
use substrate::Choice;

use crate::limits;

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

/// How labels are made.
///
/// Ids of templates, profiles and materials are no closed lists: a setup can hold own ones.
pub fn setup() -> Value {
    let text = |description: &str| json!({ "type": "string", "description": description });
    let language = json!({ "enum": ["en", "vi", "zh"] });
    let colour = |description: &str| {
        json!({
            "type": "array", "description": description, "minItems": 3, "maxItems": 3,
            "items": { "type": "integer", "minimum": 0, "maximum": 255 },
        })
    };
    let own = json!({
        "type": "object",
        "required": ["kind", "json"],
        "additionalProperties": false,
        "properties": { "kind": { "enum": ["template", "sheet", "profile"] }, "json": text("The file's text") },
    });
    let logo = json!({
        "type": ["object", "null"],
        "required": ["name", "base64"],
        "additionalProperties": false,
        "properties": { "name": text("The file's name"), "base64": text("Its bytes: SVG or PNG") },
    });
    json!({
        "$schema": DIALECT,
        "title": "Setup",
        "description": "How labels are made. What is not said is as when nobody chose.",
        "type": "object",
        "required": ["version"],
        "additionalProperties": false,
        "properties": {
            "version": { "const": 1 },
            "profile": text("The id of the payload profile: what stands in the symbol"),
            "template": text("The id of the template: what stands on the label"),
            "languages": {
                "description": "The languages of the captions",
                "type": "object",
                "required": ["first"],
                "additionalProperties": false,
                "properties": { "first": language, "second": { "anyOf": [language, { "type": "null" }] } },
            },
            "level": {
                "description": "Error correction; auto is at least M, and stronger where the symbol does not grow by it",
                "anyOf": [
                    { "const": "auto" },
                    {
                        "type": "object",
                        "required": ["level"],
                        "additionalProperties": false,
                        "properties": { "level": { "enum": ["L", "M", "Q", "H"] } },
                    },
                ],
            },
            "symbol_edge_mm": {
                "description": "The symbol's edge without quiet zone, in millimetres",
                "type": "number",
                "minimum": limits::least_symbol_edge_mm(),
                "maximum": limits::MAX_SYMBOL_EDGE_MM,
            },
            "printer": printer(),
            "substrate": question(),
            "ink": colour("The colour that is printed: red, green, blue"),
            "paper": colour("The colour that is printed on: red, green, blue"),
            "free_text": text("A text for the template's free line"),
            "logo": logo,
            "web_address": text("Where links in the symbol lead"),
            "own": { "description": "Own templates, sheets and profiles", "type": "array", "items": own },
        },
    })
}

/// What labels are printed on, as it was measured.
fn printer() -> Value {
    let between = |(least, most): (f64, f64), description: &str| json!({ "type": "number", "description": description, "minimum": least, "maximum": most });
    let offset = |description| between((-MOST_OFFSET, MOST_OFFSET), description);
    json!({
        "description": "What labels are printed on, as it was measured",
        "type": "object",
        "required": ["name", "kind", "dots"],
        "additionalProperties": false,
        "properties": {
            "name": { "type": "string" },
            "kind": { "enum": ["laser", "thermal"] },
            "dots": { "type": "number", "description": "Dots an inch" },
            "widest": { "type": ["number", "null"], "description": "The widest it prints, in millimetres" },
            "scale_x": between(SCALES, "What lengths across are multiplied with"),
            "scale_y": between(SCALES, "What lengths down are multiplied with"),
            "offset_x": offset("How far everything is moved to the right, in millimetres"),
            "offset_y": offset("How far everything is moved down, in millimetres"),
            "ink_gain": between(INK_GAINS, "How much wider a dark bar comes out than it was sent, in millimetres"),
        },
    })
}

/// What labels are made of, and where they will hang.
fn question() -> Value {
    let choices = substrate::choices();
    // An id that is not known is told as one that nothing is known of; the known ones are here to choose from.
    let one = |of: &[Choice]| {
        let known: Vec<&str> = of.iter().map(|choice| &choice.id[..]).collect();
        json!({ "type": "string", "examples": known })
    };
    let several = |of: &[Choice]| json!({ "type": "array", "items": one(of) });
    json!({
        "description": "What the label is made of, and where it will hang",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "material": one(&choices.materials),
            "finish": one(&choices.finishes),
            "method": one(&choices.methods),
            "ribbon": one(&choices.ribbons),
            "surroundings": several(&choices.surroundings),
            "surface": one(&choices.surfaces),
            "evidence": several(&choices.evidence),
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
    fn a_setup_has_the_keys_that_its_schema_names() {
        let schema = setup();
        let written = serde_json::to_value(crate::LabelSetup::default()).unwrap();
        for (of, written) in [("", &written), ("/properties/printer", &written["printer"])] {
            let named = schema.pointer(&format!("{of}/properties")).unwrap().as_object().unwrap();
            let named: Vec<&String> = named.keys().filter(|key| *key != "version").collect();
            assert_eq!(named, written.as_object().unwrap().keys().collect::<Vec<_>>(), "{of}");
        }
        let named = schema.pointer("/properties/substrate/properties").unwrap().as_object().unwrap();
        assert_eq!(
            named.keys().collect::<Vec<_>>(),
            written["substrate"].as_object().unwrap().keys().collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_policy_may_tighten_each_finding_and_loosen_none() {
        assert_eq!(no_looser_than("batch.not-a-date"), ["error"]);
        assert_eq!(no_looser_than("batch.no-suffix"), ["warning", "error"]);
    }
}
