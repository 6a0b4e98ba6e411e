//! Loads the worker's program, seals the page, and opens the two lanes: one draws, one reads.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::platform::engine::Engine;
use crate::platform::lane::{Lane, LaneStatus};
use crate::platform::{page, seal};
use crate::state::engine::{EngineState, Seal};

/// The two lanes. Reading a large picture never holds up the drawing of a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Lanes {
    /// Draws labels and writes files.
    pub drawing: Lane,
    /// Reads pictures.
    pub reading: Lane,
}

/// Where loading stands, and the lanes once they take jobs.
#[derive(Debug, Clone, PartialEq)]
pub struct Workers {
    /// Where loading and sealing stand.
    pub state: EngineState,
    /// The lanes; workers behind them may be restarted without notice.
    pub lanes: Option<Lanes>,
}

/// The worker's program, loaded once; the page is sealed as soon as it is there.
#[hook]
pub fn use_workers() -> Workers {
    let state = use_state_eq(EngineState::default);
    let lanes = use_state_eq(|| None::<Lanes>);
    use_effect_with((), {
        let (state, lanes) = (state.setter(), lanes.setter());
        move |()| wasm_bindgen_futures::spawn_local(begin(state, lanes))
    });
    Workers { state: (*state).clone(), lanes: (*lanes).clone() }
}

async fn begin(state: UseStateSetter<EngineState>, lanes: UseStateSetter<Option<Lanes>>) {
    page::fonts_loaded().await;
    let Ok(engine) = Engine::load().await else {
        state.set(EngineState::Failed { code: "engine.not-loaded" });
        return;
    };
    let closed = seal::close().is_ok();
    let page = closed && seal::page_is_sealed().await;
    let judge = Judge { page, workers: Rc::new(Cell::new([None; 2])), state };
    let open = |at: usize| Lane::open(engine.clone(), judge.of_lane(at));
    lanes.set(Some(Lanes { drawing: open(0), reading: open(1) }));
}

/// Gathers what the page and both lanes found, whichever comes first.
#[derive(Clone)]
struct Judge {
    page: bool,
    workers: Rc<Cell<[Option<bool>; 2]>>,
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
                if let [Some(first), Some(second)] = workers {
                    judge.state.set(EngineState::Ready(Seal { page: judge.page, workers: first && second }));
                }
            }
        })
    }
}
