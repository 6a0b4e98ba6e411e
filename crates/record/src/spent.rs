//! References that were used by lines that are gone: they are never used again.

use serde::{Deserialize, Serialize};

use crate::{Column, LineId, Register};

/// Report references of lines that were removed for good, each with the batch it was for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Vec<(String, String)>", into = "Vec<(String, String)>")]
pub struct Spent {
    /// Report reference and batch number, sorted, each pair once.
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

    /// Remembers the references of lines that are about to be removed from a register. Lines without a report, or
    /// without a batch, used none.
    pub fn add_lines(&mut self, register: &Register, lines: &[LineId]) {
        let rows = lines.iter().filter_map(|line| register.row(*line));
        self.pairs.extend(rows.filter_map(|row| {
            let told = |column| register.told(row, column).map(|text| register.text(text).to_owned());
            told(Column::Report).zip(told(Column::Batch))
        }));
        self.sort();
    }

    /// The pairs, sorted.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    fn sort(&mut self) {
        self.pairs.sort_unstable();
        self.pairs.dedup();
    }
}

impl From<Vec<(String, String)>> for Spent {
    /// Stored pairs, in any order.
    fn from(pairs: Vec<(String, String)>) -> Self {
        let mut spent = Self { pairs };
        spent.sort();
        spent
    }
}

impl From<Spent> for Vec<(String, String)> {
    fn from(spent: Spent) -> Self {
        spent.pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_sorted_and_kept_once_whichever_way_they_come() {
        let mut register = Register::default();
        for (report, batch) in [("IR-2", "b"), ("IR-1", "a"), ("IR-2", "b"), ("", "c"), ("IR-3", " ")] {
            register.push(|column| match column {
                Column::Report => report,
                Column::Batch => batch,
                _ => "",
            });
        }
        let mut spent = Spent::default();
        spent.add_lines(&register, &[4, 3, 2, 1, 0, 99].map(LineId));
        let mut other = Spent::default();
        other.add("IR-2", "b");
        other.add("IR-1", "a");
        other.add("IR-2", "b");
        assert_eq!(spent, other);
        let stored: Spent = serde_json::from_str(r#"[["IR-2","b"],["IR-1","a"],["IR-2","b"]]"#).unwrap();
        assert_eq!(stored, other);
        assert_eq!(serde_json::to_string(&stored).unwrap(), r#"[["IR-1","a"],["IR-2","b"]]"#);
    }
}
