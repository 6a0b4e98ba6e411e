//! What is required, by which source, under which reading.
//!
//! Requirements are data: a [`Pack`] is read from JSON, and every number in it has the words it comes from, the
//! source of these words, and how sure that source makes us. The only pack built in holds what one trade
//! article reports of a circular that nobody could open; when the text is published, another pack is loaded.

mod citing;
pub mod id;
mod pack;
mod parse;

pub use pack::{Pack, Reading, Rule, Source, Value};
pub use parse::PackError;

use std::sync::LazyLock;

static BUILT_IN: LazyLock<Pack> = LazyLock::new(|| {
    Pack::parse(include_str!("../data/vietnam-high-vacuum.json")).expect("a test parses the built-in pack")
});

/// The built-in pack: Vietnam's QR traceability labels for imported high vacuum equipment.
pub fn pack() -> &'static Pack {
    &BUILT_IN
}
