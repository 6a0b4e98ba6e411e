//! All shipments of the workspace.

use super::documents::{Card, Written, card_key, folder, sessions_folder, text_key};
use super::{At, ShipmentCard, ShipmentReply};
use crate::Fault;
use crate::desk::workspace::Workspace;

impl Workspace {
    /// All shipments, the one that was changed last first.
    pub(super) fn shipment_cards(&self) -> Vec<ShipmentCard> {
        let ids = self.kept.under("shipment/").filter_map(|key| key.split('/').nth(1));
        let mut ids: Vec<&str> = ids.collect();
        ids.dedup();
        let mut cards: Vec<ShipmentCard> = ids.into_iter().map(|id| self.shipment_card(id)).collect();
        cards.sort_by(|a, b| b.changed_ms.cmp(&a.changed_ms).then_with(|| a.id.cmp(&b.id)));
        cards
    }

    /// A shipment in the list. One that cannot be read is shown all the same: it can be forgotten.
    fn shipment_card(&self, id: &str) -> ShipmentCard {
        let written: Option<Written> = self.kept.get(&text_key(id)).ok().flatten();
        let card: Card = self.kept.get(&card_key(id)).ok().flatten().unwrap_or_default();
        let changed_ms = written.as_ref().map_or(0, |written| written.changed_ms).max(card.changed_ms);
        let text = written.map(|written| written.text).unwrap_or_default();
        ShipmentCard {
            id: id.to_owned(),
            reference: text.reference,
            port: text.port,
            expected: card.expected,
            matched: card.matched,
            changed_ms,
        }
    }

    /// Forgets a shipment and all that was scanned of it.
    ///
    /// # Errors
    /// `shipment.unknown`.
    pub(super) fn forget_shipment(&mut self, at: &At<'_>) -> Result<ShipmentReply, Fault> {
        if self.kept.under(&folder(at.id)).next().is_none() {
            return Err(Self::unknown());
        }
        self.forget_folder(&folder(at.id));
        self.forget_folder(&sessions_folder(at.id));
        self.shipments.live = None;
        Ok(ShipmentReply::List(self.shipment_cards()))
    }
}
