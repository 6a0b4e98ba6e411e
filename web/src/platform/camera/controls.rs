//! Light, zoom and focus of the open camera, where the browser offers them.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MediaStream, MediaStreamTrack};

use super::Camera;
use super::open::set;
use crate::state::camera::{FocusOffer, Offers, ZoomRange};

// With every constraint there is, where `web-sys` knows only those of the first edition.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = MediaStreamTrack)]
    type Track;

    #[wasm_bindgen(method, catch, js_name = applyConstraints)]
    fn apply(this: &Track, constraints: &Object) -> Result<Promise, JsValue>;
}

/// What was set since the camera is on.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Wanted {
    pub(super) torch: Option<bool>,
    pub(super) zoom: Option<f64>,
    focus: Option<Focusing>,
}

#[derive(Debug, Clone, Copy)]
struct Focusing {
    mode: &'static str,
    point: Option<(f64, f64)>,
}

impl Camera {
    /// Turns the light on or off, where there is one.
    pub async fn set_torch(&self, on: bool) {
        if self.opened().offers.torch {
            self.wanted.set(Wanted { torch: Some(on), ..self.wanted.get() });
            self.apply().await;
        }
    }

    /// Zooms, as far as the lens goes.
    pub async fn set_zoom(&self, zoom: f64) {
        if let Some(range) = self.opened().offers.zoom {
            self.wanted.set(Wanted { zoom: Some(range.held(zoom)), ..self.wanted.get() });
            self.apply().await;
        }
    }

    /// Lets the lens keep focusing by itself, where it can.
    pub async fn keep_focusing(&self) {
        if self.opened().offers.focus.continuous {
            self.focus(Focusing { mode: "continuous", point: None }).await;
        }
    }

    /// Focuses once, on a point of the picture given in parts of its width and height, where that is offered.
    pub async fn focus_at(&self, x: f64, y: f64) {
        let offer = self.opened().offers.focus;
        if offer.single {
            let point = offer.at_point.then_some((x.clamp(0.0, 1.0), y.clamp(0.0, 1.0)));
            self.focus(Focusing { mode: "single-shot", point }).await;
        }
    }

    async fn focus(&self, focusing: Focusing) {
        self.wanted.set(Wanted { focus: Some(focusing), ..self.wanted.get() });
        self.apply().await;
    }

    /// Sets everything that was wanted so far: a browser forgets what it is not told again, and Chromium takes only
    /// the first of several sets. A refusal changes nothing.
    async fn apply(&self) {
        let Some(track) = self.track() else { return };
        let Wanted { torch, zoom, focus } = self.wanted.get();
        let all = Object::new();
        if let Some(on) = torch {
            set(&all, "torch", &on.into());
        }
        if let Some(zoom) = zoom {
            set(&all, "zoom", &zoom.into());
        }
        if let Some(Focusing { mode, point }) = focus {
            set(&all, "focusMode", &mode.into());
            if let Some((x, y)) = point {
                let point = Object::new();
                set(&point, "x", &x.into());
                set(&point, "y", &y.into());
                set(&all, "pointsOfInterest", &Array::of1(&point));
            }
        }
        let constraints = Object::new();
        set(&constraints, "advanced", &Array::of1(&all));
        if let Ok(applied) = track.unchecked_into::<Track>().apply(&constraints) {
            let _ = JsFuture::from(applied).await;
        }
    }
}

/// What a track offers. Browsers without `getCapabilities` offer nothing.
pub(super) fn offers(track: &MediaStreamTrack) -> Offers {
    let can = ask(track, "getCapabilities");
    let modes = get(&can, "focusMode");
    let mode = |name: &str| Array::is_array(&modes) && Array::from(&modes).includes(&name.into(), 0);
    let at_point = gloo::utils::window()
        .navigator()
        .media_devices()
        .is_ok_and(|devices| get(&ask(&devices, "getSupportedConstraints"), "pointsOfInterest").is_truthy());
    let zoom = get(&can, "zoom");
    let edge = |name| number(&zoom, name);
    Offers {
        torch: has_torch(&can),
        zoom: edge("min")
            .zip(edge("max"))
            .and_then(|(least, most)| ZoomRange::new(least, most, edge("step").unwrap_or_default())),
        focus: FocusOffer { continuous: mode("continuous"), single: mode("single-shot"), at_point },
    }
}

/// What a track is set to.
pub(super) fn settings(track: &MediaStreamTrack) -> JsValue {
    ask(track, "getSettings")
}

/// Whether the stream comes from this device.
pub(super) fn shows(stream: &MediaStream, id: &str) -> bool {
    let track = stream.get_video_tracks().get(0).dyn_into::<MediaStreamTrack>();
    track.is_ok_and(|track| text(&settings(&track), "deviceId").is_some_and(|device| device == id))
}

/// Whether the light is on; `None` where the browser does not tell.
pub(super) fn lit(settings: &JsValue) -> Option<bool> {
    get(settings, "torch").as_bool()
}

/// Whether there is a light. Chromium says `true`, Safari lists what can be chosen.
fn has_torch(capabilities: &JsValue) -> bool {
    let torch = get(capabilities, "torch");
    if Array::is_array(&torch) { Array::from(&torch).includes(&true.into(), 0) } else { torch.is_truthy() }
}

/// A number of a plain object.
pub(super) fn number(of: &JsValue, name: &str) -> Option<f64> {
    get(of, name).as_f64()
}

/// A text of a plain object.
pub(super) fn text(of: &JsValue, name: &str) -> Option<String> {
    get(of, name).as_string()
}

fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// What a method without arguments says; `undefined` where there is no such method.
fn ask(of: &JsValue, method: &str) -> JsValue {
    let method = get(of, method).dyn_into::<Function>();
    method.ok().and_then(|method| method.call0(of).ok()).unwrap_or_default()
}
