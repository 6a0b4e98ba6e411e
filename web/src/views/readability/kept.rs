//! What is kept with the label: the result by light, the runs, and the files of them.

use service::ReadabilityView;
use service::readability::{FEW_TRIES, ReadabilityFormat, Run, Statistics};
use yew::prelude::*;

use super::{chart, figures, or_none, percent, tone};
use crate::components::file_button::file_button;
use crate::components::icon::{Icon, IconView};
use crate::components::note::{fault_note, finding_note, look_note};
use crate::hooks::readability::{ShelfAsk, Tallying};
use crate::state::readability::Shelf;
use crate::words::Words;

/// What is kept of the label on screen.
pub(super) fn kept(tallying: &Tallying, words: Words) -> Html {
    let Tallying { shelf, ask, .. } = tallying;
    let busy = tallying.tally.camera_wanted();
    html! {
        <div class="kept-tries" data-readability="kept">
            { told(shelf, ask, words) }
            { match shelf.view.as_deref() {
                // What is kept would only be in the way while a run goes on.
                Some(_) if busy => Html::default(),
                Some(view) if view.readability.runs.is_empty() => html! {
                    <>
                        <p class="help">{ words.get("readability.empty") }</p>
                        { files(ask, false, words) }
                    </>
                },
                Some(view) => results(view, ask, words),
                None => Html::default(),
            } }
        </div>
    }
}

fn told(shelf: &Shelf, ask: &Callback<ShelfAsk>, words: Words) -> Html {
    let read = html! {
        <button type="button" class="quiet" data-action="told" onclick={ask.reform(|_: MouseEvent| ShelfAsk::Read)}>
            <IconView icon={Icon::X} />{ words.get("notice.close") }
        </button>
    };
    let findings = shelf.view.as_ref().map(|view| &view.findings[..]).unwrap_or_default();
    let last = findings.len().saturating_sub(1);
    html! {
        <div aria-live="polite">
            if let Some(fault) = &shelf.fault { { fault_note(fault, words, read.clone()) } }
            { for findings.iter().enumerate().map(|(at, finding)| {
                finding_note(finding, words, if at == last { read.clone() } else { Html::default() })
            }) }
            if shelf.forgotten.is_some() {
                { look_note(words.get("readability.forgotten"), html! {
                    <button type="button" class="secondary" data-action="bring-back" onclick={ask.reform(|_: MouseEvent| ShelfAsk::BringBack)}>
                        <IconView icon={Icon::Undo2} />{ words.get("readability.bring-back") }
                    </button>
                }) }
            }
            if shelf.in_memory.is_some() && shelf.view.as_ref().is_some_and(|view| !view.readability.runs.is_empty()) {
                { look_note(words.get("readability.in-memory"), Html::default()) }
            }
        </div>
    }
}

fn results(view: &ReadabilityView, ask: &Callback<ShelfAsk>, words: Words) -> Html {
    let runs = &view.readability.runs;
    let few = view.lights.iter().any(|(_, statistics)| statistics.is_few());
    html! {
        <>
            <h3>{ words.get("readability.by-light") }</h3>
            { figures::lights(&view.lights, words) }
            if few { <p class="help">{ words.with("readability.few", &[("count", &FEW_TRIES.to_string())]) }</p> }
            <h3>{ words.get("readability.runs") }</h3>
            <ul class="runs">
                { for runs.iter().rev().enumerate().map(|(at, run)| run_row(run, at == 0, ask, words)) }
            </ul>
            { files(ask, true, words) }
        </>
    }
}

/// A run; the newest is open.
fn run_row(run: &Run, newest: bool, ask: &Callback<ShelfAsk>, words: Words) -> Html {
    let statistics = Statistics::of(&run.tries);
    let share = or_none(statistics.ratio.map(|ratio| format!("{} %", percent(ratio, words))));
    let device = run
        .device
        .as_ref()
        .map(|device| format!("{} {} × {} px", device.name, device.width, device.height).trim().to_owned());
    let forget = {
        let run = run.clone();
        ask.reform(move |_: MouseEvent| ShelfAsk::Forget(run.clone()))
    };
    html! {
        <li key={run.id.clone()}>
            <details class="fold" open={newest}>
                <summary>
                    <span class="run-name"><strong>{ words.get(run.light.key()) }</strong>{ " · " }<time>{ run.begun.to_string() }</time></span>
                    <span class="mini" aria-hidden="true">
                        { for run.tries.iter().map(|one| html! { <i class={tone(one.outcome)}></i> }) }
                    </span>
                    <span class="run-share">{ statistics.read }{ " / " }{ statistics.counted() }{ " · " }{ share }</span>
                </summary>
                { chart::chart(run, words) }
                if let Some(device) = device { <p class="help">{ device }</p> }
                { figures::table(run, words) }
                <button type="button" class="quiet" data-action="forget-run" onclick={forget}>
                    <IconView icon={Icon::Trash2} />{ words.get("readability.forget") }
                </button>
            </details>
        </li>
    }
}

fn files(ask: &Callback<ShelfAsk>, any: bool, words: Words) -> Html {
    let write = |format: ReadabilityFormat, key: &'static str, name: &'static str| {
        let onclick = ask.reform(move |_: MouseEvent| ShelfAsk::Write(format));
        html! {
            <button type="button" class="secondary" data-action={name} {onclick}><IconView icon={Icon::Download} />{ words.get(key) }</button>
        }
    };
    html! {
        <div class="actions tally-files">
            if any {
                { write(ReadabilityFormat::Pdf, "readability.export-pdf", "tally-pdf") }
                { write(ReadabilityFormat::Json, "readability.export-json", "tally-json") }
            }
            { file_button("quiet", words.get("readability.import"), "tally-file", "application/json,.json", ask.reform(ShelfAsk::Import)) }
        </div>
    }
}
