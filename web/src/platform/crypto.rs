//! The browser's cryptography (WebCrypto). Browsers give it to pages that came over https or from the device itself.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, SubtleCrypto};

/// The browser's cryptography.
#[derive(Debug)]
pub(super) struct Cryptography {
    crypto: Crypto,
    /// What works on keys.
    pub(super) subtle: SubtleCrypto,
}

impl Cryptography {
    /// The browser's cryptography; `None` where it gives none.
    pub(super) fn open() -> Option<Self> {
        let crypto = gloo::utils::window().crypto().ok()?;
        // In a page that came over plain http there is no such member.
        let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?.dyn_into().ok()?;
        Some(Self { crypto, subtle })
    }

    /// Bytes that nobody can guess.
    pub(super) fn chance<const N: usize>(&self) -> Option<[u8; N]> {
        let mut bytes = [0; N];
        self.crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
        Some(bytes)
    }
}

/// What WebCrypto takes as the description of an algorithm, or of one's use.
pub(super) fn algorithm(name: &str, members: &[(&str, &JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in [("name", &name.into())].iter().chain(members) {
        // A plain object takes every member.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

/// What a key may be used for.
pub(super) fn usages(names: &[&str]) -> JsValue {
    names.iter().map(|name| JsValue::from_str(name)).collect::<Array>().into()
}

/// What a promise of WebCrypto comes to; an exception that it threw at once and one that came later are one.
pub(super) async fn done<T: JsCast>(promise: Result<Promise, JsValue>) -> Result<T, JsValue> {
    JsFuture::from(promise?).await?.dyn_into()
}

/// The bytes that a promise of WebCrypto comes to.
pub(super) async fn bytes(promise: Result<Promise, JsValue>) -> Result<Vec<u8>, JsValue> {
    let buffer: js_sys::ArrayBuffer = done(promise).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
