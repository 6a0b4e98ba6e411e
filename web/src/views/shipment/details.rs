//! What is written down of a shipment: reference, port, containers with seals, pallets.

use service::desk::shipment::ShipmentView;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::values::findings;
use crate::components::icon::{Icon, IconView};
use crate::hooks::shipment::Ask;
use crate::state::shipment::{ContainerForm, FormEdit, Open, PortChoice, Section, ShipmentAction};
use crate::words::Words;

/// The form. What is found out stands beside what it is about.
pub(super) fn details(open: &Open, view: &ShipmentView, ask: &Callback<Ask>, words: Words) -> Html {
    let form = &open.form;
    let typed = ask.reform(|edit| Ask::Show(ShipmentAction::Typed(edit)));
    let text = |edit: fn(String) -> FormEdit| {
        typed.reform(move |event: InputEvent| edit(event.target_unchecked_into::<HtmlInputElement>().value()))
    };
    let pallets = view.text.pallets.len().to_string();
    let add = typed.reform(|_: MouseEvent| FormEdit::AddContainer);
    let on_pallets = typed.reform(|event: InputEvent| {
        FormEdit::Pallets(event.target_unchecked_into::<HtmlTextAreaElement>().value())
    });
    html! {
        <div class="shipment-details">
            <section class="step-card" aria-label={words.get("loading.section.details")}>
                <div class="field">
                    <label for="shipment-reference">{ words.get("loading.reference") }</label>
                    <p class="help" id="shipment-reference-help">{ words.get("loading.reference.help") }</p>
                    <input id="shipment-reference" type="text" autocomplete="off" spellcheck="false" value={form.reference.clone()}
                        aria-describedby="shipment-reference-help" oninput={text(FormEdit::Reference)} />
                </div>
                { ports(open, &typed, words) }
                if form.port == PortChoice::Other {
                    <div class="field">
                        <label for="shipment-port">{ words.get("loading.port.name") }</label>
                        <input id="shipment-port" type="text" autocomplete="off" value={form.other_port.clone()} oninput={text(FormEdit::OtherPort)} />
                    </div>
                }
            </section>
            <section class="step-card" aria-labelledby="containers-title">
                <header class="card-head"><h3 id="containers-title">{ words.get("loading.containers") }</h3></header>
                <p class="help">{ words.get("loading.containers.help") }</p>
                <ol class="containers">
                    { for form.containers.iter().enumerate().map(|(at, one)| container(at, one, view, &typed, words)) }
                </ol>
                <button type="button" class="secondary" data-action="add-container" onclick={add}>
                    <IconView icon={Icon::Plus} />{ words.get("loading.container.add") }
                </button>
            </section>
            <section class="step-card" aria-labelledby="pallets-title">
                <header class="card-head"><h3 id="pallets-title">{ words.get("loading.pallets") }</h3></header>
                <p class="help" id="pallets-help">{ words.get("loading.pallets.help") }</p>
                <textarea id="shipment-pallets" class="code" rows="5" spellcheck="false" autocapitalize="off"
                    aria-labelledby="pallets-title" aria-describedby="pallets-help" value={form.pallets.clone()} oninput={on_pallets} />
                <p class="help" role="status">{ words.with("loading.pallets.count", &[("count", &pallets)]) }</p>
            </section>
            <section class="shipment-told" aria-live="polite">
                { findings(view.findings.iter(), words, |_| None) }
                <div class="card-row">
                    <button type="button" class="primary" data-action="to-lists" onclick={ask.reform(|_: MouseEvent| Ask::Show(ShipmentAction::Section(Section::Lists)))}>
                        { words.get("loading.to-lists") }<IconView icon={Icon::ChevronRight} />
                    </button>
                </div>
            </section>
        </div>
    }
}

fn ports(open: &Open, typed: &Callback<FormEdit>, words: Words) -> Html {
    html! {
        <fieldset class="ports">
            <legend>{ words.get("loading.port") }</legend>
            <div class="segmented">
                { for PortChoice::ALL.into_iter().map(|port| html! {
                    <label><input type="radio" name="port" value={port.name()} checked={open.form.port == port}
                        onchange={typed.reform(move |_: Event| FormEdit::Port(port))} /><span>{ words.get(port.caption_key()) }</span></label>
                }) }
            </div>
        </fieldset>
    }
}

fn container(
    at: usize,
    one: &ContainerForm,
    view: &ShipmentView,
    typed: &Callback<FormEdit>,
    words: Words,
) -> Html {
    let value = |event: &InputEvent| event.target_unchecked_into::<HtmlInputElement>().value();
    let number = typed.reform(move |event: InputEvent| FormEdit::Number(at, value(&event)));
    let seals = typed.reform(move |event: InputEvent| FormEdit::Seals(at, value(&event)));
    // What was found out of a text that was changed since says nothing of the new one.
    let judged = view.text.containers.get(at).is_some_and(|judged| judged.number == one.number);
    let mine =
        view.container_findings.iter().filter(|(of, _)| judged && *of == at).map(|(_, finding)| finding);
    let wrong = base::worst(&mine.clone().cloned().collect::<Vec<_>>()) == Some(base::Severity::Error);
    let ordinal = (at + 1).to_string();
    let (number_id, seals_id, found_id) =
        (format!("container-{at}"), format!("seals-{at}"), format!("container-{at}-found"));
    html! {
        <li key={at} class={classes!("container-row", wrong.then_some("tone-fail"))}>
            <div class="field">
                <label for={number_id.clone()}>{ words.with("loading.container.number", &[("number", &ordinal)]) }</label>
                <input id={number_id} class="code" type="text" autocomplete="off" spellcheck="false" autocapitalize="characters"
                    placeholder="ABCU 123456 0" value={one.number.clone()} oninput={number} aria-invalid={wrong.to_string()} aria-describedby={found_id.clone()} />
            </div>
            <div class="field">
                <label for={seals_id.clone()}>{ words.get("loading.container.seals") }</label>
                <input id={seals_id} class="code" type="text" autocomplete="off" spellcheck="false" value={one.seals.clone()} oninput={seals} />
            </div>
            <button type="button" class="quiet" aria-label={words.with("loading.container.remove", &[("number", &ordinal)])}
                onclick={typed.reform(move |_: MouseEvent| FormEdit::RemoveContainer(at))}><IconView icon={Icon::Trash2} /></button>
            <div class="container-found" id={found_id} aria-live="polite">
                { findings(mine, words, |fix| {
                    let mended = service::apply(&one.number, fix);
                    let shown = mended.clone();
                    Some((shown, typed.reform(move |_: MouseEvent| FormEdit::Number(at, mended.clone()))))
                }) }
            </div>
        </li>
    }
}
