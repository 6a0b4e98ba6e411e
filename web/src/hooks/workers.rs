//! Loads the worker's program, seals the page, and opens the lanes: one draws, one reads, one keeps the records.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::platform::engine::Engine;
use crate::platform::lane::{Lane, LaneStatus};
use crate::platform::{page, seal};
use crate::state::engine::{EngineState, Seal};

/// The lanes. Reading a large picture never holds up the drawing of a label, nor a large file either.
#[derive(Debug, Clone, PartialEq)]
pub struct Lanes {
    /// Draws labels and writes files.
    pub drawing: Lane,
    /// Reads pictures.
    pub reading: Lane,
    /// Keeps the records.
    pub records: Lane,
}

/// Where loading stands, and the lanes once they take jobs.
#[derive(Debug, Clone, PartialEq)]
pub struct Workers {
    /// Where loading and sealing stand.
    pub state: EngineState,
    /// The lanes; workers behind them may be restarted without notice.
    pub lanes: Option<Lanes>,
    /// Counts the starts of the worker that keeps the records: each begins with an empty desk.
    pub desks: u32,
}

/// The worker's program, loaded once; the page is sealed as soon as it is there. `with_chinese`: with the face for
/// Chinese labels. `device`: its name, for what is written down.
#[hook]
pub fn use_workers(with_chinese: bool, device: &str) -> Workers {
    let state = use_state_eq(EngineState::default);
    let lanes = use_state_eq(|| None::<Lanes>);
    let desks = use_state_eq(|| 0_u32);
    use_effect_with((), {
        let (state, lanes, desks) = (state.setter(), lanes.setter(), desks.setter());
        let program = (with_chinese, device.to_owned());
        move |()| wasm_bindgen_futures::spawn_local(begin(program, state, lanes, desks))
    });
    Workers { state: (*state).clone(), lanes: (*lanes).clone(), desks: *desks }
}

async fn begin(
    (with_chinese, device): (bool, String),
    state: UseStateSetter<EngineState>,
    lanes: UseStateSetter<Option<Lanes>>,
    desks: UseStateSetter<u32>,
) {
    page::fonts_loaded().await;
    let Ok(engine) = Engine::load(with_chinese, device).await else {
        state.set(EngineState::Failed { code: "engine.not-loaded" });
        return;
    };
    let closed = seal::close().is_ok();
    let page = closed && seal::page_is_sealed().await;
    let judge = Judge { page, workers: Rc::new(Cell::new([None; LANES])), state };
    let open = |at: usize| Lane::open(engine.clone(), judge.of_lane(at));
    let (drawing, reading) = (open(0), open(1));
    let (of_records, started) = (judge.of_lane(2), Cell::new(0));
    let records = Callback::from(move |status| {
        if matches!(status, LaneStatus::Ready { .. }) {
            started.set(started.get() + 1);
            desks.set(started.get());
        }
        of_records.emit(status);
    });
    lanes.set(Some(Lanes { drawing, reading, records: Lane::open(engine, records) }));
}

/// How many lanes there are.
const LANES: usize = 3;

/// Gathers what the page and all lanes found, whichever comes first.
#[derive(Clone)]
struct Judge {
    page: bool,
    workers: Rc<Cell<[Option<bool>; LANES]>>,
    state: UseStateSetter<EngineState>,
}

impl Judge {
    fn of_lane(&self, at: usize) -> Callback<LaneStatus> {
        let judge = self.clone();
        Callback::from(move |status| match status {
            LaneStatus::GaveUp => {
                let mut workers = judge.workers.get();
                workers[at] = None;
                judge.workers.set(workers);
                judge.state.set(EngineState::Failed { code: "engine.stops" });
            }
            LaneStatus::Ready { sealed } => {
                let mut workers = judge.workers.get();
                workers[at] = Some(sealed);
                judge.workers.set(workers);
                if workers.iter().all(Option::is_some) {
                    let sealed = workers.iter().all(|sealed| *sealed == Some(true));
                    judge.state.set(EngineState::Ready(Seal { page: judge.page, workers: sealed }));
                }
            }
        })
    }
}
