//! A file of evidence that somebody was given: whether it still says what it said.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::found::found;
use crate::components::file_button::file_button;
use crate::components::icon::{Icon, IconView};
use crate::components::note::fault_note;
use crate::hooks::evidence::{CheckAsk, Checking};
use crate::state::evidence::{Check, Stand};
use crate::words::{Words, use_words};

/// Properties of [`VerifySection`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct VerifyProps {
    /// The check.
    pub checking: Checking,
    /// The reader is there.
    pub ready: bool,
}

/// The place for a file that somebody was given.
#[component]
pub fn VerifySection(props: &VerifyProps) -> Html {
    let words = use_words();
    let Checking { state, ask } = &props.checking;
    html! {
        <section id="verify" class="step-card verify" aria-labelledby="verify-title">
            <h3 id="verify-title">{ words.get("evidence-page.check") }</h3>
            <p class="help">{ words.get("evidence-page.check.lead") }</p>
            <div class="verify-given">
                <div class="drop">
                    <p>{ words.get("evidence-page.check.drop") }</p>
                    { file_button("primary", words.get("evidence-page.check.choose"), "evidence-file", "application/json,.json", ask.reform(CheckAsk::File)) }
                </div>
                { roots(state, ask, words) }
            </div>
            <div class="verify-found" aria-live="polite">{ stand(state, props.ready, words) }</div>
        </section>
    }
}

fn roots(state: &Check, ask: &Callback<CheckAsk>, words: Words) -> Html {
    let oninput = ask.reform(|event: InputEvent| {
        CheckAsk::Roots(event.target_unchecked_into::<HtmlTextAreaElement>().value())
    });
    html! {
        <div class="verify-roots">
            <div class="field">
                <label for="verify-roots">{ words.get("evidence-page.roots") }</label>
                <textarea id="verify-roots" class="code" name="verify-roots" rows="3" spellcheck="false" autocomplete="off"
                    placeholder="temqr-root:1:…" aria-describedby="verify-roots-help" value={state.roots.clone()} {oninput} />
                <p id="verify-roots-help" class="help">{ words.get("evidence-page.roots.help") }</p>
            </div>
            <div class="card-row">
                { file_button("secondary", words.get("evidence-page.roots.picture"), "root-picture", "image/*", ask.reform(CheckAsk::Picture)) }
                if state.scanning { <span class="help" role="status">{ words.get("evidence-page.roots.reading") }</span> }
            </div>
            if let Some(fault) = state.picture.as_ref().or(state.roots_fault()) { { fault_note(fault, words, Html::default()) } }
        </div>
    }
}

fn stand(state: &Check, ready: bool, words: Words) -> Html {
    match &state.stand {
        Stand::Busy(file, _) if ready => html! {
            <p class="work" role="status"><IconView icon={Icon::LoaderCircle} class={classes!("turning")} />
                { words.with("evidence-page.busy", &[("file", file)]) }</p>
        },
        Stand::Found(file, view) => found(file, view, words),
        // Said beside the roots.
        Stand::Failed(..) if state.roots_fault().is_some() => Html::default(),
        Stand::Failed(file, fault) => html! {
            <>
                <p class="help">{ file.clone() }</p>
                { fault_note(fault, words, Html::default()) }
            </>
        },
        Stand::Nothing | Stand::Busy(..) => Html::default(),
    }
}
