//! Submissions to the platform: profiles, what would leave, what left.
//!
//! ```text
//! submission/profiles            the user's own profiles, and which one is chosen
//! submission/past/PLATFORM/…     what the platform accepted before, in blocks of records
//! submission/ledger/…            everything that ever left, in blocks of entries
//! submission/now/head            the submission under way without its records, and which desk goes on with it
//! submission/now/items/…         its records, in blocks: a step writes the blocks that it changed
//! ```
//!
//! Credentials are in none of them: they are in a `Door`, beside the workspace, and end with the program.

mod door;
mod entries;
mod job;
mod ledger;
#[cfg(test)]
mod noted;
mod past;
mod prepared;
mod profiles;
mod rows;
mod running;
mod step;
mod wall;

pub use job::*;

use ::npqtp::{Ledger, Profile};
use base::{Finding, Severity};

use super::DeskReply;
use super::workspace::Workspace;
use super::{Answer, Desk, Outcome};
use crate::{Fault, World};
pub(super) use door::Door;
use prepared::Prepared;
use profiles::Profiles;
use running::Running;

/// How many rows or entries are answered at once.
const WINDOW_LIMIT: usize = 500;

/// What of submissions is only in memory.
#[derive(Debug, Default)]
pub(super) struct Submitting {
    /// What this desk is called among those that work on the same store; empty until it is asked.
    name: String,
    prepared: Option<Prepared>,
    /// What was begun last, until it is certain that the store took it.
    begun: Option<Prepared>,
    /// The submission under way, as it was stored last; see [`Workspace::running`].
    running: Option<Running>,
    /// The ledger, and the [`super::kept::Kept::version`] that it was read at.
    ledger: Option<(u64, Ledger)>,
    /// A request was made, and then kept back because the store refused what led to it.
    held_back: bool,
}

impl Desk {
    /// Does work on submissions; `bytes` travel beside the job.
    pub(super) fn submission(&mut self, job: &SubmissionJob, bytes: &[u8], world: &World<'_>) -> Answer {
        let Self { open, door, .. } = self;
        let open = open.as_mut().ok_or_else(|| Fault::new("desk.none-open"))?;
        open.submission(job, bytes, door, world)
    }

    /// Takes a request out of a reply again where not everything is stored: what nobody would remember must not leave.
    pub(super) fn hold_back(&mut self, reply: &mut DeskReply, file: &mut Option<Vec<u8>>) {
        let Some(open) = self.open.as_mut().filter(|open| open.has_unsaved()) else { return };
        if let Outcome::Submission(SubmissionReply::Next(next)) = &reply.outcome
            && matches!(next.todo, Todo::Send(_))
        {
            open.submitting.held_back = true;
            reply.outcome = Outcome::Failed(Fault::new("submission.not-stored"));
            *file = None;
        }
    }
}

impl Workspace {
    /// The profile that is chosen: what it says of the platform holds for exports as well.
    pub(super) fn chosen_profile(&self) -> Result<Profile, Fault> {
        Ok(Profiles::of(&self.kept)?.chosen())
    }

    fn submission(
        &mut self,
        job: &SubmissionJob,
        bytes: &[u8],
        door: &mut Door,
        world: &World<'_>,
    ) -> Answer {
        if self.submitting.name.is_empty() {
            let chance = (world.here.random)();
            self.submitting.name = chance.iter().map(|byte| format!("{byte:02x}")).collect();
        }
        self.settle_begun()?;
        let mut profiles = Profiles::of(&self.kept)?;
        let profile = profiles.chosen();
        door.open_only_for(&profile);
        let answer = |reply| Ok((Outcome::Submission(reply), None));
        match job {
            SubmissionJob::Show => {}
            SubmissionJob::Choose(id) => {
                profiles.choose(id)?;
                return self.with_profiles(&profiles, door);
            }
            SubmissionJob::PutProfile(json) => {
                profiles.put(json)?;
                return self.with_profiles(&profiles, door);
            }
            SubmissionJob::ForgetProfile(id) => {
                profiles.forget(id)?;
                return self.with_profiles(&profiles, door);
            }
            SubmissionJob::ProfileText(id) => {
                return answer(SubmissionReply::Text(profiles.text(id.as_deref())?));
            }
            SubmissionJob::Prepare(scope) => {
                self.nothing_open(&profile)?;
                let prepared = self.prepare(scope, &profile, world.today)?;
                self.submitting.prepared = Some(prepared);
            }
            SubmissionJob::PutAside => self.put_aside(&profile)?,
            SubmissionJob::Rows { kind, from, count } => {
                let (total, rows) = self.record_rows(*kind, *from, (*count).min(WINDOW_LIMIT), &profile)?;
                return answer(SubmissionReply::Rows { total, rows });
            }
            SubmissionJob::Body(at) => {
                let prepared = self.submitting.prepared.as_ref();
                let prepared = prepared.ok_or_else(|| Fault::new("submission.nothing-prepared"))?;
                let body = prepared.body(&profile, *at);
                return answer(SubmissionReply::Text(
                    body.ok_or_else(|| Fault::new("submission.no-such-body"))?,
                ));
            }
            SubmissionJob::Begin(digest) => self.begin_submission(digest, &profile, world)?,
            SubmissionJob::Credentials(credentials) => door.keep(credentials.as_ref(), &profile)?,
            SubmissionJob::Step(happening) => {
                let stepped = self.step_submission(happening, bytes, &profile, door, world);
                if stepped.is_err() {
                    // Half a step is none: what is stored counts.
                    self.submitting.running = None;
                }
                return stepped;
            }
            SubmissionJob::Ledger { from, count } => {
                return answer(self.ledger_entries(*from, (*count).min(WINDOW_LIMIT))?);
            }
        }
        let view = self.submission_view(&profiles, &profile, door)?;
        answer(SubmissionReply::Shown(Box::new(view)))
    }

    /// Keeps other profiles, or another choice among them. What was prepared with the profile before is no longer it,
    /// nor are credentials.
    fn with_profiles(&mut self, profiles: &Profiles, door: &mut Door) -> Answer {
        self.keep(profiles::KEY, profiles);
        let profile = profiles.chosen();
        door.open_only_for(&profile);
        self.submitting.prepared.take_if(|prepared| !prepared.is_of(&profile));
        let view = self.submission_view(profiles, &profile, door)?;
        Ok((Outcome::Submission(SubmissionReply::Shown(Box::new(view))), None))
    }

    fn submission_view(
        &mut self,
        profiles: &Profiles,
        profile: &Profile,
        door: &mut Door,
    ) -> Result<SubmissionView, Fault> {
        let has_credentials = door.access(profile).is_some();
        let mut under_way = match self.running(profile) {
            Ok(running) => running.map(|running| running.view(profile)),
            // Where it cannot be read it can still be seen, and put aside.
            Err(fault) => Some(running::unreadable(&fault)),
        };
        if let Some(under_way) = under_way.as_mut().filter(|under_way| under_way.outcome.is_none())
            && !has_credentials
        {
            under_way.tell("submission.credentials-missing", Severity::Warning);
        }
        Ok(SubmissionView {
            profiles: profiles.cards(),
            profile: profiles::view(profile),
            has_credentials,
            prepared: self.submitting.prepared.as_ref().map(Prepared::view),
            under_way,
            ledger: self.ledger()?.totals(),
        })
    }
}

impl UnderWay {
    /// Adds what is true now and need not be remembered.
    fn tell(&mut self, code: &'static str, severity: Severity) {
        if !self.findings.iter().any(|finding| finding.code == code) {
            self.findings.push(Finding::new(code, severity));
        }
    }
}
