//! Label by label: what became of each, where it was seen, what the platform says of it.

use service::desk::shipment::{LabelRow, RowKind, Rows, ShipmentView};
use service::shipment::Outcome;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::values::{differences, in_short, outcome_key, place, platform_in_short, values};
use crate::components::chip::Chip;
use crate::components::icon::{Icon, IconView};
use crate::hooks::shipment::Ask;
use crate::state::shipment::{LABELS_WINDOW, Labels, LabelsAction, ShipmentAction, kind_count};
use crate::words::Words;

/// Kinds that are offered, those without a label left out.
const KINDS: [RowKind; 9] = [
    RowKind::All,
    RowKind::Outcome(Outcome::Missing),
    RowKind::Outcome(Outcome::Matched),
    RowKind::Outcome(Outcome::Differs),
    RowKind::Outcome(Outcome::Doubled),
    RowKind::Outcome(Outcome::ExpectedTwice),
    RowKind::Strays,
    RowKind::PlatformLacks,
    RowKind::PlatformOnly,
];

/// The rows, with what is shown of them.
pub(super) fn labels(labels: &Labels, view: &ShipmentView, ask: &Callback<Ask>, words: Words) -> Html {
    let show = |action: LabelsAction| Ask::Show(ShipmentAction::Labels(action));
    let on_search = ask.reform(move |event: InputEvent| {
        show(LabelsAction::Search(event.target_unchecked_into::<HtmlInputElement>().value()))
    });
    let offered = KINDS.into_iter().filter(|kind| {
        *kind == labels.request.kind || *kind == RowKind::All || kind_count(*kind, &view.counts) > 0
    });
    html! {
        <section class="label-list" aria-label={words.get("loading.section.labels")}>
            <div class="field">
                <label for="labels-search">{ words.get("loading.labels.search") }</label>
                <input id="labels-search" type="search" autocomplete="off" value={labels.request.search.clone()} oninput={on_search} />
            </div>
            <div class="kinds" role="group" aria-label={words.get("loading.labels.kinds")}>
                { for offered.map(|kind| html! {
                    <button type="button" class="secondary" aria-pressed={(kind == labels.request.kind).to_string()}
                        onclick={ask.reform(move |_: MouseEvent| show(LabelsAction::Kind(kind)))}>
                        { words.get(kind_key(kind)) }{ " " }<b>{ kind_count(kind, &view.counts) }</b>
                    </button>
                }) }
            </div>
            { match labels.rows.as_deref() {
                None => html! { <p class="help" aria-busy="true">{ words.get("loading.opening") }</p> },
                Some(rows) if rows.rows.is_empty() => html! { <p class="help" role="status">{ words.get("loading.labels.none") }</p> },
                Some(rows) => html! { <>{ table(rows, words) }{ windows(rows, ask, words) }</> },
            } }
        </section>
    }
}

fn kind_key(kind: RowKind) -> &'static str {
    match kind {
        RowKind::All => "loading.kind.all",
        RowKind::Outcome(outcome) => outcome_key(outcome),
        RowKind::Strays => "loading.kind.strays",
        RowKind::PlatformLacks => "loading.kind.platform-lacks",
        RowKind::PlatformOnly => "loading.kind.platform-only",
    }
}

fn table(rows: &Rows, words: Words) -> Html {
    html! {
        <div class="table-box" tabindex="0" role="region" aria-label={words.get("loading.section.labels")}>
            <table class="label-table">
                <thead><tr>
                    <th scope="col">{ words.get("loading.column.label") }</th>
                    <th scope="col">{ words.get("loading.column.outcome") }</th>
                    <th scope="col">{ words.get("loading.column.seen") }</th>
                    <th scope="col">{ words.get("loading.column.platform") }</th>
                </tr></thead>
                <tbody>{ for rows.rows.iter().enumerate().map(|(at, one)| row(rows.request.from + at, one, words)) }</tbody>
            </table>
        </div>
    }
}

fn row(number: usize, one: &LabelRow, words: Words) -> Html {
    // An entry of the platform that belongs to no label was not looked for.
    let short = (!one.payload.is_empty()).then(|| in_short(&one.code));
    let platform = platform_in_short(&one.platform);
    html! {
        <tr key={number} data-code={one.code.clone()}>
            <th scope="row">{ values(&one.values, words) }{ differences(&one.differences, words) }</th>
            <td>{ for short.map(|(tone, key)| html! { <Chip {tone}>{ words.get(key) }</Chip> }) }</td>
            <td>{ for one.seen.iter().map(|(at, device)| html! {
                <p>{ place(at).unwrap_or_else(|| words.get("loading.place.untold").to_string()) }{ " " }<span class="help">{ device.clone() }</span></p>
            }) }</td>
            <td>
                { for platform.map(|(tone, key)| html! { <Chip {tone}>{ words.get(key) }</Chip> }) }
                { for one.receipt.as_ref().map(|receipt| html! { <p class="help"><code>{ receipt.clone() }</code></p> }) }
            </td>
        </tr>
    }
}

/// Which rows of how many, and the way to the others.
fn windows(rows: &Rows, ask: &Callback<Ask>, words: Words) -> Html {
    let from = rows.request.from;
    let to = from + rows.rows.len();
    let figures =
        [("from", (from + 1).to_string()), ("to", to.to_string()), ("total", rows.total.to_string())];
    let go = |row: usize| {
        ask.reform(move |_: MouseEvent| Ask::Show(ShipmentAction::Labels(LabelsAction::From(row))))
    };
    html! {
        <nav class="card-row" aria-label={words.get("loading.labels.windows")}>
            <p class="help" role="status">{ words.filled("loading.labels.window", &figures) }</p>
            if rows.total > LABELS_WINDOW {
                <button type="button" class="secondary" disabled={from == 0} onclick={go(from.saturating_sub(LABELS_WINDOW))}>
                    <IconView icon={Icon::ArrowUp} />{ words.get("loading.labels.before") }
                </button>
                <button type="button" class="secondary" disabled={to >= rows.total} onclick={go(from + LABELS_WINDOW)}>
                    <IconView icon={Icon::ArrowDown} />{ words.get("loading.labels.after") }
                </button>
            }
        </nav>
    }
}
