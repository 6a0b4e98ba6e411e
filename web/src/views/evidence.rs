//! What happened, in a log that nobody can quietly change, and reports of it.

mod entries;
pub mod found;
mod log;
mod reports;
mod verify;

use yew::prelude::*;

pub use self::log::{LogProps, LogSection};
pub use self::reports::{ReportsProps, ReportsSection};
pub use self::verify::{VerifyProps, VerifySection};
use crate::hooks::at_desk::AtDesk;
use crate::hooks::evidence::{use_checking, use_logging, use_reporting};
use crate::hooks::records::Records;
use crate::hooks::workers::Workers;
use crate::state::engine::EngineState;
use crate::words::{Words, use_words};

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
    let desk = AtDesk::new(&props.workers, &props.records);
    let version = props.records.state.version();
    let reporting = use_reporting(&desk, version.as_ref(), words.locale);
    let logging = use_logging(&desk, version.as_ref());
    let checking = use_checking(&props.workers);
    let ready = props.workers.state.ready();
    let can_cancel = !props.records.state.in_memory();
    html! {
        <main class="evidence" aria-labelledby="evidence-title">
            <h2 id="evidence-title" class="sr-only">{ words.get("place.evidence") }</h2>
            { match (&version, &props.workers.state) {
                (Some(_), _) => html! {
                    <>
                        <ReportsSection {reporting} {can_cancel} />
                        <LogSection {logging} />
                    </>
                },
                (None, EngineState::Failed { .. }) => Html::default(),
                (None, _) => html! {
                    <p class="help">{ words.get(if ready { "records.looking" } else { "records.loading" }) }</p>
                },
            } }
            // Needs no workspace.
            <VerifySection {checking} {ready} />
        </main>
    }
}

/// A moment of RFC 3339 as people read it: to the second, with its time zone.
fn moment(at: &str) -> Html {
    let shown = at.replacen('T', " ", 1);
    html! { <time datetime={at.to_owned()}>{ shown }</time> }
}

/// The name of a kind of entries; of one that this version does not know, what stands in the log.
fn kind(kind: &str, words: Words) -> AttrValue {
    if service::evidence::KINDS.contains(&kind) {
        words.get(&format!("evidence-page.kind.{kind}"))
    } else {
        kind.to_owned().into()
    }
}
