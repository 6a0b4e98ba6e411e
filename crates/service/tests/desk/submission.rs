//! Submissions from the desk, against a platform in memory: nothing lost, nothing doubled, nothing secret stored.

mod platform;
mod station;

use std::cell::RefCell;
use std::collections::BTreeMap;

use service::desk::submission::{
    Credentials, Happening, RecordKind, Scope, SubmissionJob, SubmissionReply, SubmissionView, Todo,
};
use service::desk::{DeskJob, Filter, Selection};
use service::npqtp::{LedgerEntry, Outcome, rehearsal_profile};
use service::vault::{MemoryVault, Vault, VaultFault};
use service::{Column, Fault};

use crate::stand::{Faulty, Trouble, now};
use platform::{Fate, Platform};
use station::{Station, drive};

pub(super) const SECRET: &str = "s3cret-that-nobody-stores";

/// A profile with small requests, so that few records make many steps.
fn profile(more: &[(&str, serde_json::Value)]) -> String {
    let mut profile: serde_json::Value = serde_json::from_str(rehearsal_profile()).expect("JSON");
    profile["id"] = "practice".into();
    profile["submit"]["batch_size"] = 2.into();
    for (pointer, value) in more {
        *profile.pointer_mut(pointer).expect("a place") = value.clone();
    }
    profile.to_string()
}

fn credentials() -> SubmissionJob {
    SubmissionJob::Credentials(Some(Credentials::Client { id: "client-1".into(), secret: SECRET.into() }))
}

fn everything() -> SubmissionJob {
    SubmissionJob::Prepare(Scope::Lines(Selection::default()))
}

/// A store with records, every fifth of which the platform rejects, and the profile with small requests.
fn filled(count: usize) -> MemoryVault {
    let vault = MemoryVault::default();
    let mut station = Station::open(&vault);
    station.take_in(count);
    station.shown(SubmissionJob::PutProfile(profile(&[])));
    vault
}

/// Prepares everything and consents to it.
fn begin<V: Vault>(station: &mut Station<'_, V>) -> SubmissionView {
    let digest = station.shown(everything()).prepared.expect("it is prepared").digest;
    station.shown(SubmissionJob::Begin(digest))
}

/// Holds the desk's word against the platform's, the ledger's against what was handed out, and looks for secrets.
fn agree<V: Vault>(station: &mut Station<'_, V>, platform: &Platform, count: usize) {
    let view = station.shown(SubmissionJob::Show);
    let under_way = view.under_way.expect("it is under way");
    let rejected = (0..count).filter(|number| number % 5 == 4).count();
    assert_eq!(under_way.outcome, Some(Outcome::Completed));
    assert_eq!((under_way.tally.accepted, under_way.tally.rejected), (count - rejected, rejected));
    assert_eq!(platform.records.len(), count, "nothing is lost");
    assert!(platform.records.values().all(|record| record.deliveries == 1), "nothing is doubled");
    assert_eq!(platform.received_bytes, view.ledger.bytes, "the ledger knows of every byte");
    assert_eq!(platform.requests, view.ledger.requests);
    let (total, rows) = station.rows(RecordKind::Accepted, 0, 500);
    assert_eq!((total, rows.len()), (count - rejected, (count - rejected).min(500)));
    for row in rows {
        assert_eq!(row.receipt.as_deref(), platform.receipt(&row.key).as_deref(), "{}", row.batch);
        assert!(row.batch.starts_with("20260517-") && row.rows.len() >= 3, "{row:?}");
    }
    let (_, rows) = station.rows(RecordKind::Rejected, 0, 500);
    for row in rows {
        assert_eq!(row.reasons[0].column, Some(Column::Batch));
        assert_eq!(row.reasons[0].code, "submission.reason-format");
    }
    nothing_secret(station.vault, platform);
}

/// Neither the secret nor a token is in any part of the store.
fn nothing_secret<V: Vault>(vault: &V, platform: &Platform) {
    for part in now(vault.load("w", 0)).expect("it loads").parts {
        let text = String::from_utf8_lossy(&part.bytes).into_owned();
        for secret in platform.tokens.iter().map(String::as_str).chain([SECRET]) {
            assert!(!text.contains(secret), "{} is in {}", secret, part.key);
        }
    }
}

#[test]
fn what_would_leave_is_shown_to_the_byte_and_consent_is_to_just_that() {
    let vault = filled(5);
    let mut station = Station::open(&vault);
    let view = station.shown(everything());
    let prepared = view.prepared.expect("it is prepared");
    assert_eq!((prepared.records, prepared.new, prepared.left_out, prepared.bodies.len()), (5, 5, 0, 3));
    assert_eq!(prepared.not_sent, [(Column::Laboratory, 5)]);
    for (at, (bytes, sha256)) in prepared.bodies.iter().enumerate() {
        let body = station.text(SubmissionJob::Body(at));
        assert_eq!((body.len(), &service::npqtp::sha256_hex(body.as_bytes())), (*bytes, sha256));
    }
    assert_eq!(station.fault(SubmissionJob::Body(3)), "submission.no-such-body");
    let (total, rows) = station.rows(RecordKind::All, 1, 2);
    assert_eq!((total, rows.len(), &rows[0].batch[..]), (5, 2, "20260517-00001"));
    assert_eq!(station.fault(SubmissionJob::Begin("0".repeat(64))), "submission.changed-since-shown");

    // A record that changes after it was looked at.
    station.edit(0, Column::Report, "IR-2026-00000", "IR-2026-changed");
    assert_eq!(
        station.fault(SubmissionJob::Begin(prepared.digest.clone())),
        "submission.changed-since-shown"
    );
    let now = station.shown(SubmissionJob::Show).prepared.expect("it is prepared anew").digest;
    assert_ne!(now, prepared.digest);
    station.edit(0, Column::Report, "IR-2026-changed", "IR-2026-00000");
    // A profile that changes: what was prepared with it is gone.
    station.shown(everything());
    let view = station.shown(SubmissionJob::PutProfile(profile(&[("/submit/batch_size", 3.into())])));
    assert_eq!((view.prepared, view.under_way), (None, None));
    assert_eq!(station.fault(SubmissionJob::Begin(prepared.digest)), "submission.nothing-prepared");
    let view = begin(&mut station);
    assert_eq!((view.prepared, view.under_way.expect("begun").tally.queued), (None, 5));
    assert_eq!(view.ledger.requests, 0, "consent alone sends nothing");
    assert_eq!(station.fault(everything()), "submission.under-way");
    // Nothing left: it can be put aside.
    assert_eq!(station.shown(SubmissionJob::PutAside).under_way, None);
}

#[test]
fn a_submission_goes_through_whatever_the_platform_does() {
    let fates = [
        vec![Fate::Answers],
        vec![Fate::Busy, Fate::Answers],
        vec![Fate::Answers, Fate::CutAfter],
        vec![Fate::Answers, Fate::CutBefore, Fate::Answers],
        vec![Fate::Answers, Fate::Malformed, Fate::Answers],
        vec![Fate::Answers, Fate::Answers, Fate::Expired],
        vec![Fate::Fails, Fate::Answers, Fate::Answers],
        vec![Fate::Answers, Fate::Late, Fate::Answers],
        vec![
            Fate::Busy,
            Fate::Answers,
            Fate::CutAfter,
            Fate::Answers,
            Fate::Malformed,
            Fate::Answers,
            Fate::Expired,
        ],
    ];
    for fates in fates {
        let vault = filled(11);
        let mut station = Station::open(&vault);
        begin(&mut station);
        station.shown(credentials());
        let mut platform = Platform::with(&fates);
        drive(&mut station, &mut platform, |_| false);
        agree(&mut station, &platform, 11);
    }
}

#[test]
fn credentials_are_asked_for_again_after_a_reload_and_nothing_leaves_by_itself() {
    let vault = filled(3);
    let mut station = Station::open(&vault);
    begin(&mut station);
    let next = station.step(Happening::Started, &[]).0;
    assert_eq!(next.todo, Todo::Idle);
    assert_eq!(next.under_way.findings[0].code, "submission.credentials-missing");
    station.shown(credentials());
    assert!(matches!(station.step(Happening::Started, &[]).0.todo, Todo::Send(_)));

    let mut later = Station::open(&vault);
    let view = later.shown(SubmissionJob::Show);
    assert!(!view.has_credentials);
    let codes: Vec<String> = view
        .under_way
        .expect("it is there")
        .findings
        .iter()
        .map(|finding| finding.code.to_string())
        .collect();
    assert_eq!(codes, ["submission.credentials-missing"]);
    assert_eq!(later.step(Happening::Tick, &[]).0.todo, Todo::Idle);
    assert_eq!(later.step(Happening::Reloaded, &[]).0.todo, Todo::Idle);
    later.shown(credentials());
    assert_eq!(later.until_sending(Happening::Started).0.target, "/v1/token");
}

#[test]
fn a_reload_after_any_step_loses_and_doubles_nothing() {
    let mut steps = 0;
    for reload_at in 0..40 {
        for delivered in [false, true] {
            let vault = filled(5);
            let mut station = Station::open(&vault);
            begin(&mut station);
            station.shown(credentials());
            let mut platform = Platform::with(&[Fate::Answers]);
            let reloads = |step: usize| step == reload_at;
            platform.reload_before_delivery = !delivered;
            let mut station = station::drive_with_reloads(station, &mut platform, reloads, &credentials());
            agree(&mut station, &platform, 5);
            steps = steps.max(station.steps);
        }
    }
    assert!((10..40).contains(&steps), "every step was reloaded at: {steps}");
}

/// Two tabs that both have their person press "continue": tickets differ, and the platform hears of each record once.
#[test]
fn two_desks_on_one_store_never_send_the_same_twice() {
    for seed in 0..60_u64 {
        let vault = filled(7);
        let mut one = Station::open(&vault);
        begin(&mut one);
        let mut desks = [one, Station::open(&vault)];
        let mut platform = Platform::with(&[Fate::Answers]);
        let mut next = [Some((Happening::Started, Vec::new())), Some((Happening::Started, Vec::new()))];
        let mut tickets = BTreeMap::new();
        desks.iter_mut().for_each(|desk| {
            desk.shown(credentials());
        });
        let mut chance = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        for _ in 0..2000 {
            chance ^= chance << 13;
            chance ^= chance >> 7;
            chance ^= chance << 17;
            let at = (chance >> 32) as usize % 2;
            let Some((happening, body)) = next[at].take() else { break };
            let (said, request) = desks[at].step(happening, &body);
            next[at] = match said.todo {
                Todo::Send(view) => {
                    *tickets.entry(view.ticket).or_insert(0) += 1;
                    Some(platform.carry_out(&view, &request.expect("a body"), &mut desks[at]))
                }
                Todo::Wait { ms } => {
                    desks[at].passes(ms);
                    Some((Happening::Tick, Vec::new()))
                }
                // Another tab goes on with it: now and then its person takes it back.
                Todo::Idle if chance.is_multiple_of(5) => Some((Happening::Started, Vec::new())),
                Todo::Idle => Some((Happening::Tick, Vec::new())),
                Todo::Done(Outcome::Completed) => None,
                Todo::Done(_) => Some((Happening::Started, Vec::new())),
            };
        }
        assert!(tickets.values().all(|times| *times == 1), "seed {seed}: {tickets:?}");
        agree(&mut desks[0], &platform, 7);
    }
}

/// The other tab takes over in the very moment between taking a step and storing it.
#[test]
fn a_step_that_was_overtaken_hands_out_no_request() {
    let vault = filled(5);
    let (other, handed_out) = (RefCell::new(Station::open(&vault)), RefCell::new(Vec::new()));
    other.borrow_mut().shown(credentials());
    let faulty = Faulty::over(&vault);
    let mut one = Station::open(&faulty);
    begin(&mut one);
    one.shown(credentials());
    faulty.meanwhile.borrow_mut().push(Box::new(|| {
        handed_out.borrow_mut().push(other.borrow_mut().until_sending(Happening::Started).0.ticket);
    }));
    // Both were started by a person, the other one a moment earlier: this one takes it over, with another ticket.
    let (mine, body) = one.until_sending(Happening::Started);
    let theirs = handed_out.borrow()[0];
    assert_ne!(mine.ticket, theirs);
    let view = one.shown(SubmissionJob::Show);
    assert_eq!(view.ledger.requests, 2, "both were handed out, and both are in the ledger");
    // The one that was overtaken hears of nothing but that.
    let (next, request) = other.borrow_mut().step(
        Happening::Response { ticket: theirs, status: 200, retry_after: None, date: None },
        br#"{"access_token":"theirs"}"#,
    );
    assert_eq!((next.todo, request), (Todo::Idle, None));
    assert_eq!(next.under_way.findings.last().expect("a reason").code, "submission.elsewhere");
    // A tick that is overtaken by a start sends nothing at all.
    let mut platform = Platform::with(&[Fate::Answers]);
    let (happening, answer) = platform.carry_out(&mine, &body, &mut one);
    let Todo::Wait { ms } = one.step(happening, &answer).0.todo else { panic!("it waits for its turn") };
    one.passes(ms);
    let before = one.shown(SubmissionJob::Show).ledger.requests;
    faulty.meanwhile.borrow_mut().push(Box::new(|| {
        other.borrow_mut().until_sending(Happening::Started);
    }));
    let (next, request) = one.step(Happening::Tick, &[]);
    assert_eq!((next.todo, request), (Todo::Idle, None));
    assert_eq!(one.shown(SubmissionJob::Show).ledger.requests, before + 1, "the other one's alone");
}

/// Another tab renames the workspace while the platform's answer is taken in: the answer comes once, and is not lost.
#[test]
fn an_answer_survives_what_another_tab_does_meanwhile() {
    let vault = filled(2);
    let other = RefCell::new(Station::open(&vault));
    let faulty = Faulty::over(&vault);
    let mut station = Station::open(&faulty);
    begin(&mut station);
    station.shown(credentials());
    let mut platform = Platform::with(&[Fate::Answers]);
    let (mut happening, mut bytes) = (Happening::Started, Vec::new());
    let mut requests = 0;
    while requests < 2 {
        faulty.meanwhile.borrow_mut().push(Box::new(|| other.borrow_mut().rename("Other")));
        let (next, body) = station.step(happening, &bytes);
        other.borrow_mut().rename("Another");
        (happening, bytes) = match next.todo {
            Todo::Send(view) => {
                requests += 1;
                platform.carry_out(&view, &body.expect("a body"), &mut station)
            }
            Todo::Wait { ms } => {
                station.passes(ms);
                (Happening::Tick, Vec::new())
            }
            other => panic!("{other:?}"),
        };
    }
    faulty.meanwhile.borrow_mut().push(Box::new(|| other.borrow_mut().rename("Other")));
    assert_eq!(station.step(happening, &bytes).0.todo, Todo::Done(Outcome::Completed));
    agree(&mut station, &platform, 2);
}

#[test]
fn the_batches_of_a_shipment_are_submitted() {
    let vault = filled(4);
    let mut station = Station::open(&vault);
    let of = |id: &str| SubmissionJob::Prepare(Scope::Shipment(id.into()));
    assert_eq!(station.fault(of("nobody")), "shipment.unknown");
    assert_eq!(station.fault(of("../x")), "desk.not-understood");
    station.ship("s1", &Filter::Batch("20260517-00002".into()));
    station.ship("s1", &Filter::Batch("20260517-00000".into()));
    let prepared = station.shown(of("s1")).prepared.expect("it is prepared");
    assert_eq!((prepared.records, prepared.findings.len()), (2, 0));
    let (_, rows) = station.rows(RecordKind::All, 0, 10);
    let batches: Vec<&str> = rows.iter().map(|row| &row.batch[..]).collect();
    assert_eq!(batches, ["20260517-00002", "20260517-00000"], "as the shipment has them");
    station.bin(2);
    let prepared = station.shown(of("s1")).prepared.expect("it is prepared");
    assert_eq!((prepared.records, &*prepared.findings[0].code), (1, "submission.batch-not-in-records"));
}

#[test]
fn a_consent_that_was_overtaken_is_given_once_more() {
    let vault = filled(5);
    let other = RefCell::new(Station::open(&vault));
    let faulty = Faulty::over(&vault);
    let mut one = Station::open(&faulty);
    let digest = one.shown(everything()).prepared.expect("it is prepared").digest;
    faulty.meanwhile.borrow_mut().push(Box::new(|| other.borrow_mut().rename("Other")));
    assert_eq!(one.shown(SubmissionJob::Begin(digest.clone())).under_way.expect("begun").tally.queued, 5);
    // Overtaken by a change of what was consented to.
    one.shown(SubmissionJob::PutAside);
    one.shown(everything());
    faulty.meanwhile.borrow_mut().push(Box::new(|| {
        other.borrow_mut().edit(0, Column::Report, "IR-2026-00000", "IR-2026-theirs");
    }));
    assert_eq!(one.fault(SubmissionJob::Begin(digest)), "submission.changed-since-shown");
    assert_eq!(one.shown(SubmissionJob::Show).under_way, None);
}

#[test]
fn nothing_leaves_that_the_store_did_not_take() {
    let vault = filled(5);
    let faulty = Faulty::over(&vault);
    let mut station = Station::open(&faulty);
    begin(&mut station);
    station.shown(credentials());
    faulty.trouble.set(Trouble::TakesNothing(VaultFault::Full));
    assert_eq!(station.fault(SubmissionJob::Step(Happening::Started)), "submission.not-stored");
    let Todo::Wait { ms } = station.step(Happening::Started, &[]).0.todo else {
        panic!("it keeps its distance")
    };
    station.passes(ms);
    assert_eq!(station.fault(SubmissionJob::Step(Happening::Tick)), "submission.not-stored");
    faulty.trouble.set(Trouble::None);
    let mut platform = Platform::with(&[Fate::Answers]);
    drive(&mut station, &mut platform, |_| false);
    let view = station.shown(SubmissionJob::Show);
    assert_eq!(view.under_way.expect("it is there").outcome, Some(Outcome::Completed));
    assert_eq!(platform.records.len(), 5);
    assert!(view.ledger.requests >= platform.requests, "one too many, never one too few");
}

#[test]
fn with_another_profile_nothing_is_sent() {
    let vault = filled(5);
    let mut station = Station::open(&vault);
    begin(&mut station);
    station.shown(credentials());
    let (next, _) = station.step(Happening::Started, &[]);
    assert!(matches!(next.todo, Todo::Send(_)));
    let view = station.shown(SubmissionJob::Choose("rehearsal".into()));
    assert!(!view.has_credentials, "they were given for another profile");
    let under_way = view.under_way.expect("it stays");
    assert!(!under_way.profile_fits);
    assert!(under_way.findings.iter().any(|finding| finding.code == "submission.other-profile"));
    station.shown(credentials());
    for happening in [Happening::Started, Happening::Tick, Happening::Reloaded, Happening::Started] {
        let (next, body) = station.step(happening, &[]);
        assert_eq!((next.todo, body, next.under_way.profile_fits), (Todo::Idle, None, false));
    }
    let mut station = Station::open(&vault);
    assert!(!station.shown(SubmissionJob::Show).under_way.expect("it stays").profile_fits);
    station.shown(SubmissionJob::Choose("practice".into()));
    station.shown(credentials());
    let mut platform = Platform::with(&[Fate::Answers]);
    drive(&mut station, &mut platform, |_| false);
    assert_eq!(platform.records.len(), 5);
}

#[test]
fn what_was_accepted_is_remembered_and_the_ledger_stays() {
    let vault = filled(6);
    let mut station = Station::open(&vault);
    begin(&mut station);
    station.shown(credentials());
    let mut platform = Platform::with(&[Fate::Answers]);
    drive(&mut station, &mut platform, |_| false);
    let ledger = station.shown(SubmissionJob::Show).ledger;
    assert_eq!(station.shown(SubmissionJob::PutAside).under_way, None);
    let mut station = Station::open(&vault);
    station.edit(1, Column::Report, "IR-2026-00001", "IR-2026-later");
    let view = station.shown(everything());
    let prepared = view.prepared.expect("it is prepared");
    assert_eq!((prepared.same, prepared.changed, prepared.new), (4, 1, 1), "one was rejected");
    assert_eq!(view.ledger, ledger);
    let (total, rows) = station.rows(RecordKind::Changed, 0, 10);
    assert_eq!((total, rows.len()), (2, 2));
    let (total, latest) = match station.ask(SubmissionJob::Ledger { from: 0, count: 1 }) {
        SubmissionReply::Ledger { total, entries, .. } => (total, entries),
        other => panic!("{other:?}"),
    };
    assert_eq!((total as u64, latest[0].0), (ledger.requests + ledger.answered, total - 1));
    assert!(matches!(latest[0].1, LedgerEntry::Answered { status: Some(200), .. }));
}

#[test]
fn profiles_are_kept_chosen_and_refused() {
    let vault = MemoryVault::default();
    let mut station = Station::open(&vault);
    let view = station.shown(SubmissionJob::Show);
    assert_eq!((&view.profile.id[..], view.profile.rehearsal, view.profiles.len()), ("rehearsal", true, 1));
    assert_eq!(view.profile.credentials, "client");
    let put = |more: &[(&str, serde_json::Value)]| SubmissionJob::PutProfile(profile(more));
    for (job, code) in [
        (SubmissionJob::PutProfile(rehearsal_profile().into()), "submission.profile-built-in"),
        (SubmissionJob::ForgetProfile("rehearsal".into()), "submission.profile-built-in"),
        (SubmissionJob::ForgetProfile("nobody".into()), "submission.profile-unknown"),
        (SubmissionJob::Choose("nobody".into()), "submission.profile-unknown"),
        (SubmissionJob::ProfileText(Some("nobody".into())), "submission.profile-unknown"),
        (SubmissionJob::PutProfile("{".into()), "submission-profile.malformed"),
        (SubmissionJob::PutProfile(" ".repeat(200_000)), "submission-profile.too-large"),
        (put(&[("/origin", "http://platform.example".into())]), "submission-profile.origin-scheme"),
        (SubmissionJob::Credentials(Some(Credentials::ApiKey("k".into()))), "submission.credentials-missing"),
        (
            SubmissionJob::Credentials(Some(Credentials::Client { id: "a".into(), secret: "é".into() })),
            "submission.credentials-malformed",
        ),
        (SubmissionJob::Step(Happening::Started), "submission.nothing-under-way"),
        (SubmissionJob::Begin(String::new()), "submission.nothing-prepared"),
    ] {
        assert_eq!(station.fault(job.clone()), code, "{job:?}");
    }
    assert_eq!(station.shown(put(&[])).profile.batch_size, 2);
    assert_eq!(station.text(SubmissionJob::ProfileText(Some("practice".into()))), profile(&[]));
    assert!(station.text(SubmissionJob::ProfileText(None)).contains("\"$schema\""));
    for number in 1..50 {
        station.shown(put(&[("/id", format!("own-{number}").into())]));
    }
    assert_eq!(station.fault(put(&[("/id", "one-more".into())])), "submission.too-many-profiles");
    // In place of the one with its id there is always room.
    assert_eq!(station.shown(put(&[("/submit/batch_size", 4.into())])).profile.batch_size, 4);
    let view = station.shown(SubmissionJob::ForgetProfile("practice".into()));
    assert_eq!((&view.profile.id[..], view.profiles.len()), ("rehearsal", 50));
    assert_eq!(Station::open(&vault).shown(SubmissionJob::Show).profiles.len(), 50);
}

#[test]
fn what_the_records_lack_is_told_before() {
    let vault = MemoryVault::default();
    let mut station = Station::open(&vault);
    for texts in [
        &[(Column::Manufacturer, "Atlas"), (Column::Batch, "20260517-0001"), (Column::Report, "IR-1")][..],
        &[(Column::Batch, "20260517-0001"), (Column::Report, "IR-2"), (Column::Serials, "A1")],
        &[(Column::Manufacturer, "Atlas"), (Column::Batch, "20260517-0001"), (Column::Serials, "A2; A1")],
        &[(Column::Manufacturer, "Atlas"), (Column::Report, "IR-3")],
        &[(Column::Manufacturer, "Atlas"), (Column::Batch, "20260230-0002"), (Column::Model, "HV-2")],
    ] {
        station.add(texts);
    }
    let prepared = station.shown(everything()).prepared.expect("it is prepared");
    assert_eq!((prepared.records, prepared.left_out), (1, 1));
    let told: Vec<&str> = prepared.findings.iter().map(|finding| &*finding.code).collect();
    assert_eq!(
        told,
        ["submission.lines-without-batch", "submission.several-reports", "submission.has-errors"]
    );
    let (_, rows) = station.rows(RecordKind::All, 0, 10);
    let serials = rows[0].rows.iter().find(|row| row.column == Column::Serials).expect("serials");
    assert_eq!(serials.value, "A1\nA2", "of all lines, each once");
    let (_, rows) = station.rows(RecordKind::LeftOut, 0, 10);
    assert_eq!(
        (&rows[0].batch[..], &*rows[0].findings[0].1.code),
        ("20260230-0002", "submission.value-missing")
    );
    let batch = Selection { filter: Filter::Batch("20260230-0002".into()), ..Selection::default() };
    let prepared = station.shown(SubmissionJob::Prepare(Scope::Lines(batch))).prepared.expect("prepared");
    assert_eq!((prepared.records, prepared.left_out), (0, 1));
    assert_eq!(station.fault(SubmissionJob::Begin(prepared.digest)), "submission.nothing-to-send");
}

#[test]
fn a_damaged_submission_is_told_and_can_be_put_aside() {
    let vault = filled(3);
    begin(&mut Station::open(&vault));
    station::damage(&vault, "submission/now/items/000000", |text| {
        text.replace("20260517-00001", "20260517-x0001")
    });
    let mut station = Station::open(&vault);
    let under_way = station.shown(SubmissionJob::Show).under_way.expect("it is there");
    assert_eq!(under_way.findings[0].code, "submission.stored-damaged");
    assert_eq!(station.fault(SubmissionJob::Step(Happening::Started)), "submission.stored-damaged");
    assert_eq!(station.fault(everything()), "submission.under-way");
    assert_eq!(station.shown(SubmissionJob::PutAside).under_way, None);
    begin(&mut station);
}

#[test]
fn cancelled_and_gone_on_with() {
    let vault = filled(9);
    let mut station = Station::open(&vault);
    begin(&mut station);
    station.shown(credentials());
    let mut platform = Platform::with(&[Fate::Answers]);
    drive(&mut station, &mut platform, |step| step == 6);
    assert_eq!(station.fault(SubmissionJob::PutAside), "submission.still-going");
    assert_eq!(station.step(Happening::Cancelled, &[]).0.todo, Todo::Done(Outcome::Cancelled));
    assert!((1..9).contains(&platform.records.len()));
    drive(&mut station, &mut platform, |_| false);
    agree(&mut station, &platform, 9);
}

/// What a step writes, for the documentation: run with `--nocapture`.
#[test]
fn a_step_of_ten_thousand_records_writes_little() {
    let vault = station::Counting::default();
    let mut station = Station::open(&vault);
    station.take_in(10_000);
    begin(&mut station);
    station.shown(credentials());
    let whole: usize = vault.parts("submission/now/").iter().map(|part| part.bytes.len()).sum();
    vault.commits.borrow_mut().clear();
    let mut platform = Platform::with(&[Fate::Answers]);
    let begun = std::time::Instant::now();
    drive(&mut station, &mut platform, |_| false);
    let took = begun.elapsed();
    agree(&mut station, &platform, 10_000);
    let mut commits = vault.commits.borrow().clone();
    let sum: usize = commits.iter().sum();
    commits.sort_unstable();
    // The last one remembers what was accepted.
    let last = commits.pop().unwrap_or_default();
    let (steps, median) = (commits.len(), commits[commits.len() / 2]);
    let largest = commits.last().copied().unwrap_or_default();
    println!(
        "stored whole {whole} bytes; {steps} steps in {took:?}: median {median}, largest {largest}, the end {last}, \
         together {sum} bytes; {} requests",
        platform.requests
    );
    assert!(largest < whole / 20, "{largest} of {whole}");
}

#[test]
fn a_fault_never_repeats_a_secret() {
    let job = DeskJob::Submission(credentials());
    assert!(!format!("{job:?}").contains(SECRET));
    let vault = filled(1);
    let mut station = Station::open(&vault);
    begin(&mut station);
    station.shown(credentials());
    assert!(!station.debug().contains(SECRET));
    let (next, body) = station.step(Happening::Started, &[]);
    assert!(!format!("{next:?}").contains(SECRET));
    assert!(String::from_utf8_lossy(&body.expect("a body")).contains(SECRET), "it is sent");
    let fault: Result<Fault, _> = serde_json::from_str("{}");
    assert!(fault.is_err());
}
