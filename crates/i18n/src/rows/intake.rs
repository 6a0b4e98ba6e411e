//! What is found while a file is read.

use super::Row;

pub(super) const ROWS: &[Row] = &[];
