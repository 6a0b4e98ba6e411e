//! Where a requirement comes from, one tap away.

use base::{Citation, Confidence};
use yew::prelude::*;

use crate::words::use_words;

/// Properties of [`Source`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SourceProps {
    /// The source.
    pub citation: Citation,
}

/// A closed line that opens to the source of a rule, with how sure it makes us.
#[component]
pub fn Source(props: &SourceProps) -> Html {
    let words = use_words();
    let Citation { rule, source, confidence } = &props.citation;
    let confidence = match confidence {
        Confidence::Primary => "confidence.primary",
        Confidence::Reported => "confidence.reported",
        Confidence::Unverified => "confidence.unverified",
    };
    html! {
        <details class="source">
            <summary>{ words.get("source.open") }</summary>
            <p>{ source.to_string() }{ " · " }{ words.get(confidence) }{ " · " }<code>{ rule.to_string() }</code></p>
        </details>
    }
}
