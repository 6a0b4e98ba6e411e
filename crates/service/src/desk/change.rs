//! Changes of a workspace, and the way back from each.

use std::collections::HashSet;
use std::rc::Rc;

use record::{Column, LineId, Policy, Register, Registration, Spent};

use super::WORKSPACE_LIMIT_LINES;
use super::workspace::Workspace;

/// One change. Applying it gives the change that takes it back.
///
/// A change says what it expects to find: where another tab changed the same thing meanwhile, it is left out.
#[derive(Debug)]
pub(super) enum Change {
    /// The text of a cell.
    Cell { line: LineId, column: Column, from: String, to: String },
    /// Lines come back.
    Insert(Box<Register>),
    /// Lines go.
    Remove(Vec<LineId>),
    /// Lines go into the bin, or come out of it.
    Bin { lines: Vec<LineId>, binned: bool },
    /// Report references, each with its batch, are remembered as used, or are no longer.
    Spent { pairs: Vec<(String, String)>, used: bool },
    /// The policy.
    Policy { from: Box<Policy>, to: Box<Policy> },
    /// The papers.
    Registration { from: Box<Registration>, to: Box<Registration> },
}

/// Changes that are made, taken back and made again together. Shared, so that a history is cheap to keep a copy of.
pub(super) type Step = Rc<Vec<Change>>;

/// How many steps can be taken back.
const MOST_STEPS: usize = 200;

/// How many single changes are remembered over all steps.
const MOST_CHANGES: usize = 1_000_000;

/// The steps to take back and to make again.
#[derive(Debug, Default, Clone)]
pub(super) struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
}

impl History {
    pub(super) const fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub(super) const fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Remembers the way back from a new step.
    pub(super) fn push(&mut self, back: Step) {
        self.redo.clear();
        self.undo.push(back);
        let size = |step: &Step| step.iter().map(Change::size).sum::<usize>();
        let mut total: usize = self.undo.iter().map(size).sum();
        let mut drop = self.undo.len().saturating_sub(MOST_STEPS);
        // The newest step stays, however large: the way back from what was just done is never missing.
        for step in self.undo.iter().skip(drop) {
            if total <= MOST_CHANGES || drop + 1 >= self.undo.len() {
                break;
            }
            total -= size(step);
            drop += 1;
        }
        self.undo.drain(..drop);
    }

    /// The step to take back, or to make again.
    pub(super) fn pop(&mut self, back: bool) -> Option<Step> {
        if back { self.undo.pop() } else { self.redo.pop() }
    }

    /// Remembers the way from a step that was taken back, or made again. Nothing is left of one that found
    /// everything changed by another tab.
    pub(super) fn passed(&mut self, way: Step, back: bool) {
        if !way.is_empty() {
            if back { self.redo.push(way) } else { self.undo.push(way) }
        }
    }
}

impl Change {
    /// How many cells or lines it holds.
    fn size(&self) -> usize {
        match self {
            Self::Insert(lines) => lines.len() * 8,
            Self::Remove(lines) | Self::Bin { lines, .. } => lines.len(),
            Self::Spent { pairs, .. } => pairs.len(),
            Self::Cell { .. } | Self::Policy { .. } | Self::Registration { .. } => 1,
        }
    }

    /// Whether what is found in the lines may be different afterwards.
    pub(super) const fn concerns_lines(&self) -> bool {
        !matches!(self, Self::Registration { .. })
    }
}

impl Workspace {
    /// Makes a change, and returns the way back; `None` when there was nothing to change. Lines that are `spared`
    /// are not removed.
    pub(super) fn apply_one(&mut self, change: &Change, spared: &HashSet<LineId>) -> Option<Change> {
        match change {
            Change::Cell { line, column, from, to } => {
                let row = self.register.row(*line).filter(|&row| self.register.get(row, *column) == from)?;
                self.cell_changes(row, *column, to);
                self.register.set(row, *column, to);
                self.touch(&[*line]);
                Some(Change::Cell { line: *line, column: *column, from: to.clone(), to: from.clone() })
            }
            // Another tab may have filled the room that they left.
            Change::Insert(lines) if self.register.len() + lines.len() > WORKSPACE_LIMIT_LINES => None,
            Change::Insert(lines) => {
                let inserted = self.insert(lines);
                self.lines_change(&self.rows_of(&inserted), "came back");
                self.touch(&inserted);
                (!inserted.is_empty()).then_some(Change::Remove(inserted))
            }
            Change::Remove(ids) => {
                let gone: Vec<LineId> = ids.iter().copied().filter(|id| !spared.contains(id)).collect();
                self.lines_change(&self.rows_of(&gone), "were removed");
                let lines = self.remove(&gone);
                self.touch(&gone);
                (!lines.is_empty()).then(|| Change::Insert(Box::new(lines)))
            }
            Change::Bin { lines, binned } => {
                let rows = lines.iter().filter_map(|&line| Some((line, self.register.row(line)?)));
                let turned: Vec<(LineId, usize)> =
                    rows.filter(|&(_, row)| self.register.binned(row) != *binned).collect();
                let rows: Vec<usize> = turned.iter().map(|&(_, row)| row).collect();
                self.lines_change(&rows, if *binned { "went into the bin" } else { "came out of the bin" });
                for &(_, row) in &turned {
                    self.register.set_binned(row, *binned);
                }
                let lines: Vec<LineId> = turned.into_iter().map(|(line, _)| line).collect();
                self.touch(&lines);
                (!lines.is_empty()).then_some(Change::Bin { lines, binned: !binned })
            }
            Change::Spent { pairs, used } => self.spend(pairs, *used),
            Change::Policy { from, to } => (self.head.policy == **from && from != to).then(|| {
                self.head.policy = (**to).clone();
                self.touch_head();
                Change::Policy { from: to.clone(), to: from.clone() }
            }),
            Change::Registration { from, to } => {
                (self.head.registration == **from && from != to).then(|| {
                    self.head.registration = (**to).clone();
                    self.touch_head();
                    Change::Registration { from: to.clone(), to: from.clone() }
                })
            }
        }
    }

    /// The rows of those of these lines that are there.
    fn rows_of(&self, lines: &[LineId]) -> Vec<usize> {
        lines.iter().filter_map(|&line| self.register.row(line)).collect()
    }

    fn spend(&mut self, pairs: &[(String, String)], used: bool) -> Option<Change> {
        let known = |pair: &(String, String)| self.spent.pairs().binary_search(pair).is_ok();
        let mut turned: Vec<(String, String)> =
            pairs.iter().filter(|pair| known(pair) != used).cloned().collect();
        turned.sort_unstable();
        turned.dedup();
        if turned.is_empty() {
            return None;
        }
        let mut all: Vec<(String, String)> = std::mem::take(&mut self.spent).into();
        if used {
            all.extend(turned.iter().cloned());
        } else {
            all.retain(|pair| turned.binary_search(pair).is_err());
        }
        self.spent = Spent::from(all);
        self.touch_spent();
        Some(Change::Spent { pairs: turned, used: !used })
    }

    /// Takes lines out for good; those that were there.
    fn remove(&mut self, ids: &[LineId]) -> Register {
        let mut rows: Vec<usize> = ids.iter().filter_map(|&id| self.register.row(id)).collect();
        rows.sort_unstable();
        rows.dedup();
        let mut lines = Register::default();
        for row in rows {
            copy(&self.register, row, &mut lines);
        }
        self.register.remove(ids);
        lines
    }

    /// Puts lines at their places among the others; those of them that were not there.
    pub(super) fn insert(&mut self, lines: &Register) -> Vec<LineId> {
        let rows: Vec<usize> =
            (0..lines.len()).filter(|&row| self.register.row(lines.id(row)).is_none()).collect();
        let Some(&first) = rows.first() else { return Vec::new() };
        // Where a later line stands already, it is taken up and laid down again behind them.
        let behind = self.register.len()
            - (0..self.register.len())
                .rev()
                .take_while(|&row| self.register.id(row) > lines.id(first))
                .count();
        let later = if behind < self.register.len() {
            let ids: Vec<LineId> = (behind..self.register.len()).map(|row| self.register.id(row)).collect();
            self.remove(&ids)
        } else {
            Register::default()
        };
        let mut later_rows = (0..later.len()).peekable();
        for &row in &rows {
            while let Some(earlier) = later_rows.next_if(|&other| later.id(other) < lines.id(row)) {
                copy(&later, earlier, &mut self.register);
            }
            copy(lines, row, &mut self.register);
        }
        for row in later_rows {
            copy(&later, row, &mut self.register);
        }
        rows.into_iter().map(|row| lines.id(row)).collect()
    }
}

/// Appends a line of one register to another, whose lines are all earlier.
fn copy(from: &Register, row: usize, to: &mut Register) {
    to.restore(from.id(row), from.binned(row), |column| from.get(row, column));
}
