//! Step 2: the label at true scale, what was checked on it, how it is made, and its files.

use std::rc::Rc;

use service::{Drawing, EcLevel, FileFormat, LevelWish, PrinterKind};
use yew::prelude::*;

use super::checks::checks;
use super::chinese::{Chinese, way_on};
use super::fitting::fitting;
use super::phone::PhoneCheck;
use super::setup::SetupPanel;
use crate::components::chip::Tone;
use crate::components::icon::{Icon, IconView};
use crate::components::note::{fault_note, finding_note};
use crate::components::preview::{Preview, Zoom};
use crate::components::swatch::swatch;
use crate::hooks::making::{Make, Making};
use crate::platform::download::use_object_url;
use crate::state::label::{Download, LabelState};
use crate::state::settings::SettingsAction;
use crate::state::setup::Choice;
use crate::words::{Words, use_words};

/// Properties of [`LabelStep`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct LabelProps {
    /// Where the label stands.
    pub state: Rc<LabelState>,
    /// The label on screen is what the form says now.
    pub current: bool,
    /// How it is made.
    pub making: Making,
    /// The face for Chinese labels.
    pub chinese: Chinese,
    /// CSS pixels a millimetre of this screen.
    pub px_per_mm: f64,
    /// Something was chosen about the screen.
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
    let zoom = use_state(Zoom::default);
    let drawing = props.state.drawing();
    let svg = use_memo(drawing.cloned(), |drawing| {
        drawing.as_ref().map(|drawing| Rc::<str>::from(drawing.svg.as_str()))
    });
    let url = use_object_url("image/svg+xml", (*svg).clone());
    let setup = &props.making.state.now.setup;
    let on_level = props.making.ask.reform(|wish: LevelWish| Make::Choose(Choice::Level(wish)));
    html! {
        <section id="label" class="step-card label-step" tabindex="-1" aria-labelledby="label-title">
            <header class="card-head">
                <h2 id="label-title"><span class="step-number">{ "2" }</span>{ words.get("label-step.title") }</h2>
                if drawing.is_some() { { zooms(&zoom, words) } }
            </header>
            <div class="stage label-stage" data-zoom={zoom.name()} tabindex={drawing.map(|_| "0")}
                role={drawing.map(|_| "group")} aria-label={drawing.map(|_| words.get("label-step.title"))}>
                { match (drawing, url.clone()) {
                    (Some(drawing), Some(url)) => html! {
                        <Preview {url} size_mm={drawing.size_mm} zoom={*zoom} px_per_mm={props.px_per_mm}
                            alt={drawing.payload.clone()} stale={!props.current} />
                    },
                    (Some(_), None) => html! { <p class="help">{ words.get("label-step.drawing") }</p> },
                    (None, _) => empty(props, words),
                } }
            </div>
            if let Some(drawing) = drawing {
                { for drawing.findings.iter().map(|finding| finding_note(finding, words, way_on(&finding.code, &props.chinese, words))) }
                <div class="label-under">
                    { facts(drawing, words) }
                    <div class="label-tools">
                        { swatch(setup.ink, setup.paper, words) }
                        if let Some(url) = url {
                            <PhoneCheck {url} drawing={drawing.clone()} px_per_mm={props.px_per_mm} on_setting={props.on_setting.clone()} />
                        }
                    </div>
                </div>
            }
            { downloads(props, words) }
            if let Some(drawing) = drawing {
                { fitting(drawing, setup.level, &on_level, words) }
            }
            <div class="two">
                <SetupPanel making={props.making.clone()} />
                if let Some(drawing) = drawing { { checks(drawing.checks.iter().map(|check| (check, None)), words) } }
            </div>
        </section>
    }
}

fn zooms(zoom: &UseStateHandle<Zoom>, words: Words) -> Html {
    html! {
        <div class="segmented zooms" role="group" aria-label={words.get("zoom")}>
            { for Zoom::ALL.into_iter().map(|offer| {
                let set = zoom.setter();
                html! {
                    <label title={words.get(offer.key())}>
                        <input type="radio" name="zoom" value={offer.name()} checked={offer == **zoom}
                            onchange={move |_: Event| set.set(offer)} />
                        <span>{ words.get(offer.key()) }</span>
                    </label>
                }
            }) }
        </div>
    }
}

/// What stands where the label will be.
fn empty(props: &LabelProps, words: Words) -> Html {
    if let Some(fault) = props.state.fault() {
        let retry = html! {
            <>
                if fault.code == "worker.stopped" {
                    <button type="button" class="quiet" onclick={props.on_retry.reform(|_: MouseEvent| ())}>
                        <IconView icon={Icon::Undo2} />{ words.get("label-step.retry") }
                    </button>
                }
                { for fault.findings.iter().map(|finding| way_on(&finding.code, &props.chinese, words)) }
            </>
        };
        return fault_note(fault, words, retry);
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

/// The files that a label can be saved as, the one that the chosen printer is sent first.
fn formats(kind: PrinterKind) -> &'static [(FileFormat, &'static str)] {
    const PDF: (FileFormat, &str) = (FileFormat::Pdf, "download.pdf");
    const SVG: (FileFormat, &str) = (FileFormat::Svg, "download.svg");
    const PNG: (FileFormat, &str) = (FileFormat::Png, "download.png");
    const ZPL: (FileFormat, &str) = (FileFormat::Zpl, "download.zpl");
    const TSPL: (FileFormat, &str) = (FileFormat::Tspl, "download.tspl");
    match kind {
        PrinterKind::Laser => &[PDF, SVG, PNG],
        PrinterKind::Thermal => &[ZPL, TSPL, PDF, SVG, PNG],
    }
}

fn downloads(props: &LabelProps, words: Words) -> Html {
    let writing = matches!(props.state.download, Some(Download::Writing { .. }));
    let ready = props.current && !writing;
    let kind = props.making.state.now.setup.printer.kind;
    html! {
        <div class="downloads">
            { for formats(kind).iter().enumerate().map(|(at, &(format, key))| html! {
                <button type="button" class={if at == 0 { "primary" } else { "secondary" }} disabled={!ready} data-format={format.extension()}
                    onclick={props.on_download.reform(move |_: MouseEvent| format)}>
                    <IconView icon={Icon::Download} />{ words.get(key) }
                </button>
            }) }
            if kind != PrinterKind::Thermal { <p class="help">{ words.get("download.label-printer") }</p> }
            <p class="help" role="status">
                { match &props.state.download {
                    Some(Download::Writing { .. }) => html! { { words.get("download.writing") } },
                    Some(Download::Saved { name }) => html! { { words.with("download.saved", &[("name", name)]) } },
                    Some(Download::Failed(fault)) => html! {
                        <span class={Tone::Fail.class()} data-code={fault.code.to_string()}>{ words.fault(fault) }</span>
                    },
                    None if ready => html! { { words.get("download.hint") } },
                    None => html! { { words.get("download.not-yet") } },
                } }
            </p>
        </div>
    }
}
