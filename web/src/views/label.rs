//! Step 2: the label, what was checked on it, and its files.

use std::rc::Rc;

use base::Finding;
use service::{Check, CheckOutcome, Drawing, EcLevel, FileFormat, LevelWish, Quantity, ReadingCheck, Unit};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::chip::{Chip, Tone};
use crate::components::icon::{Icon, IconView};
use crate::components::preview::Preview;
use crate::components::source::cited;
use crate::platform::download::use_object_url;
use crate::state::label::{Download, LabelState};
use crate::state::settings::{Settings, SettingsAction};
use crate::words::{Words, use_words};

/// Properties of [`LabelStep`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct LabelProps {
    /// Where the label stands.
    pub state: Rc<LabelState>,
    /// The label on screen is what the form says now.
    pub current: bool,
    /// What is chosen about it.
    pub settings: Settings,
    /// Something was chosen.
    pub on_setting: Callback<SettingsAction>,
    /// A file is wanted.
    pub on_download: Callback<FileFormat>,
    /// What could not be drawn is to be tried again.
    pub on_retry: Callback<()>,
}

/// The label.
#[component]
pub fn LabelStep(props: &LabelProps) -> Html {
    let words = use_words();
    let actual_size = use_state(|| false);
    let drawing = props.state.drawing();
    let svg = use_memo(drawing.cloned(), |drawing| {
        drawing.as_ref().map(|drawing| Rc::<str>::from(drawing.svg.as_str()))
    });
    let url = use_object_url("image/svg+xml", (*svg).clone());
    let toggle = {
        let actual_size = actual_size.clone();
        Callback::from(move |_: MouseEvent| actual_size.set(!*actual_size))
    };
    html! {
        <section id="label" class="step-card label-step" tabindex="-1" aria-labelledby="label-title">
            <header class="card-head">
                <h2 id="label-title"><span class="step-number">{ "2" }</span>{ words.get("label-step.title") }</h2>
                if drawing.is_some() {
                    <button type="button" class="quiet" aria-pressed={actual_size.to_string()} onclick={toggle}>
                        <IconView icon={Icon::Ruler} />
                        <span>{ words.get(if *actual_size { "label-step.fit" } else { "label-step.actual" }) }</span>
                    </button>
                }
            </header>
            <figure class="stage label-stage">
                if let (Some(drawing), Some(url)) = (drawing, url) {
                    <Preview {url} size_mm={drawing.size_mm} actual_size={*actual_size}
                        alt={AttrValue::from(drawing.payload.clone())} stale={!props.current} />
                } else {
                    { empty(props, words) }
                }
            </figure>
            if let Some(drawing) = drawing {
                { facts(drawing, words) }
                { findings(drawing, words) }
            }
            { downloads(props, words) }
            <div class="two">
                { options(props, words) }
                if let Some(drawing) = drawing { { checks(drawing, words) } }
            </div>
        </section>
    }
}

/// What stands where the label will be.
fn empty(props: &LabelProps, words: Words) -> Html {
    if let Some(fault) = props.state.fault() {
        return html! {
            <div class="note tone-fail" role="alert" data-code={fault.code.to_string()}>
                <IconView icon={Icon::CircleX} />
                <div>
                    <p>{ words.fault(fault) }</p>
                    { for fault.findings.iter().map(|finding| html! {
                        <p data-code={finding.code.to_string()}>{ words.finding(finding) }</p>
                    }) }
                    if fault.code == "worker.stopped" {
                        <button type="button" class="quiet" onclick={props.on_retry.reform(|_: MouseEvent| ())}>
                            <IconView icon={Icon::Undo2} />{ words.get("label-step.retry") }
                        </button>
                    }
                </div>
            </div>
        };
    }
    let drawing = props.state.asked.is_some() && props.state.expected().is_some();
    let key = if drawing { "label-step.drawing" } else { "label-step.empty" };
    html! {
        <div class="placeholder">
            <svg viewBox="0 0 84 32" aria-hidden="true">
                <rect x="0.5" y="0.5" width="83" height="31" rx="1.5" />
                <rect x="5" y="5.5" width="21" height="21" />
                <path d="M8 8.500h5v5h-5zM18 8.500h5v5h-5zM8 18.500h5v5h-5zM34 8h26M34 14.500h40M34 20h34M34 25.500h38" />
            </svg>
            <p>{ words.get(key) }</p>
        </div>
    }
}

/// What else there is to look at on a label that could be drawn.
fn findings(drawing: &Drawing, words: Words) -> Html {
    let note = |finding: &Finding| {
        let tone = Tone::of(finding.severity);
        html! {
            <p class={classes!("note", tone.class())} data-code={finding.code.to_string()}>
                <IconView icon={tone.icon()} />{ words.finding(finding) }
            </p>
        }
    };
    drawing.findings.iter().map(note).collect()
}

fn facts(drawing: &Drawing, words: Words) -> Html {
    let symbol = &drawing.symbol;
    let mm = |value: f64, decimals| format!("{} mm", words.number(value, decimals));
    let rows = [
        ("facts.label", format!("{} × {}", words.number(drawing.size_mm.0, 1), mm(drawing.size_mm.1, 1))),
        ("facts.symbol", mm(symbol.edge_mm, 2)),
        ("facts.module", mm(symbol.module_mm, 3)),
        ("facts.version", format!("{} · {} × {}", symbol.version, symbol.modules, symbol.modules)),
        ("facts.level", format!("{} · {}", symbol.level, words.get(level_share(symbol.level)))),
        (
            "facts.payload",
            words.with("facts.bytes", &[("count", &symbol.payload_bytes.to_string())]).to_string(),
        ),
    ];
    html! {
        <dl class="facts">
            { for rows.into_iter().map(|(key, value)| html! {
                <div data-fact={key}><dt>{ words.get(key) }</dt><dd>{ value }</dd></div>
            }) }
        </dl>
    }
}

fn level_share(level: EcLevel) -> &'static str {
    match level {
        EcLevel::L => "level.l.share",
        EcLevel::M => "level.m.share",
        EcLevel::Q => "level.q.share",
        EcLevel::H => "level.h.share",
    }
}

fn downloads(props: &LabelProps, words: Words) -> Html {
    let writing = matches!(props.state.download, Some(Download::Writing { .. }));
    let ready = props.current && !writing;
    let button = |format: FileFormat, class: &'static str, key: &'static str| {
        html! {
            <button type="button" {class} disabled={!ready} data-format={format.extension()}
                onclick={props.on_download.reform(move |_: MouseEvent| format)}>
                <IconView icon={Icon::Download} />{ words.get(key) }
            </button>
        }
    };
    html! {
        <div class="downloads">
            { button(FileFormat::Pdf, "primary", "download.pdf") }
            { button(FileFormat::Svg, "secondary", "download.svg") }
            { button(FileFormat::Png, "secondary", "download.png") }
            <p class="help" role="status">
                { match &props.state.download {
                    Some(Download::Writing { .. }) => html! { { words.get("download.writing") } },
                    Some(Download::Saved { name }) => html! { { words.with("download.saved", &[("name", name)]) } },
                    Some(Download::Failed(fault)) => html! {
                        <span class="tone-fail" data-code={fault.code.to_string()}>{ words.fault(fault) }</span>
                    },
                    None if ready => html! { { words.get("download.hint") } },
                    None => html! { { words.get("download.not-yet") } },
                } }
            </p>
        </div>
    }
}

fn options(props: &LabelProps, words: Words) -> Html {
    let settings = props.settings;
    let wishes = [
        (LevelWish::Auto, "auto"),
        (LevelWish::Level(EcLevel::L), "L"),
        (LevelWish::Level(EcLevel::M), "M"),
        (LevelWish::Level(EcLevel::Q), "Q"),
        (LevelWish::Level(EcLevel::H), "H"),
    ];
    let on_edge = props.on_setting.reform(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let asked = input.value_as_number();
        if asked.is_finite() {
            return SettingsAction::SymbolEdge(asked);
        }
        // No change of state, so no redraw: the field itself goes back to what holds.
        input.set_value_as_number(settings.symbol_edge_mm);
        SettingsAction::SymbolEdge(settings.symbol_edge_mm)
    });
    html! {
        <div class="options">
            <fieldset>
                <legend>{ words.get("option.level") }</legend>
                <div class="segmented">
                    { for wishes.into_iter().map(|(wish, letter)| html! {
                        <label>
                            <input type="radio" name="level" value={letter} checked={settings.level == wish}
                                onchange={props.on_setting.reform(move |_: Event| SettingsAction::Level(wish))} />
                            <span>{ if wish == LevelWish::Auto { words.get("option.level.auto") } else { letter.into() } }</span>
                        </label>
                    }) }
                </div>
                <p class="help">{ match settings.level {
                    LevelWish::Auto => words.get("option.level.auto.help"),
                    LevelWish::Level(level) => words.level(level),
                } }</p>
            </fieldset>
            <div class="field">
                <label for="symbol-edge">{ words.get("option.edge") }</label>
                <div class="with-unit">
                    <input id="symbol-edge" type="number" inputmode="decimal" step="any"
                        value={settings.symbol_edge_mm.to_string()} onchange={on_edge} aria-describedby="symbol-edge-help" />
                    <span>{ "mm" }</span>
                </div>
                <p class="help" id="symbol-edge-help">{ words.get("option.edge.help") }</p>
            </div>
        </div>
    }
}

fn checks(drawing: &Drawing, words: Words) -> Html {
    html! {
        <div class="checks">
            <h3>{ words.get("checks.title") }</h3>
            <ul>
                { for drawing.checks.iter().map(|check| check_row(check, words)) }
            </ul>
        </div>
    }
}

/// A rule: what its default reading found, and one tap away every reading and the source.
fn check_row(check: &Check, words: Words) -> Html {
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
    let limit = words.with("check.limit", &[("limit", &quantity_text(reading.limit, words))]);
    html! {
        <p class="check-value">
            if let Some(measured) = reading.measured { <span class="value">{ quantity_text(measured, words) }</span> }
            <span class="limit">{ limit }</span>
        </p>
    }
}

fn chip(outcome: CheckOutcome, words: Words) -> Html {
    let (tone, word) = match outcome {
        CheckOutcome::Passes => (Tone::Pass, "outcome.passes"),
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
