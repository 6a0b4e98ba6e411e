//! A shipment: where it goes, in what, with which labels.

use serde::{Deserialize, Serialize};

use crate::{ContainerNumber, ExpectedLabel, PlatformEntry};

/// The most expected labels of a shipment.
pub const EXPECTED_LIMIT: usize = 200_000;
/// The most entries of a platform's export that are held against a shipment.
pub const PLATFORM_LIMIT: usize = 500_000;
/// The most containers of a shipment.
pub const CONTAINERS_LIMIT: usize = 1_000;
/// The most pallets of a shipment.
pub const PALLETS_LIMIT: usize = 20_000;
/// The most seals of a container.
pub const SEALS_LIMIT: usize = 16;
/// The longest reference, seal number, pallet code or name of a port, in characters.
pub const TEXT_LIMIT_CHARS: usize = 100;

/// Where the shipment enters the country.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Port {
    /// Cai Mep, in the south.
    #[default]
    CaiMep,
    /// Hai Phong, in the north.
    HaiPhong,
    /// Another port, by its name.
    Other(String),
}

/// A container and what closes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Container {
    /// Its number.
    pub number: ContainerNumber,
    /// Numbers of its seals, as they stand on them.
    #[serde(default)]
    pub seals: Vec<String>,
}

/// A pallet, crate or box with a code of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pallet {
    /// The text of its code, as it is scanned.
    pub code: String,
}

/// A shipment and the lists that its labels are held against.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shipment {
    /// What the exporter calls it.
    pub reference: String,
    /// Where it enters the country.
    #[serde(default)]
    pub port: Port,
    /// What it travels in.
    #[serde(default)]
    pub containers: Vec<Container>,
    /// What stands in the containers.
    #[serde(default)]
    pub pallets: Vec<Pallet>,
    /// Labels that it should carry.
    #[serde(default)]
    pub expected: Vec<ExpectedLabel>,
    /// What the platform says it has accepted; `None` while no export is at hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<Vec<PlatformEntry>>,
}
