//! What each error correction level costs and brings, as a table to choose from.

use service::{Drawing, FitRow, LevelWish};
use yew::prelude::*;

use crate::components::icon::{Icon, IconView};
use crate::words::Words;

/// One level a row: its module to scale, its size, how far it reads, what it survives, and what decided it.
pub fn fitting(drawing: &Drawing, wish: LevelWish, on_level: &Callback<LevelWish>, words: Words) -> Html {
    let widest = drawing.fitting.iter().map(|row| row.module_mm).fold(0.0, f64::max);
    html! {
        <section class="fitting" aria-labelledby="fitting-title">
            <div class="check-head">
                <h3 id="fitting-title">{ words.get("fitting.title") }</h3>
                <p class="help">{ levels(drawing, wish, words) }</p>
            </div>
            <div class="scroller" tabindex="0" role="group" aria-labelledby="fitting-title">
                <table>
                    <thead><tr>
                        { for COLUMNS.map(|key| html! { <th scope="col">{ words.get(key) }</th> }) }
                    </tr></thead>
                    <tbody>{ for drawing.fitting.iter().map(|row| fit_row(row, widest, on_level, words)) }</tbody>
                </table>
            </div>
            <p class="help">{ words.get("fitting.help") }</p>
        </section>
    }
}

const COLUMNS: [&str; 6] = [
    "fitting.level",
    "fitting.module",
    "fitting.edge",
    "fitting.distance",
    "fitting.damage",
    "fitting.binds",
];

/// The level that was asked for, and the one that came of it.
fn levels(drawing: &Drawing, wish: LevelWish, words: Words) -> AttrValue {
    let symbol = &drawing.symbol;
    let requested = match wish {
        LevelWish::Auto => {
            words.with("fitting.at-least", &[("level", &symbol.requested.to_string())]).to_string()
        }
        LevelWish::Level(level) => level.to_string(),
    };
    words.with("fitting.levels", &[("requested", &requested), ("effective", &symbol.level.to_string())])
}

fn fit_row(row: &FitRow, widest: f64, on_level: &Callback<LevelWish>, words: Words) -> Html {
    let level = row.level;
    let mm = |value, decimals| format!("{} mm", words.number(value, decimals));
    let dots = words.with("unit.dots", &[("count", &row.module_dots.to_string())]);
    let about =
        words.with("fitting.about", &[("distance", &words.number(row.reading_distance_mm / 10.0, 0))]);
    let damage = format!("{} %", words.number((row.correctable * 100.0).floor(), 0));
    html! {
        <tr class={classes!(row.chosen.then_some("chosen"))} data-level={level.to_string()} aria-current={row.chosen.then_some("true")}>
            <th scope="row">
                <button type="button" class="quiet" aria-pressed={row.chosen.to_string()} aria-label={words.level(level)}
                    onclick={on_level.reform(move |_: MouseEvent| LevelWish::Level(level))}>
                    { level.to_string() }
                    if row.chosen { <IconView icon={Icon::Check} /> }
                </button>
            </th>
            <td><div class="of-module">{ module(row.module_mm, widest) }<span class="value">{ mm(row.module_mm, 3) }</span><small>{ dots }</small></div></td>
            <td><span class="value">{ mm(row.edge_mm, 2) }</span><small>{ format!("{} × {}", row.modules, row.modules) }</small></td>
            <td>{ about }</td>
            <td>{ damage }</td>
            <td>{ words.get(&row.binds) }</td>
        </tr>
    }
}

/// Four modules of this size beside one another, all rows at one scale: what the printer and the phone have to tell
/// apart.
fn module(module_mm: f64, widest: f64) -> Html {
    let m = |times: f64| (module_mm * times).to_string();
    let box_mm = widest * 2.2;
    let dark = format!("M0 0h{0}v{0}h-{0}zM{0} {0}h{0}v{0}h-{0}z", m(1.0));
    html! {
        <svg class="module" viewBox={format!("0 0 {box_mm} {box_mm}")} aria-hidden="true">
            <path class="light" d={format!("M0 0h{0}v{0}h-{0}z", m(2.0))} /><path d={dark} />
        </svg>
    }
}
