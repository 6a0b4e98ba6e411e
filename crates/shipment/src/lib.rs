//! Which expected labels of a shipment were scanned, missing, doubled or different.
//!
//! ```text
//! Shipment {port, containers, pallets, expected labels, platform's export}
//!    │ check ──► findings about the lists themselves
//!    ▼
//! Manifest: the three lists' indexes, built once          camera frame, keyboard, buttons
//!    │                                                       │ Input, and the time
//!    │ judge(read) ──► Verdict                               ▼
//!    └──────────────────────────────────────────────► Session: one device's log of Events
//!                                                            │ Answer for each read: what to sound and show
//!                                                            ▼
//!                                       Reconciliation: Outcome of each label, Counts, strays
//!
//! Session ── part ──► Part: JSON, or Series of QR codes ──► Collector ── Part, of each phone
//!                                                                             │ join, in any order
//!                                                                             ▼
//!                                              Joined ── reconcile ──► Reconciliation, Conflicts
//! ```
//!
//! **Verdicts know no history.** What a read is depends on the lists and on the read alone; what is counted depends on
//! the set of reads that stand. So scans may be settled one by one or all at once, and parts joined in any order.
//!
//! **Events are the truth.** A session is what its log says: it changes by appending events and by nothing else, so a
//! reload after an empty battery is the same log read again. What a log does not hold is a first read without margin:
//! it has to be read twice again.
//!
//! No clock, no randomness, no store: times and names of devices come in as values.

mod base45;
mod checks;
mod codes;
mod container;
mod difference;
mod event;
mod expected;
mod fault;
mod fingerprint;
mod frame;
mod joined;
mod manifest;
mod nearest;
mod neighbours;
mod part;
mod place;
mod platform;
mod read;
mod reconciliation;
mod series;
mod session;
mod texts;
mod voyage;

pub use codes::CODES;
pub use container::{
    CONTAINER_LIMIT_BYTES, CheckedContainer, ContainerError, ContainerNumber, check_container,
};
pub use difference::{Difference, FieldDifference, LabelField};
pub use event::{DEVICE_LIMIT_CHARS, DeviceId, EVENTS_LIMIT, Event, REASON_LIMIT_CHARS, TakeId, What};
pub use expected::{ExpectedLabel, LabelId, LabelValues, VALUE_LIMIT_BYTES};
pub use fault::{PartError, SeriesError};
pub use fingerprint::Fingerprint;
pub use frame::{FRAME_LIMIT_READS, UNSURE_LIMIT};
pub use joined::{Conflict, DEVICES_LIMIT, Joined};
pub use manifest::{Manifest, Verdict};
pub use part::{PART_FORMAT, PART_LIMIT_BYTES, PART_VERSION, Part};
pub use place::Place;
pub use platform::{EntryId, PlatformEntry, PlatformState, RAW_LIMIT_FIELDS};
pub use read::{Margin, READ_LIMIT_BYTES, Read};
pub use reconciliation::{Counts, Outcome, Reconciliation, Sighting, Stray};
pub use series::{Collected, Collector, SERIES_LIMIT_CHUNKS, SERIES_TEXT_LIMIT_CHARS, Series};
pub use session::{Answer, Input, Refusal, Session, Signal, Step, Take};
pub use voyage::{
    CONTAINERS_LIMIT, Container, EXPECTED_LIMIT, PALLETS_LIMIT, PLATFORM_LIMIT, Pallet, Port, SEALS_LIMIT,
    Shipment, TEXT_LIMIT_CHARS,
};
