//! What ever left this device, when, to whom: every request, with the hash of what it carried.
//!
//! An entry is made *before* the request leaves, so that a crash leaves one too many and never one too few.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::digest::sha256_hex;
use crate::request::{Method, Purpose, Request};

/// How many entries a ledger takes. Nothing may leave once it is full.
pub const LEDGER_LIMIT_ENTRIES: usize = 1_000_000;

/// Everything that left, in order. Entries are only ever added.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<LedgerEntry>", into = "Vec<LedgerEntry>")]
pub struct Ledger {
    entries: Vec<LedgerEntry>,
    /// Requests without an answer: room is kept for it.
    open: usize,
}

/// One line of a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "kebab-case")]
pub enum LedgerEntry {
    /// A request left, or was about to when the program ended.
    Left(Left),
    /// What came of it. Of a request without this line nobody knows.
    Answered {
        /// Place of the request in the ledger, from 0.
        of: usize,
        /// Time in UTC, as the caller said.
        at: String,
        /// HTTP status; `None` where no answer came.
        status: Option<u16>,
        /// Bytes of the answer that were read.
        bytes: u64,
    },
}

/// A request that left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Left {
    /// Time in UTC, as the caller said.
    pub at: String,
    /// The origin that it went to.
    pub origin: String,
    /// Its path, without the query.
    pub path: String,
    /// Its verb.
    pub method: Method,
    /// What it was for.
    pub purpose: Purpose,
    /// How many records it was about.
    pub records: usize,
    /// Bytes of path, query and body. What the browser or the system adds, headers above all, cannot be counted here.
    pub bytes: u64,
    /// SHA-256 of the body, or of path and query where there is no body. `None` where credentials left: their hash
    /// would let a short secret be guessed.
    pub sha256: Option<String>,
}

/// Sums over a ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Requests that left.
    pub requests: u64,
    /// Of these, those with an answer.
    pub answered: u64,
    /// Bytes that left.
    pub bytes: u64,
    /// Bytes that left, by origin.
    pub by_origin: BTreeMap<String, u64>,
}

/// Why a ledger cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// It has [`LEDGER_LIMIT_ENTRIES`] entries: nothing may leave.
    #[error("the ledger is full")]
    Full,
    /// An answer without its request, or with two, or too many entries.
    #[error("the ledger does not hang together at entry {at}")]
    Damaged {
        /// Place of the entry, from 0.
        at: usize,
    },
}

impl LedgerError {
    /// Stable id and i18n key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Full => "submission-ledger.full",
            Self::Damaged { .. } => "submission-ledger.damaged",
        }
    }
}

impl Ledger {
    /// Writes down a request that is about to leave, and says where. To be stored before it does.
    ///
    /// # Errors
    /// `submission-ledger.full`: the request must not leave. Room for its answer is kept.
    pub fn left(&mut self, request: &Request, wall: &str) -> Result<usize, LedgerError> {
        if self.entries.len().saturating_add(self.open).saturating_add(2) > LEDGER_LIMIT_ENTRIES {
            return Err(LedgerError::Full);
        }
        let hashed = if request.body.is_empty() { request.target.as_bytes() } else { &request.body };
        let path = request.target.split_once('?').map_or(request.target.as_str(), |(path, _)| path);
        self.entries.push(LedgerEntry::Left(Left {
            at: wall.to_owned(),
            origin: request.origin.clone(),
            path: path.to_owned(),
            method: request.method,
            purpose: request.purpose,
            records: request.records,
            bytes: (request.target.len() + request.body.len()) as u64,
            sha256: (request.purpose != Purpose::Authenticate).then(|| sha256_hex(hashed)),
        }));
        self.open += 1;
        Ok(self.entries.len() - 1)
    }

    /// Writes down what came of a request. A request that is not there, or has its answer, stays as it is.
    pub fn answered(&mut self, of: usize, wall: &str, status: Option<u16>, bytes: u64) {
        let answer = LedgerEntry::Answered { of, at: wall.to_owned(), status, bytes };
        if self.takes(&answer) {
            self.entries.push(answer);
            self.open = self.open.saturating_sub(1);
        }
    }

    /// The entries, in order.
    pub fn entries(&self) -> &[LedgerEntry] {
        &self.entries
    }

    /// Sums over all entries.
    pub fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        for entry in &self.entries {
            match entry {
                LedgerEntry::Left(left) => {
                    totals.requests += 1;
                    totals.bytes = totals.bytes.saturating_add(left.bytes);
                    let origin = totals.by_origin.entry(left.origin.clone()).or_default();
                    *origin = origin.saturating_add(left.bytes);
                }
                LedgerEntry::Answered { .. } => totals.answered += 1,
            }
        }
        totals
    }

    fn takes(&self, entry: &LedgerEntry) -> bool {
        let LedgerEntry::Answered { of, .. } = entry else { return true };
        let asked = matches!(self.entries.get(*of), Some(LedgerEntry::Left(_)));
        let answers =
            |other: &LedgerEntry| matches!(other, LedgerEntry::Answered { of: other, .. } if other == of);
        // Answers stand behind their requests.
        asked && !self.entries.iter().skip(*of).any(answers)
    }
}

impl TryFrom<Vec<LedgerEntry>> for Ledger {
    type Error = LedgerError;

    fn try_from(entries: Vec<LedgerEntry>) -> Result<Self, LedgerError> {
        if entries.len() > LEDGER_LIMIT_ENTRIES {
            return Err(LedgerError::Damaged { at: LEDGER_LIMIT_ENTRIES });
        }
        let mut answered = vec![false; entries.len()];
        for (at, entry) in entries.iter().enumerate() {
            if let LedgerEntry::Answered { of, .. } = entry {
                let asked = *of < at && matches!(entries.get(*of), Some(LedgerEntry::Left(_)));
                if !asked || std::mem::replace(&mut answered[*of], true) {
                    return Err(LedgerError::Damaged { at });
                }
            }
        }
        let answers = answered.iter().filter(|answered| **answered).count();
        let requests = entries.iter().filter(|entry| matches!(entry, LedgerEntry::Left(_))).count();
        Ok(Self { entries, open: requests - answers })
    }
}

impl From<Ledger> for Vec<LedgerEntry> {
    fn from(ledger: Ledger) -> Self {
        ledger.entries
    }
}
