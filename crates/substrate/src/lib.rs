//! What a label is made of: advice with sources, and the contrast that colours promise.
//!
//! [`advise`] matches a [`Question`] with the rows of `data/advisor.json`: each says when it holds, what follows,
//! which source says so and how sure that makes us. [`contrast`] turns two colours of a screen into the contrast
//! that a print of them can have at best. Both are promises, not measurements: the printed label is what counts.

mod advice;
mod better;
mod book;
mod choices;
mod colour;
mod contrast;
#[cfg(test)]
mod promises;
mod question;

pub use advice::{Advice, Evidence, Fact, Reason, Verdict, advise};
pub use choices::{Choice, Choices, choices};
pub use colour::{Light, Rgb, Stock, StockError};
pub use contrast::{Contrast, DesignContrast, Judgement, contrast, contrast_on};
pub use question::Question;
