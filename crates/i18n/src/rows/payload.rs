//! Payload profiles: what they are called, and what stands in the way of one.

use super::Row;

pub(super) const ROWS: &[Row] = &[];
