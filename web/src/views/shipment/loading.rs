//! What is being loaded: always in sight, changed by scanning its code or by picking it.

use service::desk::shipment::ShipmentView;
use service::shipment::{ContainerNumber, Input, Place};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::components::icon::{Icon, IconView};
use crate::hooks::shipment::Ask;
use crate::words::Words;

/// How many pallets can be picked from; a longer list is no help, and each has its code.
const PALLETS_SHOWN: usize = 300;

/// The container and the pallet from here on.
pub(super) fn loading(view: &ShipmentView, ask: &Callback<Ask>, words: Words) -> Html {
    let here = &view.session.place;
    let containers = view.text.containers.iter();
    let mut containers: Vec<ContainerNumber> =
        containers.filter_map(|one| ContainerNumber::parse(&one.number).ok()).collect();
    if let Some(other) = here.container.filter(|here| !containers.contains(here)) {
        containers.push(other);
    }
    let mut pallets: Vec<&str> =
        view.text.pallets.iter().take(PALLETS_SHOWN).map(|pallet| pallet.code.as_str()).collect();
    if let Some(other) = here.pallet.as_deref().filter(|here| !pallets.contains(here)) {
        pallets.push(other);
    }
    let blocked = view.session.blocked.is_some();
    let load = |change: fn(&Place, String) -> Place| {
        let here = here.clone();
        ask.reform(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            Ask::Hear(Input::Load(change(&here, value)))
        })
    };
    let on_container = load(|here, value| Place {
        container: ContainerNumber::parse(&value).ok(),
        pallet: here.pallet.clone(),
    });
    let on_pallet = load(|here, value| Place {
        container: here.container,
        pallet: Some(value).filter(|value| !value.is_empty()),
    });
    html! {
        <section class="loading-place" aria-label={words.get("loading.place")}>
            <h3><IconView icon={Icon::Package} />{ words.get("loading.place") }</h3>
            if containers.is_empty() && pallets.is_empty() {
                <p class="help">{ words.get("loading.place.none") }</p>
            } else {
                <div class="loading-choice">
                    { choice("place-container", "loading.place.container", here.container.as_ref().map(ContainerNumber::as_str),
                        containers.iter().map(ToString::to_string).collect(), blocked, on_container, words) }
                    { choice("place-pallet", "loading.place.pallet", here.pallet.as_deref(),
                        pallets.into_iter().map(str::to_owned).collect(), blocked, on_pallet, words) }
                </div>
                <p class="help">{ words.get("loading.place.help") }</p>
            }
        </section>
    }
}

fn choice(
    id: &'static str,
    caption: &'static str,
    chosen: Option<&str>,
    all: Vec<String>,
    disabled: bool,
    onchange: Callback<Event>,
    words: Words,
) -> Html {
    html! {
        <div>
            <label for={id}>{ words.get(caption) }</label>
            <select {id} disabled={disabled || all.is_empty()} {onchange}>
                <option value="" selected={chosen.is_none()}>{ words.get("loading.place.untold") }</option>
                { for all.into_iter().map(|one| html! {
                    <option value={one.clone()} selected={chosen == Some(one.as_str())}>{ one.clone() }</option>
                }) }
            </select>
        </div>
    }
}
