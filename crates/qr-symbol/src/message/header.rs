//! What stands before the data: how to take them, and which part of the whole they are.

use super::MessageError;
use super::bits::Bits;

pub(super) const STRUCTURED_APPEND: u32 = 0b0011;
pub(super) const FNC1_FIRST: u32 = 0b0101;
pub(super) const ECI: u32 = 0b0111;
pub(super) const FNC1_SECOND: u32 = 0b1001;

/// Who says how the data are formatted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fnc1 {
    /// First position: GS1. The data are an element string.
    First,
    /// Second position: the industry or company of this indicator.
    Second(ApplicationIndicator),
}

/// Two digits or a Latin letter that AIM assigned to an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ApplicationIndicator(u8);

impl ApplicationIndicator {
    /// The indicator in the next eight bits.
    ///
    /// Source: ISO/IEC 18004, "FNC1 in second position"; unverified, from the ZXing sources.
    pub(super) fn read(bits: &mut Bits<'_>) -> Result<Self, MessageError> {
        let at = bits.at();
        match bits.need(8)? {
            value @ (0..=99 | 165..=190 | 197..=222) => Ok(Self(value as u8)),
            value => Err(MessageError::NoApplication { at, value }),
        }
    }
}

impl std::fmt::Display for ApplicationIndicator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            digits @ 0..=99 => write!(f, "{digits:02}"),
            // A letter is written as its ASCII value and 100.
            letter => write!(f, "{}", char::from(letter - 100)),
        }
    }
}

/// Which part of a message in several symbols this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StructuredAppend {
    /// Its number, `1..=16`; a symbol that is written wrongly may say more than there are.
    pub part: u8,
    /// How many symbols there are, `1..=16`.
    pub parts: u8,
    /// All bytes of the whole message, combined by exclusive or: the same in all its symbols.
    pub parity: u8,
}

impl StructuredAppend {
    pub(super) fn read(bits: &mut Bits<'_>) -> Result<Self, MessageError> {
        let (part, parts, parity) = (bits.need(4)?, bits.need(4)?, bits.need(8)?);
        Ok(Self { part: part as u8 + 1, parts: parts as u8 + 1, parity: parity as u8 })
    }
}

/// The highest number of an extended channel interpretation.
const MOST_ECI: u32 = 999_999;

/// The number of an extended channel interpretation, in one, two or three codewords.
///
/// Source: ISO/IEC 18004, "ECI designator"; unverified, from the ZXing sources.
pub(super) fn read_eci(bits: &mut Bits<'_>) -> Result<u32, MessageError> {
    let at = bits.at();
    let first = bits.need(8)?;
    let number = match (first as u8).leading_ones() {
        0 => first,
        1 => (first & 0x3f) << 8 | bits.need(8)?,
        2 => (first & 0x1f) << 16 | bits.need(16)?,
        _ => return Err(MessageError::NoDesignator { at }),
    };
    if number > MOST_ECI { Err(MessageError::NoDesignator { at }) } else { Ok(number) }
}
