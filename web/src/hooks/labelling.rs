//! The label follows the record: both are judged again whenever the texts or the choices change.

use std::rc::Rc;

use service::{Fault, FileFormat, Job, LabelRequest, LabelSetup, Reply};
use yew::prelude::*;

use super::workers::{Lanes, Workers};
use crate::platform::download;
use crate::platform::lane::Answer;
use crate::state::draft::Texts;
use crate::state::label::{LabelAction, LabelState};

/// The label, and what can be asked of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Labelling {
    /// Where the record and its label stand.
    pub state: Rc<LabelState>,
    /// The label on screen is what the form says now.
    pub current: bool,
    /// Writes the label as a file and saves it.
    pub on_download: Callback<FileFormat>,
    /// Judges and draws once more what could not be drawn.
    pub on_retry: Callback<()>,
}

/// Texts, and how a label is made of them.
pub type Wish<'a> = (&'a Texts, &'a LabelSetup);

/// The label of these texts under these choices. `settled` is judged; `now` is what the form says meanwhile.
#[hook]
pub fn use_labelling(workers: &Workers, settled: Wish<'_>, now: Wish<'_>) -> Labelling {
    let label = use_reducer(LabelState::default);
    let attempt = use_state_eq(|| 0_u32);
    let (request, now) = (wished(settled), wished(now));
    let current = label.current(&now).is_some();

    use_effect_with((workers.lanes.clone(), request, *attempt), {
        let label = label.dispatcher();
        move |(lanes, request, _): &(Option<Lanes>, LabelRequest, u32)| {
            if let Some(lanes) = lanes {
                let job = lanes.drawing.ask(Job::Describe(request.clone()), None, hears(&label));
                label.dispatch(LabelAction::Asked(job, Box::new(request.clone())));
            }
        }
    });

    let on_download = {
        let (lanes, label) = (workers.lanes.clone(), label.clone());
        Callback::from(move |format: FileFormat| {
            if let (Some(lanes), Some(request)) = (&lanes, label.current(&now)) {
                let job =
                    lanes.drawing.ask(Job::Export(request.clone(), format), None, hears(&label.dispatcher()));
                label.dispatch(LabelAction::FileAsked(job, format));
            }
        })
    };
    let on_retry = Callback::from(move |()| attempt.set(*attempt + 1));
    Labelling { state: Rc::new((*label).clone()), current, on_download, on_retry }
}

fn wished((texts, setup): Wish<'_>) -> LabelRequest {
    LabelRequest {
        draft: texts.draft.clone(),
        more: texts.more.clone(),
        setup: setup.clone(),
        issued: texts.issued.clone(),
    }
}

fn hears(label: &UseReducerDispatcher<LabelState>) -> Callback<Answer> {
    let label = label.clone();
    Callback::from(move |answer| answered(answer, &label))
}

fn answered(answer: Answer, label: &UseReducerDispatcher<LabelState>) {
    let Answer { job, reply, bytes } = answer;
    let reply = match (reply, bytes) {
        (Reply::Exported(file), Some(bytes)) => match download::save(&file.name, &file.mime, &bytes) {
            Ok(()) => Reply::Exported(file),
            Err(_) => Reply::Failed(Fault::new("download.refused")),
        },
        (reply, _) => reply,
    };
    label.dispatch(LabelAction::Answered(job, reply));
}
