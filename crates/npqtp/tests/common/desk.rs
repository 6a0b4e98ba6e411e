//! A submission with its surroundings, one event at a time.

use npqtp::{Access, Answer, Command, Event, Moment, Profile, Submission, Tally};
use serde_json::{Value, json};

use super::driver::WALL;
use super::{access, bodies, entries, profile};

/// A submission with its surroundings, and a clock that the test turns.
pub struct Desk {
    pub profile: Profile,
    pub access: Access,
    pub submission: Submission,
    pub now_ms: u64,
    pub command: Command,
}

impl Desk {
    pub fn new(count: u32) -> Self {
        Self::with(profile(), access(), count)
    }

    pub fn with(profile: Profile, access: Access, count: u32) -> Self {
        let submission = Submission::new(&profile, &bodies(&profile, &entries(count)));
        Self { profile, access, submission, now_ms: 0, command: Command::Idle }
    }

    /// Started, and with a token: the first batch is out.
    pub fn sending(count: u32) -> Self {
        let mut desk = Self::new(count);
        desk.hears(Event::Started);
        assert!(matches!(desk.command, Command::Authenticate { .. }), "{:?}", desk.command);
        desk.answers(200, &json!({ "access_token": "fresh-token", "expires_in": 60 }));
        desk.waits();
        assert!(matches!(desk.command, Command::Send { .. }), "{:?}", desk.command);
        desk
    }

    pub fn hears(&mut self, event: Event<'_>) -> &Command {
        let moment = Moment { now_ms: self.now_ms, wall: WALL, random: 0 };
        self.command = self.submission.step(&self.profile, &mut self.access, event, moment);
        &self.command
    }

    pub fn ticket(&self) -> u64 {
        match self.command {
            Command::Authenticate { ticket }
            | Command::Send { ticket, .. }
            | Command::Lookup { ticket, .. } => ticket,
            _ => panic!("nothing is out: {:?}", self.command),
        }
    }

    pub fn answers(&mut self, status: u16, body: &Value) -> &Command {
        self.answers_with(status, None, body.to_string().as_bytes())
    }

    pub fn answers_with(&mut self, status: u16, retry_after: Option<&str>, body: &[u8]) -> &Command {
        let ticket = self.ticket();
        self.hears(Event::Response { ticket, answer: Answer { status, retry_after, date: None, body } })
    }

    /// Waits as long as it is told to, and says how long.
    pub fn waits(&mut self) -> u64 {
        let start = self.now_ms;
        while let Command::WaitUntil { now_ms, .. } = self.command {
            self.now_ms = now_ms;
            self.hears(Event::Tick);
        }
        self.now_ms - start
    }

    pub fn keys(&self) -> Vec<String> {
        match &self.command {
            Command::Send { keys, .. } | Command::Lookup { keys, .. } => keys.clone(),
            _ => panic!("no keys: {:?}", self.command),
        }
    }

    pub fn codes(&self) -> Vec<&str> {
        self.submission.findings().iter().map(|finding| &*finding.code).collect()
    }

    pub fn accepts(&self) -> Value {
        let receipt = |key: &String| json!({ "key": key, "status": "accepted", "receiptNo": format!("R-{}", &key[..4]) });
        json!({ "receipts": self.keys().iter().map(receipt).collect::<Vec<_>>() })
    }

    /// Queued, sending, unknown, accepted, rejected.
    pub fn tally(&self) -> (usize, usize, usize, usize, usize) {
        let Tally { queued, sending, unknown, accepted, rejected } = self.submission.tally();
        (queued, sending, unknown, accepted, rejected)
    }
}

/// The platform's words for what it did not do.
pub fn fault(code: &str, message: &str) -> Value {
    json!({ "error": { "code": code, "message": message } })
}
