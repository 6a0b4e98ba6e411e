//! Files that the person chooses, drops or pastes.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ClipboardEvent, DataTransfer, DragEvent, Event, File, FileList, HtmlInputElement, HtmlTextAreaElement,
};
use yew::Callback;

/// The first file of a list.
pub fn first(list: Option<&FileList>) -> Option<File> {
    list?.get(0)
}

/// All files of a list.
pub fn all(list: Option<&FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect()).unwrap_or_default()
}

/// All files of a drop or a paste.
fn all_of_transfer(transfer: Option<&DataTransfer>) -> Vec<File> {
    all(transfer.and_then(DataTransfer::files).as_ref())
}

/// The first file of a drop or a paste.
pub fn of_transfer(transfer: Option<&DataTransfer>) -> Option<File> {
    first(transfer?.files().as_ref())
}

/// What a person dropped or pasted.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    /// A file.
    File(File),
    /// A text, such as cells copied from a spreadsheet.
    Text(String),
}

impl Given {
    /// The text; empty for a file.
    pub fn text(&self) -> &str {
        match self {
            Self::File(_) => "",
            Self::Text(text) => text,
        }
    }
}

/// Hears of what is dropped or pasted anywhere on the page, as long as the listeners live.
pub fn on_page(given: Callback<Given>) -> [EventListener; 3] {
    let pasted = given.clone();
    listen(
        move |files| {
            if let Some(file) = files.into_iter().next() {
                given.emit(Given::File(file));
            }
        },
        move |files, text, into_a_field| {
            if into_a_field {
                return;
            }
            if let Some(file) = files.into_iter().next() {
                pasted.emit(Given::File(file));
            }
            if !text.is_empty() {
                pasted.emit(Given::Text(text));
            }
        },
    )
}

/// Hears of all files that are dropped or pasted anywhere on the page, as long as the listeners live.
pub fn pictures_on_page(given: Callback<Vec<File>>) -> [EventListener; 3] {
    let pasted = given.clone();
    listen(
        move |files| given.emit(files),
        // A picture alone is meant for the reader wherever the cursor is; one beside a text is of spreadsheet cells.
        move |files, text, into_a_field| {
            if text.is_empty() || !into_a_field {
                pasted.emit(files);
            }
        },
    )
}

/// `dropped` hears of the files of each drop, `pasted` of the files and the text of each paste, and whether a text
/// field had the cursor.
///
/// A file that is dropped beside its box would make the browser leave the page and open it.
fn listen(
    dropped: impl Fn(Vec<File>) + 'static,
    pasted: impl Fn(Vec<File>, String, bool) + 'static,
) -> [EventListener; 3] {
    let document = gloo::utils::document();
    let prevent = EventListenerOptions::enable_prevent_default();
    [
        EventListener::new_with_options(&document, "dragover", prevent, Event::prevent_default),
        EventListener::new_with_options(&document, "drop", prevent, move |event| {
            event.prevent_default();
            let transfer = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
            dropped(all_of_transfer(transfer.as_ref()));
        }),
        EventListener::new(&document, "paste", move |event| {
            let transfer = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            let files = all_of_transfer(transfer.as_ref());
            let text = transfer.and_then(|transfer| transfer.get_data("text/plain").ok()).unwrap_or_default();
            pasted(files, text, into_a_field(event));
        }),
    ]
}

/// The text and the first file of a paste.
pub fn pasted(event: &Event) -> (Option<String>, Option<File>) {
    let transfer = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    let text = transfer.as_ref().and_then(|transfer| transfer.get_data("text/plain").ok());
    (text, of_transfer(transfer.as_ref()))
}

/// Whether something is pasted into a text field: spreadsheets put a picture of the cells beside their text.
fn into_a_field(event: &Event) -> bool {
    event.target().is_some_and(|target| {
        target.has_type::<HtmlInputElement>() || target.has_type::<HtmlTextAreaElement>()
    })
}

/// All bytes of a file, in a buffer of their own.
pub async fn read(file: &File) -> Result<Uint8Array, JsValue> {
    Ok(Uint8Array::new(&JsFuture::from(file.array_buffer()).await?))
}

/// Bytes in Base64, so that they can be kept beside texts; empty where the browser cannot.
pub fn base64(bytes: &[u8]) -> String {
    // The browser's own encoder takes a text of one character a byte.
    let latin: String = bytes.iter().map(|&byte| char::from(byte)).collect();
    gloo::utils::window().btoa(&latin).unwrap_or_default()
}
