//! The three labelled lines by example.

use payload::{Foreign, PayloadError, compose, parse};
use record::{Draft, Field, check};

fn draft(manufacturer: &str, batch: &str, report: &str) -> Draft {
    Draft { manufacturer: manufacturer.into(), batch: batch.into(), report: report.into() }
}

#[test]
fn a_payload_is_three_labelled_lines() {
    let draft = draft("Công ty Chân không", "20260517-0001", "TR-2026-0042");
    let payload = compose(&check(&draft).identity.unwrap());
    assert_eq!(payload, "Manufacturer: Công ty Chân không\nBatch: 20260517-0001\nReport: TR-2026-0042");
    assert_eq!(parse(&payload), Ok(draft));
}

#[test]
fn what_programs_in_between_add_does_not_matter() {
    let expected = draft("A: B", "1", "");
    for payload in [
        "Manufacturer: A: B\nBatch: 1\nReport:",
        "Manufacturer: A: B\r\nBatch: 1\r\nReport: \r\n",
        "\u{feff}Manufacturer:A: B\rBatch:1\rReport:\r",
        "\n  Manufacturer:   A: B \n\n\tBatch: 1\nReport: \n\n",
        "Report:\nBatch: 1\nManufacturer: A: B",
    ] {
        assert_eq!(parse(payload), Ok(expected.clone()), "{payload:?}");
    }
}

#[test]
fn other_payloads_are_named() {
    let unknown = |line, text: &str| PayloadError::UnknownLine { line, text: text.into() };
    for (payload, fault, code) in [
        ("", PayloadError::Empty, "payload.empty"),
        (" \r\n", PayloadError::Empty, "payload.empty"),
        ("https://example.vn/q?x=1", PayloadError::NotOurs(Foreign::WebAddress), "payload.web-address"),
        ("HTTP://EXAMPLE.VN", PayloadError::NotOurs(Foreign::WebAddress), "payload.web-address"),
        ("(01)09506000134352(10)A", PayloadError::NotOurs(Foreign::Gs1), "payload.gs1"),
        ("]Q30109506000134352", PayloadError::NotOurs(Foreign::Gs1), "payload.gs1"),
        ("{\"batch\":\"1\"}", PayloadError::NotOurs(Foreign::Json), "payload.json"),
        ("<a/>", PayloadError::NotOurs(Foreign::Xml), "payload.xml"),
        ("WIFI:S:x;;", PayloadError::NotOurs(Foreign::Phone), "payload.phone"),
        ("hello", PayloadError::NotOurs(Foreign::OtherText), "payload.other-text"),
        ("manufacturer: A\nbatch: 1", PayloadError::NotOurs(Foreign::OtherText), "payload.other-text"),
        (
            "Batch: 1\nReport: 2",
            PayloadError::MissingField(Field::Manufacturer),
            "payload.missing-manufacturer",
        ),
        ("Manufacturer: A\nReport: 2", PayloadError::MissingField(Field::Batch), "payload.missing-batch"),
        ("Manufacturer: A\nBatch: 1", PayloadError::MissingField(Field::Report), "payload.missing-report"),
        (
            "Manufacturer: A\nBatch: 1\nBatch: 1\nReport: 2",
            PayloadError::DuplicateField(Field::Batch),
            "payload.duplicate-batch",
        ),
        ("Manufacturer: A\nBatch: 1\n\nGmbH\nReport: 2", unknown(3, "GmbH"), "payload.unknown-line"),
    ] {
        assert_eq!(parse(payload), Err(fault.clone()), "{payload:?}");
        assert_eq!(fault.code(), code);
    }
    let PayloadError::UnknownLine { text, .. } =
        parse(&format!("Batch: 1\n{}", "é".repeat(999))).unwrap_err()
    else {
        panic!("an unknown line");
    };
    assert_eq!(text.chars().count(), 60);
}
