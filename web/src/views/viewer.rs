//! What a label says, for someone who scanned it with a phone's own camera.

use base::Finding;
use service::{Column, Viewed};
use yew::prelude::*;

use crate::components::chip::{Chip, Tone};
use crate::components::icon::{Icon, IconView};
use crate::components::note::{fault_note, finding_note};
use crate::state::engine::EngineState;
use crate::state::viewer::ViewerState;
use crate::words::Words;

/// What stands in the page's address.
pub fn viewer(state: &ViewerState, engine: &EngineState, words: Words) -> Html {
    html! {
        <main class="viewer step-card" aria-labelledby="viewer-title">
            <h2 id="viewer-title">{ words.get("viewer.title") }</h2>
            { match state {
                ViewerState::Reading if matches!(engine, EngineState::Failed { .. }) => Html::default(),
                ViewerState::Reading => html! { <p class="help">{ words.get("viewer.reading") }</p> },
                ViewerState::Failed(fault) => fault_note(fault, words, html! { <p>{ words.get("viewer.failed") }</p> }),
                ViewerState::Viewed(viewed) => fields(viewed, words),
            } }
            <p class="note tone-open"><IconView icon={Icon::Info} />{ words.get("viewer.no-proof") }</p>
            <p class="help">{ words.get("viewer.no-server") }</p>
            <a class="button secondary" href="#label">{ words.get("viewer.to-app") }</a>
        </main>
    }
}

fn fields(viewed: &Viewed, words: Words) -> Html {
    let worst = viewed.findings.iter().map(|(_, finding)| finding.severity).max();
    let (tone, key) = match worst {
        None => (Tone::Pass, "viewer.good"),
        Some(severity) => (Tone::of(severity), "viewer.look"),
    };
    html! {
        <div data-viewer="viewed">
            <p class="verdict-word"><Chip {tone}>{ words.get(key) }</Chip></p>
            <dl class="viewer-fields">
                { for viewed.values.iter().map(|(column, text)| field(*column, text, &viewed.findings, words)) }
            </dl>
            // What is said of a field that is not there.
            { for viewed.findings.iter().filter(|(of, _)| viewed.values.iter().all(|(column, _)| column != of))
                .map(|(_, finding)| finding_note(finding, words, Html::default())) }
        </div>
    }
}

fn field(column: Column, text: &str, findings: &[(Column, Finding)], words: Words) -> Html {
    html! {
        <div data-column={column.name()}>
            <dt>{ words.column(column) }</dt>
            <dd>
                <span class="viewer-value">{ text.to_owned() }</span>
                { for findings.iter().filter(|(of, _)| *of == column).map(|(_, finding)| finding_note(finding, words, Html::default())) }
            </dd>
        </div>
    }
}
