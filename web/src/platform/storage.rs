//! What outlives the page: the browser's store where there is one, memory where it is blocked (third-party frames).

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::JSON;
use serde::{Serialize, de::DeserializeOwned};
use yew::prelude::*;

use crate::state::settings::Kept;

/// Where the choices are kept.
pub const SETTINGS: &str = "temqr-settings";

/// Where the texts are kept: apart, so that a choice made in one tab does not undo what is typed in another.
pub const DRAFT: &str = "temqr-draft";

/// Where the name of the workspace that is open is kept.
pub const WORKSPACE: &str = "temqr-workspace";

/// Where the text that is being typed into a cell is kept, keystroke by keystroke.
pub const TYPING: &str = "temqr-typing";

/// Where it is kept how labels are made.
pub const SETUP: &str = "temqr-setup";

/// Where what was kept of how labels are made lies, if it could not be read: newer choices do not take its place.
pub const SETUP_UNREAD: &str = "temqr-setup-unread";

/// Where it is kept that labels with Chinese characters are made on this device.
pub const CHINESE: &str = "temqr-chinese";

/// Where it is kept what a label says beside its three texts.
pub const MORE: &str = "temqr-more";

/// Where it is kept what labels of records are printed onto.
pub const PRINT: &str = "temqr-print";

/// Where it is kept which camera was chosen.
pub const CAMERA: &str = "temqr-camera";

/// Where it is kept which shipment was open last.
pub const SHIPMENT: &str = "temqr-shipment";

/// Where the name of this device is kept.
pub const DEVICE: &str = "temqr-device";

/// Where the credentials for a platform are kept, sealed under a passphrase, when a person chose that.
pub const CREDENTIALS: &str = "temqr-credentials";

/// Every key of this page.
pub const KEYS: [&str; 13] = [
    SETTINGS,
    DRAFT,
    MORE,
    WORKSPACE,
    TYPING,
    SETUP,
    SETUP_UNREAD,
    PRINT,
    CHINESE,
    CAMERA,
    SHIPMENT,
    DEVICE,
    CREDENTIALS,
];

/// The longest text that is kept, in UTF-16 units; a longer one is not kept at all.
const LONGEST: u32 = 1 << 20;

/// A place for a few texts.
pub trait Store {
    /// The text that was kept under this key, if any.
    fn load(&self, key: &str) -> Option<String>;
    /// Keeps a text. Returns whether it is kept: a store may be full or blocked.
    fn save(&self, key: &'static str, text: &str) -> bool;
    /// Forgets the text that was kept under this key.
    fn remove(&self, key: &str);
    /// Whether what is kept is there after the page was loaded again.
    fn outlives_page(&self) -> bool;
}

/// The browser's own store.
#[derive(Debug)]
struct Browser(web_sys::Storage);

impl Store for Browser {
    fn load(&self, key: &str) -> Option<String> {
        self.0.get_item(key).ok().flatten()
    }

    fn save(&self, key: &'static str, text: &str) -> bool {
        self.0.set_item(key, text).is_ok()
    }

    fn remove(&self, key: &str) {
        let _ = self.0.remove_item(key);
    }

    fn outlives_page(&self) -> bool {
        true
    }
}

/// A store that ends with the page.
#[derive(Debug, Default)]
struct Memory(RefCell<Vec<(&'static str, String)>>);

impl Store for Memory {
    fn load(&self, key: &str) -> Option<String> {
        self.0.borrow().iter().find(|(of, _)| *of == key).map(|(_, text)| text.clone())
    }

    fn save(&self, key: &'static str, text: &str) -> bool {
        let mut texts = self.0.borrow_mut();
        texts.retain(|(of, _)| *of != key);
        texts.push((key, text.to_owned()));
        true
    }

    fn remove(&self, key: &str) {
        self.0.borrow_mut().retain(|(of, _)| *of != key);
    }

    fn outlives_page(&self) -> bool {
        false
    }
}

/// What an earlier visit left in this store.
pub fn restore<T: DeserializeOwned>(store: &dyn Store, key: &str) -> Option<T> {
    let value = JSON::parse(&store.load(key)?).ok()?;
    serde_wasm_bindgen::from_value::<Kept<T>>(value).ok()?.restore()
}

/// Moves what is kept under this key to another one, in place of what was there.
pub fn set_aside(store: &dyn Store, key: &'static str, to: &'static str) {
    let Some(text) = store.load(key) else { return };
    // First away, then back: a store that is nearly full does not hold it twice.
    store.remove(key);
    if !store.save(to, &text) {
        store.save(key, &text);
    }
}

/// Leaves this in the store for the next visit. Returns whether it is kept; if not, what was kept before still is.
pub fn keep<T: Serialize>(store: &dyn Store, key: &'static str, value: &T) -> bool {
    let value = serde_wasm_bindgen::to_value(&Kept::new(value)).ok();
    let text = value.and_then(|value| JSON::stringify(&value).ok());
    let text = text.filter(|text| text.length() <= LONGEST).and_then(|text| text.as_string());
    text.is_some_and(|text| store.save(key, &text))
}

/// The name of this device, made by chance at its first visit: it tells what several devices wrote down apart, and
/// says nothing about anybody.
pub fn device(store: &dyn Store) -> String {
    restore(store, DEVICE).unwrap_or_else(|| {
        let id = super::page::new_id();
        let name = format!("device-{}", id.get(id.len().saturating_sub(8)..).unwrap_or_default());
        keep(store, DEVICE, &name);
        name
    })
}

/// The best store that this page may use. Asking for `localStorage` throws in frames where it is blocked.
pub fn open() -> Box<dyn Store> {
    match gloo::utils::window().local_storage() {
        Ok(Some(storage)) => Box::new(Browser(storage)),
        _ => Box::new(Memory::default()),
    }
}

/// Keeps a value whenever it changes; what it was when the page began is kept already. Returns whether the value of
/// now is kept.
#[hook]
pub fn use_kept<T>(store: Rc<Box<dyn Store>>, key: &'static str, value: T) -> bool
where
    T: Serialize + Clone + PartialEq + 'static,
{
    let before = use_mut_ref(|| value.clone());
    let kept = use_state_eq(|| true);
    use_effect_with(value, {
        let kept = kept.setter();
        move |value| {
            if *before.borrow() != *value {
                before.borrow_mut().clone_from(value);
                kept.set(keep(&**store, key, value));
            }
        }
    });
    *kept
}
