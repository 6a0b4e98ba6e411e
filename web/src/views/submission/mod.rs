//! What goes to the platform: looked at, consented to, sent by a document of its own.
//!
//! ```text
//! profile ─► what ─► look: records, differences, bytes, what is not sent ─► consent ─► running ─► ledger
//! ```

pub mod choose;
pub mod consent;
mod ledger;
pub mod look;
pub mod profile;
pub mod rows;
pub mod running;

use service::desk::submission::SubmissionView;
use yew::prelude::*;

use self::choose::Choose;
use self::consent::Consent;
use self::ledger::ledger;
use self::look::look;
use self::profile::ProfileCard;
use self::running::Running;
use crate::components::icon::{Icon, IconView};
use crate::components::note::{done_note, fault_note, look_note};
use crate::hooks::records::Records;
use crate::hooks::submission::{Submit, Submitting};
use crate::state::engine::EngineState;
use crate::state::submission::{Told, Way};
use crate::words::{Words, use_words};

/// Properties of [`SubmissionPlace`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SubmissionProps {
    /// Where loading and sealing stand.
    pub engine: EngineState,
    /// The records.
    pub records: Records,
    /// The way to the platform.
    pub submitting: Submitting,
}

/// The place.
#[component]
pub fn SubmissionPlace(props: &SubmissionProps) -> Html {
    let words = use_words();
    html! {
        <main class="submission" aria-labelledby="submission-title">
            <h2 id="submission-title" class="sr-only">{ words.get("place.submission") }</h2>
            { match (&props.engine, props.submitting.state.view.as_deref()) {
                (_, Some(view)) => steps(props, view, words),
                (EngineState::Failed { .. }, None) => Html::default(),
                (engine, None) => html! {
                    <>
                        <p class="help" role="status">{ words.get(if engine.ready() { "records.looking" } else { "records.loading" }) }</p>
                        { told(&props.submitting, words) }
                    </>
                },
            } }
        </main>
    }
}

fn steps(props: &SubmissionProps, view: &SubmissionView, words: Words) -> Html {
    let Submitting { state, .. } = &props.submitting;
    let sealed = matches!(props.engine, EngineState::Ready(seal) if seal.closed());
    let submitting = props.submitting.clone();
    html! {
        <>
            <p class="lead">{ words.get("submit.lead") }</p>
            if !sealed { { look_note(words.get("submit.not-sealed"), Html::default()) } }
            { told(&props.submitting, words) }
            if let Some(under_way) = &view.under_way {
                <Running submitting={submitting.clone()} records={props.records.clone()} under_way={under_way.clone()} />
            }
            if state.way == Way::Closed {
                <ProfileCard submitting={submitting.clone()} folded={view.under_way.is_some()} />
            }
            if view.under_way.is_none() {
                <Choose submitting={submitting.clone()} records={props.records.clone()} />
                if let Some(prepared) = &view.prepared {
                    { look(&props.submitting, prepared, &props.records, words) }
                    if prepared.records > 0 {
                        <Consent {submitting} prepared={prepared.clone()} {sealed} key={prepared.digest.clone()} />
                    }
                }
            }
            { ledger(&props.submitting, words) }
        </>
    }
}

/// What is to be told, where it is seen at once.
fn told(submitting: &Submitting, words: Words) -> Html {
    let read = html! {
        <button type="button" class="quiet" onclick={submitting.ask.reform(|_: MouseEvent| Submit::Read)}>
            <IconView icon={Icon::X} />{ words.get("close") }
        </button>
    };
    match &submitting.state.told {
        Some(Told::Fault(fault)) => fault_note(fault, words, read),
        Some(Told::Way(key)) => html! { <div data-code={*key}>{ look_note(words.get(key), read) }</div> },
        Some(Told::Saved(name)) => done_note(words.with("download.saved", &[("name", name)])),
        None => Html::default(),
    }
}

/// A title of a step with its number.
fn head(id: &'static str, number: u8, key: &str, words: Words) -> Html {
    html! {
        <header class="card-head">
            <h2 {id}><span class="submit-number" aria-hidden="true">{ number }</span>{ words.get(key) }</h2>
        </header>
    }
}

/// A digest in groups of four, so that it can be compared by eye.
fn grouped(digest: &str, groups: usize) -> String {
    let digits: Vec<char> = digest.chars().take(groups * 4).collect();
    digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
