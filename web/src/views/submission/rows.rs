//! Records of a submission as a table: what is sent of each, what is new, and what became of it.

use service::Column;
use service::desk::submission::{RecordKind, RecordRow};
use service::desk::{Filter, Selection};
use service::npqtp::{Change, FieldChange, Reason};
use yew::prelude::*;

use crate::components::chip::{Chip, Tone};
use crate::components::inputs::{Offer, segmented};
use crate::hooks::records::{Ask, Records};
use crate::hooks::submission::{Submit, Submitting};
use crate::platform::page;
use crate::state::place::Place;
use crate::state::records::{RecordsAction, Tab};
use crate::state::submission::{PAGE_ROWS, Rows};
use crate::words::{Words, use_words};

/// Properties of [`RowsTable`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RowsProps {
    /// The way to the platform.
    pub submitting: Submitting,
    /// The records, to go to one that has to be mended.
    pub records: Records,
    /// Kinds of records to choose from, each with how many there are.
    pub kinds: Vec<(RecordKind, usize)>,
    /// When this changes, the rows are asked for again.
    pub version: String,
}

/// The table.
#[component]
pub fn RowsTable(props: &RowsProps) -> Html {
    let words = use_words();
    let Submitting { state, ask, .. } = &props.submitting;
    let first = props.kinds.first().map_or(RecordKind::All, |(kind, _)| *kind);
    let wish = use_state_eq(|| (first, 0_usize));
    let offered = props.kinds.iter().any(|(kind, _)| *kind == wish.0);
    let (kind, from) = if offered { *wish } else { (first, 0) };
    use_effect_with((kind, from, props.version.clone()), {
        let ask = ask.clone();
        move |&(kind, from, _)| ask.emit(Submit::Rows(kind, from))
    });
    let offers = props.kinds.iter().map(|(kind, count)| -> Offer {
        let text = words.with(key_of(*kind), &[("count", &count.to_string())]);
        (name_of(*kind).into(), text)
    });
    let on_kind = {
        let (wish, kinds) = (wish.setter(), props.kinds.clone());
        Callback::from(move |name: String| {
            if let Some((kind, _)) = kinds.iter().find(|(kind, _)| name_of(*kind) == name) {
                wish.set((*kind, 0));
            }
        })
    };
    let rows = state.rows.as_ref().filter(|rows| rows.kind == kind && rows.from == from);
    let on_page = {
        let wish = wish.setter();
        Callback::from(move |from: usize| wish.set((kind, from)))
    };
    html! {
        <div class="submit-rows">
            if props.kinds.len() > 1 {
                { segmented("submit-kind", words.get("submit.rows.show"), offers, name_of(kind), &on_kind) }
            }
            { match rows {
                None => html! { <p class="help" role="status">{ words.get("records.looking") }</p> },
                Some(rows) if rows.total == 0 => html! { <p class="help">{ words.get("submit.rows.none") }</p> },
                Some(rows) => table(rows, &props.records, &on_page, words),
            } }
        </div>
    }
}

fn table(rows: &Rows, records: &Records, on_page: &Callback<usize>, words: Words) -> Html {
    html! {
        <>
            <div class="table-box"><table class="submit-table">
                <thead><tr>
                    <th scope="col">{ words.get("submit.rows.batch") }</th>
                    <th scope="col">{ words.get("submit.rows.what") }</th>
                    <th scope="col">{ words.get("submit.rows.outcome") }</th>
                </tr></thead>
                <tbody>{ for rows.rows.iter().map(|row| html! {
                    <tr data-batch={row.batch.clone()} data-state={row.state.clone()}>
                        <th scope="row"><span class="unbroken">{ batch(&row.batch, words) }</span></th>
                        <td>{ values(row, words) }</td>
                        <td>{ outcome(row, records, words) }</td>
                    </tr>
                }) }</tbody>
            </table></div>
            { pager(rows.from, rows.rows.len(), rows.total, on_page, words) }
        </>
    }
}

/// Back and on through many rows.
pub(super) fn pager(
    from: usize,
    shown: usize,
    total: usize,
    on_page: &Callback<usize>,
    words: Words,
) -> Html {
    if total <= PAGE_ROWS {
        return Html::default();
    }
    let go = |to: usize| on_page.reform(move |_: MouseEvent| to);
    html! {
        <div class="card-row submit-pager">
            <button type="button" class="quiet" disabled={from == 0} onclick={go(from.saturating_sub(PAGE_ROWS))}>{ words.get("submit.rows.back") }</button>
            <span class="help">{ words.with("submit.rows.part", &[
                ("first", &(from + 1).to_string()), ("last", &(from + shown).to_string()), ("total", &total.to_string()),
            ]) }</span>
            <button type="button" class="quiet" disabled={from + shown >= total} onclick={go(from + PAGE_ROWS)}>{ words.get("submit.rows.on") }</button>
        </div>
    }
}

/// What is sent; where it changed since the platform accepted it, what was there before beside it.
fn values(row: &RecordRow, words: Words) -> Html {
    let changes: &[FieldChange] = match &row.change {
        Some(Change::Changed { fields }) => fields,
        _ => &[],
    };
    let change_at = |pointer: &str| changes.iter().find(|change| change.pointer == pointer);
    let gone = changes.iter().filter(|change| change.after.is_none());
    html! {
        <dl class="submit-values">
            { for row.rows.iter().map(|value| html! {
                <>
                    <dt title={value.pointer.clone()}>{ words.column(value.column) }</dt>
                    <dd>{ match change_at(&value.pointer) {
                        Some(change) => was_and_is(change, words),
                        None => html! { <span class="submit-value">{ &value.value }</span> },
                    } }</dd>
                </>
            }) }
            { for gone.map(|change| html! { <><dt>{ words.column(change.column) }</dt><dd>{ was_and_is(change, words) }</dd></> }) }
        </dl>
    }
}

/// A value as it was accepted, and as it would be sent.
fn was_and_is(change: &FieldChange, words: Words) -> Html {
    let text = |value: &Option<String>| match value {
        Some(value) => html! { <span class="submit-value">{ value }</span> },
        None => html! { <span class="help">{ words.get("submit.rows.nothing") }</span> },
    };
    html! {
        <span class="submit-change">
            <del><span class="sr-only">{ words.get("submit.rows.before") }{ " " }</span>{ text(&change.before) }</del>
            <span aria-hidden="true">{ "→" }</span>
            <ins><span class="sr-only">{ words.get("submit.rows.after") }{ " " }</span>{ text(&change.after) }</ins>
        </span>
    }
}

/// What became of a record, why, and what to do.
fn outcome(row: &RecordRow, records: &Records, words: Words) -> Html {
    let state = row.state.as_deref().map(|key| html! { <Chip tone={tone_of(key)}>{ words.get(key) }</Chip> });
    let change = row.change.as_ref().map(|change| {
        let (tone, key) = match change {
            Change::New => (Tone::Open, "submit.change.new"),
            Change::Changed { .. } => (Tone::Look, "submit.change.changed"),
            Change::Unchanged => (Tone::Pass, "submit.change.same"),
        };
        html! { <Chip {tone}>{ words.get(key) }</Chip> }
    });
    let to_mend = !row.reasons.is_empty() || !row.findings.is_empty();
    html! {
        <div class="submit-outcome">
            { state.or(change).unwrap_or_default() }
            if let Some(receipt) = &row.receipt {
                <span><span class="help">{ words.get("submit.rows.receipt") }</span>{ " " }<code>{ receipt }</code></span>
            }
            { for row.reasons.iter().map(|reason| why(reason, words)) }
            { for row.findings.iter().map(|(column, finding)| html! {
                <p data-code={finding.code.to_string()}>{ of_column(*column, words) }{ words.finding(finding) }</p>
            }) }
            if to_mend { { to_record(&row.batch, records, words) } }
        </div>
    }
}

/// The platform's reason in our words, with its own beside them.
fn why(reason: &Reason, words: Words) -> Html {
    html! {
        <div data-code={reason.code.clone()}>
            <p>{ of_column(reason.column, words) }{ words.get(&reason.code) }</p>
            if !reason.message.is_empty() || !reason.platform_code.is_empty() {
                <p class="help">{ words.get("submit.rows.platform-says") }{ " " }<code>{ &reason.platform_code }</code>{ " " }<q>{ &reason.message }</q></p>
            }
        </div>
    }
}

fn of_column(column: Option<Column>, words: Words) -> Html {
    column.map(|column| html! { <><strong>{ words.column(column) }</strong>{ ": " }</> }).unwrap_or_default()
}

/// A way to the lines of this batch.
fn to_record(batch: &str, records: &Records, words: Words) -> Html {
    let selection = Selection { filter: Filter::Batch(batch.to_owned()), ..Selection::default() };
    let onclick = records.ask.reform(move |_: MouseEvent| {
        page::go_to_place(Place::Records);
        Ask::Show(RecordsAction::Tab(Tab::Lines))
    });
    let select = records.ask.reform(move |()| Ask::Show(RecordsAction::Selected(selection.clone())));
    let onclick = Callback::from(move |event: MouseEvent| {
        select.emit(());
        onclick.emit(event);
    });
    html! { <button type="button" class="quiet" {onclick}>{ words.get("submit.rows.to-record") }</button> }
}

fn batch(number: &str, words: Words) -> AttrValue {
    if number.is_empty() { words.get("submit.rows.no-batch") } else { number.to_owned().into() }
}

fn tone_of(state: &str) -> Tone {
    match state.rsplit('.').next() {
        Some("accepted") => Tone::Pass,
        Some("rejected") => Tone::Fail,
        Some("unknown") => Tone::Look,
        _ => Tone::Open,
    }
}

const fn name_of(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::All => "all",
        RecordKind::LeftOut => "left-out",
        RecordKind::Changed => "changed",
        RecordKind::Open => "open",
        RecordKind::Accepted => "accepted",
        RecordKind::Rejected => "rejected",
    }
}

const fn key_of(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::All => "submit.kind.all",
        RecordKind::LeftOut => "submit.kind.left-out",
        RecordKind::Changed => "submit.kind.changed",
        RecordKind::Open => "submit.kind.open",
        RecordKind::Accepted => "submit.kind.accepted",
        RecordKind::Rejected => "submit.kind.rejected",
    }
}
