//! What each address answers when all is well.

use npqtp_rehearsal::FaultKind;
use serde_json::json;

use crate::client::{MAKER, key, record, rehearsal, with};

#[test]
fn a_registration_gives_credentials_and_those_give_a_token() {
    let (_server, client) = rehearsal();
    let credentials = client.register("A");
    for name in ["registration_id", "client_id", "client_secret", "expires_at"] {
        assert!(credentials[name].as_str().is_some_and(|text| !text.is_empty()), "{name}");
    }
    let again = client.register("A");
    assert_ne!(credentials["client_secret"], again["client_secret"], "secrets are random");
    let expires = credentials["expires_at"].as_str().expect("a text");
    assert!(expires.ends_with('Z') && expires.as_bytes()[10] == b'T', "{expires}");
    let token = client.ask_token(&credentials).json();
    assert_eq!(token["expires_in"], 900);
    assert!(token["access_token"].as_str().is_some_and(|text| text.len() == 64));
}

#[test]
fn records_are_accepted_or_rejected_one_by_one() {
    let (_server, client) = rehearsal();
    let records = [
        record(1),
        with(record(2), "batchNo", json!("20260231-0001")),
        with(record(3), "inspectionReportNo", json!("")),
        with(record(4), "manufacturer", json!({ "name": "Somebody else", "id": "1" })),
        with(record(5), "inspectionReportNo", json!("QC-1")),
        json!({ "key": key(6), "manufacturer": { "name": MAKER, "id": "0101" }, "batchNo": "20260601-0006",
            "inspectionReportNo": "QC-6", "serials": [] }),
    ];
    let answer = client.submit(&records).json();
    let receipts = answer["receipts"].as_array().expect("receipts");
    let told: Vec<String> = receipts
        .iter()
        .map(|receipt| {
            let error = &receipt["errors"][0];
            let words = [&receipt["status"], &error["code"], &error["field"]];
            words.map(|word| word.as_str().unwrap_or("-")).join(" ")
        })
        .collect();
    assert_eq!(
        told,
        [
            "accepted - -",
            "rejected batchNo.format batchNo",
            "rejected inspectionReportNo.format inspectionReportNo",
            "rejected manufacturer.unregistered manufacturer.name",
            "rejected inspectionReportNo.duplicate inspectionReportNo",
            "accepted - -",
        ]
    );
    for (receipt, sent) in receipts.iter().zip(&records) {
        assert_eq!(receipt["key"], sent["key"]);
        assert!(receipt.get("replayed").is_none());
    }
    assert!(receipts[0]["receiptNo"].as_str().is_some_and(|text| text.starts_with("REHEARSAL-")));
    assert!(receipts[0]["receivedAt"].as_str().is_some_and(|text| text.ends_with('Z')));
    assert!(receipts[1].get("receiptNo").is_none());
    assert!(receipts[0].get("errors").is_none());
    let state = client.state();
    assert_eq!((&state["records"], &state["receipts"]), (&json!(2), &json!(6)));
}

#[test]
fn a_record_with_several_faults_hears_of_all() {
    let (_server, client) = rehearsal();
    let bad = json!({ "key": key(1), "manufacturer": { "name": "" }, "batchNo": "", "inspectionReportNo": " ",
        "serials": [] });
    let receipt = client.submit_one(&bad);
    assert_eq!(receipt["errors"].as_array().map(Vec::len), Some(3), "{receipt}");
}

#[test]
fn a_key_that_was_seen_has_the_receipt_that_it_had() {
    let (_server, client) = rehearsal();
    for record in [record(1), with(record(2), "batchNo", json!("x"))] {
        let first = client.submit_one(&record);
        let state = client.state();
        let again = client.submit_one(&record);
        assert_eq!(again, with(first, "replayed", json!(true)));
        for count in ["records", "receipts", "doubled"] {
            assert_eq!(client.state()[count], state[count], "{count}");
        }
    }
    // Twice in one request, and with its names in another order.
    let answer = client.submit(&[record(3), record(3)]).json();
    assert_eq!(answer["receipts"][0]["receiptNo"], answer["receipts"][1]["receiptNo"]);
    assert_eq!(answer["receipts"][1]["replayed"], true);
}

#[test]
fn a_key_with_another_record_is_rejected_and_keeps_its_own() {
    let (_server, client) = rehearsal();
    let first = client.submit_one(&record(1));
    for other in [
        with(record(1), "serials", json!(["S1", "S2"])),
        with(record(1), "inspectionReportNo", json!("QC-9")),
    ] {
        let receipt = client.submit_one(&other);
        assert_eq!(
            (&receipt["status"], &receipt["errors"][0]["code"]),
            (&json!("rejected"), &json!("key.reused"))
        );
    }
    assert_eq!(client.find(&[key(1)])["records"][0], first);
}

#[test]
fn another_version_of_a_record_keeps_its_report_number() {
    let (_server, client) = rehearsal();
    client.submit_one(&record(1));
    let version = with(with(record(1), "key", json!(key(2))), "serials", json!(["S1", "S2"]));
    assert_eq!(client.submit_one(&version)["status"], "accepted");
    assert_eq!(client.state()["doubled"], 0);
    let doubled = with(record(1), "key", json!(key(3)));
    assert_eq!(client.submit_one(&doubled)["status"], "accepted");
    assert_eq!(client.state()["doubled"], 1, "a second key for the same record shows");
}

#[test]
fn a_lookup_tells_what_became_of_each_key() {
    let (_server, client) = rehearsal();
    let sent = [record(1), with(record(2), "batchNo", json!("x"))].map(|record| client.submit_one(&record));
    let found = client.find(&[key(9), key(2), key(1)]);
    assert_eq!(found["unknown"], json!([key(9)]));
    assert_eq!(found["records"], json!([sent[1], sent[0]]));
}

#[test]
fn what_one_manufacturer_sent_no_other_sees() {
    let (_server, client) = rehearsal();
    let first = client.submit_one(&record(1));
    let other = client.clone().named("Somebody else");
    assert_eq!(other.find(&[key(1)])["unknown"], json!([key(1)]));
    assert_eq!(other.get("/v1/export").text.lines().count(), 1);
    let receipt = other.submit_one(&record(1));
    assert_eq!(receipt["errors"][0]["code"], "manufacturer.unregistered", "and takes no key from it");
    assert_eq!(client.find(&[key(1)])["records"][0], first);
    let second_device = client.clone().named(MAKER);
    assert_eq!(second_device.find(&[key(1)])["records"][0], first, "two devices of one manufacturer share");
}

#[test]
fn the_export_has_the_accepted_records() {
    let (_server, client) = rehearsal();
    let first = client.submit_one(&record(1));
    client.submit_one(&with(record(2), "batchNo", json!("x")));
    let second = client.submit_one(&with(record(3), "inspectionReportNo", json!("检验,\"3\"")));
    let answer = client.get("/v1/export");
    assert_eq!(answer.headers["content-type"], "text/csv; charset=utf-8");
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |receipt: &serde_json::Value, batch: &str, report: &str| {
        let (number, at) = (text(&receipt["receiptNo"]), text(&receipt["receivedAt"]));
        format!("{number},{batch},{report},{},{at}\r\n", quoted(MAKER))
    };
    let expected = [
        "receiptNo,batchNo,inspectionReportNo,manufacturer,receivedAt\r\n".to_owned(),
        line(&first, "20260601-0001", "QC-1"),
        line(&second, "20260601-0003", &quoted("检验,\"3\"")),
    ];
    assert_eq!(answer.text, expected.concat());
}

#[test]
fn the_page_says_in_two_languages_what_it_is_not() {
    let (_server, client) = rehearsal();
    client.submit_one(&record(1));
    let page = client.get("/");
    assert_eq!(page.headers["content-type"], "text/html; charset=utf-8");
    for words in ["not the NPQTP", "không phải là NPQTP", "Accepted records", "<output>1</output>"] {
        assert!(page.text.contains(words), "{words}");
    }
}

#[test]
fn a_person_registers_on_the_page() {
    let (_server, client) = rehearsal();
    let form = "name=C%C3%B4ng+ty+%3Cb%3E&country=VN&contact=a%40b.vn";
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let answer = client.send("POST", "/register", &headers, form).expect("an answer");
    let codes: Vec<&str> =
        answer.text.split("<code>").skip(1).filter_map(|rest| rest.split("</code>").next()).collect();
    let credentials = json!({ "client_id": codes[0], "client_secret": codes[1] });
    assert_eq!(client.ask_token(&credentials).status, 200, "{}", answer.text);
    for (form, code) in
        [("name=A", "request.malformed"), ("name=+&country=VN&contact=c", "registration.incomplete")]
    {
        let answer = client.send("POST", "/register", &headers, form).expect("an answer");
        assert_eq!(answer.refusal().1, code);
    }
}

#[test]
fn a_page_of_any_origin_may_ask() {
    let (_server, client) = rehearsal();
    let preflight = [
        ("origin", "https://example.org"),
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "authorization,content-type"),
        ("access-control-request-private-network", "true"),
    ];
    // Also where every request fails: a preflight is the browser's, not the client's.
    client.post("/rehearsal/faults", &json!({ "rate": 1.0 }));
    let before = client.state()["requests"].clone();
    let answer = client.send("OPTIONS", "/v1/records", &preflight, "").expect("an answer");
    assert_eq!(answer.status, 200);
    let header = |name: &str| answer.headers[name].to_str().expect("ASCII").to_lowercase();
    assert_eq!(header("access-control-allow-origin"), "*");
    assert_eq!(header("access-control-allow-private-network"), "true");
    assert!(header("access-control-allow-methods").contains("post"));
    assert!(header("access-control-allow-headers").contains("authorization"));
    assert_eq!(client.state()["requests"], before);

    client.without_faults();
    let refused = client.send("POST", "/v1/token", &preflight[..1], "{").expect("an answer");
    assert_eq!(refused.headers["access-control-allow-origin"], "*", "a refusal can be read, too");
    let exposed = refused.headers["access-control-expose-headers"].to_str().expect("ASCII");
    assert!(exposed.contains("retry-after") && exposed.contains("date"), "{exposed}");
}

/// The description is of this server: each of its addresses is there, and takes the method that it says.
#[test]
fn the_interface_is_described_whatever_fails() {
    let (_server, client) = rehearsal();
    let before = client.state()["requests"].clone();
    client.always(FaultKind::ServerError, 1);
    let answer = client.holding(None).get("/v1/openapi.json");
    assert_eq!(
        (answer.status, &answer.headers["content-type"]),
        (200, &"application/json".parse().expect("a type"))
    );
    assert_eq!(client.state()["requests"], before, "it is no request to the platform");
    client.without_faults();
    let api = answer.json();
    for (path, methods) in api["paths"].as_object().expect("addresses") {
        for method in methods.as_object().expect("methods").keys() {
            let answer = client.send(&method.to_uppercase(), path, &[], "").expect(path);
            assert!(!matches!(answer.status, 404 | 405), "{method} {path}: {}", answer.text);
        }
    }
}
