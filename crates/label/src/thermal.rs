//! What all languages of thermal printers share.

use crate::fault::{LabelError, in_range};

/// The most copies of one label.
pub const MAX_COPIES: u32 = 9_999;

/// # Errors
/// `label.measure-out-of-range`.
pub(crate) fn check_copies(copies: u32) -> Result<(), LabelError> {
    in_range("copies", f64::from(copies), 1.0, f64::from(MAX_COPIES)).map(drop)
}
