//! The records of a table, line by line.

use record::Column;

use crate::{Mapping, Table};

/// Where a line has nothing for a column.
const NOWHERE: u16 = u16::MAX;

/// The lines of the records in a table, in its order. See [`lines`].
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    table: &'t Table,
    /// Which column of the table each column of the records stands in.
    sources: [u16; Column::ALL.len()],
    row: usize,
}

/// One line of the records in a table.
#[derive(Debug, Clone, Copy)]
pub struct Line<'t> {
    table: &'t Table,
    sources: [u16; Column::ALL.len()],
    row: usize,
}

/// The lines of the records in `table`, whose columns are what `mapping` says.
///
/// A mapping that is not of this table gives empty texts, never a fault.
pub fn lines<'t>(table: &'t Table, mapping: &Mapping) -> Lines<'t> {
    let source =
        |column: Column| mapping.source(column).and_then(|at| u16::try_from(at).ok()).unwrap_or(NOWHERE);
    Lines { table, sources: Column::ALL.map(source), row: table.first_record as usize }
}

impl<'t> Iterator for Lines<'t> {
    type Item = Line<'t>;

    fn next(&mut self) -> Option<Line<'t>> {
        let row = self.row;
        (row < self.table.cells.rows()).then(|| {
            self.row += 1;
            Line { table: self.table, sources: self.sources, row }
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.table.cells.rows().saturating_sub(self.row);
        (left, Some(left))
    }
}

impl ExactSizeIterator for Lines<'_> {}

impl<'t> Line<'t> {
    /// The text of a column; `""` where the table has none.
    pub fn get(&self, column: Column) -> &'t str {
        let source = self.sources[column as usize];
        if source == NOWHERE { "" } else { self.table.cells.get(self.row, usize::from(source)) }
    }

    /// The row in the file, as a person counts them from 1.
    pub fn source_row(&self) -> u32 {
        self.table.source_rows.get(self.row).copied().unwrap_or_default()
    }

    /// Whether no column has a text.
    pub fn is_blank(&self) -> bool {
        Column::ALL.into_iter().all(|column| self.get(column).trim().is_empty())
    }
}
