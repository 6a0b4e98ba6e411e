//! What happened on a device, in the order in which it happened.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Place, READ_LIMIT_BYTES, Read, TEXT_LIMIT_CHARS};

/// The most events of one device's log.
pub const EVENTS_LIMIT: usize = 200_000;
/// The longest reason of an entry by hand, in characters.
pub const REASON_LIMIT_CHARS: usize = 500;
/// The longest name of a device, in characters.
pub const DEVICE_LIMIT_CHARS: usize = 40;

/// The name of a device among those that load one shipment: ASCII letters, digits, `-` and `_`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DeviceId(String);

impl DeviceId {
    /// The name that a text is; `None` when it is empty, too long, or has other characters.
    pub fn new(name: &str) -> Option<Self> {
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let good = (1..=DEVICE_LIMIT_CHARS).contains(&name.len()) && name.chars().all(fits);
        good.then(|| Self(name.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for DeviceId {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, &'static str> {
        Self::new(&name).ok_or("a device's name is 1 to 40 ASCII letters, digits, - and _")
    }
}

impl From<DeviceId> for String {
    fn from(device: DeviceId) -> Self {
        device.0
    }
}

/// A read that was taken: by which device, as which of its events.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TakeId {
    /// The device.
    pub device: DeviceId,
    /// The number of the event.
    pub number: u32,
}

/// One entry of a device's log. Device and number together are its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// From 1, rising within a device's log.
    #[serde(rename = "n")]
    pub number: u32,
    /// When it happened by the device's clock, in milliseconds since 1970. Clocks jump: nothing is decided by it.
    #[serde(rename = "t")]
    pub at_ms: u64,
    /// What happened.
    #[serde(rename = "e")]
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum What {
    /// A label was taken.
    Taken {
        /// What was read.
        read: Read,
        /// Where it was put.
        #[serde(default, skip_serializing_if = "Place::is_unknown")]
        place: Place,
        /// Why it was typed, where it was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by_hand: Option<String>,
    },
    /// What is taken from here on is put there.
    Loading {
        /// The place.
        place: Place,
    },
    /// The number of a container that is not of this shipment was read.
    Halted {
        /// The text.
        text: String,
    },
    /// Everything that stopped the line was seen by a person.
    Acknowledged,
    /// An earlier event, taken or loading, does not count.
    Undone {
        /// Its number.
        of: u32,
    },
    /// It counts again.
    Redone {
        /// Its number.
        of: u32,
    },
    /// Reads are passed over from here on.
    Paused,
    /// Reads count again.
    Resumed,
}

impl What {
    /// Whether its texts are within their limits.
    pub(crate) fn is_bounded(&self) -> bool {
        let short = |text: &str| text.chars().count() <= TEXT_LIMIT_CHARS;
        let place_fits = |place: &Place| place.pallet.as_deref().is_none_or(short);
        match self {
            Self::Taken { read, place, by_hand } => {
                let reason = by_hand.as_ref().map_or(0, |reason| reason.chars().count());
                read.is_bounded() && place_fits(place) && reason <= REASON_LIMIT_CHARS
            }
            Self::Loading { place } => place_fits(place),
            Self::Halted { text } => text.len() <= READ_LIMIT_BYTES,
            Self::Acknowledged | Self::Undone { .. } | Self::Redone { .. } | Self::Paused | Self::Resumed => {
                true
            }
        }
    }
}
