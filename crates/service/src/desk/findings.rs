//! What was found in a register, ready to be asked by line and by code.

use std::collections::BTreeMap;

use base::{Finding, Severity};
use record::{Audit, CalendarDate, Column, Context, LineId, Register, SetFinding, Spent, audit};

use super::{Filter, LinesWith, Problem};

/// What was found in a register, ready to be asked by line and by code.
#[derive(Debug, Default)]
pub(super) struct Findings {
    day: Option<CalendarDate>,
    audit: Audit,
    /// The gravest problem of each row, in its cells or as a whole.
    worst: Vec<Option<Severity>>,
    /// Row and column (`None`: the whole line) of every place of a set finding, with its number; sorted.
    in_sets: Vec<(u32, Option<Column>, u32)>,
}

/// Where a problem was first found.
#[derive(Clone, Copy)]
enum Example<'a> {
    Cell(&'a record::Mark),
    Set(&'a Finding),
}

impl Findings {
    /// Runs all checks.
    pub(super) fn of(register: &Register, spent: &Spent, context: &Context<'_>) -> Self {
        let audit = audit(register, spent, context);
        let mut worst = vec![None; register.len()];
        let mut note = |row: usize, severity: Severity| {
            if let Some(worst) = worst.get_mut(row) {
                *worst = (*worst).max(Some(severity));
            }
        };
        for mark in &audit.marks {
            note(mark.row as usize, mark.severity);
        }
        let mut in_sets = Vec::new();
        for (set, number) in audit.sets.iter().zip(0..) {
            for place in &set.places {
                if let Some(row) = register.row(place.line) {
                    note(row, set.finding.severity);
                    in_sets.push((row as u32, place.column, number));
                }
            }
        }
        in_sets.sort_unstable();
        Self { day: Some(context.today), audit, worst, in_sets }
    }

    /// The day that dates were held against.
    pub(super) const fn day(&self) -> Option<CalendarDate> {
        self.day
    }

    /// The gravest problem of a row.
    pub(super) fn worst(&self, row: usize) -> Option<Severity> {
        self.worst.get(row).copied().flatten()
    }

    /// The gravest problem of each cell of a row, and of the line as a whole (`None`).
    pub(super) fn of_row(&self, row: usize) -> BTreeMap<Option<Column>, Severity> {
        let mut cells = BTreeMap::new();
        let mut note = |column: Option<Column>, severity: Severity| {
            let worst = cells.entry(column).or_insert(severity);
            *worst = (*worst).max(severity);
        };
        for mark in self.marks(row) {
            note(Some(mark.column), mark.severity);
        }
        for (column, set) in self.sets(row) {
            note(column, set.finding.severity);
        }
        cells
    }

    /// The cells of a row with a problem that this filter is about, and the line as a whole (`None`); in order.
    pub(super) fn cells_of(&self, row: usize, filter: &Filter) -> Vec<Option<Column>> {
        let wanted = |code: &str, severity: Severity| match filter {
            Filter::AtLeast(least) => severity >= *least,
            Filter::Problem(of) => code == of,
            _ => true,
        };
        let marks = self.marks(row).iter().filter(|mark| wanted(mark.code, mark.severity));
        let sets = self.sets(row).filter(|(_, set)| wanted(&set.finding.code, set.finding.severity));
        let mut cells: Vec<Option<Column>> =
            marks.map(|mark| Some(mark.column)).chain(sets.map(|(column, _)| column)).collect();
        cells.sort_unstable();
        cells.dedup();
        cells
    }

    /// Marks of a row's cells.
    pub(super) fn marks(&self, row: usize) -> &[record::Mark] {
        let row = row as u32;
        let first = self.audit.marks.partition_point(|mark| mark.row < row);
        let count = self.audit.marks[first..].partition_point(|mark| mark.row == row);
        &self.audit.marks[first..first + count]
    }

    /// Findings about a row together with others.
    pub(super) fn sets(&self, row: usize) -> impl Iterator<Item = (Option<Column>, &SetFinding)> {
        let row = row as u32;
        let first = self.in_sets.partition_point(|&(of, _, _)| of < row);
        let of_row = self.in_sets[first..].iter().take_while(move |&&(of, _, _)| of == row);
        of_row.filter_map(|&(_, column, number)| Some((column, self.audit.sets.get(number as usize)?)))
    }

    /// All findings about several lines.
    pub(super) fn all_sets(&self) -> &[SetFinding] {
        &self.audit.sets
    }

    /// All marks of cells.
    pub(super) fn all_marks(&self) -> &[record::Mark] {
        &self.audit.marks
    }

    /// The rows that a problem of this code was found in.
    pub(super) fn rows_with(&self, code: &str, register: &Register) -> Vec<bool> {
        let mut rows = vec![false; register.len()];
        let of_cells = self.audit.marks.iter().filter(|mark| mark.code == code).map(|mark| mark.row as usize);
        let sets = self.audit.sets.iter().filter(|set| set.finding.code == code);
        let of_sets = sets.flat_map(|set| &set.places).filter_map(|place| register.row(place.line));
        for row in of_cells.chain(of_sets) {
            if let Some(found) = rows.get_mut(row) {
                *found = true;
            }
        }
        rows
    }

    /// How many lines have problems.
    pub(super) fn lines_with(&self) -> LinesWith {
        let count = |severity| self.worst.iter().filter(|&&worst| worst == Some(severity)).count();
        LinesWith { errors: count(Severity::Error), warnings: count(Severity::Warning) }
    }

    /// Every kind of problem, the gravest first, then the most frequent. `of_cell` tells what is found in a cell.
    pub(super) fn problems(&self, of_cell: impl Fn(usize, Column) -> Vec<Finding>) -> Vec<Problem> {
        let mut found: BTreeMap<&str, (Severity, usize, Example<'_>)> = BTreeMap::new();
        let of_cells = self.audit.marks.iter().map(|mark| (mark.code, mark.severity, Example::Cell(mark)));
        let of_sets = self
            .audit
            .sets
            .iter()
            .map(|set| (&set.finding.code[..], set.finding.severity, Example::Set(&set.finding)));
        for (code, severity, example) in of_cells.chain(of_sets) {
            let (worst, count, _) = found.entry(code).or_insert((severity, 0, example));
            *worst = (*worst).max(severity);
            *count += 1;
        }
        let problem = |(code, (severity, count, example)): (&str, (Severity, usize, Example<'_>))| {
            let finding = match example {
                Example::Set(finding) => Some(finding.clone()),
                Example::Cell(mark) => {
                    of_cell(mark.row as usize, mark.column).into_iter().find(|finding| finding.code == code)
                }
            };
            finding.map(|finding| Problem { example: Finding { severity, ..finding }, count })
        };
        let mut problems: Vec<Problem> = found.into_iter().filter_map(problem).collect();
        problems.sort_by_key(|problem| std::cmp::Reverse((problem.example.severity, problem.count)));
        problems
    }

    /// The gravest problem among these lines.
    pub(super) fn worst_of(&self, register: &Register, lines: &[LineId]) -> Option<Severity> {
        lines.iter().filter_map(|&line| self.worst(register.row(line)?)).max()
    }
}
