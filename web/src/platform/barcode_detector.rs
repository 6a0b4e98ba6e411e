//! The browser's own reader of codes, where it has one: asked where a symbol may be, never what it says.

use base::{Point, Quad};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlVideoElement;

#[wasm_bindgen]
extern "C" {
    #[derive(Debug)]
    type BarcodeDetector;

    #[wasm_bindgen(constructor, catch)]
    fn new(options: &Object) -> Result<BarcodeDetector, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn detect(this: &BarcodeDetector, video: &HtmlVideoElement) -> Result<Promise, JsValue>;
}

/// A symbol that the browser's own reader saw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spotted {
    /// Its corners in pixels of the whole picture, clockwise.
    pub corners: Quad,
    /// What it read; empty where it only saw it.
    pub payload: Vec<u8>,
}

/// The browser's own reader of QR codes.
#[derive(Debug)]
pub struct Detector(BarcodeDetector);

impl Detector {
    /// The reader, where the browser has one that knows QR codes.
    pub async fn open() -> Option<Self> {
        Self::ask().await.ok().flatten()
    }

    async fn ask() -> Result<Option<Self>, JsValue> {
        let class = Reflect::get(&gloo::utils::window(), &"BarcodeDetector".into())?;
        let formats: Function = Reflect::get(&class, &"getSupportedFormats".into())?.dyn_into()?;
        let asked: Promise = formats.call0(&class)?.dyn_into()?;
        let formats: Array = JsFuture::from(asked).await?.dyn_into()?;
        // Some systems have the name and no reader behind it: the list is empty then.
        if !formats.includes(&QR_CODE.into(), 0) {
            return Ok(None);
        }
        let options = Object::new();
        Reflect::set(&options, &"formats".into(), &Array::of1(&QR_CODE.into()))?;
        BarcodeDetector::new(&options).map(|detector| Some(Self(detector)))
    }

    /// Where it sees symbols in the video now; nothing where it can't tell.
    pub async fn look(&self, video: &HtmlVideoElement) -> Vec<Spotted> {
        let Ok(asked) = self.0.detect(video) else { return Vec::new() };
        let seen = JsFuture::from(asked).await.ok().and_then(|seen| seen.dyn_into::<Array>().ok());
        seen.iter().flat_map(Array::iter).filter_map(|code| spotted(&code).ok().flatten()).collect()
    }
}

const QR_CODE: &str = "qr_code";

fn spotted(code: &JsValue) -> Result<Option<Spotted>, JsValue> {
    let points: Array = Reflect::get(code, &"cornerPoints".into())?.dyn_into()?;
    let side = |point: &JsValue, name: &str| Ok::<_, JsValue>(Reflect::get(point, &name.into())?.as_f64());
    let mut corners = Vec::with_capacity(4);
    for point in points.iter() {
        if let (Some(x), Some(y)) = (side(&point, "x")?, side(&point, "y")?) {
            corners.push(Point { x, y });
        }
    }
    let text = Reflect::get(code, &"rawValue".into())?.as_string().unwrap_or_default();
    let corners = <[Point; 4]>::try_from(corners).ok();
    Ok(corners.map(|corners| Spotted { corners: Quad(corners), payload: text.into_bytes() }))
}
