//! "Hold your phone here": the symbol alone at its real size, and how the screen learns its own.

use std::rc::Rc;

use service::Drawing;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::icon::{Icon, IconView};
use crate::hooks::dialog::use_dialog;
use crate::state::settings::{CSS_PX_PER_MM, SettingsAction};
use crate::words::use_words;

/// The width of a bank card in millimetres. Source: ISO/IEC 7810, card size ID-1.
const CARD_MM: f64 = 85.60;

/// Its height in millimetres.
const CARD_HEIGHT_MM: f64 = 53.98;

/// Light modules around the symbol that every reader needs. Source: ISO/IEC 18004, "Quiet zone".
const QUIET_MODULES: f64 = 4.0;

/// Properties of [`PhoneCheck`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PhoneProps {
    /// The label's picture.
    pub url: AttrValue,
    /// The label.
    pub drawing: Rc<Drawing>,
    /// CSS pixels a millimetre of this screen.
    pub px_per_mm: f64,
    /// Something was chosen about the screen.
    pub on_setting: Callback<SettingsAction>,
}

/// A button, and the check behind it.
#[component]
pub fn PhoneCheck(props: &PhoneProps) -> Html {
    let words = use_words();
    let (dialog, open) = use_dialog();
    let px = props.px_per_mm;
    let on_slide = props.on_setting.reform(|event: InputEvent| {
        let width = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
        SettingsAction::Screen(Some(width / CARD_MM))
    });
    let reset = props.on_setting.reform(|_: MouseEvent| SettingsAction::Screen(None));
    let (card, card_height) = (CARD_MM * px, CARD_HEIGHT_MM * px);
    html! {
        <>
            <button type="button" class="secondary" data-action="phone-check" onclick={open}>
                <IconView icon={Icon::ScanLine} />{ words.get("phone.open") }
            </button>
            <dialog ref={dialog} class="sheet phone" aria-labelledby="phone-title">
                <form method="dialog">
                    <header class="card-head">
                        <h2 id="phone-title">{ words.get("phone.title") }</h2>
                        <button class="quiet" aria-label={words.get("close")}><IconView icon={Icon::X} /></button>
                    </header>
                    <div class="phone-stage">{ symbol(&props.drawing, &props.url, px) }</div>
                    <p>{ words.with("phone.size", &[("edge", &words.number(props.drawing.symbol.edge_mm, 2))]) }</p>
                    <p class="note tone-look"><IconView icon={Icon::TriangleAlert} />{ words.get("phone.no-paper") }</p>
                    <details class="fold" id="screen-size">
                        <summary><span>{ words.get("phone.screen") }</span></summary>
                        <p class="help">{ words.get("phone.card") }</p>
                        <div class="card-stage">
                            <svg class="card" width={format!("{card:.1}")} height={format!("{card_height:.1}")} aria-hidden="true">
                                <rect x="0.5" y="0.5" rx="10" width={format!("{:.1}", card - 1.0)} height={format!("{:.1}", card_height - 1.0)} />
                            </svg>
                        </div>
                        <label for="card-width">{ words.get("phone.slider") }</label>
                        <input id="card-width" type="range" min={limit(0.6)} max={limit(2.2)} step="0.5" value={format!("{card:.1}")} oninput={on_slide} />
                        <p class="help"><output>{ words.with("phone.px", &[("px", &words.number(px, 2))]) }</output>{ " " }
                            <button type="button" class="quiet" onclick={reset}>{ words.get("phone.reset") }</button></p>
                    </details>
                </form>
            </dialog>
        </>
    }
}

/// An end of the slider, in CSS pixels of a card's width.
fn limit(times: f64) -> String {
    format!("{:.0}", CARD_MM * CSS_PX_PER_MM * times)
}

/// The symbol with its quiet zone, cut out of the picture of its label.
fn symbol(drawing: &Drawing, url: &AttrValue, px_per_mm: f64) -> Html {
    let (x, y) = drawing.symbol_at_mm;
    let quiet = QUIET_MODULES * drawing.symbol.module_mm;
    let edge = drawing.symbol.edge_mm + 2.0 * quiet;
    let px = format!("{:.2}", edge * px_per_mm);
    html! {
        <svg class="symbol-alone" role="img" aria-label={drawing.payload.clone()} width={px.clone()} height={px}
            viewBox={format!("{} {} {edge} {edge}", x - quiet, y - quiet)}>
            <image href={url.clone()} x="0" y="0" width={drawing.size_mm.0.to_string()} height={drawing.size_mm.1.to_string()} />
        </svg>
    }
}
