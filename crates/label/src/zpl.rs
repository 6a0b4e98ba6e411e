//! The scene for printers that take ZPL II: one format with one bitmap, in bands.
//!
//! The bitmap is sent as `^GFA` in the run lengths of "Alternative Data Compression Scheme": every firmware since the
//! first ZPL II reads it, and so do the printers that only imitate it. The denser `:Z64:` needs newer firmware.
//!
//! Source: Zebra, "ZPL II Programming Guide" 45541L-004, `^GF`; Zebra, "Alternative Data Compression Scheme for ~DG and
//! ~DB Commands" (docs.zebra.com). `^MN`, `^PQ`, `^FX`: unverified, as commonly quoted from the same guide.

use std::io::Write;

use crate::bitmap::{Bitmap, bitmap};
use crate::fault::LabelError;
use crate::printer::Printer;
use crate::roll::Roll;
use crate::scene::Scene;
use crate::thermal::{check_copies, harmless};

/// The most bytes of a band: `^GF` counts to 99 999, and old printers read a field into a small memory.
const MAX_BAND: usize = 60_000;

/// Write the scene as one ZPL II format that prints `copies` of it.
///
/// What is not as large as a row of a roll whose labels are of a known size is taken for the row's first label.
///
/// `note` stands in the file as a comment (`^FX`) for people; what could be a command in it is replaced.
///
/// # Errors
/// `label.measure-out-of-range`, `label.picture-too-large`.
pub fn zpl(
    scene: &Scene,
    printer: &Printer,
    roll: &Roll,
    copies: u32,
    note: &str,
) -> Result<Vec<u8>, LabelError> {
    check_copies(copies)?;
    roll.check()?;
    let bitmap = bitmap(&roll.whole(scene), printer)?;
    // Labels are found by the gap between them; without one the printer must not look for it.
    let media = if roll.gap.0 > 0.0 { "Y" } else { "N" };
    let (width, height) = (bitmap.width(), bitmap.height());
    let mut out = b"^XA\n".to_vec();
    let note = harmless(note);
    if !note.is_empty() {
        out.extend_from_slice(format!("^FX {note}\n").as_bytes());
    }
    // Turning, mirroring, inverting and the origin may be left over from another program: all begin anew.
    let head = format!("^PON^PMN^LRN^LH0,0^LS0\n^MN{media}^PW{width}^LL{height}\n");
    out.extend_from_slice(head.as_bytes());
    bands(&bitmap, &mut out);
    out.extend_from_slice(format!("^PQ{copies}\n^XZ\n").as_bytes());
    Ok(out)
}

/// The bitmap as graphic fields, each of whole rows; bands without any black are left out.
fn bands(bitmap: &Bitmap, out: &mut Vec<u8>) {
    let stride = bitmap.stride();
    let most_rows = (MAX_BAND / stride).max(1);
    let rows: Vec<&[u8]> = bitmap.rows().collect();
    for (at, band) in rows.chunks(most_rows).enumerate() {
        let is_white = |row: &&&[u8]| row.iter().all(|&byte| byte == 0);
        let above = band.iter().take_while(is_white).count();
        let below = band.iter().rev().take_while(is_white).count();
        if above == band.len() {
            continue;
        }
        let band = &band[above..band.len() - below];
        let (top, bytes) = (at * most_rows + above, band.len() * stride);
        out.extend_from_slice(format!("^FO0,{top}^GFA,{bytes},{bytes},{stride},").as_bytes());
        let mut before: Option<&[u8]> = None;
        for &row in band {
            if before == Some(row) {
                out.push(b':');
            } else {
                compress(row, out);
            }
            before = Some(row);
        }
        out.extend_from_slice(b"^FS\n");
    }
}

/// A row as hexadecimal digits with run lengths, its white end as `,` and its black end as `!`.
fn compress(row: &[u8], out: &mut Vec<u8>) {
    let digits: Vec<u8> = row.iter().flat_map(|byte| [byte >> 4, byte & 15]).collect();
    let last = digits.last().copied().unwrap_or(0);
    // The end that is cut off has to begin with a whole byte.
    let end = digits.iter().rposition(|&digit| digit != last).map_or(0, |at| at + 1).next_multiple_of(2);
    let rest = match last {
        0 if end < digits.len() => Some(b','),
        15 if end < digits.len() => Some(b'!'),
        _ => None,
    };
    let written = if rest.is_some() { &digits[..end] } else { &digits[..] };
    for run in written.chunk_by(|a, b| a == b) {
        count(run.len(), out);
        // Writing to memory cannot fail.
        let _ = write!(out, "{:X}", run[0]);
    }
    out.extend(rest);
}

/// How often the next digit is repeated: `g` to `z` are 20 to 400 times, `G` to `Y` are 1 to 19 times. Once needs no
/// letter, and twice is as short written out.
fn count(mut times: usize, out: &mut Vec<u8>) {
    if times == 1 {
        return;
    }
    while times >= 20 {
        let twenties = (times / 20).min(20);
        out.push(b'g' + (twenties - 1) as u8);
        times -= twenties * 20;
    }
    if times > 0 {
        out.push(b'G' + (times - 1) as u8);
    }
}
