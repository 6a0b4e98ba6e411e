//! What the platform says that it has accepted.

use std::collections::BTreeMap;

use base::Severity;
use shipment::{PLATFORM_LIMIT, PlatformEntry, Shipment};

use super::documents::platform_folder;
use super::live::Live;
use super::{At, ShipmentReply};
use crate::Fault;
use crate::desk::source::Source;
use crate::desk::workspace::Workspace;

/// What makes an export one that is not taken: of its other faults only the row is left out.
const REFUSED: [&str; 3] =
    ["platform-export.heading-missing", "platform-export.heading-twice", "platform-export.too-many-rows"];

impl Workspace {
    /// The file that was read is the platform's export, in place of the one before; read as the chosen profile says.
    ///
    /// # Errors
    /// `shipment.platform-refused`, `shipment.platform-too-many`.
    pub(super) fn platform(
        &mut self,
        live: &mut Live,
        source: &Source,
        at: &At<'_>,
    ) -> Result<ShipmentReply, Fault> {
        let profile = self.chosen_profile()?;
        let records = source.records();
        if records.len() > PLATFORM_LIMIT {
            let fault = Fault::new("shipment.platform-too-many");
            return Err(fault.with("found", records.len()).with("most", PLATFORM_LIMIT));
        }
        let export = npqtp::read_export(&profile, &source.headings(), records.iter().map(Vec::as_slice));
        let refused = |code: &str| REFUSED.contains(&code);
        if export.findings.iter().any(|it| it.severity == Severity::Error && refused(&it.code)) {
            return Err(Fault::new("shipment.platform-refused").because(export.findings));
        }
        let entries: Vec<PlatformEntry> = export.entries.into_iter().map(entry).collect();
        self.keep_listed(&platform_folder(at.id), &entries, 0);
        source.happens(self, entries.len(), "platform");
        let expected = live.manifest.shipment().expected.clone();
        self.relist(live, Shipment { expected, platform: Some(entries), ..Shipment::default() }, at)?;
        Ok(live.shown(export.findings))
    }

    /// No export is at hand.
    ///
    /// # Errors
    /// Those of documents that cannot be read.
    pub(super) fn forget_platform(&mut self, live: &mut Live, at: &At<'_>) -> Result<ShipmentReply, Fault> {
        self.forget_folder(&platform_folder(at.id));
        let expected = live.manifest.shipment().expected.clone();
        self.relist(live, Shipment { expected, ..Shipment::default() }, at)?;
        Ok(live.shown(Vec::new()))
    }
}

fn entry(entry: npqtp::PlatformEntry) -> PlatformEntry {
    let npqtp::PlatformEntry { receipt_number, batch, report, manufacturer, received_at, .. } = entry;
    let received = (!received_at.is_empty()).then(|| ("receivedAt".to_owned(), received_at));
    let raw: BTreeMap<String, String> = received.into_iter().collect();
    PlatformEntry { receipt: receipt_number, manufacturer, batch, report, raw }
}
