//! What is found in the data: fields, payloads, comparisons.

use super::Row;

pub(super) const ROWS: &[Row] = &[];
