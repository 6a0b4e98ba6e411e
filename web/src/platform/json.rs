//! Texts of JSON, by the browser's own writer and reader.

use js_sys::JSON;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value as JSON; empty when it cannot be written.
pub fn text<T: Serialize>(value: &T) -> String {
    let value = serde_wasm_bindgen::to_value(value).ok();
    let text = value.and_then(|value| JSON::stringify(&value).ok());
    text.and_then(|text| text.as_string()).unwrap_or_default()
}

/// The value of a JSON text; `None` when it is no such value.
pub fn value<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_wasm_bindgen::from_value(JSON::parse(text).ok()?).ok()
}
