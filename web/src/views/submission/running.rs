//! A submission under way: how far it is, what became of each record, and what a person can do.

use base::{Finding, Severity};
use service::desk::submission::{RecordKind, UnderWay};
use service::npqtp::{Outcome, Tally};
use yew::prelude::*;

use super::consent::CredentialsForm;
use super::rows::RowsTable;
use crate::components::icon::{Icon, IconView};
use crate::components::note::{finding_note, look_note};
use crate::hooks::records::Records;
use crate::hooks::submission::{Submit, Submitting};
use crate::state::submission::{Way, all, at_its_end, open};
use crate::words::{Words, use_words};

/// Properties of [`Running`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RunningProps {
    /// The way to the platform.
    pub submitting: Submitting,
    /// The records.
    pub records: Records,
    /// What is under way.
    pub under_way: UnderWay,
}

/// What is under way.
#[component]
pub fn Running(props: &RunningProps) -> Html {
    let words = use_words();
    let Submitting { state, .. } = &props.submitting;
    let tally = &props.under_way.tally;
    let kinds = [
        (RecordKind::All, all(tally)),
        (RecordKind::Rejected, tally.rejected),
        (RecordKind::Open, open(tally)),
        (RecordKind::Accepted, tally.accepted),
    ];
    let kinds: Vec<_> =
        kinds.into_iter().filter(|(kind, count)| *kind == RecordKind::All || *count > 0).collect();
    let version = format!("{tally:?}");
    let key = situation(state.way, &props.under_way);
    html! {
        <section class="step-card" aria-labelledby="submit-running-title" data-situation={key}>
            <header class="card-head"><h2 id="submit-running-title">{ words.get(key) }</h2></header>
            <p aria-live="polite">{ words.with("submit.progress", &[
                ("done", &(tally.accepted + tally.rejected).to_string()), ("all", &all(tally).to_string()),
            ]) }</p>
            { bar(tally, words) }
            { for props.under_way.findings.iter().filter(|finding| !asked_below(finding))
                .map(|finding| finding_note(finding, words, Html::default())) }
            if state.interrupted() && props.under_way.outcome.is_none() {
                { look_note(words.get("submit.interrupted"), Html::default()) }
            }
            { ways_on(props, words) }
            <RowsTable submitting={props.submitting.clone()} records={props.records.clone()} {kinds} {version} />
        </section>
    }
}

/// Missing credentials are asked for by their own fields.
fn asked_below(finding: &Finding) -> bool {
    finding.code == "submission.credentials-missing" && finding.severity == Severity::Warning
}

/// Where it stands, as an i18n key.
fn situation(way: Way, under_way: &UnderWay) -> &'static str {
    match (way, under_way.outcome) {
        (Way::Opening, _) => "submit.situation.opening",
        (Way::Open, _) => "submit.situation.going",
        (Way::Closing, _) => "submit.situation.closing",
        (Way::Closed, Some(Outcome::Completed)) if under_way.tally.rejected > 0 => {
            "submit.situation.some-rejected"
        }
        (Way::Closed, Some(Outcome::Completed)) => "submit.situation.completed",
        (Way::Closed, Some(Outcome::Paused)) => "submit.situation.paused",
        (Way::Closed, Some(Outcome::Stopped)) => "submit.situation.stopped",
        (Way::Closed, Some(Outcome::Cancelled)) => "submit.situation.cancelled",
        (Way::Closed, None) => "submit.situation.interrupted",
    }
}

/// Records by state, as parts of one bar, and each in words.
fn bar(tally: &Tally, words: Words) -> Html {
    let parts = [
        ("accepted", "tone-pass", tally.accepted),
        ("rejected", "tone-fail", tally.rejected),
        ("unknown", "tone-look", tally.unknown),
        ("sending", "tone-open", tally.sending),
        ("queued", "", tally.queued),
    ];
    let total = all(tally).max(1);
    let mut from = 0.0;
    let drawn = parts.map(|(name, tone, count)| {
        let width = count as f64 / total as f64 * 100.0;
        let x = from;
        from += width;
        html! { <rect class={classes!("submit-part", tone)} data-part={name} x={x.to_string()} y="0" width={width.to_string()} height="10" /> }
    });
    html! {
        <>
            <svg class="submit-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">{ for drawn }</svg>
            <ul class="submit-legend">
                { for parts.into_iter().map(|(name, tone, count)| html! {
                    <li class={tone}><span class="submit-dot" aria-hidden="true"></span>{ words.get(&format!("submission.state.{name}")) }{ " " }<b data-tally={name}>{ count }</b></li>
                }) }
            </ul>
        </>
    }
}

/// What a person can do now.
fn ways_on(props: &RunningProps, words: Words) -> Html {
    let Submitting { state, ask, .. } = &props.submitting;
    let ended = at_its_end(&props.under_way);
    let has_credentials = state.view.as_ref().is_some_and(|view| view.has_credentials);
    match state.way {
        Way::Opening | Way::Open | Way::Closing => html! {
            <>
                <p class="help">{ words.get("submit.going.help") }</p>
                <div class="card-row">
                    <button type="button" class="secondary" data-action="stop" disabled={state.way == Way::Closing} onclick={ask.reform(|_: MouseEvent| Submit::Stop)}>
                        <IconView icon={Icon::Pause} />{ words.get("submit.stop") }
                    </button>
                </div>
            </>
        },
        Way::Closed if ended => html! {
            <div class="card-row">
                <button type="button" class="primary" data-action="put-aside" onclick={ask.reform(|_: MouseEvent| Submit::PutAside)}>{ words.get("submit.finish") }</button>
            </div>
        },
        Way::Closed => html! {
            <>
                if props.under_way.profile_fits { <CredentialsForm submitting={props.submitting.clone()} /> }
                <div class="card-row">
                    <button type="button" class="primary" data-action="go-on" disabled={!has_credentials || !props.under_way.profile_fits}
                        onclick={ask.reform(|_: MouseEvent| Submit::GoOn)}>
                        <IconView icon={Icon::Play} />{ words.get("submit.go-on") }
                    </button>
                    <button type="button" class="quiet" data-action="put-aside" onclick={ask.reform(|_: MouseEvent| Submit::PutAside)}>{ words.get("submit.give-up") }</button>
                </div>
                <p class="help">{ words.get("submit.give-up.help") }</p>
            </>
        },
    }
}
