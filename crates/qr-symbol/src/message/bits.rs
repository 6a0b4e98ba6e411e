//! The bits of codewords, read from the first.

use super::MessageError;

/// A place in the bits of codewords, the highest bit of each first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bits<'a> {
    codewords: &'a [u8],
    at: usize,
}

impl<'a> Bits<'a> {
    pub(super) const fn new(codewords: &'a [u8]) -> Self {
        Self { codewords, at: 0 }
    }

    /// Bits before this place.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// Bits behind this place.
    pub(super) const fn left(&self) -> usize {
        self.codewords.len() * 8 - self.at
    }

    /// The next `count` bits, at most 32, the first one highest; `None`, and nothing taken, when there are fewer.
    pub(super) fn take(&mut self, count: usize) -> Option<u32> {
        if self.left() < count {
            return None;
        }
        let mut value = 0;
        for at in self.at..self.at + count {
            value = value << 1 | u32::from(self.codewords[at / 8] >> (7 - at % 8) & 1);
        }
        self.at += count;
        Some(value)
    }

    /// As `take`, for what has to be there.
    pub(super) fn need(&mut self, count: usize) -> Result<u32, MessageError> {
        self.take(count).ok_or(MessageError::Truncated { at: self.at, wanted: count, left: self.left() })
    }
}
