//! The camera: asks for it, gives grey frames, sets what it offers, and lets go of it when dropped.

mod awake;
mod controls;
mod frames;
mod lenses;
mod open;
mod refusals;
mod ticks;

use std::cell::Cell;
use std::rc::Rc;

use base::Quad;
use js_sys::{Reflect, Uint8Array};
use service::FrameShape;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlVideoElement, MediaStream, MediaStreamTrack};

use crate::state::camera::{Opened, look};
use controls::Wanted;
use frames::Eye;

pub use awake::Awake;
pub use lenses::lenses;
pub use ticks::FrameTicks;

/// A frame's grey pixels.
#[derive(Debug)]
pub struct Frame {
    /// Where they stand in `bytes`, and which part of the picture they are.
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
    eye: Eye,
    wanted: Cell<Wanted>,
}

impl Drop for Camera {
    fn drop(&mut self) {
        self.off();
    }
}

impl Camera {
    /// Shows a stream in `video`. From here on dropping turns the camera off, whatever happens next.
    fn showing(stream: MediaStream, video: HtmlVideoElement) -> Result<Self, JsValue> {
        let eye = match Eye::new(video.clone()) {
            Ok(eye) => eye,
            Err(error) => {
                stop(&stream);
                return Err(error);
            }
        };
        video.set_muted(true);
        video.set_src_object(Some(&stream));
        Ok(Self { stream, video, eye, wanted: Cell::default() })
    }

    /// Turns the camera and its light off, also while someone still holds a frame of it.
    pub fn off(&self) {
        stop(&self.stream);
        self.eye.close();
        // Another camera may be shown in its place already.
        if self.video.src_object().as_ref() == Some(&self.stream) {
            self.video.set_src_object(None);
        }
    }

    /// What it is and offers, and what is set.
    pub fn opened(&self) -> Opened {
        let track = self.track();
        let settings = track.as_ref().map(controls::settings).unwrap_or_default();
        let wanted = self.wanted.get();
        Opened {
            lens: controls::text(&settings, "deviceId"),
            mirrored: controls::text(&settings, "facingMode").is_some_and(|mode| mode == "user"),
            offers: track.as_ref().map(controls::offers).unwrap_or_default(),
            // Some browsers do not tell what they were set to.
            torch: controls::lit(&settings).or(wanted.torch).unwrap_or(false),
            zoom: controls::number(&settings, "zoom").or(wanted.zoom),
        }
    }

    /// The track, to hear of its end.
    pub fn track(&self) -> Option<MediaStreamTrack> {
        self.stream.get_video_tracks().get(0).dyn_into().ok()
    }

    /// Pixels a row of its picture, and rows; 0 before the first frame.
    pub fn size(&self) -> (usize, usize) {
        (self.video.video_width() as usize, self.video.video_height() as usize)
    }

    /// The newest frame, or the part of it that is to be looked at; `None` while there is none.
    ///
    /// `seen` is where the last symbol was, `turn` counts the frames.
    pub async fn grab(&self, seen: Option<&Quad>, turn: u32) -> Option<Frame> {
        let (width, height) = self.size();
        self.eye.grab(look(width, height, seen, turn)).await
    }

    /// A still of the last frame that was grabbed, whole, as a `blob:` URL.
    pub async fn still(&self) -> Option<String> {
        self.eye.still().await
    }

    /// Stops or goes on showing what it sees.
    pub fn hold(&self, still: bool) {
        if still {
            let _ = self.video.pause();
        } else if let Ok(playing) = self.video.play() {
            open::forget(playing);
        }
    }

    /// The video element that shows it.
    pub const fn video(&self) -> &HtmlVideoElement {
        &self.video
    }
}

fn stop(stream: &MediaStream) {
    for track in stream.get_tracks() {
        track.unchecked_into::<MediaStreamTrack>().stop();
    }
}

/// Whether this browser's window has something of this name.
fn window_has(name: &str) -> bool {
    Reflect::has(&gloo::utils::window(), &name.into()).unwrap_or(false)
}
