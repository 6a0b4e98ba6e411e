//! The camera on screen: opens the device while it is wanted, feeds frames to the reader, shows what it sees.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use base::Quad;
use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use service::Fault;
use web_sys::HtmlVideoElement;
use yew::prelude::*;

use crate::platform::camera::{Camera, Offered};
use crate::platform::page;
use crate::words::use_words;

/// How often a new frame is offered to the reader; it takes one only when it is free.
const FRAME_EVERY_MS: u32 = 60;

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
    /// How many frames in a row gave no symbol.
    #[prop_or_default]
    pub missed: u32,
    /// The picture stands still, and no frame is given.
    #[prop_or_default]
    pub paused: bool,
    /// The camera gives frames; again each time that it was off in between.
    pub on_live: Callback<()>,
    /// A frame is ready and the reader is free.
    pub on_frame: Callback<Rc<Offered>>,
    /// The camera can't be used.
    pub on_fault: Callback<Fault>,
    /// Whether the reader can take a frame now.
    pub reader_free: Callback<(), bool>,
}

/// The camera, as long as this is on the page: leaving turns it off.
#[component]
pub fn CameraView(props: &CameraProps) -> Html {
    let words = use_words();
    let video = use_node_ref();
    let mirrored = use_state_eq(|| false);
    // The newest callbacks, for a loop that outlives many renders.
    let latest = use_mut_ref(|| props.clone());
    *latest.borrow_mut() = props.clone();

    use_effect_with((), {
        let (video, latest) = (video.clone(), latest.clone());
        let set_mirrored = mirrored.setter();
        move |()| {
            let wanted = Rc::new(Cell::new(true));
            let running: Rc<RefCell<Option<Running>>> = Rc::default();
            if let Some(video) = video.cast::<HtmlVideoElement>() {
                let (wanted, running) = (wanted.clone(), running.clone());
                wasm_bindgen_futures::spawn_local(async move {
                    let opened = Camera::open(video).await;
                    // Leaving early means dropping the answer, which turns the camera off again.
                    if !wanted.get() {
                        return;
                    }
                    let props = latest.borrow().clone();
                    match opened {
                        Ok(camera) => {
                            set_mirrored.set(camera.faces_the_person());
                            *running.borrow_mut() = Some(run(Rc::new(camera), latest));
                            props.on_live.emit(());
                        }
                        Err(fault) => props.on_fault.emit(fault),
                    }
                });
            }
            move || {
                wanted.set(false);
                running.borrow_mut().take();
            }
        }
    });

    html! {
        <div class={classes!("camera", mirrored.then_some("mirrored"))} data-camera={if props.live { "live" } else { "starting" }}>
            <video ref={video} playsinline=true autoplay=true aria-label={words.get("camera.picture")}></video>
            { props.overlay.clone() }
            if props.live { <div class="aim" aria-hidden="true"></div> }
        </div>
    }
}

/// What keeps the loop going; dropping it ends the loop and lets go of the camera.
struct Running {
    _ticks: Interval,
    _ended: Option<EventListener>,
}

fn run(camera: Rc<Camera>, latest: Rc<RefCell<CameraProps>>) -> Running {
    let ended = camera.track().map(|track| {
        let latest = latest.clone();
        EventListener::once(&track, "ended", move |_| {
            latest.borrow().on_fault.emit(Fault::new("camera.lost"));
        })
    });
    let grabbing = Rc::new(Cell::new(false));
    let ticks = Interval::new(FRAME_EVERY_MS, move || {
        let free = latest.borrow().reader_free.clone();
        let paused = latest.borrow().paused;
        if paused || grabbing.get() || gloo::utils::document().hidden() || !free.emit(()) {
            return;
        }
        grabbing.set(true);
        let (camera, latest, grabbing) = (camera.clone(), latest.clone(), grabbing.clone());
        wasm_bindgen_futures::spawn_local(async move {
            if let Some(frame) = camera.grab().await {
                let on_frame = latest.borrow().on_frame.clone();
                let at_ms = page::now_ms();
                on_frame.emit(Rc::new(Offered {
                    frame,
                    camera,
                    at_ms,
                    hints: Vec::new(),
                    witnessed: Vec::new(),
                }));
            }
            grabbing.set(false);
        });
    });
    Running { _ticks: ticks, _ended: ended }
}
