//! What is to be submitted: lines of the records, or a shipment.

use service::desk::submission::Scope;
use service::desk::{Overview, Selection};
use yew::prelude::*;

use super::head;
use crate::components::icon::{Icon, IconView};
use crate::components::inputs::{segmented, select};
use crate::hooks::records::Records;
use crate::hooks::submission::{Submit, Submitting};
use crate::words::{Words, use_words};

/// Properties of [`Choose`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ChooseProps {
    /// The way to the platform.
    pub submitting: Submitting,
    /// The records.
    pub records: Records,
}

/// What is to be submitted. Nothing leaves by it.
#[component]
pub fn Choose(props: &ChooseProps) -> Html {
    let words = use_words();
    let Submitting { state, ask, .. } = &props.submitting;
    let of = use_state_eq(|| "lines".to_owned());
    let search = use_state_eq(String::new);
    let shipment = use_state_eq(String::new);
    let shipments = &state.shipments;
    let chosen = shipments.iter().find(|card| card.id == **shipment).or(shipments.first());
    let by_shipment = *of == "shipment" && !shipments.is_empty();
    let scope = match chosen.filter(|_| by_shipment) {
        Some(card) => Scope::Shipment(card.id.clone()),
        None => Scope::Lines(Selection { search: (*search).clone(), ..Selection::default() }),
    };
    let overview = props.records.state.overview.as_deref();
    let lines = overview.map_or(0, |overview| overview.lines);
    let set = |to: &UseStateHandle<String>| {
        let to = to.setter();
        Callback::from(move |text: String| to.set(text))
    };
    let oninput = set(&search)
        .reform(|event: InputEvent| event.target_unchecked_into::<web_sys::HtmlInputElement>().value());
    let prepare = ask.reform(move |_: MouseEvent| Submit::Prepare(scope.clone()));
    html! {
        <section class="step-card" aria-labelledby="submit-what-title">
            { head("submit-what-title", 2, "submit.what.title", words) }
            if lines == 0 {
                <p>{ words.get("submit.what.none") }</p>
                <a class="button secondary" href="#records">{ words.get("print.empty.records") }</a>
            } else {
                if !shipments.is_empty() {
                    { segmented("submit-of", words.get("submit.what.of"), [
                        ("lines".into(), words.get("submit.what.lines")),
                        ("shipment".into(), words.get("submit.what.shipment")),
                    ], if by_shipment { "shipment" } else { "lines" }, &set(&of)) }
                }
                if by_shipment {
                    { select("submit-shipment", words.get("submit.what.which"), shipments.iter().map(|card| {
                        (card.id.clone().into(), card.reference.clone().into())
                    }), chosen.map_or("", |card| card.id.as_str()), &set(&shipment)) }
                } else {
                    <div class="field">
                        <label for="submit-search">{ words.get("submit.what.search") }</label>
                        <input id="submit-search" name="submit-search" type="search" value={(*search).clone()} {oninput} />
                        <p class="help">{ words.with("submit.what.count", &[("count", &lines.to_string())]) }</p>
                    </div>
                }
                { overview.map(|overview| errors(overview, words)).unwrap_or_default() }
                <div class="card-row">
                    <button type="button" class={if state.view.as_ref().is_some_and(|view| view.prepared.is_some()) { "secondary" } else { "primary" }}
                        data-action="prepare" disabled={state.preparing} onclick={prepare}>
                        <IconView icon={Icon::FileCheck} />{ words.get(if state.preparing { "submit.preparing" } else { "submit.prepare" }) }
                    </button>
                </div>
                <p class="help">{ words.get("submit.prepare.help") }</p>
            }
        </section>
    }
}

/// Lines with errors are better mended first.
fn errors(overview: &Overview, words: Words) -> Html {
    let count = overview.lines_with.errors;
    if count == 0 {
        return Html::default();
    }
    html! { <p class="help">{ words.with("submit.what.errors", &[("count", &count.to_string())]) }{ " " }<a href="#records">{ words.get("submit.what.mend") }</a></p> }
}
