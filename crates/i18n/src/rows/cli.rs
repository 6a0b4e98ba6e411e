//! What the command line prints.

use super::Row;

pub(super) const ROWS: &[Row] = &[];
