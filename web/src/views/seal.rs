//! The seal in the frame, and what it means.

use yew::prelude::*;

use crate::components::chip::{Chip, Tone};
use crate::components::icon::{Icon, IconView};
use crate::hooks::dialog::use_dialog;
use crate::state::engine::EngineState;
use crate::words::{Words, use_words};

/// Properties of [`SealBadge`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SealProps {
    /// Where loading and sealing stand.
    pub engine: EngineState,
}

/// A button that says whether the page can send anything, and opens the explanation.
#[component]
pub fn SealBadge(props: &SealProps) -> Html {
    let words = use_words();
    let (dialog, open) = use_dialog();
    let (tone, icon, text, short) = match &props.engine {
        EngineState::Loading => ("", Icon::LoaderCircle, "seal.loading", "seal.loading.short"),
        EngineState::Ready(seal) if seal.closed() => {
            ("tone-pass", Icon::ShieldCheck, "seal.closed", "seal.closed.short")
        }
        EngineState::Failed { .. } => ("tone-fail", Icon::ShieldAlert, "seal.failed", "seal.failed"),
        EngineState::Ready(_) => ("tone-look", Icon::ShieldAlert, "seal.open", "seal.open"),
    };
    html! {
        <>
            <button type="button" class={classes!("seal", tone)} onclick={open} data-sealed={sealed(&props.engine)}>
                <IconView {icon} /><span class="long">{ words.get(text) }</span><span class="short" aria-hidden="true">{ words.get(short) }</span>
            </button>
            <dialog ref={dialog} class="sheet" aria-labelledby="seal-title">
                <form method="dialog">
                    <header class="card-head">
                        <h2 id="seal-title">{ words.get("seal.title") }</h2>
                        <button class="quiet" aria-label={words.get("close")}><IconView icon={Icon::X} /></button>
                    </header>
                    <p>{ words.get("seal.what") }</p>
                    { shown(&props.engine, words) }
                    <h3>{ words.get("seal.ledger") }</h3>
                    <p>{ words.get("seal.ledger-empty") }</p>
                    <h3>{ words.get("seal.not-covered") }</h3>
                    <p>{ words.get("seal.not-covered-text") }</p>
                    <p class="dialog-foot"><button class="primary">{ words.get("close") }</button></p>
                </form>
            </dialog>
        </>
    }
}

/// What the browser itself answered when it was asked.
fn shown(engine: &EngineState, words: Words) -> Html {
    let EngineState::Ready(seal) = engine else {
        return html! { <p class="help">{ words.get("seal.not-yet") }</p> };
    };
    let row = |closed: bool, key: &str| {
        let (tone, word) = if closed { (Tone::Pass, "seal.refused") } else { (Tone::Fail, "seal.allowed") };
        html! { <li><span>{ words.get(key) }</span><Chip {tone}>{ words.get(word) }</Chip></li> }
    };
    html! {
        <ul class="facts-list">
            { row(seal.page, "seal.page") }
            { row(seal.workers, "seal.workers") }
        </ul>
    }
}

fn sealed(engine: &EngineState) -> &'static str {
    match engine {
        EngineState::Loading => "loading",
        EngineState::Ready(seal) if seal.closed() => "closed",
        EngineState::Ready(_) => "open",
        EngineState::Failed { .. } => "failed",
    }
}
