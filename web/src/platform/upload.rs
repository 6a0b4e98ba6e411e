//! The upload document's other end: opens its window on a click, and hands it requests. This page cannot send them.
//!
//! The messages are described in `web/upload.js`. What comes from the window is judged as strictly as the window judges
//! what comes from here: its source, its origin, its nonce.

use std::cell::Cell;

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use js_sys::{Array, Object, Reflect, Uint8Array};
use service::desk::submission::RequestView;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Window};
use yew::Callback;

use super::engine;

/// The messages' version; `upload.js` has the same number.
const VERSION: u32 = 1;

/// How the window is opened: small, and without the tools of a browser's tab where there are windows.
const FEATURES: &str = "popup,width=480,height=560";

/// How often it is looked whether the window is still there.
const LOOK_MS: u32 = 500;

/// What the window says.
#[derive(Debug, Clone)]
pub enum Said {
    /// It is there, and can be told where to send to.
    Ready,
    /// It is narrowed to the one origin, and takes requests.
    Opened,
    /// It does not take this origin, this version, or this browser.
    Refused,
    /// An answer came.
    Response {
        /// Of the request.
        ticket: u64,
        /// HTTP status; 0 for a redirect, which was not followed.
        status: u16,
        /// Header `Retry-After`.
        retry_after: Option<String>,
        /// Header `Date`.
        date: Option<String>,
        /// The body.
        body: Uint8Array,
    },
    /// No answer came, or it broke off.
    Failed {
        /// Of the request.
        ticket: u64,
    },
    /// No answer came in time.
    TimedOut {
        /// Of the request.
        ticket: u64,
    },
    /// A person stopped or closed it, or it is gone for another reason.
    Stopped,
}

/// Where the window may send to, and what it tells the person meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The one origin.
    pub origin: String,
    /// A rehearsal: the origin may be this device.
    pub rehearsal: bool,
    /// The language of the words, as a tag.
    pub locale: &'static str,
    /// Texts by their names in `upload.js`.
    pub words: Vec<(&'static str, String)>,
}

/// The window. It is closed when this is dropped, and when the page is left.
#[derive(Debug)]
pub struct UploadWindow {
    window: Window,
    nonce: String,
    /// Heard no more once this is gone.
    _listeners: [EventListener; 2],
    _look: Interval,
}

impl UploadWindow {
    /// Opens the window; to be called straight from a click, or browsers refuse. `None`: this one did.
    pub fn open(said: Callback<Said>) -> Option<Self> {
        let page = gloo::utils::window();
        let nonce = nonce(&page)?;
        let address = format!("./upload.html?v={}#{nonce}", engine::build());
        let window = page.open_with_url_and_target_and_features(&address, "_blank", FEATURES).ok()??;
        let origin = page.location().origin().ok()?;
        let listening = {
            let (window, nonce, said) = (window.clone(), nonce.clone(), said.clone());
            EventListener::new(&page, "message", move |event| {
                let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
                let from_it = event.source().is_some_and(|source| Object::is(&source, &window));
                if from_it
                    && event.origin() == origin
                    && let Some(message) = read(&event.data(), &nonce)
                {
                    said.emit(message);
                }
            })
        };
        let leaving = {
            let (window, nonce) = (window.clone(), nonce.clone());
            EventListener::new(&page, "pagehide", move |_| post(&window, &nonce, "close", &true.into(), None))
        };
        let look = {
            let (window, told) = (window.clone(), Cell::new(false));
            Interval::new(LOOK_MS, move || {
                if window.closed().unwrap_or(true) && !told.replace(true) {
                    said.emit(Said::Stopped);
                }
            })
        };
        Some(Self { window, nonce, _listeners: [listening, leaving], _look: look })
    }

    /// Tells the window where to send to. It narrows itself for good.
    pub fn narrow(&self, passage: &Passage) {
        let (asked, words) = (Object::new(), Object::new());
        for (name, text) in &passage.words {
            set(&words, name, &text.as_str().into());
        }
        let theme = gloo::utils::body().get_attribute("data-theme").unwrap_or_default();
        set(&asked, "version", &VERSION.into());
        set(&asked, "origin", &passage.origin.as_str().into());
        set(&asked, "rehearsal", &passage.rehearsal.into());
        set(&asked, "locale", &passage.locale.into());
        set(&asked, "theme", &theme.into());
        set(&asked, "words", &words);
        post(&self.window, &self.nonce, "open", &asked, None);
    }

    /// Hands the window a request. The bytes move there; none are left here.
    pub fn send(&self, request: &RequestView, body: Option<&Uint8Array>) {
        let asked = Object::new();
        let headers = Array::new();
        for (name, value) in &request.headers {
            headers.push(&Array::of2(&name.as_str().into(), &value.as_str().into()));
        }
        // A buffer of its own: what the body is a part of may hold more than the body.
        let body = body.filter(|_| request.method != "GET").map(|body| body.slice(0, body.length()).buffer());
        set(&asked, "ticket", &(request.ticket as f64).into());
        set(&asked, "method", &request.method.as_str().into());
        set(&asked, "target", &request.target.as_str().into());
        set(&asked, "headers", &headers);
        set(&asked, "timeout_ms", &(request.timeout_ms as f64).into());
        set(&asked, "largest_bytes", &(request.largest_bytes as f64).into());
        if let Some(body) = &body {
            set(&asked, "body", body);
        }
        post(&self.window, &self.nonce, "send", &asked, body.as_ref());
    }
}

impl Drop for UploadWindow {
    fn drop(&mut self) {
        post(&self.window, &self.nonce, "close", &true.into(), None);
    }
}

/// A name for this one opening that nobody can guess, in hexadecimal digits.
fn nonce(page: &Window) -> Option<String> {
    let mut chance = [0_u8; 16];
    page.crypto().ok()?.get_random_values_with_u8_array(&mut chance).ok()?;
    Some(chance.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn post(window: &Window, nonce: &str, name: &str, value: &JsValue, moved: Option<&js_sys::ArrayBuffer>) {
    let message = Object::new();
    set(&message, "nonce", &nonce.into());
    set(&message, name, value);
    let Ok(origin) = gloo::utils::window().location().origin() else { return };
    let moved: Array = moved.into_iter().collect();
    // A window that is gone hears nothing, which is told by looking at it.
    let _ = window.post_message_with_transfer(&message, &origin, &moved);
}

fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// What a message says, if it is one of ours.
fn read(message: &JsValue, nonce: &str) -> Option<Said> {
    let of = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let there = |name: &str| of(message, name).filter(JsValue::is_truthy);
    if of(message, "nonce")?.as_string()? != nonce {
        return None;
    }
    let ticket = |of_what: &JsValue| Some(of(of_what, "ticket")?.as_f64()? as u64);
    if let Some(answer) = there("response") {
        let text = |name: &str| of(&answer, name).and_then(|text| text.as_string());
        let body: js_sys::ArrayBuffer = of(&answer, "body")?.dyn_into().ok()?;
        return Some(Said::Response {
            ticket: ticket(&answer)?,
            status: of(&answer, "status")?.as_f64()? as u16,
            retry_after: text("retryAfter"),
            date: text("date"),
            body: Uint8Array::new(&body),
        });
    }
    if let Some(failed) = there("failed") {
        return Some(Said::Failed { ticket: ticket(&failed)? });
    }
    if let Some(late) = there("timedOut") {
        return Some(Said::TimedOut { ticket: ticket(&late)? });
    }
    let plain = [
        ("ready", Said::Ready),
        ("opened", Said::Opened),
        ("refused", Said::Refused),
        ("stopped", Said::Stopped),
    ];
    plain.into_iter().find(|(name, _)| there(name).is_some()).map(|(_, said)| said)
}
