//! Asking for the camera.

use std::cell::Cell;

use js_sys::{Object, Promise, Reflect};
use service::Fault;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, MediaDevices, MediaStream, MediaStreamConstraints};

use super::{Camera, lenses, refusals, window_has};
use crate::state::camera::{Lens, again};

/// A device that was let go a moment ago may still be held by the system: how long to wait for it.
const LET_GO_MS: i32 = 500;

impl Camera {
    /// Asks for a camera and shows it in `video`: the chosen one, else the one that looks away from the person.
    ///
    /// When it is not `wanted` any more by the time that the browser gives it, it goes off again at once: the element
    /// may show another one by then.
    ///
    /// # Errors
    /// One of [`crate::state::camera::Refusal::CODES`]; where a permission is missing, with the argument `way`: the
    /// key of the text that says where to give it.
    pub async fn open(
        video: HtmlVideoElement,
        chosen: Option<&Lens>,
        wanted: &Cell<bool>,
    ) -> Result<Self, Fault> {
        // Not there at all in insecure contexts.
        let Ok(devices) = gloo::utils::window().navigator().media_devices() else {
            return Err(refusals::fault_of(&JsValue::UNDEFINED).await);
        };
        let stream = match stream(&devices, chosen).await {
            Ok(stream) => stream,
            Err(error) => return Err(refusals::fault_of(&error).await),
        };
        if !wanted.get() {
            super::stop(&stream);
            return Err(Fault::new("camera.busy"));
        }
        let camera = match Self::showing(stream, video) {
            Ok(camera) => camera,
            Err(error) => return Err(refusals::fault_of(&error).await),
        };
        let playing = camera.video.play().map_err(|_| Fault::new("camera.held-back"))?;
        match JsFuture::from(playing).await {
            Ok(_) => Ok(camera),
            // The element went, or shows something else: nobody waits for this answer any more.
            Err(error) if refusals::name(&error) == "AbortError" => Err(Fault::new("camera.busy")),
            // Phones that save power hold videos back until the person asks for them.
            Err(_) => Err(Fault::new("camera.held-back")),
        }
    }
}

/// Waits for a promise whose answer does not matter, so that its refusal is no uncaught error.
pub(super) fn forget(promise: Promise) {
    wasm_bindgen_futures::spawn_local(async move {
        let _ = JsFuture::from(promise).await;
    });
}

async fn stream(devices: &MediaDevices, chosen: Option<&Lens>) -> Result<MediaStream, JsValue> {
    // A chosen lens that is gone is no fault: there are others.
    if let Some(lens) = chosen
        && let Ok(stream) = patiently(devices, &wish_of(lens)).await
    {
        return Ok(stream);
    }
    let stream = match patiently(devices, &wish()).await {
        // Some devices refuse even wishes that demand nothing.
        Err(error) if refusals::name(&error) == "OverconstrainedError" => ask(devices, &true.into()).await?,
        other => other?,
    };
    // With the permission come the names: the lens may be here under a new id.
    let Some(chosen) = chosen else { return Ok(stream) };
    let known = lenses().await;
    let Some(lens) = again(&known, chosen).filter(|lens| lens.id != chosen.id) else { return Ok(stream) };
    if super::controls::shows(&stream, &lens.id) {
        return Ok(stream);
    }
    super::stop(&stream);
    match patiently(devices, &wish_of(lens)).await {
        Ok(stream) => Ok(stream),
        Err(_) => patiently(devices, &wish()).await,
    }
}

/// Asks once more where the device seems to be in use.
async fn patiently(devices: &MediaDevices, wish: &JsValue) -> Result<MediaStream, JsValue> {
    match ask(devices, wish).await {
        Err(error) if matches!(refusals::name(&error).as_str(), "NotReadableError" | "AbortError") => {
            let waited = Promise::new(&mut |resolve, _| {
                let window = gloo::utils::window();
                let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, LET_GO_MS);
            });
            JsFuture::from(waited).await?;
            ask(devices, wish).await
        }
        answer => answer,
    }
}

async fn ask(devices: &MediaDevices, video: &JsValue) -> Result<MediaStream, JsValue> {
    let constraints = MediaStreamConstraints::new();
    constraints.set_audio(&false.into());
    constraints.set_video(video);
    let asked = devices.get_user_media_with_constraints(&constraints)?;
    Ok(JsFuture::from(asked).await?.unchecked_into())
}

/// The camera that looks away from the person.
fn wish() -> JsValue {
    let wish = pixels();
    set(&wish, "facingMode", &of("ideal", &"environment".into()));
    wish.into()
}

/// This camera and no other.
fn wish_of(lens: &Lens) -> JsValue {
    let wish = pixels();
    set(&wish, "deviceId", &of("exact", &lens.id.as_str().into()));
    wish.into()
}

/// As many pixels as the camera has up to 4K where parts of a frame can be taken out of it without drawing it, up to
/// 1080p elsewhere. Webcams that have more pixels only at a few frames a second give fewer.
fn pixels() -> Object {
    let (width, height) = if window_has("VideoFrame") { (3840, 2160) } else { (1920, 1080) };
    let wish = Object::new();
    for (name, ideal) in [("width", width), ("height", height), ("frameRate", 30)] {
        set(&wish, name, &of("ideal", &ideal.into()));
    }
    wish
}

fn of(how: &str, value: &JsValue) -> JsValue {
    let object = Object::new();
    set(&object, how, value);
    object.into()
}

/// Sets a property of a plain object, which never fails.
pub(super) fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}
