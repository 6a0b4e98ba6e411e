//! Buttons of the session, the field of a hand-held scanner, and the last reads.

use service::desk::shipment::{SessionView, TakeView};
use service::shipment::{Input, Margin, Read, Refusal};
use yew::prelude::*;

use super::SCANNER_FIELD;
use super::values::{in_short, place, take};
use crate::components::chip::Chip;
use crate::components::icon::{Icon, IconView};
use crate::hooks::shipment::{Ask, Key, use_scanner};
use crate::state::shipment::{CheckAction, ShipmentAction};
use crate::words::{Words, use_words};

/// Take back, pause, enter by hand.
pub(super) fn buttons(session: &SessionView, by_hand: bool, ask: &Callback<Ask>, words: Words) -> Html {
    let hear = |input: Input| ask.reform(move |_: MouseEvent| Ask::Hear(input.clone()));
    let paused = session.blocked == Some(Refusal::Paused);
    let stopped = session.blocked == Some(Refusal::Stopped);
    let (pause, icon, key) = if paused {
        (Input::Resume, Icon::Play, "loading.resume")
    } else {
        (Input::Pause, Icon::Pause, "loading.pause")
    };
    let toggle =
        ask.reform(move |_: MouseEvent| Ask::Show(ShipmentAction::Check(CheckAction::ByHand(!by_hand))));
    html! {
        <div class="check-buttons">
            <button type="button" class="secondary" data-action="undo" disabled={!session.can_undo} onclick={hear(Input::Undo)} aria-keyshortcuts={Key::Undo.letter()}>
                <IconView icon={Icon::Undo2} />{ words.get("loading.undo") }<kbd>{ Key::Undo.letter() }</kbd>
            </button>
            <button type="button" class="secondary" data-action="redo" disabled={!session.can_redo} onclick={hear(Input::Redo)}>
                <IconView icon={Icon::Redo2} />{ words.get("loading.redo") }
            </button>
            <button type="button" class={if paused { "primary" } else { "secondary" }} data-action="pause" disabled={stopped} onclick={hear(pause)} aria-keyshortcuts={Key::Pause.letter()}>
                <IconView {icon} />{ words.get(key) }<kbd>{ Key::Pause.letter() }</kbd>
            </button>
            <button type="button" class="secondary" data-action="by-hand" disabled={session.blocked.is_some()} aria-expanded={by_hand.to_string()} onclick={toggle}>
                <IconView icon={Icon::Pencil} />{ words.get("loading.by-hand") }
            </button>
        </div>
    }
}

/// Properties of [`Scanner`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ScannerProps {
    /// Asks something.
    pub(super) ask: Callback<Ask>,
}

/// The field of a scanner that acts as a keyboard: it types a line and Enter.
#[component]
pub(super) fn Scanner(props: &ScannerProps) -> Html {
    let words = use_words();
    let on_text = props.ask.reform(|text| Ask::Hear(Input::Frame(vec![scanned(text)])));
    let (field, oninput) = use_scanner(on_text);
    html! {
        <div class="scanner field">
            <label for={SCANNER_FIELD}>{ words.get("loading.scanner") }</label>
            <textarea ref={field} id={SCANNER_FIELD} class="code" rows="2" autocomplete="off" spellcheck="false" autocapitalize="off"
                aria-describedby="scanner-help" {oninput} />
            <p class="help" id="scanner-help">{ words.get("loading.scanner.help") }</p>
        </div>
    }
}

/// Such a scanner checks the error correction itself and tells nothing of it. It is believed: who pulls its trigger
/// aims at one label, and would have to pull it twice for each otherwise.
fn scanned(text: String) -> Read {
    Read { text, values: None, margin: Some(Margin::of_ratio(1.0)) }
}

/// The last reads, the latest first.
pub(super) fn takes(session: &SessionView, words: Words) -> Html {
    let taken = session.taken.to_string();
    html! {
        <section class="takes" aria-labelledby="takes-title">
            <h3 id="takes-title">{ words.get("loading.takes") }{ " " }<span class="help">{ words.with("loading.takes.count", &[("count", &taken)]) }</span></h3>
            if session.takes.is_empty() {
                <p class="help">{ words.get("loading.takes.none") }</p>
            } else {
                <ol>{ for session.takes.iter().map(|one| row(one, words)) }</ol>
            }
        </section>
    }
}

fn row(one: &TakeView, words: Words) -> Html {
    let (tone, short) = in_short(&one.code);
    let by_hand =
        one.by_hand.as_ref().map(|reason| words.with("loading.takes.by-hand", &[("reason", reason)]));
    html! {
        <li key={one.number} data-code={one.code.clone()}>
            <div>
                { take(one, words) }
                <p class="help">
                    { for place(&one.place).map(|text| html! { <span>{ text }</span> }) }
                    { for by_hand.map(|text| html! { <span>{ text }</span> }) }
                </p>
            </div>
            <Chip {tone}>{ words.get(short) }</Chip>
        </li>
    }
}
