//! What the open camera offers: other lenses, light, zoom, focus; and the sound.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::icon::{Icon, IconView};
use crate::components::inputs;
use crate::hooks::camera::Ask;
use crate::state::camera::{Device, Lens, Opened, ZoomRange};
use crate::words::{Words, use_words};

/// Properties of [`CameraControls`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ControlsProps {
    /// Where the device stands.
    pub device: Rc<Device>,
    /// The person wants no sound.
    pub quiet: bool,
    /// A zoom that may help to read what is seen.
    #[prop_or_default]
    pub advice: Option<f64>,
    /// Something is asked of the camera.
    pub on_ask: Callback<Ask>,
}

/// The controls of the camera: only those that it offers.
#[component]
pub fn CameraControls(props: &ControlsProps) -> Html {
    let words = use_words();
    let ControlsProps { device, quiet, advice, on_ask } = props;
    let sounds = !quiet;
    html! {
        <div class="camera-controls" role="group" aria-label={words.get("camera.controls")}>
            if device.lenses.len() > 1 { { picker(device, words, on_ask) } }
            if let Some(open) = &device.open {
                if let Some(range) = open.offers.zoom { { zoom(range, open.zoom, words, on_ask) } }
                <div class="camera-buttons">
                    if open.offers.torch {
                        <button type="button" class="secondary" data-action="torch" aria-pressed={open.torch.to_string()}
                            onclick={asking(on_ask, Ask::Torch(!open.torch))}>
                            <IconView icon={Icon::Flashlight} />{ words.get("camera.torch") }
                        </button>
                    }
                    if open.offers.focus.single {
                        <button type="button" class="secondary" data-action="focus" onclick={asking(on_ask, Ask::Focus(0.5, 0.5))}>
                            <IconView icon={Icon::Focus} />{ words.get("camera.focus") }
                        </button>
                    }
                    <button type="button" class="quiet" data-action="sound" aria-pressed={sounds.to_string()}
                        onclick={asking(on_ask, Ask::Quiet(sounds))}>
                        <IconView icon={if sounds { Icon::Volume2 } else { Icon::VolumeX }} />{ words.get("camera.sound") }
                    </button>
                </div>
                { hints(open, *advice, words, on_ask) }
            }
        </div>
    }
}

fn asking(on_ask: &Callback<Ask>, ask: Ask) -> Callback<MouseEvent> {
    on_ask.reform(move |_| ask.clone())
}

/// Which lens: by the browser's names, numbered where it tells none.
fn picker(device: &Device, words: Words, on_ask: &Callback<Ask>) -> Html {
    let name = |(at, lens): (usize, &Lens)| match lens.label.as_str() {
        "" => words.with("camera.numbered", &[("number", &(at + 1).to_string())]),
        label => AttrValue::from(label.to_owned()),
    };
    let offers: Vec<inputs::Offer> = device
        .lenses
        .iter()
        .enumerate()
        .map(|(at, lens)| (lens.id.clone().into(), name((at, lens))))
        .collect();
    let chosen = device.open.as_ref().and_then(|open| open.lens.clone()).unwrap_or_default();
    let (lenses, on_ask) = (device.lenses.clone(), on_ask.clone());
    let on_chosen = Callback::from(move |id: String| {
        if let Some(lens) = lenses.iter().find(|lens| lens.id == id) {
            on_ask.emit(Ask::Lens(lens.clone()));
        }
    });
    inputs::select("camera-lens", words.get("camera.lens"), offers, &chosen, &on_chosen)
}

fn zoom(range: ZoomRange, now: Option<f64>, words: Words, on_ask: &Callback<Ask>) -> Html {
    let oninput = on_ask.reform(|event: InputEvent| {
        Ask::Zoom(event.target_unchecked_into::<HtmlInputElement>().value_as_number())
    });
    let now = range.held(now.unwrap_or(range.once()));
    let step = if range.step > 0.0 { range.step.to_string() } else { "any".to_owned() };
    let times = |zoom: f64| format!("{}×", words.number(zoom / range.once(), 1));
    html! {
        <div class="camera-zoom">
            <label for="camera-zoom">{ words.get("camera.zoom") }</label>
            <input id="camera-zoom" type="range" min={range.least.to_string()} max={range.most.to_string()} {step}
                value={now.to_string()} aria-valuetext={times(now)} {oninput} />
            { zoom_button(range.once(), "1×", now, on_ask) }
            if let Some(twice) = range.twice() { { zoom_button(twice, "2×", now, on_ask) } }
        </div>
    }
}

fn zoom_button(zoom: f64, name: &'static str, now: f64, on_ask: &Callback<Ask>) -> Html {
    let pressed = (zoom - now).abs() < zoom * 0.01;
    html! {
        <button type="button" class="secondary" data-zoom={name} aria-pressed={pressed.to_string()}
            onclick={asking(on_ask, Ask::Zoom(zoom))}>{ name }</button>
    }
}

/// What may help, in words.
fn hints(open: &Opened, advice: Option<f64>, words: Words, on_ask: &Callback<Ask>) -> Html {
    html! {
        <>
            if let Some(zoom) = advice {
                <div class="note tone-open" role="status" data-advice="zoom">
                    <IconView icon={Icon::Info} />
                    <div>
                        <p>{ words.get("camera.advice.zoom") }</p>
                        <button type="button" class="secondary" onclick={asking(on_ask, Ask::Zoom(zoom))}>{ words.get("camera.advice.zoom.do") }</button>
                    </div>
                </div>
            }
            if open.offers.focus.on_tap() {
                <p class="help">{ words.get("camera.focus.help") }</p>
            }
        </>
    }
}
