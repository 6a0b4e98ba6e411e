//! What the database holds.
//!
//! | store | record | key | index |
//! |---|---|---|---|
//! | `workspaces` | `{id, revision}` | `id` | |
//! | `parts` | `{workspace, key, changed, bytes}` | `[workspace, key]` | `changes`: `[workspace, changed]` |
//!
//! `changed` is the revision that wrote the part. Files have none: a record that lacks a field of an index is not
//! in that index, so that reading what changed never touches a file's bytes.

use idb::{Database, DatabaseEvent, Error, IndexParams, KeyPath, KeyRange, ObjectStoreParams, Query};
use js_sys::{Array, Object, Reflect, Uint8Array};
use service::vault::{FILES, Part, Revision, VaultFault};
use wasm_bindgen::prelude::*;

use super::transaction::fault_of;

// Memory that the browser can refuse: js-sys's own constructor would end the program.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Uint8Array, js_name = Uint8Array)]
    type Room;

    #[wasm_bindgen(constructor, catch, js_class = "Uint8Array")]
    fn new(bytes: u32) -> Result<Room, JsValue>;
}

/// The layout below. Another one gets the next number and a step in [`upgrade`].
pub(super) const VERSION: u32 = 1;
/// The store of revisions.
pub(super) const WORKSPACES: &str = "workspaces";
/// The store of parts.
pub(super) const PARTS: &str = "parts";
/// The index of parts by the revision that wrote them.
pub(super) const CHANGES: &str = "changes";

/// Takes a database, an empty one too, from the version it has to [`VERSION`], a step at a time.
pub(super) fn upgrade(event: &idb::event::VersionChangeEvent) -> Result<(), Error> {
    let database = event.database()?;
    if event.old_version()? < 1 {
        lay_out(&database)?;
    }
    Ok(())
}

fn lay_out(database: &Database) -> Result<(), Error> {
    let mut key = ObjectStoreParams::new();
    key.key_path(Some(KeyPath::new_single("id")));
    database.create_object_store(WORKSPACES, key)?;

    let mut key = ObjectStoreParams::new();
    key.key_path(Some(KeyPath::new_array(["workspace", "key"])));
    let parts = database.create_object_store(PARTS, key)?;
    parts.create_index(CHANGES, KeyPath::new_array(["workspace", "changed"]), Some(IndexParams::new()))?;
    Ok(())
}

/// The record of a workspace.
pub(super) fn workspace(id: &str, revision: Revision) -> Result<JsValue, VaultFault> {
    record(&[("id", id.into()), ("revision", (revision as f64).into())])
}

/// The record of a part. Copies its bytes to the browser.
pub(super) fn part_record(workspace: &str, part: &Part, changed: Revision) -> Result<JsValue, VaultFault> {
    let length = u32::try_from(part.bytes.len()).map_err(|_| VaultFault::Full)?;
    let bytes = Room::new(length).map_err(|_| VaultFault::Full)?;
    bytes.copy_from(&part.bytes);

    let changed = if part.key.starts_with(FILES) { None } else { Some(("changed", changed as f64)) };
    let fields =
        [("workspace", workspace.into()), ("key", part.key.as_str().into()), ("bytes", bytes.into())];
    let changed = changed.map(|(name, revision)| (name, revision.into()));
    record(&fields.into_iter().chain(changed).collect::<Vec<_>>())
}

fn record(fields: &[(&str, JsValue)]) -> Result<JsValue, VaultFault> {
    let record = Object::new();
    for (name, value) in fields {
        Reflect::set(&record, &(*name).into(), value).map_err(|_| VaultFault::Failed)?;
    }
    Ok(record.into())
}

/// The revision in the record of a workspace.
pub(super) fn revision(record: &JsValue) -> Result<Revision, VaultFault> {
    let revision = Reflect::get(record, &"revision".into()).ok().and_then(|revision| revision.as_f64());
    revision.map(|revision| revision as Revision).ok_or(VaultFault::Failed)
}

/// The part in a record.
pub(super) fn part(record: &JsValue) -> Result<Part, VaultFault> {
    let key = Reflect::get(record, &"key".into()).ok().and_then(|key| key.as_string());
    Ok(Part { key: key.ok_or(VaultFault::Failed)?, bytes: bytes(record)? })
}

/// The bytes in the record of a part.
pub(super) fn bytes(record: &JsValue) -> Result<Vec<u8>, VaultFault> {
    let bytes = Reflect::get(record, &"bytes".into()).ok().and_then(|bytes| bytes.dyn_into().ok());
    bytes.map(|bytes: Uint8Array| bytes.to_vec()).ok_or(VaultFault::Failed)
}

/// The part's own key in a key of the store.
pub(super) fn key_of(key: &JsValue) -> Result<String, VaultFault> {
    key.dyn_ref::<Array>().and_then(|key| key.get(1).as_string()).ok_or(VaultFault::Failed)
}

/// The key of a part in the store.
pub(super) fn part_key(workspace: &str, key: &str) -> JsValue {
    Array::of2(&workspace.into(), &key.into()).into()
}

/// The keys of all parts of a workspace: a list comes after every text and number, an empty place before.
pub(super) fn of_workspace(workspace: &str) -> Result<Query, VaultFault> {
    let id = JsValue::from(workspace);
    range(&Array::of1(&id), &Array::of2(&id, &Array::new()))
}

/// The keys in [`CHANGES`] of all parts that were written after a revision.
pub(super) fn newer_than(workspace: &str, since: Revision) -> Result<Query, VaultFault> {
    let id = JsValue::from(workspace);
    range(&Array::of2(&id, &(since as f64).into()), &Array::of2(&id, &Array::new()))
}

/// Everything between two keys, without the two.
fn range(after: &Array, before: &Array) -> Result<Query, VaultFault> {
    KeyRange::bound(after, before, Some(true), Some(true)).map(Query::from).map_err(fault_of)
}
