//! Files that the person chooses, drops or pastes.

use gloo::events::EventListener;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DataTransfer, File, FileList};
use yew::Callback;

/// The first file of a list.
pub fn first(list: Option<&FileList>) -> Option<File> {
    list?.get(0)
}

/// The first file of a drop or a paste.
pub fn of_transfer(transfer: Option<&DataTransfer>) -> Option<File> {
    first(transfer?.files().as_ref())
}

/// Hears of files that are pasted anywhere on the page, as long as the listener lives.
pub fn on_paste(given: Callback<File>) -> EventListener {
    EventListener::new(&gloo::utils::document(), "paste", move |event| {
        let transfer = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        if let Some(file) = of_transfer(transfer.as_ref()) {
            given.emit(file);
        }
    })
}

/// All bytes of a file, in a buffer of their own.
pub async fn read(file: &File) -> Result<Uint8Array, JsValue> {
    Ok(Uint8Array::new(&JsFuture::from(file.array_buffer()).await?))
}
