//! Sheets, printers, calibration and files for printers.

use super::Row;

pub(super) const ROWS: &[Row] = &[];
