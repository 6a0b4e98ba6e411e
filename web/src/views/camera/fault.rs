//! Why there is no camera, what to do about it, and another try.

use service::Fault;
use yew::prelude::*;

use crate::components::icon::{Icon, IconView};
use crate::components::note::fault_note;
use crate::words::Words;

/// A fault of the camera as a note, with the way to allow it and a button for another try.
pub fn camera_fault(fault: &Fault, words: Words, on_retry: &Callback<()>) -> Html {
    let again = html! {
        <>
            { way_to_allow(fault, words) }
            <button type="button" class="secondary" data-action="camera-again" onclick={on_retry.reform(|_: MouseEvent| ())}>
                <IconView icon={Icon::Camera} />{ words.get("camera.again") }
            </button>
        </>
    };
    fault_note(fault, words, again)
}

/// Where this browser allows the camera, for faults of a missing permission.
pub fn way_to_allow(fault: &Fault, words: Words) -> Html {
    let way = fault.args.iter().find(|(name, _)| name == "way");
    way.map(|(_, key)| html! { <p data-way={key.clone()}>{ words.get(key) }</p> }).unwrap_or_default()
}
