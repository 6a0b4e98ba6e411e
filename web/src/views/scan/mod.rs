//! Step 3: scan the printed label back, and say whether it says what was meant.

mod actions;
mod codes;
mod facts;
mod photos;
mod stage;
mod verdict;

use std::rc::Rc;

use service::SymbolRead;
use web_sys::File;
use yew::prelude::*;

use crate::components::chip::Tone;
use crate::platform::camera::Offered;
use crate::platform::page;
use crate::state::engine::EngineState;
use crate::state::scan::{ScanAction, ScanState};
use crate::words::use_words;

/// Properties of [`ScanStep`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ScanProps {
    /// Where scanning back stands.
    pub state: Rc<ScanState>,
    /// Where loading stands: whether pictures can be read.
    pub engine: EngineState,
    /// There are three fields to compare with.
    pub expecting: bool,
    /// The answer on screen is about other texts than those of the form.
    pub outdated: bool,
    /// The device is held in a hand and has a camera of its own.
    pub handheld: bool,
    /// Pictures were given.
    pub on_files: Callback<Vec<File>>,
    /// The camera is wanted, gives frames, or can't be used; another picture or code is looked at.
    pub on_action: Callback<ScanAction>,
    /// A frame is ready.
    pub on_frame: Callback<Rc<Offered>>,
    /// Whether the reader can take a frame now.
    pub reader_free: Callback<(), bool>,
    /// Stop, or begin again.
    pub on_clear: Callback<()>,
}

/// Scanning back.
#[component]
pub fn ScanStep(props: &ScanProps) -> Html {
    let words = use_words();
    let hovering = use_state_eq(|| false);
    let over = |now: bool| {
        let hovering = hovering.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            hovering.set(now);
        })
    };
    let ondrop = {
        // The page itself takes what is dropped anywhere on it.
        let hovering = hovering.clone();
        Callback::from(move |_: DragEvent| {
            hovering.set(false);
        })
    };
    // What was pressed last, the camera's own buttons, is gone with it: the next label is one key away.
    use_effect_with(matches!(*props.state, ScanState::Frozen { .. }), |frozen| {
        if *frozen {
            page::focus_within("scan", actions::CAMERA_BUTTON);
        }
    });
    let shown = props.state.shown().filter(|_| !props.outdated);
    html! {
        <section id="scan" class="step-card scan-step" tabindex="-1" aria-labelledby="scan-title">
            <header class="card-head">
                <h2 id="scan-title"><span class="step-number">{ "3" }</span>{ words.get("scan.title") }</h2>
            </header>
            <p class="lead">{ words.get(if props.expecting { "scan.lead" } else { "scan.lead-no-record" }) }</p>
            <div class="scan-body">
                <div class={classes!("stage", "scan-stage", hovering.then_some("hovering"))}
                    ondragenter={over(true)} ondragover={over(true)} ondragleave={over(false)} {ondrop}>
                    { stage::stage(props, words) }
                </div>
                <div class="scan-side">
                    { actions::actions(props, words) }
                    <div class="verdict" role="status" aria-live="polite">{ verdict::verdict(props, words) }</div>
                    { facts::frames(&props.state, words) }
                    if let Some(shown) = shown { { codes::codes(shown, &props.on_action, words) } }
                    if let Some(photos) = props.state.photos() { { photos::photos(photos, &props.on_action, words) } }
                    if let Some(shown) = shown { { facts::facts(shown, words) } }
                </div>
            </div>
        </section>
    }
}

/// What is said of a symbol at a glance.
fn tone(symbol: &SymbolRead) -> Tone {
    match &symbol.comparison {
        Some(comparison) if comparison.equal() => Tone::Pass,
        Some(_) => Tone::Fail,
        None => Tone::Open,
    }
}
