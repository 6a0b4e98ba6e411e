//! The symbols that the platform drew, by what they say.

use std::collections::BTreeMap;

use record::{Column, LineId};
use serde::{Deserialize, Serialize};

use super::Outcome;
use super::change::Change;
use super::workspace::Workspace;
use crate::Fault;
use crate::issued::IssuedSymbol;

/// How many symbols a workspace keeps.
const SYMBOLS_LIMIT: usize = 50_000;

/// The symbols that the platform drew. One that no line names any more does no harm.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<IssuedSymbol>", into = "Vec<IssuedSymbol>")]
pub(super) struct Issued(BTreeMap<String, IssuedSymbol>);

impl From<Vec<IssuedSymbol>> for Issued {
    fn from(symbols: Vec<IssuedSymbol>) -> Self {
        Self(symbols.into_iter().map(|issued| (issued.payload.clone(), issued)).collect())
    }
}

impl From<Issued> for Vec<IssuedSymbol> {
    fn from(issued: Issued) -> Self {
        issued.0.into_values().collect()
    }
}

impl Issued {
    /// The symbol that says this.
    pub(super) fn get(&self, payload: &str) -> Option<&IssuedSymbol> {
        self.0.get(payload)
    }

    /// Takes over what another tab stored.
    pub(super) fn take_over(&mut self, theirs: Self) {
        self.0.extend(theirs.0);
    }
}

impl Workspace {
    /// Keeps a symbol and writes its text into a line; only the text is taken back by an undo.
    pub(super) fn issue(&mut self, line: LineId, issued: &IssuedSymbol) -> Result<Outcome, Fault> {
        let row = self.row(line)?;
        if issued.payload.len() > super::CELL_LIMIT_BYTES || !issued.says_its_text() {
            return Err(Fault::new("issued.not-its-text"));
        }
        if self.issued.0.len() >= SYMBOLS_LIMIT && self.issued.get(&issued.payload).is_none() {
            return Err(Fault::new("issued.too-many").with("limit", SYMBOLS_LIMIT));
        }
        self.issued.0.insert(issued.payload.clone(), issued.clone());
        self.touch_issued();
        self.changed(false);
        let column = Column::PlatformPayload;
        let from = self.register.get(row, column).to_owned();
        if from != issued.payload {
            self.step(&[Change::Cell { line, column, from, to: issued.payload.clone() }]);
        }
        Ok(Outcome::Done)
    }
}
