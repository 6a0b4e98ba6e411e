//! The camera: asks for it, gives grey frames, and lets go of it when dropped.

use std::rc::Rc;

use base::Quad;
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use service::{Fault, FrameShape};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, HtmlCanvasElement, HtmlMediaElement, HtmlVideoElement, MediaStream,
    MediaStreamConstraints, MediaStreamTrack, Url,
};

// A raw video frame hands over its grey plane with no canvas and no colour conversion. Not in every browser.
#[wasm_bindgen]
extern "C" {
    type VideoFrame;

    #[wasm_bindgen(constructor, catch)]
    fn new(video: &HtmlVideoElement) -> Result<VideoFrame, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn format(this: &VideoFrame) -> Option<String>;

    #[wasm_bindgen(method, getter, js_name = visibleRect)]
    fn visible_rect(this: &VideoFrame) -> JsValue;

    #[wasm_bindgen(method, catch, js_name = allocationSize)]
    fn allocation_size(this: &VideoFrame) -> Result<u32, JsValue>;

    #[wasm_bindgen(method, catch, js_name = copyTo)]
    fn copy_to(this: &VideoFrame, bytes: &Uint8Array) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method)]
    fn close(this: &VideoFrame);
}

/// A frame's grey pixels.
#[derive(Debug)]
pub struct Frame {
    /// Where they stand in `bytes`.
    pub shape: FrameShape,
    /// A buffer of their own.
    pub bytes: Uint8Array,
}

/// A frame for the reader, and a way to keep a still of it.
#[derive(Debug)]
pub struct Offered {
    /// The grey pixels.
    pub frame: Frame,
    /// The camera that it comes from.
    pub camera: Rc<Camera>,
    /// When it was taken, by [`crate::platform::page::now_ms`].
    pub at_ms: f64,
    /// Where the browser's own reader sees symbols, in pixels of the whole picture. May be of an earlier frame.
    pub hints: Vec<Quad>,
    /// What it read there. It may confirm a reading without margin, as earlier frames may, and is never an answer.
    pub witnessed: Vec<Vec<u8>>,
}

/// A camera that is on. Dropping it turns it off.
#[derive(Debug)]
pub struct Camera {
    stream: MediaStream,
    video: HtmlVideoElement,
    canvas: HtmlCanvasElement,
}

impl Drop for Camera {
    fn drop(&mut self) {
        stop(&self.stream);
        self.video.set_src_object(None);
    }
}

fn stop(stream: &MediaStream) {
    for track in stream.get_tracks() {
        track.unchecked_into::<MediaStreamTrack>().stop();
    }
}

impl Camera {
    /// Asks for the camera that looks away from the person, and shows it in `video`.
    ///
    /// # Errors
    /// `camera.unavailable`, `camera.not-allowed-here`, `camera.denied`, `camera.none`, `camera.busy`.
    pub async fn open(video: HtmlVideoElement) -> Result<Self, Fault> {
        // Not there at all in insecure contexts.
        let devices = gloo::utils::window()
            .navigator()
            .media_devices()
            .map_err(|_| Fault::new("camera.unavailable"))?;
        let wish = MediaStreamConstraints::new();
        wish.set_audio(&false.into());
        wish.set_video(&video_wish());
        let asked = devices.get_user_media_with_constraints(&wish).map_err(|error| fault_of(&error))?;
        let stream: MediaStream =
            JsFuture::from(asked).await.map_err(|error| fault_of(&error))?.unchecked_into();
        let canvas = gloo::utils::document()
            .create_element("canvas")
            .map(JsCast::unchecked_into::<HtmlCanvasElement>)
            .map_err(|error| fault_of(&error))?;
        // From here on dropping turns the camera off, whatever happens next.
        let camera = Self { stream, video, canvas };
        camera.video.set_muted(true);
        camera.video.set_src_object(Some(&camera.stream));
        let playing = camera.video.play().map_err(|error| fault_of(&error))?;
        JsFuture::from(playing).await.map_err(|error| fault_of(&error))?;
        Ok(camera)
    }

    /// Whether the camera looks at the person, so that showing it mirrored feels right.
    pub fn faces_the_person(&self) -> bool {
        self.track()
            .map(|track| track.get_settings())
            .and_then(|settings| Reflect::get(&settings, &"facingMode".into()).ok())
            .and_then(|mode| mode.as_string())
            .is_some_and(|mode| mode == "user")
    }

    /// The track, to hear of its end.
    pub fn track(&self) -> Option<MediaStreamTrack> {
        self.stream.get_video_tracks().get(0).dyn_into().ok()
    }

    /// The newest frame; `None` while there is none.
    pub async fn grab(&self) -> Option<Frame> {
        if self.video.ready_state() < HtmlMediaElement::HAVE_CURRENT_DATA {
            return None;
        }
        let canvas = self.paint().ok()?;
        match self.grab_plane().await {
            Ok(Some(frame)) => Some(frame),
            _ => read_canvas(&self.canvas, &canvas).ok(),
        }
    }

    /// Keeps the newest frame on a canvas: the still that is shown beside an answer.
    fn paint(&self) -> Result<CanvasRenderingContext2d, JsValue> {
        let (width, height) = (self.video.video_width(), self.video.video_height());
        if self.canvas.width() != width || self.canvas.height() != height {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
        }
        let context = self.canvas.get_context("2d")?.ok_or("no 2d canvas")?;
        let context: CanvasRenderingContext2d = context.unchecked_into();
        context.draw_image_with_html_video_element(&self.video, 0.0, 0.0)?;
        Ok(context)
    }

    /// The grey plane of the newest frame; `None` where this browser or this format has none.
    async fn grab_plane(&self) -> Result<Option<Frame>, JsValue> {
        if !Reflect::has(&gloo::utils::window(), &"VideoFrame".into())? {
            return Ok(None);
        }
        let frame = VideoFrame::new(&self.video)?;
        let read = read_plane(&frame).await;
        frame.close();
        read
    }

    /// A still of the last frame that was grabbed, as a `blob:` URL.
    pub async fn still(&self) -> Option<String> {
        let canvas = self.canvas.clone();
        let blob = Promise::new(&mut |resolve, _| {
            let given = Closure::once_into_js(move |blob: JsValue| {
                let _ = resolve.call1(&JsValue::NULL, &blob);
            });
            let _ = canvas.to_blob(given.unchecked_ref());
        });
        let blob = JsFuture::from(blob).await.ok()?.dyn_into().ok()?;
        Url::create_object_url_with_blob(&blob).ok()
    }
}

/// As many pixels as the camera has up to 1080p: more would only take longer a frame.
fn video_wish() -> JsValue {
    let wish = Object::new();
    let ideal = |value: JsValue| {
        let ideal = Object::new();
        let _ = Reflect::set(&ideal, &"ideal".into(), &value);
        ideal
    };
    let _ = Reflect::set(&wish, &"facingMode".into(), &ideal("environment".into()));
    let _ = Reflect::set(&wish, &"width".into(), &ideal(1920.into()));
    let _ = Reflect::set(&wish, &"height".into(), &ideal(1080.into()));
    wish.into()
}

async fn read_plane(frame: &VideoFrame) -> Result<Option<Frame>, JsValue> {
    // Both begin with the full-size grey plane; RGB formats, as of screens, take the canvas.
    if !matches!(frame.format().as_deref(), Some("I420" | "NV12" | "I420A")) {
        return Ok(None);
    }
    let rect = frame.visible_rect();
    let side =
        |name: &str| Ok::<_, JsValue>(Reflect::get(&rect, &name.into())?.as_f64().unwrap_or(0.0) as usize);
    let (width, height) = (side("width")?, side("height")?);
    let bytes = Uint8Array::new_with_length(frame.allocation_size()?);
    let layout: Array = JsFuture::from(frame.copy_to(&bytes)?).await?.unchecked_into();
    let first = layout.get(0);
    let number =
        |name: &str| Ok::<_, JsValue>(Reflect::get(&first, &name.into())?.as_f64().unwrap_or(0.0) as usize);
    let shape =
        FrameShape { width, height, stride: number("stride")?, offset: number("offset")?, region: None };
    Ok(Some(Frame { shape, bytes }))
}

fn read_canvas(canvas: &HtmlCanvasElement, context: &CanvasRenderingContext2d) -> Result<Frame, JsValue> {
    let (width, height) = (canvas.width(), canvas.height());
    let data = context.get_image_data(0.0, 0.0, f64::from(width), f64::from(height))?.data();
    let grey: Vec<u8> = data
        .chunks_exact(4)
        .map(|p| ((77 * u32::from(p[0]) + 150 * u32::from(p[1]) + 29 * u32::from(p[2])) >> 8) as u8)
        .collect();
    let (width, height) = (width as usize, height as usize);
    let shape = FrameShape::packed(width, height);
    Ok(Frame { shape, bytes: Uint8Array::from(grey.as_slice()) })
}

/// The fault behind the browser's exception, by its name.
fn fault_of(error: &JsValue) -> Fault {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
    Fault::new(match name.as_str() {
        "NotAllowedError" | "SecurityError" if !allowed_here() => "camera.not-allowed-here",
        "NotAllowedError" | "SecurityError" => "camera.denied",
        "NotFoundError" | "OverconstrainedError" => "camera.none",
        "NotReadableError" | "AbortError" => "camera.busy",
        _ => "camera.unavailable",
    })
}

/// Whether the page around this one, if any, lets it use the camera; `true` where the browser does not say.
fn allowed_here() -> bool {
    let document = gloo::utils::document();
    let policy = Reflect::get(&document, &"featurePolicy".into()).unwrap_or_default();
    let Ok(ask) = Reflect::get(&policy, &"allowsFeature".into()) else { return true };
    match ask.dyn_ref::<js_sys::Function>() {
        Some(ask) => ask.call1(&policy, &"camera".into()).map_or(true, |answer| answer.is_truthy()),
        None => true,
    }
}
