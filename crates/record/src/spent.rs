//! References that were used by lines that are gone: they are never used again.

use serde::{Deserialize, Serialize};

/// Report references of lines that were removed for good, each with the batch it was for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Spent {
    /// Report reference and batch number, sorted.
    pairs: Vec<(String, String)>,
}

impl Spent {
    /// Remembers that a report reference was used for a batch.
    pub fn add(&mut self, report: &str, batch: &str) {
        let pair = (report.to_owned(), batch.to_owned());
        if let Err(at) = self.pairs.binary_search(&pair) {
            self.pairs.insert(at, pair);
        }
    }

    /// The pairs, sorted.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }
}
