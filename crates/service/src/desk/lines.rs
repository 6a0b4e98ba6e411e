//! Looking at lines and changing them.

use record::{CalendarDate, Column, LineId, Spent};

use super::CELL_LIMIT_BYTES;
use super::change::Change;
use super::tally::columns;
use super::workspace::Workspace;
use super::{
    BulkRequest, Cell, CellEdit, LineView, Mending, NextRequest, Outcome, Row, SetView, ViewRequest, Window,
};
use crate::Fault;

/// How many rows a window has at most.
const WINDOW_LIMIT_ROWS: usize = 500;

/// How many other lines of a set finding are named.
const OTHERS_SHOWN: usize = 24;

/// How many changes of a mending are shown.
const SAMPLES_SHOWN: usize = 12;

impl Workspace {
    /// Rows for the screen.
    pub(super) fn window(&mut self, request: &ViewRequest, today: CalendarDate) -> Window {
        let columns = columns(&self.register);
        let (register, findings, shown) = self.shown(&request.selection, today);
        let wanted = shown.rows.iter().skip(request.from).take(request.count.min(WINDOW_LIMIT_ROWS));
        let rows = wanted.map(|&row| {
            let row = row as usize;
            let worst = findings.of_row(row);
            let cell = |&column: &Column| Cell {
                text: register.get(row, column).to_owned(),
                severity: worst.get(&Some(column)).copied(),
            };
            Row {
                line: register.id(row),
                number: row + 1,
                severity: worst.get(&None).copied(),
                cells: columns.iter().map(cell).collect(),
            }
        });
        Window { request: request.clone(), total: shown.rows.len(), rows: rows.collect() }
    }

    /// Everything there is to tell of a line.
    pub(super) fn inspect(&mut self, line: LineId, today: CalendarDate) -> Result<Outcome, Fault> {
        let row = self.row(line)?;
        self.findings(today);
        let texts = Column::ALL.map(|column| self.register.get(row, column).to_owned()).to_vec();
        let of_cell =
            |column| self.cell_findings(row, column, today).into_iter().map(move |finding| (column, finding));
        let cells = Column::ALL.into_iter().flat_map(of_cell).collect();
        let (number, binned) = (row + 1, self.register.binned(row));
        let found = self.findings(today).sets(row).map(|(column, set)| (column, set.clone()));
        let found: Vec<_> = found.collect();
        let sets = found.into_iter().map(|(column, set)| {
            let mut others: Vec<LineId> = set.places.iter().map(|place| place.line).collect();
            others.dedup();
            let others = others.into_iter().filter(|&other| other != line);
            let others = others.filter_map(|other| Some((other, self.register.row(other)? + 1)));
            SetView { finding: set.finding, column, others: others.take(OTHERS_SHOWN).collect() }
        });
        let sets = sets.collect();
        Ok(Outcome::Line(Box::new(LineView { line, number, binned, texts, cells, sets })))
    }

    /// Where the next problem is: row among the shown ones, line, and cell.
    pub(super) fn next(
        &mut self,
        request: &NextRequest,
        today: CalendarDate,
    ) -> Option<(usize, LineId, Option<Column>)> {
        let (register, findings, shown) = self.shown(&request.selection, today);
        // A problem of the whole line stands before its first cell.
        let cells = |at: usize| -> Vec<Option<Column>> {
            let row = shown.rows.get(at);
            row.map(|&row| findings.cells_of(row as usize, &request.selection.filter)).unwrap_or_default()
        };
        let place = |at: usize, column| Some((at, register.id(*shown.rows.get(at)? as usize), column));
        let has = |at: &usize| {
            let some = shown.rows.get(*at).is_some_and(|&row| findings.worst(row as usize).is_some());
            some && !cells(*at).is_empty()
        };
        let (start, here) = request.from.map_or((0, None), |(at, column)| (at, Some(column)));
        let in_row = here.and_then(|here| {
            let cells = cells(start);
            if request.back {
                cells.into_iter().rev().find(|&column| column < Some(here))
            } else {
                cells.into_iter().find(|&column| column > Some(here))
            }
        });
        if let Some(column) = in_row {
            return place(start, column);
        }
        let total = shown.rows.len();
        let after = if here.is_some() { start.saturating_add(1) } else { 0 };
        let at = if request.back {
            (0..start.min(total)).rev().chain((start..total).rev()).find(has)?
        } else {
            (after..total).chain(0..after.min(total)).find(has)?
        };
        let cells = cells(at);
        let column = if request.back { cells.last() } else { cells.first() };
        place(at, column.copied().flatten())
    }

    /// Replaces the text of a cell, unless it says something else than the person saw.
    pub(super) fn edit(&mut self, edit: &CellEdit) -> Result<Outcome, Fault> {
        let row = self.row(edit.line)?;
        fits(&edit.after)?;
        let now = self.register.get(row, edit.column);
        if now == edit.after {
            return Ok(Outcome::Done);
        }
        if now != edit.before {
            return Ok(Outcome::Contradicted { edit: edit.clone(), now: now.to_owned() });
        }
        let CellEdit { line, column, before, after } = edit.clone();
        self.step(&[Change::Cell { line, column, from: before, to: after }]);
        Ok(Outcome::Done)
    }

    /// Adds a line with these texts, the first of each column.
    pub(super) fn add_line(&mut self, texts: &[(Column, String)]) -> Result<Outcome, Fault> {
        texts.iter().try_for_each(|(_, text)| fits(text))?;
        let text = |column| texts.iter().find(|(of, _)| *of == column).map_or("", |(_, text)| text.as_str());
        self.add(1, |register| {
            register.push(text);
        })?;
        Ok(Outcome::Done)
    }

    /// What a mending of many cells changes; makes the change when `done`.
    pub(super) fn mend(&mut self, request: &BulkRequest, today: CalendarDate, done: bool) -> Mending {
        let (_, _, shown) = self.shown(&request.selection, today);
        let rows = shown.rows.clone();
        let columns = request.column.map_or_else(|| self.register.columns(), |column| vec![column]);
        let context = self.context(today);
        let mut changes = Vec::new();
        let mut samples = Vec::new();
        let mut lines = 0;
        for row in rows.into_iter().map(|row| row as usize) {
            let before = changes.len();
            for &column in &columns {
                let from = self.register.get(row, column);
                let to = record::bulk(column, from, &request.bulk, &context);
                let Some(to) = to.filter(|to| fits(to).is_ok()) else { continue };
                if samples.len() < SAMPLES_SHOWN {
                    samples.push((row + 1, column, from.to_owned(), to.clone()));
                }
                changes.push(Change::Cell { line: self.register.id(row), column, from: from.to_owned(), to });
            }
            lines += usize::from(changes.len() > before);
        }
        let cells = changes.len();
        if done {
            self.step(&changes);
        }
        Mending { done, cells, lines, samples }
    }

    /// Removes the lines of the bin for good. Their report references are never used again.
    pub(super) fn empty_bin(&mut self) -> Outcome {
        let rows = (0..self.register.len()).filter(|&row| self.register.binned(row));
        let lines: Vec<LineId> = rows.map(|row| self.register.id(row)).collect();
        let mut used = Spent::default();
        used.add_lines(&self.register, &lines);
        self.step(&[Change::Spent { pairs: used.into(), used: true }, Change::Remove(lines)]);
        Outcome::Done
    }

    /// The row of a line.
    pub(super) fn row(&self, line: LineId) -> Result<usize, Fault> {
        self.register.row(line).ok_or_else(|| Fault::new("desk.line-gone"))
    }
}

/// Whether a text is short enough for a cell.
fn fits(text: &str) -> Result<(), Fault> {
    if text.len() > CELL_LIMIT_BYTES {
        return Err(Fault::new("desk.cell-too-long").with("limit", CELL_LIMIT_BYTES));
    }
    Ok(())
}
