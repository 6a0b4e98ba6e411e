//! A label that cannot be read: typed, or picked from those that are missing, and why.

use std::rc::Rc;

use service::Field;
use service::desk::shipment::{LabelRow, Rows};
use service::shipment::{Input, LabelValues, Read};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::values::values;
use crate::components::icon::{Icon, IconView};
use crate::hooks::shipment::Ask;
use crate::state::shipment::{CheckAction, LabelsAction, ShipmentAction};
use crate::words::{Words, use_words};

/// Reasons that are offered: keys of their words.
const REASONS: [&str; 3] =
    ["loading.reason.damaged", "loading.reason.out-of-reach", "loading.reason.not-readable"];

/// Properties of [`ByHand`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ByHandProps {
    /// Missing labels that fit what is looked for.
    pub(super) missing: Option<Rc<Rows>>,
    /// What is looked for.
    pub(super) search: String,
    /// Asks something.
    pub(super) ask: Callback<Ask>,
}

/// The form. A reason comes first: without one nothing is entered.
#[component]
pub(super) fn ByHand(props: &ByHandProps) -> Html {
    let words = use_words();
    let reason = use_state_eq(String::new);
    let typed = use_state_eq(LabelValues::default);
    let ask = &props.ask;
    let on_reason = {
        let reason = reason.setter();
        Callback::from(move |text: String| reason.set(text))
    };
    let told = !reason.trim().is_empty();
    let enter = {
        let (ask, reason) = (ask.clone(), (*reason).clone());
        Callback::from(move |read: Read| {
            ask.emit(Ask::Hear(Input::Manual { read, reason: reason.clone() }));
        })
    };
    let on_search = ask.reform(|event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        Ask::Show(ShipmentAction::Labels(LabelsAction::Missing(text)))
    });
    let close = ask.reform(|_: MouseEvent| Ask::Show(ShipmentAction::Check(CheckAction::ByHand(false))));
    html! {
        <section class="by-hand step-card" aria-labelledby="by-hand-title">
            <header class="card-head">
                <h3 id="by-hand-title">{ words.get("loading.by-hand") }</h3>
                <button type="button" class="quiet" onclick={close}><IconView icon={Icon::X} />{ words.get("loading.close") }</button>
            </header>
            { why(&reason, &on_reason, words) }
            if !told { <p class="help" role="status">{ words.get("loading.reason.first") }</p> }
            <div class="field">
                <label for="missing-search">{ words.get("loading.missing.search") }</label>
                <input id="missing-search" type="search" autocomplete="off" value={props.search.clone()} oninput={on_search} />
            </div>
            { missing(props.missing.as_deref(), told, &enter, words) }
            { typed_values(&typed, told, &enter, words) }
        </section>
    }
}

fn why(reason: &str, on_reason: &Callback<String>, words: Words) -> Html {
    let oninput =
        on_reason.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <div class="field">
            <label for="by-hand-reason">{ words.get("loading.reason") }</label>
            <input id="by-hand-reason" type="text" autocomplete="off" required=true value={reason.to_owned()} {oninput} />
            <div class="reasons">
                { for REASONS.into_iter().map(|key| {
                    let text = words.get(key);
                    let chosen = text.to_string();
                    html! { <button type="button" class="quiet" onclick={on_reason.reform(move |_: MouseEvent| chosen.clone())}>{ text }</button> }
                }) }
            </div>
        </div>
    }
}

fn missing(rows: Option<&Rows>, told: bool, enter: &Callback<Read>, words: Words) -> Html {
    let Some(rows) = rows else { return Html::default() };
    let more = rows.total.saturating_sub(rows.rows.len());
    let row = |row: &LabelRow| {
        let read = Read { text: row.payload.clone(), values: None, margin: None };
        html! {
            <li>
                { values(&row.values, words) }
                <button type="button" class="secondary" data-action="enter-missing" disabled={!told} onclick={enter.reform(move |_: MouseEvent| read.clone())}>
                    <IconView icon={Icon::Check} />{ words.get("loading.by-hand.this") }
                </button>
            </li>
        }
    };
    html! {
        <>
            <ul class="missing">{ for rows.rows.iter().map(row) }</ul>
            if rows.total == 0 { <p class="help">{ words.get("loading.missing.none") }</p> }
            if more > 0 { <p class="help">{ words.with("loading.missing.more", &[("count", &more.to_string())]) }</p> }
        </>
    }
}

/// For a label that nobody expects.
fn typed_values(
    typed: &UseStateHandle<LabelValues>,
    told: bool,
    enter: &Callback<Read>,
    words: Words,
) -> Html {
    let field = |id: &'static str, of: Field, value: &str, set: fn(&mut LabelValues, String)| {
        let (now, setter) = ((**typed).clone(), typed.setter());
        let oninput = Callback::from(move |event: InputEvent| {
            let mut next = now.clone();
            set(&mut next, event.target_unchecked_into::<HtmlInputElement>().value());
            setter.set(next);
        });
        html! {
            <div class="field">
                <label for={id}>{ words.field(of) }</label>
                <input {id} class="code" type="text" autocomplete="off" spellcheck="false" value={value.to_owned()} {oninput} />
            </div>
        }
    };
    let read = Read { text: String::new(), values: Some((**typed).clone()), margin: None };
    let empty = typed.batch.trim().is_empty() || typed.report.trim().is_empty();
    html! {
        <details>
            <summary>{ words.get("loading.by-hand.type") }</summary>
            { field("by-hand-batch", Field::Batch, &typed.batch, |values, text| values.batch = text) }
            { field("by-hand-report", Field::Report, &typed.report, |values, text| values.report = text) }
            { field("by-hand-manufacturer", Field::Manufacturer, &typed.manufacturer, |values, text| values.manufacturer = text) }
            <button type="button" class="secondary" data-action="enter-typed" disabled={!told || empty} onclick={enter.reform(move |_: MouseEvent| read.clone())}>
                <IconView icon={Icon::Check} />{ words.get("loading.by-hand.enter") }
            </button>
        </details>
    }
}
