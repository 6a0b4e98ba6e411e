//! Submissions to the national platform: what exactly would leave, what the platform answered, what is still open.
//!
//! ```text
//! profile file ── Profile::parse_json ──► Profile        origin, paths, mapping, receipts, answers, pace: all data
//!                                            │
//! Entry {id, values} ── Bodies::build ───────┤
//!        ▼                                   │
//! Bodies {records, left out, batches} ── a person looks: rows, raw bytes, differences, what is not sent; consents
//!        │ Submission::new                   │
//!        ▼                                   ▼
//! Submission ── step(Event, Moment, Access) ──► Command: authenticate · send · lookup · wait · done
//!        ▲                                         │ Submission::request ──► Request   (Ledger::left, then it leaves)
//!        └────── Event::Response, TimedOut, … ◄────┘ the caller's network        (Ledger::answered)
//!        │
//!        └─ every record: queued → sending → accepted · rejected (by our field) · unknown → looked up, never guessed
//!
//! rows of the platform's export ── read_export ──► PlatformEntry, by the profile's headings
//! ```
//!
//! Nothing here sends, waits, reads a clock or draws a random number: a [`Moment`] and an [`Event`] come in, one
//! [`Command`] goes out, and the whole [`Submission`] can be stored between the two. Credentials cannot: they live in
//! an [`Access`], which does not serialize and does not show itself.
//!
//! **Never lost, never doubled.** A record version has one key, made of what is sent. A record whose answer did not
//! arrive whole is *unknown*, and an unknown record is looked up before it is ever sent again, under the same key.
//!
//! **The platform's interface is not published.** Whatever this crate believes of it stands in a profile, with its
//! assumptions; `data/rehearsal-profile.json` fits the rehearsal server, which is unofficial and an invention.

mod access;
mod address;
mod bodies;
mod canonical;
mod codes;
mod difference;
mod digest;
mod export;
mod ledger;
mod moment;
mod pointer;
mod profile;
mod receipt;
mod request;
mod schema;
mod submission;
mod template;
mod untrusted;

pub use access::{Access, AccessError, SECRET_LIMIT_CHARS};
pub use address::{ADDRESS_LIMIT_CHARS, AddressError, Origin, PATH_LIMIT_CHARS};
pub use bodies::{Batch, Bodies, Entry, LeftOut, Prepared, RECORDS_LIMIT, Values};
pub use codes::CODES;
pub use difference::{Change, FieldChange, Past, PastRecord};
pub use digest::sha256_hex;
pub use export::{EXPORT_CELL_LIMIT_CHARS, EXPORT_ROWS_LIMIT, Export, PlatformEntry, read_export};
pub use ledger::{LEDGER_LIMIT_ENTRIES, Ledger, LedgerEntry, LedgerError, Left, Totals};
pub use moment::Moment;
pub use profile::{
    Assumption, Authentication, ExportColumn, PROFILE_LIMIT_BYTES, Pace, Profile, ProfileError,
    TokenEncoding, Words, rehearsal_profile,
};
pub use receipt::Reason;
pub use request::{Method, Purpose, Request};
pub use schema::{DIALECT, schema};
pub use submission::{
    Answer, Command, Event, FAILURES_LIMIT, FINDINGS_LIMIT, Item, LONGEST_WAIT_MS, Outcome, RestoreError,
    SENDS_LIMIT, SUBMISSION_LIMIT_BYTES, State, Submission, Tally,
};
pub use template::{Row, TEMPLATE_DEPTH_LIMIT, TEMPLATE_NODES_LIMIT};
pub use untrusted::UNTRUSTED_LIMIT_CHARS;
