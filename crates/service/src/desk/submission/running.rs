//! The submission under way: how it is stored, and which desk goes on with it.
//!
//! **In pieces.** A submission of 50,000 records is some 35 MB of JSON, and it is stored before each request leaves. A
//! step changes the hundred records of one request; so the records lie in blocks of a hundred, and a step writes the
//! blocks that it changed, and the head.
//!
//! **One desk goes on.** Two tabs on one store are two desks. The one that a person started is the holder; another can
//! look on, and becomes the holder only when a person starts or cancels there. A step is a commit on the revision that
//! it was made on: of two desks that step at once, one is told that the store moved on, and does its step again on what
//! the other stored. So no ticket is given twice.

use std::hash::{DefaultHasher, Hasher};

use ::npqtp::{Item, Outcome, Profile, Submission, Tally};
use base::{Finding, Severity};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::super::workspace::Workspace;
use super::UnderWay;
use crate::{Fault, World};

const HEAD: &str = "submission/now/head";
const ITEMS: &str = "submission/now/items/";

/// How many records a block has: as many as go into one request of the usual size.
const ITEMS_A_BLOCK: usize = 100;

/// A submission under way, and what is stored of it.
#[derive(Debug)]
pub(super) struct Running {
    pub(super) submission: Submission,
    pub(super) standing: Standing,
    /// It was made here, or read and found sound with its profile.
    checked: bool,
    /// A hash of each block's progress as it is stored; `None` where the block has to be written.
    marks: Vec<Option<u64>>,
}

/// What is stored of a submission beside itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Standing {
    /// Of the profile that it was begun with.
    pub(super) fingerprint: String,
    /// What a person consented to.
    digest: String,
    /// The desk that goes on with it.
    pub(super) holder: Option<String>,
    /// Counts what was stored.
    step: u64,
    /// The request that is out.
    pub(super) flight: Option<Flight>,
    /// How many records there are.
    items: usize,
}

/// A request that is out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Flight {
    pub(super) ticket: u64,
    /// Its place in the ledger.
    pub(super) entry: usize,
}

/// What tells two states in the store apart: who wrote it, and how many were written before.
type Stamp = (String, Option<String>, u64);

/// What is stored under [`HEAD`].
#[derive(Serialize, Deserialize)]
struct Head<S> {
    standing: Standing,
    /// All but the records.
    submission: S,
}

impl Standing {
    fn stamp(&self) -> Stamp {
        (self.digest.clone(), self.holder.clone(), self.step)
    }
}

impl Running {
    pub(super) fn fits(&self, profile: &Profile) -> bool {
        self.standing.fingerprint == profile.fingerprint()
    }

    pub(super) fn view(&self, profile: &Profile) -> UnderWay {
        let mut view = UnderWay {
            tally: self.submission.tally(),
            outcome: self.submission.outcome(),
            findings: self.submission.findings().to_vec(),
            profile_fits: self.fits(profile),
        };
        if !view.profile_fits && view.outcome != Some(Outcome::Completed) {
            view.tell("submission.other-profile", Severity::Error);
        }
        view
    }

    /// Whether nothing of it ever left.
    fn is_untouched(&self) -> bool {
        let tally = self.submission.tally();
        tally.queued == self.submission.items().len() && self.standing.flight.is_none()
    }
}

/// A submission that cannot be read: it can be seen, and put aside.
pub(super) fn unreadable(fault: &Fault) -> UnderWay {
    let known = ["submission.stored-version", "submission.stored-too-large"];
    let code = known.into_iter().find(|code| *code == fault.code).unwrap_or("submission.stored-damaged");
    let findings = vec![Finding::new(code, Severity::Error)];
    UnderWay { tally: Tally::default(), outcome: None, findings, profile_fits: true }
}

impl Workspace {
    /// The submission under way, as the store has it.
    ///
    /// What this desk wrote itself is taken as it is; what another desk or an earlier program wrote is taken up with
    /// whatever was out being unknown.
    pub(super) fn running(&mut self, profile: &Profile) -> Result<Option<&mut Running>, Fault> {
        let Some(Head { standing, submission }) = self.kept.get::<Head<Value>>(HEAD)? else {
            self.submitting.running = None;
            return Ok(None);
        };
        let fits = standing.fingerprint == profile.fingerprint();
        let current =
            |running: &Running| running.standing.stamp() == standing.stamp() && (running.checked || !fits);
        let running = match self.submitting.running.take().filter(current) {
            Some(running) => running,
            None => self.load_running(standing, submission, profile)?,
        };
        Ok(Some(self.submitting.running.insert(running)))
    }

    fn load_running(
        &self,
        standing: Standing,
        mut submission: Value,
        profile: &Profile,
    ) -> Result<Running, Fault> {
        let damaged = || Fault::new("submission.stored-damaged");
        let mut items: Vec<Value> = Vec::new();
        for number in 0..standing.items.div_ceil(ITEMS_A_BLOCK) {
            items.extend(self.kept.get::<Vec<Value>>(&block_key(number))?.ok_or_else(damaged)?);
        }
        if items.len() != standing.items {
            return Err(damaged());
        }
        let sending = |item: &Value| item.pointer("/state/state").and_then(Value::as_str) == Some("sending");
        let changed: Vec<bool> = items.chunks(ITEMS_A_BLOCK).map(|block| block.iter().any(sending)).collect();
        submission.as_object_mut().ok_or_else(damaged)?.insert("items".to_owned(), Value::Array(items));
        let mine = standing.holder.as_ref() == Some(&self.submitting.name);
        let fits = standing.fingerprint == profile.fingerprint();
        let (submission, changed) = if fits && !mine {
            let restored = Submission::restore(&submission.to_string(), profile);
            (restored.map_err(|error| Fault::new(error.code()))?, changed)
        } else {
            let stored = serde_json::from_value::<Submission>(submission);
            (stored.map_err(|_| damaged())?, vec![false; changed.len()])
        };
        let marks = marks(submission.items());
        let marks = marks.zip(changed).map(|(mark, changed)| (!changed).then_some(mark)).collect();
        Ok(Running { submission, standing, checked: fits, marks })
    }

    /// Stores the submission under way: its head, and the blocks of records that changed.
    pub(super) fn keep_running(&mut self) {
        let Some(mut running) = self.submitting.running.take() else { return };
        let Running { submission, standing, marks: stored, .. } = &mut running;
        let now = marks(submission.items());
        for ((number, block), mark) in submission.items().chunks(ITEMS_A_BLOCK).enumerate().zip(now) {
            if stored.get(number) != Some(&Some(mark)) {
                self.keep(&block_key(number), &block);
                stored.resize(stored.len().max(number + 1), None);
                stored[number] = Some(mark);
            }
        }
        standing.step += 1;
        self.keep(HEAD, &Head { standing: standing.clone(), submission: submission.without_items() });
        self.submitting.running = Some(running);
    }

    /// A person consents to what has this digest: it is made again from the records as they are now, and has to be the
    /// same.
    pub(super) fn begin_submission(
        &mut self,
        digest: &str,
        profile: &Profile,
        world: &World<'_>,
    ) -> Result<(), Fault> {
        self.nothing_open(profile)?;
        let Some(prepared) = &self.submitting.prepared else {
            return Err(Fault::new("submission.nothing-prepared"));
        };
        let scope = prepared.scope.clone();
        let prepared = self.prepare(&scope, profile, world.today)?;
        if prepared.digest != digest {
            self.submitting.prepared = Some(prepared);
            return Err(Fault::new("submission.changed-since-shown"));
        }
        if prepared.bodies.records().is_empty() {
            return Err(Fault::new("submission.nothing-to-send"));
        }
        self.put_aside(profile)?;
        let submission = Submission::new(profile, &prepared.bodies);
        let standing = Standing {
            fingerprint: profile.fingerprint().to_owned(),
            digest: prepared.digest.clone(),
            holder: Some(self.submitting.name.clone()),
            step: 0,
            flight: None,
            items: submission.items().len(),
        };
        self.submitting.running = Some(Running { submission, standing, checked: true, marks: Vec::new() });
        self.keep_running();
        self.submitting.begun = Some(prepared);
        Ok(())
    }

    /// What was prepared comes back when the store did not take its beginning.
    pub(super) fn settle_begun(&mut self) -> Result<(), Fault> {
        let Some(prepared) = self.submitting.begun.take() else { return Ok(()) };
        let head: Option<Head<Value>> = self.kept.get(HEAD)?;
        if head.is_none_or(|head| head.standing.digest != prepared.digest) {
            self.submitting.prepared = Some(prepared);
        }
        Ok(())
    }

    /// Refuses while a submission is under way that is not completed.
    pub(super) fn nothing_open(&mut self, profile: &Profile) -> Result<(), Fault> {
        let open = match self.running(profile) {
            Ok(running) => {
                running.is_some_and(|running| running.submission.outcome() != Some(Outcome::Completed))
            }
            Err(_) => true,
        };
        if open { Err(Fault::new("submission.under-way")) } else { Ok(()) }
    }

    /// Puts what was prepared aside, and what came to its end. What the platform accepted is remembered.
    ///
    /// # Errors
    /// `submission.still-going`.
    pub(super) fn put_aside(&mut self, profile: &Profile) -> Result<(), Fault> {
        self.submitting.prepared = None;
        let running = match self.running(profile) {
            Ok(None) => return Ok(()),
            Ok(Some(running)) => {
                let going = running.submission.outcome().is_none() && running.standing.holder.is_some();
                if going && running.fits(profile) && !running.is_untouched() {
                    return Err(Fault::new("submission.still-going"));
                }
                self.submitting.running.take()
            }
            // It cannot be read: there is nothing in it to remember.
            Err(_) => None,
        };
        if let Some(running) = running.filter(|running| running.fits(profile)) {
            self.remember_accepted(&running.submission, profile)?;
        }
        let keys: Vec<String> = self.kept.under(ITEMS).map(str::to_owned).collect();
        keys.iter().for_each(|key| self.forget_kept(key));
        self.forget_kept(HEAD);
        Ok(())
    }
}

fn block_key(number: usize) -> String {
    format!("{ITEMS}{number:06}")
}

/// A hash of each block's progress, the same in each run of the program.
fn marks(items: &[Item]) -> impl Iterator<Item = u64> {
    items.chunks(ITEMS_A_BLOCK).map(|block| {
        let mut hasher = DefaultHasher::new();
        block.iter().for_each(|item| item.hash_progress(&mut hasher));
        hasher.finish()
    })
}
