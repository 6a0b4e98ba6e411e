//! The records: lines, batches, papers, and the workspace they are in.

pub mod batches;
pub mod grid;
pub mod import;
pub mod lines;
pub mod mend;
pub mod notice;
pub mod panel;
pub mod papers;
pub mod start;
pub mod workspace;

use record::LineId;
use service::desk::WorkspaceRef;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use self::papers::PapersView;
use crate::hooks::records::{Ask, Records};
use crate::state::draft::Texts;
use crate::state::engine::EngineState;
use crate::state::records::{Notice, RecordsAction, RecordsState, Tab};
use crate::words::Words;

/// The place of the records. `on_label` takes a line to the label.
pub fn records_place(
    records: &Records,
    engine: &EngineState,
    words: Words,
    on_label: &Callback<(LineId, Texts)>,
) -> Html {
    let Records { state, ask } = records;
    if !engine.ready() {
        return html! { <main class="records"><p class="help">{ words.get("records.loading") }</p></main> };
    }
    html! {
        <main class="records">
            <div class="records-head">
                { workspaces(state, words, ask) }
                if let Some(overview) = &state.overview { { workspace::saved(&overview.saved, words) } }
                { tabs(state, words, ask) }
            </div>
            if let Some(work) = &state.work { { notice::work(work, words, ask) } }
            if let Some(notice) = &state.notice { { notice::notice(notice, words, ask) } }
            // A workspace that cannot be opened: the way to the others stays open.
            if state.overview.is_none() && matches!(state.notice, Some(Notice::Fault(_))) {
                { workspace::others(state, words, ask) }
            }
            <div class="tab-panel" role="tabpanel" id="records-panel" aria-labelledby={tab_id(state.tab)}>
                { match state.tab {
                    Tab::Lines => lines::lines(records, words, on_label),
                    Tab::Batches => batches::batches(state.batches.as_deref(), words, ask),
                    Tab::Papers => html! { <PapersView papers={state.papers.clone()} ask={ask.clone()} /> },
                    Tab::Workspace => workspace::workspace(records, words),
                } }
            </div>
        </main>
    }
}

fn workspaces(state: &RecordsState, words: Words, ask: &Callback<Ask>) -> Html {
    let Some(overview) = &state.overview else { return Html::default() };
    let open = &overview.workspace;
    let mut all: Vec<WorkspaceRef> =
        state.workspaces.iter().filter(|one| one.id != open.id).cloned().collect();
    all.insert(0, open.clone());
    let onchange = {
        let (ask, all) = (ask.clone(), all.clone());
        Callback::from(move |event: Event| {
            let id = event.target_unchecked_into::<HtmlSelectElement>().value();
            if let Some(chosen) = all.iter().find(|one| one.id == id) {
                ask.emit(Ask::Open(chosen.clone()));
            }
        })
    };
    html! {
        <label class="workspace-choice"><span class="sr-only">{ words.get("workspace.title") }</span>
            <select name="workspace" {onchange}>
                { for all.iter().map(|one| html! {
                    <option value={one.id.clone()} selected={one.id == open.id}>
                        { if one.name.is_empty() { words.get("workspace.unnamed") } else { one.name.clone().into() } }
                    </option>
                }) }
            </select>
        </label>
    }
}

fn tab_id(tab: Tab) -> String {
    format!("tab-{}", tab.caption_key().replace('.', "-"))
}

fn tabs(state: &RecordsState, words: Words, ask: &Callback<Ask>) -> Html {
    let count = |tab: Tab| {
        let overview = state.overview.as_ref()?;
        Some(match tab {
            Tab::Lines => overview.lines.to_string(),
            Tab::Batches => overview.batches.to_string(),
            Tab::Papers => format!("{}/{}", overview.papers.0, overview.papers.1),
            Tab::Workspace => return None,
        })
    };
    let onkeydown = {
        let (ask, tab) = (ask.clone(), state.tab);
        Callback::from(move |event: KeyboardEvent| {
            let at = Tab::ALL.iter().position(|of| *of == tab).unwrap_or_default();
            let to = match event.key().as_str() {
                "ArrowRight" => (at + 1) % Tab::ALL.len(),
                "ArrowLeft" => (at + Tab::ALL.len() - 1) % Tab::ALL.len(),
                _ => return,
            };
            event.prevent_default();
            crate::platform::page::focus(&tab_id(Tab::ALL[to]));
            ask.emit(Ask::Show(RecordsAction::Tab(Tab::ALL[to])));
        })
    };
    html! {
        <div class="tabs" role="tablist" aria-label={words.get("place.records")} {onkeydown}>
            { for Tab::ALL.into_iter().map(|tab| html! {
                <button type="button" role="tab" id={tab_id(tab)} aria-selected={(tab == state.tab).to_string()} aria-controls="records-panel"
                    tabindex={if tab == state.tab { "0" } else { "-1" }}
                    onclick={ask.reform(move |_: MouseEvent| Ask::Show(RecordsAction::Tab(tab)))}>
                    { words.get(tab.caption_key()) }
                    if let Some(count) = count(tab) { { " " }<b>{ count }</b> }
                </button>
            }) }
        </div>
    }
}
