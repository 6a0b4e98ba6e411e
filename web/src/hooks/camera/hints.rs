//! Asks the browser's own reader where a symbol may be, when ours has read nothing for a while.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::platform::barcode_detector::{Detector, Spotted};
use crate::platform::camera::Camera;
use crate::platform::page;
use crate::state::camera::asks_browser;

/// What the browser's own reader saw last.
#[derive(Default)]
pub(super) struct Hints(Rc<Inner>);

#[derive(Default)]
struct Inner {
    reader: RefCell<Reader>,
    asking: Cell<bool>,
    asked_ms: Cell<f64>,
    spotted: RefCell<Vec<Spotted>>,
}

#[derive(Default)]
enum Reader {
    #[default]
    Untried,
    Absent,
    Here(Rc<Detector>),
}

impl Hints {
    /// Asks it, if it is time to, after so many frames without a reading.
    pub(super) fn ask(&self, camera: &Rc<Camera>, missed: u32) {
        let inner = &self.0;
        let now_ms = page::now_ms();
        let absent = matches!(*inner.reader.borrow(), Reader::Absent);
        if absent || inner.asking.get() || !asks_browser(missed, now_ms - inner.asked_ms.get()) {
            return;
        }
        inner.asking.set(true);
        inner.asked_ms.set(now_ms);
        let (inner, camera) = (inner.clone(), camera.clone());
        wasm_bindgen_futures::spawn_local(async move {
            if let Some(detector) = inner.detector().await {
                let spotted = detector.look(camera.video()).await;
                inner.spotted.replace(spotted);
            }
            inner.asking.set(false);
        });
    }

    /// What it saw since it was taken last.
    pub(super) fn take(&self) -> Vec<Spotted> {
        self.0.spotted.take()
    }
}

impl Inner {
    async fn detector(&self) -> Option<Rc<Detector>> {
        if let Reader::Here(detector) = &*self.reader.borrow() {
            return Some(detector.clone());
        }
        let detector = Detector::open().await.map(Rc::new);
        self.reader.replace(detector.clone().map_or(Reader::Absent, Reader::Here));
        detector
    }
}
