//! Materials, print methods, surroundings, and what is said of them.

use super::Row;

pub(super) const ROWS: &[Row] = &[];
