//! The readability tally: frames go to the reader while a try is on, runs go to the desk as they grow.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use js_sys::Uint8Array;
use service::desk::{Outcome, ReadabilityAct, ReadabilityJob, Saved};
use service::readability::{
    Device, LabelName, Light, MAX_FILE_BYTES, ReadabilityFile, ReadabilityFormat, Run,
};
use service::{DeskJob, DeskReply, Fault, Job, Reply, ScanRequest};
use web_sys::File;
use yew::prelude::*;

use super::records::{Ask, Records};
use super::workers::Workers;
use crate::platform::camera::Offered;
use crate::platform::lane::{Answer, Lane};
use crate::platform::{download, files, page};
use crate::state::readability::{Session, Shelf, ShelfAction, Sight, Tally, TallyAction};
use crate::state::records::RecordsAction;

/// How often the time is looked at while a try is on.
const TICK_EVERY_MS: u32 = 100;

/// What can be asked of the tries that are kept.
#[derive(Debug, Clone, PartialEq)]
pub enum ShelfAsk {
    /// Forget a run.
    Forget(Run),
    /// Bring the run back that was forgotten last.
    BringBack,
    /// Take over the runs of a file.
    Import(File),
    /// Write a file.
    Write(ReadabilityFormat),
    /// What was told was read.
    Read,
}

/// The tally, and what can be asked of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Tallying {
    /// Where it stands.
    pub tally: Rc<Tally>,
    /// What is kept of the label on screen.
    pub shelf: Rc<Shelf>,
    /// Begins a run in a light, of so many tries.
    pub on_begin: Callback<(Light, usize)>,
    /// Pause, go on, leave, take back, stop.
    pub on_tally: Callback<TallyAction>,
    /// Asks something of the tries that are kept.
    pub ask: Callback<ShelfAsk>,
    /// Reads a camera frame.
    pub on_frame: Callback<Rc<Offered>>,
    /// Whether the reader can take a frame now.
    pub reader_free: Callback<(), bool>,
}

/// The tally of this label, if there is one to look for. `records` hears what the desk says of the workspace.
#[hook]
pub fn use_tallying(
    workers: &Workers,
    records: &Records,
    label: Option<Rc<LabelName>>,
    locale: &'static str,
) -> Tallying {
    let tally = use_reducer(Tally::default);
    let shelf = use_reducer(Shelf::default);
    let payload = label.as_ref().map(|label| label.payload.clone());
    let desk = ShelfDesk {
        lane: workers.lanes.as_ref().map(|lanes| lanes.records.clone()),
        shelf: shelf.dispatcher(),
        records: records.ask.clone(),
        shown: use_mut_ref(|| None),
    };
    desk.shown.borrow_mut().clone_from(&payload);

    // Another label: what is on screen is of the old one, and so is a run under way.
    use_effect_with(payload, {
        let (tally, shelf) = (tally.dispatcher(), shelf.dispatcher());
        move |_| {
            tally.dispatch(TallyAction::Stop);
            tally.dispatch(TallyAction::Closed);
            shelf.dispatch(ShelfAction::Turned);
        }
    });
    // Asked again for another label, for another workspace, and when another tab changed something.
    use_effect_with((label.clone(), records.state.version()), {
        let desk = desk.clone();
        move |(label, version)| {
            if let (Some(label), Some(_)) = (label, version) {
                desk.post(label, ReadabilityAct::Show, None);
            }
        }
    });
    // Every try is kept as soon as it ended: a page that is closed loses none.
    let kept = use_mut_ref(|| None::<String>);
    use_effect_with(tally.session().map(|session| (session.label.clone(), session.run.clone())), {
        let desk = desk.clone();
        move |grown: &Option<(Rc<LabelName>, Run)>| {
            let Some((label, run)) = grown else { return };
            let is_kept = kept.borrow().as_deref() == Some(run.id.as_str());
            if !run.tries.is_empty() {
                *kept.borrow_mut() = Some(run.id.clone());
                desk.post(label, ReadabilityAct::Keep(run.clone()), None);
            } else if is_kept {
                *kept.borrow_mut() = None;
                desk.post(label, ReadabilityAct::Remove(run.id.clone()), None);
            }
        }
    });
    use_clock(tally.looks(), &tally.dispatcher());

    let on_begin = {
        let (tally, label) = (tally.dispatcher(), label.clone());
        Callback::from(move |(light, wanted): (Light, usize)| {
            let Some(label) = label.clone() else { return };
            let run =
                Run { id: page::new_id(), light, begun: page::today(), device: None, tries: Vec::new() };
            tally.dispatch(TallyAction::Begin(Session { label, wanted, run, wrong: None }));
        })
    };
    let on_tally = {
        let tally = tally.dispatcher();
        Callback::from(move |action| tally.dispatch(action))
    };
    let ask = {
        let forgotten = shelf.forgotten.clone();
        Callback::from(move |ask: ShelfAsk| {
            if let Some(label) = &label {
                desk.answer(ask, label, forgotten.as_ref(), locale);
            }
        })
    };
    let (on_frame, reader_free) = use_frames(workers, &tally);
    let (tally, shelf) = (Rc::new((*tally).clone()), Rc::new((*shelf).clone()));
    Tallying { tally, shelf, on_begin, on_tally, ask, on_frame, reader_free }
}

/// Tells the time while a try is on, and pauses when the page is out of sight.
#[hook]
fn use_clock(looks: bool, tally: &UseReducerDispatcher<Tally>) {
    let tally = tally.clone();
    use_effect_with(looks, move |&looks| {
        let running = looks.then(|| {
            let hidden = tally.clone();
            let ticks =
                Interval::new(TICK_EVERY_MS, move || tally.dispatch(TallyAction::Tick(page::now_ms())));
            let document = gloo::utils::document();
            let seen = EventListener::new(&document, "visibilitychange", move |_| {
                if gloo::utils::document().hidden() {
                    hidden.dispatch(TallyAction::Pause);
                }
            });
            (ticks, seen)
        });
        move || drop(running)
    });
}

/// Sends frames to the reader, one at a time; it does not know what the label should say.
#[hook]
fn use_frames(
    workers: &Workers,
    tally: &UseReducerHandle<Tally>,
) -> (Callback<Rc<Offered>>, Callback<(), bool>) {
    let reading = workers.lanes.as_ref().map(|lanes| lanes.reading.clone());
    // Payloads without margin of the try that is on: a second frame confirms them.
    let doubtful = use_mut_ref(|| (0.0, Vec::<Vec<u8>>::new()));
    let on_frame = {
        let (reading, tally) = (reading.clone(), tally.clone());
        Callback::from(move |offered: Rc<Offered>| {
            let Some((reading, session)) = reading.as_ref().zip(tally.session()) else { return };
            let shape = offered.frame.shape;
            let mut request = ScanRequest::frame(shape, None);
            if let Tally::Trying { since_ms, .. } = &*tally {
                let (of, payloads) = &mut *doubtful.borrow_mut();
                if *of != *since_ms {
                    (*of, *payloads) = (*since_ms, Vec::new());
                }
                request.unconfirmed.clone_from(payloads);
            }
            let edges = shape
                .region
                .map_or((shape.width, shape.height), |region| (region.whole_width, region.whole_height));
            let device = Device {
                name: offered.camera.track().map(|track| track.label()).unwrap_or_default(),
                width: edges.0 as u32,
                height: edges.1 as u32,
            };
            let (taken_ms, payload) = (offered.at_ms, session.label.payload.clone());
            let (tally, doubtful) = (tally.dispatcher(), doubtful.clone());
            let heard = Callback::from(move |answer: Answer| match answer.reply {
                Reply::Scanned(report) => {
                    let sight = Sight::of(&report, &payload);
                    doubtful.borrow_mut().1 = report.unconfirmed;
                    let (device, answered_ms) = (Some(device.clone()), page::now_ms());
                    tally.dispatch(TallyAction::Frame { taken_ms, answered_ms, device, sight });
                }
                Reply::Failed(fault) => tally.dispatch(TallyAction::Failed(fault)),
                _ => {}
            });
            reading.ask(Job::Scan(request), Some(offered.frame.bytes.clone()), heard);
        })
    };
    let reader_free = Callback::from(move |()| reading.as_ref().is_some_and(|reading| !reading.busy()));
    (on_frame, reader_free)
}

/// The desk, for what is about tries.
#[derive(Clone)]
struct ShelfDesk {
    lane: Option<Lane>,
    shelf: UseReducerDispatcher<Shelf>,
    records: Callback<Ask>,
    /// The payload of the label on screen: answers about another one come too late.
    shown: Rc<RefCell<Option<String>>>,
}

impl ShelfDesk {
    fn answer(&self, ask: ShelfAsk, label: &Rc<LabelName>, forgotten: Option<&Run>, locale: &str) {
        match ask {
            ShelfAsk::Forget(run) => {
                self.post(label, ReadabilityAct::Remove(run.id.clone()), None);
                self.shelf.dispatch(ShelfAction::Forgot(run));
            }
            ShelfAsk::BringBack => {
                if let Some(run) = forgotten {
                    self.post(label, ReadabilityAct::Keep(run.clone()), None);
                    self.shelf.dispatch(ShelfAction::BroughtBack);
                }
            }
            ShelfAsk::Import(file) => {
                wasm_bindgen_futures::spawn_local(import(file, self.clone(), label.clone()));
            }
            ShelfAsk::Write(format) => {
                let file = ReadabilityFile { format, locale: locale.to_owned() };
                self.post(label, ReadabilityAct::Write(file), None);
            }
            ShelfAsk::Read => self.shelf.dispatch(ShelfAction::Read),
        }
    }

    fn post(&self, label: &LabelName, act: ReadabilityAct, bytes: Option<Uint8Array>) {
        let Some(lane) = &self.lane else {
            self.shelf.dispatch(ShelfAction::Failed(Fault::new("engine.not-ready")));
            return;
        };
        let desk = self.clone();
        let payload = label.payload.clone();
        let heard = Callback::from(move |answer| desk.heard(answer, &payload));
        let job = DeskJob::Readability(ReadabilityJob { label: label.clone(), act });
        lane.ask(Job::Desk(job), bytes, heard);
    }

    fn heard(&self, Answer { job, reply, bytes }: Answer, payload: &str) {
        let here = self.shown.borrow().as_deref() == Some(payload);
        let told = Cell::new(None);
        match reply {
            Reply::Desk(reply) => {
                let DeskReply { overview, outcome } = *reply;
                let in_memory = overview.as_ref().and_then(|overview| match &overview.saved {
                    Saved::Stored => None,
                    Saved::InMemory(code) => Some(code.clone()),
                });
                self.shelf.dispatch(ShelfAction::Saved(in_memory));
                match outcome {
                    Outcome::Readability(view) if here => self.shelf.dispatch(ShelfAction::Shown(view)),
                    Outcome::Exported(file) => {
                        let saved = bytes.map(|bytes| download::save(&file.name, &file.mime, &bytes));
                        if !matches!(saved, Some(Ok(()))) {
                            told.set(Some(Fault::new("download.refused")));
                        }
                    }
                    Outcome::Failed(fault) => told.set(Some(fault)),
                    _ => {}
                }
                // Where the workspace stands is for all of the page.
                let reply = DeskReply { overview, outcome: Outcome::Done };
                self.records.emit(Ask::Show(RecordsAction::Answered(job, Box::new(reply))));
            }
            Reply::Failed(fault) => told.set(Some(fault)),
            _ => {}
        }
        if let Some(fault) = told.take().filter(|_| here) {
            self.shelf.dispatch(ShelfAction::Failed(fault));
        }
    }
}

/// Reads a file's bytes and hands them over. Too many bytes are refused before they are read.
async fn import(file: File, desk: ShelfDesk, label: Rc<LabelName>) {
    if file.size() > MAX_FILE_BYTES as f64 {
        let fault = Fault::new("readability.too-large").with("mebibytes", MAX_FILE_BYTES >> 20);
        desk.shelf.dispatch(ShelfAction::Failed(fault));
        return;
    }
    desk.shelf.dispatch(ShelfAction::Read);
    match files::read(&file).await {
        Ok(bytes) => desk.post(&label, ReadabilityAct::Import, Some(bytes)),
        Err(_) => desk.shelf.dispatch(ShelfAction::Failed(Fault::new("file.not-readable"))),
    }
}
