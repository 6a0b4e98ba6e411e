//! Several phones at one shipment: give the part of this one, take in those of others.

use service::desk::shipment::{ShipmentAct, ShipmentView};
use web_sys::File;
use yew::prelude::*;

use super::series::series;
use super::values::findings;
use crate::components::file_button::file_button;
use crate::components::icon::{Icon, IconView};
use crate::components::note::done_note;
use crate::hooks::shipment::{Ask, Shipping};
use crate::state::shipment::{Open, Phones, PhonesAction, ShipmentAction, Watch};
use crate::views::camera::{CameraView, camera_fault};
use crate::words::Words;

/// This phone's part, the parts of others, and where they contradict one another.
pub(super) fn phones(open: &Open, view: &ShipmentView, shipping: &Shipping, words: Words) -> Html {
    let ask = &shipping.ask;
    html! {
        <div class="shipment-phones">
            <section class="step-card" aria-labelledby="give-title">
                <header class="card-head"><h3 id="give-title"><IconView icon={Icon::Upload} />{ words.get("loading.give") }</h3></header>
                <p class="help">{ words.get("loading.give.help") }</p>
                { series(&open.phones, ask, words) }
            </section>
            <section class="step-card" aria-labelledby="take-title">
                <header class="card-head"><h3 id="take-title"><IconView icon={Icon::Download} />{ words.get("loading.take") }</h3></header>
                <p class="help">{ words.get("loading.take.help") }</p>
                { take(&open.phones, shipping, words) }
            </section>
            { devices(view, ask, words) }
        </div>
    }
}

fn take(phones: &Phones, shipping: &Shipping, words: Words) -> Html {
    let ask = &shipping.ask;
    let act = |action: PhonesAction| Ask::Show(ShipmentAction::Phones(action));
    let joined = phones.joined.to_string();
    let film = ask.reform(move |_: MouseEvent| act(PhonesAction::Film(true)));
    html! {
        <>
            if phones.joined > 0 && !phones.watch.wanted() {
                { done_note(words.with("loading.take.done", &[("count", &joined)])) }
            }
            { match &phones.watch {
                Watch::Failed(fault) => camera_fault(fault, words, &ask.reform(move |()| act(PhonesAction::Film(true)))),
                Watch::Off => Html::default(),
                Watch::Starting | Watch::Live => filming(phones, shipping, words),
            } }
            <div class="card-row">
                { file_button("secondary", words.get("loading.take.file"), "part-file", ".json,.temqr-part", ask.reform(|file: File| Ask::Join(vec![file]))) }
                if !phones.watch.wanted() {
                    <button type="button" class="secondary" data-action="film" onclick={film}><IconView icon={Icon::Camera} />{ words.get("loading.take.film") }</button>
                }
            </div>
        </>
    }
}

fn filming(phones: &Phones, shipping: &Shipping, words: Words) -> Html {
    let ask = &shipping.ask;
    let act = |action: PhonesAction| Ask::Show(ShipmentAction::Phones(action));
    let (have, of) = phones.collected.unwrap_or_default();
    let told = match of {
        Some(of) => {
            words.with("loading.film.progress", &[("have", &have.to_string()), ("of", &of.to_string())])
        }
        None => words.get("loading.film.looking"),
    };
    html! {
        <div class="stage scan-stage">
            <CameraView live={phones.watch == Watch::Live}
                on_live={ask.reform(move |()| act(PhonesAction::Live))} on_fault={ask.reform(move |fault| act(PhonesAction::Failed(fault)))}
                on_frame={shipping.on_frame.clone()} reader_free={shipping.reader_free.clone()} />
            <div class="film-progress">
                <p role="status">{ told.clone() }</p>
                <progress max={of.unwrap_or(1).max(1).to_string()} value={have.to_string()} aria-label={told} />
                <button type="button" class="quiet" onclick={ask.reform(move |_: MouseEvent| act(PhonesAction::Film(false)))}>
                    <IconView icon={Icon::X} />{ words.get("loading.camera.stop") }
                </button>
            </div>
        </div>
    }
}

/// Who scanned, what the lists are known by, and what does not go together.
fn devices(view: &ShipmentView, ask: &Callback<Ask>, words: Words) -> Html {
    let taken = view.session.taken.to_string();
    html! {
        <section class="step-card" aria-labelledby="devices-title">
            <header class="card-head"><h3 id="devices-title"><IconView icon={Icon::Smartphone} />{ words.get("loading.devices") }</h3></header>
            <ul class="devices">
                <li><strong>{ view.session.device.clone() }</strong><span class="help">{ words.get("loading.devices.this") }</span>
                    <span>{ words.with("loading.takes.count", &[("count", &taken)]) }</span></li>
                { for view.devices.iter().map(|one| html! {
                    <li data-device={one.device.clone()}><strong>{ one.device.clone() }</strong><span />
                        <span>{ words.with("loading.devices.events", &[("count", &one.events.to_string())]) }</span></li>
                }) }
            </ul>
            if !view.devices.is_empty() {
                <h4>{ words.get("loading.conflicts") }</h4>
                if view.conflicts.is_empty() { <p class="help">{ words.get("loading.conflicts.none") }</p> }
                <div data-conflicts={view.conflicts.len().to_string()}>{ findings(view.conflicts.iter(), words, |_| None) }</div>
                <button type="button" class="quiet" data-action="forget-devices" onclick={ask.reform(|_: MouseEvent| Ask::Act(ShipmentAct::ForgetDevices))}>
                    <IconView icon={Icon::Trash2} />{ words.get("loading.devices.forget") }
                </button>
            }
            <div class="fingerprint">
                <h4>{ words.get("loading.fingerprint") }</h4>
                <p><code>{ view.fingerprint.clone() }</code></p>
                <p class="help">{ words.get("loading.fingerprint.help") }</p>
            </div>
        </section>
    }
}
