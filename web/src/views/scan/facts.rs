//! How a symbol was read: what is left of its error correction, block by block, by whom, how fast and where.

use service::{BlockErrors, Sampler, SymbolRead};
use yew::prelude::*;

use crate::state::scan::{ScanState, Shown};
use crate::words::Words;

/// How many frames were looked at. Outside the live region: a screen reader should not count along.
pub(super) fn frames(state: &ScanState, words: Words) -> Html {
    state.live().map(|live| html! {
        <p class="help" aria-hidden="true">{ words.with("camera.frames", &[("count", &live.frames.to_string())]) }</p>
    }).unwrap_or_default()
}

pub(super) fn facts(shown: &Shown, words: Words) -> Html {
    let report = &shown.report;
    html! {
        <dl class="facts scan-facts">
            if let Some(symbol) = shown.symbol() {
                { of_symbol(symbol, words) }
            }
            { row("facts.time", format!("{} ms", words.number(report.time_ms, 0)).into(), words) }
            { row("facts.picture", format!("{} × {} px", report.width, report.height).into(), words) }
            if report.symbols.len() > 1 {
                { row("facts.symbols", report.symbols.len().to_string().into(), words) }
            }
        </dl>
    }
}

fn row(key: &'static str, value: Html, words: Words) -> Html {
    html! { <div data-fact={key}><dt>{ words.get(key) }</dt><dd>{ value }</dd></div> }
}

fn of_symbol(symbol: &SymbolRead, words: Words) -> Html {
    let percent = words.number((symbol.margin * 100.0).floor(), 0);
    let mask = words.with("facts.mask", &[("mask", &symbol.mask.number().to_string())]);
    let notes: Vec<AttrValue> = [
        symbol.mirrored.then(|| words.get("facts.mirrored")),
        symbol.inverted.then(|| words.get("facts.inverted")),
        symbol.part.map(|(part, parts)| {
            words.with("facts.part", &[("part", &part.to_string()), ("parts", &parts.to_string())])
        }),
    ]
    .into_iter()
    .flatten()
    .collect();
    html! {
        <>
            { row("facts.margin", html! { <>{ format!("{percent} %") }{ blocks(&symbol.blocks, words) }</> }, words) }
            { row("facts.module-px", format!("{} px", words.number(symbol.module_px, 1)).into(), words) }
            { row("facts.reader", html! { <>{ symbol.reader.name() }{ " · " }{ words.get(sampler(symbol.sampler)) }</> }, words) }
            { row("facts.where", place(symbol).into(), words) }
            { row("facts.version", format!("{} · {} · {mask}", symbol.version, symbol.level).into(), words) }
            if !notes.is_empty() {
                { row("facts.notes", notes.iter().map(|note| html! { <span class="fact-note">{ note.clone() }</span> }).collect(), words) }
            }
        </>
    }
}

const fn sampler(sampler: Sampler) -> &'static str {
    match sampler {
        Sampler::Flat => "sampler.flat",
        Sampler::Bent => "sampler.bent",
        Sampler::Recovered => "sampler.recovered",
        Sampler::Hinted => "sampler.hinted",
    }
}

/// Height of the strip of blocks in its own units; a codeword is one wide.
const STRIP: f64 = 24.0;

/// Room between two blocks.
const GAP: f64 = 4.0;

/// Each block as a bar as long as its codewords; what was mended stands at its foot, up to all that could have been.
fn blocks(blocks: &[BlockErrors], words: Words) -> Html {
    let mut left = 0.0;
    let bars: Html = blocks
        .iter()
        .zip(1..)
        .map(|(block, number)| {
            let width = block.codewords as f64;
            let used = block.share().clamp(0.0, 1.0) * STRIP;
            let title = words.with(
                "facts.block",
                &[
                    ("number", &number.to_string()),
                    ("count", &blocks.len().to_string()),
                    ("wrong", &(block.wrong + block.erased).to_string()),
                    ("codewords", &block.codewords.to_string()),
                    ("most", &block.correctable.to_string()),
                ],
            );
            let x = format!("{left:.0}");
            left += width + GAP;
            html! {
                <g>
                    <title>{ title }</title>
                    <rect class="block" x={x.clone()} y="0" width={format!("{width:.0}")} height={format!("{STRIP:.0}")} />
                    <rect class="block-used" {x} y={format!("{:.1}", STRIP - used)} width={format!("{width:.0}")} height={format!("{used:.1}")} />
                </g>
            }
        })
        .collect();
    let width = (left - GAP).max(1.0);
    html! {
        <svg class="blocks" viewBox={format!("0 0 {width:.0} {STRIP:.0}")} preserveAspectRatio="none" role="img"
            aria-label={words.with("facts.blocks", &[("count", &blocks.len().to_string())])}>{ bars }</svg>
    }
}

fn place(symbol: &SymbolRead) -> String {
    let centre = symbol.corners.centre();
    format!("x {:.0}, y {:.0} px", centre.x, centre.y)
}
