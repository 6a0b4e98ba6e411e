//! A shipment at work: everything that is computed from its documents.

use base::{Finding, Severity};
use shipment::{
    Container, Counts, DeviceId, Event, Joined, Manifest, Part, Reconciliation, Session, Shipment, TakeId,
    What, check_container,
};

use super::documents::{
    Blocks, CameIn, Card, Written, came_in_key, card_key, expected_folder, folder, log_folder,
    platform_folder, sessions_folder, text_key,
};
use super::{At, ShipmentText, told};
use crate::Fault;
use crate::desk::kept::Stamp;
use crate::desk::workspace::Workspace;

/// A shipment at work.
#[derive(Debug)]
pub(super) struct Live {
    pub(super) id: String,
    pub(super) written: Written,
    pub(super) manifest: Manifest,
    pub(super) session: Session,
    /// What came from other devices.
    pub(super) others: Joined,
    /// What all devices together found; `None` while nothing came from another.
    together: Option<Reconciliation>,
    /// How many events, labels of this device's log and of the list stand in their blocks.
    pub(super) events_in_place: usize,
    pub(super) labels_in_place: usize,
    /// What there is to say of the lists.
    pub(super) findings: Vec<Finding>,
    /// What there is to say of logs that cannot be read.
    pub(super) unread: Vec<Finding>,
    pub(super) containers: Vec<(usize, Finding)>,
    /// See [`super::ShipmentView::version`].
    pub(super) lists: u64,
    /// What it was computed from; `None` while documents are ahead of it.
    version: Option<u64>,
    stamp: Stamp,
}

/// What was scanned, as it is stored.
struct Logs {
    own: Blocks<Event>,
    others: Joined,
    unread: Vec<Finding>,
}

impl Live {
    /// What all devices together found.
    pub(super) fn reconciliation(&self) -> &Reconciliation {
        self.together.as_ref().unwrap_or_else(|| self.session.reconciliation())
    }

    /// How many there are of each.
    pub(super) fn counts(&self) -> Counts {
        self.reconciliation().counts()
    }

    /// The logs of all devices.
    pub(super) fn joined(&self) -> Joined {
        let mut joined = self.others.clone();
        if !self.session.log().is_empty() {
            // A part was only taken in while this device had room beside it.
            let _ = joined.join(&self.session.part(&self.manifest));
        }
        joined
    }

    /// Counts what just happened on this device among what all found.
    pub(super) fn heard(&mut self, events: &[Event]) {
        let contested = self.others.devices().any(|(device, _)| device == self.session.device());
        let Some(together) = &mut self.together else { return };
        if contested {
            // Two devices of one name: which event stands is decided over all of them.
            self.together = Some(self.joined().reconcile(&self.manifest));
            return;
        }
        let (manifest, session) = (&self.manifest, &self.session);
        let id = |number| TakeId { device: session.device().clone(), number };
        for event in events {
            match &event.what {
                What::Taken { read, place, .. } => {
                    _ = together.add(manifest, id(event.number), read, place);
                }
                What::Undone { of } => together.remove(manifest, &id(*of)),
                What::Redone { of } => {
                    if let Some(What::Taken { read, place, .. }) = event_of(session, *of).map(|it| &it.what) {
                        together.add(manifest, id(*of), read, place);
                    }
                }
                _ => {}
            }
        }
    }

    /// An event of this device.
    pub(super) fn event(&self, number: u32) -> Option<&Event> {
        event_of(&self.session, number)
    }

    /// Counts anew after other devices' logs came or went.
    pub(super) fn count_together(&mut self) {
        let has_others = self.others.devices().next().is_some();
        self.together = has_others.then(|| self.joined().reconcile(&self.manifest));
    }

    /// The log of this device is another one: it came back from elsewhere.
    pub(super) fn replay(&mut self, log: Vec<Event>) {
        self.session = Session::replay(&self.manifest, self.session.device().clone(), log);
        self.events_in_place = self.session.log().len();
    }

    /// Takes other lists; what was scanned is held against them anew.
    fn hold_against(&mut self, shipment: Shipment) {
        let shipment = with_text(shipment, &self.written.text);
        (self.findings, self.containers) = looked_at(&shipment, &self.written.text);
        self.manifest = Manifest::new(shipment);
        let (device, log) = (self.session.device().clone(), self.session.log().to_vec());
        self.session = Session::replay(&self.manifest, device, log);
    }
}

fn event_of(session: &Session, number: u32) -> Option<&Event> {
    let log = session.log();
    log.binary_search_by_key(&number, |event| event.number).ok().and_then(|at| log.get(at))
}

/// The lists that a text asks for, beside the labels and the export of a shipment.
fn with_text(shipment: Shipment, text: &ShipmentText) -> Shipment {
    let containers = text.containers.iter().filter_map(|container| {
        let number = check_container(&container.number).number?;
        Some(Container { number, seals: container.seals.clone() })
    });
    Shipment {
        reference: text.reference.clone(),
        port: text.port.clone(),
        containers: containers.collect(),
        pallets: text.pallets.clone(),
        ..shipment
    }
}

/// What there is to say of the lists, and of container numbers where they are typed.
fn looked_at(shipment: &Shipment, text: &ShipmentText) -> (Vec<Finding>, Vec<(usize, Finding)>) {
    let mut findings = shipment.check();
    // Told where the number is typed.
    findings.retain(|finding| finding.code != "shipment.container-remainder-ten");
    let typed = text.containers.iter().enumerate();
    let found = typed.flat_map(|(at, container)| {
        check_container(&container.number).findings.into_iter().map(move |finding| (at, finding))
    });
    (findings, found.collect())
}

impl Workspace {
    /// The shipment at work. It is to be put back where it came from after the job.
    ///
    /// # Errors
    /// `shipment.unknown`; those of documents that cannot be read.
    pub(super) fn live(&mut self, at: &At<'_>) -> Result<Box<Live>, Fault> {
        let current = self.shipments.live.take();
        let current = current.filter(|live| live.id == at.id && *live.session.device() == at.device);
        match current {
            Some(live) if live.version == Some(self.kept.version()) => Ok(live),
            // Another tab scanned, or wrote something else: the lists are as they were.
            Some(live) if live.stamp == self.stamp(at.id) => {
                let Live { written, manifest, findings, containers, labels_in_place, .. } = *live;
                self.replayed(at, written, manifest, (findings, containers), labels_in_place)
            }
            _ => {
                let written: Written = self.kept.get(&text_key(at.id))?.ok_or_else(Self::unknown)?;
                let expected = self.listed(&expected_folder(at.id))?.unwrap_or_default();
                let platform = self.listed(&platform_folder(at.id))?.map(|blocks| blocks.items);
                let labels_in_place = expected.in_place;
                let shipment = Shipment { expected: expected.items, platform, ..Shipment::default() };
                let shipment = with_text(shipment, &written.text);
                let found = looked_at(&shipment, &written.text);
                self.replayed(at, written, Manifest::new(shipment), found, labels_in_place)
            }
        }
    }

    fn stamp(&self, id: &str) -> Stamp {
        self.kept.stamp(&folder(id), &card_key(id))
    }

    /// The shipment at work, what was scanned read from the documents.
    fn replayed(
        &mut self,
        at: &At<'_>,
        written: Written,
        manifest: Manifest,
        (findings, containers): (Vec<Finding>, Vec<(usize, Finding)>),
        labels_in_place: usize,
    ) -> Result<Box<Live>, Fault> {
        let Logs { own, others, unread } = self.logs(at, &manifest)?;
        let stored = own.items.len();
        let session = Session::replay(&manifest, at.device.clone(), own.items);
        // An event that was left out has moved those behind it.
        let events_in_place = if session.log().len() == stored { own.in_place } else { 0 };
        self.shipments.lists += 1;
        let mut live = Box::new(Live {
            id: at.id.to_owned(),
            written,
            manifest,
            session,
            others,
            together: None,
            events_in_place,
            labels_in_place,
            findings,
            unread,
            containers,
            lists: self.shipments.lists,
            version: Some(self.kept.version()),
            stamp: self.stamp(at.id),
        });
        live.count_together();
        Ok(live)
    }

    fn logs(&self, at: &At<'_>, manifest: &Manifest) -> Result<Logs, Fault> {
        let mut logs = Logs {
            own: self.listed(&log_folder(at.id, at.device.as_str()))?.unwrap_or_default(),
            others: Joined::new(&manifest.shipment().reference),
            unread: Vec::new(),
        };
        for device in self.devices(at.id) {
            let came_in: Option<CameIn> = self.kept.get(&came_in_key(at.id, device.as_str()))?;
            let is_own = device == at.device;
            let log = if is_own { None } else { self.listed(&log_folder(at.id, device.as_str()))? };
            // Of a log that did not come in, but was scanned here under another name, the list is this one.
            let CameIn { mut lists, contrary, .. } = came_in.unwrap_or_default();
            if lists.is_empty() {
                lists.push(manifest.fingerprint());
            }
            let events = log.map(|blocks: Blocks<Event>| blocks.items).unwrap_or_default();
            let empty = events.is_empty() && contrary.is_empty();
            let shipment = &manifest.shipment().reference;
            let part = |expected, events| Part {
                shipment: shipment.clone(),
                expected,
                device: device.clone(),
                events,
            };
            let mut parts = Vec::new();
            if !events.is_empty() {
                parts.push(part(lists[0], events));
            }
            if !contrary.is_empty() {
                parts.push(part(lists[0], contrary));
            }
            parts.extend(lists.iter().skip(1).map(|list| part(*list, Vec::new())));
            for part in parts.iter().filter(|_| !empty) {
                if let Err(error) = logs.others.join(part) {
                    logs.unread.push(told(error.code(), Severity::Warning, error.args()));
                }
            }
        }
        Ok(logs)
    }

    /// The devices of which anything is stored, sorted.
    pub(super) fn devices(&self, id: &str) -> Vec<DeviceId> {
        let folder = sessions_folder(id);
        let keys = self.kept.under(&folder).filter_map(|key| key[folder.len()..].split_once('/'));
        let mut devices: Vec<DeviceId> = keys.filter_map(|(device, _)| DeviceId::new(device)).collect();
        devices.dedup();
        devices
    }

    /// Makes the lists of a shipment these. They are stored already.
    ///
    /// # Errors
    /// Those of documents that cannot be read.
    pub(super) fn relist(&mut self, live: &mut Live, shipment: Shipment, at: &At<'_>) -> Result<(), Fault> {
        live.version = None;
        live.hold_against(shipment);
        self.take_others(live, at)?;
        self.shipments.lists += 1;
        live.lists = self.shipments.lists;
        live.stamp = self.stamp(at.id);
        self.keep_card(live, at);
        Ok(())
    }

    /// Reads anew what came from other devices.
    ///
    /// # Errors
    /// Those of documents that cannot be read.
    pub(super) fn take_others(&mut self, live: &mut Live, at: &At<'_>) -> Result<(), Fault> {
        live.version = None;
        Logs { others: live.others, unread: live.unread, .. } = self.logs(at, &live.manifest)?;
        live.count_together();
        live.version = Some(self.kept.version());
        Ok(())
    }

    /// Something of the shipment changed: the list of shipments shows it.
    pub(super) fn keep_card(&mut self, live: &Live, at: &At<'_>) {
        let Counts { expected, matched, .. } = live.counts();
        self.keep(&card_key(at.id), &Card { expected, matched, changed_ms: at.now_ms });
    }
}
