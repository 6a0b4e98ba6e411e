//! Findings about single cells: each different text of a column is checked once.

use base::Severity;

use super::Mark;
use crate::entities::Lines;
use crate::{CODES, Context, check_cell};

/// The marks of all cells, by row, then column.
pub(super) fn marks(lines: &Lines<'_>, context: &Context<'_>) -> Vec<Mark> {
    let register = lines.register;
    let mut marks = Vec::new();
    let mut told: Vec<(&'static str, Severity)> = Vec::new();
    // Where in `told` the findings of each text are; the start is past the end while the text is unchecked.
    const UNCHECKED: (u32, u32) = (u32::MAX, 0);
    let mut checked = vec![UNCHECKED; register.handles()];
    for (nth, &column) in lines.columns.iter().enumerate() {
        if nth > 0 {
            checked.fill(UNCHECKED);
            told.clear();
        }
        for row in 0..register.len() {
            let text = register.handle(row, column);
            if text.is_empty() || register.binned(row) {
                continue;
            }
            if checked[text.index()] == UNCHECKED {
                let start = told.len() as u32;
                for finding in check_cell(column, register.text(text), context) {
                    told.extend(listed(&finding.code).map(|code| (code, finding.severity)));
                }
                checked[text.index()] = (start, told.len() as u32);
            }
            let (start, end) = checked[text.index()];
            for &(code, severity) in told.get(start as usize..end as usize).unwrap_or_default() {
                marks.push(Mark { row: row as u32, column, code, severity });
            }
        }
    }
    marks.sort_by_key(|mark| (mark.row, mark.column));
    marks
}

/// A finding's code as it stands in [`CODES`].
fn listed(code: &str) -> Option<&'static str> {
    CODES.binary_search(&code).ok().and_then(|at| CODES.get(at)).copied()
}
