//! What the overview counts.

use std::collections::HashSet;

use record::{Column, Context, Register};

use super::ALWAYS_SHOWN;
use super::findings::Findings;
use super::{LinesWith, Problem};

/// What the overview counts, of one state of the lines.
#[derive(Debug)]
pub(super) struct Tally {
    /// How many lines there are outside of the bin.
    pub(super) lines: usize,
    /// How many lines are in the bin.
    pub(super) binned: usize,
    /// How many batches the lines name.
    pub(super) batches: usize,
    /// How many lines have problems.
    pub(super) lines_with: LinesWith,
    /// What was found.
    pub(super) problems: Vec<Problem>,
    /// The columns that a grid shows.
    pub(super) columns: Vec<Column>,
}

impl Tally {
    /// Counts.
    pub(super) fn of(register: &Register, findings: &Findings, context: &Context<'_>) -> Self {
        let here = (0..register.len()).filter(|&row| !register.binned(row));
        let numbers = here.clone().map(|row| register.get(row, Column::Batch).trim());
        let lines = here.count();
        let of_cell = |row, column| record::check_cell(column, register.get(row, column), context);
        Self {
            lines,
            binned: register.len() - lines,
            batches: numbers.filter(|number| !number.is_empty()).collect::<HashSet<_>>().len(),
            lines_with: findings.lines_with(),
            problems: findings.problems(of_cell),
            columns: columns(register),
        }
    }
}

/// The columns that a grid shows.
pub(super) fn columns(register: &Register) -> Vec<Column> {
    let used = register.columns();
    let shown = |column: &Column| used.contains(column) || ALWAYS_SHOWN.contains(column);
    Column::ALL.into_iter().filter(shown).collect()
}
