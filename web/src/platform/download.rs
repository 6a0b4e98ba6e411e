//! Hands a file to the person.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};
use yew::prelude::*;

/// How long the file's URL lives on after the click: browsers begin to read it a little later.
const URL_LIFE_MS: u32 = 60_000;

/// Gives bytes to the browser's download under this name.
pub fn save(name: &str, mime: &str, bytes: &Uint8Array) -> Result<(), JsValue> {
    let url = object_url(mime, bytes)?;
    let anchor: HtmlAnchorElement = gloo::utils::document().create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    gloo::timers::callback::Timeout::new(URL_LIFE_MS, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}

/// A `blob:` URL for these bytes. It holds them in memory until it is revoked.
pub fn object_url(mime: &str, bytes: &Uint8Array) -> Result<String, JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(bytes), &kind)?;
    Url::create_object_url_with_blob(&blob)
}

/// A `blob:` URL of a file or blob. It holds it in memory until [`forget`].
pub fn url_of(blob: &Blob) -> Option<String> {
    Url::create_object_url_with_blob(blob).ok()
}

/// Lets go of a `blob:` URL.
pub fn forget(url: &str) {
    let _ = Url::revoke_object_url(url);
}

/// A `blob:` URL of a text that lives as long as the component and the text; empty until it is made.
#[hook]
pub fn use_object_url(mime: &'static str, text: Option<Rc<str>>) -> Option<AttrValue> {
    let url = use_state_eq(|| None::<AttrValue>);
    let set = url.setter();
    use_effect_with(text, move |text| {
        let made = text
            .as_ref()
            .and_then(|text| object_url(mime, &Uint8Array::from(text.as_bytes())).ok())
            .map(AttrValue::from);
        set.set(made.clone());
        move || {
            if let Some(url) = made {
                let _ = Url::revoke_object_url(&url);
            }
        }
    });
    (*url).clone()
}
