//! The scene for printers that take TSPL or TSPL2: one job with one bitmap.
//!
//! Source: unverified, from TSC's "TSPL/TSPL2 Programming Language" manual (`SIZE`, `GAP`, `BITMAP`, `PRINT`) as
//! commonly quoted.

use crate::bitmap::bitmap;
use crate::fault::LabelError;
use crate::placing::millimetres;
use crate::printer::Printer;
use crate::roll::Roll;
use crate::scene::Scene;
use crate::thermal::{check_copies, harmless};

/// Write the scene as one TSPL job that prints `copies` of it.
///
/// What is not as large as a row of a roll whose labels are of a known size is taken for the row's first label.
///
/// `note` stands in the file as a comment (`REM`) for people; what could be a command in it is replaced.
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
    let scene = roll.whole(scene);
    let bitmap = bitmap(&scene, printer)?;
    let (width, height) = (millimetres(scene.width), millimetres(scene.height));
    let mut head = String::new();
    let note = harmless(note);
    if !note.is_empty() {
        head += &format!("REM {note}\r\n");
    }
    head += &format!("SIZE {width} mm,{height} mm\r\nGAP {} mm,0 mm\r\n", millimetres(roll.gap));
    // The origin may be left over from another program: it begins anew.
    head += "DIRECTION 1\r\nREFERENCE 0,0\r\nCLS\r\n";
    head += &format!("BITMAP 0,0,{},{},0,", bitmap.stride(), bitmap.height());
    let mut out = head.into_bytes();
    // Here a dot that is 0 is burnt. The dots beyond the width fill the last byte and stay white.
    out.extend(bitmap.rows().flatten().map(|byte| !byte));
    out.extend_from_slice(format!("\r\nPRINT 1,{copies}\r\n").as_bytes());
    Ok(out)
}
