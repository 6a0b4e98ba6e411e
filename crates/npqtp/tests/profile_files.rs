//! Profiles as files: the example, its schema, its OpenAPI file, and everything that is refused.
#![allow(missing_docs)]

mod common;

use std::collections::BTreeSet;

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use common::{changed_json, profile};
use npqtp::{
    CODES, PROFILE_LIMIT_BYTES, Profile, TEMPLATE_DEPTH_LIMIT, TEMPLATE_NODES_LIMIT, rehearsal_profile,
};
use record::Column;
use serde_json::{Value, json};

struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    fn new() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.set_default_draft(Draft::V2020_12);
        compiler.add_resource("profile.json", npqtp::schema()).expect("a resource");
        let index = compiler.compile("profile.json", &mut schemas).expect("a schema");
        Self { schemas, index }
    }

    fn takes(&self, json: &str) -> bool {
        let value: Value = serde_json::from_str(json).expect("JSON");
        self.schemas.validate(&value, self.index).is_ok()
    }
}

#[test]
fn the_example_is_a_profile_and_as_the_schema_says() {
    assert_eq!(npqtp::schema()["$schema"], npqtp::DIALECT);
    let value: Value = serde_json::from_str(rehearsal_profile()).expect("JSON");
    let schema = Schema::new();
    if let Err(error) = schema.schemas.validate(&value, schema.index) {
        panic!("{error}");
    }
    let profile = profile();
    assert!(profile.is_rehearsal());
    assert_eq!(profile.origin().as_str(), "http://127.0.0.1:8620");
    assert!(profile.assumptions().iter().all(|assumption| {
        ["vi", "zh"].iter().all(|language| assumption.text.in_language(language) != assumption.text.en)
    }));
    assert_eq!(profile.title().in_language("fr"), profile.title().en);
}

#[test]
fn the_schema_names_the_columns_there_are() {
    let names: Vec<&str> = Column::ALL.into_iter().map(Column::name).collect();
    assert_eq!(npqtp::schema()["$defs"]["column"]["enum"], json!(names));
}

/// Each row: what is changed in the example, the code, and whether the schema takes it all the same.
#[test]
fn what_is_refused() {
    let schema = Schema::new();
    let deep = (0..TEMPLATE_DEPTH_LIMIT).fold(json!({ "$key": true }), |tree, _| json!({ "a": tree }));
    let mut wide = json!({ "key": { "$key": true }, "b": { "$field": "batch" } });
    wide["list"] = json!(vec![0; TEMPLATE_NODES_LIMIT]);
    let row = json!({ "code": "a", "finding": "submission.reason-other" });
    let rows: &[(&str, Value, &str, bool)] = &[
        ("/version", json!(2), "submission-profile.version", false),
        ("/id", json!(""), "submission-profile.text", true),
        ("/id", json!("Rehearsal"), "submission-profile.text", false),
        ("/id", json!("a".repeat(41)), "submission-profile.text", false),
        ("/title", json!({ "vi": "a" }), "submission-profile.malformed", false),
        ("/title/en", json!(""), "submission-profile.text", false),
        ("/origin", json!("http://npqtp.example.vn"), "submission-profile.origin-scheme", false),
        ("/origin", json!("https://u@npqtp.example.vn"), "submission-profile.origin-user", false),
        ("/origin", json!("https://npqtp.example.vn:99999"), "submission-profile.origin-port", true),
        ("/rehearsal", json!(false), "submission-profile.origin-scheme", true),
        ("/authentication", json!({ "kind": "basic" }), "submission-profile.malformed", false),
        ("/authentication/token", json!("access_token"), "submission-profile.text", false),
        ("/authentication/secret", json!("client_id"), "submission-profile.text", true),
        (
            "/authentication",
            json!({ "kind": "api-key", "header": "cookie" }),
            "submission-profile.text",
            false,
        ),
        ("/authentication", json!({ "kind": "api-key", "header": "Host" }), "submission-profile.text", false),
        (
            "/authentication",
            json!({ "kind": "api-key", "header": "sec-x" }),
            "submission-profile.text",
            false,
        ),
        (
            "/authentication",
            json!({ "kind": "api-key", "header": "x\r\ny" }),
            "submission-profile.text",
            false,
        ),
        ("/submit/path", json!("//evil.example"), "submission-profile.path", false),
        ("/submit/path", json!("/v1/.."), "submission-profile.path", false),
        ("/submit/body", json!({}), "submission-profile.template", true),
        (
            "/submit/body",
            json!([{ "$records": true }, { "$records": true }]),
            "submission-profile.template",
            true,
        ),
        (
            "/submit/body",
            json!([{ "$records": true }, { "$field": "batch" }]),
            "submission-profile.template",
            true,
        ),
        ("/submit/record/key", json!("fixed"), "submission-profile.template", true),
        ("/submit/record/key", json!({ "$key": false }), "submission-profile.template", false),
        (
            "/submit/record/key",
            json!({ "$key": true, "optional": true }),
            "submission-profile.template",
            false,
        ),
        ("/submit/record/batchNo", json!({ "$key": true }), "submission-profile.template", true),
        ("/submit/record/batchNo", json!({ "$field": "colour" }), "submission-profile.template", false),
        (
            "/submit/record/batchNo",
            json!({ "$field": "batch", "x": 1 }),
            "submission-profile.template",
            false,
        ),
        (
            "/submit/record/batchNo",
            json!({ "$field": "batch", "optional": 1 }),
            "submission-profile.template",
            false,
        ),
        ("/submit/record/batchNo", json!({ "$run": "rm" }), "submission-profile.template", false),
        ("/submit/record", json!({ "key": { "$key": true } }), "submission-profile.template", true),
        ("/submit/record", deep, "submission-profile.template-too-large", true),
        ("/submit/record", wide, "submission-profile.template-too-large", true),
        ("/submit/record/a", json!("a".repeat(201)), "submission-profile.template-too-large", true),
        ("/submit/batch_size", json!(0), "submission-profile.range", false),
        ("/submit/batch_size", json!(1001), "submission-profile.range", false),
        ("/submit/batch_size", json!(-1), "submission-profile.malformed", false),
        ("/submit/largest_body_bytes", json!(1 << 30), "submission-profile.range", false),
        ("/receipts/list", json!("receipts"), "submission-profile.text", false),
        ("/receipts/key", json!("/~2"), "submission-profile.text", false),
        ("/receipts/accepted", json!([]), "submission-profile.range", false),
        ("/receipts/accepted", json!(["rejected"]), "submission-profile.text", true),
        ("/lookup/parameter", json!("a&b"), "submission-profile.text", false),
        ("/lookup/keys_at_once", json!(101), "submission-profile.range", false),
        ("/answers/rows", json!([{ "status": 200, "effect": "stop" }]), "submission-profile.range", false),
        ("/answers/rows", json!([{ "status": 302, "effect": "retry" }]), "submission-profile.range", false),
        (
            "/answers/rows",
            json!([{ "status": 403, "effect": "ignore" }]),
            "submission-profile.malformed",
            false,
        ),
        (
            "/answers/rows",
            json!([{ "status": 403, "effect": "stop", "finding": "x" }]),
            "submission-profile.text",
            false,
        ),
        ("/reasons", json!([{ "code": "a", "finding": "batch.required" }]), "submission-profile.text", false),
        ("/reasons", json!([row, row]), "submission-profile.text", true),
        ("/reasons", json!(vec![row; 201]), "submission-profile.range", false),
        ("/pace/requests_per_minute", json!(0), "submission-profile.range", false),
        ("/pace/timeout_seconds", json!(301), "submission-profile.range", false),
        ("/pace/largest_response_bytes", json!(100_000_000), "submission-profile.range", false),
        ("/export/headings", json!({}), "submission-profile.range", false),
        ("/export/headings", json!({ "colour": "red" }), "submission-profile.malformed", false),
        ("/export/headings/batch", json!("receiptNo"), "submission-profile.text", true),
        ("/assumptions", json!([]), "submission-profile.range", false),
        ("/assumptions/0/confidence", json!("sure"), "submission-profile.malformed", false),
    ];
    for (pointer, value, code, by_schema) in rows {
        let mut json: Value = serde_json::from_str(rehearsal_profile()).expect("JSON");
        if let Some(place) = json.pointer_mut(pointer) {
            *place = value.clone();
        } else {
            let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
            json.pointer_mut(parent).expect("a parent")[name] = value.clone();
        }
        let found = Profile::parse_json(&json.to_string()).expect_err(&format!("{pointer}: {value}"));
        assert_eq!(found.code(), *code, "{pointer}: {value}: {found}");
        assert!(CODES.contains(&found.code()));
        // An empty id has the schema's pattern too.
        let by_schema = *by_schema && *value != json!("");
        assert_eq!(schema.takes(&json.to_string()), by_schema, "the schema on {pointer}: {value}");
    }
}

#[test]
fn other_profiles_that_are_taken() {
    let schema = Schema::new();
    let rows: &[&[(&str, Value)]] = &[
        &[("/authentication", json!({ "kind": "none" }))],
        &[("/authentication", json!({ "kind": "api-key", "header": "x-api-key" }))],
        &[("/authentication/encoding", json!("form"))],
        &[("/origin", json!("https://npqtp.example.vn")), ("/rehearsal", json!(false))],
        &[(
            "/submit/record/serials",
            json!({ "$optional": { "list": [{ "$field": "batch_date" }, 1, null] } }),
        )],
        &[("/submit/body", json!({ "$records": true }))],
        &[("/receipts/list", json!(""))],
        &[("/answers/rows", json!([{ "status": 409, "effect": "retry", "code": null, "finding": null }]))],
    ];
    for changes in rows {
        let json = changed_json(changes);
        assert!(schema.takes(&json), "{changes:?}");
        if let Err(error) = Profile::parse_json(&json) {
            panic!("{changes:?}: {error}");
        }
    }
}

#[test]
fn hostile_files_are_refused_and_nothing_panics() {
    let spaces = " ".repeat(PROFILE_LIMIT_BYTES);
    for (json, code) in [
        (String::new(), "submission-profile.malformed"),
        ("null".to_owned(), "submission-profile.malformed"),
        ("[".repeat(100_000), "submission-profile.malformed"),
        ("{\"version\":1}".to_owned(), "submission-profile.malformed"),
        ("{\"version\":99,\"new\":true}".to_owned(), "submission-profile.version"),
        (format!("{}{spaces}", rehearsal_profile()), "submission-profile.too-large"),
        (
            rehearsal_profile().replace("\"version\"", "\"colour\": 1, \"version\""),
            "submission-profile.malformed",
        ),
    ] {
        let error = Profile::parse_json(&json).expect_err("refused");
        assert_eq!(error.code(), code, "{}", &json[..json.len().min(60)]);
        assert!(error.args().iter().all(|(_, value)| value.len() < 1000));
    }
    for end in
        (0..rehearsal_profile().len()).filter(|end| rehearsal_profile().is_char_boundary(*end)).step_by(7)
    {
        assert!(Profile::parse_json(&rehearsal_profile()[..end]).is_err());
    }
}

/// Resolves `$ref` within the document.
fn resolved<'d>(document: &'d Value, value: &'d Value) -> &'d Value {
    match value["$ref"].as_str() {
        Some(reference) => {
            document.pointer(reference.trim_start_matches('#')).expect("a reference that leads somewhere")
        }
        None => value,
    }
}

/// The schema at a JSON Pointer of the documents that a schema describes.
fn within<'d>(document: &'d Value, schema: &'d Value, pointer: &str) -> &'d Value {
    pointer.split('/').skip(1).fold(resolved(document, schema), |schema, token| {
        let properties = &schema["properties"][token];
        let next = if properties.is_null() && token.parse::<usize>().is_ok() {
            &schema["items"]
        } else {
            properties
        };
        assert!(!next.is_null(), "{token} of {pointer} is not in the OpenAPI file");
        resolved(document, next)
    })
}

fn content<'d>(api: &'d Value, place: &str) -> &'d Value {
    let found = api.pointer(place).unwrap_or_else(|| panic!("{place} is in the OpenAPI file"));
    &resolved(api, found)["content"]["application/json"]["schema"]
}

#[test]
fn whatever_the_example_names_is_in_the_openapi_file() {
    let api: Value = serde_json::from_str(include_str!("../data/rehearsal-openapi.json")).expect("JSON");
    let sheet: Value = serde_json::from_str(rehearsal_profile()).expect("JSON");
    let text = |pointer: &str| {
        sheet.pointer(pointer).and_then(Value::as_str).expect("a text of the example").to_owned()
    };
    assert_eq!(api["servers"][0]["url"], sheet["origin"]);

    for (path, verb) in [
        ("/authentication/path", "post"),
        ("/submit/path", "post"),
        ("/lookup/path", "get"),
        ("/export/path", "get"),
    ] {
        assert!(api["paths"][text(path)][verb].is_object(), "{path}");
    }
    let place = |path: &str, rest: &str| format!("/paths/{}{rest}", text(path).replace('/', "~1"));

    let token = content(&api, &place("/authentication/path", "/post/requestBody"));
    for name in ["/authentication/id", "/authentication/secret"] {
        within(&api, token, &format!("/{}", text(name)));
    }
    within(
        &api,
        content(&api, &place("/authentication/path", "/post/responses/200")),
        &text("/authentication/token"),
    );

    let list = within(&api, content(&api, &place("/submit/path", "/post/requestBody")), "/records");
    assert_eq!(list["maxItems"], sheet["submit"]["batch_size"]);
    let record = resolved(&api, &list["items"]);
    let mut sent = BTreeSet::from(["key".to_owned()]);
    for (_, pointer) in profile().places() {
        within(&api, record, &pointer);
        sent.insert(pointer.split('/').nth(1).expect("a name").to_owned());
    }
    for needed in record["required"].as_array().expect("a list") {
        assert!(sent.contains(needed.as_str().expect("a name")), "{needed} is needed and not sent");
    }

    let submitted = content(&api, &place("/submit/path", "/post/responses/200"));
    let looked_up = content(&api, &place("/lookup/path", "/get/responses/200"));
    within(&api, looked_up, &text("/lookup/unknown"));
    for list in
        [within(&api, submitted, &text("/receipts/list")), within(&api, looked_up, &text("/lookup/list"))]
    {
        for name in ["key", "status", "number", "received_at", "errors"] {
            within(&api, &list["items"], &text(&format!("/receipts/{name}")));
        }
        let statuses = &within(&api, &list["items"], &text("/receipts/status"))["enum"];
        assert_eq!(*statuses, json!([sheet["receipts"]["accepted"][0], sheet["receipts"]["rejected"][0]]));
        let errors = within(&api, &list["items"], &text("/receipts/errors"));
        for name in ["error_code", "error_field", "error_message"] {
            within(&api, &errors["items"], &text(&format!("/receipts/{name}")));
        }
        let known: BTreeSet<&str> = sheet["reasons"]
            .as_array()
            .expect("rows")
            .iter()
            .filter_map(|row| row["code"].as_str())
            .collect();
        let codes =
            within(&api, &errors["items"], &text("/receipts/error_code"))["enum"].as_array().expect("codes");
        assert_eq!(known, codes.iter().filter_map(Value::as_str).collect());
    }
    let parameter = &api["paths"][text("/lookup/path")]["get"]["parameters"][0];
    assert_eq!(parameter["name"], sheet["lookup"]["parameter"]);
    assert_eq!(parameter["schema"]["maxItems"], sheet["lookup"]["keys_at_once"]);

    let fault = resolved(&api, &api["components"]["schemas"]["Fault"]);
    within(&api, fault, &text("/answers/code"));
    within(&api, fault, &text("/answers/message"));
    let told = within(&api, fault, "/error/code")["examples"].as_array().expect("codes");
    for row in sheet["answers"]["rows"].as_array().expect("rows") {
        assert!(told.contains(&row["code"]), "{row}");
    }
    let csv =
        &api.pointer("/paths/~1v1~1export/get/responses/200/content/text~1csv/example").expect("an export");
    let headings: BTreeSet<&str> = csv.as_str().expect("a text").trim_end().split(',').collect();
    let named = sheet["export"]["headings"].as_object().expect("headings");
    assert_eq!(named.values().filter_map(Value::as_str).collect::<BTreeSet<_>>(), headings);
}
