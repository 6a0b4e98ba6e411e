//! Greys and thresholds to bits.

use rxing::common::{BIT_FIELD_BASE_BITS, BitArray, BitFieldBaseType, BitMatrix};

/// Dark pixels, written row by row.
pub(super) struct DarkRows {
    dark: BitMatrix,
    row: BitArray,
}

impl DarkRows {
    /// All light; `None` without any pixels.
    pub(super) fn new(width: usize, height: usize) -> Option<Self> {
        let dark = BitMatrix::new(u32::try_from(width).ok()?, u32::try_from(height).ok()?).ok()?;
        Some(Self { dark, row: BitArray::with_size(width) })
    }

    /// Makes those pixels of row `y` dark that are at most as light as the threshold at their place.
    pub(super) fn write(&mut self, y: usize, greys: &[u8], thresholds: &[u8]) {
        let words = greys.chunks(BIT_FIELD_BASE_BITS).zip(thresholds.chunks(BIT_FIELD_BASE_BITS));
        for (at, (greys, thresholds)) in words.enumerate() {
            self.row.setBulk(at * BIT_FIELD_BASE_BITS, word(greys, thresholds));
        }
        self.dark.setRow(y as u32, &self.row);
    }

    pub(super) fn finish(self) -> BitMatrix {
        self.dark
    }
}

/// One bit a pixel, the first the lowest.
fn word(greys: &[u8], thresholds: &[u8]) -> BitFieldBaseType {
    let mut flags = [0u8; BIT_FIELD_BASE_BITS];
    for ((flag, grey), threshold) in flags.iter_mut().zip(greys).zip(thresholds) {
        *flag = u8::from(grey <= threshold);
    }
    let mut word = 0;
    for (at, flags) in flags.as_chunks::<8>().0.iter().enumerate() {
        word |= (eight(*flags) as BitFieldBaseType) << (8 * at);
    }
    word
}

/// Eight flags as the bits of a byte, the first the lowest.
fn eight(flags: [u8; 8]) -> u8 {
    // Moves the flag of byte n, at bit 8 n, to bit 56 + n; nothing else comes to stand there.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    (u64::from_le_bytes(flags).wrapping_mul(GATHER) >> 56) as u8
}
