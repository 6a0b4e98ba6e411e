//! The batches: what is known of each, and what its documents lack.

use service::desk::{BatchRow, BatchWindow, Filter, Selection};
use yew::prelude::*;

use crate::components::chip::{Chip, Tone};
use crate::components::icon::{Icon, IconView};
use crate::hooks::records::Ask;
use crate::state::records::{RecordsAction, Tab};
use crate::words::Words;

/// The batches; `None` while they are on their way.
pub fn batches(batches: Option<&BatchWindow>, words: Words, ask: &Callback<Ask>) -> Html {
    let Some(window) = batches else {
        return html! { <p class="help">{ words.get("records.looking") }</p> };
    };
    if window.total == 0 {
        return html! { <p class="lead">{ words.get("batches.none") }</p> };
    }
    let shown = window.batches.len();
    html! {
        <section class="step-card" aria-labelledby="batches-title">
            <header class="card-head"><h2 id="batches-title">{ words.get("batches.title") }</h2></header>
            <p class="lead">{ words.get("batches.lead") }</p>
            <div class="total">
                { bar(window.percent, words) }
                <span>{ words.with("batches.all", &[("count", &window.total.to_string())]) }</span>
            </div>
            <div class="table-box">
                <table class="batches">
                    <thead><tr>
                        { for ["batches.batch", "batches.product", "batches.reports", "batches.documents", "batches.missing"].into_iter()
                            .map(|key| html! { <th scope="col">{ words.get(key) }</th> }) }
                    </tr></thead>
                    <tbody>{ for window.batches.iter().map(|row| batch(row, words, ask)) }</tbody>
                </table>
            </div>
            if shown < window.total {
                <button type="button" class="secondary" onclick={ask.reform(|_: MouseEvent| Ask::MoreBatches)}>
                    { words.get("batches.show-more") }
                </button>
                <p class="help">{ words.with("batches.more", &[("shown", &shown.to_string()), ("total", &window.total.to_string())]) }</p>
            }
        </section>
    }
}

fn bar(percent: u8, words: Words) -> Html {
    let value = percent.to_string();
    html! {
        <span class={classes!("bar", if percent == 100 { Tone::Pass } else { Tone::Look }.class())}>
            <progress max="100" value={value.clone()} aria-label={words.get("batches.documents")}></progress>
            <b>{ words.with("batches.percent", &[("percent", &value)]) }</b>
        </span>
    }
}

fn batch(row: &BatchRow, words: Words, ask: &Callback<Ask>) -> Html {
    let summary = &row.summary;
    let selection = Selection { filter: Filter::Batch(summary.number.clone()), ..Selection::default() };
    let onclick = {
        let ask = ask.clone();
        Callback::from(move |_: MouseEvent| {
            ask.emit(Ask::Show(RecordsAction::Selected(selection.clone())));
            ask.emit(Ask::Show(RecordsAction::Tab(Tab::Lines)));
        })
    };
    let missing: Vec<String> =
        row.missing.iter().map(|column| words.get(column.caption_key()).to_string()).collect();
    let missing =
        missing.into_iter().chain(row.missing_parts.iter().cloned()).collect::<Vec<_>>().join(" · ");
    html! {
        <tr>
            <th scope="row">
                <button type="button" class="link" {onclick}><code>{ summary.number.clone() }</code></button>
                if let Some(severity) = row.severity {
                    <Chip tone={Tone::of(severity)}>{ words.severity(severity) }</Chip>
                }
                <small>{ summary.manufacturer.clone() }</small>
            </th>
            <td>{ summary.product.clone() }<small>{ summary.model.clone() }</small></td>
            <td>{ for summary.reports.iter().map(|report| html! { <code class="block">{ report.reference.clone() }</code> }) }</td>
            <td>{ bar(row.percent, words) }</td>
            <td class="missing">
                if missing.is_empty() { <span class="tone-pass"><IconView icon={Icon::Check} /></span> } else { { missing } }
            </td>
        </tr>
    }
}
