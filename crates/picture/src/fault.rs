//! Why bytes are not a picture we can read.

use crate::sniff::{Format, Kind};

/// Why bytes are not a picture we can read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PictureError {
    /// There are no bytes.
    #[error("the file is empty")]
    Empty,
    /// The file is longer than `MAX_BYTES`.
    #[error("{bytes} bytes are more than the {limit_bytes} that are read")]
    TooManyBytes {
        /// Bytes of the file.
        bytes: usize,
        /// The most that are read.
        limit_bytes: usize,
    },
    /// The picture has more pixels than `MAX_PIXELS`, by its header.
    #[error("{width} × {height} pixels are more than the {limit_px} that are read")]
    TooLarge {
        /// Pixels a row.
        width: u64,
        /// Rows.
        height: u64,
        /// The most pixels that are read.
        limit_px: u64,
    },
    /// The file is cut off or its contents contradict each other.
    #[error("the {format} file is damaged: {detail}")]
    Damaged {
        /// What the file is.
        format: Format,
        /// What the decoder said, in English.
        detail: String,
    },
    /// The file is something else than a picture of a format that is read.
    #[error("{found} is not read; PNG, JPEG and WebP are")]
    Unsupported {
        /// What the file is.
        found: Kind,
    },
}

impl PictureError {
    /// The stable id of the fault.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "image.empty",
            Self::TooManyBytes { .. } => "image.too-many-bytes",
            Self::TooLarge { .. } => "image.too-large",
            Self::Damaged { .. } => "image.damaged",
            // The one that people meet most: its text says how to take another kind.
            Self::Unsupported { found: Kind::Heic } => "image.heic",
            Self::Unsupported { .. } => "image.unsupported",
        }
    }

    /// Values for the placeholders of the fault's text, by name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Empty => Vec::new(),
            Self::TooManyBytes { bytes, limit_bytes } => {
                vec![("mebibytes", mebibytes(*bytes)), ("limit", mebibytes(*limit_bytes))]
            }
            Self::TooLarge { width, height, limit_px } => vec![
                ("width", width.to_string()),
                ("height", height.to_string()),
                ("limit", (limit_px / 1_000_000).to_string()),
            ],
            Self::Damaged { format, .. } => vec![("kind", format.to_string())],
            Self::Unsupported { found } => vec![("kind", found.to_string())],
        }
    }
}

/// Whole mebibytes, rounded up.
fn mebibytes(bytes: usize) -> String {
    bytes.div_ceil(1 << 20).to_string()
}
