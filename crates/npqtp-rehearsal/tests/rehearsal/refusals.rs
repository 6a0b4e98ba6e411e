//! What is refused, and how.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::thread::sleep;
use std::time::Duration;

use npqtp_rehearsal::{BODY_LIMIT_BYTES, FIELD_LIMIT_CHARS, Options, RECORDS_IN_REQUEST};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::client::{Client, MAKER, key, record, rehearsal, start, with};

#[test]
fn requests_that_are_not_understood_are_refused_with_a_code() {
    let (_server, client) = rehearsal();
    let records: Vec<Value> = (0..=RECORDS_IN_REQUEST).map(record).collect();
    let long = "é".repeat(FIELD_LIMIT_CHARS + 1);
    for (path, body, expected) in [
        ("/v1/registrations", json!({ "name": "A", "country": "VN" }), "request.malformed"),
        (
            "/v1/registrations",
            json!({ "name": " ", "country": "VN", "contact": "c" }),
            "registration.incomplete",
        ),
        (
            "/v1/registrations",
            json!({ "name": "A", "country": "VN", "contact": long }),
            "registration.incomplete",
        ),
        ("/v1/token", json!([]), "request.malformed"),
        ("/v1/records", json!({}), "request.malformed"),
        ("/v1/records", json!({ "records": [{}] }), "request.malformed"),
        ("/v1/records", json!({ "records": [with(record(1), "batchNo", json!(1))] }), "request.malformed"),
        (
            "/v1/records",
            json!({ "records": [with(record(1), "batchNumber", json!("x"))] }),
            "request.malformed",
        ),
        ("/v1/records", json!({ "records": [with(record(1), "key", json!("A".repeat(64)))] }), "key.format"),
        ("/v1/records", json!({ "records": records }), "request.too-many"),
        ("/rehearsal/faults", json!({ "rate": 1.1 }), "faults.malformed"),
        ("/rehearsal/faults", json!({ "rate": -0.1 }), "faults.malformed"),
        ("/rehearsal/faults", json!({ "kinds": ["late"] }), "faults.malformed"),
        ("/rehearsal/faults", json!({ "slow_ms": 600_001 }), "faults.malformed"),
        ("/rehearsal/faults", json!({ "retry_after_s": 86_401 }), "faults.malformed"),
    ] {
        assert_eq!(client.post(path, &body).refusal(), (400, expected.to_owned()), "{path} {body}");
    }
    let too_many = vec![key(1); RECORDS_IN_REQUEST + 1].join(",");
    for (path, expected) in [
        ("/v1/records", "request.malformed"),
        ("/v1/records?keys=", "key.format"),
        ("/v1/records?keys=1", "key.format"),
        (&format!("/v1/records?keys={too_many}"), "request.too-many"),
    ] {
        assert_eq!(client.get(path).refusal(), (400, expected.to_owned()), "{path}");
    }
    assert_eq!(client.submit(&records[..RECORDS_IN_REQUEST]).status, 200, "as many as are allowed");
    assert_eq!(client.state()["records"], RECORDS_IN_REQUEST, "of the others nothing was stored");
}

#[test]
fn other_addresses_and_methods_are_refused() {
    let (_server, client) = rehearsal();
    assert_eq!(client.get("/v2/records").refusal(), (404, "path.unknown".to_owned()));
    assert_eq!(client.get("/v1/token").refusal(), (405, "method.not-allowed".to_owned()));
}

#[test]
fn who_is_not_let_in_hears_why() {
    let (_server, client) = rehearsal();
    let credentials = client.register("A");
    for changed in [
        with(credentials.clone(), "client_secret", json!("x")),
        with(credentials.clone(), "client_id", json!("client-0")),
    ] {
        assert_eq!(client.ask_token(&changed).refusal(), (401, "auth.bad-credentials".to_owned()));
    }
    for (header, expected) in [
        (None, "token.missing"),
        (Some("Basic abc"), "token.missing"),
        (Some("Bearer "), "token.missing"),
        (Some("Bearer abc"), "token.expired"),
    ] {
        let headers: Vec<(&str, &str)> = header.iter().map(|value| ("authorization", *value)).collect();
        let stranger = client.holding(None);
        for (method, path, body) in [
            ("POST", "/v1/records", "{\"records\":[]}"),
            ("GET", "/v1/records?keys=", ""),
            ("GET", "/v1/export", ""),
        ] {
            let answer = stranger.send(method, path, &headers, body).expect("an answer");
            assert_eq!(answer.refusal(), (401, expected.to_owned()), "{method} {path} {header:?}");
        }
    }
}

#[test]
fn tokens_and_registrations_end() {
    let server = start(Options { token_life: Duration::from_secs(1), ..Options::default() });
    let client = Client::of(&server).named(MAKER);
    assert_eq!(client.get("/v1/export").status, 200);
    sleep(Duration::from_millis(1_050));
    assert_eq!(client.get("/v1/export").refusal(), (401, "token.expired".to_owned()));

    let server = start(Options { registration_life: Duration::from_millis(800), ..Options::default() });
    let client = Client::of(&server);
    let credentials = client.register(MAKER);
    let token = client.ask_token(&credentials).json()["access_token"].as_str().map(str::to_owned);
    sleep(Duration::from_millis(850));
    assert_eq!(client.ask_token(&credentials).refusal(), (403, "registration.expired".to_owned()));
    let holder = client.holding(token);
    assert_eq!(holder.submit(&[record(1)]).refusal(), (403, "registration.expired".to_owned()));
}

#[test]
fn a_body_that_is_too_large_is_refused() {
    let (_server, client) = rehearsal();
    let body = |bytes: usize| {
        let text = json!({ "records": [with(record(1), "serials", json!([""]))] }).to_string();
        text.replace("[\"\"]", &format!("[\"{}\"]", "x".repeat(bytes - text.len())))
    };
    let send = |body: String| client.send("POST", "/v1/records", &[], body).expect("an answer");
    assert_eq!(send(body(BODY_LIMIT_BYTES)).status, 200);
    assert_eq!(send(body(BODY_LIMIT_BYTES + 1)).refusal(), (413, "body.too-large".to_owned()));
    assert_eq!(send(body(8 * BODY_LIMIT_BYTES)).refusal(), (413, "body.too-large".to_owned()));
    assert_eq!(client.state()["receipts"], 1);
}

#[test]
fn a_body_of_a_hundred_megabytes_is_not_waited_for() {
    let (server, client) = rehearsal();
    let mut stream = TcpStream::connect(server.addr()).expect("a connection");
    write!(stream, "POST /v1/records HTTP/1.1\r\nhost: x\r\ncontent-length: 100000000\r\n\r\n")
        .expect("sent");
    let mut start = [0; 12];
    stream.read_exact(&mut start).expect("an answer");
    assert_eq!(&start, b"HTTP/1.1 413");
    assert_eq!(client.state()["receipts"], 0);
}

#[test]
fn a_body_that_ends_early_stores_nothing() {
    let (server, client) = rehearsal();
    let mut stream = TcpStream::connect(server.addr()).expect("a connection");
    let token = client.token.clone().expect("a token");
    let body = json!({ "records": [record(1)] }).to_string();
    let length = body.len() + 1;
    write!(stream, "POST /v1/records HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n")
        .expect("sent");
    write!(stream, "content-length: {length}\r\n\r\n{body}").expect("sent");
    stream.shutdown(Shutdown::Write).expect("the end");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer, or none");
    assert!(answer.is_empty() || answer.contains("body.unreadable"), "{answer}");
    assert_eq!(client.state()["receipts"], 0);
}

#[test]
fn who_sends_too_much_is_told_to_wait() {
    let server = start(Options { requests_per_minute: 6, ..Options::default() });
    let client = Client::of(&server).named(MAKER);
    let statuses: Vec<u16> = (0..6).map(|_| client.get("/v1/export").status).collect();
    assert_eq!(statuses, [200, 200, 200, 200, 429, 429], "two requests were for the token");
    let refused = client.get("/v1/export");
    assert_eq!(refused.refusal(), (429, "rate.limited".to_owned()));
    let seconds: u64 = refused.headers["retry-after"].to_str().expect("ASCII").parse().expect("seconds");
    assert!((1..=10).contains(&seconds), "{seconds}");
    assert_eq!(client.get("/rehearsal/state").status, 200, "the rehearsal itself is not limited");
}

#[test]
fn connections_that_speak_no_http_hurt_nobody() {
    let (server, client) = rehearsal();
    for bytes in
        [&b"\x16\x03\x01\x02\x00"[..], b"GET / HTTP/9.9\r\n\r\n", b"POST /v1/records HTTP/1.1\r\n", b"\0"]
    {
        let mut stream = TcpStream::connect(server.addr()).expect("a connection");
        stream.write_all(bytes).expect("sent");
    }
    assert_eq!(client.get("/rehearsal/state").status, 200);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is sent: an answer with a known code or receipts, and nothing is accepted that is not a record.
    #[test]
    fn hostile_bodies_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0..300_usize, at in 0..300_usize) {
        use std::sync::LazyLock;
        static SHARED: LazyLock<(npqtp_rehearsal::Running, Client)> = LazyLock::new(rehearsal);
        let client = &SHARED.1;
        let mut mangled = json!({ "records": [with(record(1), "batchNo", json!("x"))] }).to_string().into_bytes();
        mangled.truncate(cut.max(1));
        let at = at % mangled.len();
        mangled[at] ^= 0x15;
        for body in [bytes, mangled] {
            let answer = client.send("POST", "/v1/records", &[], body).expect("an answer");
            if answer.status != 200 {
                prop_assert_eq!(answer.refusal().0, 400);
            }
        }
        prop_assert_eq!(&client.state()["records"], &json!(0));
    }
}
