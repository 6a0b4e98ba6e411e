//! The material: what it is, where it hangs, what speaks for and against it, and what its colours promise.

use base::Finding;
use service::{Advice, Advised, Choice as Answer, Choices, Contrast, DesignContrast, Question, Reason, Rgb};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::awaited;
use crate::components::chip::{Chip, Tone};
use crate::components::icon::IconView;
use crate::components::inputs::{check, select};
use crate::components::note::finding_note;
use crate::components::source::cited;
use crate::components::swatch::{from_hex, hex, swatch};
use crate::hooks::making::{Make, Making};
use crate::state::setup::Choice;
use crate::words::Words;

/// The material.
pub fn material_tab(making: &Making, words: Words) -> Html {
    let Some(catalogue) = &making.catalogue else {
        return awaited(making, words);
    };
    html! {
        <>
            { asked(&catalogue.substrate, making, words) }
            if let Some(promise) = &making.advised {
                { advice(&promise.advice, &catalogue.substrate, making, words) }
            }
            <details class="fold inner" id="evidence">
                <summary><span>{ words.get(EVIDENCE.1) }</span><small>{ making.state.now.setup.substrate.evidence.len() }</small></summary>
                { ticks(EVIDENCE, &catalogue.substrate, making, words) }
            </details>
            { colours(making, words) }
            if let Some(promise) = &making.advised {
                { contrast(&promise.contrast, words) }
            }
        </>
    }
}

/// A part of a question that has one answer.
type Part = (&'static str, &'static str, fn(&Choices) -> &[Answer], fn(&mut Question) -> &mut String);

const PARTS: [Part; 5] = [
    (
        "substrate-material",
        "substrate.part.material",
        |choices| &choices.materials,
        |question| &mut question.material,
    ),
    (
        "substrate-finish",
        "substrate.part.finish",
        |choices| &choices.finishes,
        |question| &mut question.finish,
    ),
    (
        "substrate-method",
        "substrate.part.method",
        |choices| &choices.methods,
        |question| &mut question.method,
    ),
    (
        "substrate-ribbon",
        "substrate.part.ribbon",
        |choices| &choices.ribbons,
        |question| &mut question.ribbon,
    ),
    (
        "substrate-surface",
        "substrate.part.surface",
        |choices| &choices.surfaces,
        |question| &mut question.surface,
    ),
];

/// A part of a question that has several answers.
type Several = (&'static str, &'static str, fn(&Choices) -> &[Answer], fn(&mut Question) -> &mut Vec<String>);

const SURROUNDINGS: Several = (
    "surroundings",
    "substrate.part.surroundings",
    |choices| &choices.surroundings,
    |question| &mut question.surroundings,
);

const EVIDENCE: Several =
    ("evidence", "substrate.part.evidence", |choices| &choices.evidence, |question| &mut question.evidence);

fn asked(choices: &Choices, making: &Making, words: Words) -> Html {
    let now = &making.state.now.setup.substrate;
    let part = |(id, key, offers, of): Part| {
        let chosen = of(&mut now.clone()).clone();
        let nothing = (AttrValue::from(""), words.get("material.not-said"));
        let offers = offers(choices).iter().map(|offer| (offer.id.clone().into(), words.get(&offer.key)));
        let on_chosen = {
            let now = now.clone();
            making.ask.reform(move |id: String| {
                let mut question = now.clone();
                *of(&mut question) = id;
                Make::Choose(Choice::Substrate(question))
            })
        };
        select(id, words.get(key), std::iter::once(nothing).chain(offers), &chosen, &on_chosen)
    };
    html! {
        <>
            <p class="help">{ words.get("material.help") }</p>
            <div class="pair">{ for PARTS.map(part) }</div>
            { ticks(SURROUNDINGS, choices, making, words) }
        </>
    }
}

fn ticks((name, key, offers, of): Several, choices: &Choices, making: &Making, words: Words) -> Html {
    let now = &making.state.now.setup.substrate;
    let ticked = of(&mut now.clone()).clone();
    html! {
        <fieldset class="ticks">
            <legend class={classes!((name == EVIDENCE.0).then_some("sr-only"))}>{ words.get(key) }</legend>
            { for offers(choices).iter().map(|offer| {
                let (now, id) = (now.clone(), offer.id.clone());
                let on_check = making.ask.reform(move |checked: bool| {
                    let mut question = now.clone();
                    let ids = of(&mut question);
                    ids.retain(|one| *one != id);
                    if checked {
                        ids.push(id.clone());
                    }
                    Make::Choose(Choice::Substrate(question))
                });
                check(format!("{name}-{}", offer.id).into(), words.get(&offer.key), ticked.contains(&offer.id), &on_check)
            }) }
        </fieldset>
    }
}

const fn tone(verdict: Advised) -> Tone {
    match verdict {
        Advised::Recommended => Tone::Pass,
        Advised::Caution => Tone::Look,
        Advised::Reject => Tone::Fail,
    }
}

const fn verdict_key(verdict: Advised) -> &'static str {
    match verdict {
        Advised::Recommended => "substrate.verdict.recommended",
        Advised::Caution => "substrate.verdict.caution",
        Advised::Reject => "substrate.verdict.reject",
    }
}

/// Verdict, reasons, remedy.
fn advice(advice: &Advice, choices: &Choices, making: &Making, words: Words) -> Html {
    let Some(verdict) = advice.verdict else { return Html::default() };
    html! {
        <section class="advice" aria-live="polite" data-advice={format!("{verdict:?}").to_lowercase()}>
            <p class="verdict-word"><Chip tone={tone(verdict)}>{ words.get(verdict_key(verdict)) }</Chip></p>
            <ul class="reasons">{ for advice.reasons.iter().map(|reason| why(reason, words)) }</ul>
            if !advice.better.is_empty() {
                <h4>{ words.get("material.better") }</h4>
                <div class="card-row">
                    { for advice.better.iter().map(|question| better(question, choices, making, words)) }
                </div>
            }
            if !advice.evidence.is_empty() {
                <details class="fold inner">
                    <summary><span>{ words.get("material.ask-for") }</span><small>{ advice.evidence.len() }</small></summary>
                    <ul class="reasons">
                        { for advice.evidence.iter().map(|one| html! {
                            <li><span>{ words.get(&one.key) }</span>
                                <details class="source"><summary>{ words.get("source.open") }</summary>{ cited(&one.source, words) }</details></li>
                        }) }
                    </ul>
                </details>
            }
            if !advice.facts.is_empty() {
                <details class="fold inner">
                    <summary><span>{ words.get("material.claims") }</span></summary>
                    <ul class="reasons">
                        { for advice.facts.iter().map(|fact| html! {
                            <li><span>{ words.get(&fact.key) }</span>
                                <details class="source"><summary>{ words.get("source.open") }</summary>{ cited(&fact.source, words) }</details></li>
                        }) }
                    </ul>
                </details>
            }
        </section>
    }
}

fn why(reason: &Reason, words: Words) -> Html {
    let tone = tone(reason.verdict);
    html! {
        <li class={tone.class()}>
            <IconView icon={tone.icon()} />
            <div>
                <span class="sr-only">{ words.get(verdict_key(reason.verdict)) }{ ": " }</span>
                <span data-reason={reason.key.clone()}>{ words.get(&reason.key) }</span>
                <details class="source"><summary>{ words.get("source.open") }</summary>{ cited(&reason.source, words) }</details>
            </div>
        </li>
    }
}

/// A label with a better verdict in the same place, chosen by one tap.
fn better(question: &Question, choices: &Choices, making: &Making, words: Words) -> Html {
    let name = |offers: &[Answer], id: &str| {
        offers.iter().find(|offer| offer.id == id).map(|offer| words.get(&offer.key).to_string())
    };
    let parts = [
        name(&choices.materials, &question.material),
        name(&choices.finishes, &question.finish),
        name(&choices.methods, &question.method),
        name(&choices.ribbons, &question.ribbon),
    ];
    let words: Vec<String> = parts.into_iter().flatten().collect();
    let question = question.clone();
    html! {
        <button type="button" class="fix better" onclick={making.ask.reform(move |_: MouseEvent| Make::Choose(Choice::Substrate(question.clone())))}>
            { words.join(" · ") }
        </button>
    }
}

fn colours(making: &Making, words: Words) -> Html {
    let setup = &making.state.now.setup;
    let input = |id: &'static str, key: &'static str, now: Rgb, choice: fn(Rgb) -> Choice| {
        let oninput = making.ask.reform(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            Make::Choose(choice(from_hex(&input.value()).unwrap_or(now)))
        });
        html! {
            <div class="field colour">
                <label for={id}>{ words.get(key) }</label>
                <input {id} name={id} type="color" value={hex(now)} {oninput} />
            </div>
        }
    };
    html! {
        <fieldset class="colours">
            <legend>{ words.get("colour.title") }</legend>
            <div class="colour-row">
                { input("ink", "colour.ink", setup.ink, Choice::Ink) }
                { input("paper", "colour.paper", setup.paper, Choice::Paper) }
                { swatch(setup.ink, setup.paper, words) }
            </div>
            <p class="help">{ words.get("colour.help") }</p>
        </fieldset>
    }
}

/// What each reading of the rule says to the colours, under white and under red light.
fn contrast(contrast: &DesignContrast, words: Words) -> Html {
    let percent = |ratio: f64| words.number(ratio * 100.0, 0);
    let stock = [("white", percent(contrast.stock.white())), ("black", percent(contrast.stock.black()))];
    html! {
        <section class="contrast" aria-live="polite">
            <table>
                <caption class="help">{ words.filled("contrast.promise", &stock) }</caption>
                <thead><tr>
                    <th scope="col">{ words.get("colour.reading") }</th>
                    <th scope="col">{ words.get("contrast.light.white") }</th>
                    <th scope="col">{ words.get("contrast.light.red") }</th>
                </tr></thead>
                <tbody>
                    { for contrast.judgements.iter().map(|judgement| html! {
                        <tr data-reading={judgement.reading.clone()} data-passes={judgement.passes.to_string()}>
                            <th scope="row">{ reading_name(&judgement.reading, words) }</th>
                            <td>{ bar(&contrast.white, judgement.found, judgement.least, words) }</td>
                            <td>{ bar(&contrast.red, contrast.red.by(&judgement.reading).unwrap_or_default(), judgement.least, words) }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
            { for contrast.findings.iter().map(|finding: &Finding| finding_note(finding, words, Html::default())) }
        </section>
    }
}

fn reading_name(reading: &str, words: Words) -> AttrValue {
    match reading {
        "symbol-contrast" => words.get("colour.sc"),
        "print-contrast-signal" => words.get("colour.pcs"),
        "michelson" => words.get("colour.michelson"),
        other => other.to_owned().into(),
    }
}

/// A ratio as a bar with the mark that it has to reach.
fn bar(contrast: &Contrast, found: f64, least: f64, words: Words) -> Html {
    let passes = !contrast.inverted && found + 1e-9 >= least;
    let tone = if passes { Tone::Pass } else { Tone::Fail };
    let (shown, mark) = ((found * 100.0).clamp(0.0, 100.0), least * 100.0);
    let percent = words.number((found * 100.0).floor(), 0);
    html! {
        <span class={classes!("bar", tone.class())}>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect class="whole" width="100" height="8" /><rect class="part" width={shown.to_string()} height="8" />
                <path class="mark" d={format!("M{mark} 0V8")} />
            </svg>
            <span class="value">{ format!("{percent} %") }</span>
            <span class="sr-only">{ words.get(if passes { "outcome.passes" } else { "outcome.fails" }) }</span>
        </span>
    }
}
