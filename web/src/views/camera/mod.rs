//! The camera on screen: what it sees with what the caller draws over it, and below it what it offers.

mod coach;
mod controls;
mod fault;

use std::rc::Rc;

use base::Quad;
use service::Fault;
use web_sys::HtmlVideoElement;
use yew::prelude::*;

use crate::hooks::camera::{Ask, Feed, use_camera};
use crate::platform::camera::Offered;
use crate::state::camera::zoom_advice;
use crate::words::use_words;

pub use coach::coach;
pub use controls::{CameraControls, ControlsProps};
pub use fault::{camera_fault, way_to_allow};

/// Properties of [`CameraView`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CameraProps {
    /// Frames are being answered.
    pub live: bool,
    /// What is drawn over the picture: an `svg` whose view box is in pixels of the whole picture.
    #[prop_or_default]
    pub overlay: Html,
    /// Where the last symbol was seen, in pixels of the whole picture: the camera looks closer there.
    #[prop_or_default]
    pub focus: Option<Quad>,
    /// How many frames in a row gave no symbol: other help is asked for then.
    #[prop_or_default]
    pub missed: u32,
    /// The picture stands still, and no frame is given. The light stays on: what is finished is left instead.
    #[prop_or_default]
    pub paused: bool,
    /// The camera gives frames; again each time that it was off in between, such as while the page was out of sight.
    pub on_live: Callback<()>,
    /// A frame is ready and the reader is free.
    pub on_frame: Callback<Rc<Offered>>,
    /// The camera can't be used.
    pub on_fault: Callback<Fault>,
    /// Whether the reader can take a frame now.
    pub reader_free: Callback<(), bool>,
}

/// The camera, as long as this is on the page and the page in sight: leaving turns it off.
#[component]
pub fn CameraView(props: &CameraProps) -> Html {
    let words = use_words();
    let hand = use_camera(Feed {
        focus: props.focus,
        missed: props.missed,
        paused: props.paused,
        on_live: props.on_live.clone(),
        on_frame: props.on_frame.clone(),
        on_fault: props.on_fault.clone(),
        reader_free: props.reader_free.clone(),
    });
    let open = hand.device.open.as_ref();
    let mirrored = open.is_some_and(|open| open.mirrored);
    let focusing = open.is_some_and(|open| open.offers.focus.on_tap());
    let live = props.live && open.is_some();
    let onclick = focusing.then(|| {
        let (video, on_ask) = (hand.video.clone(), hand.on_ask.clone());
        Callback::from(move |event: MouseEvent| {
            if let Some((x, y)) = part_of(&video, &event) {
                on_ask.emit(Ask::Focus(if mirrored { 1.0 - x } else { x }, y));
            }
        })
    });
    let advice = open.and_then(|open| zoom_advice(open, props.focus.as_ref(), props.missed));
    html! {
        <div class="camera-place">
            <div class={classes!("camera", mirrored.then_some("mirrored"), focusing.then_some("focusing"))}
                data-camera={if live { "live" } else { "starting" }} {onclick}>
                <video ref={hand.video} playsinline=true autoplay=true muted=true aria-label={words.get("camera.picture")}></video>
                { props.overlay.clone() }
                if live && !props.paused { <div class="aim" aria-hidden="true"></div> }
            </div>
            <CameraControls device={hand.device} quiet={hand.quiet} {advice} on_ask={hand.on_ask} />
        </div>
    }
}

/// Where in the picture a click was, in parts of its width and height from the top left as it is shown.
fn part_of(video: &NodeRef, event: &MouseEvent) -> Option<(f64, f64)> {
    let shown = video.cast::<HtmlVideoElement>()?.get_bounding_client_rect();
    let x = (f64::from(event.client_x()) - shown.left()) / shown.width();
    let y = (f64::from(event.client_y()) - shown.top()) / shown.height();
    ((0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y)).then_some((x, y))
}
