//! One record of a submission.

use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize};

use crate::bodies::Prepared;
use crate::digest::record_key;
use crate::profile::Profile;
use crate::receipt::{Reason, Verdict};

/// One record of a submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The caller's ids of it.
    pub ids: Vec<u32>,
    /// Idempotency key of this version.
    pub key: String,
    /// Where it is.
    pub state: State,
    /// Its exact JSON.
    pub(super) body: String,
    /// How often it left since a person last started the submission.
    pub(super) sends: u16,
    /// How often the platform was asked since, and did not say.
    pub(super) lookups: u16,
    /// How many records may be in a batch with it, where that is fewer than usual.
    pub(super) cap: Option<u16>,
}

/// Where a record is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum State {
    /// It has to be sent, and the platform does not have it as far as is known.
    Queued,
    /// It is in a request that is out.
    Sending,
    /// It left, and nobody knows whether it arrived: the platform has to be asked.
    Unknown,
    /// The platform has it.
    Accepted {
        /// The receipt's number, exactly.
        number: String,
        /// When, in the platform's words. Untrusted text.
        received_at: String,
    },
    /// The platform does not want it.
    Rejected {
        /// At least one.
        reasons: Vec<Reason>,
    },
}

/// How many records are in which state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Still to be sent.
    pub queued: usize,
    /// In a request that is out.
    pub sending: usize,
    /// To be looked up.
    pub unknown: usize,
    /// The platform has them.
    pub accepted: usize,
    /// The platform does not want them.
    pub rejected: usize,
}

impl Item {
    pub(super) fn new(prepared: &Prepared) -> Self {
        Self {
            ids: prepared.ids.clone(),
            key: prepared.key.clone(),
            state: State::Queued,
            body: prepared.body.clone(),
            sends: 0,
            lookups: 0,
            cap: None,
        }
    }

    /// Its exact JSON, as it is sent.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// Hashes everything of it that a step can change: an equal hash, and there is nothing new to store.
    pub fn hash_progress(&self, hasher: &mut impl Hasher) {
        (&self.state, self.sends, self.lookups, self.cap).hash(hasher);
    }

    /// Whether the JSON is of a record with this key, in this profile.
    pub(super) fn is_sound(&self, profile: &Profile) -> bool {
        let content =
            serde_json::from_str(&self.body).ok().and_then(|body| profile.record.content(body, &self.key));
        content.is_some_and(|content| record_key(&profile.id, &content) == self.key)
    }

    pub(super) const fn begin_anew(&mut self) {
        self.sends = 0;
        self.lookups = 0;
    }

    pub(super) fn settle(&mut self, verdict: Verdict) {
        self.state = match verdict {
            Verdict::Accepted { number, received_at } => State::Accepted { number, received_at },
            Verdict::Rejected { reasons } => State::Rejected { reasons },
        };
    }
}

impl Tally {
    pub(super) fn of(items: &[Item]) -> Self {
        let mut tally = Self::default();
        for item in items {
            *match item.state {
                State::Queued => &mut tally.queued,
                State::Sending => &mut tally.sending,
                State::Unknown => &mut tally.unknown,
                State::Accepted { .. } => &mut tally.accepted,
                State::Rejected { .. } => &mut tally.rejected,
            } += 1;
        }
        tally
    }
}
