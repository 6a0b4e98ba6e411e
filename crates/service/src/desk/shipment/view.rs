//! What the screen shows of a shipment.

use base::{Finding, Severity};
use evidence::{Body, Reconciliation};
use shipment::{Conflict, Place};

use super::live::Live;
use super::{DeviceView, ShipmentReply, ShipmentView, told};

/// How many contradictions are told one by one.
const SHOWN_CONFLICTS: usize = 200;

/// How many characters of a fingerprint people compare by eye.
const SHOWN_DIGITS: usize = 8;

impl Live {
    /// The shipment, with what else there is to tell of the job at hand.
    pub(super) fn shown(&self, more: Vec<Finding>) -> ShipmentReply {
        let shipment = self.manifest.shipment();
        let joined = self.joined();
        let others = self.others.devices().filter(|(device, _)| *device != self.session.device());
        let devices = others.map(|(device, events)| DeviceView { device: device.to_string(), events });
        let conflicts = joined.conflicts(&self.manifest, self.reconciliation());
        let mut findings = more;
        findings.extend(self.findings.iter().chain(&self.unread).cloned());
        let fingerprint = self.manifest.fingerprint().to_string();
        ShipmentReply::Shown(Box::new(ShipmentView {
            id: self.id.clone(),
            text: self.written.text.clone(),
            findings,
            container_findings: self.containers.clone(),
            counts: self.counts(),
            platform: shipment.platform.as_ref().map(Vec::len),
            fingerprint: fingerprint.chars().take(SHOWN_DIGITS).collect(),
            session: self.session_view(),
            devices: devices.collect(),
            conflicts: self.told(&conflicts),
            version: self.lists,
        }))
    }

    fn told(&self, conflicts: &[Conflict]) -> Vec<Finding> {
        let mut findings: Vec<Finding> =
            conflicts.iter().take(SHOWN_CONFLICTS).map(|conflict| self.conflict(conflict)).collect();
        if let Some(next) = conflicts.get(SHOWN_CONFLICTS) {
            let more = conflicts.len() - SHOWN_CONFLICTS;
            let finding = Finding::new("shipment.more", Severity::Info).with("count", more);
            findings.push(finding.with("code", next.code()));
        }
        findings
    }

    fn conflict(&self, conflict: &Conflict) -> Finding {
        let (severity, args) = match conflict {
            Conflict::OtherList { device, found } => {
                (Severity::Warning, vec![("device", device.to_string()), ("found", found.to_string())])
            }
            Conflict::SameNumber { event } => {
                let (device, number) = (event.device.to_string(), event.number.to_string());
                (Severity::Error, vec![("device", device), ("number", number)])
            }
            Conflict::TwoPlaces { label, takes } => {
                let label = self.manifest.label(*label);
                let values = label.map(|label| label.values.clone()).unwrap_or_default();
                let places: Vec<String> =
                    takes.iter().map(|(take, place)| format!("{}: {}", take.device, named(place))).collect();
                let serial = values.serial.unwrap_or_default();
                let args = vec![("batch", values.batch), ("serial", serial), ("places", places.join(", "))];
                (Severity::Warning, args)
            }
            Conflict::UndoneElsewhere { text, undone, stands } => {
                let args = vec![
                    ("text", text.clone()),
                    ("undone", undone.device.to_string()),
                    ("stands", stands.device.to_string()),
                ];
                (Severity::Warning, args)
            }
        };
        told(conflict.code(), severity, args)
    }

    /// What was found so far, for the evidence.
    pub(super) fn concluded(&self) -> Body {
        let counts = self.counts();
        Body::Reconciliation(Reconciliation {
            shipment: self.manifest.shipment().reference.clone(),
            expected: counts.expected.into(),
            matched: counts.matched.into(),
            missing: counts.missing.into(),
            extra: (counts.extra + counts.elsewhere).into(),
            duplicate: counts.doubled.into(),
            differs: counts.differs.into(),
            report_sha256: None,
        })
    }
}

fn named(place: &Place) -> String {
    let container = place.container.map(|container| container.to_string());
    container.into_iter().chain(place.pallet.clone()).collect::<Vec<_>>().join(" / ")
}
