//! Why nothing could be read.

/// Why nothing could be read. What is merely odd is a [`crate::Note`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IntakeFault {
    /// More bytes than are taken in.
    #[error("{bytes} bytes, {limit} are taken in")]
    TooManyBytes {
        /// How many there are.
        bytes: usize,
        /// How many are taken in.
        limit: usize,
    },
}

impl IntakeFault {
    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooManyBytes { .. } => "intake.too-many-bytes",
        }
    }

    /// Values for the `{placeholders}` of the text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooManyBytes { bytes, limit } => {
                vec![("bytes", bytes.to_string()), ("limit", limit.to_string())]
            }
        }
    }
}
