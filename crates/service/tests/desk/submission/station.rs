//! A desk with a clock and chance of its own, and the page's part of a submission.

use std::cell::RefCell;
use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};

use service::desk::shipment::{ShipmentAct, ShipmentJob, ShipmentText};
use service::desk::submission::{
    Happening, Next, RecordKind, RecordRow, RequestView, SubmissionJob, SubmissionReply, SubmissionView, Todo,
};
use service::desk::{DeskJob, Filter, Outcome, Selection};
use service::npqtp::Outcome as Ended;
use service::vault::{Commit, Loaded, MemoryVault, Part, Revision, Vault, VaultFault};
use service::{
    CalendarDate, Column, Desk, Each, Here, Job, LabelSetup, Media, Options, PrintRequest, Reply, World,
    attend,
};

use super::platform::Platform;
use crate::stand::{bin, edit, now, opening};

/// More steps than any run of these tests takes.
const STEPS_LIMIT: usize = 5000;

pub(crate) struct Station<'v, V> {
    desk: Desk,
    pub(crate) vault: &'v V,
    unix_ms: u64,
    pub(crate) steps: usize,
}

impl<'v, V: Vault> Station<'v, V> {
    pub(crate) fn open(vault: &'v V) -> Self {
        let mut station = Self { desk: Desk::default(), vault, unix_ms: 1_780_300_800_000, steps: 0 };
        assert_eq!(station.desk_job(opening("w"), Vec::new()).0, Outcome::Done);
        station
    }

    fn desk_job(&mut self, job: DeskJob, bytes: Vec<u8>) -> (Outcome, Option<Vec<u8>>) {
        static CHANCE: AtomicU64 = AtomicU64::new(1);
        let unix_ms = self.unix_ms;
        let random = || {
            let number = CHANCE.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let mut chance = [7; 16];
            chance[..8].copy_from_slice(&number.to_be_bytes());
            chance
        };
        let here = Here { unix_ms: &|| unix_ms, utc_offset_minutes: 420, device: "test", random: &random };
        let today = CalendarDate::new(2026, 11, 23).expect("a day");
        let world = World { now_ms: &|| unix_ms as f64, today, progress: &|_| {}, here };
        let done = now(attend(&mut self.desk, self.vault, &Job::Desk(job), bytes, &world)).done;
        match done.reply {
            Reply::Desk(reply) => (reply.outcome, done.bytes),
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn ask(&mut self, job: SubmissionJob) -> SubmissionReply {
        match self.desk_job(DeskJob::Submission(job), Vec::new()).0 {
            Outcome::Submission(reply) => reply,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn shown(&mut self, job: SubmissionJob) -> SubmissionView {
        match self.ask(job) {
            SubmissionReply::Shown(view) => *view,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn text(&mut self, job: SubmissionJob) -> String {
        match self.ask(job) {
            SubmissionReply::Text(text) => text,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn rows(&mut self, kind: RecordKind, from: usize, count: usize) -> (usize, Vec<RecordRow>) {
        match self.ask(SubmissionJob::Rows { kind, from, count }) {
            SubmissionReply::Rows { total, rows } => (total, rows),
            other => panic!("{other:?}"),
        }
    }

    /// The code of why a job cannot be done; it has words.
    pub(crate) fn fault(&mut self, job: SubmissionJob) -> String {
        match self.desk_job(DeskJob::Submission(job), Vec::new()).0 {
            Outcome::Failed(fault) => {
                let text = i18n::text_with(i18n::Locale::Vi, &fault.code, &fault.args);
                assert!(i18n::has(&fault.code) && !text.contains('{'), "{}: {text}", fault.code);
                fault.code.into_owned()
            }
            other => panic!("{other:?}"),
        }
    }

    /// One step; every finding of it has words.
    pub(crate) fn step(&mut self, happening: Happening, bytes: &[u8]) -> (Next, Option<Vec<u8>>) {
        self.steps += 1;
        let job = DeskJob::Submission(SubmissionJob::Step(happening));
        match self.desk_job(job, bytes.to_vec()) {
            (Outcome::Submission(SubmissionReply::Next(next)), body) => {
                for finding in &next.under_way.findings {
                    assert!(i18n::has(&finding.code), "{finding:?}");
                    assert!(!format!("{finding:?}").contains(super::SECRET), "{finding:?}");
                }
                (*next, body)
            }
            (other, _) => panic!("{other:?}"),
        }
    }

    /// Steps and waits until there is a request to send.
    pub(crate) fn until_sending(&mut self, first: Happening) -> (RequestView, Vec<u8>) {
        let mut happening = first;
        for _ in 0..100 {
            match self.step(happening, &[]) {
                (Next { todo: Todo::Send(view), .. }, body) => return (view, body.expect("a body")),
                (Next { todo: Todo::Wait { ms }, .. }, _) => self.passes(ms),
                (other, _) => panic!("{other:?}"),
            }
            happening = Happening::Tick;
        }
        panic!("it waits for ever")
    }

    pub(crate) const fn passes(&mut self, ms: u64) {
        self.unix_ms += ms;
    }

    pub(crate) fn debug(&self) -> String {
        format!("{:?}", self.desk)
    }

    pub(crate) fn edit(&mut self, line: u32, column: Column, before: &str, after: &str) {
        assert_eq!(self.desk_job(edit(line, column, before, after), Vec::new()).0, Outcome::Done);
    }

    pub(crate) fn rename(&mut self, name: &str) {
        self.desk_job(DeskJob::Rename(name.to_owned()), Vec::new());
    }

    /// The labels of these records are expected in a shipment.
    pub(crate) fn ship(&mut self, id: &str, filter: &Filter) {
        let selection = Selection { filter: filter.clone(), ..Selection::default() };
        let request = PrintRequest {
            setup: LabelSetup::default(),
            selection,
            each: Each::Batch,
            copies: 1,
            media: Media::Single,
            leave_out: true,
            locale: "en".to_owned(),
        };
        let text = ShipmentText { reference: "S".to_owned(), ..ShipmentText::default() };
        for act in [ShipmentAct::Write(text), ShipmentAct::ExpectRecords(Box::new(request))] {
            let job = ShipmentJob { id: id.to_owned(), act };
            let outcome = self.desk_job(DeskJob::Shipment(job), Vec::new()).0;
            assert!(matches!(outcome, Outcome::Shipment(_)), "{outcome:?}");
        }
    }

    pub(crate) fn bin(&mut self, line: u32) {
        self.desk_job(bin(&[line], true), Vec::new());
    }

    pub(crate) fn add(&mut self, texts: &[(Column, &str)]) {
        let texts = texts.iter().map(|(column, text)| (*column, (*text).to_owned())).collect();
        self.desk_job(DeskJob::AddLine(texts), Vec::new());
    }

    /// Takes in so many records, every fifth of which the platform rejects.
    pub(crate) fn take_in(&mut self, count: usize) {
        let mut csv = "manufacturer,batch,report,laboratory\n".to_owned();
        for number in 0..count {
            let lot = if number % 5 == 4 { "lot-" } else { "20260517-" };
            writeln!(csv, "Atlas Vacuum,{lot}{number:05},IR-2026-{number:05},TÜV").expect("it is written");
        }
        let job = DeskJob::Read { name: "records.csv".to_owned(), options: Options::default() };
        let Outcome::Source(source) = self.desk_job(job, csv.into_bytes()).0 else { panic!("no source") };
        let Outcome::Added(added) = self.desk_job(DeskJob::Add(source.mapping), Vec::new()).0 else {
            panic!("nothing added")
        };
        assert_eq!(added.added, count);
    }
}

/// Does what the page does, until the submission ends or a test stops it.
pub(crate) fn drive<V: Vault>(
    station: &mut Station<'_, V>,
    platform: &mut Platform,
    stops: impl Fn(usize) -> bool,
) {
    let (mut happening, mut bytes) = (Happening::Started, Vec::new());
    for step in 0..STEPS_LIMIT {
        if stops(step) {
            return;
        }
        let (next, body) = station.step(happening, &bytes);
        (happening, bytes) = match next.todo {
            Todo::Send(view) => platform.carry_out(&view, &body.expect("a body"), station),
            Todo::Wait { ms } => {
                station.passes(ms);
                (Happening::Tick, Vec::new())
            }
            Todo::Done(Ended::Paused) => (Happening::Started, Vec::new()),
            Todo::Done(_) => return,
            Todo::Idle => panic!("it stopped by itself: {next:?}"),
        };
    }
    panic!("it does not end");
}

/// The same, and the program ends and starts again where it is told to.
pub(crate) fn drive_with_reloads<'v, V: Vault>(
    mut station: Station<'v, V>,
    platform: &mut Platform,
    reloads: impl Fn(usize) -> bool,
    credentials: &SubmissionJob,
) -> Station<'v, V> {
    let (mut happening, mut bytes) = (Happening::Started, Vec::new());
    for step in 0..STEPS_LIMIT {
        let (next, body) = station.step(happening, &bytes);
        let reload = reloads(step);
        let handed_out = match &next.todo {
            Todo::Send(view) if !(reload && platform.reload_before_delivery) => {
                Some(platform.carry_out(view, &body.expect("a body"), &mut station))
            }
            Todo::Send(view) => {
                // It is in the ledger, and never left.
                let body = body.expect("a body");
                platform.requests += 1;
                platform.received_bytes += (view.target.len() + body.len()) as u64;
                None
            }
            _ => None,
        };
        if reload {
            let (unix_ms, steps) = (station.unix_ms, station.steps);
            station = Station { unix_ms, steps, ..Station::open(station.vault) };
            assert_eq!(station.step(Happening::Reloaded, &[]).0.todo, Todo::Idle);
            station.shown(credentials.clone());
            (happening, bytes) = (Happening::Started, Vec::new());
            continue;
        }
        (happening, bytes) = match next.todo {
            Todo::Send(_) => handed_out.expect("it was handed out"),
            Todo::Wait { ms } => {
                station.passes(ms);
                (Happening::Tick, Vec::new())
            }
            Todo::Done(Ended::Completed) => return station,
            Todo::Done(_) | Todo::Idle => (Happening::Started, Vec::new()),
        };
    }
    panic!("it does not end");
}

/// Changes a stored part behind everybody's back.
pub(crate) fn damage(vault: &MemoryVault, key: &str, change: impl Fn(String) -> String) {
    let bytes = now(vault.part("w", key)).expect("it reads").expect("it is there");
    let changed = change(String::from_utf8(bytes.clone()).expect("text")).into_bytes();
    assert_ne!(changed, bytes);
    let base = now(vault.revision("w")).expect("it reads");
    let put = vec![Part { key: key.to_owned(), bytes: changed }];
    now(vault.commit(&Commit { workspace: "w".to_owned(), base, put, remove: Vec::new() }))
        .expect("it is taken");
}

/// A store that counts what is written.
#[derive(Default)]
pub(crate) struct Counting {
    inner: MemoryVault,
    /// Bytes of each commit.
    pub(crate) commits: RefCell<Vec<usize>>,
}

impl Counting {
    pub(crate) fn parts(&self, folder: &str) -> Vec<Part> {
        let mut parts = now(self.inner.load("w", 0)).expect("it loads").parts;
        parts.retain(|part| part.key.starts_with(folder));
        parts
    }
}

impl Vault for Counting {
    async fn heads(&self) -> Result<Vec<(String, Vec<u8>)>, VaultFault> {
        self.inner.heads().await
    }

    async fn revision(&self, workspace: &str) -> Result<Revision, VaultFault> {
        self.inner.revision(workspace).await
    }

    async fn load(&self, workspace: &str, since: Revision) -> Result<Loaded, VaultFault> {
        self.inner.load(workspace, since).await
    }

    async fn part(&self, workspace: &str, key: &str) -> Result<Option<Vec<u8>>, VaultFault> {
        self.inner.part(workspace, key).await
    }

    async fn commit(&self, commit: &Commit) -> Result<(), VaultFault> {
        self.commits.borrow_mut().push(commit.put.iter().map(|part| part.bytes.len()).sum());
        self.inner.commit(commit).await
    }

    async fn delete(&self, workspace: &str) -> Result<(), VaultFault> {
        self.inner.delete(workspace).await
    }

    async fn delete_everything(&self) -> Result<(), VaultFault> {
        self.inner.delete_everything().await
    }
}
