//! A series of codes on this screen: drawn ahead, slice by slice, and shown one after the other.

use gloo::timers::callback::Interval;
use service::{Job, Reply};
use yew::prelude::*;

use crate::hooks::workers::Workers;
use crate::platform::camera::Awake;
use crate::platform::lane::Answer;
use crate::state::shipment::{CODE_MS, PhonesAction, Playing, ShipmentAction, ShipmentState};

/// Draws what is needed next, and tells the time while the series runs.
#[hook]
pub(super) fn use_series(workers: &Workers, state: &UseReducerHandle<ShipmentState>) {
    let playing = state.open.as_ref().and_then(|open| open.phones.playing.as_ref());
    let drawing = workers.lanes.as_ref().map(|lanes| lanes.drawing.clone());
    use_effect_with((playing.and_then(Playing::wanted), drawing), {
        let state = state.dispatcher();
        move |(wanted, drawing)| {
            let Some(((slice, texts), drawing)) = wanted.clone().zip(drawing.as_ref()) else { return };
            let heard = Callback::from(move |answer: Answer| match answer.reply {
                Reply::Codes(codes) => {
                    state.dispatch(ShipmentAction::Phones(PhonesAction::Drawn(slice, codes)));
                }
                Reply::Failed(fault) => state.dispatch(ShipmentAction::Failed(fault)),
                _ => {}
            });
            drawing.ask(Job::Codes(texts), None, heard);
        }
    });
    use_effect_with(playing.is_some_and(|playing| playing.running), {
        let state = state.dispatcher();
        move |&running| {
            // Another phone films this screen: it must not go dark.
            let ticks = running.then(|| {
                let tick = move || state.dispatch(ShipmentAction::Phones(PhonesAction::Tick));
                (Interval::new(CODE_MS, tick), Awake::keep())
            });
            move || drop(ticks)
        }
    });
}
