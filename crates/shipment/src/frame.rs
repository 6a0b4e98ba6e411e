//! Reads that have to come twice before they count.

use std::collections::VecDeque;

/// The most reads of one frame that are looked at; a camera sees fewer.
pub const FRAME_LIMIT_READS: usize = 256;
/// The most texts that wait for a second read. The oldest gives way.
pub const UNSURE_LIMIT: usize = 64;

/// Texts that were read without margin, and in which frame first. Not part of the log: after a reload they have to be
/// read twice again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Unsure {
    frame: u64,
    waiting: VecDeque<(String, u64)>,
}

impl Unsure {
    /// The next frame begins.
    pub(crate) fn next_frame(&mut self) {
        self.frame += 1;
    }

    /// Whether an earlier frame said the same. The text is waited for when not.
    pub(crate) fn confirms(&mut self, text: &str) -> bool {
        match self.waiting.iter().position(|(waiting, _)| waiting == text) {
            Some(at) if self.waiting[at].1 < self.frame => {
                self.waiting.remove(at);
                true
            }
            Some(_) => false,
            None => {
                if self.waiting.len() == UNSURE_LIMIT {
                    self.waiting.pop_front();
                }
                self.waiting.push_back((text.to_owned(), self.frame));
                false
            }
        }
    }
}
