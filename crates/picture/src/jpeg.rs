//! JPEG, by `zune-jpeg` itself: the decoder of `image` on top of it always makes RGB, which takes three times the
//! memory of the grey that the file already holds, and reads CMYK only as Adobe writes it.

use base::Luma;
use image::metadata::Orientation;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;

use crate::fault::PictureError;
use crate::sniff::{Format, Kind};
use crate::{check_size, grey};

/// A progressive JPEG needs about ten scans; each costs a pass over the whole picture.
const MAX_SCANS: usize = 64;

/// The grey of a JPEG and the orientation in its EXIF.
pub(crate) fn read(bytes: &[u8]) -> Result<(Luma, Orientation), PictureError> {
    match decode(bytes, true) {
        // Files with oddities are shown by browsers and read here, but half a picture is told as such.
        Err(PictureError::Damaged { .. }) if ends(bytes) => decode(bytes, false),
        result => result,
    }
}

fn decode(bytes: &[u8], strict: bool) -> Result<(Luma, Orientation), PictureError> {
    let options = DecoderOptions::default()
        .set_strict_mode(strict)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_max_scans(MAX_SCANS);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|error| fault(&error))?;
    let (width, height) = decoder.dimensions().unwrap_or_default();
    check_size(Format::Jpeg, width as u64, height as u64)?;

    let stored = decoder.input_colorspace().unwrap_or(ColorSpace::Unknown);
    let wanted = match stored {
        // Y is the grey: no colour is computed.
        ColorSpace::Luma | ColorSpace::YCbCr => ColorSpace::Luma,
        ColorSpace::CMYK => ColorSpace::CMYK,
        _ => ColorSpace::RGB,
    };
    decoder.set_options(options.jpeg_set_out_colorspace(wanted));
    let orientation = decoder.exif().and_then(|exif| Orientation::from_exif_chunk(exif));
    let decoded = decoder.decode().map_err(|error| fault(&error))?;
    let pixels = match wanted {
        ColorSpace::Luma => decoded,
        ColorSpace::CMYK => {
            // Adobe writes light, 255 = no ink; a file without Adobe's mark holds ink.
            let turned = if has_adobe_mark(bytes) { 0 } else { 255 };
            let grey = |&ink: &[u8; 4]| grey::luma_of_light_cmyk(ink.map(|amount| amount ^ turned));
            decoded.as_chunks().0.iter().map(grey).collect()
        }
        _ => decoded.as_chunks().0.iter().map(|&rgb| grey::luma(rgb)).collect(),
    };
    let luma = Luma::new(width, height, pixels)
        .map_err(|error| PictureError::Damaged { format: Format::Jpeg, detail: error.to_string() })?;
    Ok((luma, orientation.unwrap_or(Orientation::NoTransforms)))
}

fn fault(error: &DecodeErrors) -> PictureError {
    match error {
        DecodeErrors::Unsupported(_) => PictureError::Unsupported { found: Kind::RareJpeg },
        other => PictureError::Damaged { format: Format::Jpeg, detail: format!("{other:?}") },
    }
}

/// Each segment before the first scan: its marker and its contents.
fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut rest = bytes.get(2..).unwrap_or_default();
    std::iter::from_fn(move || {
        // A marker may be preceded by any number of fill bytes.
        while let [0xff, 0xff, ..] = rest {
            rest = &rest[1..];
        }
        let [0xff, marker, high, low, ..] = *rest else { return None };
        let length = usize::from(u16::from_be_bytes([high, low]));
        let contents = rest.get(4..2 + length)?;
        rest = &rest[2 + length..];
        Some((marker, contents))
    })
}

fn has_adobe_mark(bytes: &[u8]) -> bool {
    let headers = segments(bytes).take_while(|&(marker, _)| marker != START_OF_SCAN);
    headers.into_iter().any(|(marker, contents)| marker == 0xee && contents.starts_with(b"Adobe"))
}

const START_OF_SCAN: u8 = 0xda;

/// Whether the end mark follows the first scan. Within scans it cannot stand for anything else.
fn ends(bytes: &[u8]) -> bool {
    let Some((_, scan)) = segments(bytes).find(|&(marker, _)| marker == START_OF_SCAN) else { return false };
    let start = scan.as_ptr() as usize - bytes.as_ptr() as usize;
    bytes[start..].windows(2).any(|pair| pair == [0xff, 0xd9])
}
