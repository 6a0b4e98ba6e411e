//! Segments to data codewords.

use qr_symbol::message::VersionRange;

use crate::kanji;
use crate::mode::{Coding, Mode, SEPARATOR, alphanumeric_value};
use crate::segments::Segment;

/// The number of UTF-8 among Extended Channel Interpretations.
///
/// Source: AIM ECI assignments; unverified, from the documentation of the `qrcode` crate.
const ECI_UTF_8: u32 = 26;

const ECI_INDICATOR: u32 = 0b0111;
const FNC1_FIRST_INDICATOR: u32 = 0b0101;

/// What fills the codewords that are left, by turns.
const PADS: [u8; 2] = [0xEC, 0x11];

/// `capacity` data codewords that say these segments of `text`: headers, characters, terminator and padding.
///
/// `None` when they do not fit.
pub(crate) fn data_codewords(
    text: &str,
    coding: Coding,
    segments: &[Segment],
    range: VersionRange,
    capacity: usize,
) -> Option<Vec<u8>> {
    let mut bits = Bits::with_capacity(capacity);
    if coding != Coding::Kanji && !text.is_ascii() {
        bits.push(ECI_INDICATOR, 4);
        bits.push(ECI_UTF_8, 8);
    }
    if coding == Coding::Gs1 {
        bits.push(FNC1_FIRST_INDICATOR, 4);
    }
    for segment in segments {
        bits.push_segment(segment.mode, &text[segment.bytes.clone()], coding, range);
    }
    bits.into_codewords(capacity)
}

/// Bits in the making, highest first.
struct Bits {
    codewords: Vec<u8>,
    /// The bits that do not fill a codeword yet, in the lowest `open_bits`, fewer than 8.
    open: u32,
    open_bits: u32,
}

impl Bits {
    fn with_capacity(codewords: usize) -> Self {
        Self { codewords: Vec::with_capacity(codewords), open: 0, open_bits: 0 }
    }

    /// The lowest `width` bits of `value`, at most 24; higher ones are 0.
    fn push(&mut self, value: u32, width: u32) {
        self.open = self.open << width | value;
        self.open_bits += width;
        while self.open_bits >= 8 {
            self.open_bits -= 8;
            self.codewords.push((self.open >> self.open_bits) as u8);
        }
        self.open &= (1 << self.open_bits) - 1;
    }

    fn push_segment(&mut self, mode: Mode, text: &str, coding: Coding, range: VersionRange) {
        let mut header = |count: usize| {
            self.push(mode.indicator(), 4);
            self.push(count as u32, mode.count_bits(range));
        };
        match mode {
            Mode::Byte => {
                header(text.len());
                for byte in text.bytes() {
                    self.push(byte.into(), 8);
                }
            }
            Mode::Numeric => {
                header(text.len());
                for digits in text.as_bytes().chunks(3) {
                    let value = digits.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
                    self.push(value, [0, 4, 7, 10][digits.len()]);
                }
            }
            Mode::Alphanumeric => {
                let values: Vec<u32> =
                    text.chars().flat_map(|character| written(character, coding)).collect();
                header(values.len());
                for values in values.chunks(2) {
                    match *values {
                        [first, second] => self.push(first * 45 + second, 11),
                        [only] => self.push(only, 6),
                        _ => {}
                    }
                }
            }
            Mode::Kanji => {
                header(text.chars().count());
                for value in text.chars().filter_map(kanji::value) {
                    self.push(value, 13);
                }
            }
        }
    }

    fn into_codewords(mut self, capacity: usize) -> Option<Vec<u8>> {
        let used = self.codewords.len() * 8 + self.open_bits as usize;
        let left = (capacity * 8).checked_sub(used)?;
        // The terminator is cut off where there is no room for it; then light bits to the end of the
        // codeword.
        self.push(0, left.min(4) as u32);
        if self.open_bits > 0 {
            self.push(0, 8 - self.open_bits);
        }
        let rest = capacity - self.codewords.len();
        self.codewords.extend(PADS.into_iter().cycle().take(rest));
        Some(self.codewords)
    }
}

/// The alphanumeric values that a character is written as. With FNC1, `%` separates fields, and `%%` is a
/// percent sign.
///
/// Source: ISO/IEC 18004, "FNC1 in first position"; unverified, from the ZXing sources.
fn written(character: char, coding: Coding) -> impl Iterator<Item = u32> {
    let is_gs1 = coding == Coding::Gs1;
    let sign = if is_gs1 && character == SEPARATOR { '%' } else { character };
    let times = if is_gs1 && character == '%' { 2 } else { 1 };
    alphanumeric_value(sign).into_iter().flat_map(move |value| std::iter::repeat_n(value, times))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_as_in_the_standards_examples() {
        // "01234567" in numeric mode at version 1, level M, as widely quoted.
        let segments = [Segment { mode: Mode::Numeric, bytes: 0..8 }];
        let codewords = data_codewords("01234567", Coding::Utf8, &segments, VersionRange::To9, 16);
        let expected = [16, 32, 12, 86, 97, 128, 236, 17, 236, 17, 236, 17, 236, 17, 236, 17];
        assert_eq!(codewords.as_deref(), Some(&expected[..]));
    }

    #[test]
    fn a_terminator_is_cut_where_there_is_no_room() {
        // 4 + 8 + 17 × 8 bits leave exactly the four of the terminator in 19 codewords, and none fit in 18.
        let segments = [Segment { mode: Mode::Byte, bytes: 0..17 }];
        let codewords = |capacity| {
            data_codewords("aaaaaaaaaaaaaaaaa", Coding::Utf8, &segments, VersionRange::To9, capacity)
        };
        assert_eq!(codewords(19).and_then(|codewords| codewords.last().copied()), Some(0x10));
        assert_eq!(codewords(18), None);
        // 4 + 9 + 5 × 11 + 4 bits of 72.
        let segments = [Segment { mode: Mode::Alphanumeric, bytes: 0..10 }];
        let codewords = data_codewords("AAAAAAAAAA", Coding::Utf8, &segments, VersionRange::To9, 9);
        assert_eq!(codewords.map(|codewords| codewords.len()), Some(9));
    }

    #[test]
    fn separators_and_percent_signs_of_gs1_take_one_and_two_characters() {
        let values = |text: &str, coding| -> Vec<u32> {
            text.chars().flat_map(|character| written(character, coding)).collect()
        };
        assert_eq!(values("A\u{1D}%B", Coding::Gs1), [10, 38, 38, 38, 11]);
        assert_eq!(values("A%B", Coding::Utf8), [10, 38, 11]);
    }
}
