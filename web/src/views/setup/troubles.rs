//! What went wrong with the choices themselves: it is told above all parts of the setup.

use yew::prelude::*;

use super::told;
use crate::components::icon::{Icon, IconView};
use crate::components::note::look_note;
use crate::hooks::making::{About, Make, Making};
use crate::words::Words;

/// What went wrong, each with its way out.
pub(super) fn troubles(making: &Making, words: Words) -> Html {
    html! {
        <div class="troubles" aria-live="polite">
            if making.troubles.not_kept { { look_note(words.get("setup.not-kept"), Html::default()) } }
            if making.troubles.set_aside { { set_aside(making, words) } }
        </div>
    }
}

fn set_aside(making: &Making, words: Words) -> Html {
    let ways_on = html! {
        <div class="card-row">
            <button type="button" class="secondary" data-action="save-set-aside" onclick={making.ask.reform(|_: MouseEvent| Make::SaveSetAside)}>
                <IconView icon={Icon::Download} />{ words.get("setup.set-aside.save") }
            </button>
            <button type="button" class="quiet" data-action="forget-set-aside" onclick={making.ask.reform(|_: MouseEvent| Make::ForgetSetAside)}>
                <IconView icon={Icon::Trash2} />{ words.get("setup.set-aside.forget") }
            </button>
        </div>
    };
    html! {
        <>
            { look_note(words.get("setup.set-aside"), ways_on) }
            { told(making, About::SetAside, "", words) }
        </>
    }
}
