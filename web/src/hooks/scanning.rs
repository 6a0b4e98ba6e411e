//! Scanning back: files and camera frames go to the reader, answers come back to the state.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use service::{Expected, Fault, Job, PictureSource, Reply, ScanReport, ScanRequest, Verdict};
use web_sys::File;
use yew::prelude::*;

use super::workers::Workers;
use crate::platform::camera::{Camera, Offered};
use crate::platform::files::Given;
use crate::platform::lane::{Answer, Lane};
use crate::platform::{download, files};
use crate::state::queue::JobId;
use crate::state::scan::{ScanAction, ScanState, Source};

/// Scanning back, and what can be asked of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Scanning {
    /// Where it stands.
    pub state: Rc<ScanState>,
    /// Reads a file.
    pub on_file: Callback<File>,
    /// Reads a camera frame.
    pub on_frame: Callback<Rc<Offered>>,
    /// Whether the reader can take a frame now.
    pub reader_free: Callback<(), bool>,
    /// Tells the state what the camera does.
    pub on_camera: Callback<ScanAction>,
    /// Stop, cancel, or begin again.
    pub on_clear: Callback<()>,
}

/// Bytes of one MiB.
const MEBIBYTE: f64 = 1_048_576.0;

/// A frame that is being read: which job, for which turn, compared with what, and by which camera.
///
/// The camera is held weakly: a frame under way must not keep it on after it was stopped.
struct FrameInFlight {
    job: JobId,
    turn: u32,
    expected: Option<Expected>,
    camera: Weak<Camera>,
}

/// What the hook remembers besides its state, for work that ends later than the render that began it.
#[derive(Default)]
struct Memory {
    /// Counts what the person asked for. Work of an earlier turn is dropped when it ends.
    turn: Cell<u32>,
    frame: RefCell<Option<FrameInFlight>>,
    /// What the picture that is being read is compared with.
    expected: RefCell<Option<Expected>>,
}

impl Memory {
    fn next_turn(&self) {
        self.turn.set(self.turn.get() + 1);
    }
}

/// Scanning back, against these texts where they are sound. Pictures that are dropped anywhere on the page are
/// read while the place is in sight.
#[hook]
pub fn use_scanning(workers: &Workers, expected: Option<Expected>, in_sight: bool) -> Scanning {
    let scan = use_reducer(ScanState::default);
    let memory = use_memo((), |()| Memory::default());

    // A picture that is no longer shown gives its memory back.
    use_effect_with(scan.picture_url(), |url| {
        let url = url.clone();
        move || {
            if let Some(url) = url {
                download::forget(&url);
            }
        }
    });

    let reading = workers.lanes.as_ref().map(|lanes| lanes.reading.clone());
    // What is under way is left: an answer to it would come too late, and a big picture would hold up the next.
    let leave = {
        let (reading, scan) = (reading.clone(), scan.clone());
        Callback::from(move |()| {
            if let (Some(reading), ScanState::Reading { job: Some(job), .. }) = (&reading, &*scan) {
                reading.cancel(*job);
            }
        })
    };
    let on_file = {
        let (reading, scan, memory) = (reading.clone(), scan.dispatcher(), memory.clone());
        let (expected, leave) = (expected.clone(), leave.clone());
        Callback::from(move |file: File| {
            // Files can be dropped before the reader is here, or where it did not load.
            let Some(reading) = reading.clone() else {
                scan.dispatch(ScanAction::Refused(Fault::new("engine.not-ready")));
                return;
            };
            leave.emit(());
            memory.next_turn();
            let task = read_file(reading, file, expected.clone(), memory.clone(), scan.clone());
            wasm_bindgen_futures::spawn_local(task);
        })
    };
    use_effect_with((in_sight, on_file.clone()), |(in_sight, on_file)| {
        let on_file = on_file.clone();
        let picture = Callback::from(move |given| {
            if let Given::File(file) = given {
                on_file.emit(file);
            }
        });
        let given = in_sight.then(|| files::on_page(picture));
        move || drop(given)
    });
    let on_frame = {
        let (reading, memory, scan) = (reading.clone(), memory.clone(), scan.dispatcher());
        Callback::from(move |offered: Rc<Offered>| {
            if let Some(reading) = &reading {
                let request = ScanRequest::frame(offered.frame.shape, expected.clone());
                let bytes = Some(offered.frame.bytes.clone());
                let job = reading.ask(Job::Scan(request), bytes, hears(&memory, &scan));
                let (turn, expected) = (memory.turn.get(), expected.clone());
                let camera = Rc::downgrade(&offered.camera);
                *memory.frame.borrow_mut() = Some(FrameInFlight { job, turn, expected, camera });
            }
        })
    };
    let reader_free = {
        let reading = reading.clone();
        Callback::from(move |()| reading.as_ref().is_some_and(|reading| !reading.busy()))
    };
    let on_clear = {
        let (scan, memory, leave) = (scan.dispatcher(), memory.clone(), leave.clone());
        Callback::from(move |()| {
            leave.emit(());
            memory.next_turn();
            scan.dispatch(ScanAction::Cleared);
        })
    };
    let on_camera = {
        let scan = scan.dispatcher();
        Callback::from(move |action| {
            if action == ScanAction::CameraWanted {
                leave.emit(());
                memory.next_turn();
            }
            scan.dispatch(action);
        })
    };
    Scanning { state: Rc::new((*scan).clone()), on_file, on_frame, reader_free, on_camera, on_clear }
}

/// Reads a file's bytes and hands them to the reader. Too many bytes are refused before they are read.
async fn read_file(
    reading: Lane,
    file: File,
    expected: Option<Expected>,
    memory: Rc<Memory>,
    scan: UseReducerDispatcher<ScanState>,
) {
    let turn = memory.turn.get();
    if file.size() > service::MAX_PICTURE_BYTES as f64 {
        let fault = Fault::new("image.too-many-bytes")
            .with("mebibytes", (file.size() / MEBIBYTE).ceil())
            .with("limit", service::MAX_PICTURE_BYTES as f64 / MEBIBYTE);
        scan.dispatch(ScanAction::Refused(fault));
        return;
    }
    let url = download::url_of(&file).map(AttrValue::from);
    scan.dispatch(ScanAction::Given(Source::File { name: file.name().into(), url }));
    let bytes = files::read(&file).await;
    if memory.turn.get() != turn {
        return;
    }
    let Ok(bytes) = bytes else {
        scan.dispatch(ScanAction::Refused(Fault::new("image.not-readable")));
        return;
    };
    memory.expected.borrow_mut().clone_from(&expected);
    let request = ScanRequest::file(expected);
    let job = reading.ask(Job::Scan(request), Some(bytes), hears(&memory, &scan));
    scan.dispatch(ScanAction::Sent(job));
}

fn hears(memory: &Rc<Memory>, scan: &UseReducerDispatcher<ScanState>) -> Callback<Answer> {
    let (memory, scan) = (memory.clone(), scan.clone());
    Callback::from(move |answer| answered(answer, &memory, &scan))
}

fn answered(answer: Answer, memory: &Rc<Memory>, scan: &UseReducerDispatcher<ScanState>) {
    let frame = memory.frame.borrow_mut().take_if(|frame| frame.job == answer.job);
    match (frame, answer.reply) {
        (Some(frame), _) if frame.turn != memory.turn.get() => {}
        (Some(frame), Reply::Scanned(report)) => {
            let task = frame_read(frame, Rc::new(report), memory.clone(), scan.clone());
            wasm_bindgen_futures::spawn_local(task);
        }
        (Some(_), Reply::Failed(fault)) => scan.dispatch(ScanAction::CameraFailed(fault)),
        (_, reply) => {
            let expected = memory.expected.borrow().clone();
            scan.dispatch(ScanAction::Answered(answer.job, reply, expected));
        }
    }
}

/// An answer that ends the search keeps a still of its frame; the others don't need one.
async fn frame_read(
    frame: FrameInFlight,
    report: Rc<ScanReport>,
    memory: Rc<Memory>,
    scan: UseReducerDispatcher<ScanState>,
) {
    let url = match (report.verdict, frame.camera.upgrade()) {
        (Verdict::Matches | Verdict::Read, Some(camera)) => camera.still().await,
        _ => None,
    };
    if memory.turn.get() == frame.turn {
        scan.dispatch(ScanAction::FrameRead(report, frame.expected, url.map(AttrValue::from)));
    } else if let Some(url) = url {
        download::forget(&url);
    }
}
