//! What happened, in a log that nobody can quietly change, and reports of it.

use yew::prelude::*;

use crate::hooks::records::Records;
use crate::hooks::workers::Workers;
use crate::words::use_words;

/// Properties of [`EvidencePlace`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct EvidenceProps {
    /// The workers.
    pub workers: Workers,
    /// The records.
    pub records: Records,
}

/// The place.
#[component]
pub fn EvidencePlace(props: &EvidenceProps) -> Html {
    let words = use_words();
    let _ = &props.records;
    html! {
        <main class="evidence" aria-labelledby="evidence-title">
            <h2 id="evidence-title">{ words.get("place.evidence") }</h2>
            if !props.workers.state.ready() { <p class="help">{ words.get("records.loading") }</p> }
        </main>
    }
}
