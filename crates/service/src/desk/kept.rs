//! Documents of a workspace: shipments and what was scanned of them, evidence, submissions. Each is one part under a
//! key, or a row of parts where it grows, so that a change writes little.
//!
//! What is computed from documents is never stored beside them, and may be dropped at any time: a [`Kept::version`]
//! that moved on says that they have to be read again.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::parts::{self, RestoreFault, VERSION};
use crate::Fault;
use crate::vault::Part;

/// What keys of documents start with.
const FOLDERS: [&str; 4] = ["shipment/", "session/", "evidence/", "submission/"];

/// A document with the version of its form.
#[derive(Serialize, Deserialize)]
struct Document<T> {
    version: u32,
    document: T,
}

/// All documents, as they are stored.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// An empty part is a document that was forgotten: other tabs have to hear of it.
    parts: BTreeMap<String, Rc<[u8]>>,
    /// What the job at hand replaced, in its order.
    replaced: Vec<(String, Option<Rc<[u8]>>)>,
    version: u64,
}

/// How documents stood at a time: equal to a later one while none of them was changed.
#[derive(Debug, Clone, Default)]
pub(super) struct Stamp(Vec<(String, Rc<[u8]>)>);

impl PartialEq for Stamp {
    fn eq(&self, other: &Self) -> bool {
        let pairs = || self.0.iter().zip(&other.0);
        self.0.len() == other.0.len() && pairs().all(|(a, b)| a.0 == b.0 && Rc::ptr_eq(&a.1, &b.1))
    }
}

/// Whether a part with this key is a document.
pub(super) fn is_key(key: &str) -> bool {
    FOLDERS.iter().any(|folder| key.starts_with(folder))
}

/// Looks whether a part is a document of a version that is known.
pub(super) fn check(part: &Part) -> Result<(), RestoreFault> {
    if part.bytes.is_empty() {
        return Ok(());
    }
    let document: Document<serde::de::IgnoredAny> = parts::read(part)?;
    parts::known(part, document.version)
}

impl Kept {
    /// The document under this key.
    ///
    /// # Errors
    /// Those of a part that cannot be read.
    pub(super) fn get<T: for<'de> Deserialize<'de>>(&self, key: &str) -> Result<Option<T>, Fault> {
        let Some(bytes) = self.parts.get(key).filter(|bytes| !bytes.is_empty()) else { return Ok(None) };
        let document: Result<Document<T>, _> = parts::read_at(key, bytes);
        document.map(|document| Some(document.document)).map_err(super::export::restore_fault)
    }

    /// The keys of the documents in a folder such as `shipment/`, sorted.
    pub(super) fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        let from = self.parts.range(folder.to_owned()..);
        let inside = from.take_while(move |(key, _)| key.starts_with(folder));
        inside.filter(|(_, bytes)| !bytes.is_empty()).map(|(key, _)| key.as_str())
    }

    /// How the documents of a folder stand, save this one.
    pub(super) fn stamp(&self, folder: &str, but: &str) -> Stamp {
        let from = self.parts.range(folder.to_owned()..);
        let inside = from.take_while(|(key, _)| key.starts_with(folder));
        let there = inside.filter(|(key, bytes)| !bytes.is_empty() && *key != but);
        Stamp(there.map(|(key, bytes)| (key.clone(), Rc::clone(bytes))).collect())
    }

    /// Counts changes that were not made by [`super::Workspace::keep`]: another number, and everything that was
    /// computed from documents has to be read again.
    pub(super) const fn version(&self) -> u64 {
        self.version
    }

    /// Keeps a document; see [`super::Workspace::keep`].
    pub(super) fn put<T: Serialize>(&mut self, key: &str, document: &T) {
        debug_assert!(is_key(key), "{key} is in no folder");
        let bytes = parts::json(&Document { version: VERSION, document });
        let before = self.parts.insert(key.to_owned(), bytes.into());
        self.replaced.push((key.to_owned(), before));
    }

    /// Forgets a document; see [`super::Workspace::forget_kept`]. Returns whether there was one.
    pub(super) fn remove(&mut self, key: &str) -> bool {
        match self.parts.get_mut(key).filter(|bytes| !bytes.is_empty()) {
            Some(bytes) => {
                let before = std::mem::replace(bytes, Rc::new([]));
                self.replaced.push((key.to_owned(), Some(before)));
                true
            }
            None => false,
        }
    }

    /// A job begins: what it replaces may have to be taken back.
    pub(super) fn begin(&mut self) {
        self.replaced.clear();
    }

    /// Takes back what the job at hand changed.
    pub(super) fn take_back(&mut self) {
        for (key, before) in self.replaced.drain(..).rev() {
            match before {
                Some(bytes) => self.parts.insert(key, bytes),
                None => self.parts.remove(&key),
            };
        }
        self.version += 1;
    }

    /// Takes over documents from the store, or from a workspace file.
    pub(super) fn take_over(&mut self, parts: Vec<Part>) {
        if !parts.is_empty() {
            self.version += 1;
        }
        self.parts.extend(parts.into_iter().map(|part| (part.key, part.bytes.into())));
    }

    /// The keys of all documents, also of forgotten ones.
    pub(super) fn keys(&self) -> BTreeSet<String> {
        self.parts.keys().cloned().collect()
    }

    /// One document as a part.
    pub(super) fn part(&self, key: &str) -> Part {
        let bytes = self.parts.get(key).map(|bytes| bytes.to_vec()).unwrap_or_default();
        Part { key: key.to_owned(), bytes }
    }

    /// All documents as parts, for a workspace file.
    pub(super) fn parts(&self) -> impl Iterator<Item = Part> {
        let there = self.parts.iter().filter(|(_, bytes)| !bytes.is_empty());
        there.map(|(key, bytes)| Part { key: key.clone(), bytes: bytes.to_vec() })
    }
}
