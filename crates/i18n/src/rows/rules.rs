//! The requirements of the rule pack: titles, and a note for each reading.

use super::Row;

pub(super) const ROWS: &[Row] = &[];
