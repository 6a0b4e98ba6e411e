//! Scanning: counts to be read at arm's length, the camera, and what was said of the last labels.

use service::desk::shipment::ShipmentView;
use service::shipment::{Refusal, Signal};
use yew::prelude::*;

use super::by_hand::ByHand;
use super::loading::loading;
use super::stop::stop;
use super::strip::strip;
use super::takes::{Scanner, buttons, takes};
use super::values::{at_length, place, take, tone_of};
use crate::components::chip::Tone;
use crate::components::icon::{Icon, IconView};
use crate::components::note::look_note;
use crate::components::picture::{Outline, Overlay};
use crate::hooks::shipment::{Ask, Shipping, stands};
use crate::state::shipment::{Check, CheckAction, Open, Said, Section, ShipmentAction, Sight, Watch};
use crate::views::camera::{CameraView, camera_fault, coach};
use crate::words::Words;

/// The check.
pub(super) fn check(open: &Open, view: &ShipmentView, shipping: &Shipping, words: Words) -> Html {
    let ask = &shipping.ask;
    let session = &view.session;
    html! {
        <div class="check" data-blocked={session.blocked.map(Refusal::code)}>
            { strip(view, words) }
            { stop(session, ask, words) }
            if session.blocked == Some(Refusal::Paused) { { look_note(words.get("shipment.paused"), Html::default()) } }
            if view.counts.expected == 0 {
                { look_note(words.get("loading.nothing-expected"), html! {
                    <button type="button" class="secondary" onclick={ask.reform(|_: MouseEvent| Ask::Show(ShipmentAction::Section(Section::Lists)))}>
                        { words.get("loading.to-lists") }
                    </button>
                }) }
            }
            <div class="check-body">
                <div class="check-stage">
                    { stage(open, view, shipping, words) }
                    <Scanner ask={ask.clone()} />
                </div>
                <div class="check-side">
                    { loading(view, ask, words) }
                    { said(&open.check, session.stopped_by.is_empty(), words) }
                    { buttons(session, open.check.by_hand, ask, words) }
                    if open.check.by_hand {
                        <ByHand missing={open.labels.missing.clone()} search={open.labels.missing_search.clone()} ask={ask.clone()} />
                    }
                    { takes(session, words) }
                </div>
            </div>
        </div>
    }
}

fn stage(open: &Open, view: &ShipmentView, shipping: &Shipping, words: Words) -> Html {
    let ask = &shipping.ask;
    let act = |action: CheckAction| Ask::Show(ShipmentAction::Check(action));
    let check = &open.check;
    match &check.watch {
        Watch::Off => html! {
            <div class="stage camera-off">
                <IconView icon={Icon::ScanLine} />
                <p>{ words.get("loading.camera.lead") }</p>
                <button type="button" class="primary" data-action="camera" onclick={ask.reform(move |_: MouseEvent| act(CheckAction::Watch(true)))}>
                    <IconView icon={Icon::Camera} />{ words.get("loading.camera.start") }
                </button>
            </div>
        },
        Watch::Failed(fault) => {
            camera_fault(fault, words, &ask.reform(move |()| act(CheckAction::Watch(true))))
        }
        Watch::Starting | Watch::Live => html! {
            <div class="stage scan-stage">
                <div class="camera-stage">
                    <CameraView live={check.watch == Watch::Live} paused={stands(open)} missed={check.missed}
                        overlay={overlay(check, view)} focus={check.sight.as_ref().and_then(|sight| Some(sight.codes.first()?.0))}
                        on_live={ask.reform(move |()| act(CheckAction::Live))} on_fault={ask.reform(move |fault| act(CheckAction::Failed(fault)))}
                        on_frame={shipping.on_frame.clone()} reader_free={shipping.reader_free.clone()} />
                    { coach(check.advice.said().filter(|_| !stands(open)), words) }
                </div>
                <button type="button" class="quiet" data-action="camera-off" onclick={ask.reform(move |_: MouseEvent| act(CheckAction::Watch(false)))}>
                    <IconView icon={Icon::X} />{ words.get("loading.camera.stop") }
                </button>
            </div>
        },
    }
}

/// A line around each code, in the colour of what is known of it.
fn overlay(check: &Check, view: &ShipmentView) -> Html {
    let Some(sight) = &check.sight else { return Html::default() };
    let outlines: Vec<Outline> = sight
        .codes
        .iter()
        .map(|(corners, text)| {
            let known = Sight::known(text, &view.session.takes);
            Outline { unread: known.is_none(), ..Outline::new(*corners, known.map_or(Tone::Open, tone_of)) }
        })
        .collect();
    html! { <Overlay size={sight.size} {outlines} /> }
}

/// What was said of the last label, in words that are read from an arm's length. What stops the line is said above.
fn said(check: &Check, goes: bool, words: Words) -> Html {
    let said = check.said.as_deref().filter(|said| goes || said.signal != Signal::Wrong);
    html! {
        <div class="said" role="status" aria-live="polite" data-said={said.map(|said| said.number.to_string())}>
            { said.map_or_else(|| html! { <p class="help said-none">{ words.get("loading.said.none") }</p> }, |said| panel(said, words)) }
        </div>
    }
}

fn panel(said: &Said, words: Words) -> Html {
    let Some((first, rest)) = said.answers.split_first() else { return Html::default() };
    let tone = tone_of(first.signal);
    let more =
        (!rest.is_empty()).then(|| words.with("loading.said.more", &[("count", &rest.len().to_string())]));
    let of_place = (first.code == "shipment.loading").then(|| place(&said.place)).flatten();
    html! {
        <div key={said.number} class={classes!("said-panel", tone.class())} data-code={first.code.clone()}>
            <IconView icon={tone.icon()} />
            <div>
                <p class="said-words">{ at_length(&first.code, first.take.as_ref(), words) }</p>
                { for first.take.as_ref().map(|one| take(one, words)) }
                { for of_place.map(|text| html! { <p class="label-batch"><code>{ text }</code></p> }) }
                { for more.map(|text| html! { <p class="help">{ text }</p> }) }
            </div>
        </div>
    }
}
