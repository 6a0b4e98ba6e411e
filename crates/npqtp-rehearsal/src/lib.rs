//! An unofficial server on which the upload to the platform is rehearsed, with faults that can be switched on.
//!
//! The platform's own interface is unpublished. This one is invented, so that every step of a submission can be
//! taken today: registration, credentials, records, receipts, lookup and export, over real HTTP and with a real
//! database. It is not the platform, has no connection to it, and says so in every answer
//! ([`UNOFFICIAL_HEADER`]) and on its page.
//!
//! A program of this machine: nothing that is shipped depends on it.
//!
//! ```no_run
//! use npqtp_rehearsal::{Options, serve};
//!
//! let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
//! let running = serve(listener, Options::default())?;
//! println!("http://{}/", running.addr());
//! running.stop();
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod api;
mod checks;
mod clock;
mod connections;
mod delivery;
mod faults;
mod options;
mod pace;
mod page;
mod problem;
mod secret;
mod server;
mod store;
mod tls;
mod wire;

pub use connections::{CONNECTIONS, Running, serve};
pub use delivery::BODY_LIMIT_BYTES;
pub use faults::{FaultKind, FaultPlan};
pub use options::{Database, Options, Tls};
pub use problem::CODES;
pub use server::UNOFFICIAL_HEADER;
pub use store::StartError;
pub use wire::{FIELD_LIMIT_CHARS, RECORDS_IN_REQUEST};
