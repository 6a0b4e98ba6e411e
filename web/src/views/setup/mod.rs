//! How labels are made: what stands on them, what stands in the symbol, the printer, and the material.

mod code;
mod label;
pub mod material;
pub mod printer;
mod troubles;

use service::OwnKind;
use yew::prelude::*;

use self::code::code_tab;
use self::label::label_tab;
use self::material::material_tab;
use self::printer::PrinterTab;
use self::troubles::troubles;
use crate::components::icon::{Icon, IconView};
use crate::components::note::{done_note, fault_note, finding_note};
use crate::hooks::making::{About, Make, Making, Said};
use crate::platform::page;
use crate::state::setup::Choice;
use crate::words::{Words, use_words};

/// A part of the setup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Label,
    Code,
    Printer,
    Material,
}

impl Tab {
    const ALL: [Self; 4] = [Self::Label, Self::Code, Self::Printer, Self::Material];

    const fn key(self) -> &'static str {
        match self {
            Self::Label => "setup.tab.label",
            Self::Code => "setup.tab.code",
            Self::Printer => "setup.tab.printer",
            Self::Material => "setup.tab.material",
        }
    }

    const fn id(self) -> &'static str {
        match self {
            Self::Label => "setup-tab-label",
            Self::Code => "setup-tab-code",
            Self::Printer => "setup-tab-printer",
            Self::Material => "setup-tab-material",
        }
    }
}

/// Properties of [`SetupPanel`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SetupProps {
    /// How labels are made.
    pub making: Making,
}

/// The setup, part by part.
#[component]
pub fn SetupPanel(props: &SetupProps) -> Html {
    let words = use_words();
    let tab = use_state_eq(|| Tab::Label);
    let Making { state, ask, .. } = &props.making;
    let onkeydown = {
        let tab = tab.clone();
        Callback::from(move |event: KeyboardEvent| {
            let at = Tab::ALL.iter().position(|of| *of == *tab).unwrap_or_default();
            let to = match event.key().as_str() {
                "ArrowRight" => Tab::ALL[(at + 1) % Tab::ALL.len()],
                "ArrowLeft" => Tab::ALL[(at + Tab::ALL.len() - 1) % Tab::ALL.len()],
                _ => return,
            };
            event.prevent_default();
            page::focus(to.id());
            tab.set(to);
        })
    };
    html! {
        <section class="setup" aria-labelledby="setup-title">
            <header class="card-head">
                <h3 id="setup-title">{ words.get("setup.title") }</h3>
                <button type="button" class="quiet" data-action="undo-setup" disabled={!state.can_undo()}
                    onclick={ask.reform(|_: MouseEvent| Make::Undo)}>
                    <IconView icon={Icon::Undo2} /><span>{ words.get("setup.undo") }</span>
                </button>
            </header>
            { troubles(&props.making, words) }
            <div class="tabs" role="tablist" aria-labelledby="setup-title" {onkeydown}>
                { for Tab::ALL.into_iter().map(|of| {
                    let set = tab.setter();
                    html! {
                        <button type="button" role="tab" id={of.id()} aria-selected={(of == *tab).to_string()} aria-controls="setup-panel"
                            tabindex={if of == *tab { "0" } else { "-1" }} onclick={move |_: MouseEvent| set.set(of)}>
                            { words.get(of.key()) }
                        </button>
                    }
                }) }
            </div>
            <div class="setup-panel" role="tabpanel" id="setup-panel" aria-labelledby={tab.id()}>
                { match *tab {
                    Tab::Label => label_tab(&props.making, words),
                    Tab::Code => code_tab(&props.making, words),
                    Tab::Printer => html! { <PrinterTab making={props.making.clone()} /> },
                    Tab::Material => material_tab(&props.making, words),
                } }
            </div>
        </section>
    }
}

/// The user's own files of a kind by their names, each with the way to remove it.
fn own_list(kind: OwnKind, names: Vec<AttrValue>, making: &Making, words: Words) -> Html {
    html! {
        <ul class="own-list">
            { for making.own(kind).cloned().zip(names).map(|(file, name)| html! {
                <li><span>{ name }</span>
                    <button type="button" class="quiet" onclick={making.ask.reform(move |_: MouseEvent| Make::Choose(Choice::ForgetOwn(file.clone())))}>
                        <IconView icon={Icon::Trash2} />{ words.get("setup.own.remove") }
                    </button>
                </li>
            }) }
        </ul>
    }
}

/// What stands in place of choices that did not come yet; why they will not is told above.
fn awaited(making: &Making, words: Words) -> Html {
    html! { if making.troubles.no_catalogue.is_none() { <p class="help">{ words.get("setup.loading") }</p> } }
}

/// What there is to tell of what was asked last, where it was asked. `done` is what to say when all went well.
pub(super) fn told(making: &Making, about: About, done: &'static str, words: Words) -> Html {
    let said = making.told.as_ref().filter(|(of, _)| *of == about).map(|(_, said)| said);
    let close = html! {
        <button type="button" class="quiet" onclick={making.ask.reform(|_: MouseEvent| Make::Dismiss)}>
            <IconView icon={Icon::X} />{ words.get("notice.close") }
        </button>
    };
    let note = match said {
        None => Html::default(),
        Some(Said::Failed(fault)) => fault_note(fault, words, close),
        Some(Said::Saved(name)) => done_note(words.with("download.saved", &[("name", name)])),
        Some(Said::Calibrated(printer)) => done_note(words.with(done, &[("name", &printer.name)])),
        Some(Said::Done(findings)) if findings.is_empty() => done_note(words.get(done)),
        Some(Said::Done(findings)) => {
            findings.iter().map(|finding| finding_note(finding, words, Html::default())).collect()
        }
    };
    html! { <div class="told" aria-live="polite">{ note }</div> }
}
