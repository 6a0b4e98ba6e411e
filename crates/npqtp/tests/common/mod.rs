//! What the tests and the measurement share: records, a platform in memory, and a network that fails.
#![allow(dead_code, unreachable_pub)]

pub mod desk;
pub mod driver;
pub mod platform;

use npqtp::{Access, Bodies, Entry, Past, Profile, Values, rehearsal_profile};
use record::Column;

/// The profile of the rehearsal server.
pub fn profile() -> Profile {
    Profile::parse_json(rehearsal_profile()).expect("the example is a profile")
}

/// The example with some of its JSON replaced, by pointer.
pub fn changed_json(changes: &[(&str, serde_json::Value)]) -> String {
    let mut json: serde_json::Value = serde_json::from_str(rehearsal_profile()).expect("JSON");
    for (pointer, value) in changes {
        *json.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer} is in the example")) = value.clone();
    }
    json.to_string()
}

/// The example with some of its JSON replaced, as a profile.
pub fn changed(changes: &[(&str, serde_json::Value)]) -> Profile {
    Profile::parse_json(&changed_json(changes)).expect("a profile")
}

/// Credentials that the platform in memory knows.
pub fn access() -> Access {
    Access::client("client-1", "open sesame".replace(' ', "-").as_str()).expect("credentials")
}

/// A sound record.
pub fn entry(id: u32) -> Entry {
    let values = Values::from([
        (Column::Manufacturer, "Atlas Vacuum".to_owned()),
        (Column::Batch, format!("20260517-{id:05}")),
        (Column::Report, format!("IR-2026-{id:05}")),
        (Column::Serials, format!("S{id}-1; S{id}-2")),
        (Column::Laboratory, "TÜV".to_owned()),
    ]);
    Entry { id, values }
}

/// Records of which the platform rejects every eleventh and thirteenth.
pub fn entries(count: u32) -> Vec<Entry> {
    let mut entries: Vec<Entry> = (0..count).map(entry).collect();
    for entry in entries.iter_mut().filter(|entry| entry.id % 11 == 10) {
        entry.values.insert(Column::Batch, format!("lot {}", entry.id));
    }
    for entry in entries.iter_mut().filter(|entry| entry.id % 13 == 12) {
        entry.values.insert(Column::Manufacturer, "Nobody Ltd".to_owned());
    }
    entries
}

pub fn bodies(profile: &Profile, entries: &[Entry]) -> Bodies {
    Bodies::build(profile, entries, &Past::default())
}

/// Chance that a test can repeat. Source: Vigna, "splitmix64".
pub struct Chance(pub u64);

impl Chance {
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.bits() % limit
    }

    pub fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len() as u64) as usize]
    }
}
