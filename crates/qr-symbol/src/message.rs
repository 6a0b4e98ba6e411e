//! What the data codewords of a symbol say: segments in modes, and what stands before them.
//!
//! Source: ISO/IEC 18004, "Encoding" and "Bit stream to codeword conversion"; unverified, from the ZXing and
//! Project Nayuki sources. Hanzi mode is of GB/T 18284, unverified, from the ZXing sources.

mod bits;
mod error;
mod header;
mod mode;

pub use error::MessageError;
pub use header::{ApplicationIndicator, Fnc1, StructuredAppend};
pub use mode::{ALPHANUMERIC, Mode, VersionRange};

use crate::Version;
use bits::Bits;

/// What a symbol carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The parts, in order.
    pub segments: Vec<Segment>,
    /// Whether the data are formatted by GS1 or by another application.
    pub fnc1: Option<Fnc1>,
    /// Which part of a longer message it is.
    pub structured_append: Option<StructuredAppend>,
    /// The bit at which what follows the terminator is not the padding of the standard; the message does not depend
    /// on it.
    pub odd_padding_at: Option<usize>,
}

/// A part of a message in one mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// How it is written.
    pub mode: Mode,
    /// The extended channel interpretation that was named before it, such as 26 for UTF-8.
    pub eci: Option<u32>,
    /// The bytes that it stands for: ASCII, those of byte mode, Shift JIS of kanji, GB 2312 of hanzi.
    ///
    /// Where the message has an FNC1, U+001D is written for what separates fields.
    pub bytes: Vec<u8>,
}

impl Message {
    /// The message in the data codewords of a symbol of this version.
    ///
    /// Padding is judged, but other padding than that of the standard is no error.
    ///
    /// # Errors
    /// Those of [`MessageError`], with the bit at which they are.
    pub fn read(data_codewords: &[u8], version: Version) -> Result<Self, MessageError> {
        let mut bits = Bits::new(data_codewords);
        let mut message =
            Self { segments: Vec::new(), fnc1: None, structured_append: None, odd_padding_at: None };
        let mut eci = None;
        loop {
            let at = bits.at();
            // A symbol that is filled to the last bits has a terminator that is cut off.
            let Some(indicator) = bits.take(4).filter(|&indicator| indicator != 0) else {
                message.odd_padding_at = odd_padding(bits);
                return Ok(message);
            };
            let misplaced = MessageError::Misplaced { at, indicator };
            match indicator {
                header::ECI => eci = Some(header::read_eci(&mut bits)?),
                header::STRUCTURED_APPEND => {
                    if message.structured_append.is_some() || !message.segments.is_empty() {
                        return Err(misplaced);
                    }
                    message.structured_append = Some(StructuredAppend::read(&mut bits)?);
                }
                header::FNC1_FIRST | header::FNC1_SECOND => {
                    if message.fnc1.is_some() || !message.segments.is_empty() {
                        return Err(misplaced);
                    }
                    message.fnc1 = Some(if indicator == header::FNC1_FIRST {
                        Fnc1::First
                    } else {
                        Fnc1::Second(ApplicationIndicator::read(&mut bits)?)
                    });
                }
                _ => {
                    let mode =
                        Mode::of_indicator(indicator).ok_or(MessageError::UnknownMode { at, indicator })?;
                    let mut bytes = mode.read(&mut bits, version)?;
                    if mode == Mode::Alphanumeric && message.fnc1.is_some() {
                        bytes = with_separators(&bytes);
                    }
                    message.segments.push(Segment { mode, eci, bytes });
                }
            }
        }
    }

    /// The bytes that a reader hands on: those of all segments, after the application indicator if there is one.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = match self.fnc1 {
            Some(Fnc1::Second(indicator)) => indicator.to_string().into_bytes(),
            Some(Fnc1::First) | None => Vec::new(),
        };
        for segment in &self.segments {
            bytes.extend_from_slice(&segment.bytes);
        }
        bytes
    }

    /// Whether it is a GS1 element string.
    pub fn is_gs1(&self) -> bool {
        self.fnc1 == Some(Fnc1::First)
    }
}

/// What separates the fields of a message with FNC1.
const GROUP_SEPARATOR: u8 = 0x1d;

/// Alphanumeric characters of a message with FNC1: `%` separates fields, `%%` is a percent sign.
///
/// Source: ISO/IEC 18004, "FNC1 in first position"; unverified, from the ZXing sources.
fn with_separators(characters: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(characters.len());
    let mut rest = characters;
    while let Some((&first, tail)) = rest.split_first() {
        let (byte, after) = match (first, tail) {
            (b'%', [b'%', after @ ..]) => (b'%', after),
            (b'%', _) => (GROUP_SEPARATOR, tail),
            _ => (first, tail),
        };
        bytes.push(byte);
        rest = after;
    }
    bytes
}

/// The bit at which what follows the message is not as the standard has it: light bits to the end of the codeword,
/// then 0xEC and 0x11 in turn.
///
/// `bits` stand behind the terminator, or before a cut one.
fn odd_padding(mut bits: Bits<'_>) -> Option<usize> {
    while !bits.at().is_multiple_of(8) {
        let at = bits.at();
        if bits.take(1)? != 0 {
            return Some(at);
        }
    }
    for pad in [0xec, 0x11].into_iter().cycle() {
        let at = bits.at();
        if bits.take(8)? != pad {
            return Some(at);
        }
    }
    None
}
