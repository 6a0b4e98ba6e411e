//! The last look before a container closes: labels of a shipment against the records and the platform.

use yew::prelude::*;

use crate::hooks::making::Making;
use crate::hooks::records::Records;
use crate::hooks::workers::Workers;
use crate::words::use_words;

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
    let _ = (&props.records, &props.making);
    html! {
        <main class="shipment" aria-labelledby="shipment-title">
            <h2 id="shipment-title">{ words.get("place.shipment") }</h2>
            if !props.workers.state.ready() { <p class="help">{ words.get("records.loading") }</p> }
        </main>
    }
}
