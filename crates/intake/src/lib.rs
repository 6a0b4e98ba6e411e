//! Which records are in these bytes, and which bytes hold these records.
//!
//! ```text
//! bytes ── read(options) ──► Table of texts ── guess ──► Mapping ── confirmed by a person ──► lines(table, mapping)
//! records ── write ──► CSV · XLSX · JSON
//! ```
//!
//! Whatever is read may be hostile: every input has a limit, and nothing in it is run, opened or fetched.

pub mod bundle;
mod charset;
mod codes;
mod delimited;
mod fault;
mod heading;
mod json;
pub mod limits;
mod lines;
mod mapping;
mod note;
mod ragged;
mod read;
mod sniff;
mod synonyms;
mod table;
mod workbook;
pub mod write;

pub use charset::encodings;
pub use codes::CODES;
pub use fault::{Foreign, IntakeFault};
pub use json::{JsonLine, JsonLineReader};
pub use lines::{Line, Lines, lines};
pub use mapping::{Assignment, Mapping, Why, guess, signature};
pub use read::read;
pub use table::{Cells, Format, Note, Options, Progress, Separator, SheetInfo, Table, TextEncoding};
