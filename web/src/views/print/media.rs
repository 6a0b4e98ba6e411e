//! What labels are printed onto: single pages, sheets, or a roll.

use base::Mm;
use service::{Imposition, Media as Onto, Roll};
use yew::prelude::*;

use super::grid::GridEditor;
use super::lines::change;
use crate::components::inputs::{check, number, segmented};
use crate::components::sheet::{pick_start, small_sheet};
use crate::hooks::making::Making;
use crate::hooks::printing::Printing;
use crate::state::sheet::SheetForm;
use crate::words::{Words, use_words};

/// Properties of [`Media`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct MediaProps {
    /// What there is to choose from.
    pub making: Making,
    /// What is chosen.
    pub printing: Printing,
}

/// What labels are printed onto.
#[component]
pub fn Media(props: &MediaProps) -> Html {
    let words = use_words();
    let onto = &props.printing.state.wish.media;
    let chosen = match onto {
        Onto::Single => "single",
        Onto::Sheet { .. } => "sheet",
        Onto::Roll(_) => "roll",
    };
    let first = first_that_fits(props).unwrap_or_default();
    let on_kind = change(&props.printing, move |wish, kind: String| {
        wish.media = match kind.as_str() {
            "sheet" => Onto::Sheet { id: first.clone(), imposition: Imposition::default() },
            "roll" => Onto::Roll(Roll::default()),
            _ => Onto::Single,
        };
    });
    let kinds = [("single", "media.single"), ("sheet", "media.sheet"), ("roll", "media.roll")];
    html! {
        <>
            <h3 id="print-media-title">{ words.get("media.title") }</h3>
            { segmented("media", words.get("media.kind"), kinds.map(|(kind, key)| (kind.into(), words.get(key))), chosen, &on_kind) }
            { match onto {
                Onto::Single => html! { <p class="help">{ words.get("media.single.help") }</p> },
                Onto::Sheet { id, imposition } => sheet(id, *imposition, props, words),
                Onto::Roll(roll) => of_roll(*roll, props, words),
            } }
        </>
    }
}

/// The first sheet whose labels hold the one that is in sight, else the first of all.
fn first_that_fits(props: &MediaProps) -> Option<String> {
    let sheets = &props.making.catalogue.as_ref()?.sheets;
    let printing = &props.printing.state;
    let single = printing.view.as_ref().filter(|_| printing.wish.media == Onto::Single);
    let (width, height) = single.map_or((0.0, 0.0), |view| view.size_mm);
    let holds = |label: (f64, f64)| label.0 >= width && label.1 >= height;
    let sheet = sheets.iter().find(|sheet| holds(sheet.label_mm)).or(sheets.first())?;
    Some(sheet.id.clone())
}

/// Another sheet, or another way to lay labels onto it.
fn on_sheet<T: 'static>(props: &MediaProps, with: fn(&mut String, &mut Imposition, T)) -> Callback<T> {
    change(&props.printing, move |wish, value| {
        if let Onto::Sheet { id, imposition } = &mut wish.media {
            with(id, imposition, value);
        }
    })
}

fn sheet(id: &str, imposition: Imposition, props: &MediaProps, words: Words) -> Html {
    let Some(catalogue) = &props.making.catalogue else {
        return html! { <p class="help">{ words.get("setup.loading") }</p> };
    };
    let on_id = on_sheet(props, |id, imposition, new: String| {
        *id = new;
        imposition.start = 1;
    });
    let chosen = catalogue.sheets.iter().find(|sheet| sheet.id == *id).map(SheetForm::from);
    html! {
        <>
            <fieldset class="sheets">
                <legend>{ words.get("media.sheets") }</legend>
                <div class="thumb-row">
                    { for catalogue.sheets.iter().map(|sheet| {
                        let this = sheet.id.clone();
                        html! {
                            <label class="thumb">
                                <input type="radio" name="sheet" value={sheet.id.clone()} checked={sheet.id == *id}
                                    onchange={on_id.reform(move |_: Event| this.clone())} />
                                <span class="thumb-body">
                                    { small_sheet(&sheet.into()) }
                                    <span>{ sheet.name.clone() }</span>
                                    <small>{ measures(sheet.label_mm, words) }</small>
                                    <small>{ words.with("media.on-paper", &[("labels", &(sheet.grid.0 * sheet.grid.1).to_string()), ("paper", &measures(sheet.paper_mm, words))]) }</small>
                                </span>
                            </label>
                        }
                    }) }
                </div>
            </fieldset>
            if let Some(form) = chosen {
                { start(&form, imposition, props, words) }
                <GridEditor key={form.id.clone()} form={form.clone()} making={props.making.clone()} on_saved={on_id} />
            }
        </>
    }
}

/// A width and a height.
fn measures((width, height): (f64, f64), words: Words) -> String {
    let one = |mm: f64| words.number(mm, usize::from(mm.fract() > 0.04 && mm.fract() < 0.96));
    format!("{} × {} mm", one(width), one(height))
}

/// Where printing begins, and marks to cut by.
fn start(form: &SheetForm, imposition: Imposition, props: &MediaProps, words: Words) -> Html {
    let most = form.labels();
    let on_start = change(&props.printing, move |wish, start: usize| {
        if let Onto::Sheet { imposition, .. } = &mut wish.media {
            imposition.start = start.clamp(1, most);
        }
    });
    let typed = on_start.reform(|start: f64| start.round().max(1.0) as usize);
    html! {
        <div class="sheet-start">
            { pick_start(form, imposition.start, &on_start, words) }
            <div>
                { number("sheet-start", words.get("media.start"), "", Some(imposition.start as f64), &typed) }
                <p class="help">{ words.with("media.start.help", &[("count", &most.to_string())]) }</p>
                { check("crop-marks".into(), words.get("media.crop-marks"), imposition.crop_marks,
                    &on_sheet(props, |_, imposition, marks| imposition.crop_marks = marks)) }
            </div>
        </div>
    }
}

fn of_roll(roll: Roll, props: &MediaProps, words: Words) -> Html {
    let on_roll = |with: fn(&mut Roll, f64)| {
        change(&props.printing, move |wish, value: f64| {
            if let Onto::Roll(roll) = &mut wish.media {
                with(roll, value);
            }
        })
    };
    html! {
        <>
            <div class="pair">
                { number("roll-gap", words.get("media.gap"), "mm", Some(roll.gap.0), &on_roll(|roll, gap| roll.gap = Mm(gap))) }
                { number("roll-across", words.get("media.across"), "", Some(f64::from(roll.columns)), &on_roll(|roll, across| {
                    roll.columns = across.round().clamp(1.0, 12.0) as u32;
                })) }
            </div>
            if roll.columns > 1 {
                { number("roll-gap-across", words.get("media.gap-across"), "mm", Some(roll.gap_across.0), &on_roll(|roll, gap| roll.gap_across = Mm(gap))) }
            }
            <p class="help">{ words.get("media.roll.help") }</p>
        </>
    }
}
