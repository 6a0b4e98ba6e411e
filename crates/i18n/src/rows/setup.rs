//! What the page says around labels: choosing, printing, calibrating.

use super::Row;

pub(super) const ROWS: &[Row] = &[];
