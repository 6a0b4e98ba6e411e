//! How the server behaves.

use std::path::PathBuf;
use std::time::Duration;

use crate::faults::FaultPlan;

/// Where records are kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Database {
    /// Until the server stops.
    #[default]
    Memory,
    /// In an SQLite file, which is made when it is not there.
    File(PathBuf),
}

/// The certificate of a server that speaks https.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tls {
    /// A PEM file: the certificate, then those that vouch for it.
    pub certificate: PathBuf,
    /// A PEM file: its private key.
    pub key: PathBuf,
}

/// How the server behaves.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Where records are kept.
    pub database: Database,
    /// The certificate for https; none = http.
    pub tls: Option<Tls>,
    /// The faults that it starts with.
    pub faults: FaultPlan,
    /// How long a token is valid.
    pub token_life: Duration,
    /// How long a registration is valid.
    pub registration_life: Duration,
    /// How many requests one address may send in a minute, at once or spread; 0 = any number.
    pub requests_per_minute: u32,
}

impl Default for Options {
    /// In memory, by http, without faults; tokens for 15 minutes, registrations for a year, 6,000 requests a minute.
    fn default() -> Self {
        Self {
            database: Database::Memory,
            tls: None,
            faults: FaultPlan::default(),
            token_life: Duration::from_secs(15 * 60),
            registration_life: Duration::from_secs(365 * 24 * 60 * 60),
            requests_per_minute: 6_000,
        }
    }
}
