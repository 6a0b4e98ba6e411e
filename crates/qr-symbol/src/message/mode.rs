//! The modes that characters are written in.

use super::MessageError;
use super::bits::Bits;
use crate::Version;

/// A mode that characters are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Ten bits for three digits.
    Numeric,
    /// Eleven bits for two of digits, capitals and nine signs.
    Alphanumeric,
    /// Eight bits a byte.
    Byte,
    /// Thirteen bits for a Shift JIS character of two bytes.
    Kanji,
    /// Thirteen bits for a GB 2312 character: of GB/T 18284, not of ISO/IEC 18004.
    Hanzi,
}

/// Versions that share the widths of the character counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VersionRange {
    /// 1 to 9.
    To9,
    /// 10 to 26.
    To26,
    /// 27 to 40.
    To40,
}

/// The characters of alphanumeric mode, by their values.
///
/// Source: ISO/IEC 18004, "Alphanumeric mode"; unverified, from the Project Nayuki generator.
pub const ALPHANUMERIC: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// The only set of characters of Hanzi mode.
const GB_2312: u32 = 1;

impl VersionRange {
    /// The range of this version.
    pub const fn of(version: Version) -> Self {
        match version.number() {
            ..=9 => Self::To9,
            10..=26 => Self::To26,
            _ => Self::To40,
        }
    }
}

impl Mode {
    /// The mode of these four bits.
    pub(super) const fn of_indicator(indicator: u32) -> Option<Self> {
        Some(match indicator {
            0b0001 => Self::Numeric,
            0b0010 => Self::Alphanumeric,
            0b0100 => Self::Byte,
            0b1000 => Self::Kanji,
            0b1101 => Self::Hanzi,
            _ => return None,
        })
    }

    /// Bits of the character count.
    ///
    /// Source: ISO/IEC 18004, "Number of bits in character count indicator"; unverified, from the Project Nayuki
    /// generator.
    pub const fn count_bits(self, range: VersionRange) -> u32 {
        let by_range: [u32; 3] = match self {
            Self::Numeric => [10, 12, 14],
            Self::Alphanumeric => [9, 11, 13],
            Self::Byte => [8, 16, 16],
            Self::Kanji | Self::Hanzi => [8, 10, 12],
        };
        by_range[range as usize]
    }

    /// Bits that this many characters take.
    const fn data_bits(self, characters: usize) -> usize {
        match self {
            Self::Numeric => characters / 3 * 10 + [0, 4, 7][characters % 3],
            Self::Alphanumeric => characters / 2 * 11 + characters % 2 * 6,
            Self::Byte => characters * 8,
            Self::Kanji | Self::Hanzi => characters * 13,
        }
    }

    /// The bytes of a segment whose indicator was read.
    pub(super) fn read(self, bits: &mut Bits<'_>, version: Version) -> Result<Vec<u8>, MessageError> {
        if self == Self::Hanzi {
            let at = bits.at();
            let subset = bits.need(4)?;
            if subset != GB_2312 {
                return Err(MessageError::UnknownSubset { at, subset });
            }
        }
        let count = bits.need(self.count_bits(VersionRange::of(version)) as usize)? as usize;
        let wanted = self.data_bits(count);
        if bits.left() < wanted {
            return Err(MessageError::Truncated { at: bits.at(), wanted, left: bits.left() });
        }
        let mut bytes = Vec::with_capacity(count * 2);
        let mut left = count;
        while left > 0 {
            let at = bits.at();
            let together = left.min(self.characters_together());
            let value = bits.need(self.data_bits(together))?;
            let wrong = MessageError::NoCharacter { at, mode: self, value };
            match self {
                Self::Numeric => push_digits(&mut bytes, value, together).ok_or(wrong)?,
                Self::Alphanumeric => push_alphanumeric(&mut bytes, value, together).ok_or(wrong)?,
                Self::Byte => bytes.push(value as u8),
                Self::Kanji => bytes.extend(shift_jis(value)),
                Self::Hanzi => bytes.extend(gb_2312(value)),
            }
            left -= together;
        }
        Ok(bytes)
    }

    /// How many characters one value stands for.
    const fn characters_together(self) -> usize {
        match self {
            Self::Numeric => 3,
            Self::Alphanumeric => 2,
            Self::Byte | Self::Kanji | Self::Hanzi => 1,
        }
    }
}

fn push_digits(bytes: &mut Vec<u8>, value: u32, count: usize) -> Option<()> {
    let digit = |place: u32| b'0' + (value / 10u32.pow(place) % 10) as u8;
    bytes.extend((0..count as u32).rev().map(digit));
    (value < 10u32.pow(count as u32)).then_some(())
}

fn push_alphanumeric(bytes: &mut Vec<u8>, value: u32, count: usize) -> Option<()> {
    let (first, last) = (value as usize / ALPHANUMERIC.len(), value as usize % ALPHANUMERIC.len());
    match count {
        2 => bytes.push(*ALPHANUMERIC.get(first)?),
        _ if first > 0 => return None,
        _ => {}
    }
    bytes.push(ALPHANUMERIC[last]);
    Some(())
}

/// Source: ISO/IEC 18004, "Kanji mode"; unverified, from the ZXing sources.
fn shift_jis(value: u32) -> [u8; 2] {
    let packed = ((value / 0xc0) << 8) | (value % 0xc0);
    let code = packed + if packed < 0x1f00 { 0x8140 } else { 0xc140 };
    [(code >> 8) as u8, code as u8]
}

/// Source: GB/T 18284, Hanzi mode; unverified, from the ZXing sources.
fn gb_2312(value: u32) -> [u8; 2] {
    let packed = ((value / 0x60) << 8) | (value % 0x60);
    let code = packed + if packed < 0x0a00 { 0xa1a1 } else { 0xa6a1 };
    [(code >> 8) as u8, code as u8]
}
