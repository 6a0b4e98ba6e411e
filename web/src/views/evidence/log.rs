//! The log of the open workspace: its root, who is at work, notes, the signature, its file, its last entries.

use std::rc::Rc;

use service::desk::evidence::EvidenceSummary;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::entries::entries;
use crate::components::chip::{Chip, Tone};
use crate::components::icon::{Icon, IconView};
use crate::components::note::{done_note, fault_note, finding_note, look_note};
use crate::hooks::evidence::{LogAsk, Logging};
use crate::platform::download::use_object_url;
use crate::state::evidence::{KeyFacts, LogState, LogTold};
use crate::words::{Words, use_words};

/// Properties of [`LogSection`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct LogProps {
    /// The log.
    pub logging: Logging,
}

/// The log of the open workspace.
#[component]
pub fn LogSection(props: &LogProps) -> Html {
    let words = use_words();
    let Logging { state, ask } = &props.logging;
    let svg = state.summary.as_ref().and_then(|summary| summary.root_svg.as_deref().map(Rc::from));
    let code = use_object_url("image/svg+xml", svg);
    html! {
        <section class="step-card this-log" aria-labelledby="log-title">
            <h3 id="log-title">{ words.get("evidence-page.log") }</h3>
            <p class="help">{ words.get("evidence-page.log.lead") }</p>
            { match &state.summary {
                None => html! { <p class="help">{ words.get("records.looking") }</p> },
                Some(summary) => html! {
                    <>
                        { standing(summary, code, words) }
                        { for summary.findings.iter().map(|finding| finding_note(finding, words, Html::default())) }
                        { writing(summary, state, ask, words) }
                        if summary.root.is_some() { { keeping(summary, state, ask, words) } }
                    </>
                },
            } }
            <div aria-live="polite">{ told(state.told.as_ref(), words) }</div>
            if let Some(page) = &state.entries { { entries(page, state.from, ask, words) } }
        </section>
    }
}

/// Where the log stands: its id, how many entries it has, the root and its code.
fn standing(summary: &EvidenceSummary, code: Option<AttrValue>, words: Words) -> Html {
    let Some(root) = &summary.root else {
        return html! {
            <p class="note tone-open" data-log="empty"><IconView icon={Icon::Info} />{ words.get("evidence-page.log.empty") }</p>
        };
    };
    html! {
        <div class="log-standing">
            <dl class="log-facts">
                <div><dt>{ words.get("evidence-page.entries") }</dt><dd data-log="entries">{ summary.entries.to_string() }</dd></div>
                if let Some(log) = &summary.log {
                    <div><dt>{ words.get("evidence-page.log.id") }</dt><dd><code class="breaks">{ log.clone() }</code></dd></div>
                }
                <div><dt>{ words.get("evidence-page.device") }</dt><dd><code class="breaks">{ summary.device.clone() }</code></dd></div>
                <div>
                    <dt>{ words.get("evidence-page.root") }</dt>
                    <dd><code class="breaks root" data-log="root">{ root.clone() }</code></dd>
                </div>
            </dl>
            if let Some(code) = code {
                <img class="root-code" src={code} alt={words.get("evidence-page.root.qr")} />
            }
            <p class="help">{ words.get("evidence-page.root.help") }</p>
        </div>
    }
}

/// Who is at work, and a note.
fn writing(summary: &EvidenceSummary, state: &LogState, ask: &Callback<LogAsk>, words: Words) -> Html {
    let before = summary.actor.clone();
    let ask_actor = ask.clone();
    let on_actor = Callback::from(move |event: Event| {
        let name = event.target_unchecked_into::<HtmlInputElement>().value();
        if name.trim() != before {
            ask_actor.emit(LogAsk::Actor(name));
        }
    });
    let on_note = ask.reform(|event: InputEvent| {
        LogAsk::Writing(event.target_unchecked_into::<HtmlTextAreaElement>().value())
    });
    let empty = state.note.trim().is_empty();
    html! {
        <div class="log-writing">
            <div class="field">
                <label for="log-actor">{ words.get("evidence-page.actor") }</label>
                <input id="log-actor" name="log-actor" type="text" autocomplete="name" maxlength="200" value={summary.actor.clone()}
                    aria-describedby="log-actor-help" onchange={on_actor} />
                <p id="log-actor-help" class="help">{ words.get("evidence-page.actor.help") }</p>
            </div>
            <div class="field">
                <label for="log-note">{ words.get("evidence-page.note") }</label>
                <textarea id="log-note" name="log-note" rows="2" aria-describedby="log-note-help" value={state.note.clone()} oninput={on_note} />
                <p id="log-note-help" class="help">{ words.get("evidence-page.note.help") }</p>
                <button type="button" class="secondary" data-action="note" disabled={empty || state.busy}
                    onclick={ask.reform(|_: MouseEvent| LogAsk::Note)}><IconView icon={Icon::Pencil} />{ words.get("evidence-page.note.add") }</button>
            </div>
        </div>
    }
}

/// The signature and the file.
fn keeping(summary: &EvidenceSummary, state: &LogState, ask: &Callback<LogAsk>, words: Words) -> Html {
    let (tone, key) = if summary.signed {
        (Tone::Pass, "evidence-page.signed")
    } else {
        (Tone::Open, "evidence-page.unsigned")
    };
    html! {
        <div class="log-keeping">
            <p><Chip {tone}>{ words.get(key) }</Chip></p>
            <div class="actions">
                <button type="button" class="secondary" data-action="sign" disabled={state.busy || summary.signed}
                    onclick={ask.reform(|_: MouseEvent| LogAsk::Sign)}><IconView icon={Icon::Key} />{ words.get("evidence-page.sign") }</button>
                <button type="button" class="primary" data-action="save-log" disabled={state.busy}
                    onclick={ask.reform(|_: MouseEvent| LogAsk::Save)}><IconView icon={Icon::Download} />{ words.get("evidence-page.log.save") }</button>
            </div>
            if let Some(facts) = &state.key { { device_key(facts, state.busy, ask, words) } }
        </div>
    }
}

/// The key of this device: by which people know it, and the way to be rid of it.
fn device_key(facts: &KeyFacts, busy: bool, ask: &Callback<LogAsk>, words: Words) -> Html {
    html! {
        <details class="fold device-key">
            <summary><span>{ words.get("evidence-page.key") }</span><small>{ facts.algorithm }</small></summary>
            <p><code class="breaks" data-log="thumbprint">{ facts.thumbprint.clone() }</code></p>
            <p class="help">{ words.get("evidence-page.key.help") }</p>
            if !facts.outlives_page { { look_note(words.get("evidence-page.key.in-memory"), Html::default()) } }
            <button type="button" class="quiet" data-action="forget-key" disabled={busy}
                onclick={ask.reform(|_: MouseEvent| LogAsk::ForgetKey)}><IconView icon={Icon::Trash2} />{ words.get("evidence-page.key.forget") }</button>
        </details>
    }
}

fn told(told: Option<&LogTold>, words: Words) -> Html {
    match told {
        None => Html::default(),
        Some(LogTold::Noted) => done_note(words.get("evidence-page.noted")),
        Some(LogTold::Signed) => done_note(words.get("evidence-page.signed")),
        Some(LogTold::Saved(name)) => done_note(words.with("evidence-page.report.saved", &[("name", name)])),
        Some(LogTold::KeyForgotten) => done_note(words.get("evidence-page.key.forgotten")),
        Some(LogTold::Failed(fault)) => fault_note(fault, words, Html::default()),
    }
}
