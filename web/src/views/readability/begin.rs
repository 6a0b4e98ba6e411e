//! The beginning of a run: which light, how many tries.

use service::readability::Light;
use yew::prelude::*;

use crate::components::icon::{Icon, IconView};
use crate::state::readability::{PROPOSED_TRIES, TRIES};
use crate::words::use_words;

/// Properties of [`Begin`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct BeginProps {
    /// Frames can be read.
    pub(super) ready: bool,
    /// Begins a run in a light, of so many tries.
    pub(super) on_begin: Callback<(Light, usize)>,
}

/// Names the light and the number of tries, and begins.
#[component]
pub(super) fn Begin(props: &BeginProps) -> Html {
    let words = use_words();
    let light = use_state_eq(|| Light::Office);
    let tries = use_state_eq(|| PROPOSED_TRIES);
    let lights = Light::ALL.into_iter().map(|one| {
        let onchange = {
            let light = light.setter();
            Callback::from(move |_: Event| light.set(one))
        };
        html! {
            <label class="light" data-light={one.name()}>
                <input type="radio" class="sr-only" name="light" value={one.name()} checked={*light == one} {onchange} />
                <IconView icon={icon(one)} />
                <span>{ words.get(one.key()) }</span>
            </label>
        }
    });
    let counts = TRIES.into_iter().map(|one| {
        let onchange = {
            let tries = tries.setter();
            Callback::from(move |_: Event| tries.set(one))
        };
        html! {
            <label class="count">
                <input type="radio" class="sr-only" name="tries" value={one.to_string()} checked={*tries == one} {onchange} />
                <span>{ one }</span>
            </label>
        }
    });
    let onclick = {
        let chosen = (*light, *tries);
        props.on_begin.reform(move |_: MouseEvent| chosen)
    };
    html! {
        <div class="begin" data-readability="begin">
            <fieldset class="lights">
                <legend>{ words.get("readability.light") }</legend>
                { for lights }
            </fieldset>
            <fieldset class="counts">
                <legend>{ words.get("readability.tries") }</legend>
                { for counts }
            </fieldset>
            <button type="button" class="primary" data-action="tally" disabled={!props.ready} {onclick}>
                <IconView icon={Icon::Camera} />{ words.with("readability.start", &[("count", &tries.to_string())]) }
            </button>
        </div>
    }
}

const fn icon(light: Light) -> Icon {
    match light {
        Light::Office => Icon::Lightbulb,
        Light::Daylight => Icon::Sun,
        Light::Dim => Icon::Moon,
        Light::Torch => Icon::Flashlight,
        Light::Glare => Icon::Sparkles,
    }
}
