//! The loop from the camera to the reader: one frame in flight, the newest wins.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use service::Fault;
use yew::prelude::*;

use super::hints::Hints;
use super::{Ask, Feed};
use crate::platform::camera::{Awake, Camera, FrameTicks, Offered};
use crate::platform::{page, visibility};
use crate::state::camera::{Device, DeviceAction, WAKING_MS};

/// After focusing once on a point, the lens goes back to focusing by itself.
const REFOCUS_MS: u32 = 4000;

/// What keeps the loop going. Dropping it ends the loop and turns the camera off, whoever still holds a frame of it.
pub(super) struct Running {
    pub(super) camera: Rc<Camera>,
    alive: Rc<Cell<bool>>,
    refocus: RefCell<Option<Timeout>>,
    _ticks: FrameTicks,
    _ended: Option<EventListener>,
    _awake: Awake,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.alive.set(false);
        self.camera.off();
    }
}

impl Running {
    /// Begins to offer frames.
    pub(super) fn begin(camera: Rc<Camera>, latest: Rc<RefCell<Feed>>) -> Self {
        let ended = camera.track().map(|track| {
            let latest = latest.clone();
            EventListener::once(&track, "ended", move |_| {
                let on_fault = latest.borrow().on_fault.clone();
                on_fault.emit(Fault::new("camera.lost"));
            })
        });
        let alive = Rc::new(Cell::new(true));
        let eager = Rc::new(Loop {
            camera: camera.clone(),
            latest,
            alive: alive.clone(),
            hints: Hints::default(),
            grabbing: Cell::new(false),
            turn: Cell::new(0),
            begun_ms: page::now_ms(),
        });
        let ticks = FrameTicks::begin(camera.video(), move || eager.tick());
        Self {
            camera,
            alive,
            refocus: RefCell::default(),
            _ticks: ticks,
            _ended: ended,
            _awake: Awake::keep(),
        }
    }

    /// Sets something, and tells what the camera made of it.
    pub(super) fn set(&self, ask: Ask, device: UseReducerDispatcher<Device>) {
        let (camera, alive) = (self.camera.clone(), self.alive.clone());
        if matches!(ask, Ask::Focus(..)) {
            let camera = camera.clone();
            let back = Timeout::new(REFOCUS_MS, move || {
                wasm_bindgen_futures::spawn_local(async move { camera.keep_focusing().await });
            });
            self.refocus.replace(Some(back));
        }
        wasm_bindgen_futures::spawn_local(async move {
            match ask {
                Ask::Torch(on) => camera.set_torch(on).await,
                Ask::Zoom(zoom) => camera.set_zoom(zoom).await,
                Ask::Focus(x, y) => camera.focus_at(x, y).await,
                Ask::Lens(_) | Ask::Quiet(_) => {}
            }
            if alive.get() {
                let now = camera.opened();
                device.dispatch(DeviceAction::Set { torch: now.torch, zoom: now.zoom });
            }
        });
    }
}

struct Loop {
    camera: Rc<Camera>,
    latest: Rc<RefCell<Feed>>,
    alive: Rc<Cell<bool>>,
    hints: Hints,
    grabbing: Cell<bool>,
    turn: Cell<u32>,
    begun_ms: f64,
}

impl Loop {
    /// A new frame is there: takes it, unless another is on its way or the reader is at work.
    fn tick(self: &Rc<Self>) {
        let feed = self.latest.borrow().clone();
        let idle = feed.paused || !visibility::visible();
        if idle || self.grabbing.get() || !self.alive.get() || !feed.reader_free.emit(()) {
            return;
        }
        self.grabbing.set(true);
        let this = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            this.offer(&feed).await;
            this.grabbing.set(false);
        });
    }

    async fn offer(self: &Rc<Self>, feed: &Feed) {
        self.hints.ask(&self.camera, feed.missed);
        let spotted = self.hints.take();
        let (hints, witnessed): (Vec<_>, Vec<_>) =
            spotted.into_iter().map(|one| (one.corners, one.payload)).unzip();
        let turn = self.turn.get();
        let seen = feed.focus.as_ref().or(hints.first());
        let Some(frame) = self.camera.grab(seen, turn).await else { return };
        let at_ms = page::now_ms();
        let waking = at_ms - self.begun_ms < WAKING_MS;
        if !self.alive.get() || (waking && frame.blank()) {
            return;
        }
        self.turn.set(turn.wrapping_add(1));
        let witnessed = witnessed.into_iter().filter(|payload: &Vec<u8>| !payload.is_empty()).collect();
        let camera = self.camera.clone();
        feed.on_frame.emit(Rc::new(Offered { frame, camera, at_ms, hints, witnessed }));
    }
}
