//! Verdict, reason, remedy.

use service::{ScanReport, SymbolRead, Verdict};
use yew::prelude::*;

use super::ScanProps;
use crate::components::chip::{Chip, Tone};
use crate::components::comparison::comparison;
use crate::components::marked::Marked;
use crate::state::engine::EngineState;
use crate::state::scan::{CameraState, Photo, ScanState, Shown, Stands};
use crate::views::camera::way_to_allow;
use crate::words::Words;

pub(super) fn verdict(props: &ScanProps, words: Words) -> Html {
    if props.outdated {
        return html! {
            <div data-verdict="outdated">
                <p class="verdict-word"><Chip tone={Tone::Look}>{ words.get("verdict.outdated") }</Chip></p>
                <p>{ words.get("verdict.outdated.remedy") }</p>
            </div>
        };
    }
    if let Some(fault) = props.state.fault() {
        return html! {
            <div role="alert" data-code={fault.code.to_string()} data-verdict="failed">
                <Chip tone={Tone::Fail}>{ words.get("verdict.failed") }</Chip>
                <p>{ words.fault(fault) }</p>
                { way_to_allow(fault, words) }
            </div>
        };
    }
    match &*props.state {
        ScanState::Idle => html! {
            <p class="help">{ words.get(match props.engine {
                EngineState::Loading => "scan.loading",
                EngineState::Ready(_) => "scan.idle",
                EngineState::Failed { code } => code,
            }) }</p>
        },
        ScanState::Camera(CameraState::Starting) => html! { <p>{ words.get("camera.starting") }</p> },
        ScanState::Camera(CameraState::Live(live)) => match &live.other {
            Some(report) => read(report, report.symbols.first(), words),
            None => html! {
                <>
                    <p><strong>{ words.get("camera.looking") }</strong></p>
                    <p class="help">{ words.get("camera.hint") }</p>
                </>
            },
        },
        ScanState::Frozen { shown, .. } => answer(shown, words),
        ScanState::Photos(photos) => photos.opened().map(|photo| of_photo(photo, words)).unwrap_or_default(),
        ScanState::Failed { .. } => Html::default(),
    }
}

fn of_photo(photo: &Photo, words: Words) -> Html {
    match &photo.stands {
        Stands::Read(shown) => answer(shown, words),
        _ => html! {
            <div class="busy">
                <progress aria-label={words.get("scan.reading")}></progress><p>{ words.get("scan.reading") }</p>
            </div>
        },
    }
}

fn answer(shown: &Shown, words: Words) -> Html {
    read(&shown.report, shown.symbol(), words)
}

/// The verdict's tone, name and word.
pub(super) const fn word(verdict: Verdict) -> (Tone, &'static str, &'static str) {
    match verdict {
        Verdict::Matches => (Tone::Pass, "matches", "verdict.matches"),
        Verdict::Differs => (Tone::Fail, "differs", "verdict.differs"),
        Verdict::Read => (Tone::Open, "read", "verdict.read"),
        Verdict::NotRead => (Tone::Fail, "not-read", "verdict.not-read"),
    }
}

/// The verdict of a picture, and what one of its symbols says.
fn read(report: &ScanReport, symbol: Option<&SymbolRead>, words: Words) -> Html {
    let (tone, name, key) = word(report.verdict);
    let decides = report.symbols.first();
    let foreign = decides.is_some_and(|symbol| symbol.fields.is_empty() && symbol.exact != Some(true));
    let remedy = match report.verdict {
        Verdict::Differs | Verdict::Read if foreign => "verdict.foreign.remedy",
        Verdict::Matches => "verdict.matches.remedy",
        Verdict::Differs => "verdict.differs.remedy",
        Verdict::Read => "verdict.read.remedy",
        Verdict::NotRead if report.unread.is_empty() => "verdict.not-read.remedy",
        // What was seen says more than what to do where nothing was.
        Verdict::NotRead => "verdict.seen.remedy",
    };
    html! {
        <div data-verdict={name}>
            <p class="verdict-word"><Chip {tone}>{ words.get(key) }</Chip></p>
            <p>{ words.get(remedy) }</p>
            if let Some(symbol) = symbol {
                { said(symbol, words) }
            }
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
