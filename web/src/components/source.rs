//! Where a requirement comes from, one tap away.

use base::{Citation, Confidence};
use yew::prelude::*;

use crate::words::{Words, use_words};

/// Properties of [`Source`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SourceProps {
    /// The source.
    pub citation: Citation,
}

/// A closed line that opens to the source of a rule.
#[component]
pub fn Source(props: &SourceProps) -> Html {
    let words = use_words();
    html! {
        <details class="source">
            <summary>{ words.get("source.open") }</summary>
            { cited(&props.citation, words) }
        </details>
    }
}

/// The source of a rule, with how sure it makes us.
pub fn cited(citation: &Citation, words: Words) -> Html {
    let confidence = match citation.confidence {
        Confidence::Primary => "confidence.primary",
        Confidence::Reported => "confidence.reported",
        Confidence::Unverified => "confidence.unverified",
    };
    html! {
        <p>{ citation.source.to_string() }{ " · " }{ words.get(confidence) }{ " · " }<code>{ citation.rule.to_string() }</code></p>
    }
}
