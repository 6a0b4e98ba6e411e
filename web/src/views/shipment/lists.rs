//! What a shipment should carry, and what the platform has.

use service::Each;
use service::desk::shipment::{ShipmentAct, ShipmentView};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::ShipmentsProps;
use super::incoming::incoming;
use super::values::findings;
use crate::components::chip::{Chip, Tone};
use crate::components::file_button::file_button;
use crate::components::icon::{Icon, IconView};
use crate::hooks::shipment::Ask;
use crate::state::shipment::{ListsAction, Open, Purpose, Section, ShipmentAction};
use crate::words::Words;

/// The files that hold a list.
const ACCEPT: &str = ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,.json,.jsonl,.ndjson";

/// Both lists, and a file on its way in.
pub(super) fn lists(open: &Open, view: &ShipmentView, props: &ShipmentsProps, words: Words) -> Html {
    let ask = &props.shipping.ask;
    let idle = props.shipping.state.busy == 0;
    if let Some(file) = &open.lists.incoming {
        return incoming(file, idle, ask, words);
    }
    let next = ask.reform(|_: MouseEvent| Ask::Show(ShipmentAction::Section(Section::Check)));
    html! {
        <div class="shipment-lists">
            { expected(open, view, props, idle, words) }
            { platform(view, ask, words) }
            <section class="shipment-told">
                <p class="help">{ words.get("loading.lists.drop") }</p>
                { findings(view.findings.iter(), words, |_| None) }
                <div class="card-row">
                    <button type="button" class={if view.counts.expected > 0 { "primary" } else { "secondary" }} data-action="to-check" onclick={next}>
                        { words.get("loading.to-check") }<IconView icon={Icon::ChevronRight} />
                    </button>
                </div>
            </section>
        </div>
    }
}

fn expected(open: &Open, view: &ShipmentView, props: &ShipmentsProps, idle: bool, words: Words) -> Html {
    let ask = &props.shipping.ask;
    let count = view.counts.expected;
    let tone = if count > 0 { Tone::Pass } else { Tone::Look };
    let lines = props.lines.to_string();
    let each = |each: Each, key: &'static str| {
        let chosen = ask.reform(move |_: Event| Ask::Show(ShipmentAction::Lists(ListsAction::Each(each))));
        html! {
            <label><input type="radio" name="shipment-each" checked={open.lists.each == each} onchange={chosen} /><span>{ words.get(key) }</span></label>
        }
    };
    let on_search = ask.reform(|event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        Ask::Show(ShipmentAction::Lists(ListsAction::Search(text)))
    });
    html! {
        <section class="step-card" aria-labelledby="expected-title">
            <header class="card-head">
                <h3 id="expected-title">{ words.get("loading.purpose.expected") }</h3>
                <span data-count="expected"><Chip {tone}>{ words.with("loading.expected.count", &[("count", &count.to_string())]) }</Chip></span>
            </header>
            <p class="help">{ words.get("loading.expected.help") }</p>
            <div class="from-records">
                <div class="segmented" role="radiogroup" aria-label={words.get("loading.each")}>
                    { each(Each::Batch, "loading.each.batch") }
                    { each(Each::Unit, "loading.each.unit") }
                </div>
                <div class="field">
                    <label for="shipment-search">{ words.get("loading.records.search") }</label>
                    <input id="shipment-search" type="search" autocomplete="off" value={open.lists.search.clone()} oninput={on_search} />
                </div>
            </div>
            <div class="card-row">
                <button type="button" class={if count == 0 { "primary" } else { "secondary" }} data-action="expect-records"
                    disabled={!idle || props.lines == 0} onclick={ask.reform(|_: MouseEvent| Ask::ExpectRecords)}>
                    <IconView icon={Icon::Table} />{ words.get("loading.records.take") }
                </button>
                { file_button("secondary", words.get("loading.file.read"), "expected-file", ACCEPT, ask.reform(|file| Ask::ReadFile(Purpose::Expected, file))) }
                if count > 0 {
                    <button type="button" class="quiet" data-action="expect-nothing" onclick={ask.reform(|_: MouseEvent| Ask::Act(ShipmentAct::ExpectNothing))}>
                        <IconView icon={Icon::Trash2} />{ words.get("loading.expected.clear") }
                    </button>
                }
            </div>
            if props.lines == 0 { <p class="help">{ words.get("loading.records.none") }</p> }
            else { <p class="help">{ words.with("loading.records.lines", &[("count", &lines)]) }</p> }
        </section>
    }
}

fn platform(view: &ShipmentView, ask: &Callback<Ask>, words: Words) -> Html {
    let (tone, said) = match view.platform {
        None => (Tone::Open, words.get("loading.platform.none")),
        Some(count) => (Tone::Pass, words.with("loading.platform.count", &[("count", &count.to_string())])),
    };
    html! {
        <section class="step-card" aria-labelledby="platform-title">
            <header class="card-head">
                <h3 id="platform-title">{ words.get("loading.purpose.platform") }</h3>
                <span data-count="platform"><Chip {tone}>{ said }</Chip></span>
            </header>
            <p class="help">{ words.get("loading.platform.help") }</p>
            <div class="card-row">
                { file_button("secondary", words.get("loading.file.read"), "platform-file", ACCEPT, ask.reform(|file| Ask::ReadFile(Purpose::Platform, file))) }
                if view.platform.is_some() {
                    <button type="button" class="quiet" onclick={ask.reform(|_: MouseEvent| Ask::Act(ShipmentAct::ForgetPlatform))}>
                        <IconView icon={Icon::Trash2} />{ words.get("loading.platform.clear") }
                    </button>
                }
            </div>
        </section>
    }
}
