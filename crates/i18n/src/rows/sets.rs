//! Findings of lines together, completeness and registration.

use super::Row;

pub(super) const ROWS: &[Row] = &[];
