//! How much work reading one image may be.

use crate::Effort;

/// What is left to spend, so that no picture is looked at without end.
#[derive(Debug)]
pub(crate) struct Budget {
    /// Threes of finder patterns.
    sets: usize,
    /// Greys looked up on bent paper.
    greys: usize,
}

impl Budget {
    /// Live: about 20 milliseconds for each. Thorough: about half a second for each.
    pub(crate) const fn of(effort: Effort) -> Self {
        match effort {
            Effort::Live => Self { sets: 150, greys: 2_000_000 },
            Effort::Thorough => Self { sets: 3_000, greys: 50_000_000 },
        }
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
