//! Which place is in sight: the part of the page's address after `#`, so that the browser's own way back works.

use gloo::events::EventListener;
use yew::prelude::*;

use crate::platform::page;
use crate::state::place::Place;

/// The place that the address names.
#[hook]
pub fn use_place() -> Place {
    let place = use_state_eq(|| Place::from_name(&page::fragment()).unwrap_or_default());
    let set = place.setter();
    use_effect_with((), move |()| {
        let listener = EventListener::new(&gloo::utils::window(), "hashchange", move |_| {
            set.set(Place::from_name(&page::fragment()).unwrap_or_default());
        });
        move || drop(listener)
    });
    *place
}
