//! Keeps the screen from going dark while a person holds the camera over a label.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::open::forget;

/// The screen stays on as long as this lives, where the browser offers that.
#[derive(Debug)]
pub struct Awake {
    wanted: Rc<Cell<bool>>,
    sentinel: Rc<RefCell<Option<JsValue>>>,
}

impl Awake {
    /// Asks that the screen stays on.
    pub fn keep() -> Self {
        let awake = Self { wanted: Rc::new(Cell::new(true)), sentinel: Rc::default() };
        let (wanted, sentinel) = (awake.wanted.clone(), awake.sentinel.clone());
        wasm_bindgen_futures::spawn_local(async move {
            if let Ok(given) = request().await {
                if wanted.get() {
                    sentinel.replace(Some(given));
                } else {
                    release(&given);
                }
            }
        });
        awake
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        self.wanted.set(false);
        if let Some(sentinel) = self.sentinel.take() {
            release(&sentinel);
        }
    }
}

async fn request() -> Result<JsValue, JsValue> {
    let lock = Reflect::get(&gloo::utils::window().navigator(), &"wakeLock".into())?;
    let request: Function = Reflect::get(&lock, &"request".into())?.dyn_into()?;
    let asked: Promise = request.call1(&lock, &"screen".into())?.dyn_into()?;
    JsFuture::from(asked).await
}

fn release(sentinel: &JsValue) {
    let method = Reflect::get(sentinel, &"release".into()).unwrap_or_default();
    let released = method.dyn_ref::<Function>().and_then(|method| method.call0(sentinel).ok());
    if let Some(released) = released.and_then(|released| released.dyn_into::<Promise>().ok()) {
        forget(released);
    }
}
