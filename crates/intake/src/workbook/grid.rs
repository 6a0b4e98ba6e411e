//! A sheet while it is read: the cells that hold something, wherever they stand.

use base::Finding;

use super::number::Shown;
use crate::limits::{MAX_CELL_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT_BYTES};
use crate::note::{Notes, shown};
use crate::synonyms::{self, Known};
use crate::{Cells, IntakeFault, Note};

/// A merged range of a sheet; rows and columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merge {
    /// First and last row.
    pub(super) rows: (u32, u32),
    /// First and last column.
    pub(super) columns: (u32, u32),
}

/// Among how many rows names of columns are looked for.
const HEADING_REACH: usize = 20;

/// A cell that holds something, and where its text stands.
#[derive(Debug, Clone, Copy)]
struct Held {
    row: u32,
    column: u32,
    text: Span,
}

/// Start and end in the pool of texts.
type Span = (u32, u32);

/// The cells of a sheet that hold something, in any order. Rows and columns from 0.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pool: String,
    held: Vec<Held>,
    /// Its merged ranges.
    pub(super) merges: Vec<Merge>,
    notes: Notes,
}

impl Grid {
    /// Puts `text` into a cell; blank text leaves it empty, and the name of an error is said to be one.
    pub(super) fn put(&mut self, row: u32, column: u32, text: &str) -> Result<(), IntakeFault> {
        if is_error(text) {
            return self.put_error(row, column, text);
        }
        self.hold(row, column, text)
    }

    fn hold(&mut self, row: u32, column: u32, text: &str) -> Result<(), IntakeFault> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if column as usize >= MAX_COLUMNS {
            return Err(IntakeFault::TooManyColumns { limit: MAX_COLUMNS });
        }
        if self.held.len() >= MAX_CELLS {
            return Err(IntakeFault::TooManyCells { limit: MAX_CELLS });
        }
        let kept = &text[..text.floor_char_boundary(MAX_CELL_BYTES)];
        if kept.len() < text.len() {
            self.note("intake.cell-cut", row, column, |note| note.with("limit", MAX_CELL_BYTES));
        }
        if self.pool.len() + kept.len() > MAX_TEXT_BYTES {
            return Err(IntakeFault::TooMuchText { limit: MAX_TEXT_BYTES as u64 });
        }
        let start = self.pool.len() as u32;
        self.pool.push_str(kept);
        self.held.push(Held { row, column, text: (start, self.pool.len() as u32) });
        Ok(())
    }

    /// Puts a number into a cell, and says so if it has lost digits.
    pub(super) fn put_number(&mut self, row: u32, column: u32, number: &Shown) -> Result<(), IntakeFault> {
        if number.digits_lost {
            self.note("intake.digits-lost", row, column, |note| note.with("found", &number.text));
        }
        self.hold(row, column, &number.text)
    }

    /// Puts the name of a formula's error into a cell, and says so.
    pub(super) fn put_error(&mut self, row: u32, column: u32, error: &str) -> Result<(), IntakeFault> {
        self.note("intake.formula-error", row, column, |note| note.with("found", shown(error)));
        self.hold(row, column, error)
    }

    fn note(&mut self, code: &'static str, row: u32, column: u32, finding: impl FnOnce(Finding) -> Finding) {
        self.notes.row(code, row.saturating_add(1), Some(column), finding);
    }

    /// How much it is like a table of records: how many names of columns stand in one of its first rows, then how many
    /// cells stand beside others.
    pub(super) fn likeness(&self) -> (usize, u64) {
        let known = |held: &&Held| {
            let (start, end) = held.text;
            let text = self.pool.get(start as usize..end as usize).unwrap_or_default();
            matches!(synonyms::find(text), Some(Known::As(_)))
        };
        let rows = || self.held.chunk_by(|a, b| a.row == b.row);
        let names = rows().take(HEADING_REACH).map(|row| row.iter().filter(known).count()).max();
        let beside = rows().map(|row| if row.len() < 2 { 0 } else { row.len().min(8) as u64 });
        (names.unwrap_or(0), beside.sum())
    }

    /// Nothing is held.
    pub(super) fn is_empty(&self) -> bool {
        self.held.is_empty()
    }

    /// The cells in rows and columns, empty rows left out, and the row in the sheet of each, from 1.
    pub(super) fn lay_out(mut self) -> Result<(Cells, Vec<u32>, Vec<Note>), IntakeFault> {
        if !self.held.is_sorted_by_key(|held| (held.row, held.column)) {
            // Stable, so that of two texts for one cell the later stays the later, and wins below.
            self.held.sort_by_key(|held| (held.row, held.column));
        }
        let columns = self.held.iter().map(|held| held.column as usize + 1).max().unwrap_or(0);
        let mut rows: Vec<u32> = self.held.iter().map(|held| held.row).collect();
        rows.dedup();
        if rows.len() > MAX_ROWS {
            return Err(IntakeFault::TooManyRows { limit: MAX_ROWS });
        }
        if rows.len() * columns > MAX_CELLS {
            return Err(IntakeFault::TooManyCells { limit: MAX_CELLS });
        }
        let mut spans: Vec<Span> = vec![(0, 0); rows.len() * columns];
        let mut at = 0;
        for held in &self.held {
            while rows[at] < held.row {
                at += 1;
            }
            spans[at * columns + held.column as usize] = held.text;
        }
        let filled = fill(&mut spans, &rows, columns, &self.merges);
        if let Some(first) = filled.first {
            let count = filled.count;
            self.notes.row("intake.merged-filled", first + 1, None, |note| note.with("count", count));
        }
        let bytes: u64 = spans.iter().map(|(start, end)| u64::from(end - start)).sum();
        if bytes > MAX_TEXT_BYTES as u64 {
            return Err(IntakeFault::TooMuchText { limit: MAX_TEXT_BYTES as u64 });
        }
        let mut cells = Cells::new(columns);
        for (start, end) in spans {
            cells.push(self.pool.get(start as usize..end as usize).unwrap_or_default());
        }
        let source_rows = rows.into_iter().map(|row| row.saturating_add(1)).collect();
        Ok((cells, source_rows, self.notes.finish()))
    }
}

/// `text` is how a spreadsheet writes that a formula failed: `#REF!`, `#NAME?`, `#N/A`, also where someone
/// has pasted it as a text.
fn is_error(text: &str) -> bool {
    let Some(name) = text.strip_prefix('#') else { return false };
    let name = name.strip_suffix(['!', '?']).or(matches!(name, "N/A" | "GETTING_DATA").then_some(name));
    name.is_some_and(|name| {
        !name.is_empty() && name.chars().all(|sign| sign.is_ascii_uppercase() || "/_0".contains(sign))
    })
}

/// What filling merged ranges did.
#[derive(Debug, Default)]
struct Filled {
    /// How many ranges were filled.
    count: usize,
    /// The row in the sheet, from 0, of the first.
    first: Option<u32>,
}

/// Gives the cells of merged ranges the text of their first cell, as far as a person means it.
///
/// A maker merged over the rows of its products holds for each of them, and so does a heading merged over the
/// columns that it heads. A title over the whole sheet heads none of them, and a heading two rows high is not
/// two headings.
fn fill(spans: &mut [Span], rows: &[u32], columns: usize, merges: &[Merge]) -> Filled {
    const EMPTY: Span = (0, 0);
    const HIGHEST_HEADING: u32 = 3;
    let mut filled = Filled::default();
    // A hostile file may merge the whole sheet a million times over.
    let mut budget = MAX_CELLS;
    let top = (0..rows.len()).find(|row| {
        spans[row * columns..(row + 1) * columns].iter().filter(|span| **span != EMPTY).count() > 1
    });
    let top = top.map_or(0, |row| rows[row]);
    for merge in merges {
        let (left, right) =
            (merge.columns.0 as usize, (merge.columns.1 as usize).min(columns.saturating_sub(1)));
        let Ok(first) = rows.binary_search(&merge.rows.0) else { continue };
        if left > right || merge.rows.1 < merge.rows.0 {
            continue;
        }
        let text = spans[first * columns + left];
        let is_heading = merge.rows.0 <= top && merge.rows.1 - merge.rows.0 < HIGHEST_HEADING;
        let lonely = (0..columns)
            .all(|column| (left..=right).contains(&column) || spans[first * columns + column] == EMPTY);
        if text == EMPTY || (is_heading && lonely) {
            continue;
        }
        let mut touched = false;
        // Rows that hold nothing of their own are not in `rows`, so no record is made up.
        let last = if is_heading { first } else { rows.partition_point(|row| *row <= merge.rows.1) - 1 };
        let Some(rest) = budget.checked_sub((last + 1 - first) * (right + 1 - left)) else { break };
        budget = rest;
        for row in first..=last {
            for span in &mut spans[row * columns + left..=row * columns + right] {
                if *span == EMPTY {
                    *span = text;
                    touched = true;
                }
            }
        }
        if touched {
            filled.count += 1;
            filled.first = Some(filled.first.map_or(merge.rows.0, |row| row.min(merge.rows.0)));
        }
    }
    filled
}
