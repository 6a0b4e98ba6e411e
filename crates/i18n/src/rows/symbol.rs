//! Encoding, fitting and restoring symbols.

use super::Row;

pub(super) const ROWS: &[Row] = &[];
