//! Error correction levels.

use serde::{Deserialize, Serialize};

/// An error correction level, weakest first.
///
/// Source: ISO/IEC 18004, "Error correction capacity"; unverified, from
/// <https://www.qrcode.com/en/about/error_correction.html>.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EcLevel {
    /// Recovers about 7 % of the codewords.
    L,
    /// Recovers about 15 % of the codewords.
    M,
    /// Recovers about 25 % of the codewords.
    Q,
    /// Recovers about 30 % of the codewords.
    H,
}

impl EcLevel {
    /// All levels, weakest first.
    pub const ALL: [Self; 4] = [Self::L, Self::M, Self::Q, Self::H];

    /// The letter of the level.
    pub const fn letter(self) -> char {
        match self {
            Self::L => 'L',
            Self::M => 'M',
            Self::Q => 'Q',
            Self::H => 'H',
        }
    }

    /// The level of this letter; `None` for any other than `L`, `M`, `Q`, `H`.
    pub fn from_letter(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.letter() == letter)
    }

    /// The two bits of the level in the format information.
    pub(crate) const fn format_bits(self) -> u16 {
        match self {
            Self::L => 0b01,
            Self::M => 0b00,
            Self::Q => 0b11,
            Self::H => 0b10,
        }
    }

    /// Where the level stands in `ALL`.
    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

impl std::fmt::Display for EcLevel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.letter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_ordered_by_strength_and_named_by_letter() {
        assert!(EcLevel::ALL.is_sorted());
        for level in EcLevel::ALL {
            assert_eq!(EcLevel::from_letter(level.letter()), Some(level));
            assert_eq!(EcLevel::ALL[level.index()], level);
        }
        assert_eq!(EcLevel::from_letter('l'), None);
    }
}
