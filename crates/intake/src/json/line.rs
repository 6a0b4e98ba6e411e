//! JSON Lines one line at a time, for programs that write to one another.

use std::collections::BTreeSet;

use base::{Finding, Severity};
use record::Column;

use super::flat::{Leaf, flatten};
use super::syntax;
use crate::limits::{MAX_CELL_BYTES, MAX_COLUMNS, MAX_JSON_DEPTH};
use crate::note::shown;
use crate::synonyms::{self, Known};
use crate::{IntakeFault, Note};

/// Turns JSON Lines into records, one at a time. Keys are the columns' names, or headings that are known.
#[derive(Debug, Default)]
pub struct JsonLineReader {
    line: u32,
    cells: [Option<String>; Column::ALL.len()],
    notes: Vec<Note>,
    /// Keys that were noted already; no more than a table may have columns.
    unknown: BTreeSet<String>,
}

/// The record of one line.
#[derive(Debug, Clone, Copy)]
pub struct JsonLine<'r> {
    reader: &'r JsonLineReader,
}

impl JsonLineReader {
    /// A reader before the first line.
    pub fn new() -> Self {
        Self::default()
    }

    /// The record in the next line; `None` for a blank one.
    ///
    /// # Errors
    /// `intake.json-damaged`, `intake.json-too-deep`, `intake.json-no-objects`. The next line can be read all the same.
    pub fn read(&mut self, line: &str) -> Result<Option<JsonLine<'_>>, IntakeFault> {
        self.line += 1;
        self.notes.clear();
        self.cells.iter_mut().for_each(|cell| *cell = None);
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.is_empty() {
            return Ok(None);
        }
        if syntax::depth(line) > MAX_JSON_DEPTH {
            return Err(IntakeFault::JsonTooDeep { limit: MAX_JSON_DEPTH });
        }
        let number = self.line;
        // Columns of a line are counted inside of it, lines from the first.
        let in_line = |fault: IntakeFault| match fault {
            IntakeFault::JsonDamaged { column, .. } => {
                IntakeFault::JsonDamaged { line: number as usize, column }
            }
            fault => fault,
        };
        // Before anything is taken from it: half a line leaves nothing behind.
        syntax::check(line).map_err(|broken| in_line(broken.into_fault()))?;
        if !line.starts_with('{') {
            return Err(IntakeFault::JsonNoObjects);
        }
        flatten(line, &mut |path, leaf| {
            self.take(path, leaf);
            Ok(())
        })
        .map_err(|broken| in_line(broken.into_fault()))?;
        Ok(Some(JsonLine { reader: self }))
    }

    fn take(&mut self, path: &str, leaf: Leaf<'_>) {
        let column = Column::from_name(path).or_else(|| match synonyms::find(path) {
            Some(Known::As(column)) => Some(column),
            Some(Known::OfNoUse) | None => None,
        });
        let Some(column) = column else {
            if self.unknown.len() < MAX_COLUMNS && self.unknown.insert(path.to_owned()) {
                self.note("intake.json-unknown-key", path);
            }
            return;
        };
        let Leaf::Text(text) = leaf else { return self.note("intake.json-nested-list", path) };
        let kept = &text[..text.floor_char_boundary(MAX_CELL_BYTES)];
        if kept.len() < text.len() {
            let finding = Finding::new("intake.cell-cut", Severity::Warning).with("limit", MAX_CELL_BYTES);
            self.notes.push(Note { finding, row: Some(self.line), column: None });
        }
        if self.cells[column as usize].replace(kept.to_owned()).is_some() {
            self.note("intake.json-duplicate-key", path);
        }
    }

    fn note(&mut self, code: &'static str, path: &str) {
        let finding = Finding::new(code, Severity::Warning).with("found", shown(path));
        self.notes.push(Note { finding, row: Some(self.line), column: None });
    }
}

impl<'r> JsonLine<'r> {
    /// The text of a column; `""` where the line has none.
    pub fn get(&self, column: Column) -> &'r str {
        self.reader.cells[column as usize].as_deref().unwrap_or_default()
    }

    /// The number of the line, from 1.
    pub fn source_row(&self) -> u32 {
        self.reader.line
    }

    /// What is odd about the line. A key that no column is for is noted where it comes first.
    pub fn notes(&self) -> &'r [Note] {
        &self.reader.notes
    }
}
