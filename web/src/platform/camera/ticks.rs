//! Tells of each new frame of a video.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Interval;
use wasm_bindgen::prelude::*;
use web_sys::HtmlVideoElement;

use crate::platform::page;

// Not in `web-sys`.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = HtmlVideoElement)]
    #[derive(Debug, Clone)]
    type FrameVideo;

    #[wasm_bindgen(method, js_name = requestVideoFrameCallback)]
    fn request_frame(this: &FrameVideo, heard: &JsValue) -> u32;

    #[wasm_bindgen(method, js_name = cancelVideoFrameCallback)]
    fn cancel_frame(this: &FrameVideo, handle: u32);
}

/// How often to look for a frame where the browser does not tell of them.
const LOOK_EVERY_MS: u32 = 60;

/// A browser that told of no frame for so long is no longer waited for: Safari has stopped telling after the page was
/// in the background.
const SILENT_MS: f64 = 400.0;

/// Calls back at each new frame; dropping it ends that.
pub struct FrameTicks {
    told: Option<Rc<Told>>,
    _clock: Interval,
}

struct Told {
    video: FrameVideo,
    handle: Cell<u32>,
    heard: RefCell<Option<Closure<dyn FnMut()>>>,
    last_ms: Cell<f64>,
}

impl FrameTicks {
    /// Begins to call `tick` at each new frame of `video`.
    pub fn begin(video: &HtmlVideoElement, tick: impl Fn() + 'static) -> Self {
        let tick = Rc::new(tick);
        let tells = js_sys::Reflect::has(video, &"requestVideoFrameCallback".into()).unwrap_or(false);
        let told = tells.then(|| Told::begin(video.clone().unchecked_into(), tick.clone()));
        let clock = Interval::new(LOOK_EVERY_MS, {
            let told = told.clone();
            move || {
                let silent = |told: &Rc<Told>| page::now_ms() - told.last_ms.get() > SILENT_MS;
                if told.as_ref().is_none_or(silent) {
                    tick();
                }
            }
        });
        Self { told, _clock: clock }
    }
}

impl Drop for FrameTicks {
    fn drop(&mut self) {
        if let Some(told) = &self.told {
            told.video.cancel_frame(told.handle.get());
        }
    }
}

impl Told {
    fn begin(video: FrameVideo, tick: Rc<impl Fn() + 'static>) -> Rc<Self> {
        let told = Rc::new(Self {
            video,
            handle: Cell::default(),
            heard: RefCell::default(),
            last_ms: Cell::new(page::now_ms()),
        });
        let heard = Closure::new({
            let told = Rc::downgrade(&told);
            move || {
                if let Some(told) = told.upgrade() {
                    told.last_ms.set(page::now_ms());
                    told.ask();
                    tick();
                }
            }
        });
        told.heard.replace(Some(heard));
        told.ask();
        told
    }

    /// Asks to be told of the next frame.
    fn ask(&self) {
        if let Some(heard) = &*self.heard.borrow() {
            self.handle.set(self.video.request_frame(heard.as_ref()));
        }
    }
}
