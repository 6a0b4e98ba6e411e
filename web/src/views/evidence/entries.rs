//! The last entries of the log, a page at a time.

use service::desk::evidence::EntryView;
use yew::prelude::*;

use super::{kind, moment};
use crate::hooks::evidence::LogAsk;
use crate::state::evidence::PAGE_ENTRIES;
use crate::words::Words;

/// Members of bodies that have a name in words.
const MEMBERS: [&str; 34] = [
    "after",
    "batch",
    "before",
    "bytes",
    "column",
    "differs",
    "duplicate",
    "expected",
    "extra",
    "file",
    "format",
    "grade",
    "holds",
    "key",
    "labels",
    "lines",
    "log",
    "matched",
    "method",
    "missing",
    "of",
    "origin",
    "outcome",
    "place",
    "printer",
    "profile",
    "program",
    "reason",
    "receipt_no",
    "root",
    "shipment",
    "status",
    "text",
    "typed_because",
];

/// The entries in sight, and the way to the others.
pub(super) fn entries(
    page: &(u64, Vec<EntryView>),
    from: usize,
    ask: &Callback<LogAsk>,
    words: Words,
) -> Html {
    let (total, entries) = page;
    let (first, last) = (from + 1, from + entries.len());
    let older = u64::try_from(last).is_ok_and(|last| last < *total);
    let turn = |to: usize, key: &'static str, there: bool| {
        html! {
            <button type="button" class="quiet" data-action={key} disabled={!there} onclick={ask.reform(move |_: MouseEvent| LogAsk::Turn(to))}>
                { words.get(key) }
            </button>
        }
    };
    let shown = [("first", first.to_string()), ("last", last.to_string()), ("total", total.to_string())];
    html! {
        <div class="log-entries">
            <div class="pages-head">
                <h4>{ words.get("evidence-page.entries.title") }</h4>
                if *total > PAGE_ENTRIES as u64 {
                    <div class="pager">
                        { turn(from.saturating_sub(PAGE_ENTRIES), "evidence-page.entries.newer", from > 0) }
                        <span class="help" role="status">{ words.filled("evidence-page.entries.shown", &shown) }</span>
                        { turn(from + PAGE_ENTRIES, "evidence-page.entries.older", older) }
                    </div>
                }
            </div>
            <div class="entries-box" role="region" tabindex="0" aria-label={words.get("evidence-page.entries.title")}>
                <table class="entries">
                    <thead>
                        <tr>
                            { for ["number", "time", "kind", "by", "about"].iter().map(|name| html! {
                                <th scope="col">{ words.get(&format!("evidence-page.entry.{name}")) }</th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>{ for entries.iter().map(|entry| row(entry, words)) }</tbody>
                </table>
            </div>
        </div>
    }
}

fn row(entry: &EntryView, words: Words) -> Html {
    html! {
        <tr key={entry.seq.to_string()} data-entry={entry.seq.to_string()} title={entry.hash.clone()}>
            // People count from 1, and so does the page when it names a broken entry.
            <td class="number">{ (entry.seq + 1).to_string() }</td>
            <td class="when">{ moment(&entry.at) }</td>
            <td data-kind={entry.kind.clone()}>{ kind(&entry.kind, words) }</td>
            <td class="who">{ entry.actor.clone() }
                if !entry.actor.is_empty() && !entry.device.is_empty() { <br /> }
                <span class="help">{ entry.device.clone() }</span></td>
            <td class="about">
                { for entry.members.iter().map(|(name, text)| html! {
                    <span class="member"><span class="help">{ member(name, words) }{ ": " }</span>
                        // A code is never broken inside.
                        <span class={(name == "batch").then_some("unbroken")}>{ text.clone() }</span></span>
                }) }
            </td>
        </tr>
    }
}

fn member(name: &str, words: Words) -> AttrValue {
    if MEMBERS.contains(&name) {
        words.get(&format!("evidence-page.member.{name}"))
    } else {
        name.to_owned().into()
    }
}
