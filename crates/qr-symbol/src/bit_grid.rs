//! A square grid of modules as rows of bits, for work on many modules at once.

use crate::Modules;

/// Rows of light modules above and below the symbol, as many as a rule ever looks past its edge.
pub(crate) const MARGIN: usize = 4;

/// A square grid, a set bit for a dark module, with [`MARGIN`] light rows above and below.
///
/// Column `x` is bit `x % 64` of word `x / 64` of its row; bits past the edge stay light.
#[derive(Debug, Clone)]
pub(crate) struct BitGrid {
    edge: usize,
    words_a_row: usize,
    bits: Vec<u64>,
}

impl BitGrid {
    /// A light grid of `edge × edge` modules.
    pub(crate) fn light(edge: usize) -> Self {
        let words_a_row = edge.div_ceil(64);
        Self { edge, words_a_row, bits: vec![0; words_a_row * (edge + 2 * MARGIN)] }
    }

    pub(crate) const fn edge(&self) -> usize {
        self.edge
    }

    /// `1..=3`.
    pub(crate) const fn words_a_row(&self) -> usize {
        self.words_a_row
    }

    /// All rows from the top of the margin, each of `W` words; nothing unless `W` is [`Self::words_a_row`].
    pub(crate) fn rows<const W: usize>(&self) -> &[[u64; W]] {
        if W == self.words_a_row { self.bits.as_chunks().0 } else { &[] }
    }

    const fn index(&self, x: usize, y: usize) -> usize {
        (y + MARGIN) * self.words_a_row + x / 64
    }

    pub(crate) fn is_dark(&self, x: usize, y: usize) -> bool {
        self.bits[self.index(x, y)] >> (x % 64) & 1 == 1
    }

    pub(crate) fn set(&mut self, x: usize, y: usize, dark: bool) {
        let index = self.index(x, y);
        let bit = 1 << (x % 64);
        if dark {
            self.bits[index] |= bit;
        } else {
            self.bits[index] &= !bit;
        }
    }

    /// Turns every module that is dark in `other`, a grid of the same edge.
    pub(crate) fn turn(&mut self, other: &Self) {
        for (bits, turned) in self.bits.iter_mut().zip(&other.bits) {
            *bits ^= turned;
        }
    }

    /// Makes dark, at these columns and rows, the modules that are set in `codewords`, highest bit first.
    pub(crate) fn write(&mut self, places: &[(u8, u8)], codewords: &[u8]) {
        for (places, codeword) in places.as_chunks::<8>().0.iter().zip(codewords) {
            for (bit, &(x, y)) in places.iter().rev().enumerate() {
                let index = self.index(x.into(), y.into());
                self.bits[index] |= u64::from(codeword >> bit & 1) << (x % 64);
            }
        }
    }

    pub(crate) fn modules(&self) -> Modules {
        let row = |y: usize| &self.bits[self.index(0, y)..][..self.words_a_row];
        let mut dark = Vec::with_capacity(self.edge * self.edge);
        for y in 0..self.edge {
            for (word, &bits) in row(y).iter().enumerate() {
                let width = (self.edge - word * 64).min(64);
                dark.extend((0..width).map(|x| bits >> x & 1 == 1));
            }
        }
        Modules::of_square(self.edge, dark)
    }
}
