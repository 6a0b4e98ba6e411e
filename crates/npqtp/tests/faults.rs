//! Whatever goes wrong on the way: afterwards app and platform agree, nothing is lost and nothing doubled.
#![allow(missing_docs)]

mod common;

use common::driver::{Weather, agree, run};
use common::platform::{Fault, Platform};
use common::{bodies, changed, entries, profile};
use npqtp::{Bodies, Change, Outcome, Past, State, Submission};
use proptest::prelude::*;
use serde_json::json;

#[test]
fn each_kind_of_fault_alone_and_all_together() {
    let profile = changed(&[("/submit/batch_size", json!(25))]);
    let bodies = bodies(&profile, &entries(600));
    let alone = Fault::ALL.iter().map(std::slice::from_ref);
    for (seed, faults) in (1..).zip(alone.chain([&Fault::ALL[..]])) {
        let mut submission = Submission::new(&profile, &bodies);
        let mut platform = Platform::default();
        let run = run(&mut submission, &profile, &mut platform, &Weather { faults, percent: 40 }, seed);
        assert_eq!(submission.outcome(), Some(Outcome::Completed), "{faults:?}");
        assert_eq!(agree(&submission, &platform), Ok(()), "{faults:?}");
        assert!(run.spoilt.values().sum::<u32>() > 0, "{faults:?} never came");
        // Only what the network repeats by itself comes twice: we never send what may be there.
        if !faults.iter().any(|fault| matches!(fault, Fault::Late | Fault::Duplicate)) {
            assert_eq!(platform.replays(), 0, "{faults:?}");
        }
        let totals = run.ledger.totals();
        assert_eq!(totals.requests, u64::from(run.requests), "{faults:?}");
    }
}

#[test]
fn in_fine_weather_every_record_leaves_once() {
    let profile = profile();
    let bodies = bodies(&profile, &entries(250));
    let mut submission = Submission::new(&profile, &bodies);
    let mut platform = Platform::default();
    let run = run(&mut submission, &profile, &mut platform, &Weather { faults: &Fault::ALL, percent: 0 }, 1);
    assert_eq!(agree(&submission, &platform), Ok(()));
    assert_eq!(run.requests, 4, "a token and three batches");
    let expected: usize = bodies.total_bytes();
    let token = r#"/v1/token{"client_id":"client-1","client_secret":"open-sesame"}"#.len();
    assert_eq!(run.ledger.totals().bytes as usize, expected + token + 3 * "/v1/records".len());
}

#[test]
fn what_was_accepted_is_remembered_and_only_that() {
    let profile = profile();
    let entries = entries(30);
    let first = bodies(&profile, &entries);
    let mut submission = Submission::new(&profile, &first);
    run(
        &mut submission,
        &profile,
        &mut Platform::default(),
        &Weather { faults: &Fault::ALL, percent: 20 },
        8,
    );
    let mut past = Past::default();
    past.remember(&first, &submission);
    assert_eq!(past.records.len(), submission.tally().accepted);
    let again = Bodies::build(&profile, &entries, &past);
    for (prepared, item) in again.records().iter().zip(submission.items()) {
        let accepted = matches!(item.state, State::Accepted { .. });
        assert_eq!(prepared.change == Change::Unchanged, accepted, "{:?}", prepared.ids);
        assert_eq!(prepared.change == Change::New, !accepted, "{:?}", prepared.ids);
    }
}

#[test]
fn two_devices_with_the_same_records_make_one_entry_each() {
    let profile = profile();
    let bodies = bodies(&profile, &entries(150));
    let mut platform = Platform::default();
    let weather = Weather { faults: &[Fault::DropAfter, Fault::Malformed], percent: 30 };
    let mut devices = [Submission::new(&profile, &bodies), Submission::new(&profile, &bodies)];
    for (seed, device) in (5..).zip(&mut devices) {
        run(device, &profile, &mut platform, &weather, seed);
        assert_eq!(agree(device, &platform), Ok(()));
    }
}

#[test]
fn a_body_that_is_too_large_is_halved_and_a_record_that_is_not_understood_is_found() {
    let profile = profile();
    let bodies = bodies(&profile, &entries(100));
    let mut submission = Submission::new(&profile, &bodies);
    let mut platform =
        Platform { body_limit: Some(3000), poison: Some("IR-2026-00042"), ..Platform::default() };
    let weather = Weather { faults: &[Fault::DropAfter], percent: 10 };
    run(&mut submission, &profile, &mut platform, &weather, 3);
    assert_eq!(submission.outcome(), Some(Outcome::Completed));
    assert!(platform.largest_batch < 20, "{}", platform.largest_batch);
    assert_eq!(platform.records.len(), 99);
    let rejected: Vec<_> =
        submission.items().iter().filter(|item| !platform.records.contains_key(&item.key)).collect();
    assert_eq!(rejected[0].ids, [42]);
    let State::Rejected { reasons } = &rejected[0].state else { panic!("{:?}", rejected[0]) };
    assert_eq!(reasons[0].code, "submission.reason-not-taken");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn app_and_platform_agree_after_any_weather(
        seed in any::<u64>(),
        count in 1..240_u32,
        percent in 0..55_u64,
        batch_size in 1..=100_usize,
        mask in 1..(1_u32 << Fault::ALL.len()),
    ) {
        let profile = changed(&[("/submit/batch_size", json!(batch_size))]);
        let faults: Vec<Fault> =
            Fault::ALL.into_iter().enumerate().filter(|(bit, _)| mask >> bit & 1 == 1).map(|(_, fault)| fault).collect();
        let bodies = bodies(&profile, &entries(count));
        let mut submission = Submission::new(&profile, &bodies);
        let mut platform = Platform::default();
        let run = run(&mut submission, &profile, &mut platform, &Weather { faults: &faults, percent }, seed);
        prop_assert_eq!(submission.outcome(), Some(Outcome::Completed));
        prop_assert_eq!(agree(&submission, &platform), Ok(()));
        // A bound that does not grow with what goes wrong: every batch gets through within a few tries.
        let batches = count as usize / batch_size + 1;
        prop_assert!((run.requests as usize) < 200 + 60 * batches, "{} requests, {} batches", run.requests, batches);
        if !faults.iter().any(|fault| matches!(fault, Fault::Late | Fault::Duplicate)) {
            prop_assert_eq!(platform.replays(), 0);
        }
    }
}
