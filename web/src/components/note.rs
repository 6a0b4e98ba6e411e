//! Findings and faults as notes: an icon, what it is, what to do, and its source one tap away.

use base::Finding;
use service::Fault;
use yew::prelude::*;

use super::chip::Tone;
use super::icon::{Icon, IconView};
use super::source::Source;
use crate::words::Words;

/// A finding as a note of its own.
pub fn finding_note(finding: &Finding, words: Words, way_on: Html) -> Html {
    let tone = Tone::of(finding.severity);
    html! {
        <div class={classes!("note", tone.class())} data-code={finding.code.to_string()}>
            <IconView icon={tone.icon()} />
            <div>
                <p><span class="sr-only">{ words.severity(finding.severity) }{ ": " }</span>{ words.finding(finding) }</p>
                { way_on }
                if let Some(citation) = &finding.source { <Source citation={citation.clone()} /> }
            </div>
        </div>
    }
}

/// Why something could not be done.
pub fn fault_note(fault: &Fault, words: Words, way_on: Html) -> Html {
    html! {
        <div class="note tone-fail" role="alert" data-code={fault.code.to_string()}>
            <IconView icon={Icon::CircleX} />
            <div>
                <p>{ words.fault(fault) }</p>
                { for fault.findings.iter().map(|finding| html! {
                    <p data-code={finding.code.to_string()}>{ words.finding(finding) }</p>
                }) }
                { way_on }
            </div>
        </div>
    }
}

/// Something to look at that is no finding.
pub fn look_note(text: AttrValue, way_on: Html) -> Html {
    html! {
        <div class="note tone-look" role="status">
            <IconView icon={Icon::TriangleAlert} />
            <div><p>{ text }</p>{ way_on }</div>
        </div>
    }
}

/// That something was done.
pub fn done_note(text: AttrValue) -> Html {
    html! { <p class="note tone-pass" role="status"><IconView icon={Icon::CircleCheck} />{ text }</p> }
}
