//! Templates, sheets, printers, logos and files for printers.

use super::Row;

pub(super) const ROWS: &[Row] = &[];
