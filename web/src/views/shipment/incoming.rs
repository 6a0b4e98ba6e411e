//! A file on its way into a shipment: what was read, and what it is.

use yew::prelude::*;

use crate::components::chip::Tone;
use crate::components::icon::{Icon, IconView};
use crate::components::mapping::mapping_table;
use crate::components::note::look_note;
use crate::hooks::shipment::Ask;
use crate::state::shipment::{Incoming, ListsAction, Purpose, ShipmentAction};
use crate::words::Words;

/// How many remarks on a file are shown.
const NOTES_SHOWN: usize = 6;

/// The file, before it is taken.
pub(super) fn incoming(file: &Incoming, idle: bool, ask: &Callback<Ask>, words: Words) -> Html {
    let source = &file.source;
    let (records, columns) = (source.records.to_string(), source.headings.len().to_string());
    let lacking: Vec<String> = file.lacking().map(|column| words.column(column).to_string()).collect();
    let list = |action: ListsAction| Ask::Show(ShipmentAction::Lists(action));
    let read_as = source.encoding.as_ref().map(|encoding| encoding.name.clone());
    html! {
        <section class="step-card import" aria-labelledby="incoming-title">
            <header class="card-head">
                <h3 id="incoming-title">{ source.name.clone() }</h3>
                <button type="button" class="quiet" onclick={ask.reform(|_: MouseEvent| Ask::PutAside)}>
                    <IconView icon={Icon::X} />{ words.get("import.put-aside") }
                </button>
            </header>
            <p class="lead">{ words.with("import.lead", &[("records", &records), ("columns", &columns)]) }
                { " " }{ words.get(source.format.caption_key()) }
                if let Some(encoding) = read_as { { " · " }{ encoding } }</p>
            <div class="segmented" role="radiogroup" aria-label={words.get("loading.purpose")}>
                { for Purpose::ALL.into_iter().map(|purpose| html! {
                    <label><input type="radio" name="purpose" value={purpose.name()} checked={file.purpose == purpose}
                        onchange={ask.reform(move |_: Event| list(ListsAction::Purpose(purpose)))} /><span>{ words.get(purpose.caption_key()) }</span></label>
                }) }
            </div>
            { notes(file, words) }
            { columns_table(file, ask, words) }
            if file.purpose == Purpose::Expected && !lacking.is_empty() {
                { look_note(words.with("loading.file.lacking", &[("columns", &lacking.join(", "))]), Html::default()) }
            }
            <div class="card-row">
                <button type="button" class="primary" data-action="take-file" disabled={!idle || !file.can_be_taken()} onclick={ask.reform(|_: MouseEvent| Ask::Take)}>
                    <IconView icon={Icon::Check} />{ words.with(match file.purpose {
                        Purpose::Expected => "loading.file.take-expected",
                        Purpose::Platform => "loading.file.take-platform",
                    }, &[("records", &records)]) }
                </button>
            </div>
        </section>
    }
}

fn notes(file: &Incoming, words: Words) -> Html {
    let shown = file.source.notes.iter().take(NOTES_SHOWN);
    html! {
        if !file.source.notes.is_empty() {
            <ul class="shipment-findings">
                { for shown.map(|note| html! {
                    <li class={Tone::of(note.finding.severity).class()}>
                        <IconView icon={Tone::of(note.finding.severity).icon()} /><div>{ words.finding(&note.finding) }</div>
                    </li>
                }) }
            </ul>
        }
    }
}

fn columns_table(file: &Incoming, ask: &Callback<Ask>, words: Words) -> Html {
    let on_target =
        ask.reform(|(at, column)| Ask::Show(ShipmentAction::Lists(ListsAction::Column(at, column))));
    html! {
        if file.purpose == Purpose::Expected { { mapping_table(&file.source, &file.mapping, &on_target, words) } }
    }
}
