//! Payload profiles: the values of a label to the text in its symbol, and back.

mod error;
mod lines;

pub use error::{Foreign, PayloadError};
pub use lines::{compose, parse};
