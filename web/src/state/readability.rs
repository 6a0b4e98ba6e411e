//! Where a tally of readability stands: try after try, each with a beginning, an end and a pause for the hand.
//!
//! ```text
//! Idle ── Begin ──► Starting ─ frame ──► Trying ── read · wrong · 10 s ──► Away ── label gone ──► Trying … Done
//!                       ▲                  │ Pause                           │
//!                       └───── Resume ── Paused ◄────────────────────────────┘
//! ```

mod shelf;

use std::rc::Rc;

use service::readability::{Device, LabelName, MAX_TRIES, Run, Try, TryOutcome};
use service::{Fault, ScanReport};
use yew::{AttrValue, Reducible};

pub use shelf::{Shelf, ShelfAction};

/// After so long without an answer a try has timed out, in milliseconds.
pub const TRY_LIMIT_MS: f64 = 10_000.0;

/// The label is away when no code was seen for so long, in milliseconds.
pub const AWAY_MS: f64 = 700.0;

/// The longest wait for the label to go, in milliseconds: one on a stand stays where it is.
pub const AWAY_LIMIT_MS: f64 = 2_000.0;

/// How many tries a person can choose from.
pub const TRIES: [usize; 3] = [5, 10, 20];

/// How many tries are proposed.
pub const PROPOSED_TRIES: usize = 10;

/// A run under way or just ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// Which label is tried.
    pub label: Rc<LabelName>,
    /// How many tries that count are wanted.
    pub wanted: usize,
    /// The tries so far.
    pub run: Run,
    /// What was read instead of the label, by the last try that ended.
    pub wrong: Option<AttrValue>,
}

/// Where a tally stands. Times are by one clock of the page, in milliseconds.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Tally {
    /// Nothing is tried.
    #[default]
    Idle,
    /// The camera starts.
    Starting(Session),
    /// The label is looked for.
    Trying {
        /// The run.
        session: Session,
        /// When the try began.
        since_ms: f64,
        /// How many frames were looked at.
        frames: u32,
    },
    /// A try ended; the person takes the label away.
    Away {
        /// The run.
        session: Session,
        /// When the try ended.
        since_ms: f64,
        /// When a code was seen last.
        seen_ms: f64,
    },
    /// The person paused. A try that had begun is not kept.
    Paused(Session),
    /// All tries are done, or the person stopped.
    Done(Session),
    /// The camera or the reader failed; the tries so far are kept.
    Failed(Session, Fault),
}

/// What a frame shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Sight {
    /// No code.
    Nothing,
    /// A code that was not read, or not surely.
    Unread,
    /// The label.
    Label {
        /// How much error correction is left, 0 to 1.
        margin: f64,
        /// Pixels a module.
        module_px: f64,
    },
    /// Codes that are not the label's: what the first of them says.
    Other(AttrValue),
}

impl Sight {
    /// What a frame shows to one who looks for this payload. The frame was read without knowing of it.
    pub fn of(report: &ScanReport, payload: &str) -> Self {
        let is_label = |text: &Option<String>| text.as_deref() == Some(payload);
        if let Some(symbol) = report.symbols.iter().find(|symbol| is_label(&symbol.text)) {
            return Self::Label { margin: symbol.margin, module_px: symbol.module_px };
        }
        match report.symbols.first() {
            Some(other) => Self::Other(other.text.clone().unwrap_or_default().into()),
            None if report.unread.is_empty() && report.unconfirmed.is_empty() => Self::Nothing,
            None => Self::Unread,
        }
    }
}

/// What can happen to a tally.
#[derive(Debug, Clone, PartialEq)]
pub enum TallyAction {
    /// A run is to begin.
    Begin(Session),
    /// A frame was answered.
    Frame {
        /// When it was taken.
        taken_ms: f64,
        /// When it was answered.
        answered_ms: f64,
        /// What it was taken with.
        device: Option<Device>,
        /// What it shows.
        sight: Sight,
    },
    /// The time.
    Tick(f64),
    /// The try is left: it is noted, and counts neither way. The time.
    Abandon(f64),
    /// The person pauses.
    Pause,
    /// The person goes on.
    Resume,
    /// The last try was none: it is taken back.
    TakeBack,
    /// Enough.
    Stop,
    /// The camera or the reader can't be used.
    Failed(Fault),
    /// The result was seen.
    Closed,
}

impl Session {
    /// How many tries there are that count.
    pub fn counted(&self) -> usize {
        self.run.tries.iter().filter(|one| one.outcome != TryOutcome::Abandoned).count()
    }

    fn is_complete(&self) -> bool {
        self.counted() >= self.wanted || self.run.tries.len() >= MAX_TRIES
    }

    /// The same without its last try.
    fn taken_back(&self) -> Self {
        let mut session = self.clone();
        session.run.tries.pop();
        Self { wrong: None, ..session }
    }

    /// The situation after one more try.
    fn after(&self, one: Try, wrong: Option<AttrValue>, now_ms: f64) -> Tally {
        let mut session = Self { wrong, ..self.clone() };
        session.run.tries.push(one);
        if session.is_complete() {
            Tally::Done(session)
        } else {
            Tally::Away { session, since_ms: now_ms, seen_ms: now_ms }
        }
    }

    /// The situation when no more tries are made: a run without any leaves nothing behind.
    fn ended(&self) -> Tally {
        if self.run.tries.is_empty() { Tally::Idle } else { Tally::Done(self.clone()) }
    }
}

impl Tally {
    /// The run under way or just ended.
    pub const fn session(&self) -> Option<&Session> {
        match self {
            Self::Idle => None,
            Self::Starting(session)
            | Self::Trying { session, .. }
            | Self::Away { session, .. }
            | Self::Paused(session)
            | Self::Done(session)
            | Self::Failed(session, _) => Some(session),
        }
    }

    /// Whether the camera is wanted.
    pub const fn camera_wanted(&self) -> bool {
        matches!(self, Self::Starting(_) | Self::Trying { .. } | Self::Away { .. } | Self::Paused(_))
    }

    /// Whether the camera is to give frames.
    pub const fn looks(&self) -> bool {
        matches!(self, Self::Starting(_) | Self::Trying { .. } | Self::Away { .. })
    }

    fn framed(&self, taken_ms: f64, answered_ms: f64, device: Option<Device>, sight: Sight) -> Option<Self> {
        match self {
            // The first answer shows that camera and reader run: from now on the time counts.
            Self::Starting(session) => {
                Some(Self::Trying { session: session.clone(), since_ms: answered_ms, frames: 0 })
            }
            // A frame from before the try says nothing of it.
            Self::Trying { since_ms, .. } if taken_ms < *since_ms => None,
            Self::Trying { session, since_ms, frames } => {
                let mut session = session.clone();
                session.run.device = session.run.device.or(device);
                let mut one = Try {
                    outcome: TryOutcome::Read,
                    time_ms: Some(answered_ms - since_ms),
                    frames: frames + 1,
                    margin: None,
                    module_px: None,
                };
                match sight {
                    Sight::Label { margin, module_px } => {
                        (one.margin, one.module_px) = (Some(margin), Some(module_px));
                        Some(session.after(one, None, answered_ms))
                    }
                    Sight::Other(text) => {
                        one.outcome = TryOutcome::Wrong;
                        Some(session.after(one, Some(text), answered_ms))
                    }
                    Sight::Nothing | Sight::Unread => {
                        let looking = Self::Trying { session, since_ms: *since_ms, frames: frames + 1 };
                        Some(looking.timed(answered_ms).unwrap_or(looking))
                    }
                }
            }
            Self::Away { session, since_ms, seen_ms } if sight != Sight::Nothing => {
                let seen_ms = seen_ms.max(taken_ms);
                let away = Self::Away { session: session.clone(), since_ms: *since_ms, seen_ms };
                Some(away.timed(answered_ms).unwrap_or(away))
            }
            _ => self.timed(answered_ms),
        }
    }

    /// What the time alone changes.
    fn timed(&self, now_ms: f64) -> Option<Self> {
        match self {
            Self::Trying { session, since_ms, frames } if now_ms - since_ms >= TRY_LIMIT_MS => {
                let outcome = TryOutcome::TimedOut;
                let (time_ms, frames) = (Some(TRY_LIMIT_MS), *frames);
                let one = Try { outcome, time_ms, frames, margin: None, module_px: None };
                Some(session.after(one, None, now_ms))
            }
            Self::Away { session, since_ms, seen_ms }
                if now_ms - seen_ms >= AWAY_MS || now_ms - since_ms >= AWAY_LIMIT_MS =>
            {
                Some(Self::Trying { session: session.clone(), since_ms: now_ms, frames: 0 })
            }
            _ => None,
        }
    }

    /// The situation after this; `None` where it changes nothing.
    fn next(&self, action: TallyAction) -> Option<Self> {
        match (self, action) {
            (Self::Idle | Self::Done(_) | Self::Failed(..), TallyAction::Begin(session)) => {
                Some(Self::Starting(session))
            }
            (_, TallyAction::Frame { taken_ms, answered_ms, device, sight }) => {
                self.framed(taken_ms, answered_ms, device, sight)
            }
            (_, TallyAction::Tick(now_ms)) => self.timed(now_ms),
            (Self::Trying { session, since_ms, frames }, TallyAction::Abandon(now_ms)) => {
                let (outcome, frames) = (TryOutcome::Abandoned, *frames);
                let one =
                    Try { outcome, time_ms: Some(now_ms - since_ms), frames, margin: None, module_px: None };
                Some(session.after(one, None, now_ms))
            }
            (
                Self::Starting(session) | Self::Trying { session, .. } | Self::Away { session, .. },
                TallyAction::Pause,
            ) => Some(Self::Paused(session.clone())),
            (Self::Paused(session) | Self::Done(session) | Self::Failed(session, _), TallyAction::Resume)
                if !session.is_complete() =>
            {
                Some(Self::Starting(session.clone()))
            }
            (_, TallyAction::TakeBack) => self.taken_back(),
            (
                Self::Starting(session)
                | Self::Trying { session, .. }
                | Self::Away { session, .. }
                | Self::Paused(session),
                TallyAction::Stop,
            ) => Some(session.ended()),
            (
                Self::Starting(session)
                | Self::Trying { session, .. }
                | Self::Away { session, .. }
                | Self::Paused(session),
                TallyAction::Failed(fault),
            ) => Some(Self::Failed(session.clone(), fault)),
            (Self::Done(_) | Self::Failed(..), TallyAction::Closed) => Some(Self::Idle),
            _ => None,
        }
    }

    fn taken_back(&self) -> Option<Self> {
        let session = self.session().filter(|session| !session.run.tries.is_empty())?.taken_back();
        Some(match self {
            Self::Trying { since_ms, frames, .. } => {
                Self::Trying { session, since_ms: *since_ms, frames: *frames }
            }
            Self::Away { since_ms, seen_ms, .. } => {
                Self::Away { session, since_ms: *since_ms, seen_ms: *seen_ms }
            }
            Self::Failed(_, fault) => Self::Failed(session, fault.clone()),
            // There is a try to make again.
            _ => Self::Paused(session),
        })
    }
}

impl Reducible for Tally {
    type Action = TallyAction;

    fn reduce(self: Rc<Self>, action: TallyAction) -> Rc<Self> {
        match self.next(action) {
            Some(next) if next != *self => next.into(),
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests;
