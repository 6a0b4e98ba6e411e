//! This phone's part: as a file, or as codes that another phone films.

use service::desk::shipment::ShipmentAct;
use yew::prelude::*;

use crate::components::icon::{Icon, IconView};
use crate::hooks::shipment::Ask;
use crate::state::shipment::{Phones, PhonesAction, Playing, ShipmentAction};
use crate::words::Words;

/// The ways to give it, and the codes while they are shown.
pub(super) fn series(phones: &Phones, ask: &Callback<Ask>, words: Words) -> Html {
    html! {
        <>
            { for phones.playing.as_ref().map(|playing| shown(playing, ask, words)) }
            <div class="card-row">
                <button type="button" class="secondary" data-action="part" onclick={ask.reform(|_: MouseEvent| Ask::Act(ShipmentAct::Part))}>
                    <IconView icon={Icon::Download} />{ words.get("loading.give.file") }
                </button>
                if phones.playing.is_none() {
                    <button type="button" class="secondary" data-action="series" onclick={ask.reform(|_: MouseEvent| Ask::Act(ShipmentAct::Series))}>
                        <IconView icon={Icon::QrCode} />{ words.get("loading.give.codes") }
                    </button>
                }
            </div>
        </>
    }
}

fn shown(playing: &Playing, ask: &Callback<Ask>, words: Words) -> Html {
    let act = |action: PhonesAction| {
        ask.reform(move |_: MouseEvent| Ask::Show(ShipmentAction::Phones(action.clone())))
    };
    let figures = [("at", (playing.at + 1).to_string()), ("of", playing.texts.len().to_string())];
    let caption = words.filled("loading.series.at", &figures);
    let (run, icon, key) = if playing.running {
        (false, Icon::Pause, "loading.series.pause")
    } else {
        (true, Icon::Play, "loading.series.run")
    };
    html! {
        <figure class="series" data-series={playing.texts.len().to_string()}>
            { match playing.code() {
                Some(code) => html! {
                    <svg viewBox={format!("0 0 {edge} {edge}", edge = code.edge)} role="img" aria-label={caption.clone()} shape-rendering="crispEdges">
                        <rect class="series-ground" width={code.edge.to_string()} height={code.edge.to_string()} />
                        <path class="series-dark" d={code.path.clone()} />
                    </svg>
                },
                None => html! { <div class="series-waits" aria-busy="true"><IconView icon={Icon::LoaderCircle} class={classes!("turning")} /></div> },
            } }
            <figcaption>{ caption.clone() }</figcaption>
            <progress max={playing.texts.len().max(1).to_string()} value={(playing.at + 1).to_string()} aria-label={caption} />
            <div class="card-row">
                <button type="button" class="secondary" aria-label={words.get("loading.series.back")} onclick={act(PhonesAction::Step(-1))}><IconView icon={Icon::ArrowUp} class={classes!("to-left")} /></button>
                <button type="button" class="secondary" data-action="series-run" onclick={act(PhonesAction::Run(run))}><IconView {icon} />{ words.get(key) }</button>
                <button type="button" class="secondary" aria-label={words.get("loading.series.on")} onclick={act(PhonesAction::Step(1))}><IconView icon={Icon::ArrowDown} class={classes!("to-left")} /></button>
                <button type="button" class="quiet" onclick={act(PhonesAction::Close)}><IconView icon={Icon::X} />{ words.get("loading.close") }</button>
            </div>
        </figure>
    }
}
