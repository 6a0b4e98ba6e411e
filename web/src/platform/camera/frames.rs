//! Grey pixels of the newest frame: straight from a raw frame where the browser has one, by a canvas elsewhere.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Object, Promise, Reflect, Uint8Array, Uint8ClampedArray};
use service::{FrameShape, Region};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, DomRectReadOnly, HtmlCanvasElement, HtmlMediaElement, HtmlVideoElement,
    ImageData, Url,
};

use super::open::set;
use super::{Frame, window_has};
use crate::state::camera::{Area, blank};

#[wasm_bindgen]
extern "C" {
    // A raw video frame hands over its grey plane with no canvas and no colour conversion. Not in every browser.
    #[derive(Debug)]
    type VideoFrame;

    #[wasm_bindgen(constructor, catch)]
    fn new(video: &HtmlVideoElement) -> Result<VideoFrame, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn format(this: &VideoFrame) -> Option<String>;

    #[wasm_bindgen(method, getter, js_name = visibleRect)]
    fn visible_rect(this: &VideoFrame) -> Option<DomRectReadOnly>;

    // Degrees; `undefined` before browsers knew of it.
    #[wasm_bindgen(method, getter)]
    fn rotation(this: &VideoFrame) -> Option<f64>;

    #[wasm_bindgen(method, getter)]
    fn flip(this: &VideoFrame) -> Option<bool>;

    #[wasm_bindgen(method, catch, js_name = allocationSize)]
    fn allocation_size(this: &VideoFrame, options: &Object) -> Result<u32, JsValue>;

    #[wasm_bindgen(method, catch, js_name = copyTo)]
    fn copy_to(this: &VideoFrame, bytes: &Uint8Array, options: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method)]
    fn close(this: &VideoFrame);

    // Draws raw frames as well, which `web-sys` counts as unstable.
    #[wasm_bindgen(extends = CanvasRenderingContext2d)]
    type Painter;

    #[wasm_bindgen(method, catch, js_name = drawImage)]
    fn draw(this: &Painter, what: &JsValue, x: f64, y: f64, width: f64, height: f64) -> Result<(), JsValue>;

    // Its pixels where they are: `web-sys` copies them all into this program's memory.
    #[wasm_bindgen(extends = ImageData)]
    type Pixels;

    #[wasm_bindgen(method, getter)]
    fn data(this: &Pixels) -> Uint8ClampedArray;
}

/// A raw frame. Browsers have few of them: it is given back when dropped.
#[derive(Debug)]
struct Raw(VideoFrame);

impl Drop for Raw {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// The longest edge of a still.
const STILL_EDGE: f64 = 1920.0;

/// How good a still is, as JPEG counts it.
const STILL_QUALITY: f64 = 0.92;

/// Bytes of pixels that are turned grey at once.
const BAND_BYTES: usize = 1 << 18;

/// How many pixels tell whether a frame shows anything.
const PROBES: u32 = 400;

/// Takes frames of a video.
#[derive(Debug)]
pub(super) struct Eye {
    video: HtmlVideoElement,
    canvas: HtmlCanvasElement,
    /// Whether raw frames of this camera have a grey plane, as far as is known.
    raw: Cell<bool>,
    /// The last raw frame that was read: what a still is made of.
    last: RefCell<Option<Raw>>,
    /// Colours of some rows on their way to grey, and the grey; kept, so that a frame costs no memory but its own.
    band: RefCell<(Vec<u8>, Vec<u8>)>,
}

impl Eye {
    pub(super) fn new(video: HtmlVideoElement) -> Result<Self, JsValue> {
        let raw = Cell::new(window_has("VideoFrame"));
        Ok(Self { video, canvas: canvas()?, raw, last: RefCell::default(), band: RefCell::default() })
    }

    /// Gives back what it holds of the camera.
    pub(super) fn close(&self) {
        self.last.take();
        self.raw.set(false);
        // Safari counts the memory of every canvas until it is collected.
        self.canvas.set_width(0);
        self.canvas.set_height(0);
    }

    /// The newest frame, or this part of it.
    pub(super) async fn grab(&self, area: Option<Area>) -> Option<Frame> {
        if self.video.ready_state() < HtmlMediaElement::HAVE_CURRENT_DATA {
            return None;
        }
        let size @ (width, height) = (self.video.video_width() as usize, self.video.video_height() as usize);
        if width == 0 || height == 0 {
            return None;
        }
        if self.raw.get()
            && let Ok(Some(frame)) = self.plane(size, area).await
        {
            return Some(frame);
        }
        self.last.take();
        self.painted(size, area).ok()
    }

    /// The grey plane of the newest frame; `None` where this browser or this format has none.
    async fn plane(&self, size: (usize, usize), area: Option<Area>) -> Result<Option<Frame>, JsValue> {
        // Given back before the next is taken: some cameras have only a few.
        self.last.take();
        let raw = Raw(VideoFrame::new(&self.video)?);
        // These begin with the grey plane at full size; colours, as of screens, take the canvas.
        if !matches!(raw.0.format().as_deref(), Some("I420" | "I420A" | "I422" | "I444" | "NV12")) {
            self.raw.set(false);
            return Ok(None);
        }
        // A phone's camera lies across: what is turned only for showing is turned by the canvas.
        let turned = raw.0.rotation().unwrap_or_default() != 0.0 || raw.0.flip().unwrap_or_default();
        let Some(visible) = raw.0.visible_rect().filter(|_| !turned) else { return Ok(None) };
        if (visible.width() as usize, visible.height() as usize) != size {
            return Ok(None);
        }
        let part = area.unwrap_or(Area { left: 0, top: 0, width: size.0, height: size.1 });
        let options = Object::new();
        if area.is_some() {
            let rect = Object::new();
            let (x, y) = (visible.x() + part.left as f64, visible.y() + part.top as f64);
            for (name, value) in
                [("x", x), ("y", y), ("width", part.width as f64), ("height", part.height as f64)]
            {
                set(&rect, name, &value.into());
            }
            set(&options, "rect", &rect);
        }
        let bytes = Uint8Array::new_with_length(raw.0.allocation_size(&options)?);
        let layout: Array = JsFuture::from(raw.0.copy_to(&bytes, &options)?).await?.unchecked_into();
        let first = layout.get(0);
        let number = |name: &str| {
            Ok::<_, JsValue>(Reflect::get(&first, &name.into())?.as_f64().unwrap_or_default() as usize)
        };
        let shape = FrameShape { stride: number("stride")?, offset: number("offset")?, ..shape(size, part) };
        // Unless the camera was left meanwhile.
        if self.raw.get() {
            self.last.replace(Some(raw));
        }
        Ok(Some(Frame { shape, bytes }))
    }

    /// The newest frame by a canvas.
    fn painted(&self, size: (usize, usize), area: Option<Area>) -> Result<Frame, JsValue> {
        let part = area.unwrap_or(Area { left: 0, top: 0, width: size.0, height: size.1 });
        // It only grows: a canvas of another size is another piece of memory.
        if (self.canvas.width() as usize) < part.width || (self.canvas.height() as usize) < part.height {
            self.canvas.set_width(part.width as u32);
            self.canvas.set_height(part.height as u32);
        }
        let painter = painter(&self.canvas, true)?;
        let [left, top, width, height] =
            [part.left, part.top, part.width, part.height].map(|edge| edge as f64);
        painter.draw_image_with_html_video_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
            &self.video,
            left,
            top,
            width,
            height,
            0.0,
            0.0,
            width,
            height,
        )?;
        let pixels: Pixels = painter.get_image_data(0.0, 0.0, width, height)?.unchecked_into();
        Ok(Frame { shape: shape(size, part), bytes: self.grey(&pixels.data()) })
    }

    /// The grey of colours, band by band.
    fn grey(&self, colours: &Uint8ClampedArray) -> Uint8Array {
        let (length, begin) = (colours.length(), colours.byte_offset());
        let colours = Uint8Array::new_with_byte_offset_and_length(&colours.buffer(), begin, length);
        let bytes = Uint8Array::new_with_length(length / 4);
        let (band, grey) = &mut *self.band.borrow_mut();
        for at in (0..length as usize).step_by(BAND_BYTES) {
            let end = (at + BAND_BYTES).min(length as usize);
            band.resize(end - at, 0);
            colours.subarray(at as u32, end as u32).copy_to(band);
            grey.clear();
            grey.extend(band.chunks_exact(4).map(luma));
            bytes.subarray(at as u32 / 4, end as u32 / 4).copy_from(grey);
        }
        bytes
    }

    /// A still of the last frame that was grabbed, whole, as a `blob:` URL. Where frames come by a canvas it is of the
    /// frame that is shown now.
    pub(super) async fn still(&self) -> Option<String> {
        let canvas = self.draw_still().ok()?;
        let blob = Promise::new(&mut |resolve, _| {
            let given = Closure::once_into_js(move |blob: JsValue| {
                let _ = resolve.call1(&JsValue::NULL, &blob);
            });
            let quality = STILL_QUALITY.into();
            let _ =
                canvas.to_blob_with_type_and_encoder_options(given.unchecked_ref(), "image/jpeg", &quality);
        });
        let blob = JsFuture::from(blob).await.ok()?.dyn_into().ok()?;
        Url::create_object_url_with_blob(&blob).ok()
    }

    fn draw_still(&self) -> Result<HtmlCanvasElement, JsValue> {
        let (width, height) = (f64::from(self.video.video_width()), f64::from(self.video.video_height()));
        let scale = (STILL_EDGE / width.max(height)).min(1.0);
        let canvas = canvas()?;
        canvas.set_width((width * scale).round() as u32);
        canvas.set_height((height * scale).round() as u32);
        let last = self.last.borrow();
        let what: &JsValue = last.as_ref().map_or(self.video.as_ref(), |raw| raw.0.as_ref());
        let (wide, high) = (f64::from(canvas.width()), f64::from(canvas.height()));
        painter(&canvas, false)?.draw(what, 0.0, 0.0, wide, high)?;
        Ok(canvas)
    }
}

impl Frame {
    /// Whether it shows nothing, as the first frames of many cameras do.
    pub fn blank(&self) -> bool {
        let FrameShape { width, height, stride, offset, .. } = self.shape;
        let pixels = (width * height) as u32;
        let step = (pixels / PROBES).max(1) as usize;
        let place = |at: usize| (offset + at / width.max(1) * stride + at % width.max(1)) as u32;
        blank((0..pixels as usize).step_by(step).map(|at| self.bytes.get_index(place(at))))
    }
}

fn shape(size: (usize, usize), part: Area) -> FrameShape {
    let region = Region { left: part.left, top: part.top, whole_width: size.0, whole_height: size.1 };
    let region = (size != (part.width, part.height)).then_some(region);
    FrameShape { region, ..FrameShape::packed(part.width, part.height) }
}

/// The grey of a pixel, as video counts it (Rec. 601).
fn luma(pixel: &[u8]) -> u8 {
    let [red, green, blue, ..] = *pixel else { return 0 };
    ((77 * u32::from(red) + 150 * u32::from(green) + 29 * u32::from(blue)) >> 8) as u8
}

fn canvas() -> Result<HtmlCanvasElement, JsValue> {
    Ok(gloo::utils::document().create_element("canvas")?.unchecked_into())
}

/// `read`: its pixels are asked for again and again, so they are better kept where the program is.
fn painter(canvas: &HtmlCanvasElement, read: bool) -> Result<Painter, JsValue> {
    let options = Object::new();
    set(&options, "willReadFrequently", &read.into());
    let context = canvas.get_context_with_context_options("2d", &options)?;
    Ok(context.ok_or("no 2d canvas")?.unchecked_into())
}
