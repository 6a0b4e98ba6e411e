//! Why a file is not taken as a logo.

/// What is wrong with the file of a logo.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LogoFault {
    /// The file is too large.
    #[error("{bytes} bytes are more than {most}")]
    TooLarge {
        /// How many bytes it has.
        bytes: usize,
        /// [`MAX_LOGO_BYTES`](super::MAX_LOGO_BYTES).
        most: usize,
    },
    /// It is neither SVG nor PNG.
    #[error("neither SVG nor PNG")]
    NotSupported,
    /// It cannot be read to its end.
    #[error("{detail}")]
    Broken {
        /// What the reader said, for developers.
        detail: String,
    },
    /// It declares entities: text that grows when it is read.
    #[error("the file has a DOCTYPE")]
    Entities,
    /// It has more parts than a label should carry, or parts within parts without end.
    #[error("more than {most} parts, or nested too deeply")]
    TooComplex {
        /// How many parts are taken.
        most: usize,
    },
    /// Nothing in it is dark.
    #[error("nothing to print")]
    Empty,
}

impl LogoFault {
    /// The stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "logo.too-large",
            Self::NotSupported => "logo.not-supported",
            Self::Broken { .. } => "logo.broken",
            Self::Entities => "logo.entities",
            Self::TooComplex { .. } => "logo.too-complex",
            Self::Empty => "logo.empty",
        }
    }

    /// The values for the `{placeholders}` of the code's text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge { bytes, most } => vec![("bytes", bytes.to_string()), ("most", most.to_string())],
            Self::Broken { detail } => vec![("detail", detail.clone())],
            Self::TooComplex { most } => vec![("most", most.to_string())],
            Self::NotSupported | Self::Entities | Self::Empty => Vec::new(),
        }
    }
}
