//! A shipment as events of EPCIS 2.0: what is known to have happened to its pieces, and when.
//!
//! An event needs a time. Labels are commissioned when they were printed here, inspected on the day that the records give
//! for the report, packed and loaded when the last label was scanned at that place. A step without a known time is left
//! out: no time is made up.

use std::collections::{BTreeMap, BTreeSet};

use evidence::Moment;
use evidence::epcis::{Event, Step, Thing, Unit, document};
use record::CalendarDate;
use serde::Deserialize;
use shipment::{LabelId, LabelValues, Manifest, Place};

use super::journal::{chains, entries};
use super::reports::WrittenReport;
use super::{ReportKind, moment};
use crate::desk::shipment::Checked;
use crate::desk::workspace::Workspace;
use crate::{Fault, World};

/// What was scanned at a place.
#[derive(Default)]
struct Stowed {
    things: Vec<Thing>,
    last_ms: u64,
}

impl Workspace {
    /// A shipment as a document of EPCIS 2.0, in JSON-LD.
    ///
    /// # Errors
    /// `report.unknown-shipment`, `shipment.unknown`, `epcis.too-many`, `epcis.nothing-known`.
    pub(super) fn epcis_file(
        &mut self,
        shipment: Option<&str>,
        world: &World<'_>,
    ) -> Result<WrittenReport, Fault> {
        let id = shipment.ok_or_else(|| Fault::new("report.unknown-shipment"))?;
        let printed = self.printed_at();
        let inspected = self.inspected_at(world);
        let (about, events) = self.with_checked(id, world, |checked| {
            let mut events = of_batches(checked.manifest, &printed, &inspected);
            events.extend(of_places(checked, world));
            (checked.text.reference.clone(), events)
        })?;
        if events.is_empty() {
            return Err(Fault::new("epcis.nothing-known"));
        }
        let document = document(&moment(world), &events).map_err(|error| {
            let fault = Fault::new(error.code());
            fault.with("limit", evidence::epcis::MAX_EVENTS)
        })?;
        let bytes = serde_json::to_vec_pretty(&document).map_err(|_| Fault::new("intake.not-written"))?;
        let (stem, kind) = (intake::bundle::safe_name(&about), ReportKind::Epcis.name());
        let name = format!("{stem}-{kind}-{}.jsonld", world.today);
        Ok(WrittenReport { name, mime: "application/ld+json", about, bytes })
    }

    /// When labels of each batch were printed first, as the log says.
    fn printed_at(&self) -> BTreeMap<String, String> {
        #[derive(Deserialize)]
        struct Entry {
            at: String,
            kind: String,
            body: Printed,
        }
        #[derive(Deserialize)]
        struct Printed {
            batch: String,
        }
        let all: BTreeSet<u32> = chains(&self.kept).collect();
        let texts = all.into_iter().flat_map(|chain| entries(&self.kept, chain));
        let prints = texts.filter(|text| text.contains("\"kind\":\"print\""));
        let mut printed = BTreeMap::new();
        for entry in prints.filter_map(|text| serde_json::from_str::<Entry>(&text).ok()) {
            if entry.kind == "print" {
                printed.entry(entry.body.batch.trim().to_owned()).or_insert(entry.at);
            }
        }
        printed
    }

    /// The beginning of the day of each report, by batch and reference.
    fn inspected_at(&self, world: &World<'_>) -> BTreeMap<(String, String), String> {
        let offset = Moment::of_unix_ms(0, world.here.utc_offset_minutes).offset();
        let batches = record::batches(&self.register);
        let reports = batches
            .into_iter()
            .flat_map(|batch| batch.reports.into_iter().map(move |report| (batch.number.clone(), report)));
        let days = reports.filter_map(|(batch, report)| {
            let day = CalendarDate::from_iso(report.date.trim())?;
            Some(((batch, report.reference), format!("{day}T00:00:00{offset}")))
        });
        days.collect()
    }
}

fn event(at: String, step: Step, things: Vec<Thing>, units: Vec<Unit>) -> Event {
    Event { at, step, things, units, place: None, source: None, destination: None }
}

fn thing(values: &LabelValues) -> Thing {
    Thing {
        manufacturer: values.manufacturer.clone(),
        batch: values.batch.clone(),
        gtin: None,
        serial: values.serial.clone(),
        // A label of a whole batch does not say how many pieces there are.
        quantity: None,
    }
}

/// Commissioning and inspecting, a batch and a report at a time.
fn of_batches(
    manifest: &Manifest,
    printed: &BTreeMap<String, String>,
    inspected: &BTreeMap<(String, String), String>,
) -> Vec<Event> {
    let mut by_batch: BTreeMap<&str, Vec<Thing>> = BTreeMap::new();
    let mut by_report: BTreeMap<(&str, &str), Vec<Thing>> = BTreeMap::new();
    for label in &manifest.shipment().expected {
        let values = &label.values;
        by_batch.entry(values.batch.trim()).or_default().push(thing(values));
        by_report.entry((values.batch.trim(), values.report.trim())).or_default().push(thing(values));
    }
    let commissioned = by_batch.into_iter().filter_map(|(batch, things)| {
        Some(event(printed.get(batch)?.clone(), Step::Commissioning, things, Vec::new()))
    });
    let inspected = by_report.into_iter().filter_map(|((batch, report), things)| {
        let at = inspected.get(&(batch.to_owned(), report.to_owned()))?.clone();
        let step = Step::Inspecting { conformant: None, reports: vec![report.to_owned()] };
        Some(event(at, step, things, Vec::new()))
    });
    commissioned.chain(inspected).collect()
}

/// Packing and loading, a pallet and a container at a time.
fn of_places(checked: &Checked<'_>, world: &World<'_>) -> Vec<Event> {
    let times = checked.times();
    let mut places: BTreeMap<Place, Stowed> = BTreeMap::new();
    let ids = (0..checked.manifest.shipment().expected.len() as u32).map(LabelId);
    for (id, label) in ids.zip(&checked.manifest.shipment().expected) {
        let exact = checked.reconciliation.sightings(id).filter(|(_, sighting)| sighting.exact);
        for (take, sighting) in exact {
            let stowed = places.entry(sighting.place.clone()).or_default();
            stowed.things.push(thing(&label.values));
            stowed.last_ms = stowed.last_ms.max(times.get(take).copied().unwrap_or_default());
        }
    }
    let at = |ms| Moment::of_unix_ms(ms, world.here.utc_offset_minutes).to_string();
    let mut pallets: BTreeMap<&str, Stowed> = BTreeMap::new();
    let mut containers: BTreeMap<&str, (Stowed, BTreeSet<&str>)> = BTreeMap::new();
    for (place, stowed) in &places {
        if let Some(pallet) = &place.pallet {
            let on = pallets.entry(pallet).or_default();
            on.things.extend(stowed.things.iter().cloned());
            on.last_ms = on.last_ms.max(stowed.last_ms);
        }
        let Some(container) = &place.container else { continue };
        let (inside, units) = containers.entry(container.as_str()).or_default();
        inside.last_ms = inside.last_ms.max(stowed.last_ms);
        match &place.pallet {
            Some(pallet) => _ = units.insert(pallet),
            None => inside.things.extend(stowed.things.iter().cloned()),
        }
    }
    let packed = pallets.into_iter().map(|(pallet, on)| {
        let step = Step::Packing { into: Unit::Pallet(pallet.to_owned()) };
        event(at(on.last_ms), step, on.things, Vec::new())
    });
    let loaded = containers.into_iter().map(|(container, (inside, units))| {
        let step = Step::Loading { into: Unit::Container(container.to_owned()) };
        let units = units.into_iter().map(|pallet| Unit::Pallet(pallet.to_owned())).collect();
        event(at(inside.last_ms), step, inside.things, units)
    });
    packed.chain(loaded).collect()
}
