//! The viewer: what stands in the page's address is read and judged by the worker.

use std::rc::Rc;

use gloo::events::EventListener;
use service::{Job, Reply};
use yew::prelude::*;

use super::workers::{Lanes, Workers};
use crate::platform::lane::Answer;
use crate::platform::page;
use crate::state::viewer::ViewerState;

/// What the address carries, while the viewer is in sight.
#[hook]
pub fn use_viewing(workers: &Workers, in_sight: bool) -> ViewerState {
    let state = use_state_eq(ViewerState::default);
    let fragment = use_state_eq(page::fragment);
    use_effect_with((), {
        let fragment = fragment.setter();
        move |()| {
            let listener = EventListener::new(&gloo::utils::window(), "hashchange", move |_| {
                fragment.set(page::fragment());
            });
            move || drop(listener)
        }
    });
    use_effect_with((workers.lanes.clone(), (*fragment).clone(), in_sight), {
        let state = state.setter();
        move |(lanes, fragment, in_sight): &(Option<Lanes>, String, bool)| {
            let Some(lanes) = lanes.as_ref().filter(|_| *in_sight) else { return };
            let heard = Callback::from(move |answer: Answer| match answer.reply {
                Reply::Viewed(viewed) => state.set(ViewerState::Viewed(Rc::new(viewed))),
                Reply::Failed(fault) => state.set(ViewerState::Failed(fault)),
                _ => {}
            });
            let fragment = fragment.trim_start_matches('#').to_owned();
            lanes.reading.ask(Job::View(fragment), None, heard);
        }
    });
    (*state).clone()
}
