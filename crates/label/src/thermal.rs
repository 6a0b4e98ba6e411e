//! What the languages of thermal printers share.
//!
//! Both are sent one bitmap of the whole label. Their own commands for QR symbols are not used: a printer composes the
//! symbol anew and chooses segments, mask, often the version and sometimes the level itself, so that the label would
//! not show the modules that were checked; and text would need fonts in the printer that hold every letter.

use crate::fault::{LabelError, in_range};

/// The most copies of one label.
pub const MAX_COPIES: u32 = 9_999;

/// # Errors
/// `label.measure-out-of-range`.
pub(crate) fn check_copies(copies: u32) -> Result<(), LabelError> {
    in_range("copies", f64::from(copies), 1.0, f64::from(MAX_COPIES)).map(drop)
}

/// The most characters of a note.
const MAX_NOTE: usize = 80;

/// A note that no printer takes for a command: one line of plain ASCII letters, digits and a few harmless signs.
///
/// Everything else becomes `?`: `^` and `~` begin commands of ZPL, quotes, commas and line ends part those of TSPL,
/// and control characters speak to the port. A list of what may pass needs no knowledge of every dialect.
pub(crate) fn harmless(note: &str) -> String {
    let passes = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/' | ':' | '#');
    note.chars().take(MAX_NOTE).map(|c| if passes(c) { c } else { '?' }).collect()
}
