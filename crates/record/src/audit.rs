//! All checks over all lines of a register.

mod batches;
mod collect;
mod components;
mod facts;
mod fold;
mod identical;
mod marks;
mod names;
mod near;
mod policy;
mod reports;
mod serials;
mod undeclared;

use base::{Finding, Severity};
use serde::{Deserialize, Serialize};

use crate::entities::{Batches, Groups, Lines};
use crate::{CalendarDate, Column, Context, LineId, Register, Spent};
use collect::Collector;
pub use collect::SET_FINDINGS_LIMIT;
pub(crate) use fold::words;

/// A cell that a finding is about; without a column the whole line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Which line.
    pub line: LineId,
    /// Which of its cells.
    pub column: Option<Column>,
}

/// That there is something to tell of a cell; what exactly, [`crate::check_cell`] tells when asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Row of the register, from 0.
    pub row: u32,
    /// Which cell of it.
    pub column: Column,
    /// The finding's code.
    pub code: &'static str,
    /// How much it matters under the context's policy.
    pub severity: Severity,
}

/// One thing to tell about several lines together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetFinding {
    /// What it is. Its args name the rows (`rows`, as a person counts them: from 1) and what is shared.
    ///
    /// Its fix, when there is one, replaces the whole text of the cell at each of its places.
    pub finding: Finding,
    /// Every cell involved, in order.
    pub places: Vec<Place>,
}

/// Everything there is to tell about a register, binned lines left out.
#[derive(Debug, Clone, Default)]
pub struct Audit {
    /// Findings about single cells, by row, then column.
    pub marks: Vec<Mark>,
    /// Findings about lines together, the gravest first, then by their first place.
    ///
    /// Of each code at most [`SET_FINDINGS_LIMIT`]; one `set.more` counts the others and has all their places.
    pub sets: Vec<SetFinding>,
}

/// Runs every check over every line.
///
/// Near linear in the number of lines. The findings do not depend on the order of the lines, up to which of more than
/// [`SET_FINDINGS_LIMIT`] of one code are told one by one.
pub fn audit(register: &Register, spent: &Spent, context: &Context<'_>) -> Audit {
    let lines = Lines::of(register);
    let batches = Batches::of(&lines);
    let reports = Groups::by(register, lines.rows(), Column::Report);
    let mut collector = Collector::new(register, context);
    reports::reused(&lines, &reports, spent, &mut collector);
    reports::dated_before_batch(&lines, &batches, &mut collector);
    reports::near(&lines, &batches, &reports, &mut collector);
    batches::without_number(&lines, &mut collector);
    batches::without_report(&lines, &batches, &mut collector);
    batches::near(&lines, &batches, &mut collector);
    undeclared::tell(&lines, &batches, &mut collector);
    facts::differ(&lines, &batches, &reports, &mut collector);
    components::tell(&lines, &mut collector);
    serials::tell(&lines, &batches, &mut collector);
    names::tell(&lines, &mut collector);
    identical::tell(&lines, &mut collector);
    policy::tell(&lines, &batches, context.policy, &mut collector);
    Audit { marks: marks::marks(&lines, context), sets: collector.finish() }
}

/// How much a finding matters under the context's policy.
fn severity(context: &Context<'_>, code: &'static str, base: Severity) -> Severity {
    context.policy.severity(code, base)
}

/// The day that a text certainly means.
fn day(text: &str) -> Option<CalendarDate> {
    crate::read_date(text).date()
}

/// The finding, asked for by a rule of the pack.
fn cited(mut finding: Finding, rule: &str) -> Finding {
    finding.source = rules::pack().citation(rule);
    finding
}

/// Cells of one column.
fn cells(rows: &[u32], column: Column) -> impl Iterator<Item = (u32, Option<Column>)> {
    rows.iter().map(move |row| (*row, Some(column)))
}
