//! The pages as they will be printed, one at a time, and the labels that cannot be made.

use std::rc::Rc;

use record::LineId;
use service::{PrintView, Refused, RunCheck, RunFinding};
use yew::prelude::*;

use crate::components::icon::{Icon, IconView};
use crate::components::note::{fault_note, finding_note};
use crate::hooks::printing::{Press, Printing};
use crate::platform::download::use_object_url;
use crate::state::print::{PrintAction, PrintState};
use crate::views::checks::checks;
use crate::views::chinese::{Chinese, way_on};
use crate::words::{Words, use_words};

/// Properties of [`Pages`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PagesProps {
    /// Where printing stands.
    pub printing: Printing,
    /// The face for Chinese labels.
    pub chinese: Chinese,
    /// A line is to be seen among the records.
    pub on_record: Callback<LineId>,
}

/// The pages.
#[component]
pub fn Pages(props: &PagesProps) -> Html {
    let words = use_words();
    let Printing { state, ask, .. } = &props.printing;
    let svg = use_memo(state.view.clone(), |view| {
        view.as_ref().filter(|view| !view.svg.is_empty()).map(|view| Rc::<str>::from(view.svg.as_str()))
    });
    let url = use_object_url("image/svg+xml", (*svg).clone());
    let turn = |page: usize| ask.reform(move |_: MouseEvent| Press::Show(PrintAction::Turned(page)));
    html! {
        <>
            <div class="pages-head">
                <h3 id="print-pages-title">{ words.get("print.pages") }</h3>
                if let Some(view) = &state.view { { pager(view, state, &turn, words) } }
            </div>
            <div class={classes!("stage", "page-stage", state.drawing.is_some().then_some("stale"))} tabindex="0" role="group"
                aria-labelledby="print-pages-title" onkeydown={keys(state, ask)}>
                { match (&state.view, &state.fault) {
                    (_, Some(fault)) => fault_note(fault, words, chinese(fault.findings.iter().map(|finding| &*finding.code), props, words)),
                    (Some(view), None) => page(view, url, words),
                    (None, None) if state.left => html! {
                        <button type="button" class="secondary" onclick={ask.reform(|_: MouseEvent| Press::Show(PrintAction::Resumed))}>{ words.get("print.look-again") }</button>
                    },
                    (None, None) => html! { <p class="help">{ words.get("print.drawing") }</p> },
                } }
            </div>
            if let Some(view) = &state.view {
                { for view.findings.iter().map(|told| found(told, props, words)) }
                { refused(view, props, words) }
                { checked(view, state, words) }
            }
        </>
    }
}

/// The offer to load the face for Chinese labels, once, if any of these codes asks for it.
fn chinese<'a>(codes: impl Iterator<Item = &'a str>, props: &PagesProps, words: Words) -> Html {
    codes
        .map(|code| way_on(code, &props.chinese, words))
        .find(|html| *html != Html::default())
        .unwrap_or_default()
}

fn keys(state: &Rc<PrintState>, ask: &Callback<Press>) -> Callback<KeyboardEvent> {
    let (state, ask) = (state.clone(), ask.clone());
    Callback::from(move |event: KeyboardEvent| {
        let last = state.view.as_ref().map_or(0, |view| view.pages.saturating_sub(1));
        let to = match event.key().as_str() {
            "PageDown" | "ArrowRight" => state.page + 1,
            "PageUp" | "ArrowLeft" => state.page.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        ask.emit(Press::Show(PrintAction::Turned(to)));
    })
}

fn pager(
    view: &PrintView,
    state: &PrintState,
    turn: &dyn Fn(usize) -> Callback<MouseEvent>,
    words: Words,
) -> Html {
    let at = state.page;
    let where_at = [("page", (at + 1).min(view.pages.max(1)).to_string()), ("pages", view.pages.to_string())];
    let step = |to: usize, allowed: bool, icon: Icon, key: &'static str| {
        html! {
            <button type="button" class="quiet" disabled={!allowed} aria-label={words.get(key)} data-page={key} onclick={turn(to)}><IconView {icon} /></button>
        }
    };
    html! {
        <div class="pager">
            <span class="help" data-labels={view.labels.to_string()}>{ words.with("print.labels", &[("count", &view.labels.to_string())]) }</span>
            if view.pages > 1 {
                { step(at.saturating_sub(1), at > 0, Icon::ArrowUp, "print.previous") }
                <output aria-live="polite">{ words.filled("print.page", &where_at) }</output>
                { step(at + 1, at + 1 < view.pages, Icon::ArrowDown, "print.next") }
            } else if view.pages == 1 {
                <output>{ words.filled("print.page", &where_at) }</output>
            }
        </div>
    }
}

fn page(view: &PrintView, url: Option<AttrValue>, words: Words) -> Html {
    if view.svg.is_empty() {
        return html! { <p class="placeholder">{ words.get("print.nothing-to-print") }</p> };
    }
    let (width, height) = view.size_mm;
    let alt = words.filled(
        "print.page.alt",
        &[
            ("page", (view.page + 1).to_string()),
            ("width", words.number(width, 1)),
            ("height", words.number(height, 1)),
        ],
    );
    html! {
        if let Some(url) = url {
            // Its own width in millimetres at most; a sheet is shown as wide as there is room.
            <img class="page" src={url} {alt} data-page-size={format!("{width:.1}x{height:.1}")} />
        }
    }
}

/// What is to be looked at: on how many labels, and the way to the record of the first.
fn found(told: &RunFinding, props: &PagesProps, words: Words) -> Html {
    let way_on = html! {
        <>
            { way_on(&told.finding.code, &props.chinese, words) }
            if told.labels > 0 {
                <p class="of-labels" data-labels={told.labels.to_string()}>
                    if told.labels > 1 { <span>{ words.with("print.found.labels", &[("count", &told.labels.to_string())]) }</span> }
                    { to_record(told.line, told.number, props, words) }
                </p>
            }
        </>
    };
    finding_note(&told.finding, words, way_on)
}

/// The worst that each rule says of any label, and of how many, where others have a better one.
fn checked(view: &PrintView, state: &PrintState, words: Words) -> Html {
    if view.checks.is_empty() {
        return Html::default();
    }
    let different = view.labels / (state.wish.copies as usize).max(1);
    let added = |told: &RunCheck| {
        let counts = [("count", told.labels.to_string()), ("total", different.to_string())];
        (told.labels < different).then(|| words.filled("print.check.labels", &counts))
    };
    checks(view.checks.iter().map(|told| (&told.check, added(told))), words)
}

/// The way to a record.
fn to_record(line: LineId, number: usize, props: &PagesProps, words: Words) -> Html {
    html! {
        <button type="button" class="other-line" onclick={props.on_record.reform(move |_: MouseEvent| line)}>
            { words.with("records.panel.line", &[("number", &number.to_string())]) }
        </button>
    }
}

/// The labels that cannot be made: why, and the way to their record.
fn refused(view: &PrintView, props: &PagesProps, words: Words) -> Html {
    if view.refused_count == 0 {
        return Html::default();
    }
    let hidden = view.refused_count.saturating_sub(view.refused.len());
    let codes = view.refused.iter().flat_map(|refused| &refused.fault.findings).map(|finding| &*finding.code);
    html! {
        <section class="refused" aria-labelledby="refused-title" data-refused={view.refused_count.to_string()}>
            <h4 id="refused-title"><IconView icon={Icon::CircleX} />{ words.with("print.refused", &[("count", &view.refused_count.to_string())]) }</h4>
            { chinese(codes, props, words) }
            <ul>{ for view.refused.iter().map(|one| refused_row(one, props, words)) }</ul>
            if hidden > 0 { <p class="help">{ words.with("print.refused.more", &[("count", &hidden.to_string())]) }</p> }
        </section>
    }
}

fn refused_row(refused: &Refused, props: &PagesProps, words: Words) -> Html {
    // What is wrong with a cell says more than that the label could not be made of it.
    let first = refused.fault.findings.first();
    let (code, why) = first.map_or_else(
        || (refused.fault.code.to_string(), words.fault(&refused.fault)),
        |finding| (finding.code.to_string(), words.finding(finding)),
    );
    html! {
        <li>
            { to_record(refused.line, refused.number, props, words) }
            <span data-code={code}>
                if let Some(column) = refused.column { <b>{ words.column(column) }{ ": " }</b> }
                { why }
            </span>
        </li>
    }
}
