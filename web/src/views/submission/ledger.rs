//! The ledger: every request that ever left this device.

use service::npqtp::{LedgerEntry, Left, Purpose};
use yew::prelude::*;

use super::rows::pager;
use crate::components::chip::{Chip, Tone};
use crate::hooks::submission::{Submit, Submitting};
use crate::state::submission::LedgerPage;
use crate::words::Words;

/// The ledger.
pub(super) fn ledger(submitting: &Submitting, words: Words) -> Html {
    let Submitting { state, ask, .. } = submitting;
    html! {
        <section class="step-card" aria-labelledby="submit-ledger-title">
            <header class="card-head"><h2 id="submit-ledger-title">{ words.get("submit.ledger.title") }</h2></header>
            { match state.ledger.as_deref() {
                None => html! { <p class="help" role="status">{ words.get("records.looking") }</p> },
                Some(page) if page.total == 0 => html! { <p data-ledger="empty">{ words.get("submit.ledger.empty") }</p> },
                Some(page) => entries(page, ask, words),
            } }
        </section>
    }
}

fn entries(page: &LedgerPage, ask: &Callback<Submit>, words: Words) -> Html {
    let totals = &page.totals;
    html! {
        <>
            <p>{ words.with("submit.ledger.totals", &[
                ("requests", &totals.requests.to_string()), ("bytes", &totals.bytes.to_string()), ("answered", &totals.answered.to_string()),
            ]) }</p>
            <ul class="submit-list">
                { for totals.by_origin.iter().map(|(origin, bytes)| html! {
                    <li>{ words.with("submit.ledger.origin", &[("origin", origin), ("bytes", &bytes.to_string())]) }</li>
                }) }
            </ul>
            <div class="table-box"><table class="submit-table submit-ledger">
                <thead><tr>
                    { for ["submit.ledger.when", "submit.ledger.what", "submit.ledger.bytes", "submit.ledger.sha256"].into_iter()
                        .map(|key| html! { <th scope="col">{ words.get(key) }</th> }) }
                </tr></thead>
                <tbody>{ for page.entries.iter().map(|(place, entry)| match entry {
                    LedgerEntry::Left(left) => request(*place, left, words),
                    LedgerEntry::Answered { of, at, status, bytes } => html! {
                        <tr data-entry="answered">
                            <td><time>{ at }</time></td>
                            <td>{ words.with("submit.ledger.answer", &[("number", &(of + 1).to_string())]) }{ " " }{ answer(*status, words) }</td>
                            <td class="submit-figure" data-label={words.get("submit.ledger.bytes")}>{ bytes }</td>
                            <td></td>
                        </tr>
                    },
                }) }</tbody>
            </table></div>
            { pager(page.from, page.entries.len(), page.total, &ask.reform(Submit::Ledger), words) }
        </>
    }
}

fn request(place: usize, left: &Left, words: Words) -> Html {
    let purpose = match left.purpose {
        Purpose::Authenticate => "submit.ledger.authenticate",
        Purpose::Send => "submit.ledger.send",
        Purpose::Lookup => "submit.ledger.lookup",
    };
    html! {
        <tr data-entry="left">
            <td><time>{ &left.at }</time></td>
            <td>
                <b>{ words.with("submit.ledger.number", &[("number", &(place + 1).to_string())]) }</b>{ " " }
                { words.with(purpose, &[("records", &left.records.to_string())]) }
                <code class="block">{ &left.origin }{ &left.path }</code>
            </td>
            <td class="submit-figure" data-label={words.get("submit.ledger.bytes")}>{ left.bytes }</td>
            <td>{ match &left.sha256 {
                Some(sha256) => html! { <code class="submit-digest">{ sha256 }</code> },
                None => html! { <span class="help">{ words.get("submit.ledger.secret") }</span> },
            } }</td>
        </tr>
    }
}

fn answer(status: Option<u16>, words: Words) -> Html {
    match status {
        None => html! { <Chip tone={Tone::Look}>{ words.get("submit.ledger.none") }</Chip> },
        Some(0) => html! { <Chip tone={Tone::Look}>{ words.get("submit.ledger.redirect") }</Chip> },
        Some(status) => {
            let tone = if (200..300).contains(&status) { Tone::Pass } else { Tone::Look };
            html! { <Chip {tone}>{ status }</Chip> }
        }
    }
}
