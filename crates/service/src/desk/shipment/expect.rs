//! Which labels a shipment should carry.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use base::{Finding, Severity};
use intake::Mapping;
use record::Column;
use shipment::{EXPECTED_LIMIT, ExpectedLabel, LabelValues, Shipment};

use super::documents::{Written, expected_folder, text_key};
use super::live::Live;
use super::{At, ShipmentReply, told};
use crate::desk::check_id;
use crate::desk::source::Source;
use crate::desk::workspace::Workspace;
use crate::desk::{Selection, WorkspaceRef};
use crate::press::Refusal;
use crate::print::{Each, PrintRequest};
use crate::run::Order;
use crate::setup::{LabelSetup, Media};
use crate::{Fault, World};

/// Labels, and why others could not be made.
#[derive(Default)]
struct Composed {
    labels: Vec<ExpectedLabel>,
    refused: usize,
    /// The number of the line of the first that could not, and why.
    first: Option<(usize, Fault)>,
}

impl Composed {
    /// The labels of a request; `key` names the line that one is of.
    fn of(
        workspace: &mut Workspace,
        request: &PrintRequest,
        world: &World<'_>,
        key: impl Fn(&Order) -> String,
    ) -> Result<Self, Fault> {
        let mut composed = Self::default();
        workspace.compose(request, world, &mut |order, payload| match payload {
            Ok(payload) => {
                let (key, values) = (key(&order), values_of(&order));
                composed.labels.push(ExpectedLabel { key, payload, values });
            }
            Err(Refusal { fault, .. }) => {
                composed.refused += 1;
                composed.first.get_or_insert((order.number, fault));
            }
        })?;
        Ok(composed)
    }

    /// What there is to tell of labels that cannot be made: how many, and why the first.
    fn findings(&self) -> Vec<Finding> {
        let Some((number, fault)) = &self.first else { return Vec::new() };
        let finding = Finding::new("shipment.labels-not-made", Severity::Warning);
        let mut findings = vec![finding.with("count", self.refused).with("line", number)];
        if fault.findings.is_empty() {
            let reason = Finding { code: fault.code.clone(), ..Finding::new("", Severity::Warning) };
            findings.push(Finding { args: fault.args.clone(), ..reason });
        }
        findings.extend(fault.findings.iter().cloned());
        findings
    }
}

fn values_of(order: &Order) -> LabelValues {
    let text = |column| order.values.get(&column).map_or("", |text| text.trim()).to_owned();
    let serial = text(Column::Serials);
    LabelValues {
        manufacturer: text(Column::Manufacturer),
        batch: text(Column::Batch),
        report: text(Column::Report),
        serial: (!serial.is_empty()).then_some(serial),
    }
}

impl Workspace {
    /// The production batch numbers of the labels that a shipment should carry, each once, in their order.
    ///
    /// # Errors
    /// `shipment.unknown`, and those of a document that cannot be read.
    pub(in crate::desk) fn batches_of_shipment(&self, id: &str) -> Result<Vec<String>, Fault> {
        check_id(id)?;
        if self.kept.get::<Written>(&text_key(id))?.is_none() {
            return Err(Fault::new("shipment.unknown"));
        }
        let labels = self.listed::<ExpectedLabel>(&expected_folder(id))?;
        let labels = labels.map(|blocks| blocks.items).unwrap_or_default();
        let mut seen = HashSet::new();
        let batches = labels.into_iter().map(|label| label.values.batch);
        Ok(batches.filter(|batch| seen.insert(batch.clone())).collect())
    }

    /// The labels of these lines of the records are expected as well.
    ///
    /// # Errors
    /// Those of a print request; `shipment.expected-too-many`.
    pub(super) fn expect_records(
        &mut self,
        live: &mut Live,
        request: &PrintRequest,
        at: &At<'_>,
    ) -> Result<ShipmentReply, Fault> {
        let composed = Composed::of(self, request, at.world, |order| order.line.0.to_string())?;
        let (_, findings) = self.expect(live, composed, at)?;
        Ok(live.shown(findings))
    }

    /// The labels of a file are expected as well. Its lines do not come into the records.
    ///
    /// # Errors
    /// `desk.no-mapping`; as [`Self::expect_records`].
    pub(super) fn expect_source(
        &mut self,
        live: &mut Live,
        source: &Source,
        mapping: &Mapping,
        setup: &LabelSetup,
        at: &At<'_>,
    ) -> Result<ShipmentReply, Fault> {
        if !source.fits(mapping) || mapping.columns.iter().all(|column| column.target.is_none()) {
            return Err(Fault::new("desk.no-mapping"));
        }
        // A workspace of its own, with the same policy: what is wrong with a record keeps its label from being made.
        let mut aside = Self::new(WorkspaceRef { id: self.id.clone(), name: String::new() });
        aside.head.policy = self.head.policy.clone();
        let new = source.new_lines(&aside.register, mapping);
        aside.add(new.rows.len(), |register| source.add_to(register, mapping, &new.rows))?;
        let by_piece = mapping.columns.iter().any(|column| column.target == Some(Column::Serials));
        let request = PrintRequest {
            setup: setup.clone(),
            selection: Selection::default(),
            each: if by_piece { Each::Unit } else { Each::Batch },
            copies: 1,
            media: Media::Single,
            leave_out: true,
            locale: String::new(),
        };
        let composed =
            Composed::of(&mut aside, &request, at.world, |order| format!("file-{}", order.number))?;
        let (added, findings) = self.expect(live, composed, at)?;
        source.happens(self, added, "shipment");
        Ok(live.shown(findings))
    }

    /// Nothing is expected.
    ///
    /// # Errors
    /// Those of documents that cannot be read.
    pub(super) fn expect_nothing(&mut self, live: &mut Live, at: &At<'_>) -> Result<ShipmentReply, Fault> {
        self.forget_folder(&expected_folder(at.id));
        live.labels_in_place = 0;
        let platform = live.manifest.shipment().platform.clone();
        self.relist(live, Shipment { platform, ..Shipment::default() }, at)?;
        Ok(live.shown(Vec::new()))
    }

    /// These labels are expected as well, as far as they are not. How many are new, and what there is to tell.
    fn expect(
        &mut self,
        live: &mut Live,
        composed: Composed,
        at: &At<'_>,
    ) -> Result<(usize, Vec<Finding>), Fault> {
        let mut findings = composed.findings();
        let wanted = composed.labels.len();
        let mut expected = live.manifest.shipment().expected.clone();
        let new = new_labels(&expected, composed.labels);
        let (added, known) = (new.len(), wanted - new.len());
        let found = expected.len() + added;
        if found > EXPECTED_LIMIT {
            let fault = Fault::new("shipment.expected-too-many");
            return Err(fault.with("found", found).with("most", EXPECTED_LIMIT));
        }
        let args = vec![("added", added.to_string()), ("known", known.to_string())];
        findings.insert(0, told("shipment.labels-added", Severity::Info, args));
        if added > 0 {
            expected.extend(new);
            self.keep_listed(&expected_folder(at.id), &expected, live.labels_in_place);
            live.labels_in_place = expected.len();
            let platform = live.manifest.shipment().platform.clone();
            self.relist(live, Shipment { expected, platform, ..Shipment::default() }, at)?;
        }
        Ok((added, findings))
    }
}

/// The labels that do not stand in the list as often as they are wanted: pieces without a serial number have equal
/// labels, and adding them twice is adding them once.
fn new_labels(expected: &[ExpectedLabel], wanted: Vec<ExpectedLabel>) -> Vec<ExpectedLabel> {
    let mut there: HashMap<(&str, &str), Cell<usize>> = HashMap::new();
    for label in expected {
        let count = there.entry((&label.key, &label.payload)).or_default();
        count.set(count.get() + 1);
    }
    let is_new = |label: &ExpectedLabel| {
        let count = there.get(&(label.key.as_str(), label.payload.as_str())).filter(|count| count.get() > 0);
        count.map(|count| count.set(count.get() - 1)).is_none()
    };
    wanted.into_iter().filter(is_new).collect()
}
