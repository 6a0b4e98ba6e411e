//! What lines tell of: derived, never stored, so that contradictions between lines stay visible.

mod lines;
mod parts;
mod serials;

pub(crate) use lines::{Batches, Groups, Lines};
pub(crate) use parts::lacking_parts;
pub(crate) use serials::counted_by_ends;
