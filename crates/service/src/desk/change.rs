//! Changes of a workspace, and the way back from each.

use record::{Column, LineId, Policy, Registration};

use super::parts::StoredLine;
use super::workspace::Workspace;

/// One change. Applying it gives the change that takes it back.
///
/// A change says what it expects to find: where another tab changed the same thing meanwhile, it is left out.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Change {
    /// The text of a cell.
    Cell { line: LineId, column: Column, from: String, to: String },
    /// Lines come back.
    Insert(Vec<StoredLine>),
    /// Lines go.
    Remove(Vec<LineId>),
    /// Lines go into the bin, or come out of it.
    Bin { lines: Vec<LineId>, binned: bool },
    /// The policy.
    Policy { from: Box<Policy>, to: Box<Policy> },
    /// The papers.
    Registration { from: Box<Registration>, to: Box<Registration> },
}

/// How many steps can be taken back.
const MOST_STEPS: usize = 200;

/// How many single changes are remembered over all steps.
const MOST_CHANGES: usize = 1_000_000;

/// The steps to take back and to make again.
#[derive(Debug, Default)]
pub(super) struct History {
    undo: Vec<Vec<Change>>,
    redo: Vec<Vec<Change>>,
}

impl History {
    pub(super) const fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub(super) const fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Remembers the way back from a new step.
    pub(super) fn push(&mut self, back: Vec<Change>) {
        self.redo.clear();
        self.undo.push(back);
        let size = |step: &Vec<Change>| step.iter().map(Change::size).sum::<usize>();
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

    /// Takes the last step back, or makes it again.
    pub(super) fn step(&mut self, workspace: &mut Workspace, back: bool) {
        let (from, to) =
            if back { (&mut self.undo, &mut self.redo) } else { (&mut self.redo, &mut self.undo) };
        if let Some(step) = from.pop() {
            to.push(workspace.apply(step));
        }
    }
}

impl Change {
    /// How many cells or lines it holds.
    fn size(&self) -> usize {
        match self {
            Self::Insert(lines) => lines.len() * 8,
            Self::Remove(lines) | Self::Bin { lines, .. } => lines.len(),
            Self::Cell { .. } | Self::Policy { .. } | Self::Registration { .. } => 1,
        }
    }
}
