//! The code that the platform gave: pasted as a text, or taken out of its picture and drawn again as it is.

use std::rc::Rc;

use record::LineId;
use service::{Column, Imported, IssuedSymbol};
use web_sys::{File, HtmlTextAreaElement};
use yew::prelude::*;

use crate::components::comparison::comparison;
use crate::components::file_button::file_button;
use crate::components::icon::{Icon, IconView};
use crate::components::marked::Marked;
use crate::components::note::{fault_note, finding_note};
use crate::platform::files;
use crate::state::draft::{DraftAction, Texts};
use crate::state::issued::IssuedState;
use crate::words::Words;

/// The id of the profile whose text comes from the platform.
pub const PLATFORM: &str = "platform";

/// What the platform's code needs.
#[derive(Debug, Clone, PartialEq)]
pub struct IssuedProps {
    /// Where taking it out of a picture stands.
    pub state: Rc<IssuedState>,
    /// The label carries the platform's code, and none of this program's own.
    pub on_label: bool,
    /// A picture was given.
    pub on_file: Callback<File>,
    /// The picture is no longer wanted.
    pub on_clear: Callback<()>,
    /// The line of the records that the texts came from, as long as they are still of its batch.
    pub line: Option<LineId>,
    /// The code is to be kept with that line.
    pub on_keep: Callback<(LineId, IssuedSymbol)>,
    /// The label is to carry the platform's code, or again one of this program's own.
    pub on_use: Callback<bool>,
}

/// The platform's code.
pub fn issued(props: &IssuedProps, texts: &Texts, act: &Callback<DraftAction>, words: Words) -> Html {
    let code = texts.get(Column::PlatformPayload);
    let idle = *props.state == IssuedState::Idle;
    html! {
        <details class="fold" id="issued" open={!code.is_empty() || !idle || props.on_label}>
            <summary><span>{ words.get("issued.title") }</span></summary>
            <p class="help">{ words.get("issued.help") }</p>
            <div class="field">
                <label for="issued-code">{ words.get("issued.code") }</label>
                { code_field(props, code, act) }
            </div>
            { drop_zone(props, words) }
            <div aria-live="polite">{ came(props, words) }</div>
            if !code.is_empty() { { kept(props, texts, act, words) } }
            else if props.on_label {
                <p class="note tone-look"><IconView icon={Icon::TriangleAlert} />{ words.get("issued.lacking") }</p>
            }
        </details>
    }
}

/// A text field that keeps a pasted code to the byte: the browser's own would turn line ends into others.
fn code_field(props: &IssuedProps, code: &str, act: &Callback<DraftAction>) -> Html {
    let oninput = act.reform(|event: InputEvent| {
        DraftAction::Typed(
            Column::PlatformPayload,
            event.target_unchecked_into::<HtmlTextAreaElement>().value(),
        )
    });
    let onpaste = {
        let (act, on_file, on_use) = (act.clone(), props.on_file.clone(), props.on_use.clone());
        let empty = code.is_empty();
        Callback::from(move |event: Event| {
            let (text, file) = files::pasted(&event);
            if let Some(file) = file {
                event.prevent_default();
                on_file.emit(file);
            } else if let Some(text) = text.filter(|text| empty && !text.is_empty()) {
                event.prevent_default();
                act.emit(DraftAction::Typed(Column::PlatformPayload, text));
                on_use.emit(true);
            }
        })
    };
    html! {
        <textarea id="issued-code" name="issued-code" class="code" rows="3" spellcheck="false" autocomplete="off"
            value={code.to_owned()} {oninput} {onpaste} onblur={act.reform(|_: FocusEvent| DraftAction::Left)} />
    }
}

fn drop_zone(props: &IssuedProps, words: Words) -> Html {
    let over = Callback::from(|event: DragEvent| event.prevent_default());
    let ondrop = {
        let on_file = props.on_file.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            // What is dropped here is not for scanning back.
            event.stop_propagation();
            if let Some(file) = files::of_transfer(event.data_transfer().as_ref()) {
                on_file.emit(file);
            }
        })
    };
    html! {
        <div class="drop" ondragover={over} {ondrop}>
            { file_button("secondary", words.get("issued.picture"), "issued-picture", "image/png,image/jpeg,image/webp", props.on_file.clone()) }
            <p class="help">{ words.get("issued.drop") }</p>
        </div>
    }
}

/// What came of the picture.
fn came(props: &IssuedProps, words: Words) -> Html {
    match &*props.state {
        IssuedState::Idle => Html::default(),
        IssuedState::Reading(_) => html! {
            <p class="work"><IconView icon={Icon::LoaderCircle} class={classes!("turning")} />{ words.get("issued.reading") }</p>
        },
        IssuedState::Failed(fault) => fault_note(fault, words, close(props, words)),
        IssuedState::Read(imported) => read(imported, words),
    }
}

fn close(props: &IssuedProps, words: Words) -> Html {
    html! {
        <button type="button" class="quiet" onclick={props.on_clear.reform(|_: MouseEvent| ())}>
            <IconView icon={Icon::X} />{ words.get("notice.close") }
        </button>
    }
}

fn read(imported: &Imported, words: Words) -> Html {
    let used = words.number((imported.corrected_share * 100.0).round(), 0);
    let facts = [
        ("facts.version", imported.version.to_string()),
        ("facts.level", imported.level.to_string()),
        ("issued.mask", imported.mask.number().to_string()),
        ("issued.corrected", format!("{used} %")),
    ];
    html! {
        <div class="imported" data-imported="read">
            <dl class="facts">
                { for facts.into_iter().map(|(key, value)| html! {
                    <div data-fact={key}><dt>{ words.get(key) }</dt><dd>{ value }</dd></div>
                }) }
            </dl>
            if imported.comparison.is_empty() { <p class="help">{ words.get("issued.not-comparable") }</p> }
            { comparison(&imported.comparison, words) }
            { for imported.findings.iter().map(|finding| finding_note(finding, words, Html::default())) }
        </div>
    }
}

/// The code that is kept: to the byte, with its symbol or without.
fn kept(props: &IssuedProps, texts: &Texts, act: &Callback<DraftAction>, words: Words) -> Html {
    let code = texts.get(Column::PlatformPayload);
    let bytes = words.with("facts.bytes", &[("count", &code.len().to_string())]);
    let key = if texts.issued.is_some() { "issued.kept-symbol" } else { "issued.kept-text" };
    let remove = {
        let (act, on_use, on_clear) = (act.clone(), props.on_use.clone(), props.on_clear.clone());
        Callback::from(move |_: MouseEvent| {
            act.emit(DraftAction::Typed(Column::PlatformPayload, String::new()));
            act.emit(DraftAction::Left);
            on_use.emit(false);
            on_clear.emit(());
        })
    };
    let on_label = props.on_label;
    let keep = props.line.zip(texts.issued.clone());
    html! {
        <div class="kept" data-issued={if texts.issued.is_some() { "symbol" } else { "text" }}>
            <p><Marked text={code.to_owned()} spans={vec![]} />{ " " }<span class="help">{ bytes }</span></p>
            <p class="help">{ words.get(key) }</p>
            <div class="card-row">
                <button type="button" class={if on_label { "quiet" } else { "secondary" }} data-action="use-issued"
                    onclick={props.on_use.reform(move |_: MouseEvent| !on_label)}>
                    { words.get(if on_label { "issued.use-own" } else { "issued.use" }) }
                </button>
                if let Some(keep) = keep {
                    <button type="button" class="secondary" data-action="keep-issued" onclick={props.on_keep.reform(move |_: MouseEvent| keep.clone())}>
                        <IconView icon={Icon::Table} />{ words.get("issued.keep") }
                    </button>
                }
                <button type="button" class="quiet" onclick={remove}>
                    <IconView icon={Icon::Trash2} />{ words.get("issued.remove") }
                </button>
            </div>
        </div>
    }
}
