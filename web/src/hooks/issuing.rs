//! The platform's code: a picture goes to the reader, and what it holds becomes a text of the label.

use std::cell::Cell;
use std::rc::Rc;

use service::{Draft, Fault, IssuedSymbol, Job, Reply};
use web_sys::File;
use yew::prelude::*;

use super::workers::Workers;
use crate::platform::files;
use crate::platform::lane::{Answer, Lane};
use crate::state::issued::{IssuedAction, IssuedState};

/// Bytes of one MiB.
const MEBIBYTE: f64 = 1_048_576.0;

/// The platform's code, and what can be asked of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Issuing {
    /// Where taking it out of a picture stands.
    pub state: Rc<IssuedState>,
    /// Takes it out of a picture.
    pub on_file: Callback<File>,
    /// The picture is no longer wanted.
    pub on_clear: Callback<()>,
}

/// Takes codes out of pictures and compares them with these texts; `on_issued` hears of one that could be taken.
#[hook]
pub fn use_issuing(workers: &Workers, draft: &Draft, on_issued: &Callback<IssuedSymbol>) -> Issuing {
    let state = use_reducer(IssuedState::default);
    let turn = use_memo((), |()| Cell::new(0_u32));
    let reading = workers.lanes.as_ref().map(|lanes| lanes.reading.clone());
    let on_file = {
        let (state, turn, draft, on_issued) =
            (state.dispatcher(), turn.clone(), draft.clone(), on_issued.clone());
        Callback::from(move |file: File| {
            turn.set(turn.get() + 1);
            let Some(lane) = reading.clone() else {
                state.dispatch(IssuedAction::Refused(Fault::new("engine.not-ready")));
                return;
            };
            let task = take(lane, file, draft.clone(), turn.clone(), state.clone(), on_issued.clone());
            wasm_bindgen_futures::spawn_local(task);
        })
    };
    let on_clear = {
        let state = state.dispatcher();
        Callback::from(move |()| {
            turn.set(turn.get() + 1);
            state.dispatch(IssuedAction::Cleared);
        })
    };
    Issuing { state: Rc::new((*state).clone()), on_file, on_clear }
}

/// Reads a file's bytes and hands them to the reader. Too many bytes are refused before they are read.
async fn take(
    lane: Lane,
    file: File,
    draft: Draft,
    turn: Rc<Cell<u32>>,
    state: UseReducerDispatcher<IssuedState>,
    on_issued: Callback<IssuedSymbol>,
) {
    let mine = turn.get();
    if file.size() > service::MAX_PICTURE_BYTES as f64 {
        let fault = Fault::new("image.too-many-bytes")
            .with("mebibytes", (file.size() / MEBIBYTE).ceil())
            .with("limit", service::MAX_PICTURE_BYTES as f64 / MEBIBYTE);
        state.dispatch(IssuedAction::Refused(fault));
        return;
    }
    state.dispatch(IssuedAction::Given);
    let bytes = files::read(&file).await;
    if turn.get() != mine {
        return;
    }
    let Ok(bytes) = bytes else {
        state.dispatch(IssuedAction::Refused(Fault::new("image.not-readable")));
        return;
    };
    let heard = {
        let (state, turn) = (state.clone(), turn.clone());
        Callback::from(move |Answer { job, reply, .. }: Answer| {
            if turn.get() != mine {
                return;
            }
            if let Reply::Imported(imported) = &reply {
                on_issued.emit(imported.issued.clone());
            }
            state.dispatch(IssuedAction::Answered(job, reply));
        })
    };
    let job = lane.ask(Job::Import(draft), Some(bytes), heard);
    state.dispatch(IssuedAction::Sent(job));
}
