//! Which lines are shown, and in which order.

use record::{Column, Register};

use super::findings::Findings;
use super::{Filter, Selection};

/// The rows of the register that are shown, in the order in which they are.
#[derive(Debug)]
pub(super) struct Shown {
    selection: Selection,
    /// Rows of the register.
    pub(super) rows: Vec<u32>,
}

impl Shown {
    /// The rows of a selection.
    pub(super) fn of(register: &Register, findings: &Findings, selection: &Selection) -> Self {
        let with_problem = match &selection.filter {
            Filter::Problem(code) => findings.rows_with(code, register),
            _ => Vec::new(),
        };
        let passes = |row: usize| match &selection.filter {
            Filter::Binned => register.binned(row),
            _ if register.binned(row) => false,
            Filter::All => true,
            Filter::AtLeast(severity) => findings.worst(row) >= Some(*severity),
            Filter::Problem(_) => with_problem.get(row).copied().unwrap_or_default(),
            Filter::Batch(number) => register.get(row, Column::Batch).trim() == number,
        };
        let search = selection.search.trim().to_lowercase();
        let columns = register.columns();
        let has = |row: usize| {
            search.is_empty() || columns.iter().any(|&column| holds(register.get(row, column), &search))
        };
        let mut rows: Vec<u32> =
            (0..register.len()).filter(|&row| passes(row) && has(row)).map(|row| row as u32).collect();
        if let Some((column, down)) = selection.sort {
            let text = |row: &u32| register.get(*row as usize, column);
            // Empty cells come last either way.
            rows.sort_by(|one, other| {
                let (one, other) = (text(one), text(other));
                let order = if down { other.cmp(one) } else { one.cmp(other) };
                one.is_empty().cmp(&other.is_empty()).then(order)
            });
        }
        Self { selection: selection.clone(), rows }
    }

    /// Whether these are the rows of this selection.
    pub(super) fn is_of(&self, selection: &Selection) -> bool {
        self.selection == *selection
    }
}

/// Whether a text holds another one in lower case, whatever its own case.
fn holds(text: &str, lower: &str) -> bool {
    if text.is_ascii() && lower.is_ascii() {
        let (text, lower) = (text.as_bytes(), lower.as_bytes());
        text.windows(lower.len()).any(|window| window.eq_ignore_ascii_case(lower))
    } else {
        text.to_lowercase().contains(lower)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_looks_through_case_in_any_script() {
        for (text, search, found) in [
            ("Atlas Vacuum", "vac", true),
            ("CÔNG TY", "công", true),
            ("Công ty", "CÔNG", true),
            ("abc", "abcd", false),
            ("", "a", false),
            ("真空泵", "空", true),
        ] {
            assert_eq!(holds(text, &search.to_lowercase()), found, "{search} in {text}");
        }
    }
}
