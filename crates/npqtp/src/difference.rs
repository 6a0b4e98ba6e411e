//! What is new since the platform last accepted a record.

use std::collections::BTreeMap;

use record::Column;
use serde::{Deserialize, Serialize};

use crate::bodies::Bodies;
use crate::submission::{State, Submission};
use crate::template::Row;

/// What the platform accepted before, by record. Kept by the caller between submissions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Past {
    /// By the record's id.
    pub records: BTreeMap<u32, PastRecord>,
}

/// The version of a record that the platform accepted last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PastRecord {
    /// Its key.
    pub key: String,
    /// Its values.
    pub rows: Vec<Row>,
}

/// How a record differs from what the platform accepted last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// The platform never accepted a version of it.
    New,
    /// These values differ.
    Changed {
        /// In the order of the record, then what is gone.
        fields: Vec<FieldChange>,
    },
    /// The platform has just this version.
    Unchanged,
}

/// One value that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The column that it comes from.
    pub column: Column,
    /// Where it stands in the record.
    pub pointer: String,
    /// As it was accepted; `None` where there was none.
    pub before: Option<String>,
    /// As it would be sent; `None` where there is none.
    pub after: Option<String>,
}

impl Past {
    /// Takes over what a submission of these bodies got accepted.
    pub fn remember(&mut self, bodies: &Bodies, submission: &Submission) {
        for item in submission.items().iter().filter(|item| matches!(item.state, State::Accepted { .. })) {
            let Some(prepared) = bodies.by_key(&item.key) else { continue };
            for id in &item.ids {
                let past = PastRecord { key: item.key.clone(), rows: prepared.rows.clone() };
                self.records.insert(*id, past);
            }
        }
    }

    pub(crate) fn change(&self, id: u32, key: &str, rows: &[Row]) -> Change {
        match self.records.get(&id) {
            None => Change::New,
            Some(past) if past.key == key => Change::Unchanged,
            Some(past) => Change::Changed { fields: changes(&past.rows, rows) },
        }
    }
}

fn changes(before: &[Row], after: &[Row]) -> Vec<FieldChange> {
    let at = |rows: &[Row], row: &Row| {
        rows.iter().find(|other| other.pointer == row.pointer).map(|row| row.value.clone())
    };
    let now = after.iter().map(|row| FieldChange {
        column: row.column,
        pointer: row.pointer.clone(),
        before: at(before, row),
        after: Some(row.value.clone()),
    });
    let gone = before.iter().filter(|row| at(after, row).is_none()).map(|row| FieldChange {
        column: row.column,
        pointer: row.pointer.clone(),
        before: Some(row.value.clone()),
        after: None,
    });
    now.filter(|change| change.before != change.after).chain(gone).collect()
}
