//! Files that the person chooses, drops or pastes.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileList};

/// The first file of a list.
pub fn first(list: Option<&FileList>) -> Option<File> {
    list?.get(0)
}

/// The first file of a drop or a paste.
pub fn of_transfer(transfer: Option<&DataTransfer>) -> Option<File> {
    first(transfer?.files().as_ref())
}

/// All bytes of a file, in a buffer of their own.
pub async fn read(file: &File) -> Result<Uint8Array, JsValue> {
    Ok(Uint8Array::new(&JsFuture::from(file.array_buffer()).await?))
}
