//! All lines of a workspace, as they were written down.

mod pool;

use serde::{Deserialize, Serialize};

use crate::Column;
use pool::Pool;
pub(crate) use pool::Text;

/// Names a line of one register for good: given in the order of addition, never given again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LineId(pub u32);

impl LineId {
    /// Ids are below this one; a stored id that is not is damaged. Far more lines than memory can hold.
    pub const LIMIT: Self = Self(1 << 31);
}

/// All lines of a workspace, as they were written down, in the order of addition.
///
/// Rows count from 0. Texts are pooled: a text that stands in many cells is kept once. A cell costs four bytes, and
/// nothing in a column that no line up to there has a text in.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// The ids of the lines, ascending.
    ids: Vec<LineId>,
    binned: Vec<bool>,
    next: u32,
    pool: Pool,
    cells: [Cells; Column::ALL.len()],
}

/// One column's texts.
#[derive(Debug, Clone, Default)]
struct Cells {
    /// Row by row; rows behind the end are empty.
    texts: Vec<Text>,
    /// How many of them are not empty.
    filled: usize,
}

impl Cells {
    fn get(&self, row: usize) -> Text {
        self.texts.get(row).copied().unwrap_or(Text::EMPTY)
    }

    fn set(&mut self, row: usize, text: Text) {
        if row >= self.texts.len() {
            if text.is_empty() {
                return;
            }
            self.texts.resize(row + 1, Text::EMPTY);
        }
        let Some(cell) = self.texts.get_mut(row) else { return };
        let before = std::mem::replace(cell, text);
        self.filled = self.filled + usize::from(!text.is_empty()) - usize::from(!before.is_empty());
        if self.filled == 0 {
            self.texts = Vec::new();
        }
    }

    /// Keeps the rows that `stays` tells to keep.
    fn retain(&mut self, stays: &[bool]) {
        let mut row = 0;
        self.texts.retain(|_| {
            row += 1;
            stays.get(row - 1).copied().unwrap_or(true)
        });
        self.filled = self.texts.iter().filter(|text| !text.is_empty()).count();
        if self.filled == 0 {
            self.texts = Vec::new();
        }
    }
}

impl Register {
    /// How many lines there are, binned ones too.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is no line.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Adds a line with the text of each column that `cell` gives; `""` is an empty cell.
    pub fn push<'t>(&mut self, cell: impl FnMut(Column) -> &'t str) -> LineId {
        let id = self.next_id();
        self.append(id, false, cell);
        id
    }

    /// Puts back a line as it was stored. Lines come back in the order of their ids.
    ///
    /// Returns `false`, and changes nothing, when the id is not greater than the last line's, or not below
    /// [`LineId::LIMIT`].
    pub fn restore<'t>(&mut self, id: LineId, binned: bool, cell: impl FnMut(Column) -> &'t str) -> bool {
        let in_order = self.ids.last().is_none_or(|last| *last < id) && id < LineId::LIMIT;
        if in_order {
            self.append(id, binned, cell);
        }
        in_order
    }

    fn append<'t>(&mut self, id: LineId, binned: bool, mut cell: impl FnMut(Column) -> &'t str) {
        let row = self.ids.len();
        for column in Column::ALL {
            let text = cell(column);
            if !text.is_empty() {
                let text = self.pool.intern(text);
                self.cells[column as usize].set(row, text);
            }
        }
        self.ids.push(id);
        self.binned.push(binned);
        self.next = self.next.max(id.0.saturating_add(1));
    }

    /// The id that the next new line gets.
    pub fn next_id(&self) -> LineId {
        LineId(self.next)
    }

    /// Ids below this one were given before, also to lines that are gone. At most [`LineId::LIMIT`].
    pub fn reserve_ids(&mut self, next: LineId) {
        self.next = self.next.max(next.min(LineId::LIMIT).0);
    }

    /// The id of a row's line. # Panics: no such row.
    pub fn id(&self, row: usize) -> LineId {
        self.ids[row]
    }

    /// The row of a line, if it is still there.
    pub fn row(&self, id: LineId) -> Option<usize> {
        self.ids.binary_search(&id).ok()
    }

    /// The text of a cell; `""` when it is empty or there is no such row.
    pub fn get(&self, row: usize, column: Column) -> &str {
        self.pool.get(self.handle(row, column))
    }

    /// Replaces the text of a cell; nothing happens when there is no such row.
    pub fn set(&mut self, row: usize, column: Column, text: &str) {
        if row < self.len() {
            let text = self.pool.intern(text);
            self.cells[column as usize].set(row, text);
        }
    }

    /// Whether a line is in the recycle bin; `false` when there is no such row.
    pub fn binned(&self, row: usize) -> bool {
        self.binned.get(row).copied().unwrap_or(false)
    }

    /// Puts a line into the recycle bin, or takes it out.
    pub fn set_binned(&mut self, row: usize, binned: bool) {
        if let Some(line) = self.binned.get_mut(row) {
            *line = binned;
        }
    }

    /// Removes lines for good. Later lines move up; ids that are not there are passed over.
    pub fn remove(&mut self, ids: &[LineId]) {
        let mut stays = vec![true; self.len()];
        for row in ids.iter().filter_map(|id| self.row(*id)) {
            stays[row] = false;
        }
        if stays.iter().all(|stays| *stays) {
            return;
        }
        let mut row = stays.iter();
        self.ids.retain(|_| row.next() == Some(&true));
        let mut row = stays.iter();
        self.binned.retain(|_| row.next() == Some(&true));
        for cells in &mut self.cells {
            cells.retain(&stays);
        }
    }

    /// The columns that any line has a text in, in order.
    pub fn columns(&self) -> Vec<Column> {
        Column::ALL.into_iter().filter(|column| self.cells[*column as usize].filled > 0).collect()
    }

    /// About how many bytes of memory it takes.
    pub fn bytes(&self) -> usize {
        let cells: usize = self.cells.iter().map(|cells| cells.texts.capacity() * size_of::<Text>()).sum();
        size_of::<Self>()
            + self.pool.bytes()
            + self.ids.capacity() * size_of::<LineId>()
            + self.binned.capacity()
            + cells
    }

    /// The handle of a cell's text: cells are equal when their handles are.
    pub(crate) fn handle(&self, row: usize, column: Column) -> Text {
        self.cells[column as usize].get(row)
    }

    /// The handle of a cell's text, when the cell tells anything: white space alone does not.
    pub(crate) fn told(&self, row: usize, column: Column) -> Option<Text> {
        let text = self.handle(row, column);
        (!self.pool.is_blank(text)).then_some(text)
    }

    /// The text of a handle.
    pub(crate) fn text(&self, handle: Text) -> &str {
        self.pool.get(handle)
    }

    /// Handles are below this number.
    pub(crate) fn handles(&self) -> usize {
        self.pool.len()
    }
}
