//! Which grey image is in these bytes: PNG, JPEG or WebP, as a browser would show it.
//!
//! Steps, in order: sniff what the bytes are, read the header and check the limits, decode to grey, turn by the
//! orientation in the file. No memory is spent on pixels before the limits are checked.

mod fault;
mod grey;
mod jpeg;
mod orient;
mod raster;
mod sniff;

use base::Luma;

pub use fault::PictureError;
pub use sniff::{Format, Kind};

/// The most pixels a picture may have: a little above the largest common phone camera mode of 64 megapixels.
pub const MAX_PIXELS: u64 = 80_000_000;

/// The most bytes a file may have, 64 MiB.
pub const MAX_BYTES: usize = 64 << 20;

/// A picture as a browser shows it, in grey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The pixels: BT.601 luma of gamma values, transparency over white, turned by the file's orientation.
    pub luma: Luma,
    /// How it was stored.
    pub format: Format,
}

/// The picture in `bytes`; of an animation the first frame.
///
/// # Errors
/// `image.empty`, `image.too-many-bytes`, `image.heic`, `image.unsupported`, `image.too-large`, `image.damaged`.
pub fn read(bytes: &[u8]) -> Result<Picture, PictureError> {
    if bytes.is_empty() {
        return Err(PictureError::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(PictureError::TooManyBytes { bytes: bytes.len(), limit_bytes: MAX_BYTES });
    }
    let format = sniff::sniff(bytes).map_err(|found| PictureError::Unsupported { found })?;
    let decode = || match format {
        Format::Png => raster::read_png(bytes),
        Format::WebP => raster::read_webp(bytes),
        Format::Jpeg => jpeg::read(bytes),
    };
    // Where panics unwind they end here. One is known: `image-webp` 0.2.4 adds code lengths of damaged files in
    // 16 bits, which builds with overflow checks do not bear; others refuse the file right after.
    let (luma, orientation) = std::panic::catch_unwind(decode).unwrap_or_else(|_| {
        Err(PictureError::Damaged { format, detail: "the decoder gave up".to_owned() })
    })?;
    Ok(Picture { luma: orient::turned(luma, orientation), format })
}

/// Refuses what is too large, before memory is spent on it.
fn check_size(format: Format, width: u64, height: u64) -> Result<(), PictureError> {
    if width == 0 || height == 0 {
        return Err(PictureError::Damaged { format, detail: format!("{width} × {height} pixels") });
    }
    if width.saturating_mul(height) > MAX_PIXELS {
        return Err(PictureError::TooLarge { width, height, limit_px: MAX_PIXELS });
    }
    Ok(())
}
