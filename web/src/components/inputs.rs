//! Plain inputs with their captions: what is drawn the same way in many forms.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// One of several: its value, and what a person reads.
pub type Offer = (AttrValue, AttrValue);

/// A list to choose from.
pub fn select(
    id: &'static str,
    caption: AttrValue,
    offers: impl IntoIterator<Item = Offer>,
    chosen: &str,
    on_chosen: &Callback<String>,
) -> Html {
    let onchange =
        on_chosen.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    html! {
        <div class="field">
            <label for={id}>{ caption }</label>
            <select {id} name={id} {onchange}>
                { for offers.into_iter().map(|(value, words)| html! {
                    <option selected={value == chosen} value={value.clone()}>{ words }</option>
                }) }
            </select>
        </div>
    }
}

/// A few to choose from, side by side.
pub fn segmented(
    name: &'static str,
    legend: AttrValue,
    offers: impl IntoIterator<Item = Offer>,
    chosen: &str,
    on_chosen: &Callback<String>,
) -> Html {
    html! {
        <fieldset class="choice">
            <legend>{ legend }</legend>
            <div class="segmented">
                { for offers.into_iter().map(|(value, words)| {
                    let this = value.to_string();
                    html! {
                        <label>
                            <input type="radio" {name} checked={value == chosen} value={value.clone()}
                                onchange={on_chosen.reform(move |_: Event| this.clone())} />
                            <span>{ words }</span>
                        </label>
                    }
                }) }
            </div>
        </fieldset>
    }
}

/// A number with its unit. What is no number is not taken, and the field goes back to what holds.
pub fn number(
    id: &'static str,
    caption: AttrValue,
    unit: &'static str,
    value: Option<f64>,
    on_number: &Callback<f64>,
) -> Html {
    let on_number = on_number.clone();
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let typed = input.value_as_number();
        if typed.is_finite() {
            on_number.emit(typed);
        } else if let Some(value) = value {
            // No change of state, so no redraw: the field itself goes back.
            input.set_value_as_number(value);
        }
    });
    html! {
        <div class="field">
            <label for={id}>{ caption }</label>
            <div class="with-unit">
                <input {id} name={id} type="number" inputmode="decimal" step="any" {onchange}
                    value={value.map(|value| value.to_string())} />
                if !unit.is_empty() { <span>{ unit }</span> }
            </div>
        </div>
    }
}

/// A line of text.
pub fn text(id: &'static str, caption: AttrValue, value: AttrValue, on_text: &Callback<String>) -> Html {
    let oninput =
        on_text.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <div class="field">
            <label for={id}>{ caption }</label>
            <input {id} name={id} type="text" autocomplete="off" {value} {oninput} />
        </div>
    }
}

/// Yes or no.
pub fn check(name: AttrValue, caption: AttrValue, checked: bool, on_check: &Callback<bool>) -> Html {
    let onchange =
        on_check.reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
    html! {
        <label class="tick"><input type="checkbox" {name} {checked} {onchange} /><span>{ caption }</span></label>
    }
}
