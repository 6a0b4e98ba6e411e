//! Rows as they come out of a text, each with as many cells as it has.

use crate::limits::{MAX_CELL_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_ROWS};
use crate::note::Notes;
use crate::{Cells, IntakeFault};

/// Rows of different width in one piece of memory. Blank cells at the end of a row and blank rows are not kept.
#[derive(Debug, Default)]
pub(crate) struct Ragged {
    text: String,
    /// Where each cell ends in `text`.
    ends: Vec<u32>,
    /// Where each row ends in `ends`.
    rows: Vec<u32>,
    source_rows: Vec<u32>,
    /// Columns of the widest row.
    width: usize,
    /// Cells of the row that is being filled, also those past the limit.
    filling: usize,
    /// A cell past the limit holds a text.
    too_wide: bool,
}

impl Ragged {
    /// Memory for a text of about `bytes`.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        // A cell is rarely shorter than eight bytes; what is too much is given back, what is too little grows.
        Self { text: String::with_capacity(bytes), ends: Vec::with_capacity(bytes / 8), ..Self::default() }
    }

    /// Appends a cell to the row that is being filled; what is longer than a cell may be is cut off and noted.
    pub(crate) fn push(&mut self, text: &str, row: u32, notes: &mut Notes) {
        self.filling += 1;
        if self.filling > MAX_COLUMNS {
            self.too_wide |= !text.trim().is_empty();
            return;
        }
        let mut text = text;
        if text.len() > MAX_CELL_BYTES {
            let column = self.filling as u32 - 1;
            notes.row("intake.cell-cut", row, Some(column), |finding| finding.with("limit", MAX_CELL_BYTES));
            text = &text[..text.floor_char_boundary(MAX_CELL_BYTES)];
        }
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
    }

    /// Ends a row that stands in row `source` of the file.
    pub(crate) fn end_row(&mut self, source: u32) -> Result<(), IntakeFault> {
        if self.too_wide {
            return Err(IntakeFault::TooManyColumns { limit: MAX_COLUMNS });
        }
        self.filling = 0;
        let row_start = self.rows.last().map_or(0, |&end| end as usize);
        while self.ends.len() > row_start {
            let start = self.ends.len().checked_sub(2).map_or(0, |before| self.ends[before] as usize);
            if !self.text[start..].trim().is_empty() {
                break;
            }
            self.text.truncate(start);
            self.ends.pop();
        }
        if self.ends.len() == row_start {
            return Ok(());
        }
        if self.rows.len() == MAX_ROWS {
            return Err(IntakeFault::TooManyRows { limit: MAX_ROWS });
        }
        self.width = self.width.max(self.ends.len() - row_start);
        if self.width * (self.rows.len() + 1) > MAX_CELLS {
            return Err(IntakeFault::TooManyCells { limit: MAX_CELLS });
        }
        self.rows.push(self.ends.len() as u32);
        self.source_rows.push(source);
        Ok(())
    }

    /// All rows, filled up with blank cells to the width of the widest, and the row in the file of each.
    pub(crate) fn lay_out(self, least_width: usize) -> (Cells, Vec<u32>) {
        let width = self.width.max(least_width);
        if self.ends.len() == width * self.rows.len() {
            return (Cells::from_parts(width, self.text, self.ends), self.source_rows);
        }
        let mut ends = Vec::with_capacity(width * self.rows.len());
        let (mut row_start, mut text_end) = (0, 0);
        for &row_end in &self.rows {
            let row = &self.ends[row_start..row_end as usize];
            ends.extend_from_slice(row);
            text_end = row.last().copied().unwrap_or(text_end);
            ends.resize(ends.len() + width - row.len(), text_end);
            row_start = row_end as usize;
        }
        (Cells::from_parts(width, self.text, ends), self.source_rows)
    }
}
