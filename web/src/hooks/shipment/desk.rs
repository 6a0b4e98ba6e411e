//! What is asked of the desk about shipments, and where its answers go.

use std::rc::Rc;

use js_sys::Uint8Array;
use service::desk::Outcome;
use service::desk::shipment::{Heard as HeardReply, ShipmentAct, ShipmentJob, ShipmentReply};
use service::shipment::{Input, Signal};
use service::{DeskJob, Fault, Options};
use web_sys::File;
use yew::prelude::*;

use super::{Memory, joined};
use crate::hooks::at_desk::{AtDesk, Heard};
use crate::hooks::records::Ask as RecordsAsk;
use crate::platform::{files, page, signal};
use crate::state::records::RecordsAction;
use crate::state::shipment::{ListsAction, PhonesAction, Purpose, ShipmentAction, ShipmentState};

/// Bytes of one MiB.
const MEBIBYTE: f64 = 1_048_576.0;

/// The desk, for what is about shipments.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) at: AtDesk,
    pub(super) records: Callback<RecordsAsk>,
    pub(super) state: UseReducerDispatcher<ShipmentState>,
    pub(super) memory: Rc<Memory>,
}

impl Desk {
    pub(super) fn tell(&self, action: ShipmentAction) {
        self.state.dispatch(action);
    }

    fn fault(&self, fault: Fault) {
        self.tell(ShipmentAction::Failed(fault));
    }

    pub(super) fn list(&self) {
        self.act("", ShipmentAct::List);
    }

    pub(super) fn show(&self, id: &str) {
        self.act(id, ShipmentAct::Show);
    }

    /// Something that is done at once.
    pub(super) fn act(&self, id: &str, act: ShipmentAct) {
        self.post(id, act, None, Callback::noop());
    }

    /// Something that may take long; `then` is told when it was done.
    pub(super) fn long(&self, id: &str, act: ShipmentAct, then: Option<ShipmentAction>) {
        self.tell(ShipmentAction::Busy(true));
        let desk = self.clone();
        let ended = Callback::from(move |done: bool| {
            desk.tell(ShipmentAction::Busy(false));
            if done && let Some(then) = then.clone() {
                desk.tell(then);
                // What was read of the file was taken: a place of the page that reads another one begins afresh.
                desk.put_aside();
            }
        });
        self.post(id, act, None, ended);
    }

    /// Something was read in another way than by the camera, or a button was pressed.
    pub(super) fn hear(&self, id: &str, input: Input) {
        // A click allows sound for good, if the browser has not allowed it yet.
        signal::prepare();
        self.memory.ears.borrow_mut().turn();
        self.act(id, ShipmentAct::Hear(input));
    }

    /// What the camera read in a frame; `answered` hears the signal, or that there was none.
    pub(super) fn hear_frame(&self, id: &str, input: Input, answered: Callback<Option<Signal>>) {
        let (desk, of) = (self.clone(), id.to_owned());
        let heard = Callback::from(move |heard: Heard| {
            let signal = match &heard.outcome {
                Outcome::Shipment(ShipmentReply::Heard(said)) => Some(said.signal),
                _ => None,
            };
            desk.came(&of, heard.outcome, true);
            answered.emit(signal);
        });
        self.ask(ShipmentJob { id: id.to_owned(), act: ShipmentAct::Hear(input) }, None, &heard);
    }

    /// Texts of another phone's series; `answered` hears that it was answered.
    pub(super) fn collect(&self, id: &str, texts: Vec<String>, answered: Callback<bool>) {
        let (desk, of) = (self.clone(), id.to_owned());
        let heard = Callback::from(move |heard: Heard| {
            let whole = matches!(heard.outcome, Outcome::Shipment(ShipmentReply::Shown(_)));
            desk.came(&of, heard.outcome, false);
            if whole {
                desk.tell(joined());
                signal::success();
            }
            answered.emit(whole);
        });
        self.ask(ShipmentJob { id: id.to_owned(), act: ShipmentAct::Collect(texts) }, None, &heard);
    }

    /// Reads a file as a list.
    pub(super) fn read_file(&self, purpose: Purpose, file: File) {
        let desk = self.clone();
        self.with_bytes(file, move |name, bytes| {
            // The desk has one file that was read; the records' own is no longer it.
            desk.records.emit(RecordsAsk::Show(RecordsAction::PutAside));
            let heard = {
                let desk = desk.clone();
                Callback::from(move |heard: Heard| {
                    desk.tell(ShipmentAction::Busy(false));
                    match heard.outcome {
                        Outcome::Source(source) => {
                            desk.tell(ShipmentAction::Lists(ListsAction::Came(purpose, source)));
                        }
                        Outcome::Failed(fault) => desk.fault(fault),
                        _ => {}
                    }
                })
            };
            let job = DeskJob::Read { name, options: Options::default() };
            if desk.at.ask(job, Some(bytes), heard).is_none() {
                desk.tell(ShipmentAction::Busy(false));
                desk.fault(Fault::new("engine.not-ready"));
            }
        });
    }

    pub(super) fn put_aside(&self) {
        self.at.ask(DeskJob::PutAside, None, Callback::noop());
    }

    /// Takes in what another phone wrote.
    pub(super) fn join(&self, id: String, file: File) {
        let desk = self.clone();
        self.with_bytes(file, move |_, bytes| {
            let ended = {
                let desk = desk.clone();
                Callback::from(move |done| {
                    desk.tell(ShipmentAction::Busy(false));
                    if done {
                        desk.tell(joined());
                    }
                })
            };
            desk.post(&id, ShipmentAct::Join, Some(bytes), ended);
        });
    }

    /// Reads a file's bytes and hands them over. Too many bytes are refused before they are read.
    fn with_bytes(&self, file: File, then: impl FnOnce(String, Uint8Array) + 'static) {
        if file.size() > service::MAX_RECORD_BYTES as f64 {
            let limit = service::MAX_RECORD_BYTES as f64 / MEBIBYTE;
            let fault = Fault::new("intake.too-many-mebibytes").with("limit", limit);
            self.fault(fault.with("mebibytes", (file.size() / MEBIBYTE).ceil()));
            return;
        }
        self.tell(ShipmentAction::Read);
        self.tell(ShipmentAction::Busy(true));
        let desk = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            match files::read(&file).await {
                Ok(bytes) => then(file.name(), bytes),
                Err(_) => {
                    desk.tell(ShipmentAction::Busy(false));
                    desk.fault(Fault::new("file.not-readable"));
                }
            }
        });
    }

    /// `ended` hears whether it was done.
    fn post(&self, id: &str, act: ShipmentAct, bytes: Option<Uint8Array>, ended: Callback<bool>) {
        let (desk, of) = (self.clone(), id.to_owned());
        let heard = Callback::from(move |heard: Heard| {
            let done = !matches!(heard.outcome, Outcome::Failed(_));
            desk.came(&of, heard.outcome, false);
            ended.emit(done);
        });
        self.ask(ShipmentJob { id: id.to_owned(), act }, bytes, &heard);
    }

    fn ask(&self, job: ShipmentJob, bytes: Option<Uint8Array>, heard: &Callback<Heard>) {
        if self.at.ask(DeskJob::Shipment(job), bytes, heard.clone()).is_none() {
            let outcome = Outcome::Failed(Fault::new("engine.not-ready"));
            heard.emit(Heard { job: crate::state::queue::JobId::default(), outcome, bytes: None });
        }
    }

    fn came(&self, id: &str, outcome: Outcome, by_camera: bool) {
        match outcome {
            Outcome::Shipment(ShipmentReply::List(list)) => self.tell(ShipmentAction::Listed(list)),
            Outcome::Shipment(ShipmentReply::Shown(view)) => self.tell(ShipmentAction::Shown(view)),
            Outcome::Shipment(ShipmentReply::Rows(rows)) => self.tell(ShipmentAction::Rows(rows)),
            Outcome::Shipment(ShipmentReply::Heard(said)) => {
                sound(&said, by_camera);
                self.tell(ShipmentAction::Heard { id: id.to_owned(), heard: said, by_camera });
            }
            Outcome::Shipment(ShipmentReply::Series(texts)) => {
                self.tell(ShipmentAction::Phones(PhonesAction::Series(texts)));
            }
            Outcome::Shipment(ShipmentReply::Collecting { have, of }) => {
                self.tell(ShipmentAction::Phones(PhonesAction::Collected(have, of)));
            }
            Outcome::Failed(fault) => self.fault(fault),
            _ => {}
        }
    }
}

/// One sound for a frame, and the focus back to where a hand-held scanner types once a wrong label was seen.
fn sound(said: &HeardReply, by_camera: bool) {
    let is = |code: &str| said.answers.iter().any(|answer| answer.code == code);
    match said.signal {
        Signal::Good => signal::success(),
        Signal::Doubtful => signal::doubtful(),
        Signal::Again => signal::again(),
        Signal::Noted => signal::noted(),
        Signal::Wrong => signal::wrong(),
        Signal::Quiet if by_camera => {}
        // Who pulls a trigger while the line stands may not look at the screen.
        Signal::Quiet if is("shipment.stopped") => signal::wrong(),
        Signal::Quiet => signal::again(),
    }
    // The button that had the focus is gone. On a phone the field would bring the keyboard up.
    if is("shipment.acknowledged") && !page::handheld() {
        page::focus(crate::views::shipment::SCANNER_FIELD);
    }
}
