//! What the database keeps.

use std::fs;
use std::net::TcpListener;

use npqtp_rehearsal::{Database, Options, StartError, serve};
use serde_json::json;

use crate::client::{Client, Folder, MAKER, key, record, start, with};

fn options(folder: &Folder) -> Options {
    Options { database: Database::File(folder.0.join("rehearsal.db")), ..Options::default() }
}

#[test]
fn a_restart_with_the_same_file_keeps_everything() {
    let folder = Folder::new();
    let server = start(options(&folder));
    let client = Client::of(&server);
    let credentials = client.register(MAKER);
    let token = client.ask_token(&credentials).json()["access_token"].as_str().map(str::to_owned);
    let client = client.holding(token.clone());
    let sent = [record(1), with(record(2), "batchNo", json!("x"))].map(|record| client.submit_one(&record));
    let export = client.get("/v1/export").text;
    server.stop();
    assert!(client.try_post("/v1/records", &json!({})).is_err(), "nobody listens any more");

    let server = start(options(&folder));
    let client = Client::of(&server).holding(token);
    assert_eq!(client.find(&[key(1), key(2)])["records"], json!(sent));
    assert_eq!(client.get("/v1/export").text, export);
    assert_eq!(client.submit_one(&record(1)), with(sent[0].clone(), "replayed", json!(true)));
    let next = client.submit_one(&record(3));
    assert_ne!(next["receiptNo"], sent[0]["receiptNo"]);
    assert_eq!(client.ask_token(&credentials).status, 200);
    let state = client.state();
    assert_eq!(
        (&state["records"], &state["receipts"], &state["registrations"]),
        (&json!(2), &json!(3), &json!(1))
    );
}

#[test]
fn no_secret_is_in_the_file() {
    let folder = Folder::new();
    let server = start(options(&folder));
    let client = Client::of(&server);
    let credentials = client.register(MAKER);
    let token = client.ask_token(&credentials).json();
    server.stop();
    let secrets =
        [&credentials["client_secret"], &token["access_token"]].map(|text| text.as_str().expect("a text"));
    let client_id = credentials["client_id"].as_str().expect("a text");
    let mut files = 0;
    let mut id_is_there = false;
    for entry in fs::read_dir(&folder.0).expect("the folder") {
        let bytes = fs::read(entry.expect("a file").path()).expect("its bytes");
        let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        assert!(!secrets.iter().any(|secret| holds(secret)));
        id_is_there |= holds(client_id);
        files += 1;
    }
    assert!(files > 0 && id_is_there, "what is searched for a secret is the database");
}

#[test]
fn a_file_of_something_else_is_left_alone() {
    let folder = Folder::new();
    for (name, content) in
        [("text.db", "this is a letter, not a database of any kind".repeat(40)), ("dir", String::new())]
    {
        let path = folder.0.join(name);
        if content.is_empty() {
            fs::create_dir(&path).expect("a folder");
        } else {
            fs::write(&path, &content).expect("a file");
        }
        let options = Options { database: Database::File(path.clone()), ..Options::default() };
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        assert!(matches!(serve(listener, options), Err(StartError::Database(_))), "{name}");
        if !content.is_empty() {
            assert_eq!(fs::read_to_string(&path).expect("the file"), content);
        }
    }
}

#[test]
fn faults_that_cannot_be_start_no_server() {
    let mut options = Options::default();
    options.faults.rate = f64::NAN;
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    assert!(matches!(serve(listener, options), Err(StartError::Faults(_))));
}
