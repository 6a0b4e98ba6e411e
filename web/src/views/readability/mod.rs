//! The readability tally, as a panel of its own: name the light, try, see what it comes to.

mod begin;
mod chart;
mod figures;
mod going;
mod kept;

use yew::prelude::*;

use crate::components::icon::{Icon, IconView};
use crate::components::note::fault_note;
use crate::hooks::readability::Tallying;
use crate::state::engine::EngineState;
use crate::state::readability::{Tally, TallyAction};
use crate::views::camera::way_to_allow;
use crate::words::{Words, use_words};

use begin::Begin;

/// Properties of [`ReadabilityPanel`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ReadabilityProps {
    /// The tally, and what can be asked of it.
    pub tallying: Tallying,
    /// Where loading stands: whether frames can be read.
    pub engine: EngineState,
    /// There is a label to look for.
    pub has_label: bool,
    /// No other part of the page shows the camera.
    pub camera_free: bool,
}

/// The readability tally.
#[component]
pub fn ReadabilityPanel(props: &ReadabilityProps) -> Html {
    let words = use_words();
    let Tallying { tally, shelf, .. } = &props.tallying;
    let runs = shelf.view.as_ref().map_or(0, |view| view.readability.runs.len());
    // Once open it stays so: neither a new label nor the end of a run moves the page under the hand.
    let opened = use_state_eq(|| false);
    let open = *opened || **tally != Tally::Idle || runs > 0;
    use_effect_with(open, {
        let opened = opened.setter();
        move |&open| {
            if open {
                opened.set(true);
            }
        }
    });
    html! {
        <section id="readability" class="step-card readability" tabindex="-1" aria-labelledby="readability-title">
            <details {open}>
                <summary class="readability-head">
                    <IconView icon={Icon::ChevronRight} class={classes!("turns")} />
                    <h2 id="readability-title">{ words.get("readability.title") }</h2>
                    <span class="help">{ words.get("readability.estimate") }</span>
                </summary>
                <p class="lead">{ words.get("readability.lead") }</p>
                { stage(props, words) }
                if props.has_label { { kept::kept(&props.tallying, words) } }
                <p class="help claim">{ words.get("readability.claim") }</p>
            </details>
        </section>
    }
}

/// What comes next: the beginning of a run, the run, or what stands in the way.
fn stage(props: &ReadabilityProps, words: Words) -> Html {
    let Tallying { tally, on_begin, on_tally, .. } = &props.tallying;
    let begin = || match &props.engine {
        EngineState::Failed { code } => {
            html! { <p class="note tone-fail" role="alert">{ words.get(code) }</p> }
        }
        engine => html! { <Begin ready={engine.ready()} on_begin={on_begin.clone()} /> },
    };
    match &**tally {
        _ if !props.has_label => html! {
            <p class="note tone-open" data-readability="waits"><IconView icon={Icon::Info} />{ words.get("readability.waits") }</p>
        },
        Tally::Idle => begin(),
        Tally::Done(session) => html! {
            <>
                { going::result(session, on_tally, words) }
                { begin() }
            </>
        },
        Tally::Failed(session, fault) => html! {
            <>
                { fault_note(fault, words, html! {
                    <>
                    { way_to_allow(fault, words) }
                    <div class="actions">
                        <button type="button" class="secondary" data-action="resume" onclick={on_tally.reform(|_: MouseEvent| TallyAction::Resume)}>
                            { words.get("readability.resume") }
                        </button>
                        <button type="button" class="quiet" onclick={on_tally.reform(|_: MouseEvent| TallyAction::Closed)}>
                            <IconView icon={Icon::X} />{ words.get("readability.close") }
                        </button>
                    </div>
                    </>
                }) }
                { going::strip(session, 0, words) }
            </>
        },
        _ => going::going(&props.tallying, props.camera_free, words),
    }
}

/// A share as per cent, without its unit.
fn percent(share: f64, words: Words) -> String {
    words.number(share * 100.0, 0)
}

/// Milliseconds as seconds, without their unit.
fn seconds(time_ms: f64, words: Words) -> String {
    words.number(time_ms / 1_000.0, 2)
}

/// A value that may not be there, with its unit.
fn or_none(text: Option<String>) -> String {
    text.unwrap_or_else(|| "–".to_owned())
}

/// The class of an outcome: a colour, beside which a word and a shape always stand.
const fn tone(outcome: service::readability::TryOutcome) -> &'static str {
    use service::readability::TryOutcome::{Abandoned, Read, TimedOut, Wrong};
    match outcome {
        Read => "tone-pass",
        Wrong => "tone-fail",
        TimedOut => "tone-look",
        Abandoned => "tone-left",
    }
}
