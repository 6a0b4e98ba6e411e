//! The desk that submits, over its folder.

use std::cell::Cell;
use std::path::Path;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use chrono::Offset;
use service::desk::submission::{
    Happening, Next, RecordKind, RecordRow, SubmissionJob, SubmissionReply, SubmissionView,
};
use service::desk::{DeskJob, Outcome, Saved, WorkspaceRef};
use service::{CalendarDate, Column, Desk, Fault, Here, Job, Reply, World, attend};

use super::store::Folder;

/// The workspace of the folder.
const WORKSPACE: &str = "temqr";

/// A desk over a folder: what a job changed is in the folder when its answer is there.
#[derive(Debug)]
pub(super) struct State {
    desk: Desk,
    folder: Folder,
    today: CalendarDate,
    begun: Instant,
    columns: Vec<Column>,
}

impl State {
    /// Opens the folder, or begins it. No other run has it as long as this one does.
    ///
    /// # Errors
    /// `cli.state-busy`, `cli.state-damaged`, `cli.state-not-written`.
    pub(super) fn open(path: &Path, today: CalendarDate) -> Result<Self, Fault> {
        let folder = Folder::open(path)?;
        let begun = Instant::now();
        let mut state = Self { desk: Desk::default(), folder, today, begun, columns: Vec::new() };
        let name = WorkspaceRef { id: WORKSPACE.to_owned(), name: WORKSPACE.to_owned() };
        state.ask(DeskJob::Open(name), Vec::new())?;
        Ok(state)
    }

    /// Does one job.
    ///
    /// # Errors
    /// Why it could not be done; `cli.state-not-written`.
    pub(super) fn ask(&mut self, job: DeskJob, bytes: Vec<u8>) -> Result<(Outcome, Option<Vec<u8>>), Fault> {
        let begun = self.begun;
        let chance_failed = Cell::new(false);
        let random = || {
            let mut chance = [0; 16];
            chance_failed.set(chance_failed.get() || getrandom::fill(&mut chance).is_err());
            chance
        };
        let unix_ms =
            || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as u64);
        let offset = chrono::Local::now().offset().fix().local_minus_utc() / 60;
        let here = Here {
            unix_ms: &unix_ms,
            utc_offset_minutes: i16::try_from(offset).unwrap_or_default(),
            device: "temqr",
            random: &random,
        };
        let world =
            World { now_ms: &|| crate::milliseconds(begun), today: self.today, progress: &|_| {}, here };
        let job = Job::Desk(job);
        let done = at_once(attend(&mut self.desk, &self.folder, &job, bytes, &world)).done;
        if chance_failed.get() {
            return Err(Fault::new("cli.no-chance"));
        }
        let Reply::Desk(reply) = done.reply else { return Err(Fault::new("cli.other-answer")) };
        if let Outcome::Failed(fault) = reply.outcome {
            return Err(fault);
        }
        if let Some(overview) = reply.overview {
            if overview.saved != Saved::Stored {
                return Err(Fault::new("cli.state-not-written"));
            }
            self.columns = overview.columns;
        }
        Ok((reply.outcome, done.bytes))
    }

    /// The columns in use.
    pub(super) fn columns(&mut self) -> Result<Vec<Column>, Fault> {
        self.ask(DeskJob::Registration, Vec::new())?;
        Ok(self.columns.clone())
    }

    fn submission(&mut self, job: SubmissionJob) -> Result<SubmissionReply, Fault> {
        match self.ask(DeskJob::Submission(job), Vec::new())?.0 {
            Outcome::Submission(reply) => Ok(reply),
            _ => Err(Fault::new("cli.other-answer")),
        }
    }

    pub(super) fn shown(&mut self, job: SubmissionJob) -> Result<SubmissionView, Fault> {
        match self.submission(job)? {
            SubmissionReply::Shown(view) => Ok(*view),
            _ => Err(Fault::new("cli.other-answer")),
        }
    }

    pub(super) fn text(&mut self, job: SubmissionJob) -> Result<String, Fault> {
        match self.submission(job)? {
            SubmissionReply::Text(text) => Ok(text),
            _ => Err(Fault::new("cli.other-answer")),
        }
    }

    /// Records of a kind, and how many there are in all.
    pub(super) fn rows(
        &mut self,
        kind: RecordKind,
        from: usize,
        count: usize,
    ) -> Result<(usize, Vec<RecordRow>), Fault> {
        match self.submission(SubmissionJob::Rows { kind, from, count })? {
            SubmissionReply::Rows { total, rows } => Ok((total, rows)),
            _ => Err(Fault::new("cli.other-answer")),
        }
    }

    /// One step of the submission: what to do next, and the body of a request.
    pub(super) fn step(
        &mut self,
        happening: Happening,
        bytes: Vec<u8>,
    ) -> Result<(Next, Option<Vec<u8>>), Fault> {
        match self.ask(DeskJob::Submission(SubmissionJob::Step(happening)), bytes)? {
            (Outcome::Submission(SubmissionReply::Next(next)), body) => Ok((*next, body)),
            _ => Err(Fault::new("cli.other-answer")),
        }
    }
}

/// Runs what never has to wait: a folder answers at once.
fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return done;
        }
    }
}
