//! One step of the submission under way: what happened comes in, what to do goes out, and both are stored before.

use ::npqtp::{Access, Answer as Response, Command, Event, Item, Moment, Profile, Request, State};
use base::Severity;
use evidence::{Body, Sha256Digest};

use super::super::workspace::Workspace;
use super::running::Flight;
use super::{Door, Happening, Next, RequestView, SubmissionReply, Todo, wall};
use crate::desk::{Answer, Outcome};
use crate::{Fault, World};

impl Workspace {
    pub(super) fn step_submission(
        &mut self,
        happening: &Happening,
        bytes: &[u8],
        profile: &Profile,
        door: &mut Door,
        world: &World<'_>,
    ) -> Answer {
        let wall = wall::utc(&world.here);
        let held_back = std::mem::take(&mut self.submitting.held_back);
        let name = self.submitting.name.clone();
        let Some(running) = self.running(profile)? else {
            return Err(Fault::new("submission.nothing-under-way"));
        };
        let mine = running.standing.holder.as_ref() == Some(&name);
        let fits = running.fits(profile);
        if *happening == Happening::Reloaded || (mine && held_back) {
            if mine {
                self.let_go(profile)?;
            }
            if *happening == Happening::Reloaded {
                return self.idle(profile, None);
            }
        }
        if mine && let Some((ticket, status)) = happening.ends() {
            self.note_answer(ticket, &wall, status, bytes.len())?;
        }
        if !fits {
            return self.idle(profile, None);
        }
        let by_a_person = matches!(happening, Happening::Started | Happening::Cancelled);
        if !mine && !by_a_person {
            return self.idle(profile, Some("submission.elsewhere"));
        }
        let mut nothing = Access::none();
        let access = match (door.access(profile), happening) {
            (Some(access), _) => access,
            (None, Happening::Started) => return self.idle(profile, Some("submission.credentials-missing")),
            (None, _) => &mut nothing,
        };
        let chance = (world.here.random)();
        let random = chance.iter().take(8).fold(0, |random, byte| random << 8 | u64::from(*byte));
        let now_ms = (world.here.unix_ms)();
        let moment = Moment { now_ms, wall: &wall, random };
        let Some(running) = self.running(profile)? else {
            return Err(Fault::new("submission.nothing-under-way"));
        };
        running.standing.holder = Some(name);
        let before: Vec<u8> = running.submission.items().iter().map(rank).collect();
        let command = running.submission.step(profile, access, happening.event(bytes), moment);
        let request = running.submission.request(profile, access);
        let (todo, body) = self.carry_out(&command, request, now_ms, &wall, profile)?;
        self.tell_evidence(&before, profile);
        self.keep_running();
        Ok((self.told(todo, profile)?, body))
    }

    /// What a command asks the page to do. A request is written into the ledger first.
    fn carry_out(
        &mut self,
        command: &Command,
        request: Option<Request>,
        now_ms: u64,
        wall: &str,
        profile: &Profile,
    ) -> Result<(Todo, Option<Vec<u8>>), Fault> {
        let ticket = match command {
            Command::Authenticate { ticket }
            | Command::Send { ticket, .. }
            | Command::Lookup { ticket, .. } => *ticket,
            Command::WaitUntil { now_ms: until, at_most_ms } => {
                return Ok((Todo::Wait { ms: until.saturating_sub(now_ms).min(*at_most_ms) }, None));
            }
            Command::Idle => return Ok((Todo::Idle, None)),
            Command::Done { outcome } => {
                self.ended(profile)?;
                return Ok((Todo::Done(*outcome), None));
            }
        };
        let request = request.ok_or_else(|| Fault::new("submission.credentials-missing"))?;
        let entry = self.write_ledger(|ledger| ledger.left(&request, wall))?;
        if let Some(running) = &mut self.submitting.running {
            running.standing.flight = Some(Flight { ticket, entry });
        }
        Ok((Todo::Send(view(ticket, &request)), Some(request.body)))
    }

    /// It came to an end, for now or for good: what the platform accepted is remembered.
    fn ended(&mut self, profile: &Profile) -> Result<(), Fault> {
        let Some(running) = self.submitting.running.take() else { return Ok(()) };
        let remembered = self.remember_accepted(&running.submission, profile);
        self.submitting.running = Some(running);
        remembered
    }

    /// Writes down what came of the request that is out.
    fn note_answer(
        &mut self,
        ticket: u64,
        wall: &str,
        status: Option<u16>,
        bytes: usize,
    ) -> Result<(), Fault> {
        let Some(running) = &mut self.submitting.running else { return Ok(()) };
        let Some(flight) = running.standing.flight.take_if(|flight| flight.ticket == ticket) else {
            return Ok(());
        };
        self.write_ledger(|ledger| {
            ledger.answered(flight.entry, wall, status, bytes as u64);
            Ok(())
        })?;
        self.keep_running();
        Ok(())
    }

    /// This desk goes on with it no longer: what was out is unknown, and nothing leaves before a person starts it.
    fn let_go(&mut self, profile: &Profile) -> Result<(), Fault> {
        if let Some(running) = &mut self.submitting.running {
            running.standing.holder = None;
        }
        self.keep_running();
        // Read as another desk would read it.
        self.submitting.running = None;
        self.running(profile)?;
        self.keep_running();
        Ok(())
    }

    /// Writes into the evidence which records left, and what became of which.
    fn tell_evidence(&mut self, before: &[u8], profile: &Profile) {
        let Some(running) = self.submitting.running.take() else { return };
        let origin = profile.origin().as_str();
        for (item, before) in running.submission.items().iter().zip(before) {
            let status = match &item.state {
                _ if rank(item) == *before => continue,
                State::Queued => continue,
                State::Sending => "sending",
                State::Unknown => "unknown",
                State::Accepted { .. } => "accepted",
                State::Rejected { .. } => "rejected",
            };
            let receipt_no = match &item.state {
                State::Accepted { number, .. } => Some(number.clone()),
                _ => None,
            };
            self.happens(Body::Submission(evidence::Submission {
                profile: profile.id().to_owned(),
                origin: origin.to_owned(),
                key: item.key.clone(),
                body_sha256: Sha256Digest::of(item.body().as_bytes()),
                bytes: item.body().len() as u64,
                status: status.to_owned(),
                receipt_no,
            }));
        }
        self.submitting.running = Some(running);
    }

    fn idle(&mut self, profile: &Profile, because: Option<&'static str>) -> Answer {
        let mut outcome = self.told(Todo::Idle, profile)?;
        if let (Outcome::Submission(SubmissionReply::Next(next)), Some(code)) = (&mut outcome, because) {
            next.under_way.tell(code, Severity::Warning);
        }
        Ok((outcome, None))
    }

    fn told(&mut self, todo: Todo, profile: &Profile) -> Result<Outcome, Fault> {
        let Some(running) = self.running(profile)? else {
            return Err(Fault::new("submission.nothing-under-way"));
        };
        let next = Next { todo, under_way: running.view(profile) };
        Ok(Outcome::Submission(SubmissionReply::Next(Box::new(next))))
    }
}

impl Happening {
    /// The request that this is the end of, and the status of the answer.
    const fn ends(&self) -> Option<(u64, Option<u16>)> {
        match self {
            Self::Response { ticket, status, .. } => Some((*ticket, Some(*status))),
            Self::NetworkFailed { ticket } | Self::TimedOut { ticket } => Some((*ticket, None)),
            Self::Started | Self::Reloaded | Self::Cancelled | Self::Tick => None,
        }
    }

    fn event<'a>(&'a self, body: &'a [u8]) -> Event<'a> {
        match self {
            Self::Started => Event::Started,
            Self::Response { ticket, status, retry_after, date } => {
                let answer = Response {
                    status: *status,
                    retry_after: retry_after.as_deref(),
                    date: date.as_deref(),
                    body,
                };
                Event::Response { ticket: *ticket, answer }
            }
            Self::NetworkFailed { ticket } => Event::NetworkFailed { ticket: *ticket },
            Self::TimedOut { ticket } => Event::TimedOut { ticket: *ticket },
            Self::Reloaded => Event::Reloaded,
            Self::Cancelled => Event::Cancelled,
            Self::Tick => Event::Tick,
        }
    }
}

/// The request as the page sees it.
fn view(ticket: u64, request: &Request) -> RequestView {
    RequestView {
        ticket,
        method: match request.method {
            ::npqtp::Method::Get => "GET",
            ::npqtp::Method::Post => "POST",
        }
        .to_owned(),
        origin: request.origin.clone(),
        target: request.target.clone(),
        headers: request.headers.clone(),
        timeout_ms: request.timeout_ms,
        largest_bytes: request.largest_response_bytes,
    }
}

/// Tells states of one record apart.
const fn rank(item: &Item) -> u8 {
    match item.state {
        State::Queued => 0,
        State::Sending => 1,
        State::Unknown => 2,
        State::Accepted { .. } => 3,
        State::Rejected { .. } => 4,
    }
}
