//! All shipments, and the first step to one.

use service::desk::shipment::ShipmentCard;
use yew::prelude::*;

use super::ShipmentsProps;
use super::values::port;
use crate::components::icon::{Icon, IconView};
use crate::hooks::shipment::Ask;
use crate::state::shipment::ShipmentAction;
use crate::words::Words;

/// All shipments of the workspace.
pub(super) fn list(props: &ShipmentsProps, words: Words) -> Html {
    let (state, ask) = (&props.shipping.state, &props.shipping.ask);
    let ready = props.engine.ready();
    let Some(list) = &state.list else {
        return html! { <p class="help" aria-busy="true">{ words.get("loading.opening") }</p> };
    };
    let begin = html! {
        <button type="button" class="primary" data-action="begin" disabled={!ready} onclick={ask.reform(|_: MouseEvent| Ask::Begin)}>
            <IconView icon={Icon::Plus} />{ words.get("loading.begin") }
        </button>
    };
    if list.is_empty() {
        return html! {
            <section class="start" aria-labelledby="shipment-start">
                <IconView icon={Icon::Package} />
                <h3 id="shipment-start">{ words.get("loading.empty.title") }</h3>
                <p>{ words.get("loading.empty.lead") }</p>
                <div class="card-row">{ begin }</div>
            </section>
        };
    }
    html! {
        <>
            <div class="card-row">{ begin }</div>
            <ul class="shipment-cards">
                { for list.iter().map(|one| card(one, state.forgetting.as_deref() == Some(&one.id), ask, words)) }
            </ul>
        </>
    }
}

fn card(one: &ShipmentCard, forgetting: bool, ask: &Callback<Ask>, words: Words) -> Html {
    let unnamed = one.reference.trim().is_empty();
    let name = if unnamed { words.get("loading.unnamed") } else { one.reference.clone().into() };
    let (open, think) = (Ask::Open(one.id.clone()), one.id.clone());
    let (matched, expected) = (one.matched.to_string(), one.expected.to_string());
    let progress = words.with("loading.progress", &[("matched", &matched), ("expected", &expected)]);
    html! {
        <li key={one.id.clone()} class="shipment-card" data-shipment={one.id.clone()}>
            <button type="button" class="shipment-open" onclick={ask.reform(move |_: MouseEvent| open.clone())}>
                <strong>{ name.clone() }</strong>
                <span class="help">{ port(&one.port, words) }</span>
                <progress max={one.expected.max(1).to_string()} value={matched} aria-label={progress.clone()} />
                <span>{ progress }</span>
            </button>
            if forgetting {
                { forget(one, &name, ask, words) }
            } else {
                <button type="button" class="quiet" data-action="forget" aria-label={words.with("loading.forget.of", &[("name", &name)])}
                    onclick={ask.reform(move |_: MouseEvent| Ask::Show(ShipmentAction::Forgetting(Some(think.clone()))))}>
                    <IconView icon={Icon::Trash2} />{ words.get("loading.forget") }
                </button>
            }
        </li>
    }
}

/// What was scanned cannot be scanned again once the container is closed: this asks before.
fn forget(one: &ShipmentCard, name: &str, ask: &Callback<Ask>, words: Words) -> Html {
    let id = one.id.clone();
    html! {
        <div class="note tone-look" role="alertdialog" aria-label={words.get("loading.forget")}>
            <IconView icon={Icon::TriangleAlert} />
            <div>
                <p>{ words.with("loading.forget.ask", &[("name", name)]) }</p>
                <div class="card-row">
                    <button type="button" class="danger" data-action="forget-do" onclick={ask.reform(move |_: MouseEvent| Ask::Forget(id.clone()))}>
                        <IconView icon={Icon::Trash2} />{ words.get("loading.forget.do") }
                    </button>
                    <button type="button" class="secondary" onclick={ask.reform(|_: MouseEvent| Ask::Show(ShipmentAction::Forgetting(None)))}>
                        { words.get("loading.forget.keep") }
                    </button>
                </div>
            </div>
        </div>
    }
}
