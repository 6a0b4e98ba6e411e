//! One submission, from the first request to the last receipt: events and moments in, commands out.

mod answer;
mod clock;
mod item;
mod outcome;
mod restore;

use base::{Finding, Severity};
use serde::{Deserialize, Serialize};

pub use clock::LONGEST_WAIT_MS;
pub use item::{Item, State, Tally};
pub use outcome::{Answer, Command, Event, Outcome};
pub use restore::{RestoreError, SUBMISSION_LIMIT_BYTES};

use crate::access::Access;
use crate::bodies::{Bodies, compose, fitting};
use crate::moment::Moment;
use crate::profile::{Authentication, Profile};
use crate::request::{self, Request};
use clock::Clock;

/// After so many requests in a row that got nothing, a submission pauses.
pub const FAILURES_LIMIT: u32 = 12;

/// After so many sends of one record without a lasting trace of it on the platform, a submission pauses.
pub const SENDS_LIMIT: u16 = 25;

/// How many findings of a submission are kept.
pub const FINDINGS_LIMIT: usize = 200;

/// From this many sends on, a record goes in ever smaller batches: what makes a platform fail is found that way.
const SUSPECT_SENDS: u16 = 3;

/// The version that is stored.
const VERSION: u32 = 1;

/// Where every record of one submission is. Store it after each step and before its request leaves.
///
/// Nothing in it is secret: credentials and tokens live in an [`Access`].
///
/// ```
/// use npqtp::{Access, Answer, Bodies, Command, Entry, Event, Moment, Past, Profile, Submission};
/// use record::Column::{Batch, Manufacturer, Report};
///
/// let profile = Profile::parse_json(npqtp::rehearsal_profile())?;
/// let values = [(Manufacturer, "Atlas Vacuum"), (Batch, "20260517-0001"), (Report, "IR-2026-00418")];
/// let entry = Entry { id: 1, values: values.map(|(column, text)| (column, text.to_owned())).into() };
/// let bodies = Bodies::build(&profile, &[entry], &Past::default());
/// // A person looks at the bodies and consents. Then, until the command is `Done`:
/// let mut access = Access::client("name", "secret")?;
/// let mut submission = Submission::new(&profile, &bodies);
/// let moment = Moment { now_ms: 0, wall: "2026-06-01T08:00:00Z", random: 7 };
/// let Command::Authenticate { ticket } = submission.step(&profile, &mut access, Event::Started, moment) else {
///     panic!("this profile asks for a token first")
/// };
/// let request = submission.request(&profile, &access).ok_or("a request")?;
/// assert_eq!(request.url(), "http://127.0.0.1:8620/v1/token");
/// let answer = Answer { status: 200, retry_after: None, date: None, body: br#"{ "access_token": "t" }"# };
/// let next = submission.step(&profile, &mut access, Event::Response { ticket, answer }, moment);
/// assert!(matches!(next, Command::WaitUntil { at_most_ms: 100, .. }), "600 requests a minute");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    version: u32,
    profile: String,
    fingerprint: String,
    items: Vec<Item>,
    phase: Phase,
    clock: Clock,
    /// Requests in a row that got nothing.
    failures: u32,
    /// Whether the token was refused since a request last got through.
    token_refused: bool,
    /// Given to each request, so that a late answer is told from the one that is waited for.
    ticket: u64,
    findings: Vec<Finding>,
}

/// What the submission is at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "phase", rename_all = "kebab-case")]
enum Phase {
    /// Nobody has started it.
    Idle,
    /// The next request may leave when the clock lets it.
    Ready,
    /// A request is out.
    Flying { what: What },
    /// It has come to an end, for now or for good.
    Resting { outcome: Outcome },
}

/// What a request that is out is about; records by their place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum What {
    Token,
    Send(Vec<usize>),
    Lookup(Vec<usize>),
}

impl Submission {
    /// A submission of all records of these bodies, which `profile` made. Nothing happens before [`Event::Started`].
    pub fn new(profile: &Profile, bodies: &Bodies) -> Self {
        Self {
            version: VERSION,
            profile: profile.id.clone(),
            fingerprint: profile.fingerprint.clone(),
            items: bodies.records().iter().map(Item::new).collect(),
            phase: Phase::Idle,
            clock: Clock::default(),
            failures: 0,
            token_refused: false,
            ticket: 0,
            findings: Vec::new(),
        }
    }

    /// The records, in the order of the bodies.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// All of it but its records, so that those can be stored in pieces: a step changes few of them. Put back where
    /// they were, under the name `items`, they are what [`Submission::restore`] reads.
    pub fn without_items(&self) -> Self {
        Self {
            version: self.version,
            profile: self.profile.clone(),
            fingerprint: self.fingerprint.clone(),
            items: Vec::new(),
            phase: self.phase.clone(),
            clock: self.clock.clone(),
            failures: self.failures,
            token_refused: self.token_refused,
            ticket: self.ticket,
            findings: self.findings.clone(),
        }
    }

    /// What there is to tell, in the order in which it happened; each thing once.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many records are in which state.
    pub fn tally(&self) -> Tally {
        Tally::of(&self.items)
    }

    /// How it came to an end; `None` while it goes on.
    pub const fn outcome(&self) -> Option<Outcome> {
        match self.phase {
            Phase::Resting { outcome } => Some(outcome),
            Phase::Idle | Phase::Ready | Phase::Flying { .. } => None,
        }
    }

    /// Takes in what happened and says what to do next. The commands that send are carried out with
    /// [`Submission::request`].
    ///
    /// `profile` is the one that it was made with; with any other it stops. Each step gives one command, which
    /// replaces the one before; an event that nobody waits for changes nothing and repeats what is waited for.
    pub fn step(
        &mut self,
        profile: &Profile,
        access: &mut Access,
        event: Event<'_>,
        moment: Moment<'_>,
    ) -> Command {
        self.clock.advance(moment.now_ms);
        if profile.fingerprint != self.fingerprint {
            self.interrupt();
            return self.stop(Finding::new("submission.other-profile", Severity::Error), moment);
        }
        match event {
            Event::Started => self.start(),
            Event::Reloaded => self.interrupt(),
            Event::Cancelled => self.cancel(),
            Event::Tick => self.tick(moment),
            Event::Response { ticket, answer } if self.waits_for(ticket) => {
                self.answered(profile, access, &answer, moment);
            }
            Event::NetworkFailed { ticket } | Event::TimedOut { ticket } if self.waits_for(ticket) => {
                self.lost(moment);
            }
            Event::Response { .. } | Event::NetworkFailed { .. } | Event::TimedOut { .. } => (),
        }
        self.next(profile, access, moment)
    }

    /// The request that the last command asks for; `None` where it asks for none.
    pub fn request(&self, profile: &Profile, access: &Access) -> Option<Request> {
        let Phase::Flying { what } = &self.phase else { return None };
        if profile.fingerprint != self.fingerprint {
            return None;
        }
        match what {
            What::Token => request::authenticate(profile, access),
            What::Send(places) => {
                let body = compose(profile, self.at(places).map(|item| item.body.as_str()));
                Some(request::send(profile, access, body, places.len()))
            }
            What::Lookup(places) => {
                let keys: Vec<&str> = self.at(places).map(|item| item.key.as_str()).collect();
                Some(request::lookup(profile, access, &keys))
            }
        }
    }

    fn at<'a>(&'a self, places: &'a [usize]) -> impl Iterator<Item = &'a Item> {
        places.iter().filter_map(|place| self.items.get(*place))
    }

    fn waits_for(&self, ticket: u64) -> bool {
        matches!(self.phase, Phase::Flying { .. }) && ticket == self.ticket
    }

    /// Begins, or goes on after a pause, a stop or a cancel. A second start while it goes on changes nothing.
    fn start(&mut self) {
        if matches!(self.phase, Phase::Idle | Phase::Resting { .. }) {
            self.phase = Phase::Ready;
            self.failures = 0;
            self.token_refused = false;
            self.items.iter_mut().for_each(Item::begin_anew);
        }
    }

    /// Whatever was out is lost from sight: what was being sent may have arrived or not.
    fn interrupt(&mut self) {
        self.clock.forget();
        if let Phase::Flying { .. } = self.phase {
            self.phase = Phase::Ready;
        }
        self.mark_sending(&State::Unknown);
    }

    fn cancel(&mut self) {
        if !matches!(self.phase, Phase::Resting { .. }) {
            self.mark_sending(&State::Unknown);
            self.phase = Phase::Resting { outcome: Outcome::Cancelled };
        }
    }

    fn tick(&mut self, moment: Moment<'_>) {
        self.clock.tick();
        if matches!(self.phase, Phase::Flying { .. }) && self.clock.flight_is_over() {
            self.lost(moment);
        }
    }

    /// No answer, or none that can be read: what was being sent may have arrived or not.
    fn lost(&mut self, moment: Moment<'_>) {
        self.mark_sending(&State::Unknown);
        self.fail(None, moment);
    }

    fn mark_sending(&mut self, state: &State) {
        for item in self.items.iter_mut().filter(|item| item.state == State::Sending) {
            item.state = state.clone();
        }
    }

    /// A request got nothing: the next one waits, longer each time.
    fn fail(&mut self, retry_after_ms: Option<u64>, moment: Moment<'_>) {
        self.failures = self.failures.saturating_add(1);
        self.phase = Phase::Ready;
        self.clock.back_off(self.failures, retry_after_ms, moment.random);
        if self.failures >= FAILURES_LIMIT {
            self.tell(Finding::new("submission.gave-up", Severity::Warning).with("count", self.failures));
            self.phase = Phase::Resting { outcome: Outcome::Paused };
        }
    }

    fn stop(&mut self, finding: Finding, moment: Moment<'_>) -> Command {
        self.tell(finding);
        self.phase = Phase::Resting { outcome: Outcome::Stopped };
        self.current(moment)
    }

    fn tell(&mut self, finding: Finding) {
        if self.findings.len() < FINDINGS_LIMIT && !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    /// What is waited for, without doing anything new.
    fn current(&self, moment: Moment<'_>) -> Command {
        match &self.phase {
            Phase::Idle => Command::Idle,
            Phase::Resting { outcome } => Command::Done { outcome: *outcome },
            Phase::Ready => self.clock.wait_until(moment.now_ms),
            Phase::Flying { .. } => self.clock.flight_until(moment.now_ms),
        }
    }

    /// Chooses the next request, when it may leave. Only queued records are sent, and nothing but the platform's own
    /// word makes an unknown record a queued one.
    fn next(&mut self, profile: &Profile, access: &mut Access, moment: Moment<'_>) -> Command {
        if self.phase != Phase::Ready {
            return self.current(moment);
        }
        // Those that the platform said nothing of let the others go first: it may still be at work on them.
        let (mut unknown, mut queued) = (self.unknown(profile), Vec::new());
        if self.at(&unknown).all(|item| item.lookups > 0) {
            queued = self.queued(profile);
        }
        if !queued.is_empty() {
            unknown.clear();
        }
        if unknown.is_empty() && queued.is_empty() {
            self.phase = Phase::Resting { outcome: Outcome::Completed };
            return self.current(moment);
        }
        if !access.suits(profile) {
            return self.stop(Finding::new("submission.credentials-missing", Severity::Error), moment);
        }
        if self.at(&queued).any(|item| item.sends >= SENDS_LIMIT) {
            self.tell(
                Finding::new("submission.sent-too-often", Severity::Warning).with("count", SENDS_LIMIT),
            );
            self.phase = Phase::Resting { outcome: Outcome::Paused };
            return self.current(moment);
        }
        if !self.clock.may_leave() {
            return self.current(moment);
        }
        self.ticket = self.ticket.wrapping_add(1);
        self.clock.leave(&profile.pace);
        let ticket = self.ticket;
        let wants_token = matches!(profile.authentication(), Authentication::ClientCredentials { .. });
        if wants_token && !access.has_token() {
            self.phase = Phase::Flying { what: What::Token };
            return Command::Authenticate { ticket };
        }
        if unknown.is_empty() {
            for place in &queued {
                if let Some(item) = self.items.get_mut(*place) {
                    item.state = State::Sending;
                    item.sends = item.sends.saturating_add(1);
                }
            }
            let keys = self.at(&queued).map(|item| item.key.clone()).collect();
            self.phase = Phase::Flying { what: What::Send(queued) };
            Command::Send { ticket, keys }
        } else {
            let keys = self.at(&unknown).map(|item| item.key.clone()).collect();
            self.phase = Phase::Flying { what: What::Lookup(unknown) };
            Command::Lookup { ticket, keys }
        }
    }

    /// The next records to look up: those that were asked for least come first.
    fn unknown(&self, profile: &Profile) -> Vec<usize> {
        let unknown = || self.items.iter().enumerate().filter(|(_, item)| item.state == State::Unknown);
        let Some(least) = unknown().map(|(_, item)| item.lookups).min() else { return Vec::new() };
        let alike = unknown().filter(|(_, item)| item.lookups == least);
        alike.map(|(place, _)| place).take(profile.lookup.keys_at_once).collect()
    }

    /// The next batch: those that were sent least come first, so that no record holds up the others.
    fn queued(&self, profile: &Profile) -> Vec<usize> {
        let queued = || self.items.iter().enumerate().filter(|(_, item)| item.state == State::Queued);
        let Some((_, first)) = queued().min_by_key(|(_, item)| item.sends) else { return Vec::new() };
        let alike = || queued().filter(|(_, item)| item.sends == first.sends && item.cap == first.cap);
        let cap = first.cap.map_or(profile.batch_size, |cap| usize::from(cap).min(profile.batch_size));
        let count = fitting(profile, alike().map(|(_, item)| item.body.len()), cap);
        alike().take(count).map(|(place, _)| place).collect()
    }
}
