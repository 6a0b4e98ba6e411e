//! What happened, in a log that nobody can quietly change; and what leaves with a shipment beside it.
//!
//! ```text
//! Occurrence {at, actor, device, body}         what the caller saw happen, with the caller's clock
//!    │ Log::append: canonical JSON (RFC 8785) of {seq, at, actor, device, kind, body, prev}, its SHA-256 beside it
//!    ▼
//! Log ── root() ──► Root {count, hash} ── QR on a report, an entry of another log, a submission: an anchor
//!    │                 │ signed_bytes() ──► the caller signs (WebCrypto) ──► SignedRoot {algorithm, JWK, signature}
//!    │ file(signatures)
//!    ▼
//! evidence.json {"format", "log": [entry, …], "signatures": […]}, canonical as a whole
//!    │ verify(bytes, anchors): entry by entry, bounded; what is hashed is what stands in the file
//!    ▼
//! Verification {first broken entry, anchors, signatures, findings} ── claims(): what that proves, and what not
//!
//! epcis::Shipment ──► EPCIS 2.0 JSON-LD: commissioning, inspecting, packing, loading
//! manifest::Manifest ──► manifest.json of a dossier: names, sizes, SHA-256; and whether files still are those
//! ```
//!
//! **What is in the file decides.** Verification hashes the canonical form of the JSON that it read, never of a struct
//! of ours. A later version may add members and kinds: this one checks them as well as its own.
//!
//! **One reading.** JSON that programs read differently is refused: a key twice in an object, half of a surrogate
//! pair, whole numbers beyond 2^53.
//!
//! Nothing here knows a clock, a file, a network or randomness: times, the log's id and signatures come in as values.

mod body;
mod claims;
mod codes;
mod digest;
mod entry;
pub mod epcis;
mod json;
mod log;
pub mod manifest;
mod moment;
mod root;
mod signature;
mod verify;
mod walk;

pub use body::{
    Anchor, Body, Edit, Genesis, Grade, Import, KINDS, Note, Print, Reconciliation, Scan, Submission,
};
pub use claims::{Claim, claims};
pub use codes::CODES;
pub use digest::Sha256Digest;
pub use entry::{EntryError, MAX_ENTRY_BYTES, MAX_NAME_CHARS, Occurrence};
pub use json::{JsonError, JsonFault, MAX_DEPTH, MAX_SAFE_INTEGER, canonical, parse};
pub use log::{Log, LogId};
pub use moment::Moment;
pub use root::{Root, RootError};
pub use signature::{Algorithm, Jwk, SignatureError, SignedRoot, signed_bytes};
pub use verify::{Anchored, Held, SignatureState, Verdict, Verification, verify};
pub use walk::{Broken, FileError};

/// The format of the file that [`Log::file`] writes, as it stands in it.
pub const FORMAT: &str = "temqr-evidence/1";

/// The largest file that is verified, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// The most entries of a log.
pub const MAX_ENTRIES: u64 = 500_000;

/// The most signatures of a file; each costs about a millisecond.
pub const MAX_SIGNATURES: usize = 1_000;

/// The most anchors that a log is held against at once.
pub const MAX_ANCHORS: usize = 1_000;
