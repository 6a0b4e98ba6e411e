//! What is wrong with a shipment's lists before anything is scanned.

use std::collections::BTreeMap;

use base::{Finding, Severity};

use crate::{
    CONTAINERS_LIMIT, EXPECTED_LIMIT, PALLETS_LIMIT, PLATFORM_LIMIT, Port, READ_LIMIT_BYTES, SEALS_LIMIT,
    Shipment, TEXT_LIMIT_CHARS,
};

/// The most texts of one kind that are named one by one.
const NAMED_LIMIT: usize = 20;

impl Shipment {
    /// Everything that there is to say of the lists themselves. A shipment beyond a limit can still be looked at; a
    /// caller refuses one with an `Error`.
    pub fn check(&self) -> Vec<Finding> {
        let mut findings = self.sizes();
        self.texts(&mut findings);
        let numbers = self.containers.iter().map(|container| container.number.as_str());
        twice("shipment.container-twice", Severity::Error, numbers, &mut findings);
        for container in self.containers.iter().filter(|container| container.number.is_discouraged()) {
            let code = "shipment.container-remainder-ten";
            findings.push(Finding::new(code, Severity::Warning).with("container", container.number));
        }
        for container in self.containers.iter().filter(|container| container.seals.is_empty()) {
            let code = "shipment.seal-missing";
            findings.push(Finding::new(code, Severity::Info).with("container", container.number));
        }
        let seals = self.containers.iter().flat_map(|container| &container.seals).map(|seal| seal.trim());
        twice("shipment.seal-twice", Severity::Error, seals, &mut findings);
        let pallets = self.pallets.iter().map(|pallet| pallet.code.as_str());
        twice("shipment.pallet-twice", Severity::Error, pallets, &mut findings);
        let payloads = self.expected.iter().map(|label| label.payload.as_str());
        twice("shipment.expected-twice", Severity::Warning, payloads, &mut findings);
        let receipts = self.platform.iter().flatten().map(|entry| entry.receipt.as_str());
        twice("shipment.receipt-twice", Severity::Warning, receipts, &mut findings);
        findings
    }

    fn sizes(&self) -> Vec<Finding> {
        let seals = self.containers.iter().map(|container| container.seals.len()).max().unwrap_or(0);
        let platform = self.platform.as_ref().map_or(0, Vec::len);
        let rows = [
            ("shipment.expected-too-many", self.expected.len(), EXPECTED_LIMIT),
            ("shipment.platform-too-many", platform, PLATFORM_LIMIT),
            ("shipment.containers-too-many", self.containers.len(), CONTAINERS_LIMIT),
            ("shipment.pallets-too-many", self.pallets.len(), PALLETS_LIMIT),
            ("shipment.seals-too-many", seals, SEALS_LIMIT),
        ];
        let beyond = rows.into_iter().filter(|(_, found, most)| found > most);
        let finding =
            |(code, found, most)| Finding::new(code, Severity::Error).with("found", found).with("most", most);
        beyond.map(finding).collect()
    }

    fn texts(&self, findings: &mut Vec<Finding>) {
        if self.reference.trim().is_empty() {
            findings.push(Finding::new("shipment.reference-required", Severity::Error));
        }
        if self.expected.is_empty() {
            findings.push(Finding::new("shipment.expected-none", Severity::Warning));
        }
        if matches!(&self.port, Port::Other(name) if name.trim().is_empty()) {
            findings.push(Finding::new("shipment.port-required", Severity::Warning));
        }
        let port = match &self.port {
            Port::Other(name) => name.as_str(),
            Port::CaiMep | Port::HaiPhong => "",
        };
        let seals = self.containers.iter().flat_map(|container| &container.seals).map(String::as_str);
        let short = seals.chain(self.pallets.iter().map(|pallet| pallet.code.as_str()));
        let mut short = short.chain([self.reference.as_str(), port]);
        let mut labels = self.expected.iter();
        let long_label = labels.any(|label| {
            let key_fits = label.key.chars().count() <= TEXT_LIMIT_CHARS;
            !key_fits || label.payload.len() > READ_LIMIT_BYTES || !label.values.is_bounded()
        });
        if short.any(|text| text.chars().count() > TEXT_LIMIT_CHARS) || long_label {
            findings.push(Finding::new("shipment.text-too-long", Severity::Error));
        }
        let mut codes = self
            .pallets
            .iter()
            .map(|pallet| pallet.code.trim())
            .chain(self.containers.iter().flat_map(|container| &container.seals).map(|seal| seal.trim()));
        if codes.any(str::is_empty) {
            findings.push(Finding::new("shipment.code-empty", Severity::Error));
        }
        let payloads: rustc_hash::FxHashSet<&str> =
            self.expected.iter().map(|label| label.payload.as_str()).collect();
        for pallet in self.pallets.iter().filter(|pallet| payloads.contains(pallet.code.as_str())) {
            let finding = Finding::new("shipment.pallet-is-label", Severity::Error);
            findings.push(finding.with("text", &pallet.code));
        }
    }
}

/// One finding for each text that stands in a list more than once, sorted, and one for those beyond the limit.
fn twice<'a>(
    code: &'static str,
    severity: Severity,
    texts: impl Iterator<Item = &'a str>,
    findings: &mut Vec<Finding>,
) {
    let mut times: BTreeMap<&str, u32> = BTreeMap::new();
    for text in texts.filter(|text| !text.is_empty()) {
        *times.entry(text).or_default() += 1;
    }
    let mut repeated = times.into_iter().filter(|(_, times)| *times > 1);
    for (text, times) in repeated.by_ref().take(NAMED_LIMIT) {
        findings.push(Finding::new(code, severity).with("text", text).with("times", times));
    }
    let more = repeated.count();
    if more > 0 {
        findings.push(Finding::new("shipment.more", Severity::Info).with("count", more).with("code", code));
    }
}
