//! A hand-held scanner that acts as a keyboard.

use gloo::timers::callback::Timeout;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// How long nothing has to follow an Enter, in milliseconds: many labels hold several lines, and a scanner types each
/// with its own Enter, but leaves no time between them.
const PAUSE_MS: u32 = 150;

/// What the scanner types is given as one text once it pauses after an Enter. Gives the field, and what hears its
/// input.
#[hook]
pub fn use_scanner(on_text: Callback<String>) -> (NodeRef, Callback<InputEvent>) {
    let field = use_node_ref();
    let waiting = use_mut_ref(|| None::<Timeout>);
    let oninput = {
        let field = field.clone();
        Callback::from(move |_: InputEvent| {
            let Some(typed) = field.cast::<HtmlTextAreaElement>() else { return };
            let on_text = on_text.clone();
            let ended = typed.value().ends_with('\n');
            let pause = Timeout::new(PAUSE_MS, move || {
                let text = typed.value().trim().to_owned();
                typed.set_value("");
                if !text.is_empty() {
                    on_text.emit(text);
                }
            });
            // The one that waited is dropped, and with it what it would have done.
            *waiting.borrow_mut() = ended.then_some(pause);
        })
    };
    (field, oninput)
}
