//! The lines of the workspace: tools, problems, the grid, and what there is to tell of the line in focus.

use base::Severity;
use record::LineId;
use service::DeskJob;
use service::desk::{Filter, LinesWith, Overview, Problem, RecordFormat, Selection};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::grid::Grid;
use super::import::Import;
use super::mend::mend;
use super::panel::panel;
use super::start::{add_file, start};
use crate::components::chip::Tone;
use crate::components::icon::{Icon, IconView};
use crate::hooks::records::{Ask, Records};
use crate::state::draft::Texts;
use crate::state::records::RecordsAction;
use crate::words::Words;

/// The lines of the workspace. `on_label` takes a line to the label.
pub fn lines(records: &Records, words: Words, on_label: &Callback<(LineId, Texts)>) -> Html {
    let Records { state, ask } = records;
    if let Some(source) = &state.source {
        return html! { <Import source={source.clone()} ask={ask.clone()} /> };
    }
    let Some(overview) = &state.overview else {
        return html! { <p class="help">{ words.get("records.looking") }</p> };
    };
    if overview.lines == 0 && overview.binned == 0 {
        return start(overview.can_undo, words, ask);
    }
    html! {
        <>
            { tools(overview, &state.selection, words, ask) }
            { problems(overview, &state.selection, words, ask) }
            if let Some(proposal) = &state.proposal {
                { mend(records, proposal, words) }
            }
            <div class="lines">
                <div class="lines-grid">
                    <Grid records={records.clone()} />
                    if state.total() == 0 && state.window.is_some() {
                        <p class="grid-empty">{ words.get("records.none-shown") }</p>
                    }
                </div>
                { panel(records, words, on_label) }
            </div>
        </>
    }
}

fn tools(overview: &Overview, selection: &Selection, words: Words, ask: &Callback<Ask>) -> Html {
    let post = |job: DeskJob| ask.reform(move |_: MouseEvent| Ask::Job(job.clone()));
    let on_search = {
        let selection = selection.clone();
        ask.reform(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            Ask::Show(RecordsAction::Selected(Selection { search: input.value(), ..selection.clone() }))
        })
    };
    let on_export = {
        let ask = ask.clone();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            if let Some((format, _)) = EXPORTS.into_iter().find(|(_, key)| *key == select.value()) {
                ask.emit(Ask::Export(format));
            }
            select.set_value("");
        })
    };
    html! {
        <div class="tools">
            { add_file(words, ask) }
            <button type="button" class="secondary" onclick={post(DeskJob::AddLine(Vec::new()))}>
                <IconView icon={Icon::Plus} />{ words.get("records.add-line") }
            </button>
            <button type="button" class="quiet" aria-label={words.get("records.undo")} disabled={!overview.can_undo} onclick={post(DeskJob::Undo)}>
                <IconView icon={Icon::Undo2} /><span>{ words.get("records.undo") }</span>
            </button>
            <button type="button" class="quiet" aria-label={words.get("records.redo")} disabled={!overview.can_redo} onclick={post(DeskJob::Redo)}>
                <IconView icon={Icon::Redo2} /><span>{ words.get("records.redo") }</span>
            </button>
            <button type="button" class="quiet" aria-label={words.get("records.mend")} onclick={ask.reform(|_: MouseEvent| {
                Ask::Show(RecordsAction::Proposed(Some((record::Bulk::Fixes { code: None }, None))))
            })}>
                <IconView icon={Icon::WandSparkles} /><span>{ words.get("records.mend") }</span>
            </button>
            <label class="export"><span class="sr-only">{ words.get("records.export") }</span>
                <select name="export" onchange={on_export}>
                    <option value="" selected=true>{ words.get("records.export") }</option>
                    { for EXPORTS.into_iter().map(|(_, key)| html! { <option value={key}>{ words.get(key) }</option> }) }
                </select>
            </label>
            <label class="search"><IconView icon={Icon::Search} /><span class="sr-only">{ words.get("records.search") }</span>
                <input type="search" name="search" value={selection.search.clone()} placeholder={words.get("records.search")} oninput={on_search} /></label>
        </div>
    }
}

const EXPORTS: [(RecordFormat, &str); 5] = [
    (RecordFormat::Xlsx, "export.as-xlsx"),
    (RecordFormat::Csv, "export.as-csv"),
    (RecordFormat::Json, "export.as-json"),
    (RecordFormat::JsonLines, "export.as-json-lines"),
    (RecordFormat::Findings, "export.as-findings"),
];

fn problems(overview: &Overview, selection: &Selection, words: Words, ask: &Callback<Ask>) -> Html {
    let LinesWith { errors, warnings } = overview.lines_with;
    let filters = [
        (Filter::All, "records.filter.all", None, overview.lines),
        (Filter::AtLeast(Severity::Error), "records.filter.errors", Some(Tone::Fail), errors),
        (Filter::AtLeast(Severity::Warning), "records.filter.warnings", Some(Tone::Look), errors + warnings),
        (Filter::Binned, "records.filter.binned", None, overview.binned),
    ];
    let choose = {
        let (ask, selection) = (ask.clone(), selection.clone());
        move |filter: Filter| {
            let selection = Selection { filter, ..selection.clone() };
            ask.reform(move |_: MouseEvent| Ask::Show(RecordsAction::Selected(selection.clone())))
        }
    };
    let on_problem = {
        let (ask, selection) = (ask.clone(), selection.clone());
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            let filter = if value.is_empty() { Filter::All } else { Filter::Problem(value) };
            ask.emit(Ask::Show(RecordsAction::Selected(Selection { filter, ..selection.clone() })));
        })
    };
    let batch = match &selection.filter {
        Filter::Batch(number) => Some(number.clone()),
        _ => None,
    };
    html! {
        <div class="problems">
            <div class="filters" role="group" aria-label={words.get("records.filter")}>
                { for filters.into_iter().filter(|(filter, .., count)| *count > 0 || matches!(filter, Filter::All)).map(|(filter, key, tone, count)| html! {
                    <button type="button" class={classes!("filter", tone.map(Tone::class))} aria-pressed={(selection.filter == filter).to_string()}
                        onclick={choose(filter)}>
                        if let Some(tone) = tone { <IconView icon={tone.icon()} /> }
                        { words.get(key) }{ " " }<b>{ count }</b>
                    </button>
                }) }
                if let Some(number) = batch {
                    <button type="button" class="filter" aria-pressed="true" onclick={choose(Filter::All)}>
                        <code>{ number }</code><IconView icon={Icon::X} />
                    </button>
                }
            </div>
            if !overview.problems.is_empty() {
                <label class="problem"><span class="sr-only">{ words.get("records.problem") }</span>
                    <select name="problem" onchange={on_problem}>
                        <option value="" selected={!matches!(selection.filter, Filter::Problem(_))}>{ words.get("records.problem") }</option>
                        { for overview.problems.iter().map(|problem| option(problem, selection, words)) }
                    </select>
                </label>
                <div class="next">
                    <button type="button" class="quiet" title="Shift F8" onclick={ask.reform(|_: MouseEvent| Ask::Next { back: true })}>
                        <IconView icon={Icon::ArrowUp} /><span class="sr-only">{ words.get("records.previous-problem") }</span>
                    </button>
                    <button type="button" class="quiet" title="F8" onclick={ask.reform(|_: MouseEvent| Ask::Next { back: false })}>
                        <IconView icon={Icon::ArrowDown} />{ words.get("records.next-problem") }
                    </button>
                </div>
            }
            if selection.filter == Filter::Binned {
                <button type="button" class="quiet" onclick={ask.reform(|_: MouseEvent| Ask::Job(DeskJob::EmptyBin))}>
                    <IconView icon={Icon::Trash2} />{ words.get("records.empty-bin") }
                </button>
            }
        </div>
    }
}

/// The first characters of a text, for a list.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    let mut shown: String = text.chars().take(MOST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

fn option(problem: &Problem, selection: &Selection, words: Words) -> Html {
    let chosen = matches!(&selection.filter, Filter::Problem(code) if *code == problem.example.code);
    let name = short(&words.finding(&problem.example));
    html! {
        <option value={problem.example.code.to_string()} selected={chosen}>
            { words.severity(problem.example.severity) }{ " · " }{ name }{ " · " }{ problem.count }
        </option>
    }
}
