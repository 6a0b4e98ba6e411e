//! A workspace without records: the ways to bring some.

use service::DeskJob;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::icon::{Icon, IconView};
use crate::hooks::records::Ask;
use crate::platform::files::{self, Given};
use crate::words::Words;

/// The files that hold records.
pub(super) const ACCEPT: &str = ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,.json,.jsonl,.ndjson";

/// A file as an exporter might have it, with what goes wrong in such files: invented makers, batches and reports.
const SAMPLE: &str = include_str!("sample.csv");

/// The ways to bring records. `can_undo`: there is something to take back.
pub fn start(can_undo: bool, words: Words, ask: &Callback<Ask>) -> Html {
    let on_file = {
        let ask = ask.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = files::first(input.files().as_ref()) {
                ask.emit(Ask::Read(Given::File(file)));
            }
            input.set_value("");
        })
    };
    html! {
        <section class="start" aria-labelledby="start-title">
            <IconView icon={Icon::Upload} />
            <h2 id="start-title">{ words.get("start.title") }</h2>
            <p>{ words.get("start.lead") }</p>
            <div class="card-row">
                <label class="button primary"><IconView icon={Icon::Upload} />{ words.get("records.add-file") }
                    <input type="file" name="records-file" class="sr-only" accept={ACCEPT} onchange={on_file} /></label>
                <button type="button" class="secondary" onclick={ask.reform(|_: MouseEvent| Ask::Read(Given::Text(SAMPLE.to_owned())))}>
                    <IconView icon={Icon::Sparkles} />{ words.get("start.sample") }
                </button>
                <button type="button" class="quiet" onclick={ask.reform(|_: MouseEvent| Ask::Job(DeskJob::AddLine(Vec::new())))}>
                    <IconView icon={Icon::Plus} />{ words.get("records.add-line") }
                </button>
                if can_undo {
                    <button type="button" class="quiet" onclick={ask.reform(|_: MouseEvent| Ask::Job(DeskJob::Undo))}>
                        <IconView icon={Icon::Undo2} />{ words.get("records.undo") }
                    </button>
                }
            </div>
            <p class="help">{ words.get("start.formats") }</p>
        </section>
    }
}
