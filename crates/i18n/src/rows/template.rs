//! Templates, logos and fonts of labels.

use super::Row;

pub(super) const ROWS: &[Row] = &[];
