//! The modes that text is written in, and what they cost.

use qr_symbol::message::{self, ALPHANUMERIC, VersionRange};

use crate::kanji;

/// A mode that text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Eight bits a byte.
    Byte,
    /// Eleven bits for two of digits, capitals and nine signs.
    Alphanumeric,
    /// Ten bits for three digits.
    Numeric,
    /// Thirteen bits for a Shift JIS character of two bytes.
    Kanji,
}

/// What a text is, which decides the modes that may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    /// Byte mode holds UTF-8, announced by an ECI where it is not all ASCII. No kanji mode: whether an ECI
    /// holds for it too is read in both ways.
    Utf8,
    /// Kanji mode for all that is not ASCII; there is no ECI that could reach it.
    Kanji,
    /// Byte mode holds UTF-8; FNC1 stands in first position, and separators are written as modes have it.
    Gs1,
}

/// What separates the fields of a GS1 element string.
pub(crate) const SEPARATOR: char = '\u{1D}';

/// Alphanumeric values of ASCII characters; [`NONE`] for all others.
const VALUES: [u8; 128] = {
    let mut values = [NONE; 128];
    let mut value = 0;
    while value < ALPHANUMERIC.len() {
        values[ALPHANUMERIC[value] as usize] = value as u8;
        value += 1;
    }
    values
};

const NONE: u8 = u8::MAX;

/// Costs are counted in sixths of a bit, in which every mode has a whole cost a character.
pub(crate) const SIXTHS: u32 = 6;

impl Mode {
    pub(crate) const ALL: [Self; 4] = [Self::Byte, Self::Alphanumeric, Self::Numeric, Self::Kanji];

    /// The four bits that announce it.
    pub(crate) const fn indicator(self) -> u32 {
        match self {
            Self::Byte => 0b0100,
            Self::Alphanumeric => 0b0010,
            Self::Numeric => 0b0001,
            Self::Kanji => 0b1000,
        }
    }

    /// Bits of the character count.
    pub(crate) const fn count_bits(self, range: VersionRange) -> u32 {
        let read_as = match self {
            Self::Byte => message::Mode::Byte,
            Self::Alphanumeric => message::Mode::Alphanumeric,
            Self::Numeric => message::Mode::Numeric,
            Self::Kanji => message::Mode::Kanji,
        };
        read_as.count_bits(range)
    }

    /// What a character costs in this mode, in sixths of a bit; `None` when the mode does not have it.
    ///
    /// `previous` is the character before it in the text.
    pub(crate) fn sixths(self, character: char, previous: Option<char>, coding: Coding) -> Option<u32> {
        match self {
            Self::Byte => (character.is_ascii() || coding != Coding::Kanji)
                .then_some(character.len_utf8() as u32 * 8 * SIXTHS),
            Self::Alphanumeric => match (coding, character, previous) {
                // A separator is written `%`: what follows must not make it look doubled.
                (Coding::Gs1, '%' | SEPARATOR, Some(SEPARATOR)) => None,
                (Coding::Gs1, SEPARATOR, _) => Some(33),
                // Doubled, since one alone separates fields.
                (Coding::Gs1, '%', _) => Some(66),
                _ => alphanumeric_value(character).map(|_| 33),
            },
            Self::Numeric => character.is_ascii_digit().then_some(20),
            Self::Kanji => (coding == Coding::Kanji && kanji::value(character).is_some()).then_some(78),
        }
    }
}

/// The value of a character in alphanumeric mode, `0..45`.
pub(crate) fn alphanumeric_value(character: char) -> Option<u32> {
    let value = *VALUES.get(character as usize)?;
    (value != NONE).then_some(value.into())
}
