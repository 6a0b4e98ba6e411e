//! Waiting for a pause.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How long typing has to pause before what was typed is judged and drawn.
const TYPING_PAUSE_MS: u32 = 180;

/// The value, once it has not changed for a typing pause.
#[hook]
pub fn use_settled<T: PartialEq + Clone + 'static>(value: T) -> T {
    let settled = use_state_eq(|| value.clone());
    let set = settled.setter();
    use_effect_with(value, move |value| {
        let value = value.clone();
        let timer = Timeout::new(TYPING_PAUSE_MS, move || set.set(value));
        move || drop(timer)
    });
    (*settled).clone()
}
