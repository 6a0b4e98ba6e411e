//! Tells the browser's other tabs of this page that a workspace changed, and hears them. Works in workers too.
//!
//! Only ids and revisions travel: what is in a workspace is read from the store. Every page of the same origin can
//! listen, as it can read the store.

use gloo::events::EventListener;
use js_sys::{Object, Reflect};
use service::vault::Revision;
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

/// The channel's name, among all pages of the origin.
const NAME: &str = "temqr";

/// What other tabs are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// Which workspace.
    pub workspace: String,
    /// Which revision it is at now; 0 when it was deleted.
    pub revision: Revision,
}

/// One's place on the channel. It does not hear itself; others of the same tab, such as another worker, do.
///
/// Where the browser has no such channel nothing is told or heard: a conflict is then noticed when something is
/// stored.
#[derive(Debug)]
pub struct Announcer(Option<BroadcastChannel>);

impl Announcer {
    /// Joins the channel.
    pub fn open() -> Self {
        Self(BroadcastChannel::new(NAME).ok())
    }

    /// Tells the others.
    pub fn announce(&self, workspace: &str, revision: Revision) {
        let Some(channel) = &self.0 else { return };
        let message = Object::new();
        let _ = Reflect::set(&message, &"workspace".into(), &workspace.into());
        let _ = Reflect::set(&message, &"revision".into(), &(revision as f64).into());
        let _ = channel.post_message(&message);
    }

    /// Hears the others, as long as the listener lives; `None` where there is no channel.
    pub fn listen(&self, heard: impl Fn(Announcement) + 'static) -> Option<EventListener> {
        let channel = self.0.as_ref()?;
        Some(EventListener::new(channel, "message", move |event| {
            let message = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
            if let Some(announcement) = message.as_ref().and_then(read) {
                heard(announcement);
            }
        }))
    }
}

impl Drop for Announcer {
    fn drop(&mut self) {
        if let Some(channel) = &self.0 {
            channel.close();
        }
    }
}

/// What a message says, if it is one of ours: other pages of the origin may use the same name.
fn read(message: &JsValue) -> Option<Announcement> {
    let workspace = Reflect::get(message, &"workspace".into()).ok()?.as_string()?;
    let revision = Reflect::get(message, &"revision".into()).ok()?.as_f64()?;
    Some(Announcement { workspace, revision: revision as Revision })
}
