//! The app's own core submits 10,000 records to a server that fails three requests of ten in every way it knows, and
//! is reloaded in between: afterwards both say the same of every record.

use std::collections::BTreeMap;
use std::time::Duration;

use npqtp::{
    Access, Answer, Bodies, Command, Entry, Event, Method, Moment, Outcome, Past, Profile, Purpose, Request,
    State, Submission, Values,
};
use npqtp_rehearsal::{FaultPlan, Options};
use record::Column;
use serde_json::{Value, json};

use crate::client::{Client, MAKER, PATIENCE_MS, SLOW_MS, start};

const RECORDS: u32 = 10_000;
const WALL: &str = "2026-06-01T08:00:00Z";

/// Far more than any run needs: one that takes them does not end.
const STEPS_LIMIT: u32 = 20_000;

/// Records of which the platform rejects every seventh.
fn entry(id: u32) -> Entry {
    let batch = if id % 7 == 6 { format!("lot {id}") } else { format!("20260517-{id:05}") };
    let values = Values::from([
        (Column::Manufacturer, MAKER.to_owned()),
        (Column::Batch, batch),
        (Column::Report, format!("IR-2026-{id:05}")),
    ]);
    Entry { id, values }
}

/// What the network made of a request.
enum Met {
    Answered(crate::client::Answer),
    Cut,
    Waited,
}

/// Sends a request as the app's network would.
fn carry_out(client: &Client, request: &Request) -> Met {
    let method = match request.method {
        Method::Get => "GET",
        Method::Post => "POST",
    };
    let headers: Vec<(&str, &str)> =
        request.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    match client.send(method, &request.target, &headers, request.body.clone()) {
        Ok(answer) => Met::Answered(answer),
        Err(ureq::Error::Timeout(_)) => Met::Waited,
        Err(_) => Met::Cut,
    }
}

#[derive(Debug, Default)]
struct Run {
    requests: BTreeMap<Purpose, u32>,
    failed: u32,
    reloads: u32,
    pauses: u32,
}

/// Runs a submission to its end. Waiting is told, not done; every ninth request the program ends and starts again.
fn run(submission: &mut Submission, profile: &Profile, client: &Client, credentials: &Value) -> Run {
    let text = |name: &str| credentials[name].as_str().expect("credentials").to_owned();
    let access = || Access::client(&text("client_id"), &text("client_secret")).expect("credentials");
    let mut held = access();
    let mut run = Run::default();
    let mut now_ms = 1_000_000;
    let mut command = Command::Done { outcome: Outcome::Paused };
    for random in 1..=u64::from(STEPS_LIMIT) {
        let moment =
            |now_ms| Moment { now_ms, wall: WALL, random: random.wrapping_mul(0x9e37_79b9_7f4a_7c15) };
        let event = match command {
            Command::Done { outcome: Outcome::Paused } => {
                run.pauses += 1;
                Event::Started
            }
            Command::Done { .. } | Command::Idle => return run,
            Command::WaitUntil { now_ms: until, at_most_ms } => {
                now_ms += until.saturating_sub(now_ms).min(at_most_ms);
                Event::Tick
            }
            Command::Authenticate { ticket }
            | Command::Send { ticket, .. }
            | Command::Lookup { ticket, .. } => {
                let request = submission.request(profile, &held).expect("a request");
                let sent = run.requests.entry(request.purpose).or_default();
                *sent += 1;
                let met = carry_out(client, &request);
                if run.requests.values().sum::<u32>() % 9 == 0 {
                    run.reloads += 1;
                    let stored = serde_json::to_string(&*submission).expect("a submission is JSON");
                    *submission = Submission::restore(&stored, profile).expect("what was stored comes back");
                    held = access();
                    command = submission.step(profile, &mut held, Event::Reloaded, moment(now_ms));
                    continue;
                }
                match met {
                    Met::Answered(answer) => {
                        run.failed += u32::from(answer.status != 200);
                        let header =
                            |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok());
                        let answer = Answer {
                            status: answer.status,
                            retry_after: header("retry-after"),
                            date: header("date"),
                            body: answer.text.as_bytes(),
                        };
                        command = submission.step(
                            profile,
                            &mut held,
                            Event::Response { ticket, answer },
                            moment(now_ms),
                        );
                        continue;
                    }
                    Met::Cut => Event::NetworkFailed { ticket },
                    Met::Waited => Event::TimedOut { ticket },
                }
            }
        };
        run.failed += u32::from(matches!(event, Event::NetworkFailed { .. } | Event::TimedOut { .. }));
        command = submission.step(profile, &mut held, event, moment(now_ms));
    }
    panic!("it does not end: {:?}", submission.tally());
}

#[test]
fn ten_thousand_records_are_neither_lost_nor_doubled() {
    let faults =
        FaultPlan { rate: 0.3, seed: 2026, slow_ms: SLOW_MS, retry_after_s: 1, ..FaultPlan::default() };
    let server = start(Options { requests_per_minute: 0, ..Options::default() });
    let client = Client::of(&server);
    let credentials = client.register(MAKER);
    let profile =
        npqtp::rehearsal_profile().replace("http://127.0.0.1:8620", &format!("http://{}", server.addr()));
    let profile = Profile::parse_json(&profile).expect("the example is a profile");
    let entries: Vec<Entry> = (0..RECORDS).map(entry).collect();
    let bodies = Bodies::build(&profile, &entries, &Past::default());
    let mut submission = Submission::new(&profile, &bodies);

    let plan =
        json!({ "rate": faults.rate, "seed": faults.seed, "slow_ms": faults.slow_ms, "retry_after_s": 1 });
    assert_eq!(client.post("/rehearsal/faults", &plan).status, 200);
    let hurried = client.clone().impatient(Duration::from_millis(PATIENCE_MS));
    let run = run(&mut submission, &profile, &hurried, &credentials);
    client.without_faults();
    println!("{run:?}; {:?}", submission.tally());
    assert!(run.failed > 10 && run.reloads > 10, "{run:?}");

    let token = client.ask_token(&credentials).json()["access_token"].as_str().map(str::to_owned);
    let client = client.holding(token);
    let mut lost = 0;
    for items in submission.items().chunks(100) {
        let keys: Vec<String> = items.iter().map(|item| item.key.clone()).collect();
        let there = client.find(&keys);
        let there: BTreeMap<&str, &Value> = there["records"]
            .as_array()
            .expect("records")
            .iter()
            .map(|record| (record["key"].as_str().expect("a key"), record))
            .collect();
        for item in items {
            let said = there.get(item.key.as_str());
            match (&item.state, said) {
                (State::Accepted { number, .. }, Some(record)) => assert_eq!(record["receiptNo"], **number),
                (State::Rejected { reasons }, Some(record)) => {
                    assert_eq!(record["errors"][0]["code"], *reasons[0].platform_code);
                }
                (_, None) => lost += 1,
                (state, Some(record)) => panic!("{state:?} here, {record} there"),
            }
        }
    }
    let tally = submission.tally();
    let rejected = (0..RECORDS).filter(|id| id % 7 == 6).count();
    assert_eq!((tally.accepted, tally.rejected), (RECORDS as usize - rejected, rejected));
    assert_eq!((lost, &client.state()["doubled"]), (0, &json!(0)));
}
