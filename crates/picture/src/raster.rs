//! PNG and WebP, by the decoders of the `image` crate.

use std::borrow::Cow;
use std::io::Cursor;

use base::Luma;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{ColorType, ImageDecoder, ImageError, ImageResult, Limits};

use crate::fault::PictureError;
use crate::sniff::{Format, Kind};
use crate::{check_size, grey};

/// The most bytes that the decoded colours of one picture may take, so that all fits beside it in 32-bit memory.
const MAX_DECODED_BYTES: u64 = 640 << 20;

/// The default image of a PNG and the orientation in its EXIF.
pub(crate) fn read_png(bytes: &[u8]) -> Result<(Luma, Orientation), PictureError> {
    // The decoder calls sizes that overflow its own counting a limit without telling them.
    if let Some((width, height)) = png_size(bytes) {
        check_size(Format::Png, width.into(), height.into())?;
    }
    let bytes = without_words(bytes);
    read(PngDecoder::with_limits(Cursor::new(&*bytes), limits()), Format::Png)
}

/// Width and height in the header that every PNG begins with.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    Some((number(16)?, number(20)?))
}

/// Chunks of a PNG that say nothing of its greys, and that the decoder would unpack to whatever size they swell to:
/// colour profiles and texts.
const WORDS: [[u8; 4]; 4] = [*b"iCCP", *b"zTXt", *b"iTXt", *b"tEXt"];

/// The PNG without such chunks: a copy only where it has some.
fn without_words(bytes: &[u8]) -> Cow<'_, [u8]> {
    // Behind the signature each chunk is its length, its name, its data and a checksum.
    let end_of = |at: usize| {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?);
        at.checked_add(length as usize)?.checked_add(12).filter(|&end| end <= bytes.len())
    };
    let mut chunks = Vec::new();
    let (mut at, mut kept_from) = (8, 0);
    while let Some(end) = end_of(at) {
        if WORDS.iter().any(|name| bytes[at + 4..at + 8] == *name) {
            chunks.push(&bytes[kept_from..at]);
            kept_from = end;
        }
        at = end;
    }
    if chunks.is_empty() {
        return Cow::Borrowed(bytes);
    }
    chunks.push(&bytes[kept_from..]);
    Cow::Owned(chunks.concat())
}

/// The first frame of a WebP and the orientation in its EXIF.
pub(crate) fn read_webp(bytes: &[u8]) -> Result<(Luma, Orientation), PictureError> {
    read(WebPDecoder::new(Cursor::new(bytes)), Format::WebP)
}

fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_DECODED_BYTES);
    limits
}

fn read(
    decoder: ImageResult<impl ImageDecoder>,
    format: Format,
) -> Result<(Luma, Orientation), PictureError> {
    let damaged = |error: ImageError| fault(&error, format);
    let mut decoder = decoder.map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    check_size(format, width.into(), height.into())?;
    let colour = decoder.color_type();
    let decoded_bytes = decoder.total_bytes();
    if decoded_bytes > MAX_DECODED_BYTES {
        let limit_px = MAX_DECODED_BYTES / u64::from(colour.bytes_per_pixel()).max(1);
        return Err(PictureError::TooLarge { width: width.into(), height: height.into(), limit_px });
    }
    // A damaged EXIF block does not make the pixels wrong.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut pixels = vec![0; decoded_bytes as usize];
    decoder.read_image(&mut pixels).map_err(damaged)?;
    let pixels = to_grey(pixels, colour).ok_or(PictureError::Unsupported { found: Kind::Unknown })?;
    let luma = Luma::new(width as usize, height as usize, pixels)
        .map_err(|error| PictureError::Damaged { format, detail: error.to_string() })?;
    Ok((luma, orientation))
}

fn fault(error: &ImageError, format: Format) -> PictureError {
    PictureError::Damaged { format, detail: error.to_string() }
}

/// Grey pixels, made in place so that no second picture is held; `None` for a colour type that is not known.
fn to_grey(mut pixels: Vec<u8>, colour: ColorType) -> Option<Vec<u8>> {
    use grey::{from_16_bits, luma, over_white};
    match colour {
        ColorType::L8 => {}
        ColorType::La8 => fold(&mut pixels, |[l, a]: [u8; 2]| over_white(l, a)),
        ColorType::Rgb8 => fold(&mut pixels, luma),
        ColorType::Rgba8 => fold(&mut pixels, |[r, g, b, a]: [u8; 4]| over_white(luma([r, g, b]), a)),
        ColorType::L16 => fold(&mut pixels, |bytes: [u8; 2]| from_16_bits(u16::from_ne_bytes(bytes))),
        ColorType::La16 => fold(&mut pixels, |bytes: [u8; 4]| {
            let [l, a] = eight_bits(bytes);
            over_white(l, a)
        }),
        ColorType::Rgb16 => fold(&mut pixels, |bytes: [u8; 6]| luma(eight_bits(bytes))),
        ColorType::Rgba16 => fold(&mut pixels, |bytes: [u8; 8]| {
            let [r, g, b, a] = eight_bits(bytes);
            over_white(luma([r, g, b]), a)
        }),
        _ => return None,
    }
    Some(pixels)
}

/// Each channel of native-endian 16-bit `bytes` in eight bits; `N` is twice `C`.
fn eight_bits<const N: usize, const C: usize>(bytes: [u8; N]) -> [u8; C] {
    std::array::from_fn(|i| grey::from_16_bits(u16::from_ne_bytes([bytes[2 * i], bytes[2 * i + 1]])))
}

/// Replaces each `N` bytes by one.
fn fold<const N: usize>(pixels: &mut Vec<u8>, grey: impl Fn([u8; N]) -> u8) {
    let count = pixels.len() / N;
    for i in 0..count {
        pixels[i] = grey(std::array::from_fn(|channel| pixels[i * N + channel]));
    }
    pixels.truncate(count);
    pixels.shrink_to_fit();
}
