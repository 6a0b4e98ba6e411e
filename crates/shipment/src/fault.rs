//! Why a part, or a code of a series, is not taken.

/// Why bytes are no part of a shipment, or a part does not belong to this one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PartError {
    /// Larger than a part may be.
    #[error("more than {most} bytes")]
    TooLarge {
        /// The limit, in bytes.
        most: usize,
    },
    /// No JSON of a part, or cut off.
    #[error("line {line}, column {column}: {detail}")]
    Malformed {
        /// From 1; 0 where compressed bytes are damaged.
        line: usize,
        /// From 1; 0 where compressed bytes are damaged.
        column: usize,
        /// In English, from the reader.
        detail: String,
    },
    /// JSON of something else.
    #[error("not a part of a shipment")]
    NotAPart,
    /// Written by another version of the format.
    #[error("version {found} instead of {known}")]
    Version {
        /// As it stands there.
        found: u64,
        /// The one that is read.
        known: u64,
    },
    /// More events than a log may have.
    #[error("{found} events instead of at most {most}")]
    TooManyEvents {
        /// How many there are.
        found: usize,
        /// The limit.
        most: usize,
    },
    /// Events whose numbers do not rise.
    #[error("event {number} does not come after the one before")]
    Order {
        /// The first such.
        number: u32,
    },
    /// An event with a text beyond its limit.
    #[error("event {number} has a text that is too long")]
    TextTooLong {
        /// Its number.
        number: u32,
    },
    /// A part of another shipment.
    #[error("a part of shipment {found:?}")]
    OtherShipment {
        /// The reference in the part.
        found: String,
    },
    /// More devices than can be joined.
    #[error("more than {most} devices")]
    TooManyDevices {
        /// The limit.
        most: usize,
    },
}

impl PartError {
    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "shipment.part-too-large",
            Self::Malformed { .. } => "shipment.part-malformed",
            Self::NotAPart => "shipment.part-other-file",
            Self::Version { .. } => "shipment.part-version",
            Self::TooManyEvents { .. } => "shipment.part-too-many-events",
            Self::Order { .. } => "shipment.part-order",
            Self::TextTooLong { .. } => "shipment.part-text-too-long",
            Self::OtherShipment { .. } => "shipment.part-other-shipment",
            Self::TooManyDevices { .. } => "shipment.too-many-devices",
        }
    }

    /// Values for the placeholders of its text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge { most } | Self::TooManyDevices { most } => vec![("most", most.to_string())],
            Self::Malformed { line, column, detail } => {
                vec![("line", line.to_string()), ("column", column.to_string()), ("detail", detail.clone())]
            }
            Self::NotAPart => Vec::new(),
            Self::Version { found, known } => {
                vec![("found", found.to_string()), ("known", known.to_string())]
            }
            Self::TooManyEvents { found, most } => {
                vec![("found", found.to_string()), ("most", most.to_string())]
            }
            Self::Order { number } | Self::TextTooLong { number } => vec![("number", number.to_string())],
            Self::OtherShipment { found } => vec![("found", found.clone())],
        }
    }
}

/// Why a code is not taken into a series, or bytes make none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SeriesError {
    /// More codes than a series may have: a file is the better way.
    #[error("{found} codes instead of at most {most}")]
    TooLong {
        /// How many there would be.
        found: usize,
        /// The limit.
        most: usize,
    },
    /// A code of something else.
    #[error("not a code of a series")]
    NotOurs,
    /// A code of a series that cannot be.
    #[error("the code is damaged")]
    Malformed,
    /// A code of another series than the one that was begun.
    #[error("a code of another series")]
    OtherSeries,
    /// Two codes of the same place say different things, or all codes together are not what was sent. What was
    /// collected is let go.
    #[error("the codes do not make what was sent")]
    Damaged,
}

impl SeriesError {
    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "shipment.series-too-long",
            Self::NotOurs => "shipment.series-other-code",
            Self::Malformed => "shipment.series-malformed",
            Self::OtherSeries => "shipment.series-mixed",
            Self::Damaged => "shipment.series-damaged",
        }
    }
}
