//! Mending many cells at once: choose what, look at what would change, do it. It can be undone.

use record::{Bulk, Column, DateOrder};
use service::DeskJob;
use service::desk::{BulkRequest, Filter};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::components::icon::{Icon, IconView};
use crate::hooks::records::{Ask, Records};
use crate::state::records::{Proposal, RecordsAction};
use crate::words::Words;

/// The ways to mend that need nothing more to be said.
const WAYS: [(&str, Bulk); 7] = [
    ("mend.fixes", Bulk::Fixes { code: None }),
    ("mend.trim", Bulk::Trim),
    ("mend.full-width", Bulk::FoldFullWidth),
    ("mend.upper-case", Bulk::UpperCase),
    ("mend.day-first", Bulk::DateIso { order: DateOrder::DayFirst }),
    ("mend.month-first", Bulk::DateIso { order: DateOrder::MonthFirst }),
    ("mend.pad", Bulk::PadDigits { width: 4 }),
];

const REPLACE: &str = "mend.replace";

fn way(bulk: &Bulk) -> &'static str {
    match bulk {
        Bulk::Fixes { .. } => "mend.fixes",
        Bulk::Trim => "mend.trim",
        Bulk::FoldFullWidth => "mend.full-width",
        Bulk::UpperCase => "mend.upper-case",
        Bulk::DateIso { order: DateOrder::DayFirst } => "mend.day-first",
        Bulk::DateIso { order: DateOrder::MonthFirst } => "mend.month-first",
        Bulk::PadDigits { .. } => "mend.pad",
        Bulk::Replace { .. } => REPLACE,
    }
}

/// Mending many cells.
pub fn mend(records: &Records, proposal: &Proposal, words: Words) -> Html {
    let Records { state, ask } = records;
    let Proposal { bulk, column, mending } = proposal.clone();
    let propose = {
        let ask = ask.clone();
        move |bulk: Bulk, column: Option<Column>| {
            ask.emit(Ask::Show(RecordsAction::Proposed(Some((bulk, column)))));
        }
    };
    let on_way = {
        let (propose, code) = (propose.clone(), problem(&state.selection.filter));
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let value = select.value();
            let chosen = WAYS.into_iter().find(|(name, _)| *name == value).map(|(_, bulk)| bulk);
            let chosen = match chosen {
                Some(Bulk::Fixes { .. }) => Bulk::Fixes { code: code.clone() },
                Some(bulk) => bulk,
                None => Bulk::Replace { find: String::new(), with: String::new() },
            };
            propose(chosen, column);
        })
    };
    let on_column = {
        let (propose, bulk) = (propose.clone(), bulk.clone());
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            propose(bulk.clone(), Column::from_name(&select.value()));
        })
    };
    let request = BulkRequest { selection: state.selection.clone(), column, bulk: bulk.clone() };
    let cells = mending.as_ref().map_or(0, |mending| mending.cells);
    html! {
        <section class="mend" aria-label={words.get("mend.title")}>
            <div class="mend-choice">
                <label><span class="panel-caption">{ words.get("mend.what") }</span>
                    <select name="way" onchange={on_way}>
                        { for WAYS.into_iter().map(|(name, _)| name).chain([REPLACE]).map(|name| html! {
                            <option value={name} selected={name == way(&bulk)}>{ words.get(name) }</option>
                        }) }
                    </select>
                </label>
                { more(&bulk, column, &propose, words) }
                <label><span class="panel-caption">{ words.get("mend.where") }</span>
                    <select name="column" onchange={on_column}>
                        <option value="" selected={column.is_none()}>{ words.get("mend.all-columns") }</option>
                        { for state.columns().iter().map(|&of| html! {
                            <option value={of.name()} selected={column == Some(of)}>{ words.get(of.caption_key()) }</option>
                        }) }
                    </select>
                </label>
            </div>
            { preview(proposal, words) }
            <div class="mend-tools">
                <button type="button" class="primary" disabled={cells == 0}
                    onclick={ask.reform(move |_: MouseEvent| Ask::Job(DeskJob::Mend(request.clone())))}>
                    <IconView icon={Icon::WandSparkles} />{ words.with("mend.do", &[("cells", &cells.to_string())]) }
                </button>
                <button type="button" class="quiet" onclick={ask.reform(|_: MouseEvent| Ask::Show(RecordsAction::Proposed(None)))}>
                    { words.get("mend.close") }
                </button>
            </div>
        </section>
    }
}

/// The problem whose lines are shown, if there is one.
fn problem(filter: &Filter) -> Option<String> {
    match filter {
        Filter::Problem(code) => Some(code.clone()),
        _ => None,
    }
}

/// What else has to be said.
fn more(
    bulk: &Bulk,
    column: Option<Column>,
    propose: &(impl Fn(Bulk, Option<Column>) + Clone + 'static),
    words: Words,
) -> Html {
    let text = |event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value();
    match bulk.clone() {
        Bulk::PadDigits { width } => {
            let propose = propose.clone();
            let oninput = Callback::from(move |event: InputEvent| {
                if let Ok(width) = text(event).parse::<u8>() {
                    propose(Bulk::PadDigits { width }, column);
                }
            });
            html! {
                <label><span class="panel-caption">{ words.get("mend.pad-width") }</span>
                    <input type="number" min="1" max="20" value={width.to_string()} {oninput} /></label>
            }
        }
        Bulk::Replace { find, with } => {
            let on_find = {
                let (propose, with) = (propose.clone(), with.clone());
                Callback::from(move |event: InputEvent| {
                    propose(Bulk::Replace { find: text(event), with: with.clone() }, column);
                })
            };
            let on_with = {
                let (propose, find) = (propose.clone(), find.clone());
                Callback::from(move |event: InputEvent| {
                    propose(Bulk::Replace { find: find.clone(), with: text(event) }, column);
                })
            };
            html! {
                <>
                    <label><span class="panel-caption">{ words.get("mend.find") }</span><input type="text" value={find} oninput={on_find} /></label>
                    <label><span class="panel-caption">{ words.get("mend.with") }</span><input type="text" value={with} oninput={on_with} /></label>
                </>
            }
        }
        _ => Html::default(),
    }
}

fn preview(proposal: &Proposal, words: Words) -> Html {
    let Some(mending) = &proposal.mending else {
        return html! { <p class="help">{ words.get("mend.looking") }</p> };
    };
    if mending.cells == 0 {
        return html! { <p class="help">{ words.get("mend.nothing") }</p> };
    }
    let counts = [("cells", &mending.cells.to_string()[..]), ("lines", &mending.lines.to_string()[..])];
    html! {
        <>
            <p>{ words.with("mend.would", &counts) }</p>
            <ul class="samples-list">
                { for mending.samples.iter().map(|(line, column, before, after)| html! {
                    <li>
                        <span class="muted">{ words.with("records.panel.line", &[("number", &line.to_string())]) }{ " · " }{ words.get(column.caption_key()) }</span>
                        { " " }<del><code>{ before.clone() }</code></del>{ " → " }<ins><code>{ after.clone() }</code></ins>
                    </li>
                }) }
            </ul>
        </>
    }
}
