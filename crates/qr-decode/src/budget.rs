//! How much work reading one image may be.

use crate::Effort;

/// What is left to spend, so that no picture is looked at without end.
#[derive(Debug)]
pub(crate) struct Budget {
    /// Threes of finder patterns.
    sets: usize,
    /// Greys looked up on bent paper.
    greys: usize,
    /// Greys that are kept for what comes after three finder patterns.
    kept: usize,
}

/// What every rung may take while there is something left.
const LEAST_OF_A_RUNG: usize = 200;

impl Budget {
    /// Live: about 20 milliseconds for each. Thorough: about half a second for each.
    pub(crate) const fn of(effort: Effort) -> Self {
        match effort {
            Effort::Live => Self { sets: 400, greys: 2_000_000, kept: 3_000_000 },
            Effort::Thorough => Self { sets: 6_000, greys: 30_000_000, kept: 20_000_000 },
        }
    }

    /// Adds what was kept: threes of finder patterns are done with.
    pub(crate) const fn release_kept(&mut self) {
        self.greys += self.kept;
        self.kept = 0;
    }

    /// How many threes one rung may take: a texture seen on the first one is not to use up those of the others.
    pub(crate) const fn sets_of_a_rung(&self) -> usize {
        let third = self.sets / 3;
        if third > LEAST_OF_A_RUNG { third } else { LEAST_OF_A_RUNG }
    }

    /// Takes one three of finder patterns; `false` when there is none left.
    pub(crate) const fn take_set(&mut self) -> bool {
        let pays = self.sets > 0;
        self.sets -= pays as usize;
        pays
    }

    /// Takes this many greys; `false` when there are not so many left.
    pub(crate) const fn take_greys(&mut self, count: usize) -> bool {
        let pays = self.greys >= count;
        self.greys -= if pays { count } else { 0 };
        pays
    }
}

/// Bytes a pixel of [`memory_bytes`]: the image enlarged and shrunk, and a threshold for each pixel of these.
const BYTES_A_PIXEL: usize = 4;

/// Bytes of [`memory_bytes`] for what is seen in the image, each part of which has its own limit: threes of finder
/// patterns, greys that are kept, runs of dark pixels.
const BYTES_FOR_WHAT_IS_SEEN: usize = 48 << 20;

/// The most bytes that reading an image of this size takes beside the image, in either effort.
///
/// Held by a test with the worst images that are known: they took three quarters of it.
pub const fn memory_bytes(width: usize, height: usize) -> usize {
    width.saturating_mul(height).saturating_mul(BYTES_A_PIXEL).saturating_add(BYTES_FOR_WHAT_IS_SEEN)
}
