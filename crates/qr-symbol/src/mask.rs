//! Data masks.

use serde::{Deserialize, Serialize};

/// A data mask pattern, `0..=7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Mask(u8);

impl Mask {
    /// The mask of number 0.
    pub const FIRST: Self = Self(0);

    /// The mask of this number; `None` above 7.
    pub const fn new(number: u8) -> Option<Self> {
        if number <= 7 { Some(Self(number)) } else { None }
    }

    /// The number, `0..=7`.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// All masks, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=7).map(Self)
    }

    /// Whether the mask turns the data module at column `x`, row `y`.
    ///
    /// Source: ISO/IEC 18004, "Data mask patterns"; unverified, from the Project Nayuki generator.
    pub const fn turns(self, x: usize, y: usize) -> bool {
        match self.0 {
            0 => (x + y).is_multiple_of(2),
            1 => y.is_multiple_of(2),
            2 => x.is_multiple_of(3),
            3 => (x + y).is_multiple_of(3),
            4 => (x / 3 + y / 2).is_multiple_of(2),
            5 => (x * y) % 2 + (x * y) % 3 == 0,
            6 => ((x * y) % 2 + (x * y) % 3).is_multiple_of(2),
            _ => ((x + y) % 2 + (x * y) % 3).is_multiple_of(2),
        }
    }
}

impl TryFrom<u8> for Mask {
    type Error = String;
    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::new(number).ok_or_else(|| format!("{number} is not a mask, 0 to 7"))
    }
}

impl From<Mask> for u8 {
    fn from(mask: Mask) -> Self {
        mask.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_eight_masks_and_each_turns_the_top_left_module() {
        assert_eq!(Mask::all().count(), 8);
        assert_eq!(Mask::new(8), None);
        assert!(Mask::all().all(|mask| mask.turns(0, 0)));
        assert!(!Mask(0).turns(1, 0));
    }
}
