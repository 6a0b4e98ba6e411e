//! Texts of JSON, by the browser's own writer.

use js_sys::JSON;
use serde::Serialize;

/// A value as JSON; empty when it cannot be written.
pub fn text<T: Serialize>(value: &T) -> String {
    let value = serde_wasm_bindgen::to_value(value).ok();
    let text = value.and_then(|value| JSON::stringify(&value).ok());
    text.and_then(|text| text.as_string()).unwrap_or_default()
}
