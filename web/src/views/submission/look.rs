//! What would leave: for people, byte by byte, and what does not leave.

use service::Column;
use service::desk::submission::{PreparedView, RecordKind};
use yew::prelude::*;

use super::rows::RowsTable;
use super::{grouped, head};
use crate::components::icon::{Icon, IconView};
use crate::components::note::{finding_note, look_note};
use crate::hooks::records::Records;
use crate::hooks::submission::{Submit, Submitting};
use crate::words::Words;

/// What would leave.
pub(super) fn look(
    submitting: &Submitting,
    prepared: &PreparedView,
    records: &Records,
    words: Words,
) -> Html {
    let kinds = [
        (RecordKind::All, prepared.records),
        (RecordKind::Changed, prepared.changed + prepared.new),
        (RecordKind::LeftOut, prepared.left_out),
    ];
    let kinds: Vec<_> =
        kinds.into_iter().filter(|(kind, count)| *kind == RecordKind::All || *count > 0).collect();
    html! {
        <section class="step-card" aria-labelledby="submit-look-title">
            { head("submit-look-title", 3, "submit.look.title", words) }
            <div aria-live="polite">{ counts(prepared, words) }</div>
            { for prepared.findings.iter().map(|finding| finding_note(finding, words, Html::default())) }
            if prepared.records == 0 { { look_note(words.get("submission.nothing-to-send"), Html::default()) } }
            <RowsTable submitting={submitting.clone()} records={records.clone()} {kinds} version={prepared.digest.clone()} />
            { bytes(submitting, prepared, words) }
            { not_sent(&prepared.not_sent, words) }
        </section>
    }
}

fn counts(prepared: &PreparedView, words: Words) -> Html {
    let fact = |key: &str, name: &'static str, count: usize| {
        html! { <div><dt>{ words.get(key) }</dt><dd data-count={name}>{ words.number(count as f64, 0) }</dd></div> }
    };
    html! {
        <dl class="facts submit-counts">
            { fact("submit.count.records", "records", prepared.records) }
            { fact("submit.count.new", "new", prepared.new) }
            { fact("submit.count.changed", "changed", prepared.changed) }
            { fact("submit.count.same", "same", prepared.same) }
            { fact("submit.count.left-out", "left-out", prepared.left_out) }
            { fact("submit.count.requests", "requests", prepared.bodies.len()) }
            { fact("submit.count.bytes", "bytes", prepared.bytes) }
        </dl>
    }
}

/// The exact bytes of every request.
fn bytes(submitting: &Submitting, prepared: &PreparedView, words: Words) -> Html {
    let Submitting { state, ask, .. } = submitting;
    let open = state.body.as_ref().map(|(number, _)| *number);
    html! {
        <details class="fold" id="submit-bytes">
            <summary><span>{ words.with("submit.bytes", &[("count", &prepared.bodies.len().to_string())]) }</span></summary>
            <p class="help">{ words.get("submit.bytes.help") }</p>
            <ol class="submit-bodies">
                { for prepared.bodies.iter().enumerate().map(|(number, (bytes, sha256))| {
                    let shown = open == Some(number);
                    html! {
                        <li>
                            <div class="card-row">
                                <span>{ words.with("submit.bytes.one", &[("number", &(number + 1).to_string()), ("bytes", &bytes.to_string())]) }</span>
                                <button type="button" class="quiet" aria-expanded={shown.to_string()} data-body={number.to_string()}
                                    onclick={ask.reform(move |_: MouseEvent| if shown { Submit::CloseBody } else { Submit::Body(number) })}>
                                    <IconView icon={Icon::Search} />{ words.get(if shown { "submit.bytes.hide" } else { "submit.bytes.show" }) }
                                </button>
                            </div>
                            <p class="help">{ "SHA-256 " }<code class="submit-digest">{ sha256 }</code></p>
                            if let Some((_, text)) = state.body.as_ref().filter(|_| shown) {
                                <textarea class="code submit-raw" readonly=true rows="12" spellcheck="false"
                                    aria-label={words.with("submit.bytes.one", &[("number", &(number + 1).to_string()), ("bytes", &bytes.to_string())])}
                                    value={text.to_string()} />
                            }
                        </li>
                    }
                }) }
            </ol>
            <p class="help">{ words.with("submit.digest", &[("digest", &grouped(&prepared.digest, 16))]) }</p>
        </details>
    }
}

/// What stays here.
fn not_sent(columns: &[(Column, usize)], words: Words) -> Html {
    html! {
        <details class="fold" id="submit-not-sent" open=true>
            <summary><span>{ words.get("submit.not-sent") }</span></summary>
            <ul class="submit-list">
                { for columns.iter().map(|(column, count)| html! {
                    <li>{ words.with("submit.not-sent.column", &[("column", &words.column(*column)), ("count", &count.to_string())]) }</li>
                }) }
                { for ["submit.not-sent.files", "submit.not-sent.pictures", "submit.not-sent.evidence", "submit.not-sent.others"]
                    .into_iter().map(|key| html! { <li>{ words.get(key) }</li> }) }
            </ul>
            <p class="help">{ words.get("submit.not-sent.help") }</p>
        </details>
    }
}
