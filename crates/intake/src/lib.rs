//! Which records are in these bytes, and which bytes hold these records.
//!
//! ```text
//! bytes ── read(options) ──► Table of texts ── guess ──► Mapping ── confirmed by a person ──► lines(table, mapping)
//! records ── write ──► CSV · XLSX · JSON
//! ```
//!
//! Whatever is read may be hostile: every input has a limit, and nothing in it is run, opened or fetched.

mod fault;
mod limits;
mod mapping;
mod table;

pub use fault::IntakeFault;
pub use mapping::{Assignment, Mapping, Why};
pub use table::{Cells, Format, Note, Options, Progress, Separator, SheetInfo, Table, TextEncoding};
