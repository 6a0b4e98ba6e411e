//! Step 3: scan the printed label back, and say whether it says what was meant.

use std::rc::Rc;

use service::{ScanReport, SymbolRead, Verdict};
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::camera::{CameraView, way_to_allow};
use crate::components::chip::{Chip, Tone};
use crate::components::comparison::comparison;
use crate::components::icon::{Icon, IconView};
use crate::components::marked::Marked;
use crate::components::picture::Overlay;
use crate::platform::camera::Offered;
use crate::platform::files;
use crate::state::engine::EngineState;
use crate::state::scan::{CameraState, ScanAction, ScanState, Source};
use crate::words::{Words, use_words};

/// Properties of [`ScanStep`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ScanProps {
    /// Where scanning back stands.
    pub state: Rc<ScanState>,
    /// Where loading stands: whether pictures can be read.
    pub engine: EngineState,
    /// There are three fields to compare with.
    pub expecting: bool,
    /// The answer on screen is about other texts than those of the form.
    pub outdated: bool,
    /// A file was given.
    pub on_file: Callback<File>,
    /// The camera is wanted, gives frames, or can't be used.
    pub on_camera: Callback<ScanAction>,
    /// A frame is ready.
    pub on_frame: Callback<Rc<Offered>>,
    /// Whether the reader can take a frame now.
    pub reader_free: Callback<(), bool>,
    /// Stop, cancel, or begin again.
    pub on_clear: Callback<()>,
}

/// Scanning back.
#[component]
pub fn ScanStep(props: &ScanProps) -> Html {
    let words = use_words();
    let hovering = use_state_eq(|| false);
    let over = |now: bool| {
        let hovering = hovering.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            hovering.set(now);
        })
    };
    let ondrop = {
        // The page itself takes what is dropped anywhere on it.
        let hovering = hovering.clone();
        Callback::from(move |_: DragEvent| {
            hovering.set(false);
        })
    };
    html! {
        <section id="scan" class="step-card scan-step" tabindex="-1" aria-labelledby="scan-title">
            <header class="card-head">
                <h2 id="scan-title"><span class="step-number">{ "3" }</span>{ words.get("scan.title") }</h2>
            </header>
            <p class="lead">{ words.get(if props.expecting { "scan.lead" } else { "scan.lead-no-record" }) }</p>
            <div class="scan-body">
                <div class={classes!("stage", "scan-stage", hovering.then_some("hovering"))}
                    ondragenter={over(true)} ondragover={over(true)} ondragleave={over(false)} {ondrop}>
                    { stage(props, words) }
                </div>
                <div class="scan-side">
                    { actions(props, words) }
                    <div class="verdict" role="status" aria-live="polite">{ verdict(props, words) }</div>
                    { frames(props, words) }
                </div>
            </div>
        </section>
    }
}

/// What is looked at: a drop zone, a picture, or the camera.
fn stage(props: &ScanProps, words: Words) -> Html {
    match &*props.state {
        ScanState::Idle | ScanState::Failed { source: None, .. } => html! {
            <div class="placeholder"><IconView icon={Icon::ScanLine} /><p>{ words.get("scan.drop") }</p><p class="help">{ words.get("scan.formats") }</p></div>
        },
        ScanState::Camera(state) => html! {
            <CameraView live={matches!(state, CameraState::Live { .. })} overlay={overlay(state)} missed={missed(state)} on_frame={props.on_frame.clone()}
                on_live={props.on_camera.reform(|()| ScanAction::CameraLive)}
                on_fault={props.on_camera.reform(ScanAction::CameraFailed)} reader_free={props.reader_free.clone()} />
        },
        ScanState::Reading { source, .. } | ScanState::Failed { source: Some(source), .. } => {
            picture(source, None, words)
        }
        ScanState::Read { source, report, .. } => picture(source, Some(report), words),
    }
}

/// How many frames gave no symbol since the last that did.
const fn missed(state: &CameraState) -> u32 {
    match state {
        CameraState::Live { frames, other: None } => *frames,
        _ => 0,
    }
}

/// Where the symbol is that says something else than what was meant.
fn overlay(state: &CameraState) -> Html {
    let CameraState::Live { other: Some(report), .. } = state else { return Html::default() };
    let places: Vec<_> = report.symbols.iter().map(|symbol| (symbol.corners, Tone::Look)).collect();
    html! { <Overlay size={(report.width, report.height)} {places} /> }
}

fn picture(source: &Source, report: Option<&ScanReport>, words: Words) -> Html {
    let alt = match source {
        Source::File { name, .. } => name.clone(),
        Source::Camera { .. } => words.get("camera.picture"),
    };
    let places: Vec<_> = report
        .into_iter()
        .flat_map(|report| report.symbols.iter().map(|symbol| (symbol.corners, tone(symbol))))
        .collect();
    html! {
        <div class="picture">
            if let Some(url) = source.url() { <img src={url} {alt} /> }
            if let Some(report) = report { <Overlay size={(report.width, report.height)} {places} /> }
        </div>
    }
}

fn tone(symbol: &SymbolRead) -> Tone {
    match &symbol.comparison {
        Some(comparison) if comparison.equal() => Tone::Pass,
        Some(_) => Tone::Fail,
        None => Tone::Open,
    }
}

fn actions(props: &ScanProps, words: Words) -> Html {
    let choose = props.on_file.clone();
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if let Some(file) = files::first(input.files().as_ref()) {
            choose.emit(file);
        }
        // So that choosing the same file again is a change again.
        input.set_value("");
    });
    let camera = props.state.camera_wanted();
    let ready = props.engine.ready();
    let clear = props.on_clear.reform(|_: MouseEvent| ());
    let stop = match &*props.state {
        ScanState::Idle => None,
        ScanState::Reading { .. } => Some("scan.cancel"),
        ScanState::Camera(_) => Some("scan.stop"),
        ScanState::Read { .. } | ScanState::Failed { .. } => Some("scan.again"),
    };
    html! {
        <div class="actions">
            if !camera {
                <button type="button" class="primary" disabled={!ready} data-action="camera"
                    onclick={props.on_camera.reform(|_: MouseEvent| ScanAction::CameraWanted)}>
                    <IconView icon={Icon::Camera} />{ words.get("scan.camera") }
                </button>
                <label class={classes!("button", "secondary", (!ready).then_some("disabled"))}>
                    <IconView icon={Icon::Image} />{ words.get("scan.choose") }
                    <input class="sr-only" type="file" disabled={!ready} {onchange} accept="image/png,image/jpeg,image/webp" />
                </label>
            }
            if let Some(key) = stop {
                <button type="button" class="quiet" data-action="stop" onclick={clear}><IconView icon={Icon::X} />{ words.get(key) }</button>
            }
        </div>
    }
}

fn verdict(props: &ScanProps, words: Words) -> Html {
    match &*props.state {
        ScanState::Idle => html! {
            <p class="help">{ words.get(match props.engine {
                EngineState::Loading => "scan.loading",
                EngineState::Ready(_) => "scan.idle",
                EngineState::Failed { code } => code,
            }) }</p>
        },
        ScanState::Reading { .. } => html! {
            <div class="busy"><progress aria-label={words.get("scan.reading")}></progress><p>{ words.get("scan.reading") }</p></div>
        },
        ScanState::Camera(CameraState::Starting) => html! { <p>{ words.get("camera.starting") }</p> },
        ScanState::Camera(CameraState::Live { other: None, .. }) => html! {
            <>
                <p><strong>{ words.get("camera.looking") }</strong></p>
                <p class="help">{ words.get("camera.hint") }</p>
            </>
        },
        ScanState::Read { .. } if props.outdated => html! {
            <div data-verdict="outdated">
                <p class="verdict-word"><Chip tone={Tone::Look}>{ words.get("verdict.outdated") }</Chip></p>
                <p>{ words.get("verdict.outdated.remedy") }</p>
            </div>
        },
        ScanState::Camera(CameraState::Live { other: Some(report), .. }) | ScanState::Read { report, .. } => {
            read(report, words)
        }
        ScanState::Failed { fault, .. } => html! {
            <div role="alert" data-code={fault.code.to_string()} data-verdict="failed">
                <Chip tone={Tone::Fail}>{ words.get("verdict.failed") }</Chip>
                <p>{ words.fault(fault) }</p>
                { way_to_allow(fault, words) }
            </div>
        },
    }
}

/// How many frames were looked at. Outside the live region: a screen reader should not count along.
fn frames(props: &ScanProps, words: Words) -> Html {
    match &*props.state {
        ScanState::Camera(CameraState::Live { frames, .. }) => html! {
            <p class="help" aria-hidden="true">{ words.with("camera.frames", &[("count", &frames.to_string())]) }</p>
        },
        _ => Html::default(),
    }
}

/// Verdict, reason, remedy.
fn read(report: &ScanReport, words: Words) -> Html {
    let (tone, name, key) = match report.verdict {
        Verdict::Matches => (Tone::Pass, "matches", "verdict.matches"),
        Verdict::Differs => (Tone::Fail, "differs", "verdict.differs"),
        Verdict::Read => (Tone::Open, "read", "verdict.read"),
        Verdict::NotRead => (Tone::Fail, "not-read", "verdict.not-read"),
    };
    let first = report.symbols.first();
    let foreign = first.is_some_and(|symbol| symbol.fields.is_empty() && symbol.exact != Some(true));
    let remedy = match report.verdict {
        Verdict::Differs | Verdict::Read if foreign => "verdict.foreign.remedy",
        Verdict::Matches => "verdict.matches.remedy",
        Verdict::Differs => "verdict.differs.remedy",
        Verdict::Read => "verdict.read.remedy",
        Verdict::NotRead => "verdict.not-read.remedy",
    };
    html! {
        <div data-verdict={name}>
            <p class="verdict-word"><Chip {tone}>{ words.get(key) }</Chip></p>
            <p>{ words.get(remedy) }</p>
            if let Some(symbol) = first {
                { said(symbol, words) }
            }
            { how(report, first, words) }
        </div>
    }
}

/// What the symbol says, field by field where it can be compared.
fn said(symbol: &SymbolRead, words: Words) -> Html {
    if let Some(compared) = &symbol.comparison {
        return comparison(&compared.fields, words);
    }
    match (&symbol.fields[..], &symbol.text) {
        (fields @ [_, ..], _) => html! {
            <ul class="comparison">
                { for fields.iter().map(|(column, text)| html! {
                    <li><strong>{ words.column(*column) }</strong><Marked text={text.clone()} spans={vec![]} /></li>
                }) }
            </ul>
        },
        ([], Some(text)) => html! { <p class="payload"><Marked text={text.clone()} spans={vec![]} /></p> },
        ([], None) => html! {
            <p class="help">{ words.with("verdict.binary", &[("count", &symbol.payload_bytes.to_string())]) }</p>
        },
    }
}

/// With what, how fast and where it was read.
fn how(report: &ScanReport, first: Option<&SymbolRead>, words: Words) -> Html {
    let row = |key: &'static str, value: String| html! { <div data-fact={key}><dt>{ words.get(key) }</dt><dd>{ value }</dd></div> };
    html! {
        <dl class="facts">
            if let Some(symbol) = first {
                { row("facts.reader", symbol.reader.name().to_owned()) }
                { row("facts.where", place(symbol)) }
                { row("facts.version", format!("{} · {} · {}", symbol.version, symbol.level, words.with("facts.mask", &[("mask", &symbol.mask.number().to_string())]))) }
            }
            { row("facts.time", format!("{} ms", words.number(report.time_ms, 0))) }
            { row("facts.picture", format!("{} × {} px", report.width, report.height)) }
            if report.symbols.len() > 1 {
                { row("facts.symbols", report.symbols.len().to_string()) }
            }
        </dl>
    }
}

fn place(symbol: &SymbolRead) -> String {
    let centre = symbol.corners.centre();
    format!("x {:.0}, y {:.0} px", centre.x, centre.y)
}
