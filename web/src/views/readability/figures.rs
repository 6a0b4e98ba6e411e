//! What tries come to, light by light, and the figures of a run as a table.

use service::readability::{Light, Run, Statistics, Try};
use yew::prelude::*;

use super::{or_none, percent, seconds};
use crate::words::Words;

/// A row for each light: the share that was read as a bar with its interval, then the figures.
pub(super) fn lights(lights: &[(Light, Statistics)], words: Words) -> Html {
    html! {
        <ul class="light-rows">
            { for lights.iter().map(|(light, of)| light_row(*light, of, words)) }
        </ul>
    }
}

fn light_row(light: Light, of: &Statistics, words: Words) -> Html {
    let time = |time: Option<f64>| or_none(time.map(|time| format!("{} s", seconds(time, words))));
    let margins = of.least_margin.zip(of.median_margin);
    let margins =
        margins.map(|(least, median)| format!("{} · {} %", percent(least, words), percent(median, words)));
    let facts = [
        ("readability.median", time(of.median_ms)),
        ("readability.p95", time(of.p95_ms)),
        ("readability.margin", or_none(margins)),
    ];
    let figures = of.interval.map(|interval| {
        let figures = [
            ("read", of.read.to_string()),
            ("counted", of.counted().to_string()),
            ("low", percent(interval.low, words)),
            ("high", percent(interval.high, words)),
        ];
        words.filled("readability.interval", &figures)
    });
    html! {
        <li data-light={light.name()}>
            <p class="light-name"><strong>{ words.get(light.key()) }</strong><span>{ or_none(of.ratio.map(|ratio| format!("{} %", percent(ratio, words)))) }</span></p>
            { share_bar(of) }
            if let Some(figures) = figures { <p class="help">{ figures }</p> }
            if of.wrong > 0 { <p class="tone-fail wrong-count">{ words.get("readability.wrong") }{ ": " }{ of.wrong }</p> }
            <dl class="facts">
                { for facts.into_iter().map(|(key, value)| html! { <div data-fact={key}><dt>{ words.get(key) }</dt><dd>{ value }</dd></div> }) }
            </dl>
        </li>
    }
}

/// The share as a bar, and over it the interval that it lies in.
fn share_bar(of: &Statistics) -> Html {
    let Some((ratio, interval)) = of.ratio.zip(of.interval) else { return Html::default() };
    let to = |share: f64| format!("{:.1}", share * 100.0);
    html! {
        <svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="share-all" width="100" height="10" />
            <rect class="share-read" width={to(ratio)} height="10" />
            <rect class="share-interval" x={to(interval.low)} y="4" width={to(interval.high - interval.low)} height="2" />
        </svg>
    }
}

/// The tries of a run.
pub(super) fn table(run: &Run, words: Words) -> Html {
    let columns = [
        "readability.number",
        "readability.outcome",
        "readability.time",
        "readability.frames",
        "readability.margin.one",
        "readability.module",
    ];
    html! {
        <details class="figures">
            <summary>{ words.get("readability.figures") }</summary>
            <div class="table-scroll" tabindex="0" role="region" aria-label={words.get("readability.figures")}>
                <table>
                    <thead><tr>{ for columns.map(|name| html! { <th scope="col">{ words.get(name) }</th> }) }</tr></thead>
                    <tbody>{ for run.tries.iter().enumerate().map(|(at, one)| row(at, one, words)) }</tbody>
                </table>
            </div>
        </details>
    }
}

fn row(at: usize, one: &Try, words: Words) -> Html {
    let time = one.time_ms.map(|time| format!("{} s", seconds(time, words)));
    let margin = one.margin.map(|margin| format!("{} %", percent(margin, words)));
    let module = one.module_px.map(|module| format!("{} px", words.number(module, 1)));
    html! {
        <tr>
            <th scope="row">{ at + 1 }</th>
            <td>{ words.get(one.outcome.key()) }</td>
            <td>{ or_none(time) }</td>
            <td>{ one.frames }</td>
            <td>{ or_none(margin) }</td>
            <td>{ or_none(module) }</td>
        </tr>
    }
}
