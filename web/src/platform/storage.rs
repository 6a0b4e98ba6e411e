//! What outlives the page: the browser's store where there is one, memory where it is blocked (third-party frames).

use std::cell::RefCell;

const KEY: &str = "temqr";

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

/// The best store that this page may use. Asking for `localStorage` throws in frames where it is blocked.
pub fn open() -> Box<dyn Store> {
    match gloo::utils::window().local_storage() {
        Ok(Some(storage)) => Box::new(Browser(storage)),
        _ => Box::new(Memory::default()),
    }
}
