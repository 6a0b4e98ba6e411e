//! A sheet of labels, drawn: small to choose from, large to choose the first label on.

use yew::prelude::*;

use crate::state::sheet::SheetForm;
use crate::words::Words;

/// A sheet as a small picture.
pub fn small_sheet(sheet: &SheetForm) -> Html {
    html! {
        <svg class="sketch sheet-sketch" viewBox={view_box(sheet)} aria-hidden="true">
            { paper(sheet) }
            <path class="cells" d={sheet.places().map(|at| cell(sheet, at)).collect::<String>()} />
        </svg>
    }
}

/// A sheet whose first label to print on is chosen by a click; those before it are used up.
pub fn pick_start(sheet: &SheetForm, start: usize, on_start: &Callback<usize>, words: Words) -> Html {
    html! {
        <svg class="sketch sheet-pick" viewBox={view_box(sheet)} role="group" aria-label={words.get("media.start.sheet")}>
            { paper(sheet) }
            { for sheet.places().enumerate().map(|(at, place)| {
                let number = at + 1;
                html! {
                    <path class={classes!("cell", (number < start).then_some("used"), (number == start).then_some("first"))} d={cell(sheet, place)}
                        data-cell={number.to_string()} onclick={on_start.reform(move |_: MouseEvent| number)}>
                        <title>{ words.with("media.start.at", &[("number", &number.to_string())]) }</title>
                    </path>
                }
            }) }
        </svg>
    }
}

fn view_box(sheet: &SheetForm) -> String {
    format!("-1 -1 {} {}", sheet.paper.0 + 2.0, sheet.paper.1 + 2.0)
}

fn paper(sheet: &SheetForm) -> Html {
    let (width, height) = (sheet.paper.0.max(1.0), sheet.paper.1.max(1.0));
    html! { <rect class="paper" width={width.to_string()} height={height.to_string()} /> }
}

fn cell(sheet: &SheetForm, (x, y): (f64, f64)) -> String {
    let (width, height) = (sheet.label.0.max(0.0), sheet.label.1.max(0.0));
    format!("M{x} {y}h{width}v{height}h-{width}z")
}
