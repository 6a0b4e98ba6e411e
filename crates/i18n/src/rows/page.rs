//! What stands on the page.

use super::Row;

pub(super) const ROWS: &[Row] = &[];
