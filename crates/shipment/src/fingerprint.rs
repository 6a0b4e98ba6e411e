//! Which list of expected labels a part was made with.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{ExpectedLabel, LabelValues, Shipment};

/// SHA-256 over a shipment's reference and its expected labels, in whatever order they stand. As text 64 hexadecimal
/// digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// The fingerprint of a shipment's expected list.
    pub fn of(shipment: &Shipment) -> Self {
        let mut labels: Vec<[u8; 32]> = shipment.expected.iter().map(of_label).collect();
        labels.sort_unstable();
        let mut hasher = Sha256::new();
        put(&mut hasher, &shipment.reference);
        for label in labels {
            hasher.update(label);
        }
        Self(hasher.finalize().into())
    }
}

fn of_label(label: &ExpectedLabel) -> [u8; 32] {
    let mut hasher = Sha256::new();
    put(&mut hasher, &label.key);
    put(&mut hasher, &label.payload);
    for field in LabelValues::FIELDS {
        put(&mut hasher, label.values.get(field));
    }
    hasher.finalize().into()
}

/// The length goes first, so that no two lists of texts run together to the same bytes.
fn put(hasher: &mut Sha256, text: &str) {
    hasher.update((text.len() as u64).to_be_bytes());
    hasher.update(text.as_bytes());
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<Fingerprint> for String {
    fn from(fingerprint: Fingerprint) -> Self {
        fingerprint.to_string()
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        const WRONG: &str = "a fingerprint is 64 hexadecimal digits";
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(WRONG);
        }
        let mut bytes = [0; 32];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).map_err(|_| WRONG)?;
        }
        Ok(Self(bytes))
    }
}
