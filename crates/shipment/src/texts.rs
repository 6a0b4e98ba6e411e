//! Every distinct text of the lists, once, by number.

use rustc_hash::FxHashMap;

/// Texts by number, so that keys of several texts are exact and small.
#[derive(Debug, Clone, Default)]
pub(crate) struct Texts {
    numbers: FxHashMap<Box<str>, u32>,
}

impl Texts {
    /// The number of no text.
    pub(crate) const NONE: u32 = u32::MAX;

    /// The number of a text, a new one when it was not there.
    pub(crate) fn add(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.numbers.len() as u32;
        self.numbers.insert(text.into(), number);
        number
    }

    /// The number of a text; `None` when no list has it.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }
}
