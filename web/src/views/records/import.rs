//! A file on its way in: how it was read, what its columns are, and what is odd about it.

use std::rc::Rc;

use service::desk::SourceView;
use service::{DeskJob, Format, Options, Separator};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::components::chip::Tone;
use crate::components::icon::{Icon, IconView};
use crate::components::mapping::mapping_table;
use crate::hooks::records::Ask;
use crate::words::{Words, use_words};

/// How many notes are shown before the rest is folded away.
const NOTES_SHOWN: usize = 6;

/// Properties of [`Import`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ImportProps {
    /// The file.
    pub source: Rc<SourceView>,
    /// Asks something.
    pub ask: Callback<Ask>,
}

/// A file on its way in.
#[component]
pub fn Import(props: &ImportProps) -> Html {
    let words = use_words();
    let ImportProps { source, ask } = props.clone();
    let mapping = use_state(|| source.mapping.clone());
    use_effect_with(source.clone(), {
        let mapping = mapping.setter();
        move |source| mapping.set(source.mapping.clone())
    });
    let used = mapping.columns.iter().filter(|column| column.target.is_some()).count();
    let name = if source.name.is_empty() { words.get("import.pasted") } else { source.name.clone().into() };
    let records = source.records.to_string();
    let add = {
        let mapping = (*mapping).clone();
        ask.reform(move |_: MouseEvent| Ask::Job(DeskJob::Add(mapping.clone())))
    };
    let on_target = {
        let mapping = mapping.clone();
        Callback::from(move |(at, target)| {
            let mut next = (*mapping).clone();
            next.choose(at, target);
            mapping.set(next);
        })
    };
    html! {
        <section class="step-card import" aria-labelledby="import-title">
            <header class="card-head">
                <h2 id="import-title">{ name }</h2>
                <div class="card-tools">
                    <button type="button" class="quiet" onclick={ask.reform(|_: MouseEvent| Ask::Job(DeskJob::PutAside))}>
                        <IconView icon={Icon::X} />{ words.get("import.put-aside") }
                    </button>
                </div>
            </header>
            <p class="lead">{ words.with("import.lead", &[("records", &records), ("columns", &source.headings.len().to_string())]) }</p>
            { reading(&source, words, &ask) }
            if !source.notes.is_empty() { { notes(&source, words) } }
            { mapping_table(&source, &mapping, &on_target, words) }
            <div class="card-foot">
                <button type="button" class="primary" disabled={used == 0 || source.records == 0} onclick={add}>
                    <IconView icon={Icon::Check} />{ words.with("import.add", &[("records", &records)]) }
                </button>
                if used == 0 { <p class="help">{ words.get("import.none-used") }</p> }
                else { <p class="help">{ words.get("import.undoable") }</p> }
            </div>
        </section>
    }
}

/// How the file was read; every choice reads it again.
fn reading(source: &SourceView, words: Words, ask: &Callback<Ask>) -> Html {
    let options = source.options.clone();
    let choose = move |set: fn(&mut Options, &str)| {
        let options = options.clone();
        ask.reform(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let mut options = options.clone();
            set(&mut options, &select.value());
            Ask::ReadAgain(options)
        })
    };
    let first = source.options.first_record.unwrap_or_default();
    html! {
        <div class="reading">
            <p><span class="panel-caption">{ words.get("import.format") }</span>{ words.get(source.format.caption_key()) }</p>
            if let Some(encoding) = &source.encoding {
                <label><span class="panel-caption">{ words.get("import.encoding") }</span>
                    <select name="encoding" onchange={choose(|options, value| options.encoding = Some(value.to_owned()))}>
                        { for source.encodings.iter().map(|name| html! {
                            <option value={name.clone()} selected={*name == encoding.name}>{ name.clone() }</option>
                        }) }
                    </select>
                    <small>{ words.get(&encoding.why) }</small>
                </label>
            }
            if let Format::Delimited(separator) = source.format {
                <label><span class="panel-caption">{ words.get("import.separator") }</span>
                    <select name="separator" onchange={choose(|options, value| options.separator = separator_of(value))}>
                        { for SEPARATORS.into_iter().map(|(of, name)| html! {
                            <option value={name} selected={of == separator}>{ words.get(name) }</option>
                        }) }
                    </select>
                </label>
            }
            if source.sheets.len() > 1 {
                <label><span class="panel-caption">{ words.get("import.sheet") }</span>
                    <select name="sheet" onchange={choose(|options, value| {
                        options.sheet = value.parse().ok();
                        options.first_record = None;
                    })}>
                        { for source.sheets.iter().enumerate().map(|(at, sheet)| html! {
                            <option value={at.to_string()} selected={source.options.sheet == Some(at)}>
                                { sheet.name.clone() }
                                if sheet.hidden { { " " }{ words.get("import.hidden") } }
                            </option>
                        }) }
                    </select>
                </label>
            }
            <label><span class="panel-caption">{ words.get("import.first-record") }</span>
                <select name="first-record" onchange={choose(|options, value| options.first_record = value.parse().ok())}>
                    { for (0..=first.max(8)).map(|rows| html! {
                        <option value={rows.to_string()} selected={rows == first}>
                            { words.with(if rows == 0 { "import.no-heading" } else { "import.heading-rows" }, &[("rows", &rows.to_string())]) }
                        </option>
                    }) }
                </select>
            </label>
        </div>
    }
}

const SEPARATORS: [(Separator, &str); 4] = [
    (Separator::Comma, "separator.comma"),
    (Separator::Semicolon, "separator.semicolon"),
    (Separator::Tab, "separator.tab"),
    (Separator::Pipe, "separator.pipe"),
];

fn separator_of(name: &str) -> Option<Separator> {
    SEPARATORS.into_iter().find(|(_, of)| *of == name).map(|(separator, _)| separator)
}

fn notes(source: &SourceView, words: Words) -> Html {
    let note = |note: &service::Note| {
        let row = note.row.map(|row| words.with("import.note-row", &[("row", &row.to_string())]));
        html! {
            <li class={Tone::of(note.finding.severity).class()}>
                <IconView icon={Tone::of(note.finding.severity).icon()} />
                <div>
                    if let Some(row) = row { <b>{ row }{ ": " }</b> }
                    <span data-code={note.finding.code.to_string()}>{ words.finding(&note.finding) }</span>
                </div>
            </li>
        }
    };
    let (first, rest) = source.notes.split_at(source.notes.len().min(NOTES_SHOWN));
    let more = source.note_count - first.len();
    html! {
        <div class="notes">
            <ul class="panel-findings">{ for first.iter().map(note) }</ul>
            if more > 0 {
                <details>
                    <summary>{ words.with("import.more-notes", &[("count", &more.to_string())]) }</summary>
                    <ul class="panel-findings">{ for rest.iter().map(note) }</ul>
                </details>
            }
        </div>
    }
}
