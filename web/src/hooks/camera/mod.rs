//! The camera as a hook: on while it is on the page and in sight, off as soon as it is not.

mod hints;
mod running;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use base::Quad;
use service::Fault;
use web_sys::HtmlVideoElement;
use yew::prelude::*;

use crate::platform::camera::{Camera, Offered, lenses};
use crate::platform::{signal, storage, visibility};
use crate::state::camera::{CameraChoices, Device, DeviceAction, Lens};
use running::Running;

/// Where frames go, and what comes back of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Feed {
    /// Where the last symbol was seen, in pixels of the whole picture.
    pub focus: Option<Quad>,
    /// How many frames in a row gave no symbol.
    pub missed: u32,
    /// The picture stands still, and no frame is given.
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

/// What can be asked of the camera that is on.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Another lens, now and at later visits.
    Lens(Lens),
    /// The light on or off.
    Torch(bool),
    /// This zoom.
    Zoom(f64),
    /// Focus here, in parts of the picture's width and height.
    Focus(f64, f64),
    /// Without sound, now and at later visits.
    Quiet(bool),
}

/// The camera in hand.
#[derive(Debug, Clone, PartialEq)]
pub struct InHand {
    /// The element that shows what it sees.
    pub video: NodeRef,
    /// Where the device stands.
    pub device: Rc<Device>,
    /// The person wants no sound.
    pub quiet: bool,
    /// Asks something of it.
    pub on_ask: Callback<Ask>,
}

/// Opens the camera into the element of [`InHand::video`] and feeds its frames to the reader, until this is dropped
/// or out of sight.
#[hook]
pub fn use_camera(feed: Feed) -> InHand {
    let video = use_node_ref();
    let device = use_reducer(Device::default);
    // `None` until they are loaded: the camera waits for that, or it would be opened twice.
    let choices = use_state_eq(|| None::<CameraChoices>);
    let in_sight = use_state_eq(|| true);
    let running = use_mut_ref(|| None::<Running>);
    // The newest callbacks, for a loop that outlives many renders.
    let latest = use_mut_ref(|| feed.clone());
    latest.borrow_mut().clone_from(&feed);

    use_effect_with((), {
        let (choices, in_sight) = (choices.setter(), in_sight.setter());
        move |()| {
            signal::prepare();
            let kept: CameraChoices =
                storage::restore(&*storage::open(), storage::CAMERA).unwrap_or_default();
            signal::set_quiet(kept.quiet);
            choices.set(Some(kept));
            in_sight.set(visibility::visible());
            let listeners = visibility::watch(move |now| in_sight.set(now));
            move || drop(listeners)
        }
    });

    let chosen = choices.as_ref().map(|choices| choices.lens.clone());
    use_effect_with((chosen, *in_sight), {
        let (video, latest, running, device) =
            (video.clone(), latest.clone(), running.clone(), device.dispatcher());
        move |(chosen, in_sight)| {
            let wanted = Rc::new(Cell::new(true));
            if let (Some(chosen), true, Some(video)) = (chosen, in_sight, video.cast::<HtmlVideoElement>()) {
                let opening = Opening {
                    wanted: wanted.clone(),
                    latest,
                    running: running.clone(),
                    device: device.clone(),
                };
                wasm_bindgen_futures::spawn_local(opening.open(video, chosen.clone()));
            }
            move || {
                wanted.set(false);
                running.borrow_mut().take();
                device.dispatch(DeviceAction::Closed);
            }
        }
    });
    use_effect_with(feed.paused, {
        let running = running.clone();
        move |paused| {
            if let Some(running) = &*running.borrow() {
                running.camera.hold(*paused);
            }
        }
    });

    let quiet = choices.as_ref().is_some_and(|choices| choices.quiet);
    let on_ask = {
        let device = device.dispatcher();
        Callback::from(move |ask| {
            let choose = |change: &dyn Fn(&mut CameraChoices)| {
                let mut next = (*choices).clone().unwrap_or_default();
                change(&mut next);
                storage::keep(&*storage::open(), storage::CAMERA, &next);
                choices.set(Some(next));
            };
            match ask {
                Ask::Lens(lens) => choose(&|choices| choices.lens = Some(lens.clone())),
                Ask::Quiet(quiet) => {
                    choose(&|choices| choices.quiet = quiet);
                    signal::set_quiet(quiet);
                    // The click that turns it on allows it, and lets the person hear how loud it is.
                    signal::prepare();
                    if !quiet {
                        signal::success();
                    }
                }
                ask => {
                    if let Some(running) = &*running.borrow() {
                        running.set(ask, device.clone());
                    }
                }
            }
        })
    };
    InHand { video, device: Rc::new((*device).clone()), quiet, on_ask }
}

/// A camera on its way.
struct Opening {
    wanted: Rc<Cell<bool>>,
    latest: Rc<RefCell<Feed>>,
    running: Rc<RefCell<Option<Running>>>,
    device: UseReducerDispatcher<Device>,
}

impl Opening {
    async fn open(self, video: HtmlVideoElement, chosen: Option<Lens>) {
        let opened = Camera::open(video, chosen.as_ref(), &self.wanted).await;
        // Leaving early means dropping the answer, which turns the camera off again.
        if !self.wanted.get() {
            return;
        }
        let camera = match opened {
            Ok(camera) => Rc::new(camera),
            Err(fault) => {
                let on_fault = self.latest.borrow().on_fault.clone();
                on_fault.emit(fault);
                return;
            }
        };
        self.device.dispatch(DeviceAction::Opened(camera.opened()));
        let running = Running::begin(camera.clone(), self.latest.clone());
        *self.running.borrow_mut() = Some(running);
        let on_live = self.latest.borrow().on_live.clone();
        on_live.emit(());
        camera.keep_focusing().await;
        let lenses = lenses().await;
        if self.wanted.get() {
            self.device.dispatch(DeviceAction::Lenses(lenses.into()));
            // Some lenses tell what they offer only after their first frames.
            self.device.dispatch(DeviceAction::Opened(camera.opened()));
        }
    }
}
