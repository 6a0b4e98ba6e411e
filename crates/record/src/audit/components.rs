//! Component batches: each has its vendor's identifier, and one vendor.

use std::borrow::Cow;

use base::Severity;

use super::collect::{Collector, listed, shown};
use super::near::{self, Reference};
use super::{cells, cited, fold};
use crate::Column;
use crate::entities::Lines;
use crate::register::Text;

/// A line that names a component batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Named {
    part: Text,
    batch: Text,
    vendor: Text,
    row: u32,
}

/// Tells of component batches.
pub(super) fn tell(lines: &Lines<'_>, collector: &mut Collector<'_>) {
    let rule = rules::id::CONSISTENCY_COMPONENT_BATCHES;
    let register = lines.register;
    let mut nameless = Vec::new();
    let mut named = Vec::new();
    for row in lines.rows().filter(|row| lines.tells(*row, crate::Entity::Component)) {
        let told = |column| register.told(row, column);
        let (part, vendor) = (told(Column::Part), told(Column::Vendor));
        let row = row as u32;
        match told(Column::VendorBatch) {
            Some(batch) => {
                let (part, vendor) = (part.unwrap_or(Text::EMPTY), vendor.unwrap_or(Text::EMPTY));
                named.push(Named { part, batch, vendor, row });
            }
            None => nameless.push(row),
        }
    }
    if !nameless.is_empty() {
        let places = cells(&nameless, Column::VendorBatch);
        collector.add("set.component-without-batch", Severity::Warning, places, |finding| {
            cited(finding, rule).with("count", nameless.len())
        });
    }
    named.sort_unstable();
    for group in named.chunk_by(|a, b| (a.part, a.batch) == (b.part, b.batch)) {
        two_vendors(lines, group, collector);
    }
    near_batches(lines, named, collector);
}

/// Tells when the lines of one part and vendor's batch name two vendors.
fn two_vendors(lines: &Lines<'_>, group: &[Named], collector: &mut Collector<'_>) {
    let mut vendors: Vec<Text> =
        group.iter().map(|named| named.vendor).filter(|vendor| !vendor.is_empty()).collect();
    vendors.dedup();
    let Some(first) = group.first().filter(|_| vendors.len() > 1) else { return };
    let mut names: Vec<(String, &str)> = vendors
        .iter()
        .map(|vendor| lines.register.text(*vendor))
        .map(|name| (fold::words(name), name))
        .collect();
    names.sort_unstable();
    // One name in two spellings is told as that.
    names.dedup_by(|a, b| a.0 == b.0);
    if names.len() < 2 {
        return;
    }
    let claims = group.iter().filter(|named| !named.vendor.is_empty());
    let places = claims.map(|named| (named.row, Some(Column::Vendor)));
    collector.add("set.component-two-vendors", Severity::Warning, places, |finding| {
        let vendors = listed(names.iter().map(|(_, name)| Cow::Borrowed(*name)), names.len());
        cited(finding, rules::id::CONSISTENCY_COMPONENT_BATCHES)
            .with("vendor_batch", shown(lines.register.text(first.batch)))
            .with("vendors", vendors)
    });
}

/// Tells of identifiers of one vendor that are probably one.
fn near_batches(lines: &Lines<'_>, mut named: Vec<Named>, collector: &mut Collector<'_>) {
    named.sort_unstable_by_key(|named| (named.vendor, named.batch, named.row));
    let rows: Vec<u32> = named.iter().map(|named| named.row).collect();
    let mut references = Vec::new();
    let mut start = 0;
    for group in named.chunk_by(|a, b| (a.vendor, a.batch) == (b.vendor, b.batch)) {
        let end = start + group.len();
        if let (Some(first), Some(rows)) = (group.first(), rows.get(start..end)) {
            let (scope, text) = (first.vendor.index() as u32, lines.register.text(first.batch));
            references.push(Reference { scope, text, rows });
        }
        start = end;
    }
    near::tell(collector, "set.near-vendor-batch", Column::VendorBatch, &references, &[]);
}
