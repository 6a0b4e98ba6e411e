//! The shortest way to write a text: which part of it in which mode.
//!
//! This is not left to the `qrcode` crate, whose parser takes pairs of UTF-8 bytes for Shift JIS characters and
//! writes them in Kanji mode, which readers turn into other text.

use std::ops::Range;

use qr_symbol::Version;

/// A mode that text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Eight bits a byte.
    Byte,
    /// Eleven bits for two of digits, capitals and nine signs.
    Alphanumeric,
    /// Ten bits for three digits.
    Numeric,
}

const MODES: [Mode; 3] = [Mode::Byte, Mode::Alphanumeric, Mode::Numeric];

/// A part of the payload in one mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Segment {
    pub(crate) mode: Mode,
    /// UTF-8 bytes of the payload.
    pub(crate) bytes: Range<usize>,
}

/// Versions that share the width of the character count.
///
/// Source: ISO/IEC 18004, "Character count indicator"; unverified, from the Project Nayuki generator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VersionRange {
    To9,
    To26,
    To40,
}

impl VersionRange {
    pub(crate) const ALL: [Self; 3] = [Self::To9, Self::To26, Self::To40];

    pub(crate) const fn of(version: Version) -> Self {
        match version.number() {
            ..=9 => Self::To9,
            10..=26 => Self::To26,
            _ => Self::To40,
        }
    }

    /// Bits of the mode and the count.
    const fn header_bits(self, mode: Mode) -> usize {
        let count: [usize; 3] = match mode {
            Mode::Byte => [8, 16, 16],
            Mode::Alphanumeric => [9, 11, 13],
            Mode::Numeric => [10, 12, 14],
        };
        4 + count[self as usize]
    }
}

/// No symbol holds more characters than 7089 digits: what comes after need not be looked at.
const MOST_BYTES: usize = 7_100;

/// Bits of the ECI mode and the designator of UTF-8.
const ECI_BITS: usize = 4 + 8;

/// Costs are counted in sixths of a bit, in which every mode has a whole cost a character.
const SIXTHS: usize = 6;

/// The shortest way to write each beginning of a text.
#[derive(Debug)]
pub(crate) struct Plan {
    length: usize,
    eci_bits: usize,
    /// For each byte, for each mode to go on in after it: the mode that the byte itself is written in.
    mode_of_byte: Vec<[Option<Mode>; 3]>,
    /// Whole bits of the segments up to the byte, without ECI.
    bits_to: Vec<usize>,
    /// Where characters end, as indexes of their last bytes.
    is_end: Vec<bool>,
    last: Option<Mode>,
}

impl Plan {
    /// The plan for `payload` in symbols of `range`.
    ///
    /// The method is that of the Project Nayuki generator: the least cost to be in each mode after each byte.
    pub(crate) fn of(payload: &str, range: VersionRange) -> Self {
        let bytes = &payload.as_bytes()[..payload.len().min(MOST_BYTES)];
        let header = MODES.map(|mode| range.header_bits(mode) * SIXTHS);
        let mut costs = header.map(Some);
        let mut plan = Self {
            length: payload.len(),
            eci_bits: if payload.is_ascii() { 0 } else { ECI_BITS },
            mode_of_byte: Vec::with_capacity(bytes.len()),
            bits_to: Vec::with_capacity(bytes.len()),
            is_end: (0..bytes.len()).map(|i| payload.is_char_boundary(i + 1)).collect(),
            last: None,
        };
        for &byte in bytes {
            let own = MODES.map(|mode| sixths_of(mode, byte));
            let stay: [Option<usize>; 3] = std::array::from_fn(|i| Some(costs[i]? + own[i]?));
            let cheapest = (0..3).filter_map(|i| Some((stay[i]?, MODES[i]))).min_by_key(|&(cost, _)| cost);
            // Byte mode takes every byte, so there is always a cheapest.
            let (cost, mode) = cheapest.unwrap_or((usize::MAX / 2, Mode::Byte));
            let whole_bits = cost.div_ceil(SIXTHS);
            let mut next = stay;
            let mut chosen: [Option<Mode>; 3] = std::array::from_fn(|i| stay[i].map(|_| MODES[i]));
            for i in 0..3 {
                let switched = whole_bits * SIXTHS + header[i];
                if next[i].is_none_or(|stayed| switched < stayed) {
                    next[i] = Some(switched);
                    chosen[i] = Some(mode);
                }
            }
            costs = next;
            plan.mode_of_byte.push(chosen);
            plan.bits_to.push(whole_bits);
            plan.last = Some(mode);
        }
        plan
    }

    /// Bits of the whole text; `None` when it is longer than any symbol holds.
    pub(crate) fn whole_bits(&self) -> Option<usize> {
        if self.bits_to.len() < self.length {
            return None;
        }
        Some(self.bits_to.last()? + self.eci_bits)
    }

    /// How many of the first bytes, on a character boundary, take at most `bits`.
    pub(crate) fn bytes_within(&self, bits: usize) -> usize {
        let fits = |&i: &usize| self.is_end[i] && self.bits_to[i] + self.eci_bits <= bits;
        (0..self.bits_to.len()).rev().find(fits).map_or(0, |i| i + 1)
    }

    /// The segments of the whole text.
    pub(crate) fn segments(&self) -> Vec<Segment> {
        let mut segments: Vec<Segment> = Vec::new();
        let Some(mut mode) = self.last else { return segments };
        for (i, chosen) in self.mode_of_byte.iter().enumerate().rev() {
            mode = chosen[mode as usize].unwrap_or(Mode::Byte);
            match segments.last_mut() {
                Some(segment) if segment.mode == mode => segment.bytes.start = i,
                _ => segments.push(Segment { mode, bytes: i..i + 1 }),
            }
        }
        segments.reverse();
        segments
    }
}

/// What a byte costs in a mode; `None` when the mode does not have it.
fn sixths_of(mode: Mode, byte: u8) -> Option<usize> {
    match mode {
        Mode::Byte => Some(48),
        Mode::Alphanumeric => {
            (byte.is_ascii_digit() || byte.is_ascii_uppercase() || b" $%*+-./:".contains(&byte)).then_some(33)
        }
        Mode::Numeric => byte.is_ascii_digit().then_some(20),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_segments() {
        fn check(payload: &str, expected: &[(Mode, &str)], bits: usize) {
            let plan = Plan::of(payload, VersionRange::To9);
            let segments = plan.segments();
            let found: Vec<_> = segments.iter().map(|s| (s.mode, &payload[s.bytes.clone()])).collect();
            assert_eq!(found, expected, "{payload}");
            assert_eq!(plan.whole_bits(), Some(bits), "{payload}");
        }
        use Mode::{Alphanumeric, Byte, Numeric};
        check("1", &[(Numeric, "1")], 4 + 10 + 4);
        check("01234567", &[(Numeric, "01234567")], 4 + 10 + 27);
        check("HELLO WORLD", &[(Alphanumeric, "HELLO WORLD")], 4 + 9 + 61);
        check("abc", &[(Byte, "abc")], 4 + 8 + 24);
        check("abc123", &[(Byte, "abc123")], 4 + 8 + 48);
        check("abc12345678", &[(Byte, "abc"), (Numeric, "12345678")], 36 + 4 + 10 + 27);
        check("ABCDEF1234567890123", &[(Alphanumeric, "ABCDEF"), (Numeric, "1234567890123")], 46 + 14 + 44);
        check("thử", &[(Byte, "thử")], 12 + 4 + 8 + 40);
    }

    #[test]
    fn a_beginning_ends_on_a_character() {
        let plan = Plan::of("ửửử", VersionRange::To9);
        assert_eq!(plan.bytes_within(12 + 12 + 3 * 8), 3);
        assert_eq!(plan.bytes_within(12 + 12 + 5 * 8), 3);
        assert_eq!(plan.bytes_within(12 + 12 + 9 * 8), 9);
        assert_eq!(plan.bytes_within(0), 0);
    }

    #[test]
    fn endless_text_is_not_looked_at() {
        let plan = Plan::of(&"1".repeat(1_000_000), VersionRange::To40);
        assert_eq!((plan.whole_bits(), plan.mode_of_byte.len()), (None, MOST_BYTES));
    }
}
