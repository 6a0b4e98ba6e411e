//! Scanning back: files and camera frames go to the reader, answers come back to the state.

use std::cell::RefCell;
use std::rc::Rc;

use service::{Draft, Fault, Job, PictureSource, Reply, ScanReport, ScanRequest, Verdict};
use web_sys::File;
use yew::prelude::*;

use super::workers::{Lanes, Workers};
use crate::platform::camera::Camera;
use crate::platform::lane::{Answer, Lane};
use crate::platform::{download, files};
use crate::state::queue::JobId;
use crate::state::scan::{ScanAction, ScanState, Source};
use crate::views::Offered;

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

/// The frame that is being read, and the camera that can keep a still of it.
type FrameInFlight = Rc<RefCell<Option<(JobId, Rc<Camera>)>>>;

/// Scanning back, against these three fields where there are any.
#[hook]
pub fn use_scanning(workers: &Workers, expected: Option<Draft>) -> Scanning {
    let scan = use_reducer(ScanState::default);
    let frame = use_mut_ref(|| None::<(JobId, Rc<Camera>)>);

    use_effect_with(workers.lanes.clone(), {
        let (scan, frame) = (scan.dispatcher(), frame.clone());
        move |lanes: &Option<Lanes>| {
            if let Some(lanes) = lanes {
                lanes.reading.listen(Callback::from(move |answer| answered(answer, &frame, &scan)));
            }
        }
    });
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
    let on_file = {
        let (reading, scan, expected) = (reading.clone(), scan.dispatcher(), expected.clone());
        Callback::from(move |file: File| {
            if let Some(reading) = reading.clone() {
                wasm_bindgen_futures::spawn_local(read_file(reading, file, expected.clone(), scan.clone()));
            }
        })
    };
    use_effect_with((reading.clone(), expected.clone()), {
        let on_file = on_file.clone();
        move |_| {
            let pasted = files::on_paste(on_file);
            move || drop(pasted)
        }
    });
    let on_frame = {
        let (reading, frame) = (reading.clone(), frame);
        Callback::from(move |offered: Rc<Offered>| {
            if let Some(reading) = &reading {
                let source = PictureSource::Frame(offered.frame.shape);
                let request = ScanRequest { source, expected: expected.clone() };
                let job = reading.post(Job::Scan(request), Some(offered.frame.bytes.clone()));
                *frame.borrow_mut() = Some((job, offered.camera.clone()));
            }
        })
    };
    let reader_free = {
        let reading = reading.clone();
        Callback::from(move |()| reading.as_ref().is_some_and(|reading| !reading.busy()))
    };
    let on_clear = {
        let scan = scan.clone();
        Callback::from(move |()| {
            if let (Some(reading), ScanState::Reading { job, .. }) = (&reading, &*scan) {
                reading.cancel(*job);
            }
            scan.dispatch(ScanAction::Cleared);
        })
    };
    let on_camera = {
        let scan = scan.dispatcher();
        Callback::from(move |action| scan.dispatch(action))
    };
    Scanning { state: Rc::new((*scan).clone()), on_file, on_frame, reader_free, on_camera, on_clear }
}

/// Reads a file's bytes and hands them to the reader. Too many bytes are refused before they are read.
async fn read_file(
    reading: Lane,
    file: File,
    expected: Option<Draft>,
    scan: UseReducerDispatcher<ScanState>,
) {
    if file.size() > service::MAX_PICTURE_BYTES as f64 {
        let fault = Fault::new("image.too-many-bytes")
            .with("mebibytes", (file.size() / MEBIBYTE).ceil())
            .with("limit", service::MAX_PICTURE_BYTES as f64 / MEBIBYTE);
        scan.dispatch(ScanAction::Refused(fault));
        return;
    }
    let Ok(bytes) = files::read(&file).await else {
        scan.dispatch(ScanAction::Refused(Fault::new("image.not-readable")));
        return;
    };
    let source = Source::File { name: file.name().into(), url: download::url_of(&file).map(AttrValue::from) };
    let request = ScanRequest { source: PictureSource::File, expected };
    let job = reading.post(Job::Scan(request), Some(bytes));
    scan.dispatch(ScanAction::Started(job, source));
}

fn answered(answer: Answer, frame: &FrameInFlight, scan: &UseReducerDispatcher<ScanState>) {
    let camera = frame.borrow_mut().take_if(|(job, _)| *job == answer.job).map(|(_, camera)| camera);
    match (camera, answer.reply) {
        (Some(camera), Reply::Scanned(report)) => {
            wasm_bindgen_futures::spawn_local(frame_read(camera, Rc::new(report), scan.clone()));
        }
        (Some(_), Reply::Failed(fault)) => scan.dispatch(ScanAction::CameraFailed(fault)),
        (_, reply) => scan.dispatch(ScanAction::Answered(answer.job, reply)),
    }
}

/// An answer that ends the search keeps a still of its frame; the others don't need one.
async fn frame_read(camera: Rc<Camera>, report: Rc<ScanReport>, scan: UseReducerDispatcher<ScanState>) {
    let url = match report.verdict {
        Verdict::Matches | Verdict::Read => camera.still().await.map(AttrValue::from),
        Verdict::Differs | Verdict::NotRead => None,
    };
    // Dropped before the state moves on: the camera goes off when the page lets go of it.
    drop(camera);
    scan.dispatch(ScanAction::FrameRead(report, url));
}
