//! The place of the records.

use super::Row;

pub(super) const ROWS: &[Row] = &[];
