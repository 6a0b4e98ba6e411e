//! 10,000 records through a platform of which 30 % of requests fail, in each way alone and in all of them:
//! `cargo run --release -p npqtp --example bench_npqtp`.
//!
//! Prints, for each way, requests, spoilt ones, reloads, pauses, virtual minutes of waiting, what is lost and doubled
//! (both have to be 0), records that were sent though the platform had them, and milliseconds of our own work.

#[path = "../tests/common/mod.rs"]
mod common;

use std::time::Instant;

use common::driver::{Weather, agree, run};
use common::platform::{Fault, Platform};
use npqtp::{State, Submission};

const RECORDS: u32 = 10_000;
const PERCENT: u64 = 30;

fn main() {
    let profile = common::profile();
    let entries = common::entries(RECORDS);
    let start = Instant::now();
    let bodies = common::bodies(&profile, &entries);
    println!(
        "{RECORDS} records in {} batches, {} bytes, built in {} ms",
        bodies.batches().len(),
        bodies.total_bytes(),
        start.elapsed().as_millis()
    );
    let stored = serde_json::to_string(&Submission::new(&profile, &bodies)).map_or(0, |json| json.len());
    println!("stored submission: {stored} bytes; {PERCENT} % of steps spoilt\n");
    println!(
        "{:<14} {:>8} {:>7} {:>7} {:>6} {:>8} {:>8} {:>8} {:>4} {:>7} {:>7} {:>6}",
        "fault",
        "requests",
        "spoilt",
        "reloads",
        "pauses",
        "minutes",
        "accepted",
        "rejected",
        "lost",
        "doubled",
        "replays",
        "ms"
    );
    let alone = Fault::ALL.iter().map(std::slice::from_ref);
    let mut sound = true;
    for (seed, faults) in (2026..).zip(alone.chain([&Fault::ALL[..]])) {
        let mut submission = Submission::new(&profile, &bodies);
        let mut platform = Platform::default();
        let start = Instant::now();
        let run = run(&mut submission, &profile, &mut platform, &Weather { faults, percent: PERCENT }, seed);
        let took = start.elapsed().as_millis();
        let tally = submission.tally();
        let has = |key: &str, state: &State| {
            platform.records.contains_key(key)
                && matches!(state, State::Accepted { .. } | State::Rejected { .. })
        };
        let lost = submission.items().iter().filter(|item| !has(&item.key, &item.state)).count();
        let name = if faults.len() == 1 { format!("{:?}", faults[0]) } else { "all".to_owned() };
        println!(
            "{name:<14} {:>8} {:>7} {:>7} {:>6} {:>8.1} {:>8} {:>8} {lost:>4} {:>7} {:>7} {took:>6}",
            run.requests,
            run.spoilt.values().sum::<u32>(),
            run.reloads,
            run.pauses,
            run.waited_ms as f64 / 60_000.0,
            tally.accepted,
            tally.rejected,
            platform.doubled(),
            platform.replays(),
        );
        if let Err(difference) = agree(&submission, &platform) {
            println!("{name}: {difference}");
            sound = false;
        }
    }
    println!("\n{}", if sound { "app and platform agree in every run" } else { "app and platform DIFFER" });
    std::process::exit(i32::from(!sound));
}
