//! The lines as a grid: only the rows in sight are drawn, cells are edited where they stand.

use std::rc::Rc;

use record::{Column, Kind};
use service::desk::{Cell, CellEdit, Row, Selection};
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::components::chip::Tone;
use crate::components::icon::{Icon, IconView};
use crate::hooks::records::{Ask, Records};
use crate::platform::page;
use crate::state::records::{Cursor, RecordsAction, RecordsState, Typing};
use crate::state::scrolling::{ROW_PX, Scrolling};
use crate::words::{Words, use_words};

/// Properties of [`Grid`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct GridProps {
    /// The records.
    pub records: Records,
}

/// The lines.
#[component]
pub fn Grid(props: &GridProps) -> Html {
    let words = use_words();
    let Records { state, ask } = props.records.clone();
    let (scroller, body, block) = (use_node_ref(), use_node_ref(), use_node_ref());
    let total = state.total();
    let from = state.window.as_ref().map_or(0, |window| window.request.from);

    // Sizes go through the element's own style object: the page's policy allows no style attribute.
    use_effect_with((total, from), {
        let (scroller, body, block) = (scroller.clone(), body.clone(), block.clone());
        move |&(total, from)| place_rows(&scroller, &body, &block, total, from)
    });
    use_effect_with((state.cursor, total), {
        let scroller = scroller.clone();
        let ask = ask.clone();
        move |&(cursor, total)| {
            if let (Some(cursor), Some(element)) = (cursor, scroller.cast::<HtmlElement>()) {
                let list = list(&element, total);
                if let Some(to) = list.scroll_to(cursor.row, f64::from(element.scroll_top())) {
                    element.set_scroll_top(to.round() as i32);
                    ask.emit(Ask::InSight(cursor.row));
                }
            }
        }
    });
    // A cell in focus that is drawn already, but out of sight to the side.
    use_effect_with((state.cursor, from), |&(cursor, _)| {
        if let Some(cursor) = cursor {
            page::into_sight(&cell_id(cursor.row, cursor.column));
        }
    });
    let onscroll = {
        let (scroller, body, block, ask) = (scroller.clone(), body.clone(), block.clone(), ask.clone());
        Callback::from(move |_: Event| {
            if let Some(element) = scroller.cast::<HtmlElement>() {
                place_rows(&scroller, &body, &block, total, from);
                let list = list(&element, total);
                ask.emit(Ask::InSight(list.row_at(f64::from(element.scroll_top())) as usize));
            }
        })
    };
    let onkeydown = {
        let records = props.records.clone();
        Callback::from(move |event: KeyboardEvent| key(&event, &records))
    };
    // Typing ends where it began: in the grid.
    let was_typing = use_mut_ref(|| false);
    use_effect_with(state.typing.is_some(), {
        let scroller = scroller.clone();
        move |&typing| {
            if *was_typing.borrow()
                && !typing
                && let Some(element) = scroller.cast::<HtmlElement>()
            {
                let _ = element.focus();
            }
            *was_typing.borrow_mut() = typing;
        }
    });
    let active = state.cursor.map(|cursor| cell_id(cursor.row, cursor.column));
    html! {
        <div class="grid" ref={scroller} role="grid" tabindex="0" aria-label={words.get("records.grid")}
            aria-rowcount={(total + 1).to_string()} aria-colcount={state.columns().len().to_string()}
            aria-activedescendant={active} {onscroll} {onkeydown}>
            <div class="grid-head" role="row">
                <div class="grid-number" role="columnheader">{ words.get("records.line") }</div>
                { for state.columns().iter().map(|&column| heading(column, &state.selection, words, &ask)) }
            </div>
            <div class="grid-body" ref={body} role="presentation">
                <div class="grid-block" ref={block} role="presentation">
                    { for (from..).zip(state.window.iter().flat_map(|window| &window.rows)).map(|(at, row)| html! {
                        <GridRow key={row.line.0} {at} row={row.clone()} columns={Rc::<[Column]>::from(state.columns())}
                            active={state.cursor.filter(|cursor| cursor.row == at).map(|cursor| cursor.column)}
                            typing={state.typing.clone().filter(|typing| typing.edit.line == row.line)} ask={ask.clone()} />
                    }) }
                </div>
            </div>
        </div>
    }
}

fn list(element: &HtmlElement, total: usize) -> Scrolling {
    // The heading row takes its part of the box.
    Scrolling { total, box_px: f64::from(element.client_height()) - ROW_PX }
}

fn place_rows(scroller: &NodeRef, body: &NodeRef, block: &NodeRef, total: usize, from: usize) {
    let elements = (scroller.cast::<HtmlElement>(), body.cast::<HtmlElement>(), block.cast::<HtmlElement>());
    let (Some(scroller), Some(body), Some(block)) = elements else { return };
    let list = list(&scroller, total);
    let top = list.top_of(from, f64::from(scroller.scroll_top()));
    let _ = body.style().set_property("height", &format!("{}px", list.height_px() as u64));
    let _ = block.style().set_property("transform", &format!("translateY({}px)", top as i64));
}

fn cell_id(row: usize, column: usize) -> String {
    format!("cell-{row}-{column}")
}

/// How wide a column is drawn.
fn width(column: Column) -> &'static str {
    match column.kind() {
        Kind::Words | Kind::Verbatim => "wide",
        Kind::Reference => "middling",
        Kind::Date | Kind::Count | Kind::Digits | Kind::Choice => "narrow",
    }
}

fn heading(column: Column, selection: &Selection, words: Words, ask: &Callback<Ask>) -> Html {
    let down = selection.sort.filter(|(of, _)| *of == column).map(|(_, down)| down);
    let next = match down {
        None => Some((column, false)),
        Some(false) => Some((column, true)),
        Some(true) => None,
    };
    let sorted = Selection { sort: next, ..selection.clone() };
    let onclick = ask.reform(move |_: MouseEvent| Ask::Show(RecordsAction::Selected(sorted.clone())));
    let order = match down {
        None => "none",
        Some(false) => "ascending",
        Some(true) => "descending",
    };
    html! {
        <div class={classes!("grid-heading", width(column))} role="columnheader" aria-sort={order}>
            <button type="button" class="plain" tabindex="-1" {onclick} title={words.get("records.sort")}>
                <span>{ words.get(column.caption_key()) }</span>
                if let Some(down) = down { <IconView icon={if down { Icon::ArrowDown } else { Icon::ArrowUp }} /> }
            </button>
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct GridRowProps {
    at: usize,
    row: Row,
    columns: Rc<[Column]>,
    active: Option<usize>,
    typing: Option<Typing>,
    ask: Callback<Ask>,
}

#[component]
fn GridRow(props: &GridRowProps) -> Html {
    let GridRowProps { at, row, columns, active, typing, ask } = props.clone();
    let tone = row.severity.map(Tone::of);
    html! {
        <div class={classes!("grid-row", active.map(|_| "active"))} role="row" aria-rowindex={(at + 2).to_string()}>
            <div class={classes!("grid-number", tone.map(Tone::class))} role="rowheader">
                if let Some(tone) = tone { <IconView icon={tone.icon()} /> }
                { row.number }
            </div>
            { for columns.iter().zip(&row.cells).enumerate().map(|(place, (&column, cell))| {
                let typing = typing.clone().filter(|typing| typing.edit.column == column);
                let cursor = Cursor { row: at, column: place };
                match typing {
                    Some(typing) => html! { <CellInput {typing} {column} ask={ask.clone()} /> },
                    None => shown(cell, column, cursor, active == Some(place), &ask),
                }
            }) }
        </div>
    }
}

fn shown(cell: &Cell, column: Column, cursor: Cursor, active: bool, ask: &Callback<Ask>) -> Html {
    let tone = cell.severity.map(Tone::of);
    let onclick = {
        let ask = ask.clone();
        // A press on the cell in focus begins to edit it: a second tap on a phone, a double click elsewhere.
        Callback::from(move |_: MouseEvent| {
            ask.emit(if active { Ask::Edit(None) } else { Ask::Show(RecordsAction::Moved(cursor)) });
        })
    };
    html! {
        <div id={cell_id(cursor.row, cursor.column)} role="gridcell" {onclick} aria-selected={active.to_string()}
            class={classes!("cell", width(column), tone.map(Tone::class), active.then_some("active"))}>
            if let Some(tone) = tone { <IconView icon={tone.icon()} /> }
            <span>{ cell.text.clone() }</span>
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct CellInputProps {
    typing: Typing,
    column: Column,
    ask: Callback<Ask>,
}

/// The cell that is being edited.
#[component]
fn CellInput(props: &CellInputProps) -> Html {
    let words = use_words();
    let input = use_node_ref();
    use_effect_with((), {
        let input = input.clone();
        move |()| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                let _ = input.focus();
            }
        }
    });
    let typing = props.typing.clone();
    let oninput = props.ask.reform({
        let typing = typing.clone();
        move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let edit = CellEdit { after: input.value(), ..typing.edit.clone() };
            Ask::Show(RecordsAction::Typing(Some(Typing { edit, ..typing.clone() })))
        }
    });
    // Escape takes the typed text back; leaving the cell in any other way keeps it.
    let left = use_mut_ref(|| false);
    let onblur = {
        let (ask, edit, left) = (props.ask.clone(), typing.edit.clone(), left.clone());
        Callback::from(move |_: FocusEvent| {
            if !left.replace(true) {
                ask.emit(Ask::Typed(Some(edit.clone())));
            }
        })
    };
    let onkeydown = {
        let (ask, edit) = (props.ask.clone(), typing.edit.clone());
        Callback::from(move |event: KeyboardEvent| {
            event.stop_propagation();
            // Keys that choose among the characters that an input method offers are not for the grid.
            if event.is_composing() {
                return;
            }
            let step = match (event.key().as_str(), event.shift_key()) {
                ("Escape", _) => {
                    left.replace(true);
                    ask.emit(Ask::Typed(None));
                    return;
                }
                ("Enter", false) => (1, 0),
                ("Enter", true) => (-1, 0),
                ("Tab", false) => (0, 1),
                ("Tab", true) => (0, -1),
                _ => return,
            };
            event.prevent_default();
            left.replace(true);
            ask.emit(Ask::Typed(Some(edit.clone())));
            ask.emit(Ask::Move(step.0, step.1));
        })
    };
    html! {
        <div class={classes!("cell", width(props.column), "typing")} role="gridcell">
            <input ref={input} type="text" value={typing.edit.after} {oninput} {onblur} {onkeydown} spellcheck="false"
                autocomplete="off" autocapitalize="off" aria-label={words.get(props.column.caption_key())} />
        </div>
    }
}

/// What a key does in the grid.
fn key(event: &KeyboardEvent, records: &Records) {
    let RecordsState { window, .. } = &*records.state;
    let page = 12;
    let far = window.as_ref().map_or(0, |window| window.total) as isize;
    let command = event.ctrl_key() || event.meta_key();
    let ask = match (event.key().as_str(), command) {
        ("ArrowDown", _) => Ask::Move(1, 0),
        ("ArrowUp", _) => Ask::Move(-1, 0),
        ("ArrowRight", _) => Ask::Move(0, 1),
        ("ArrowLeft", _) => Ask::Move(0, -1),
        ("PageDown", _) => Ask::Move(page, 0),
        ("PageUp", _) => Ask::Move(-page, 0),
        ("Home", false) => Ask::Move(0, -far),
        ("End", false) => Ask::Move(0, far),
        ("Home", true) => Ask::Move(-far, 0),
        ("End", true) => Ask::Move(far, 0),
        ("Enter" | "F2", _) => Ask::Edit(None),
        ("Delete" | "Backspace", false) => Ask::Edit(Some(String::new())),
        ("F8", _) => Ask::Next { back: event.shift_key() },
        (text, false) if text.chars().count() == 1 && !event.alt_key() => Ask::Edit(Some(text.to_owned())),
        _ => return,
    };
    event.prevent_default();
    records.ask.emit(ask);
}
