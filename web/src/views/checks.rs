//! What was checked on a label: rule by rule, with every reading and its source one tap away.

use service::{Check, CheckOutcome, Quantity, ReadingCheck, Unit};
use yew::prelude::*;

use crate::components::chip::{Chip, Tone};
use crate::components::source::cited;
use crate::words::Words;

/// The rules, one below the other, each with what there is to add to it.
pub fn checks<'c>(rules: impl Iterator<Item = (&'c Check, Option<AttrValue>)>, words: Words) -> Html {
    html! {
        <div class="checks">
            <h3>{ words.get("checks.title") }</h3>
            <ul>
                { for rules.map(|(check, added)| check_row(check, added, words)) }
            </ul>
        </div>
    }
}

/// A rule: what its default reading found, and one tap away every reading and the source.
fn check_row(check: &Check, added: Option<AttrValue>, words: Words) -> Html {
    let Some(first) = check.readings.first() else { return Html::default() };
    let everywhere = check.readings.len() > 1
        && check.readings.iter().all(|reading| reading.outcome == CheckOutcome::Passes);
    html! {
        <li data-check={check.rule.clone()} data-outcome={format!("{:?}", first.outcome)}>
            <div class="check-head">
                <strong>{ words.get(&check.title) }</strong>
                { chip(first.outcome, words) }
            </div>
            { value(first, words) }
            if let Some(added) = added { <p class="help">{ added }</p> }
            <details class="source">
                <summary>
                    { words.get(if everywhere { "checks.every-reading" } else { "checks.reading" }) }
                </summary>
                { for check.readings.iter().map(|reading| reading_row(reading, check.readings.len() > 1, words)) }
                { cited(&check.source, words) }
            </details>
        </li>
    }
}

fn reading_row(reading: &ReadingCheck, among_others: bool, words: Words) -> Html {
    html! {
        <div class="reading">
            if among_others { <div class="check-head">{ value(reading, words) }{ chip(reading.outcome, words) }</div> }
            <p>{ words.filled(&reading.note, &words.numbers(&reading.args)) }</p>
        </div>
    }
}

fn value(reading: &ReadingCheck, words: Words) -> Html {
    let limit =
        reading.limit.map(|limit| words.with("check.limit", &[("limit", &quantity_text(limit, words))]));
    html! {
        if reading.measured.is_some() || limit.is_some() {
            <p class="check-value">
                if let Some(measured) = reading.measured { <span class="value">{ quantity_text(measured, words) }</span> }
                if let Some(limit) = limit { <span class="limit">{ limit }</span> }
            </p>
        }
    }
}

fn chip(outcome: CheckOutcome, words: Words) -> Html {
    let (tone, word) = match outcome {
        CheckOutcome::Passes => (Tone::Pass, "outcome.passes"),
        CheckOutcome::Promised => (Tone::Open, "outcome.promised"),
        CheckOutcome::Fails => (Tone::Fail, "outcome.fails"),
        CheckOutcome::LookAt => (Tone::Look, "outcome.look"),
        CheckOutcome::NotMeasurable => (Tone::Open, "outcome.not-measurable"),
    };
    html! { <Chip {tone}>{ words.get(word) }</Chip> }
}

fn quantity_text(quantity: Quantity, words: Words) -> String {
    match quantity.unit {
        Unit::Millimetres => {
            format!("{} mm", words.number(quantity.value, if quantity.value < 1.0 { 3 } else { 2 }))
        }
        Unit::Modules => {
            let count = words.number(quantity.value, modules_decimals(quantity.value));
            words.with("unit.modules", &[("count", &count)]).to_string()
        }
        Unit::Dots => words.with("unit.dots", &[("count", &words.number(quantity.value, 0))]).to_string(),
        Unit::Ratio => format!("{} %", words.number(quantity.value * 100.0, 0)),
    }
}

/// A whole number of modules needs no decimals.
fn modules_decimals(modules: f64) -> usize {
    usize::from(modules.fract() > 0.05)
}
