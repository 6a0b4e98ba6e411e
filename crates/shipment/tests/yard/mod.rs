//! A small shipment, and what may happen in a yard.

#![allow(dead_code, reason = "each test file uses what it needs")]

use proptest::prelude::*;
use shipment::{
    Container, ContainerNumber, DeviceId, ExpectedLabel, Input, LabelValues, Manifest, Margin, Pallet,
    PlatformEntry, Read, Session, Shipment,
};

pub(crate) const CONTAINER_A: &str = "CSQU3054383";
pub(crate) const CONTAINER_B: &str = "MSKU1234565";
pub(crate) const FOREIGN_CONTAINER: &str = "TGHU7654320";

pub(crate) fn values(manufacturer: &str, batch: &str, report: &str, serial: &str) -> LabelValues {
    LabelValues {
        manufacturer: manufacturer.into(),
        batch: batch.into(),
        report: report.into(),
        serial: Some(serial.to_owned()).filter(|serial| !serial.is_empty()),
    }
}

/// The text of a label that says all four.
pub(crate) fn payload(values: &LabelValues) -> String {
    let serial = values.serial.as_deref().unwrap_or("-");
    format!("{}|{}|{}|{serial}", values.manufacturer, values.batch, values.report)
}

pub(crate) fn expected(key: &str, values: LabelValues) -> ExpectedLabel {
    ExpectedLabel { key: key.into(), payload: payload(&values), values }
}

pub(crate) fn read(values: &LabelValues) -> Read {
    Read { text: payload(values), values: Some(values.clone()), margin: Some(Margin::of_ratio(0.5)) }
}

pub(crate) fn code(text: &str) -> Read {
    Read { text: text.into(), values: None, margin: Some(Margin::of_ratio(0.5)) }
}

pub(crate) fn entry(receipt: &str, manufacturer: &str, batch: &str, report: &str) -> PlatformEntry {
    PlatformEntry {
        receipt: receipt.into(),
        manufacturer: manufacturer.into(),
        batch: batch.into(),
        report: report.into(),
        ..PlatformEntry::default()
    }
}

/// Three pieces of one batch, one of another, one that the platform does not know, and one that is listed twice.
pub(crate) fn shipment() -> Shipment {
    let piece = |serial: &str| values("Acme Vacuum", "20260517-0001", "TR-2026-0042", serial);
    Shipment {
        reference: "EXP-7".into(),
        containers: [CONTAINER_A, CONTAINER_B]
            .map(|number| Container {
                number: ContainerNumber::parse(number).expect("a container of the test"),
                seals: vec![format!("SEAL-{number}")],
            })
            .into(),
        pallets: ["PAL-1", "PAL-2"].map(|code| Pallet { code: code.into() }).into(),
        expected: vec![
            expected("1", piece("SN-A001")),
            expected("2", piece("SN-A002")),
            expected("3", piece("SN-A010")),
            expected("4", values("Acme Vacuum", "20260518-0007", "TR-2026-0043", "")),
            expected("5", values("Acme Vacuum", "20260519-0001", "TR-2026-0044", "SN-K1")),
            expected("6", piece("SN-A001")),
        ],
        platform: Some(vec![
            entry("R-1", "Acme Vacuum", "20260517-0001", "TR-2026-0042"),
            entry("R-2", "Acme Vacuum", "20260518-OOO7", "TR-2026-0043"),
            entry("R-3", "Acme Vacuum", "20250101-0001", "TR-2025-0001"),
        ]),
        ..Shipment::default()
    }
}

pub(crate) fn manifest() -> Manifest {
    Manifest::new(shipment())
}

pub(crate) fn device(name: &str) -> DeviceId {
    DeviceId::new(name).expect("a device's name")
}

/// Everything that a camera may see in this yard.
pub(crate) fn sights() -> Vec<Read> {
    let mut sights: Vec<Read> = shipment().expected.iter().map(|label| read(&label.values)).collect();
    sights.extend([
        // Differ from an expected label; another shipment's; nobody's.
        read(&values("Acme Vacuum", "20260517-0001", "TR-2026-0042", "SN-AOO1")),
        read(&values("Acme Vacuum", "20260517-0001", "TR-2026-9999", "SN-A002")),
        read(&values("Acme Vacuum", "20250101-0001", "TR-2025-0001", "")),
        read(&values("Other", "19990101-0001", "X-1", "77")),
        code("https://example.vn/?q=1"),
    ]);
    sights.extend([CONTAINER_A, CONTAINER_B, FOREIGN_CONTAINER, "PAL-1", "PAL-2"].map(code));
    sights
}

pub(crate) fn any_read() -> impl Strategy<Value = Read> {
    let margins = [None, Some(0.0), Some(0.4)].map(|ratio: Option<f32>| ratio.map(Margin::of_ratio));
    let margin = prop::sample::select(margins.to_vec());
    (prop::sample::select(sights()), margin).prop_map(|(read, margin)| Read { margin, ..read })
}

pub(crate) fn any_input() -> impl Strategy<Value = Input> {
    prop_oneof![
        8 => prop::collection::vec(any_read(), 0..4).prop_map(Input::Frame),
        2 => Just(Input::Acknowledge),
        2 => Just(Input::Undo),
        1 => Just(Input::Redo),
        1 => Just(Input::Pause),
        2 => Just(Input::Resume),
        1 => (any_read(), prop::sample::select(vec!["", "smeared"]))
            .prop_map(|(read, reason)| Input::Manual { read, reason: reason.into() }),
    ]
}

/// The session of a device to which all of this happened.
pub(crate) fn played(manifest: &Manifest, name: &str, inputs: Vec<Input>) -> Session {
    let mut session = Session::new(manifest, device(name));
    for (at_ms, input) in (0..).zip(inputs) {
        session.handle(manifest, input, at_ms);
    }
    session
}
