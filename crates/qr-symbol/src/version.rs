//! Symbol versions: how many modules a side has.

use serde::{Deserialize, Serialize};

use crate::bch::with_check;

/// A symbol version, `1..=40`: the edge is `17 + 4 × version` modules.
///
/// Source: ISO/IEC 18004, "Symbol versions and sizes"; unverified, from
/// <https://www.qrcode.com/en/about/version.html>.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Version(u8);

impl Version {
    /// The smallest version, 21 modules a side.
    pub const MIN: Self = Self(1);
    /// The largest version, 177 modules a side.
    pub const MAX: Self = Self(40);

    /// The version of this number; `None` outside `1..=40`.
    pub const fn new(number: u8) -> Option<Self> {
        if number >= 1 && number <= 40 { Some(Self(number)) } else { None }
    }

    /// The version whose edge is this many modules; `None` when there is none.
    pub fn from_modules(edge: usize) -> Option<Self> {
        let above = edge.checked_sub(17)?;
        if above.is_multiple_of(4) { Self::new(u8::try_from(above / 4).ok()?) } else { None }
    }

    /// The number, `1..=40`.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Modules a side, without quiet zone, `21..=177`.
    pub const fn modules(self) -> usize {
        17 + 4 * self.0 as usize
    }

    /// All versions, smallest first.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        (1..=40).map(Self)
    }

    /// How many centres of alignment patterns there are on an axis.
    pub(crate) const fn alignment_centres_per_axis(self) -> usize {
        if self.0 == 1 { 0 } else { self.0 as usize / 7 + 2 }
    }

    /// Where the centres of alignment patterns are, on both axes, in modules from the top left module.
    ///
    /// Empty for version 1. The three places under the finder patterns hold none.
    ///
    /// Source: ISO/IEC 18004, "Position of alignment patterns"; unverified, from the rule the Project Nayuki
    /// generator derives from that table.
    pub fn alignment_centres(self) -> Vec<usize> {
        if self.0 == 1 {
            return Vec::new();
        }
        let count = self.alignment_centres_per_axis();
        let edge = self.modules();
        // Version 32 is the one row of the table that the rule does not give.
        let step =
            if self.0 == 32 { 26 } else { (usize::from(self.0) * 4 + count * 2 + 1) / (count * 2 - 2) * 2 };
        let mut centres: Vec<usize> = (0..count - 1).map(|i| edge - 7 - i * step).collect();
        centres.push(6);
        centres.reverse();
        centres
    }
}

impl TryFrom<u8> for Version {
    type Error = String;
    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::new(number).ok_or_else(|| format!("{number} is not a version, 1 to 40"))
    }
}

impl From<Version> for u8 {
    fn from(version: Version) -> Self {
        version.0
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The 18 bits of the version information, lowest first in the symbol; `None` below version 7, which has
/// none.
///
/// Source: ISO/IEC 18004, "Version information"; unverified, from the Project Nayuki generator.
pub(crate) const fn version_information(version: Version) -> Option<u32> {
    if version.0 < 7 { None } else { Some(with_check(version.0 as u32, 12, 0b1_1111_0010_0101)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_and_its_edge_give_each_other() {
        for version in Version::all() {
            assert_eq!(Version::from_modules(version.modules()), Some(version));
        }
        for edge in [0, 17, 20, 22, 178, 181, usize::MAX] {
            assert_eq!(Version::from_modules(edge), None, "{edge}");
        }
        assert_eq!((Version::new(0), Version::new(41)), (None, None));
        assert_eq!((Version::MIN.modules(), Version::MAX.modules()), (21, 177));
    }

    #[test]
    fn alignment_patterns_are_where_the_table_says() {
        fn check(version: u8, expected: &[usize]) {
            assert_eq!(Version(version).alignment_centres(), expected, "version {version}");
        }
        check(1, &[]);
        check(2, &[6, 18]);
        check(7, &[6, 22, 38]);
        check(14, &[6, 26, 46, 66]);
        check(22, &[6, 26, 50, 74, 98]);
        check(32, &[6, 34, 60, 86, 112, 138]);
        check(36, &[6, 24, 50, 76, 102, 128, 154]);
        check(40, &[6, 30, 58, 86, 114, 142, 170]);
    }
}
