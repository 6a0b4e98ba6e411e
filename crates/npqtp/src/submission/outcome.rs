//! What a submission hears and says.

use serde::{Deserialize, Serialize};

/// An answer of the platform, as the network gave it. A page sees the two headers only where the platform exposes
/// them (`Access-Control-Expose-Headers`); without them the waits are our own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer<'a> {
    /// HTTP status; 0 where a browser hides a redirect.
    pub status: u16,
    /// Header `Retry-After`: seconds, or a date.
    pub retry_after: Option<&'a str>,
    /// Header `Date`: what the platform's own clock says.
    pub date: Option<&'a str>,
    /// The body; of one that is too large at least one byte more than is read.
    pub body: &'a [u8],
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event<'a> {
    /// A person consented, or wants to go on after a pause, a stop or a cancel.
    Started,
    /// An answer came whole.
    Response {
        /// Of the command that asked.
        ticket: u64,
        /// What came.
        answer: Answer<'a>,
    },
    /// No answer came, or it broke off.
    NetworkFailed {
        /// Of the command that asked.
        ticket: u64,
    },
    /// No answer came in time.
    TimedOut {
        /// Of the command that asked.
        ticket: u64,
    },
    /// The program was away: a crash, a reload, a dead battery.
    Reloaded,
    /// A person wants it to end. What is out may still arrive.
    Cancelled,
    /// The time of [`Command::WaitUntil`] has come. Not to be told more often than that.
    Tick,
}

/// What to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Send the request for a token.
    Authenticate {
        /// To be repeated in the event that answers.
        ticket: u64,
    },
    /// Send the records with these keys.
    Send {
        /// To be repeated in the event that answers.
        ticket: u64,
        /// The records.
        keys: Vec<String>,
    },
    /// Ask the platform which of these keys it has.
    Lookup {
        /// To be repeated in the event that answers.
        ticket: u64,
        /// The records.
        keys: Vec<String>,
    },
    /// Come back with [`Event::Tick`] then, or earlier with the answer that is out.
    WaitUntil {
        /// On the clock of [`crate::Moment::now_ms`].
        now_ms: u64,
        /// Come back after so long at the latest: the clock may have jumped back meanwhile.
        at_most_ms: u64,
    },
    /// Nothing until a person starts it.
    Idle,
    /// It has come to an end.
    Done {
        /// Which.
        outcome: Outcome,
    },
}

/// How a submission came to an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Every record is accepted or rejected.
    Completed,
    /// The network or the platform does not work well enough; it can go on later.
    Paused,
    /// Something has to be mended first; a finding says what.
    Stopped,
    /// A person ended it; it can go on later.
    Cancelled,
}
