//! Batches as the records that go to the platform.

use std::collections::HashMap;

use ::npqtp::{Entry, Values};
use base::{Finding, Severity};
use record::{BatchSummary, CalendarDate, Column, Register};

use super::super::workspace::Workspace;
use super::Scope;
use crate::Fault;

/// The records of a scope, and what there is to tell of them.
pub(super) struct Told {
    pub(super) entries: Vec<Entry>,
    pub(super) findings: Vec<Finding>,
}

impl Workspace {
    /// One record for each batch of the scope, in its order. The id of a record is that of the first line that names
    /// the batch: it stays the same over edits.
    pub(super) fn entries(&mut self, scope: &Scope, today: CalendarDate) -> Result<Told, Fault> {
        let batches = record::batches(&self.register);
        let mut findings = Vec::new();
        let wanted = match scope {
            Scope::Lines(selection) => {
                let (register, _, shown) = self.shown(selection, today);
                let (wanted, alone) = of_rows(register, &batches, &shown.rows);
                tell(&mut findings, "submission.lines-without-batch", alone, None);
                wanted
            }
            Scope::Shipment(id) => {
                let numbers = self.batches_of_shipment(id)?;
                let at: HashMap<&str, usize> =
                    batches.iter().enumerate().map(|(at, batch)| (batch.number.trim(), at)).collect();
                let missing: Vec<&String> =
                    numbers.iter().filter(|number| !at.contains_key(&number[..])).collect();
                let first = missing.first().map(|number| &number[..]);
                tell(&mut findings, "submission.batch-not-in-records", missing.len(), first);
                numbers.iter().filter_map(|number| at.get(&number[..]).copied()).collect()
            }
        };
        let wanted: Vec<&BatchSummary> = wanted.into_iter().map(|at| &batches[at]).collect();
        let several: Vec<&&BatchSummary> = wanted.iter().filter(|batch| batch.reports.len() > 1).collect();
        let first = several.first().map(|batch| &batch.number[..]);
        tell(&mut findings, "submission.several-reports", several.len(), first);
        let (register, found) = self.found(today);
        let wrong: Vec<&&BatchSummary> = wanted
            .iter()
            .filter(|batch| found.worst_of(register, &batch.lines) >= Some(Severity::Error))
            .collect();
        let first = wrong.first().map(|batch| &batch.number[..]);
        tell(&mut findings, "submission.has-errors", wrong.len(), first);
        let entries = wanted.into_iter().filter_map(|batch| entry(register, batch)).collect();
        Ok(Told { entries, findings })
    }
}

/// The batches of these rows, in the order of their first row there, by their place; and how many rows have none. What
/// is in the bin is sent to nobody.
fn of_rows(register: &Register, batches: &[BatchSummary], rows: &[u32]) -> (Vec<usize>, usize) {
    let lines = batches.iter().enumerate();
    let batch_of: HashMap<u32, usize> =
        lines.flat_map(|(at, batch)| batch.lines.iter().map(move |line| (line.0, at))).collect();
    let mut seen = vec![false; batches.len()];
    let (mut wanted, mut alone) = (Vec::new(), 0);
    for row in rows.iter().map(|row| *row as usize).filter(|row| !register.binned(*row)) {
        match batch_of.get(&register.id(row).0) {
            None => alone += 1,
            Some(&at) if !std::mem::replace(&mut seen[at], true) => wanted.push(at),
            Some(_) => {}
        }
    }
    (wanted, alone)
}

/// What the lines of a batch say: of each column the first text, and of serial numbers all.
fn entry(register: &Register, batch: &BatchSummary) -> Option<Entry> {
    let rows: Vec<usize> = batch.lines.iter().filter_map(|line| register.row(*line)).collect();
    let first = |column| {
        let texts = rows.iter().map(|row| register.get(*row, column));
        texts.into_iter().find(|text| !text.trim().is_empty())
    };
    let text = |column| match column {
        Column::Serials => Some(record::serials(register, batch).join("\n")).filter(|text| !text.is_empty()),
        _ => first(column).map(str::to_owned),
    };
    let values: Values = Column::ALL.into_iter().filter_map(|column| Some((column, text(column)?))).collect();
    Some(Entry { id: batch.lines.first()?.0, values })
}

fn tell(findings: &mut Vec<Finding>, code: &'static str, count: usize, first: Option<&str>) {
    if count > 0 {
        let finding = Finding::new(code, Severity::Warning).with("count", count);
        findings.push(match first {
            Some(first) => finding.with("first", first),
            None => finding,
        });
    }
}
