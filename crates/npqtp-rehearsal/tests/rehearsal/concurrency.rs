//! Several clients at the same time.

use std::collections::BTreeSet;
use std::sync::Barrier;
use std::thread;
use std::time::Duration;

use npqtp_rehearsal::{FaultKind, Options};
use serde_json::{Value, json};

use crate::client::{Client, MAKER, key, plan, record, start, with};

#[test]
fn two_devices_with_the_same_record_have_one_receipt() {
    let server = start(Options::default());
    let devices = [0, 1].map(|_| Client::of(&server).named(MAKER));
    for number in 0..30 {
        let gate = Barrier::new(2);
        let receipts: Vec<Value> = thread::scope(|scope| {
            let send = |device: &'_ Client| {
                gate.wait();
                device.submit_one(&record(number))
            };
            let both = [&devices[0], &devices[1]].map(|device| scope.spawn(move || send(device)));
            both.into_iter().map(|thread| thread.join().expect("a device")).collect()
        });
        assert_eq!(receipts[0]["receiptNo"], receipts[1]["receiptNo"]);
        let replayed = receipts.iter().filter(|receipt| receipt["replayed"] == true).count();
        assert_eq!(replayed, 1, "{receipts:?}");
    }
    let state = devices[0].state();
    assert_eq!(
        (&state["records"], &state["receipts"], &state["doubled"]),
        (&json!(30), &json!(30), &json!(0))
    );
}

#[test]
fn a_report_number_goes_to_one_of_the_batches_that_want_it() {
    let server = start(Options::default());
    let client = Client::of(&server).named(MAKER);
    let statuses: Vec<Value> = thread::scope(|scope| {
        let all: Vec<_> = (0..16)
            .map(|number| {
                let record = with(record(number), "inspectionReportNo", json!("QC-WANTED"));
                let client = &client;
                scope.spawn(move || client.submit_one(&record)["status"].clone())
            })
            .collect();
        all.into_iter().map(|thread| thread.join().expect("a client")).collect()
    });
    assert_eq!(statuses.iter().filter(|status| **status == "accepted").count(), 1);
}

/// Eight clients send 800 records while every third request goes wrong, each until it has all receipts.
#[test]
fn nothing_is_lost_and_nothing_doubled_while_a_third_goes_wrong() {
    const CLIENTS: usize = 8;
    const EACH: usize = 100;
    let server = start(Options { faults: plan(&FaultKind::ALL, 0.3, 11), ..Options::default() });
    let numbers: Vec<String> = thread::scope(|scope| {
        let threads: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let server = &server;
                scope.spawn(move || stubborn(server, client * EACH..(client + 1) * EACH))
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a client")).collect()
    });
    let state = Client::of(&server).state();
    assert_eq!(
        numbers.iter().collect::<BTreeSet<_>>().len(),
        CLIENTS * EACH,
        "each record has its own receipt"
    );
    assert_eq!((&state["records"], &state["doubled"]), (&json!(CLIENTS * EACH), &json!(0)), "{state}");
    for kind in FaultKind::ALL {
        assert!(state["faults"][kind.name()].as_u64() > Some(0), "{kind:?} never came up: {state}");
    }
}

/// Sends two at a time until each has a receipt; whatever goes wrong is tried again.
fn stubborn(server: &npqtp_rehearsal::Running, numbers: std::ops::Range<usize>) -> Vec<String> {
    let mut client = Client::of(server).impatient(Duration::from_millis(250));
    let credentials = until(|| {
        let who = json!({ "name": MAKER, "country": "VN", "contact": "c" });
        let answer = client.try_post("/v1/registrations", &who).ok()?;
        serde_json::from_str::<Value>(&answer.text).ok().filter(|_| answer.status == 201)
    });
    let ask = json!({ "client_id": credentials["client_id"], "client_secret": credentials["client_secret"] });
    let numbers: Vec<usize> = numbers.collect();
    let mut receipts = Vec::new();
    for chunk in numbers.chunks(2) {
        let records: Vec<Value> = chunk.iter().copied().map(record).collect();
        let body = json!({ "records": records });
        let answer = until(|| {
            let answer = client.try_post("/v1/records", &body).ok()?;
            if answer.status == 401 {
                let token = client.try_post("/v1/token", &ask).ok()?;
                let token = serde_json::from_str::<Value>(&token.text).ok()?;
                client.token = token["access_token"].as_str().map(str::to_owned).or(client.token.take());
            }
            serde_json::from_str::<Value>(&answer.text).ok().filter(|_| answer.status == 200)
        });
        for (receipt, number) in answer["receipts"].as_array().expect("receipts").iter().zip(chunk) {
            assert_eq!((&receipt["key"], &receipt["status"]), (&json!(key(*number)), &json!("accepted")));
            receipts.push(receipt["receiptNo"].as_str().expect("a number").to_owned());
        }
    }
    receipts
}

fn until<T>(mut attempt: impl FnMut() -> Option<T>) -> T {
    (0..500).find_map(|_| attempt()).expect("one of 500 attempts")
}
