//! Asks the browser to keep what is stored, and how much room there is. For the page: workers cannot ask.

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// How long the browser keeps what this site stores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// Until the person deletes it.
    Kept,
    /// Until the browser needs the room, or (Safari) the site was not visited for a week.
    UntilNeeded,
    /// The browser does not say.
    Unknown,
}

/// Room for what this site stores, in bytes, as the browser estimates it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// How much is taken.
    pub used: f64,
    /// How much there may be at most.
    pub quota: f64,
}

/// Asks the browser to keep what is stored until the person deletes it. Firefox asks the person: call it when they
/// have just done something that is worth keeping.
pub async fn persist() -> Keeping {
    answer(storage().and_then(|storage| storage.persist().ok())).await
}

/// How long the browser keeps what is stored, without asking for more.
pub async fn keeping() -> Keeping {
    answer(storage().and_then(|storage| storage.persisted().ok())).await
}

/// How much room there is; `None` where the browser does not say.
pub async fn room() -> Option<Room> {
    let estimate = JsFuture::from(storage()?.estimate().ok()?).await.ok()?;
    let number = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    Some(Room { used: number("usage")?, quota: number("quota")? })
}

async fn answer(asked: Option<Promise>) -> Keeping {
    let Some(asked) = asked else { return Keeping::Unknown };
    match JsFuture::from(asked).await.ok().and_then(|answer| answer.as_bool()) {
        Some(true) => Keeping::Kept,
        Some(false) => Keeping::UntilNeeded,
        None => Keeping::Unknown,
    }
}

/// The browser's storage manager; there is none on insecure pages.
fn storage() -> Option<StorageManager> {
    let navigator = gloo::utils::window().navigator();
    Reflect::get(&navigator, &"storage".into()).ok()?.dyn_into().ok()
}
