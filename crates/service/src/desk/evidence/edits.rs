//! Changes of records whose labels were printed or shipped already.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::rc::Rc;

use evidence::{Body, Edit, Note};
use record::Column;

use super::Journal;
use crate::desk::kept::Stamp;
use crate::desk::workspace::Workspace;

/// How many changed cells of one job are written down one by one; of more, only how many they are.
const NOTED_CELLS: usize = 1_000;

/// How many batches a note of a larger change names.
const NAMED_BATCHES: usize = 20;

/// The batches that shipments carry, and the documents that say so.
pub(in crate::desk) type Shipped = (Stamp, Rc<HashSet<String>>);

/// What was changed in the job at hand, of records whose labels are out.
#[derive(Debug, Default)]
pub(in crate::desk) struct Edits {
    /// The batches whose labels are out; found when the first cell is changed.
    out: Option<Rc<[Rc<HashSet<String>>; 2]>>,
    cells: Vec<Edit>,
    count: usize,
    batches: BTreeSet<String>,
    /// What became of lines as a whole: how many, of which batches.
    lines: BTreeMap<&'static str, (usize, BTreeSet<String>)>,
}

impl Edits {
    fn add(&mut self, batch: &str, column: Column, before: &str, after: &str) {
        self.count += 1;
        if !self.batches.contains(batch) {
            self.batches.insert(batch.to_owned());
        }
        if self.cells.len() <= NOTED_CELLS {
            let (column, reason) = (column.name().to_owned(), None);
            let (batch, before, after) = (batch.to_owned(), before.to_owned(), after.to_owned());
            self.cells.push(Edit { batch, column, before, after, reason });
        }
    }

    /// What there is to write down of it.
    pub(super) fn bodies(self) -> Vec<Body> {
        let moves = self.lines.into_iter().map(|(what, (count, batches))| {
            let text =
                format!("Lines of printed or shipped batches {what}: {count}, of {}", first_of(&batches));
            Body::Note(Note { text })
        });
        if self.count <= NOTED_CELLS {
            return self.cells.into_iter().map(Body::Edit).chain(moves).collect();
        }
        let text = format!(
            "{} cells of {} printed or shipped batches were changed at once: {}",
            self.count,
            self.batches.len(),
            first_of(&self.batches),
        );
        moves.chain([Body::Note(Note { text })]).collect()
    }
}

/// The first few of them, as a text.
fn first_of(batches: &BTreeSet<String>) -> String {
    let mut named: Vec<&str> = batches.iter().take(NAMED_BATCHES).map(String::as_str).collect();
    if batches.len() > NAMED_BATCHES {
        named.push("…");
    }
    named.join(", ")
}

impl Workspace {
    /// A cell is about to be changed: noted where labels of its batch are out.
    pub(in crate::desk) fn cell_changes(&mut self, row: usize, column: Column, after: &str) {
        let out = self.out();
        let batch = self.register.get(row, Column::Batch);
        if out.iter().any(|batches| batches.contains(batch.trim())) {
            let before = self.register.get(row, column);
            self.edits.add(batch, column, before, after);
        }
    }

    /// Lines go, or come back: noted where labels of their batches are out.
    pub(in crate::desk) fn lines_change(&mut self, rows: &[usize], what: &'static str) {
        if rows.is_empty() {
            return;
        }
        let out = self.out();
        for &row in rows {
            let batch = self.register.get(row, Column::Batch).trim();
            if out.iter().any(|batches| batches.contains(batch)) {
                let (count, batches) = self.edits.lines.entry(what).or_default();
                *count += 1;
                batches.insert(batch.to_owned());
            }
        }
    }

    /// The batches whose labels are out, found once for a job.
    fn out(&mut self) -> Rc<[Rc<HashSet<String>>; 2]> {
        if let Some(out) = &self.edits.out {
            return Rc::clone(out);
        }
        let out = Rc::new(self.batches_out());
        self.edits.out = Some(Rc::clone(&out));
        out
    }

    /// The batches of which labels were printed, and those that shipments carry.
    fn batches_out(&mut self) -> [Rc<HashSet<String>>; 2] {
        let printed = self.journal().map(Journal::printed).unwrap_or_default();
        let stamp = self.kept.stamp("shipment/", "");
        let shipped = match &self.shipped {
            Some((of, shipped)) if *of == stamp => Rc::clone(shipped),
            _ => Rc::new(self.batches_shipped()),
        };
        self.shipped = Some((stamp, Rc::clone(&shipped)));
        [printed, shipped]
    }
}
