//! The browser's locks among tabs of one origin: the browser lets go of a tab's locks when the tab ends, however it
//! ends. Where there are none (old browsers, blocked frames) every lock is free.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// A lock that is held, or waited for, until this is dropped.
#[derive(Debug)]
pub struct Held(Option<Function>);

impl Held {
    /// Takes the lock of this name as soon as no other tab has it.
    pub fn take(name: &str) -> Self {
        let mut release = None;
        let until = Promise::new(&mut |resolve, _| release = Some(resolve));
        let held = Closure::once_into_js(move |_lock: JsValue| until);
        let _ = request(name, &Object::new(), &held);
        Self(release)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// Whether no tab has the lock of this name.
pub async fn is_free(name: &str) -> bool {
    let options = Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &true.into());
    let got = Closure::once_into_js(|lock: JsValue| JsValue::from_bool(!lock.is_null()));
    match request(name, &options, &got) {
        Some(asked) => JsFuture::from(asked).await.map_or(true, |got| got.is_truthy()),
        None => true,
    }
}

/// `navigator.locks.request`; `None` where there is no such thing.
fn request(name: &str, options: &Object, callback: &JsValue) -> Option<Promise> {
    let locks = Reflect::get(&gloo::utils::window().navigator(), &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    request.call3(&locks, &name.into(), options, callback).ok()?.dyn_into().ok()
}
