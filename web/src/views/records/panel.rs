//! Beside the grid: what there is to tell of the line in focus, and what mends it.

use base::Finding;
use record::{Column, LineId};
use service::DeskJob;
use service::desk::{CellEdit, LineView, SetView};
use yew::prelude::*;

use crate::components::chip::Tone;
use crate::components::icon::{Icon, IconView};
use crate::components::marked::Marked;
use crate::components::source::Source;
use crate::hooks::records::{Ask, Records};
use crate::state::draft::Texts;
use crate::words::Words;

/// How many other lines of a finding are named.
const OTHERS_SHOWN: usize = 8;

/// What there is to tell of the line in focus. `on_label` takes a line to the label.
pub fn panel(records: &Records, words: Words, on_label: &Callback<(LineId, Texts)>) -> Html {
    let Records { state, ask } = records;
    let Some(line) = state.line.as_ref().filter(|line| Some(line.line) == state.focused_line()) else {
        return html! { <aside class="panel empty"><p>{ words.get("records.panel.empty") }</p></aside> };
    };
    let focus = state.focused_column();
    let here: Vec<&Finding> =
        line.cells.iter().filter(|(of, _)| Some(*of) == focus).map(|(_, finding)| finding).collect();
    let elsewhere = line.cells.iter().filter(|(of, _)| Some(*of) != focus);
    let number = line.number.to_string();
    let clean = line.cells.is_empty() && line.sets.is_empty();
    let taken = (line.line, Texts::of_line(|column| text(line, column)));
    let bin = DeskJob::Bin { lines: vec![line.line], binned: !line.binned };
    html! {
        <aside class="panel" aria-label={words.with("records.panel.line", &[("number", &number)])}>
            <h3>{ words.with("records.panel.line", &[("number", &number)]) }</h3>
            if let Some(column) = focus {
                <div class="panel-cell">
                    <p class="panel-caption">{ words.get(column.caption_key()) }</p>
                    <Marked text={text(line, column).to_owned()}
                        spans={here.iter().filter_map(|finding| finding.span.clone()).collect::<Vec<_>>()} />
                    <button type="button" class="quiet" onclick={ask.reform(|_: MouseEvent| Ask::Edit(None))}>
                        <IconView icon={Icon::Pencil} />{ words.get("records.panel.edit") }
                    </button>
                </div>
                <ul class="panel-findings">
                    { for here.iter().map(|finding| of_cell(line, column, finding, words, ask)) }
                    { for line.sets.iter().filter(|set| set.column == focus).map(|set| of_set(set, words, ask)) }
                </ul>
            }
            if line.sets.iter().any(|set| set.column != focus) || elsewhere.clone().next().is_some() {
                <p class="panel-caption">{ words.get("records.panel.elsewhere") }</p>
                <ul class="panel-findings">
                    { for line.sets.iter().filter(|set| set.column != focus).map(|set| of_set(set, words, ask)) }
                    { for elsewhere.map(|(column, finding)| of_cell(line, *column, finding, words, ask)) }
                </ul>
            }
            if clean {
                <p class="panel-clean tone-pass"><IconView icon={Icon::CircleCheck} />{ words.get("records.panel.clean") }</p>
            }
            <div class="panel-tools">
                <button type="button" class="secondary" onclick={on_label.reform(move |_: MouseEvent| taken.clone())}>
                    <IconView icon={Icon::QrCode} />{ words.get("records.panel.label") }
                </button>
                <button type="button" class="quiet" onclick={ask.reform(move |_: MouseEvent| Ask::Job(bin.clone()))}>
                    <IconView icon={if line.binned { Icon::Undo2 } else { Icon::Trash2 }} />
                    { words.get(if line.binned { "records.panel.unbin" } else { "records.panel.bin" }) }
                </button>
            </div>
        </aside>
    }
}

fn text(line: &LineView, column: Column) -> &str {
    line.texts.get(column as usize).map_or("", String::as_str)
}

fn of_cell(line: &LineView, column: Column, finding: &Finding, words: Words, ask: &Callback<Ask>) -> Html {
    let before = text(line, column);
    let mended = finding.fix.as_ref().map(|fix| service::apply(before, fix));
    html! {
        <li class={Tone::of(finding.severity).class()}>
            <IconView icon={Tone::of(finding.severity).icon()} />
            <div>
                <span class="sr-only">{ words.severity(finding.severity) }{ ": " }</span>
                <b>{ words.get(column.caption_key()) }{ ": " }</b>
                <span data-code={finding.code.to_string()}>{ words.finding(finding) }</span>
                if let Some(after) = mended {
                    <button type="button" class="fix" onclick={{
                        let edit = CellEdit { line: line.line, column, before: before.to_owned(), after: after.clone() };
                        ask.reform(move |_: MouseEvent| Ask::Typed(Some(edit.clone())))
                    }}>
                        <IconView icon={Icon::WandSparkles} />{ words.get("field.fix") }{ " " }<code>{ after }</code>
                    </button>
                }
                if let Some(citation) = &finding.source { <Source citation={citation.clone()} /> }
            </div>
        </li>
    }
}

fn of_set(set: &SetView, words: Words, ask: &Callback<Ask>) -> Html {
    let finding = &set.finding;
    html! {
        <li class={Tone::of(finding.severity).class()}>
            <IconView icon={Tone::of(finding.severity).icon()} />
            <div>
                <span class="sr-only">{ words.severity(finding.severity) }{ ": " }</span>
                <span data-code={finding.code.to_string()}>{ words.finding(finding) }</span>
                if !set.others.is_empty() {
                    <span class="others">
                        { for set.others.iter().take(OTHERS_SHOWN).map(|&(line, number)| html! {
                            <button type="button" class="other-line" onclick={ask.reform(move |_: MouseEvent| Ask::GoTo(line))}>
                                { words.with("records.panel.line", &[("number", &number.to_string())]) }
                            </button>
                        }) }
                    </span>
                }
                if let Some(citation) = &finding.source { <Source citation={citation.clone()} /> }
            </div>
        </li>
    }
}
