//! `temqr submit`, run as a shell would, against the rehearsal server and against servers that misbehave.
#![allow(missing_docs)]

mod common;

use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use common::{Answer, answer, folder, temqr};
use npqtp_rehearsal::{FaultPlan, Options, Running, serve};
use serde_json::{Value, json};
use service::npqtp::{rehearsal_profile, sha256_hex};

const MAKER: &str = "Atlas Vacuum";

/// A folder with records, a profile for this origin, and what else a run needs.
struct Desk {
    folder: PathBuf,
    credentials: [String; 2],
}

impl Desk {
    fn new(name: &str, records: usize, origin: &str, credentials: [String; 2]) -> Self {
        let folder = folder(name);
        let mut csv = "manufacturer,batch,report\n".to_owned();
        for number in 0..records {
            // Every tenth has a batch number that the platform rejects.
            let batch =
                if number % 10 == 9 { format!("lot {number}") } else { format!("20260517-{number:04}") };
            writeln!(csv, "{MAKER},{batch},IR-2026-{number:04}").expect("a line");
        }
        fs::write(folder.join("records.csv"), csv).expect("it is written");
        let mut profile: Value = serde_json::from_str(rehearsal_profile()).expect("JSON");
        profile["id"] = json!("test");
        profile["origin"] = json!(origin);
        profile["submit"]["batch_size"] = json!(50);
        profile["pace"] =
            json!({ "requests_per_minute": 6000, "timeout_seconds": 5, "largest_response_bytes": 65536 });
        fs::write(folder.join("profile.json"), profile.to_string()).expect("it is written");
        Self { folder, credentials }
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = temqr();
        let [id, secret] = &self.credentials;
        command.current_dir(&self.folder).env("TEMQR_CLIENT_ID", id).env("TEMQR_CLIENT_SECRET", secret);
        command.args(["submit", "--state", "state"]).args(args);
        command
    }

    fn run(&self, args: &[&str]) -> Answer {
        answer(&mut self.command(args))
    }

    /// A run over the records.
    fn over(&self, more: &[&str]) -> Answer {
        self.run(&[&["records.csv", "--profile", "profile.json"], more].concat())
    }

    fn digest(&self) -> String {
        self.over(&["--json"]).exits(0).json()[0]["digest"].as_str().expect("a digest").to_owned()
    }

    /// Every file of the folder, searched for a text.
    fn holds(&self, text: &str) -> bool {
        files(&self.folder.join("state"))
            .iter()
            .any(|file| String::from_utf8_lossy(&fs::read(file).expect("a file")).contains(text))
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// A server, and credentials of a registration there.
fn rehearsal() -> (Running, String, [String; 2]) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let server = serve(listener, Options { requests_per_minute: 0, ..Options::default() }).expect("a server");
    let origin = format!("http://{}", server.addr());
    let who = json!({ "name": MAKER, "country": "VN", "contact": "a@b.vn" });
    let given = post(&format!("{origin}/v1/registrations"), &who);
    let text = |name: &str| given[name].as_str().expect("credentials").to_owned();
    let credentials = [text("client_id"), text("client_secret")];
    (server, origin, credentials)
}

fn post(url: &str, body: &Value) -> Value {
    let answer = ureq::post(url).header("content-type", "application/json").send(body.to_string());
    let text = answer.expect(url).body_mut().read_to_string().expect("text");
    serde_json::from_str(&text).expect("JSON")
}

fn state(origin: &str) -> Value {
    let answer = ureq::get(format!("{origin}/rehearsal/state")).call();
    serde_json::from_str(&answer.expect("it answers").body_mut().read_to_string().expect("text"))
        .expect("JSON")
}

fn nobody() -> [String; 2] {
    ["client".to_owned(), "a-secret-word".to_owned()]
}

#[test]
fn nothing_leaves_before_consent_to_just_that() {
    let (_server, origin, credentials) = rehearsal();
    let desk = Desk::new("submit-consent", 120, &origin, credentials);
    let shown = desk.over(&[]).exits(0).out;
    for text in ["120: 120 new", &origin, "Nothing was sent", "This is practice"] {
        assert!(shown.contains(text), "{text}: {shown}");
    }
    let prepared = &desk.over(&["--json"]).exits(0).json()[0];
    assert_eq!((&prepared["records"], prepared["bodies"].as_array().map(Vec::len)), (&json!(120), Some(3)));
    let body = desk.over(&["--body", "3"]).exits(0).out;
    assert_eq!(prepared["bodies"][2], json!({ "bytes": body.len(), "sha256": sha256_hex(body.as_bytes()) }));
    desk.over(&["--body", "4"]).exits(2);
    // Another digest, then no credentials, then a file that anyone can read.
    let refused = desk.over(&["--consent", &"0".repeat(64)]).exits(2);
    assert!(refused.out.contains("120: 120 new") && refused.err.contains("changed after you looked"));
    let digest = desk.digest();
    let mut poor = desk.command(&["records.csv", "--profile", "profile.json", "--consent", &digest]);
    assert!(answer(poor.env_remove("TEMQR_CLIENT_SECRET")).exits(2).err.contains("TEMQR_API_KEY"));
    let [id, secret] = &desk.credentials;
    let sheet = json!({ "client_id": id, "client_secret": secret }).to_string();
    fs::write(desk.folder.join("door.json"), sheet).expect("it is written");
    let with_file = ["--consent", &digest, "--credentials", "door.json"];
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode =
            |mode| fs::set_permissions(desk.folder.join("door.json"), fs::Permissions::from_mode(mode));
        mode(0o644).expect("a mode");
        assert!(desk.over(&with_file).exits(2).err.contains("chmod 600"));
        mode(0o600).expect("a mode");
    }
    assert_eq!(state(&origin)["requests"], 1, "the registration of this test alone");

    let sent = desk.over(&[&with_file[..], &["--json"]].concat()).exits(1).json();
    assert_eq!(
        (&sent[1]["accepted"], &sent[1]["rejected"], &sent[1]["open"]),
        (&json!(108), &json!(12), &json!(0))
    );
    let rejected =
        sent[1]["records"].as_array().expect("records").iter().find(|row| row["state"] == "rejected");
    assert_eq!(rejected.expect("one")["reasons"][0]["code"], "submission.reason-format");
    assert_eq!((&state(&origin)["records"], &state(&origin)["doubled"]), (&json!(108), &json!(0)));
    assert!(!desk.holds(secret), "no secret is stored");
    // What was accepted is known the next time, and going on with nothing is refused.
    let again = &desk.over(&["--json"]).exits(0).json()[0];
    assert_eq!((&again["same"], &again["new"]), (&json!(108), &json!(12)));
    desk.run(&["--go-on"]).exits(2);
}

#[test]
fn a_run_that_is_killed_again_and_again_loses_and_doubles_nothing() {
    let (_server, origin, credentials) = rehearsal();
    let desk = Desk::new("submit-killed", 300, &origin, credentials);
    // Many small requests, so that each end of the program meets another moment.
    let profile = fs::read_to_string(desk.folder.join("profile.json")).expect("a profile");
    let profile = profile.replace("\"batch_size\":50", "\"batch_size\":10");
    fs::write(desk.folder.join("profile.json"), profile).expect("it is written");
    let plan = FaultPlan { rate: 0.3, seed: 7, slow_ms: 200, retry_after_s: 0, ..FaultPlan::default() };
    post(&format!("{origin}/rehearsal/faults"), &json!(plan));
    let digest = desk.digest();
    let begin = ["records.csv", "--profile", "profile.json", "--consent", &digest];
    let mut killed = 0;
    for round in 0..6_u64 {
        let args: &[&str] = if round == 0 { &begin } else { &["--go-on"] };
        let mut child =
            desk.command(args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program runs");
        // The first has to get as far as the consent.
        thread::sleep(Duration::from_millis(if round == 0 { 1500 } else { 150 + 170 * round }));
        killed += u32::from(child.try_wait().expect("a child").is_none());
        let _ = child.kill();
        child.wait().expect("a child");
    }
    assert!(killed > 2, "{killed} runs were killed on their way");
    let mut last = desk.run(&["--go-on", "--json"]);
    for _ in 0..5 {
        if last.exit != 2 {
            break;
        }
        last = desk.run(&["--go-on", "--json"]);
    }
    let ended = &last.exits(1).json()[0];
    assert_eq!((&ended["accepted"], &ended["rejected"]), (&json!(270), &json!(30)), "{}", ended["findings"]);
    post(&format!("{origin}/rehearsal/faults"), &json!({ "rate": 0.0 }));
    let there = state(&origin);
    assert_eq!((&there["records"], &there["doubled"]), (&json!(270), &json!(0)), "{there}");
    println!("killed {killed} times; {there}; {}", ended["ledger"]);
    assert!(!desk.holds(&desk.credentials[1]));
}

/// A server that answers each connection with the next of these answers.
fn answering(answers: Vec<Vec<u8>>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        for answer in answers {
            let Ok((mut stream, _)) = listener.accept() else { return };
            let mut request = [0; 4096];
            let _ = stream.read(&mut request);
            let _ = stream.write_all(&answer);
        }
    });
    origin
}

fn http(status: &str, headers: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
        .into_bytes()
}

#[test]
fn a_redirect_to_another_host_is_not_followed() {
    let elsewhere = TcpListener::bind("127.0.0.1:0").expect("a port");
    elsewhere.set_nonblocking(true).expect("it does not wait");
    let to = format!("location: http://{}/v1/token\r\n", elsewhere.local_addr().expect("an address"));
    for status in ["302 Found", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let desk = Desk::new("submit-redirect", 3, &answering(vec![http(status, &to, "")]), nobody());
        let digest = desk.digest();
        let told = desk.over(&["--consent", &digest]).exits(2).out;
        assert!(told.contains("submission.redirect") && told.contains("--go-on"), "{told}");
        assert!(elsewhere.accept().is_err(), "nobody came");
    }
}

#[test]
fn an_answer_that_is_too_large_is_not_read_to_its_end() {
    let large = http("200 OK", "", &" ".repeat(4 << 20));
    let refused = http(
        "401 Unauthorized",
        "",
        r#"{"error":{"code":"auth.bad-credentials","message":"a-secret-word"}}"#,
    );
    let desk = Desk::new("submit-large", 3, &answering(vec![large, refused]), nobody());
    let digest = desk.digest();
    let told = desk.over(&["--consent", &digest]).exits(2).out;
    assert!(
        told.contains("submission.answer-too-large") && told.contains("submission.bad-credentials"),
        "{told}"
    );
    assert!(!told.contains("a-secret-word") && !desk.holds("a-secret-word"), "{told}");
    // The folder keeps it: other records wait until this is done.
    assert!(desk.over(&[]).exits(2).err.contains("--go-on"));
}

#[test]
fn profiles_that_could_send_elsewhere_are_refused() {
    for origin in
        ["http://platform.example", "http://127.0.0.1.example", "https://a@b.example", "ftp://127.0.0.1"]
    {
        let desk = Desk::new("submit-origin", 1, origin, nobody());
        let refused = desk.over(&[]).exits(2);
        assert!(refused.err.contains("profile.json") && refused.out.is_empty(), "{}", refused.err);
    }
    let desk = Desk::new("submit-arguments", 1, "http://127.0.0.1:9", nobody());
    desk.run(&["records.csv"]).exits(2);
    desk.run(&["--go-on"]).exits(2);
    desk.run(&["records.csv", "--rehearsal"]).exits(0);
}
