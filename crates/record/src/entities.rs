//! What lines tell of: derived, never stored, so that contradictions between lines stay visible.

mod lines;
mod parts;
mod serials;
mod summary;

pub(crate) use lines::{Batches, Groups, Lines};
pub(crate) use parts::{asked_parts, lacking_parts};
pub(crate) use serials::counted_by_ends;
pub use summary::{BatchSummary, ComponentSummary, LabelCount, ReportSummary, batch, batches, serials};
