//! Where the key of this device is kept: a database of its own, with one record. Keys go into IndexedDB as they are,
//! without their bytes ever being seen. The records' database stays as it is when a key is made or forgotten.

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Query, TransactionMode};
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{CryptoKey, CryptoKeyPair};

/// The database's name.
const NAME: &str = "temqr-device-key";
/// The only layout: a store without a key path.
const VERSION: u32 = 1;
/// The only store.
const KEYS: &str = "keys";
/// The key of the only record: `{algorithm, privateKey, publicKey}`.
const DEVICE: &str = "device";

/// The name of the algorithm and the key, if one is kept.
pub(super) async fn load() -> Option<(String, CryptoKeyPair)> {
    let database = Opened::open().await?;
    let record = database.load().await.ok()??;
    let member = |name: &str| Reflect::get(&record, &name.into()).ok();
    let key = |name: &str| member(name)?.dyn_into::<CryptoKey>().ok();
    let pair = CryptoKeyPair::new(&key("privateKey")?, &key("publicKey")?);
    Some((member("algorithm")?.as_string()?, pair))
}

/// Keeps a key, unless one is kept already. Returns whether one is kept now.
pub(super) async fn add(algorithm: &str, pair: &CryptoKeyPair) -> bool {
    let Some(database) = Opened::open().await else { return false };
    let record = Object::new();
    let members = [
        ("algorithm", algorithm.into()),
        ("privateKey", pair.get_private_key().into()),
        ("publicKey", pair.get_public_key().into()),
    ];
    for (name, value) in members {
        // A plain object takes every member.
        let _ = Reflect::set(&record, &name.into(), &value);
    }
    // Refused when there is one: the key that was made first stays, whichever tab made it.
    let added = database.add(&record).await;
    added.is_ok() || matches!(database.load().await, Ok(Some(_)))
}

/// Forgets the key. Returns whether none is kept now.
pub(super) async fn remove() -> bool {
    let Some(database) = Opened::open().await else { return false };
    database.remove().await.is_ok()
}

/// An open database. Dropping it closes it, once its transactions are through.
struct Opened(Database);

impl Drop for Opened {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Opened {
    /// `None` where the browser keeps nothing, as in frames on foreign pages.
    async fn open() -> Option<Self> {
        let mut request = Factory::new().ok()?.open(NAME, Some(VERSION)).ok()?;
        request.on_upgrade_needed(|event| {
            // A store that is missing shows when it is used.
            let _ = event
                .database()
                .and_then(|database| database.create_object_store(KEYS, ObjectStoreParams::new()));
        });
        request.await.ok().map(Self)
    }

    async fn load(&self) -> Result<Option<JsValue>, Error> {
        let transaction = self.0.transaction(&[KEYS], TransactionMode::ReadOnly)?;
        transaction.object_store(KEYS)?.get(Query::Key(DEVICE.into()))?.await
    }

    async fn add(&self, record: &JsValue) -> Result<(), Error> {
        let transaction = self.0.transaction(&[KEYS], TransactionMode::ReadWrite)?;
        transaction.object_store(KEYS)?.add(record, Some(&DEVICE.into()))?.await?;
        transaction.await.map(drop)
    }

    async fn remove(&self) -> Result<(), Error> {
        let transaction = self.0.transaction(&[KEYS], TransactionMode::ReadWrite)?;
        transaction.object_store(KEYS)?.delete(Query::Key(DEVICE.into()))?.await?;
        transaction.await.map(drop)
    }
}
