//! What a person writes down of a shipment.

use shipment::{CONTAINERS_LIMIT, PALLETS_LIMIT, Port, SEALS_LIMIT, Shipment, VALUE_LIMIT_BYTES};

use super::documents::{Written, text_key};
use super::{At, ShipmentReply, ShipmentText};
use crate::Fault;
use crate::desk::workspace::Workspace;

impl Workspace {
    /// Begins a shipment, or changes what is written down of it.
    ///
    /// # Errors
    /// `shipment.containers-too-many`, `shipment.pallets-too-many`, `shipment.seals-too-many`; `shipment.text-too-long`
    /// for texts that nobody types.
    pub(super) fn write_shipment(
        &mut self,
        text: &ShipmentText,
        at: &At<'_>,
    ) -> Result<ShipmentReply, Fault> {
        check(text)?;
        let before: Option<Written> = self.kept.get(&text_key(at.id))?;
        if before.as_ref().is_some_and(|before| before.text == *text) {
            let live = self.live(at)?;
            let reply = live.shown(Vec::new());
            self.shipments.live = Some(live);
            return Ok(reply);
        }
        let begins = before.is_none();
        let created_ms = before.map_or(at.now_ms, |before| before.created_ms);
        let written = Written { text: text.clone(), created_ms, changed_ms: at.now_ms };
        // Read before anything is written: what cannot be read is not changed.
        let current = if begins { None } else { Some(self.live(at)?) };
        self.keep(&text_key(at.id), &written);
        let live = match current {
            None => {
                let live = self.live(at)?;
                self.keep_card(&live, at);
                live
            }
            Some(mut live) => {
                live.written = written;
                let Shipment { expected, platform, .. } = live.manifest.shipment().clone();
                self.relist(&mut live, Shipment { expected, platform, ..Shipment::default() }, at)?;
                live
            }
        };
        let reply = live.shown(Vec::new());
        self.shipments.live = Some(live);
        Ok(reply)
    }
}

/// Texts that are not as they should be are kept, and findings say so. What is beyond all measure is not.
fn check(text: &ShipmentText) -> Result<(), Fault> {
    let seals = text.containers.iter().map(|container| container.seals.len()).max().unwrap_or(0);
    for (code, found, most) in [
        ("shipment.containers-too-many", text.containers.len(), CONTAINERS_LIMIT),
        ("shipment.pallets-too-many", text.pallets.len(), PALLETS_LIMIT),
        ("shipment.seals-too-many", seals, SEALS_LIMIT),
    ] {
        if found > most {
            return Err(Fault::new(code).with("found", found).with("most", most));
        }
    }
    let port = if let Port::Other(name) = &text.port { name } else { "" };
    let containers = text.containers.iter();
    let containers = containers
        .flat_map(|container| container.seals.iter().chain([&container.number]).map(String::as_str));
    let pallets = text.pallets.iter().map(|pallet| pallet.code.as_str());
    let mut texts = containers.chain(pallets).chain([text.reference.as_str(), port]);
    if texts.any(|text| text.len() > VALUE_LIMIT_BYTES) {
        return Err(Fault::new("shipment.text-too-long"));
    }
    Ok(())
}
