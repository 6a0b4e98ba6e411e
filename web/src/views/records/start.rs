//! A workspace without records: the ways to bring some.

use service::DeskJob;
use yew::prelude::*;

use crate::components::file_button::file_button;
use crate::components::icon::{Icon, IconView};
use crate::hooks::records::Ask;
use crate::platform::files::Given;
use crate::words::Words;

/// The files that hold records.
const ACCEPT: &str = ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,.json,.jsonl,.ndjson";

/// A file as an exporter might have it, with what goes wrong in such files: invented makers, batches and reports.
const SAMPLE: &str = include_str!("sample.csv");

/// The button that brings a file of records.
pub(super) fn add_file(words: Words, ask: &Callback<Ask>) -> Html {
    let read = ask.reform(|file| Ask::Read(Given::File(file)));
    file_button("primary", words.get("records.add-file"), "records-file", ACCEPT, read)
}

/// The ways to bring records. `can_undo`: there is something to take back.
pub fn start(can_undo: bool, words: Words, ask: &Callback<Ask>) -> Html {
    html! {
        <section class="start" aria-labelledby="start-title">
            <IconView icon={Icon::Upload} />
            <h2 id="start-title">{ words.get("start.title") }</h2>
            <p>{ words.get("start.lead") }</p>
            <div class="card-row">
                { add_file(words, ask) }
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
