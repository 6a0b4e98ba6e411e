//! Scanning back: files and camera frames go to the reader, answers come back to the state.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::{Rc, Weak};

use service::{Expected, Fault, Job, Reply, ScanReport, ScanRequest, Verdict};
use web_sys::File;
use yew::prelude::*;

use super::workers::Workers;
use crate::platform::camera::{Camera, Offered};
use crate::platform::lane::{Answer, Lane};
use crate::platform::{download, files, page, signal};
use crate::state::queue::JobId;
use crate::state::scan::{FrameRead, Photo, PhotoId, Photos, ScanAction, ScanState, Stands};

/// Scanning back, and what can be asked of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Scanning {
    /// Where it stands.
    pub state: Rc<ScanState>,
    /// Reads pictures.
    pub on_files: Callback<Vec<File>>,
    /// Reads a camera frame.
    pub on_frame: Callback<Rc<Offered>>,
    /// Whether the reader can take a frame now.
    pub reader_free: Callback<(), bool>,
    /// Tells the state what the camera does, and what the person looks at.
    pub on_action: Callback<ScanAction>,
    /// Stop, or begin again.
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
    /// The pictures that wait.
    files: RefCell<HashMap<PhotoId, File>>,
    last_photo: Cell<u32>,
    /// The text of the last wrong label: one label is told once, not with every frame.
    wrong: RefCell<Option<String>>,
}

impl Memory {
    fn next_turn(&self) {
        self.turn.set(self.turn.get() + 1);
        *self.wrong.borrow_mut() = None;
    }

    /// A picture that a person gave. Too many bytes are refused before they are read.
    fn photo(&self, file: File) -> Photo {
        let id = PhotoId(self.last_photo.get() + 1);
        self.last_photo.set(id.0);
        let name = file.name().into();
        if file.size() > service::MAX_PICTURE_BYTES as f64 {
            let fault = Fault::new("image.too-many-bytes")
                .with("mebibytes", (file.size() / MEBIBYTE).ceil())
                .with("limit", service::MAX_PICTURE_BYTES as f64 / MEBIBYTE);
            return Photo { id, name, url: None, stands: Stands::Failed(fault) };
        }
        let url = download::url_of(&file).map(AttrValue::from);
        self.files.borrow_mut().insert(id, file);
        Photo { id, name, url, stands: Stands::Waiting }
    }
}

/// Scanning back, against these texts where they are sound. Pictures that are dropped or pasted anywhere on the page
/// are read while the place is in sight.
#[hook]
pub fn use_scanning(workers: &Workers, expected: Option<Expected>, in_sight: bool) -> Scanning {
    let scan = use_reducer(ScanState::default);
    let memory = use_memo((), |()| Memory::default());
    use_forgetting(scan.urls());

    let reading = workers.lanes.as_ref().map(|lanes| lanes.reading.clone());
    // What is under way is left: an answer to it would come too late, and a big picture would hold up the next.
    let leave = {
        let (reading, scan, memory) = (reading.clone(), scan.clone(), memory.clone());
        Callback::from(move |()| {
            if let (Some(reading), Some(job)) = (&reading, scan.photos().and_then(Photos::job)) {
                reading.cancel(job);
            }
            memory.files.borrow_mut().clear();
            memory.next_turn();
        })
    };
    let on_files = {
        let (has_reader, scan, memory) = (reading.is_some(), scan.clone(), memory.clone());
        Callback::from(move |files: Vec<File>| {
            // Files can be dropped before the reader is here, or where it did not load.
            if !has_reader {
                scan.dispatch(ScanAction::Refused(Fault::new("engine.not-ready")));
            } else if !files.is_empty() {
                if scan.photos().is_none() {
                    memory.next_turn();
                }
                let photos = files.into_iter().map(|file| memory.photo(file)).collect();
                scan.dispatch(ScanAction::Given(photos));
            }
        })
    };
    use_effect_with((in_sight, on_files.clone()), |(in_sight, on_files)| {
        let given = in_sight.then(|| files::pictures_on_page(on_files.clone()));
        move || drop(given)
    });
    // The next picture goes to the reader as soon as the one before is answered.
    let next = scan.photos().and_then(Photos::next);
    use_effect_with((next, reading.clone()), {
        let (scan, memory, expected) = (scan.dispatcher(), memory.clone(), expected.clone());
        move |(next, reading): &(Option<PhotoId>, Option<Lane>)| {
            if let (Some(id), Some(reading)) = (*next, reading.clone()) {
                scan.dispatch(ScanAction::Began(id));
                wasm_bindgen_futures::spawn_local(read_photo(reading, id, expected, memory, scan));
            }
        }
    });
    let on_frame = {
        let (reading, memory, scan) = (reading.clone(), memory.clone(), scan.clone());
        Callback::from(move |offered: Rc<Offered>| {
            if let Some(reading) = &reading {
                let request = request(&offered, &scan, expected.clone());
                let bytes = Some(offered.frame.bytes.clone());
                let job = reading.ask(Job::Scan(request), bytes, hears(&memory, &scan.dispatcher()));
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
        let (scan, leave) = (scan.dispatcher(), leave.clone());
        Callback::from(move |()| {
            leave.emit(());
            scan.dispatch(ScanAction::Cleared);
        })
    };
    let on_action = {
        let scan = scan.dispatcher();
        Callback::from(move |action| {
            if matches!(action, ScanAction::CameraWanted | ScanAction::Cancelled) {
                leave.emit(());
            }
            scan.dispatch(action);
        })
    };
    Scanning { state: Rc::new((*scan).clone()), on_files, on_frame, reader_free, on_action, on_clear }
}

/// Gives the memory of pictures back that are no longer kept.
#[hook]
fn use_forgetting(urls: Vec<AttrValue>) {
    let kept = use_mut_ref(Vec::new);
    use_effect_with(urls, {
        let kept = kept.clone();
        move |urls: &Vec<AttrValue>| {
            let before: Vec<AttrValue> = kept.replace(urls.clone());
            before.iter().filter(|url| !urls.contains(url)).for_each(|url| download::forget(url));
        }
    });
    use_effect_with((), move |()| {
        move || kept.borrow().iter().for_each(|url: &AttrValue| download::forget(url))
    });
}

/// What the reader is asked of a frame: what earlier frames left open goes along.
fn request(offered: &Offered, scan: &ScanState, expected: Option<Expected>) -> ScanRequest {
    let mut request = ScanRequest::frame(offered.frame.shape, expected);
    request.hints.clone_from(&offered.hints);
    request.unconfirmed.clone_from(&offered.witnessed);
    if let Some(live) = scan.live() {
        request.unconfirmed.extend(live.unconfirmed.iter().cloned());
        request.before = live.places();
    }
    request
}

/// Reads a file's bytes and hands them to the reader.
async fn read_photo(
    reading: Lane,
    id: PhotoId,
    expected: Option<Expected>,
    memory: Rc<Memory>,
    scan: UseReducerDispatcher<ScanState>,
) {
    let turn = memory.turn.get();
    let file = memory.files.borrow_mut().remove(&id);
    let bytes = match &file {
        Some(file) => files::read(file).await.ok(),
        None => None,
    };
    if memory.turn.get() != turn {
        return;
    }
    let Some(bytes) = bytes else {
        scan.dispatch(ScanAction::PhotoRefused(id, Fault::new("image.not-readable")));
        return;
    };
    memory.expected.borrow_mut().clone_from(&expected);
    let job = reading.ask(Job::Scan(ScanRequest::file(expected)), Some(bytes), hears(&memory, &scan));
    scan.dispatch(ScanAction::Sent(id, job));
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
            scan.dispatch(ScanAction::Answered(answer.job, Box::new(reply), expected));
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
    let still = match (report.verdict, frame.camera.upgrade()) {
        (Verdict::Matches | Verdict::Read, Some(camera)) => camera.still().await,
        _ => None,
    };
    if memory.turn.get() == frame.turn {
        tell(&report, &memory);
        let still = still.map(AttrValue::from);
        let read = FrameRead { report, expected: frame.expected, still, at_ms: page::now_ms() };
        scan.dispatch(ScanAction::FrameRead(Box::new(read)));
    } else if let Some(url) = still {
        download::forget(&url);
    }
}

/// A sound and a vibration: the eyes may be on the label.
fn tell(report: &ScanReport, memory: &Memory) {
    match report.verdict {
        Verdict::Matches | Verdict::Read => signal::success(),
        Verdict::Differs => {
            let text = report.symbols.first().and_then(|symbol| symbol.text.clone());
            if memory.wrong.replace(text.clone()) != text {
                signal::wrong();
            }
        }
        Verdict::NotRead => {}
    }
}
