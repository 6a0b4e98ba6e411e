//! What outlives the page: the browser's store where there is one, memory where it is blocked (third-party frames).

use std::cell::RefCell;

use js_sys::JSON;

use crate::state::settings::Kept;

const KEY: &str = "temqr";

/// The longest text that is read back, in bytes; anything longer was not written by this page.
const LONGEST: usize = 1 << 20;

/// A place for one text.
pub trait Store {
    /// The text that was kept, if any.
    fn load(&self) -> Option<String>;
    /// Keeps a text; failing (a full or blocked store) is not a fault, the page just forgets.
    fn save(&self, text: &str);
}

/// The browser's own store.
#[derive(Debug)]
struct Browser(web_sys::Storage);

impl Store for Browser {
    fn load(&self) -> Option<String> {
        self.0.get_item(KEY).ok().flatten()
    }

    fn save(&self, text: &str) {
        let _ = self.0.set_item(KEY, text);
    }
}

/// A store that ends with the page.
#[derive(Debug, Default)]
struct Memory(RefCell<Option<String>>);

impl Store for Memory {
    fn load(&self) -> Option<String> {
        self.0.borrow().clone()
    }

    fn save(&self, text: &str) {
        *self.0.borrow_mut() = Some(text.to_owned());
    }
}

/// What an earlier visit left in this store.
pub fn restore(store: &dyn Store) -> Option<Kept> {
    let text = store.load().filter(|text| text.len() <= LONGEST)?;
    serde_wasm_bindgen::from_value::<Kept>(JSON::parse(&text).ok()?).ok()?.restore()
}

/// Leaves this in the store for the next visit.
pub fn keep(store: &dyn Store, kept: &Kept) {
    let value = serde_wasm_bindgen::to_value(kept).ok();
    if let Some(text) = value.and_then(|value| JSON::stringify(&value).ok()).and_then(|text| text.as_string())
    {
        store.save(&text);
    }
}

/// The best store that this page may use. Asking for `localStorage` throws in frames where it is blocked.
pub fn open() -> Box<dyn Store> {
    match gloo::utils::window().local_storage() {
        Ok(Some(storage)) => Box::new(Browser(storage)),
        _ => Box::new(Memory::default()),
    }
}
