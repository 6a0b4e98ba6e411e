//! Which lines get labels, in which order, and how many of each.

use service::desk::{Filter, Overview, Selection};
use service::{Column, Each};
use yew::prelude::*;

use crate::components::inputs::{check, number, segmented, select};
use crate::hooks::printing::{Press, Printing};
use crate::state::print::{MOST_COPIES, PrintAction, PrintWish};
use crate::words::Words;

/// Which lines get labels.
pub(super) fn lines(overview: &Overview, printing: &Printing, words: Words) -> Html {
    let wish = &printing.state.wish;
    let on_search = change(printing, |wish, text: String| wish.selection.search = text);
    let oninput = on_search
        .reform(|event: InputEvent| event.target_unchecked_into::<web_sys::HtmlInputElement>().value());
    let batch = match &wish.selection.filter {
        Filter::Batch(number) => Some(number.clone()),
        _ => None,
    };
    html! {
        <>
            <h3 id="print-lines-title">{ words.get("print.lines") }</h3>
            <p class="help">{ words.with("print.lines.count", &[("workspace", &name(overview, words)), ("count", &overview.lines.to_string())]) }</p>
            <div class="field">
                <label for="print-search">{ words.get("print.search") }</label>
                <input id="print-search" name="print-search" type="search" value={wish.selection.search.clone()} {oninput} />
                <p class="help">{ words.get("print.search.help") }</p>
            </div>
            if let Some(batch) = batch {
                { check("print-batch".into(), words.with("print.only-batch", &[("batch", &batch)]), true,
                    &change(printing, |wish, _: bool| wish.selection.filter = Filter::All)) }
            }
            { order(overview, printing, words) }
            { segmented("print-each", words.get("print.each"), [
                ("batch".into(), words.get("print.each.batch")), ("unit".into(), words.get("print.each.unit")),
            ], each_name(wish.each), &change(printing, |wish, each: String| {
                wish.each = if each == "unit" { Each::Unit } else { Each::Batch };
            })) }
            <p class="help">{ words.get(if wish.each == Each::Unit { "print.each.unit.help" } else { "print.each.batch.help" }) }</p>
            { number("print-copies", words.get("print.copies"), "", Some(f64::from(wish.copies)), &change(printing, |wish, copies: f64| {
                wish.copies = copies.round().clamp(1.0, f64::from(MOST_COPIES)) as u32;
            })) }
            { check("leave-out".into(), words.get("print.leave-out"), wish.leave_out, &change(printing, |wish, leave| wish.leave_out = leave)) }
        </>
    }
}

fn name(overview: &Overview, words: Words) -> String {
    if overview.workspace.name.is_empty() {
        words.get("workspace.unnamed").to_string()
    } else {
        overview.workspace.name.clone()
    }
}

const fn each_name(each: Each) -> &'static str {
    match each {
        Each::Batch => "batch",
        Each::Unit => "unit",
    }
}

/// By which column labels are sorted, and in which direction.
fn order(overview: &Overview, printing: &Printing, words: Words) -> Html {
    let now = printing.state.wish.selection.sort;
    let none = (AttrValue::from(""), words.get("print.sort.as-added"));
    let columns =
        overview.columns.iter().map(|column| (column.name().into(), words.get(column.caption_key())));
    let on_column = change(printing, |wish, name: String| {
        let down = wish.selection.sort.is_some_and(|(_, down)| down);
        wish.selection.sort = Column::from_name(&name).map(|column| (column, down));
    });
    let on_down = change(printing, |wish, down: bool| {
        wish.selection.sort = wish.selection.sort.map(|(column, _)| (column, down));
    });
    html! {
        <>
            { select("print-sort", words.get("print.sort"), std::iter::once(none).chain(columns), now.map_or("", |(column, _)| column.name()), &on_column) }
            if let Some((_, down)) = now { { check("print-down".into(), words.get("print.sort.down"), down, &on_down) } }
        </>
    }
}

/// Asks for the same wish with a change.
pub(super) fn change<T: 'static>(
    printing: &Printing,
    with: impl Fn(&mut PrintWish, T) + 'static,
) -> Callback<T> {
    let wish = printing.state.wish.clone();
    printing.ask.reform(move |value: T| {
        let mut next = wish.clone();
        with(&mut next, value);
        Press::Show(PrintAction::Wished(next))
    })
}

/// Whether only a part of the lines is wished for.
pub(super) fn is_part(selection: &Selection) -> bool {
    selection.filter != Filter::All || !selection.search.is_empty()
}
