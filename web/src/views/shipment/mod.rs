//! The last look before a container closes: labels of a shipment against the records and the platform.

mod by_hand;
mod check;
mod details;
mod incoming;
mod labels;
mod list;
mod lists;
mod loading;
mod phones;
mod series;
mod stop;
mod strip;
mod takes;
mod values;

use service::desk::Saved;
use yew::prelude::*;

use crate::components::icon::{Icon, IconView};
use crate::components::note::fault_note;
use crate::hooks::making::Making;
use crate::hooks::records::Records;
use crate::hooks::shipment::{Ask, Shipping, use_shipments};
use crate::hooks::workers::Workers;
use crate::platform::page;
use crate::state::engine::EngineState;
use crate::state::shipment::{Open, Section, ShipmentAction};
use crate::views::records::workspace::saved;
use crate::words::{Words, use_words};

/// The id of the field that a hand-held scanner types into.
pub const SCANNER_FIELD: &str = "scanner-field";

/// The id of the button that says that a wrong label was seen.
pub const ACKNOWLEDGE: &str = "acknowledge";

/// Properties of [`ShipmentPlace`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ShipmentProps {
    /// The workers.
    pub workers: Workers,
    /// The records.
    pub records: Records,
    /// How labels are made.
    pub making: Making,
}

/// The place.
#[component]
pub fn ShipmentPlace(props: &ShipmentProps) -> Html {
    let words = use_words();
    let shipping = use_shipments(&props.workers, &props.records, &props.making, words.locale.tag());
    let overview = props.records.state.overview.as_ref();
    html! {
        <Shipments {shipping} engine={props.workers.state.clone()}
            saved={overview.map(|overview| overview.saved.clone())}
            lines={overview.map_or(0, |overview| overview.lines)} />
    }
}

/// Properties of [`Shipments`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ShipmentsProps {
    /// Shipments, and what can be asked of them.
    pub shipping: Shipping,
    /// Where loading stands.
    pub engine: EngineState,
    /// Whether changes outlive the page; `None` while no workspace is open.
    pub saved: Option<Saved>,
    /// How many lines the records have.
    pub lines: usize,
}

/// What is drawn of the place.
#[component]
pub fn Shipments(props: &ShipmentsProps) -> Html {
    let words = use_words();
    let Shipping { state, ask, .. } = &props.shipping;
    // On a phone there is not room for all of them.
    use_effect_with(state.open.as_ref().map(|open| open.section), |section| {
        if let Some(section) = section {
            page::into_sight(&tab_id(*section));
        }
    });
    let fault = state.fault.as_ref().map(|fault| {
        let read = ask.reform(|_: MouseEvent| Ask::Show(ShipmentAction::Read));
        let close = html! {
            <button type="button" class="quiet" onclick={read}><IconView icon={Icon::X} />{ words.get("loading.close") }</button>
        };
        fault_note(fault, words, close)
    });
    html! {
        <main class="shipment" aria-labelledby="shipment-title">
            { match &state.open {
                None => html! {
                    <header class="shipment-head">
                        <h2 id="shipment-title">{ words.get("place.shipment") }</h2>
                        { for props.saved.as_ref().map(|how| saved(how, words)) }
                    </header>
                },
                Some(open) => head(open, props, words),
            } }
            if state.busy > 0 {
                <p class="shipment-busy" role="status"><IconView icon={Icon::LoaderCircle} class={classes!("turning")} />{ words.get("loading.busy") }</p>
            }
            { fault.unwrap_or_default() }
            { match &state.open {
                None => list::list(props, words),
                Some(open) => html! {
                    <div class="tab-panel" role="tabpanel" id="shipment-panel" aria-labelledby={tab_id(open.section)}>
                        { section(open, props, words) }
                    </div>
                },
            } }
        </main>
    }
}

fn section(open: &Open, props: &ShipmentsProps, words: Words) -> Html {
    let Some(view) = &open.view else {
        return html! { <p class="help" aria-busy="true">{ words.get("loading.opening") }</p> };
    };
    let ask = &props.shipping.ask;
    match open.section {
        Section::Details => details::details(open, view, ask, words),
        Section::Lists => lists::lists(open, view, props, words),
        Section::Check => check::check(open, view, &props.shipping, words),
        Section::Labels => labels::labels(&open.labels, view, ask, words),
        Section::Phones => phones::phones(open, view, &props.shipping, words),
    }
}

/// The way back, what the shipment is called, and its parts.
fn head(open: &Open, props: &ShipmentsProps, words: Words) -> Html {
    let ask = &props.shipping.ask;
    let reference = open.form.reference.trim();
    let title = if reference.is_empty() { words.get("loading.unnamed") } else { reference.to_owned().into() };
    html! {
        <>
            <header class="shipment-head">
                <button type="button" class="quiet back" data-action="back" onclick={ask.reform(|_: MouseEvent| Ask::Close)}>
                    <IconView icon={Icon::ChevronRight} />{ words.get("loading.all") }
                </button>
                <h2 id="shipment-title">{ title }</h2>
                { for props.saved.as_ref().map(|how| saved(how, words)) }
            </header>
            { tabs(open, ask, words) }
        </>
    }
}

fn tab_id(section: Section) -> String {
    format!("shipment-tab-{}", section.name())
}

fn tabs(open: &Open, ask: &Callback<Ask>, words: Words) -> Html {
    let count = |section: Section| {
        let view = open.view.as_ref()?;
        match section {
            Section::Check => Some(format!("{}/{}", view.counts.matched, view.counts.expected)),
            Section::Phones if !view.devices.is_empty() => Some((view.devices.len() + 1).to_string()),
            _ => None,
        }
    };
    let go = |section: Section| Ask::Show(ShipmentAction::Section(section));
    let onkeydown = {
        let (ask, section) = (ask.clone(), open.section);
        Callback::from(move |event: KeyboardEvent| {
            let at = Section::ALL.iter().position(|of| *of == section).unwrap_or_default();
            let to = match event.key().as_str() {
                "ArrowRight" => (at + 1) % Section::ALL.len(),
                "ArrowLeft" => (at + Section::ALL.len() - 1) % Section::ALL.len(),
                _ => return,
            };
            event.prevent_default();
            page::focus(&tab_id(Section::ALL[to]));
            ask.emit(go(Section::ALL[to]));
        })
    };
    html! {
        <div class="tabs" role="tablist" aria-label={words.get("place.shipment")} {onkeydown}>
            { for Section::ALL.into_iter().map(|section| html! {
                <button type="button" role="tab" id={tab_id(section)} aria-selected={(section == open.section).to_string()}
                    aria-controls="shipment-panel" tabindex={if section == open.section { "0" } else { "-1" }}
                    onclick={ask.reform(move |_: MouseEvent| go(section))}>
                    { words.get(section.caption_key()) }
                    if let Some(count) = count(section) { { " " }<b>{ count }</b> }
                </button>
            }) }
        </div>
    }
}
