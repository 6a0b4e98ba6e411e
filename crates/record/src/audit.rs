//! All checks over all lines of a register.

use base::{Finding, Severity};
use serde::{Deserialize, Serialize};

use crate::{Column, Context, LineId, Register, Spent};

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
    pub sets: Vec<SetFinding>,
}

/// Runs every check over every line.
///
/// Near linear in the number of lines. The findings do not depend on the order of the lines.
pub fn audit(_register: &Register, _spent: &Spent, _context: &Context<'_>) -> Audit {
    Audit::default()
}
