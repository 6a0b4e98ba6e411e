//! Is this text a valid manufacturer, production batch number, inspection report reference; do all lines agree.
//!
//! ```text
//! Draft ── check ──► findings with spans and fixes, and the Identity when no finding is an error
//! Draft, and the Draft that a label was read to ── compare ──► differences
//! ```
//!
//! Nothing is mended behind the user's back: an [`Identity`] holds exactly what was typed.

mod audit;
mod batch;
mod bulk;
mod check;
mod codes;
mod column;
mod compare;
mod completeness;
mod context;
mod date;
mod draft;
mod edits;
pub mod entities;
mod fix;
mod manufacturer;
mod policy;
mod register;
mod registration;
mod report;
mod spent;
mod text;
mod value;

pub use audit::{Audit, Mark, Place, SET_FINDINGS_LIMIT, SetFinding, audit};
pub use batch::{BATCH_LIMIT_CHARS, BatchNumber};
pub use bulk::{Bulk, DateOrder, PAD_LIMIT, bulk};
pub use check::{Checked, Identity, Parsed, check, check_field};
pub use codes::CODES;
pub use column::{Column, Entity, Kind};
pub use compare::{Comparison, Difference, FieldComparison, compare};
pub use completeness::{BatchCompleteness, ShipmentCompleteness, completeness, of_shipment};
pub use context::Context;
pub use date::{CalendarDate, DateReading, Notation, read_date};
pub use draft::{Draft, Field};
pub use entities::{BatchSummary, batches, serials};
pub use fix::{apply, apply_all};
pub use manufacturer::{MANUFACTURER_LIMIT_CHARS, Manufacturer};
pub use policy::{
    Mismatch, PATTERN_LIMIT_CHARS, POLICY_LIMIT_BYTES, POLICY_LIST_LIMIT, Pattern, PatternError, Piece,
    Policy, PolicyError, RequiredParts,
};
pub use register::{LineId, Register};
pub use registration::{
    Document, DocumentFile, DocumentState, DocumentStatus, Readiness, ReadinessItem, Registration,
    document_caption_key, document_kinds, readiness,
};
pub use report::{REPORT_LIMIT_CHARS, ReportRef};
pub use spent::Spent;
pub use value::{SERIAL_LIMIT_CHARS, Serial, check_cell, split_serials};
