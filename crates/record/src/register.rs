//! All lines of a workspace, as they were written down.

use serde::{Deserialize, Serialize};

use crate::Column;

/// Names a line of one register for good: given in the order of addition, never given again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LineId(pub u32);

/// All lines of a workspace, as they were written down, in the order of addition.
///
/// Rows count from 0. Texts are pooled: a text that stands in many cells is kept once.
#[derive(Debug, Clone, Default)]
pub struct Register {}

impl Register {
    /// How many lines there are, binned ones too.
    pub fn len(&self) -> usize {
        0
    }

    /// Whether there is no line.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a line with the text of each column that `cell` gives; `""` is an empty cell.
    pub fn push<'t>(&mut self, _cell: impl FnMut(Column) -> &'t str) -> LineId {
        LineId(0)
    }

    /// Puts back a line as it was stored. Lines come back in the order of their ids.
    ///
    /// Returns `false`, and changes nothing, when the id is not greater than the last line's.
    pub fn restore<'t>(&mut self, _id: LineId, _binned: bool, _cell: impl FnMut(Column) -> &'t str) -> bool {
        false
    }

    /// The id that the next new line gets.
    pub fn next_id(&self) -> LineId {
        LineId(0)
    }

    /// Ids below this one were given before, also to lines that are gone.
    pub fn reserve_ids(&mut self, _next: LineId) {}

    /// The id of a row's line. # Panics: no such row.
    pub fn id(&self, _row: usize) -> LineId {
        LineId(0)
    }

    /// The row of a line, if it is still there.
    pub fn row(&self, _id: LineId) -> Option<usize> {
        None
    }

    /// The text of a cell; `""` when it is empty or there is no such row.
    pub fn get(&self, _row: usize, _column: Column) -> &str {
        ""
    }

    /// Replaces the text of a cell.
    pub fn set(&mut self, _row: usize, _column: Column, _text: &str) {}

    /// Whether a line is in the recycle bin.
    pub fn binned(&self, _row: usize) -> bool {
        false
    }

    /// Puts a line into the recycle bin, or takes it out.
    pub fn set_binned(&mut self, _row: usize, _binned: bool) {}

    /// Removes lines for good.
    pub fn remove(&mut self, _ids: &[LineId]) {}

    /// The columns that any line has a text in, in order.
    pub fn columns(&self) -> Vec<Column> {
        Vec::new()
    }
}
