//! A file of evidence that is looked at: its bytes go to the reader, which needs no workspace and no connection.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use service::evidence::MAX_BYTES;
use service::{Fault, Job, MAX_PICTURE_BYTES, Reply, ScanReport, ScanRequest};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use crate::hooks::settled::use_settled;
use crate::hooks::workers::Workers;
use crate::platform::files::{self, Given};
use crate::platform::lane::{Answer, Lane};
use crate::state::evidence::{Check, CheckAction};

/// What can be asked.
#[derive(Debug, Clone, PartialEq)]
pub enum CheckAsk {
    /// Look at this file.
    File(File),
    /// Take the root out of a picture of its code.
    Picture(File),
    /// Roots were typed.
    Roots(String),
}

/// A check, and what can be asked of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Checking {
    /// Where it stands.
    pub state: Rc<Check>,
    /// Asks something.
    pub ask: Callback<CheckAsk>,
}

/// Looks at files that are chosen, and at those that are dropped on the page while this is in sight.
#[hook]
pub fn use_checking(workers: &Workers) -> Checking {
    let state = use_reducer(Check::default);
    let file = use_mut_ref(|| None::<File>);
    let turn = use_memo((), |()| Cell::new(0));
    let lane = workers.lanes.as_ref().map(|lanes| lanes.reading.clone());
    let reader = Reader { lane: lane.clone(), state: state.dispatcher(), file, turn };
    // A file that was given before there was a reader is looked at now, and any again when the roots change.
    let roots = use_settled(state.root_list());
    use_effect_with((roots, lane), {
        let reader = reader.clone();
        move |(roots, _): &(Vec<String>, Option<Lane>)| reader.check_again(roots)
    });
    let ask = {
        let state = state.clone();
        Callback::from(move |ask| match ask {
            CheckAsk::File(file) => {
                *reader.file.borrow_mut() = Some(file);
                reader.check_again(&state.root_list());
            }
            CheckAsk::Picture(picture) => spawn_local(reader.clone().scan(picture)),
            CheckAsk::Roots(roots) => state.dispatch(CheckAction::Roots(roots)),
        })
    };
    use_effect_with(ask.clone(), |ask| {
        let ask = ask.clone();
        let given = files::on_page(Callback::from(move |given| match given {
            Given::File(file) if file.type_().starts_with("image/") => ask.emit(CheckAsk::Picture(file)),
            Given::File(file) => ask.emit(CheckAsk::File(file)),
            Given::Text(_) => {}
        }));
        move || drop(given)
    });
    Checking { state: Rc::new((*state).clone()), ask }
}

#[derive(Clone)]
struct Reader {
    lane: Option<Lane>,
    state: UseReducerDispatcher<Check>,
    /// The file that is looked at; its bytes are read anew each time.
    file: Rc<RefCell<Option<File>>>,
    /// Counts what was asked for: bytes that arrive late are of an earlier question.
    turn: Rc<Cell<u32>>,
}

impl Reader {
    fn check_again(&self, roots: &[String]) {
        let Some((lane, file)) = self.lane.clone().zip(self.file.borrow().clone()) else { return };
        self.turn.set(self.turn.get() + 1);
        self.state.dispatch(CheckAction::Given(file.name()));
        spawn_local(self.clone().check(lane, file, roots.to_vec(), self.turn.get()));
    }

    /// Too many bytes are refused before they are read.
    async fn check(self, lane: Lane, file: File, roots: Vec<String>, turn: u32) {
        if file.size() > MAX_BYTES as f64 {
            let fault = Fault::new("evidence.file-too-large").with("limit", MAX_BYTES >> 20);
            self.state.dispatch(CheckAction::Failed(None, fault));
            return;
        }
        let bytes = files::read(&file).await;
        if self.turn.get() != turn {
            return;
        }
        let Ok(bytes) = bytes else {
            self.state.dispatch(CheckAction::Failed(None, Fault::new("file.not-readable")));
            return;
        };
        let state = self.state.clone();
        let heard = Callback::from(move |Answer { job, reply, .. }: Answer| match reply {
            Reply::Verified(view) => state.dispatch(CheckAction::Found(job, view)),
            Reply::Failed(fault) => state.dispatch(CheckAction::Failed(Some(job), fault)),
            _ => {}
        });
        let job = lane.ask(Job::Verify(roots), Some(bytes), heard);
        self.state.dispatch(CheckAction::Sent(job));
    }

    async fn scan(self, picture: File) {
        let refused = |code| self.state.dispatch(CheckAction::NotScanned(Fault::new(code)));
        let Some(lane) = self.lane.clone() else { return refused("engine.not-ready") };
        if picture.size() > MAX_PICTURE_BYTES as f64 {
            let mebibytes = (picture.size() / f64::from(1 << 20)).ceil();
            let fault = Fault::new("image.too-many-bytes").with("mebibytes", mebibytes);
            let fault = fault.with("limit", MAX_PICTURE_BYTES >> 20);
            return self.state.dispatch(CheckAction::NotScanned(fault));
        }
        self.state.dispatch(CheckAction::Scanning);
        let Ok(bytes) = files::read(&picture).await else { return refused("image.not-readable") };
        let state = self.state.clone();
        let heard = Callback::from(move |answer: Answer| match answer.reply {
            Reply::Scanned(report) => state.dispatch(CheckAction::Scanned(texts(report))),
            Reply::Failed(fault) => state.dispatch(CheckAction::NotScanned(fault)),
            _ => {}
        });
        lane.ask(Job::Scan(ScanRequest::file(None)), Some(bytes), heard);
    }
}

fn texts(report: ScanReport) -> Vec<String> {
    report.symbols.into_iter().filter_map(|symbol| symbol.text).collect()
}
