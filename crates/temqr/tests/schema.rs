//! `temqr schema`, held against what the program itself writes and takes.
#![allow(missing_docs)]

mod common;

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use common::{answer, folder, run, run_with, temqr};
use serde_json::{Value, json};

struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    fn of(what: &str) -> Self {
        let schema: Value = serde_json::from_str(&run(["schema", what]).exits(0).out).expect("JSON");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.set_default_draft(Draft::V2020_12);
        compiler.enable_format_assertions();
        compiler.add_resource("schema.json", schema).expect("a resource");
        let index = compiler.compile("schema.json", &mut schemas).expect("a schema");
        Self { schemas, index }
    }

    fn takes(&self, value: &Value) -> bool {
        self.schemas.validate(value, self.index).is_ok()
    }

    fn check(&self, value: &Value, expected: bool) {
        let found = self.schemas.validate(value, self.index);
        assert_eq!(
            found.is_ok(),
            expected,
            "{value}\n{}",
            found.err().map(|e| e.to_string()).unwrap_or_default()
        );
    }
}

const SOUND: &str = "manufacturer,batch,batch_date,report,hs_code,gtin,category,result,quantity\n\
    Atlas Vacuum,20260517-0001,2026-05-17,IR-2026-00418,841410,4006381333931,pump,pass,12\n";

#[test]
fn records_that_are_written_are_as_the_schema_says() {
    let schema = Schema::of("records");
    for kind in ["json", "jsonl"] {
        let answer = run_with(SOUND.as_bytes(), &["convert", "-", "-o", "-", "--to", kind]).exits(0);
        schema.check(&serde_json::from_str(&answer.out).expect("JSON"), true);
    }
    for (record, expected) in [
        (json!({ "batch": "20260517-0001" }), true),
        (json!({}), false),
        (json!({ "batch": 7 }), false),
        (json!({ "batch": "" }), false),
        (json!({ "batch": "1".repeat(41) }), false),
        (json!({ "colour": "red" }), false),
        (json!({ "batch_date": "2026-05-17" }), true),
        (json!({ "batch_date": "2026-02-30" }), false),
        (json!({ "batch_date": "17/05/2026" }), false),
        (json!({ "hs_code": "8414.10" }), false),
        (json!({ "hs_code": "8414101" }), false),
        (json!({ "category": "bơm" }), false),
        (json!({ "quantity": "0" }), false),
        (json!([{ "batch": "20260517-0001" }, { "colour": "red" }]), false),
        (json!("20260517-0001"), false),
    ] {
        schema.check(&record, expected);
    }
}

#[test]
fn what_the_schema_refuses_the_check_finds() {
    let schema = Schema::of("records");
    for (column, text) in [
        ("batch_date", "17/05/2026"),
        ("hs_code", "8414.10"),
        ("gtin", "40063813339"),
        ("category", "bơm"),
        ("result", "ok"),
        ("quantity", "-1"),
        ("manufacturer", &"M".repeat(500)),
    ] {
        let record = json!({ column: text });
        assert!(!schema.takes(&record), "{record}");
        let lines = run_with(record.to_string().as_bytes(), &["check", "-", "--json"]).json();
        let found = lines.iter().any(|line| line["path"] == format!("/0/{column}"));
        assert!(found, "{record}: {lines:?}");
    }
}

#[test]
fn every_line_of_a_check_is_as_the_schema_says() {
    let schema = Schema::of("findings");
    let csv =
        "batch,report,hs_code,Colour,\n20260230-0001,IR-1,8414.10,x,\n20260517-0001,IR-1,,,\n\"open,,,,\n";
    for input in [csv, SOUND, "{\"batch\":\"20260230-0001\",\"colour\":1}\nbroken\n"] {
        let lines = run_with(input.as_bytes(), &["check", "-", "--json"]).json();
        for line in &lines {
            schema.check(line, true);
        }
        let mut other = lines.last().unwrap().clone();
        other["type"] = json!("postcard");
        schema.check(&other, false);
        other.as_object_mut().unwrap().remove("type");
        schema.check(&other, false);
    }
    schema.check(
        &json!({ "type": "note", "code": "a", "severity": "awful", "args": {}, "message": "" }),
        false,
    );
}

#[test]
fn a_policy_is_taken_where_the_schema_takes_it() {
    let schema = Schema::of("policy");
    let folder = folder("schema-policy");
    let file = folder.join("policy.json");
    let records = folder.join("records.csv");
    std::fs::write(&records, SOUND).unwrap();
    let columns: Vec<String> = vec!["batch_date".to_owned(); 201];
    for (policy, expected) in [
        (json!({ "version": 1 }), true),
        (json!({ "version": 1, "batch_pattern": "YYYYMMDD-9999", "required": ["batch_date"] }), true),
        (json!({ "version": 1, "batch_pattern": null }), true),
        (json!({ "version": 1, "batch_pattern": "" }), false),
        (json!({ "version": 1, "required_parts": [{ "category": "pump", "parts": ["bearing"] }] }), true),
        (json!({ "version": 1, "severities": { "batch.no-suffix": "error" } }), true),
        (json!({ "version": 1, "severities": { "batch.not-a-date": "warning" } }), false),
        (json!({ "version": 1, "severities": { "no.such": "error" } }), false),
        (json!({ "version": 1, "required": ["colour"] }), false),
        (json!({ "version": 1, "required": columns }), false),
        (json!({ "version": 1, "batch_pattern": "9".repeat(65) }), false),
        (json!({ "version": 1, "required_parts": [{ "category": "pump" }] }), false),
        (json!({ "version": 2 }), false),
        (json!({ "version": 1, "colour": "red" }), false),
        (json!({}), false),
        (json!([]), false),
    ] {
        schema.check(&policy, expected);
        std::fs::write(&file, policy.to_string()).unwrap();
        let taken = answer(temqr().arg("check").arg(&records).arg("--policy").arg(&file)).exit != 2;
        assert_eq!(taken, expected, "{policy}");
    }
}

#[test]
fn a_setup_is_taken_where_the_schema_takes_it() {
    let schema = Schema::of("setup");
    let folder = folder("schema-setup");
    let logo = folder.join("logo.png");
    std::fs::write(&logo, "not looked at").unwrap();
    for more in [
        &[][..],
        &[
            "--level",
            "h",
            "--languages",
            "vi",
            "--ink",
            "#102030",
            "--free-text",
            "x",
            "--logo",
            logo.to_str().unwrap(),
        ],
        &["--printer", "zebra-zd421-203-dpi", "--substrate", "material=white-polyester", "--symbol-mm", "30"],
    ] {
        let written = run([&["setup"], more].concat()).exits(0).out;
        schema.check(&serde_json::from_str(&written).expect("JSON"), true);
    }
    let file = folder.join("setup.json");
    for (setup, expected) in [
        (json!({ "version": 1 }), true),
        (json!({ "version": 1, "template": "nameplate", "level": "auto" }), true),
        (json!({ "version": 1, "level": { "level": "Q" } }), true),
        (json!({ "version": 1, "level": { "level": "X" } }), false),
        (json!({ "version": 1, "level": "Q" }), false),
        (json!({ "version": 1, "languages": { "first": "vi" } }), true),
        (json!({ "version": 1, "languages": { "first": "fr" } }), false),
        (json!({ "version": 1, "printer": { "name": "", "kind": "laser", "dots": 600 } }), true),
        (json!({ "version": 1, "printer": { "name": "", "kind": "laser" } }), false),
        (json!({ "version": 1, "printer": { "name": "", "kind": "laser", "dots": 600, "dpi": 600 } }), false),
        (json!({ "version": 1, "ink": [0, 0, 0] }), true),
        (json!({ "version": 1, "ink": [0, 0, 256] }), false),
        (json!({ "version": 1, "ink": "#000000" }), false),
        (json!({ "version": 1, "substrate": { "material": "white-polyester" } }), true),
        (json!({ "version": 1, "substrate": { "inc": "resin" } }), false),
        (json!({ "version": 1, "logo": null }), true),
        (json!({ "version": 1, "colour": "red" }), false),
        (json!({ "version": 2 }), false),
        (json!({}), false),
        (json!([]), false),
    ] {
        schema.check(&setup, expected);
        std::fs::write(&file, setup.to_string()).unwrap();
        let taken = answer(temqr().args(["setup", "--setup"]).arg(&file)).exit != 2;
        assert_eq!(taken, expected, "{setup}");
    }
}
