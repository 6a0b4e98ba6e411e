//! One device's share of a shipment, as it goes from phone to phone.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use serde::{Deserialize, Serialize};

use crate::{DeviceId, EVENTS_LIMIT, Event, Fingerprint, Manifest, PartError, Session};

/// What every part says it is.
pub const PART_FORMAT: &str = "temqr-shipment-part";
/// The version that is written, and the only one that is read.
pub const PART_VERSION: u64 = 1;
/// The largest part, in bytes of JSON.
pub const PART_LIMIT_BYTES: usize = 64 << 20;

/// How hard `miniz_oxide` tries, `0..=10`: beyond 6 a log gets hardly smaller.
const LEVEL: u8 = 6;

/// One device's log, and which lists it was made with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The shipment's reference.
    pub shipment: String,
    /// The fingerprint of the expected labels.
    pub expected: Fingerprint,
    /// The device.
    pub device: DeviceId,
    /// Its log, numbers rising.
    pub events: Vec<Event>,
}

/// A part as it is written.
#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    version: u64,
    shipment: &'a str,
    expected: Fingerprint,
    device: &'a DeviceId,
    events: &'a [Event],
}

/// A part as it is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u64,
    shipment: String,
    expected: Fingerprint,
    device: DeviceId,
    events: Vec<Event>,
}

/// What is looked at before anything else: a later version may have any other field.
#[derive(Deserialize)]
struct Head {
    format: Option<String>,
    version: Option<u64>,
}

impl Session {
    /// This device's share, to be stored or given to another.
    pub fn part(&self, manifest: &Manifest) -> Part {
        Part {
            shipment: manifest.shipment().reference.clone(),
            expected: manifest.fingerprint(),
            device: self.device().clone(),
            events: self.log().to_vec(),
        }
    }
}

impl Part {
    /// The part as JSON text.
    pub fn to_json(&self) -> Vec<u8> {
        let written = Written {
            format: PART_FORMAT,
            version: PART_VERSION,
            shipment: &self.shipment,
            expected: self.expected,
            device: &self.device,
            events: &self.events,
        };
        // Texts and numbers only: there is nothing in it that JSON cannot say.
        serde_json::to_vec(&written).unwrap_or_default()
    }

    /// The part that JSON text is.
    ///
    /// # Errors
    ///
    /// `shipment.part-too-large`, `shipment.part-malformed`, `shipment.part-other-file`, `shipment.part-version`,
    /// `shipment.part-too-many-events`, `shipment.part-order`, `shipment.part-text-too-long`.
    pub fn parse(json: &[u8]) -> Result<Self, PartError> {
        if json.len() > PART_LIMIT_BYTES {
            return Err(PartError::TooLarge { most: PART_LIMIT_BYTES });
        }
        let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
        let head: Head = serde_json::from_slice(json).map_err(|error| malformed(&error))?;
        if head.format.as_deref() != Some(PART_FORMAT) {
            return Err(PartError::NotAPart);
        }
        match head.version {
            Some(PART_VERSION) => (),
            Some(found) => return Err(PartError::Version { found, known: PART_VERSION }),
            None => return Err(PartError::NotAPart),
        }
        let sheet: Sheet = serde_json::from_slice(json).map_err(|error| malformed(&error))?;
        let Sheet { shipment, expected, device, events, .. } = sheet;
        let part = Self { shipment, expected, device, events };
        part.check()?;
        Ok(part)
    }

    /// The JSON text, compressed (raw DEFLATE).
    pub fn pack(&self) -> Vec<u8> {
        compress_to_vec(&self.to_json(), LEVEL)
    }

    /// The part of compressed JSON text.
    ///
    /// # Errors
    ///
    /// As [`Part::parse`]. What would unfold to more than [`PART_LIMIT_BYTES`] is not unfolded.
    pub fn unpack(packed: &[u8]) -> Result<Self, PartError> {
        let json =
            decompress_to_vec_with_limit(packed, PART_LIMIT_BYTES).map_err(|error| match error.status {
                TINFLStatus::HasMoreOutput => PartError::TooLarge { most: PART_LIMIT_BYTES },
                status => PartError::Malformed { line: 0, column: 0, detail: format!("{status:?}") },
            })?;
        Self::parse(&json)
    }

    pub(crate) fn check(&self) -> Result<(), PartError> {
        if self.events.len() > EVENTS_LIMIT {
            return Err(PartError::TooManyEvents { found: self.events.len(), most: EVENTS_LIMIT });
        }
        let mut last = 0;
        for event in &self.events {
            if event.number <= last {
                return Err(PartError::Order { number: event.number });
            }
            if !event.what.is_bounded() {
                return Err(PartError::TextTooLong { number: event.number });
            }
            last = event.number;
        }
        Ok(())
    }
}

fn malformed(error: &serde_json::Error) -> PartError {
    PartError::Malformed { line: error.line(), column: error.column(), detail: error.to_string() }
}
