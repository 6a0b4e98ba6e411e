//! What goes to the platform: looked at, consented to, sent by a document of its own.

use yew::prelude::*;

use crate::hooks::records::Records;
use crate::hooks::workers::Workers;
use crate::words::use_words;

/// Properties of [`SubmissionPlace`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SubmissionProps {
    /// The workers.
    pub workers: Workers,
    /// The records.
    pub records: Records,
}

/// The place.
#[component]
pub fn SubmissionPlace(props: &SubmissionProps) -> Html {
    let words = use_words();
    let _ = &props.records;
    html! {
        <main class="submission" aria-labelledby="submission-title">
            <h2 id="submission-title">{ words.get("place.submission") }</h2>
            if !props.workers.state.ready() { <p class="help">{ words.get("records.loading") }</p> }
        </main>
    }
}
