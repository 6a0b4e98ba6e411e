//! Why data codewords are no message.

use super::Mode;

/// Why data codewords are no message of the standard.
///
/// Each tells `at` which bit of the data codewords it is, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MessageError {
    /// The bits end within something that was begun.
    #[error("{wanted} bits are needed from bit {at}, but only {left} are left")]
    Truncated {
        /// Where they should begin.
        at: usize,
        /// How many are needed.
        wanted: usize,
        /// How many there are.
        left: usize,
    },
    /// No mode has this indicator.
    #[error("{indicator:04b} at bit {at} is not a mode")]
    UnknownMode {
        /// Where it stands.
        at: usize,
        /// The four bits.
        indicator: u32,
    },
    /// What has to stand before the data, and only once, stands after them or again.
    #[error("{indicator:04b} at bit {at} may only stand once, and before the data")]
    Misplaced {
        /// Where it stands.
        at: usize,
        /// The four bits of the mode.
        indicator: u32,
    },
    /// The bits of a character stand for none of its mode.
    #[error("{value} at bit {at} is no character of the {mode:?} mode")]
    NoCharacter {
        /// Where it stands.
        at: usize,
        /// The mode.
        mode: Mode,
        /// What the bits say.
        value: u32,
    },
    /// An ECI designator that does not begin as one, or is above 999 999.
    #[error("there is no ECI designator at bit {at}")]
    NoDesignator {
        /// Where it stands.
        at: usize,
    },
    /// An application indicator that is neither two digits nor a letter.
    #[error("{value} at bit {at} is not an application indicator")]
    NoApplication {
        /// Where it stands.
        at: usize,
        /// The eight bits.
        value: u32,
    },
    /// A set of Chinese characters other than GB 2312.
    #[error("{subset} at bit {at} is an unknown set of Chinese characters")]
    UnknownSubset {
        /// Where it stands.
        at: usize,
        /// The four bits.
        subset: u32,
    },
}

impl MessageError {
    /// The stable id of the fault.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Truncated { .. } => "message.truncated",
            Self::UnknownMode { .. } => "message.unknown-mode",
            Self::Misplaced { .. } => "message.misplaced",
            Self::NoCharacter { .. } => "message.no-character",
            Self::NoDesignator { .. } => "message.no-designator",
            Self::NoApplication { .. } => "message.no-application",
            Self::UnknownSubset { .. } => "message.unknown-subset",
        }
    }

    /// The values of the fault's text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        vec![("bit", self.at().to_string())]
    }

    /// The bit of the data codewords at which it is, from 0.
    pub const fn at(&self) -> usize {
        match *self {
            Self::Truncated { at, .. }
            | Self::UnknownMode { at, .. }
            | Self::Misplaced { at, .. }
            | Self::NoCharacter { at, .. }
            | Self::NoDesignator { at }
            | Self::NoApplication { at, .. }
            | Self::UnknownSubset { at, .. } => at,
        }
    }
}
