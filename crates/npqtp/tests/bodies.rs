//! What would leave, to the byte; what would not; what is new.
#![allow(missing_docs)]

mod common;

use common::{bodies, changed, entries, entry, profile};
use npqtp::{Bodies, Change, Entry, Past, PastRecord, Profile, RECORDS_LIMIT, Values, sha256_hex};
use proptest::prelude::*;
use record::Column;
use serde_json::{Value, json};

fn one(profile: &Profile, values: &[(Column, &str)]) -> Bodies {
    let values: Values = values.iter().map(|(column, text)| (*column, (*text).to_owned())).collect();
    bodies(profile, &[Entry { id: 7, values }])
}

const NEEDED: [(Column, &str); 3] = [
    (Column::Manufacturer, "Atlas \"Vácuum\"\n真空"),
    (Column::Batch, "20260517-1"),
    (Column::Report, "IR-1"),
];

#[test]
fn the_exact_bytes() {
    let profile = profile();
    let bodies = one(&profile, &NEEDED);
    let key = &bodies.records()[0].key;
    let expected = format!(
        "{{\"records\":[{{\"batchNo\":\"20260517-1\",\"inspectionReportNo\":\"IR-1\",\"key\":\"{key}\",\
         \"manufacturer\":{{\"name\":\"Atlas \\\"Vácuum\\\"\\n真空\"}},\"serials\":[]}}]}}"
    );
    let batch = &bodies.batches()[0];
    assert_eq!(bodies.bytes(&profile, batch), expected);
    assert_eq!((batch.bytes, &batch.sha256), (expected.len(), &sha256_hex(expected.as_bytes())));
}

#[test]
fn keys_follow_what_is_sent_and_nothing_else() {
    let profile = profile();
    let key = |more: &[(Column, &str)]| one(&profile, &[&NEEDED, more].concat()).records()[0].key.clone();
    let first = key(&[]);
    assert_eq!(key(&[(Column::Laboratory, "TÜV")]), first, "a column that is not sent");
    assert_eq!(key(&[(Column::Model, "  ")]), first, "white space alone");
    assert_ne!(key(&[(Column::Model, "X1")]), first);
    assert_ne!(key(&[(Column::Serials, "1;2")]), key(&[(Column::Serials, "12")]));
    assert_eq!(key(&[(Column::Serials, "1;2")]), key(&[(Column::Serials, "1, 2")]), "the same items");
    let renamed = changed(&[("/id", json!("other"))]);
    assert_ne!(one(&renamed, &NEEDED).records()[0].key, first, "another profile");
    // The key's place in the record does not matter to it, nor what stands around the records.
    let moved = changed(&[("/submit/body", json!({ "a": 1, "list": { "$records": true } }))]);
    assert_eq!(one(&moved, &NEEDED).records()[0].key, first);
}

/// A key is stored for years: this one must never change. It was made with another program, from the words of
/// `digest::record_key`.
#[test]
fn a_key_that_stays() {
    let expected = "9845984d964849ebff92a469f621143fa7f33fff1a6e491ee03ddc829073da05";
    assert_eq!(one(&profile(), &NEEDED).records()[0].key, expected);
}

#[test]
fn optional_parts_numbers_and_lists() {
    let record = json!({
        "key": { "$key": true },
        "fixed": ["a", 1, true, null, { "b": {} }],
        "batch": { "$field": "batch" },
        "pieces": { "$number": "quantity", "optional": true },
        "maker": { "$optional": { "gln": { "$field": "gln" }, "name": { "$field": "manufacturer" } } },
        "serials": { "$list": "serials", "optional": true },
    });
    let profile = changed(&[("/submit/record", record)]);
    let sent = |values: &[(Column, &str)]| {
        let bodies = one(&profile, values);
        bodies.records().first().map(|prepared| {
            assert_eq!(profile.rows_of(&prepared.body), prepared.rows, "{values:?}");
            let mut body: Value = serde_json::from_str(&prepared.body).expect("JSON");
            body.as_object_mut()
                .expect("an object")
                .retain(|name, _| !["key", "fixed", "batch"].contains(&name.as_str()));
            body
        })
    };
    use Column::{Batch, Gln, Manufacturer, Quantity, Serials};
    for (values, expected) in [
        (&[(Batch, "1")][..], Some(json!({}))),
        (&[(Batch, "1"), (Quantity, " 12 ")], Some(json!({ "pieces": 12 }))),
        (&[(Batch, "1"), (Quantity, "007")], Some(json!({ "pieces": 7 }))),
        (&[(Batch, "1"), (Quantity, "9007199254740992")], None),
        (&[(Batch, "1"), (Quantity, "1.5")], None),
        (&[(Batch, "1"), (Quantity, "-1")], None),
        (&[(Batch, "1"), (Quantity, "+1")], None),
        (
            &[(Batch, "1"), (Gln, "1"), (Manufacturer, "A")],
            Some(json!({ "maker": { "gln": "1", "name": "A" } })),
        ),
        // Half of an optional part is no part.
        (&[(Batch, "1"), (Gln, "1")], None),
        (&[(Batch, "1"), (Serials, "a; b\nc")], Some(json!({ "serials": ["a", "b", "c"] }))),
        (&[(Quantity, "1")], None),
    ] {
        assert_eq!(sent(values), expected, "{values:?}");
    }
}

#[test]
fn what_cannot_be_sent_is_left_out_with_its_reason() {
    let profile = profile();
    let long = "x".repeat(500);
    for (values, expected) in [
        (&[(Column::Batch, "1")][..], &["submission.value-missing", "submission.value-missing"][..]),
        (
            &[(Column::Batch, &long), (Column::Report, "1"), (Column::Manufacturer, "A")],
            &["submission.value-too-long"],
        ),
    ] {
        let bodies = one(&profile, values);
        assert!(bodies.records().is_empty() && bodies.batches().is_empty());
        let codes: Vec<&str> =
            bodies.left_out()[0].findings.iter().map(|(_, finding)| &*finding.code).collect();
        assert_eq!(codes, expected);
    }
    let small = changed(&[("/submit/largest_body_bytes", json!(1024))]);
    let serials = "123456789;".repeat(200);
    let bodies = one(&small, &[&NEEDED[..], &[(Column::Serials, &serials)]].concat());
    assert_eq!(bodies.left_out()[0].findings[0].1.code, "submission.record-too-large");
}

#[test]
fn rows_and_what_is_not_sent() {
    let profile = profile();
    let more = [(Column::Serials, "a;b"), (Column::Laboratory, "TÜV"), (Column::Vendor, " ")];
    let bodies = one(&profile, &[&NEEDED[..], &more].concat());
    let prepared = &bodies.records()[0];
    let rows: Vec<(&str, &str, &str)> =
        prepared.rows.iter().map(|row| (row.column.caption_key(), &*row.pointer, &*row.value)).collect();
    assert_eq!(
        rows,
        [
            ("column.batch", "/batchNo", "20260517-1"),
            ("column.report", "/inspectionReportNo", "IR-1"),
            ("column.manufacturer", "/manufacturer/name", NEEDED[0].1),
            ("column.serials", "/serials", "a\nb"),
        ]
    );
    assert_eq!(profile.rows_of(&prepared.body), prepared.rows, "read from the exact JSON alone");
    assert_eq!(prepared.not_sent, [Column::Laboratory]);
    assert_eq!(bodies.not_sent().into_iter().collect::<Vec<_>>(), [(Column::Laboratory, 1)]);
}

#[test]
fn what_is_new_since_the_last_time() {
    let profile = profile();
    let first = bodies(&profile, &[entry(1), entry(2)]);
    let mut past = Past::default();
    for prepared in first.records() {
        past.records
            .insert(prepared.ids[0], PastRecord { key: prepared.key.clone(), rows: prepared.rows.clone() });
    }
    let stored = serde_json::to_string(&past).unwrap();
    let past: Past = serde_json::from_str(&stored).unwrap();
    let mut edited = entry(2);
    edited.values.insert(Column::Report, "IR-9".to_owned());
    edited.values.insert(Column::Model, "X".to_owned());
    edited.values.remove(&Column::Serials);
    let bodies = Bodies::build(&profile, &[entry(1), edited, entry(3)], &past);
    let changes: Vec<&Change> = bodies.records().iter().map(|prepared| &prepared.change).collect();
    assert_eq!(*changes[0], Change::Unchanged);
    assert_eq!(*changes[2], Change::New);
    let Change::Changed { fields } = changes[1] else { panic!("{:?}", changes[1]) };
    let fields: Vec<_> = fields
        .iter()
        .map(|field| (&*field.pointer, field.before.as_deref(), field.after.as_deref()))
        .collect();
    assert_eq!(
        fields,
        [
            ("/inspectionReportNo", Some("IR-2026-00002"), Some("IR-9")),
            ("/productModel", None, Some("X")),
            ("/serials", Some("S2-1\nS2-2"), None),
        ]
    );
}

#[test]
fn records_that_say_the_same_leave_once() {
    let profile = profile();
    let twin = Entry { id: 9, ..entry(1) };
    let bodies = bodies(&profile, &[entry(1), entry(2), twin]);
    assert_eq!(bodies.records().len(), 2);
    assert_eq!(bodies.records()[0].ids, [1, 9]);
    assert_eq!(bodies.findings()[0].code, "submission.same-record");
}

#[test]
fn batches_keep_size_and_bytes() {
    for (size, bytes) in [(100, 1_048_576), (7, 1_048_576), (1000, 2000), (1, 1024)] {
        let changes = [("/submit/batch_size", json!(size)), ("/submit/largest_body_bytes", json!(bytes))];
        let profile = changed(&changes);
        let bodies = bodies(&profile, &entries(250));
        let mut next = 0;
        for batch in bodies.batches() {
            assert_eq!(batch.records.start, next);
            assert!(batch.records.len() <= size && batch.bytes <= bytes, "{batch:?}");
            next = batch.records.end;
            let body = bodies.bytes(&profile, batch);
            assert_eq!((body.len(), sha256_hex(body.as_bytes())), (batch.bytes, batch.sha256.clone()));
        }
        assert_eq!(next, 250);
        assert_eq!(bodies.total_bytes(), bodies.batches().iter().map(|batch| batch.bytes).sum::<usize>());
    }
}

#[test]
fn more_records_than_a_submission_takes() {
    let profile = profile();
    let empty = vec![Entry { id: 1, values: Values::new() }; RECORDS_LIMIT + 1];
    let bodies = bodies(&profile, &empty);
    assert_eq!(bodies.findings()[0].code, "submission.too-many-records");
    assert_eq!(bodies.left_out().len(), RECORDS_LIMIT);
}

proptest! {
    /// Whatever is typed, the body is JSON that says exactly that, and building it twice makes the same bytes.
    #[test]
    fn bodies_say_what_was_typed(
        manufacturer in "\\PC{1,40}", batch in ".{1,30}", report in any::<String>(), serials in ".{0,60}",
    ) {
        let profile = profile();
        let values = [
            (Column::Manufacturer, &*manufacturer), (Column::Batch, &batch), (Column::Report, &report),
            (Column::Serials, &serials),
        ];
        let built = one(&profile, &values);
        prop_assert_eq!(&built, &one(&profile, &values));
        prop_assert_eq!(built.records().len() + built.left_out().len(), 1);
        if let Some(prepared) = built.records().first() {
            let body: Value = serde_json::from_str(&built.bytes(&profile, &built.batches()[0])).expect("JSON");
            let record = &body["records"][0];
            prop_assert_eq!(&record["key"], &json!(prepared.key));
            prop_assert_eq!(&record["manufacturer"]["name"], &json!(manufacturer));
            prop_assert_eq!(&record["batchNo"], &json!(batch));
            prop_assert_eq!(&record["inspectionReportNo"], &json!(report));
            let items: Vec<&str> = record::split_serials(&serials).map(|serial| serial.text).collect();
            prop_assert_eq!(&record["serials"], &json!(items));
        }
    }
}
