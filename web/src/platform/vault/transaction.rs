//! A transaction: takes effect whole or not at all, and says why it did not.

use idb::{Error, ObjectStore};
use js_sys::{Array, Object, Promise, Reflect};
use service::vault::VaultFault;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbTransaction};

use super::records::{PARTS, WORKSPACES};

// web-sys keeps the options, which every browser has had since 2022, behind a flag of the compiler.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = IdbDatabase)]
    type DurableDatabase;

    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &DurableDatabase,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// What a transaction may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Reads; sees one state of the database, whatever is written meanwhile.
    Read,
    /// Reads and writes; one at a time, across all tabs.
    Write,
}

/// A transaction over both stores.
///
/// The browser ends it as soon as the program waits for anything but an answer of its stores.
#[derive(Debug)]
pub(super) struct Transaction(IdbTransaction);

impl Transaction {
    /// Begins a transaction, or gives the browser's exception.
    pub(super) fn begin(database: &IdbDatabase, mode: Mode) -> Result<Self, JsValue> {
        let options = Object::new();
        // Done means on the disk: Chromium would otherwise answer while the change is only in memory of the system.
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let mode = match mode {
            Mode::Read => "readonly",
            Mode::Write => "readwrite",
        };
        let stores = Array::of2(&WORKSPACES.into(), &PARTS.into());
        database.unchecked_ref::<DurableDatabase>().transaction(&stores, mode, &options).map(Self)
    }

    /// One of the two stores.
    pub(super) fn store(&self, name: &str) -> Result<ObjectStore, VaultFault> {
        self.0.object_store(name).map(ObjectStore::from).map_err(|_| VaultFault::Failed)
    }

    /// Waits until what was written is kept; takes all of it back when one of the writes could not even be asked for.
    ///
    /// Waits for the end of the transaction and not for the writes: for a full disk Chromium ends the transaction
    /// without a word to the writes. idb's own future would say that it ended, but not why.
    pub(super) async fn finish(self, written: Result<(), VaultFault>) -> Result<(), VaultFault> {
        let transaction = self.0;
        let ended = Promise::new(&mut |complete, aborted| {
            transaction.set_oncomplete(Some(&complete));
            transaction.set_onabort(Some(&aborted));
        });
        if written.is_err() {
            let _ = transaction.abort();
        }
        let ended = JsFuture::from(ended).await;
        written?;
        ended
            .map(drop)
            .map_err(|_| transaction.error().map_or(VaultFault::Failed, |error| named(&error.name())))
    }
}

/// The fault behind what idb says.
#[expect(clippy::needless_pass_by_value, reason = "stands in map_err")]
pub(super) fn fault_of(error: Error) -> VaultFault {
    named(&name_of(&error))
}

/// The browser's name of an error, such as `QuotaExceededError`; empty where idb itself does not know.
pub(super) fn name_of(error: &Error) -> String {
    match error {
        Error::DomException(error) => error.name(),
        Error::IndexedDbOpenFailed(thrown)
        | Error::IndexedDbDeleteFailed(thrown)
        | Error::UpdateFailed(thrown)
        | Error::AddFailed(thrown) => thrown_name(thrown),
        _ => String::new(),
    }
}

/// The name of a thrown exception.
pub(super) fn thrown_name(thrown: &JsValue) -> String {
    thrown.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default()
}

fn named(name: &str) -> VaultFault {
    if name == "QuotaExceededError" { VaultFault::Full } else { VaultFault::Failed }
}
