//! Keys for gloved hands: undo, pause, acknowledge; only while no field has the focus.

use std::cell::{Cell, RefCell};

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use service::shipment::{Input, Refusal};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::Ask;
use crate::platform::page;
use crate::state::shipment::{Open, Section};

/// A key that does something while scanning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Take the last read back.
    Undo,
    /// Pause, or go on.
    Pause,
    /// What stopped the line was seen.
    Acknowledge,
}

impl Key {
    /// The letter on it.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Undo => "U",
            Self::Pause => "P",
            Self::Acknowledge => "A",
        }
    }

    /// What it does where the session stands so.
    pub fn input(self, blocked: Option<Refusal>) -> Option<Input> {
        match (self, blocked) {
            (Self::Undo, _) => Some(Input::Undo),
            (Self::Acknowledge, Some(Refusal::Stopped)) => Some(Input::Acknowledge),
            (Self::Acknowledge, _) => None,
            (Self::Pause, Some(Refusal::Paused)) => Some(Input::Resume),
            (Self::Pause, None) => Some(Input::Pause),
            (Self::Pause, Some(_)) => None,
        }
    }

    fn of(letter: &str) -> Option<Self> {
        [Self::Undo, Self::Pause, Self::Acknowledge]
            .into_iter()
            .find(|key| key.letter().eq_ignore_ascii_case(letter))
    }
}

/// How long a key has to stand alone, before and after: a hand-held scanner types a whole code in less for each.
const ALONE_MS: u32 = 150;

/// Hears the keys while the check is in sight.
#[hook]
pub(super) fn use_keys(open: Option<&Open>, ask: &Callback<Ask>) {
    let blocked = open
        .filter(|open| open.section == Section::Check && !open.check.by_hand)
        .and_then(|open| Some(open.view.as_ref()?.session.blocked));
    // The newest answer, for a key that waits whether others follow.
    let latest = use_mut_ref(|| ask.clone());
    latest.borrow_mut().clone_from(ask);
    use_effect_with(blocked, move |blocked| {
        let listener = blocked.map(|blocked| {
            let (waiting, last_ms) = (RefCell::new(None::<Timeout>), Cell::new(0.0));
            EventListener::new(&gloo::utils::document(), "keydown", move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                let now_ms = page::now_ms();
                let follows = now_ms - last_ms.replace(now_ms) < f64::from(ALONE_MS);
                waiting.take();
                let held = event.ctrl_key() || event.alt_key() || event.meta_key() || event.repeat();
                if held || follows || is_typed(event) {
                    return;
                }
                if let Some(input) = Key::of(&event.key()).and_then(|key| key.input(blocked)) {
                    let latest = latest.clone();
                    let press = move || latest.borrow().emit(Ask::Hear(input));
                    waiting.replace(Some(Timeout::new(ALONE_MS, press)));
                }
            })
        });
        move || drop(listener)
    });
}

/// Whether the key is meant for the field that has the focus.
fn is_typed(event: &Event) -> bool {
    event.target().is_some_and(|target| {
        target.has_type::<HtmlInputElement>()
            || target.has_type::<HtmlTextAreaElement>()
            || target.has_type::<HtmlSelectElement>()
    })
}
