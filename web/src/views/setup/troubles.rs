//! What went wrong with the choices themselves: it is told above all parts of the setup.

use service::{Fault, OwnFile, OwnKind};
use yew::prelude::*;

use super::told;
use crate::components::icon::{Icon, IconView};
use crate::components::note::{fault_note, look_note};
use crate::hooks::making::{About, Make, Making};
use crate::state::setup::Choice;
use crate::words::Words;

/// What went wrong, each with its way out.
pub(super) fn troubles(making: &Making, words: Words) -> Html {
    html! {
        <div class="troubles" aria-live="polite">
            if making.troubles.not_kept { { look_note(words.get("setup.not-kept"), Html::default()) } }
            if making.troubles.set_aside { { set_aside(making, words) } }
            if let Some(fault) = &making.troubles.no_catalogue { { fault_note(fault, words, again(making, words)) } }
            { for making.troubles.unreadable.iter().map(|one| unreadable(one, making, words)) }
        </div>
    }
}

fn again(making: &Making, words: Words) -> Html {
    html! {
        <button type="button" class="quiet" data-action="fetch-again" onclick={making.ask.reform(|_: MouseEvent| Make::FetchAgain)}>
            <IconView icon={Icon::Undo2} />{ words.get("label-step.retry") }
        </button>
    }
}

/// A file of the user's own that cannot be understood: the others are used meanwhile.
fn unreadable((file, why): &(OwnFile, Fault), making: &Making, words: Words) -> Html {
    let key = match file.kind {
        OwnKind::Template => "setup.unreadable.template",
        OwnKind::Sheet => "setup.unreadable.sheet",
        OwnKind::Profile => "setup.unreadable.profile",
    };
    let file = file.clone();
    let way_on = html! {
        <>
            <p>{ words.get(key) }</p>
            <button type="button" class="quiet" data-action="forget-own" onclick={making.ask.reform(move |_: MouseEvent| Make::Choose(Choice::ForgetOwn(file.clone())))}>
                <IconView icon={Icon::Trash2} />{ words.get("setup.own.remove") }
            </button>
        </>
    };
    fault_note(why, words, way_on)
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
