//! Findings about the text of one cell.

use base::Finding;

use crate::{Column, Context, check_field};

/// Findings about the text of one cell, on its own. An empty cell has none: what is missing is a matter of the set.
pub fn check_cell(column: Column, text: &str, _context: &Context<'_>) -> Vec<Finding> {
    match column.field() {
        Some(field) if !text.is_empty() => check_field(field, text),
        _ => Vec::new(),
    }
}
