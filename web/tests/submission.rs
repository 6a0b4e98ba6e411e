//! The place of submissions, drawn natively from what the desk itself answers.

mod common;

use std::rc::Rc;

use common::{drawn, run_at, texts};
use i18n::Locale;
use service::desk::submission::{
    Credentials, Happening, RecordKind, Scope, SubmissionJob, SubmissionReply, UnderWay,
};
use service::desk::{Outcome, Selection, WorkspaceRef};
use service::npqtp::{Outcome as End, Tally};
use service::{Desk, DeskJob, DeskReply, Fault, Job, Options, Reply};
use web::hooks::records::Records;
use web::hooks::submission::Submitting;
use web::state::engine::{EngineState, Seal};
use web::state::queue::JobId;
use web::state::records::{RecordsAction, RecordsState};
use web::state::submission::{PAGE_ROWS, Rows, SubmissionAction, SubmissionState, Told, Way};
use web::views::submission::{SubmissionPlace, SubmissionProps};
use yew::prelude::*;

const LANGUAGES: [Locale; 3] = [Locale::En, Locale::Vi, Locale::Zh];

/// The file that the page of the records offers for a try.
const SAMPLE: &str = include_str!("../src/views/records/sample.csv");

/// The page's state, fed by a desk.
struct Page {
    desk: Desk,
    records: Rc<RecordsState>,
    state: Rc<SubmissionState>,
    sealed: bool,
}

impl Page {
    fn open() -> Self {
        let mut page =
            Self { desk: Desk::default(), records: Rc::default(), state: Rc::default(), sealed: true };
        page.job(DeskJob::Open(WorkspaceRef { id: "w1".into(), name: "Hoa Sen".into() }), Vec::new());
        page.job(DeskJob::Read { name: "orders.csv".into(), options: Options::default() }, SAMPLE.into());
        let mapping = page.records.source.as_ref().expect("a file was read").mapping.clone();
        page.job(DeskJob::Add(mapping), Vec::new());
        page.ask(SubmissionJob::Show);
        page
    }

    fn prepared() -> Self {
        let mut page = Self::open();
        page.ask(SubmissionJob::Prepare(Scope::Lines(Selection::default())));
        page.ask(SubmissionJob::Rows { kind: RecordKind::All, from: 0, count: PAGE_ROWS });
        page
    }

    fn job(&mut self, job: DeskJob, bytes: Vec<u8>) -> Outcome {
        let done = run_at(&mut self.desk, &Job::Desk(job), bytes);
        let Reply::Desk(reply) = done.reply else { panic!("the desk answers: {:?}", done.reply) };
        let outcome = reply.outcome.clone();
        let DeskReply { overview, outcome: shown } = *reply;
        let whole = Box::new(DeskReply { overview, outcome: shown });
        self.act_records(RecordsAction::Answered(JobId(0), whole));
        outcome
    }

    fn act_records(&mut self, action: RecordsAction) {
        self.records = self.records.clone().reduce(action);
    }

    fn act(&mut self, action: SubmissionAction) {
        self.state = self.state.clone().reduce(action);
    }

    fn ask(&mut self, job: SubmissionJob) {
        let asked = job.clone();
        match self.job(DeskJob::Submission(job), Vec::new()) {
            Outcome::Submission(SubmissionReply::Shown(view)) => self.act(SubmissionAction::Shown(view)),
            Outcome::Submission(SubmissionReply::Rows { total, rows }) => {
                let SubmissionJob::Rows { kind, from, .. } = asked else { panic!("rows were asked for") };
                self.act(SubmissionAction::Rows(Rows { kind, from, total, rows }));
            }
            Outcome::Submission(SubmissionReply::Next(next)) => {
                self.act(SubmissionAction::Stepped(next.under_way));
            }
            Outcome::Submission(SubmissionReply::Text(text)) => self.act(SubmissionAction::Body(0, text)),
            Outcome::Failed(fault) => self.act(SubmissionAction::Told(Some(Told::Fault(fault)))),
            other => panic!("{asked:?}: {other:?}"),
        }
    }

    fn with_credentials(&mut self) {
        let client = Credentials::Client { id: "name".into(), secret: "s3cret-word".into() };
        self.ask(SubmissionJob::Credentials(Some(client)));
    }

    fn drawn(&self, locale: Locale) -> String {
        let engine = EngineState::Ready(Seal { page: self.sealed, workers: true });
        let records = Records { state: self.records.clone(), ask: Callback::noop() };
        let submitting =
            Submitting { state: self.state.clone(), kept: false, can_keep: true, ask: Callback::noop() };
        drawn::<SubmissionPlace>(locale, SubmissionProps { engine, records, submitting })
    }
}

/// The tag of the element with this attribute; empty where there is none.
fn tag<'a>(html: &'a str, attribute: &str) -> &'a str {
    html.split('<')
        .find(|piece| piece.contains(attribute))
        .map_or("", |piece| piece.split_once('>').map_or(piece, |(tag, _)| tag))
}

fn under_way(unknown: usize, rejected: usize, outcome: Option<End>) -> UnderWay {
    let tally = Tally { accepted: 5, unknown, rejected, ..Tally::default() };
    UnderWay { tally, outcome, findings: Vec::new(), profile_fits: true }
}

#[test]
fn every_word_of_every_situation_is_there_in_each_language() {
    let mut prepared = Page::prepared();
    prepared.ask(SubmissionJob::Body(0));
    let mut faulty = Page::open();
    faulty.act(SubmissionAction::Told(Some(Told::Way("submit.window.blocked"))));
    let situation = |way, under_way| {
        let mut page = Page::open();
        page.act(SubmissionAction::Way(way));
        page.act(SubmissionAction::Stepped(under_way));
        page
    };
    let mut pages = vec![Page::open(), prepared, faulty];
    for outcome in [None, Some(End::Completed), Some(End::Paused), Some(End::Stopped), Some(End::Cancelled)] {
        pages.push(situation(Way::Closed, under_way(2, 1, outcome)));
        pages.push(situation(Way::Closed, under_way(0, 0, outcome)));
    }
    for way in [Way::Opening, Way::Open, Way::Closing] {
        pages.push(situation(way, under_way(2, 0, None)));
    }
    for page in &pages {
        for locale in LANGUAGES {
            let html = page.drawn(locale);
            let missing: Vec<&str> = texts(&html).filter(|text| text.contains("[[")).collect();
            assert!(missing.is_empty(), "{locale:?}: {missing:?}");
        }
    }
}

#[test]
fn a_rehearsal_is_called_one_and_its_assumptions_are_in_sight() {
    let page = Page::open();
    let html = page.drawn(Locale::En);
    let seen: Vec<&str> = texts(&html).collect();
    assert!(seen.contains(&"Unofficial rehearsal"), "{seen:?}");
    assert!(seen.contains(&"http://127.0.0.1:8620"));
    let view = page.state.view.as_ref().unwrap();
    for assumption in &view.profile.assumptions {
        assert!(seen.contains(&assumption.text.en.as_str()), "{}", assumption.text.en);
    }
}

#[test]
fn nothing_can_be_submitted_without_credentials_consent_and_seal() {
    let page = Page::prepared();
    let without = page.drawn(Locale::En);
    assert!(tag(&without, "data-action=\"submit\"").contains("disabled"));
    assert!(without.contains("Enter the credentials first."));
    let mut page = Page::prepared();
    page.with_credentials();
    let with = page.drawn(Locale::En);
    assert!(tag(&with, "data-action=\"submit\"").contains("disabled"), "nobody agreed yet");
    assert!(with.contains("Tick the sentence above"));
    assert!(!tag(&with, "name=\"consent\"").contains("checked"));
    page.sealed = false;
    assert!(page.drawn(Locale::En).contains("not sealed"));
}

#[test]
fn consent_names_records_bytes_requests_origin_and_digest() {
    let page = Page::prepared();
    let view = page.state.view.as_ref().unwrap();
    let prepared = view.prepared.as_ref().unwrap();
    let html = page.drawn(Locale::En);
    let said = texts(&html).find(|text| text.starts_with("I looked at what leaves")).unwrap();
    let digest = format!("{} {}", &prepared.digest[..4], &prepared.digest[4..8]);
    for part in [
        format!("{} records", prepared.records),
        format!("{} bytes", prepared.bytes),
        format!("{} requests", prepared.bodies.len()),
        view.profile.origin.clone(),
        digest,
    ] {
        assert!(said.contains(&part), "{part:?} in {said:?}");
    }
}

#[test]
fn the_bytes_that_are_shown_are_the_ones_that_are_counted() {
    let mut page = Page::prepared();
    page.ask(SubmissionJob::Body(0));
    let view = page.state.view.as_ref().unwrap();
    let (bytes, sha256) = &view.prepared.as_ref().unwrap().bodies[0];
    let (_, text) = page.state.body.as_ref().unwrap();
    assert_eq!(text.len(), *bytes);
    let html = page.drawn(Locale::En);
    assert!(html.contains(sha256.as_str()));
    assert!(html.contains("Laboratory: filled in for") || html.contains("stays here"));
}

#[test]
fn what_was_left_in_the_middle_waits_for_credentials_and_a_click() {
    let mut page = Page::prepared();
    page.with_credentials();
    let digest = page.state.view.as_ref().unwrap().prepared.as_ref().unwrap().digest.clone();
    page.ask(SubmissionJob::Begin(digest));
    page.ask(SubmissionJob::Step(Happening::Reloaded));
    page.ask(SubmissionJob::Credentials(None));
    let html = page.drawn(Locale::En);
    assert!(
        tag(&html, "data-situation").contains("submit.situation.interrupted"),
        "{}",
        tag(&html, "data-situation")
    );
    assert!(tag(&html, "data-action=\"go-on\"").contains("disabled"));
    page.with_credentials();
    let html = page.drawn(Locale::En);
    assert!(!tag(&html, "data-action=\"go-on\"").contains("disabled"));
    assert_eq!(tag(&html, "data-action=\"prepare\""), "", "one submission at a time");
    assert!(!html.contains("s3cret-word"));
}

#[test]
fn a_fault_is_told_with_its_code() {
    let mut page = Page::open();
    page.act(SubmissionAction::Told(Some(Told::Fault(Fault::new("submission.changed-since-shown")))));
    assert!(page.drawn(Locale::En).contains("data-code=\"submission.changed-since-shown\""));
}
