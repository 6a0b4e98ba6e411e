//! Shipments as documents of the workspace.
//!
//! ```text
//! shipment/<id>/text               what a person wrote down
//! shipment/<id>/card               what the list of shipments shows, so that it reads nothing else
//! shipment/<id>/expected/<block>   labels that it should carry
//! shipment/<id>/platform/<block>   entries of the platform's export; no block: none is at hand
//! session/<id>/<device>/<block>    what happened on a device: a read writes the last block
//! session/<id>/<device>/joined     how a log, or more of it, came from another device
//! ```

use serde::{Deserialize, Serialize};
use shipment::{Event, ExpectedLabel, Fingerprint, PlatformEntry};

use super::ShipmentText;
use crate::Fault;
use crate::desk::workspace::Workspace;

/// What a person wrote down of a shipment, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Written {
    pub(super) text: ShipmentText,
    /// Milliseconds since 1970, as all times here.
    pub(super) created_ms: u64,
    pub(super) changed_ms: u64,
}

/// What the list of shipments shows beside the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Card {
    pub(super) expected: u32,
    pub(super) matched: u32,
    pub(super) changed_ms: u64,
}

/// How a device's log came here.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct CameIn {
    /// Fingerprints of the lists that it was scanned against.
    pub(super) lists: Vec<Fingerprint>,
    /// When the last of it was taken in.
    pub(super) taken_ms: u64,
    /// Events that contradict those in the log. Kept, so that the contradiction stays known.
    pub(super) contrary: Vec<Event>,
}

/// Texts that a list in blocks is made of.
pub(super) trait Listed: Serialize + for<'de> Deserialize<'de> {
    /// How many of them stand in a block.
    const A_BLOCK: usize;
}

impl Listed for ExpectedLabel {
    const A_BLOCK: usize = 2_000;
}

impl Listed for PlatformEntry {
    const A_BLOCK: usize = 2_000;
}

impl Listed for Event {
    const A_BLOCK: usize = 512;
}

/// A list as it is stored.
#[derive(Debug)]
pub(super) struct Blocks<T> {
    pub(super) items: Vec<T>,
    /// How many from the first stand in the blocks where they belong; after them everything has to be stored anew.
    pub(super) in_place: usize,
}

impl<T> Default for Blocks<T> {
    fn default() -> Self {
        Self { items: Vec::new(), in_place: 0 }
    }
}

/// The folder of a shipment.
pub(super) fn folder(id: &str) -> String {
    format!("shipment/{id}/")
}

pub(super) fn text_key(id: &str) -> String {
    format!("shipment/{id}/text")
}

pub(super) fn card_key(id: &str) -> String {
    format!("shipment/{id}/card")
}

pub(super) fn expected_folder(id: &str) -> String {
    format!("shipment/{id}/expected/")
}

pub(super) fn platform_folder(id: &str) -> String {
    format!("shipment/{id}/platform/")
}

/// The folder of what was scanned of a shipment.
pub(super) fn sessions_folder(id: &str) -> String {
    format!("session/{id}/")
}

pub(super) fn log_folder(id: &str, device: &str) -> String {
    format!("session/{id}/{device}/")
}

pub(super) fn came_in_key(id: &str, device: &str) -> String {
    format!("session/{id}/{device}/joined")
}

fn block_key(folder: &str, block: usize) -> String {
    format!("{folder}{block:08}")
}

impl Workspace {
    /// The keys of a list's blocks, in order.
    fn block_keys(&self, folder: &str) -> Vec<String> {
        let is_block = |key: &&str| key[folder.len()..].bytes().all(|byte| byte.is_ascii_digit());
        self.kept.under(folder).filter(is_block).map(str::to_owned).collect()
    }

    /// A list; `None` while it has no block.
    ///
    /// # Errors
    /// Those of a document that cannot be read.
    pub(super) fn listed<T: Listed>(&self, folder: &str) -> Result<Option<Blocks<T>>, Fault> {
        let keys = self.block_keys(folder);
        if keys.is_empty() {
            return Ok(None);
        }
        let (mut items, mut in_place) = (Vec::new(), true);
        for (block, key) in keys.iter().enumerate() {
            // Every block before this one is full.
            in_place &= items.len() == block * T::A_BLOCK && *key == block_key(folder, block);
            items.extend(self.kept.get::<Vec<T>>(key)?.unwrap_or_default());
        }
        in_place &= items.len() <= keys.len() * T::A_BLOCK;
        let in_place = if in_place { items.len() } else { 0 };
        Ok(Some(Blocks { items, in_place }))
    }

    /// Keeps a list of which the first `in_place` are stored already. One without items has an empty block.
    pub(super) fn keep_listed<T: Listed>(&mut self, folder: &str, items: &[T], in_place: usize) {
        let blocks = items.len().div_ceil(T::A_BLOCK).max(1);
        for block in in_place / T::A_BLOCK..blocks {
            let end = items.len().min((block + 1) * T::A_BLOCK);
            self.keep(&block_key(folder, block), &&items[block * T::A_BLOCK..end]);
        }
        let beyond = self.block_keys(folder).into_iter().filter(|key| *key >= block_key(folder, blocks));
        for key in beyond.collect::<Vec<_>>() {
            self.forget_kept(&key);
        }
    }

    /// Forgets every document of a folder.
    pub(super) fn forget_folder(&mut self, folder: &str) {
        let keys: Vec<String> = self.kept.under(folder).map(str::to_owned).collect();
        for key in keys {
            self.forget_kept(&key);
        }
    }
}
