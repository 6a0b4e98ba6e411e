//! What of work on shipments comes into the evidence.

use evidence::{Body, Import, Reconciliation, Scan, Sha256Digest};
use record::CalendarDate;
use shipment::{Input, LabelValues, Margin, Pallet, Part, Read};

use super::{At, ShipmentAct, ShipmentText};
use crate::desk::WorkspaceRef;
use crate::desk::source::Source;
use crate::desk::workspace::Workspace;
use crate::setup::LabelSetup;
use crate::{Here, World};

const LABELS: &str = "manufacturer,batch,report\nLotus,20260517-0001,IR-1\nLotus,20260517-0002,IR-2\n";
const EXPORT: &str = "receiptNo,batchNo,inspectionReportNo,manufacturer,receivedAt\n\
     R-1,20260517-0001,IR-1,Lotus,2026-11-01\nR-2,20260517-0002,IR-2,Lotus,2026-11-01\n";

/// A workspace with a shipment, and what each act writes down.
struct Dock {
    open: Workspace,
}

impl Dock {
    fn new() -> Self {
        let name = WorkspaceRef { id: "w".into(), name: "Dock".into() };
        let mut dock = Self { open: Workspace::new(name) };
        let text = ShipmentText {
            reference: "EXP-7".into(),
            pallets: vec![Pallet { code: "PAL-1".into() }],
            ..ShipmentText::default()
        };
        dock.at(|open, at| assert!(open.write_shipment(&text, at).is_ok()));
        dock
    }

    fn at<T>(&mut self, work: impl FnOnce(&mut Workspace, &At<'_>) -> T) -> T {
        let today = CalendarDate::new(2026, 11, 23).expect("a day");
        let here = Here { device: "dock-1", ..Here::NOWHERE };
        let world = World { now_ms: &|| 0.0, today, progress: &|_| {}, here };
        let at = At::new("s-1", &world).expect("a device");
        work(&mut self.open, &at)
    }

    fn noted(&mut self, act: &ShipmentAct, file: Option<(&str, &str)>, bytes: &[u8]) -> Vec<Body> {
        let source = file.map(|(name, text)| {
            let read = Source::read(name.into(), text.into(), &intake::Options::default(), &mut |_| {});
            read.expect("a file")
        });
        self.at(|open, at| {
            let mut live = open.live(at).expect("a shipment");
            let answer = open.work_on(&mut live, act, source.as_ref(), bytes, at);
            assert!(answer.is_ok(), "{answer:?}");
            open.shipments.live = Some(live);
        });
        std::mem::take(&mut self.open.happened)
    }

    fn expecting(&mut self) -> Vec<Body> {
        let read = Source::read("labels.csv".into(), LABELS.into(), &intake::Options::default(), &mut |_| {});
        let mapping = read.expect("a file").view(None).mapping;
        let act = ShipmentAct::ExpectSource { mapping, setup: Box::new(LabelSetup::default()) };
        self.noted(&act, Some(("C:\\lists\\labels.csv", LABELS)), &[])
    }

    fn hear(&mut self, input: Input) -> Vec<Body> {
        self.noted(&ShipmentAct::Hear(input), None, &[])
    }

    fn payload(&mut self) -> String {
        self.at(|open, at| {
            let live = open.live(at).expect("a shipment");
            let label = live.manifest.shipment().expected.first().expect("a label");
            let payload = label.payload.clone();
            open.shipments.live = Some(live);
            payload
        })
    }
}

fn frame(text: &str) -> Input {
    Input::Frame(vec![Read { text: text.into(), values: None, margin: Some(Margin::of_ratio(0.4)) }])
}

#[test]
fn lists_that_come_from_files_are_noted() {
    let mut dock = Dock::new();
    let import = |file: &str, text: &str, holds: &str, lines| {
        let sha256 = Sha256Digest::of(text.as_bytes());
        let (file, holds) = (file.to_owned(), Some(holds.to_owned()));
        vec![Body::Import(Import { file, bytes: text.len() as u64, sha256, lines, holds })]
    };
    assert_eq!(dock.expecting(), import("labels.csv", LABELS, "shipment", 2));
    assert_eq!(dock.expecting(), import("labels.csv", LABELS, "shipment", 0), "they are there already");
    let noted = dock.noted(&ShipmentAct::Platform, Some(("export.csv", EXPORT)), &[]);
    assert_eq!(noted, import("export.csv", EXPORT, "platform", 2));
    assert_eq!(dock.noted(&ShipmentAct::Show, None, &[]), []);
}

#[test]
fn reads_that_are_taken_are_noted() {
    let mut dock = Dock::new();
    dock.expecting();
    let payload = dock.payload();
    assert_eq!(dock.hear(frame("PAL-1")), [], "a place is no read");
    let scan = |text: Option<&str>, outcome: &str, because: Option<&str>| {
        vec![Body::Scan(Scan {
            payload_sha256: text.map(|text| Sha256Digest::of(text.as_bytes())),
            outcome: outcome.into(),
            shipment: Some("EXP-7".into()),
            place: Some("PAL-1".into()),
            typed_because: because.map(str::to_owned),
        })]
    };
    assert_eq!(dock.hear(frame(&payload)), scan(Some(&payload), "matched", None));
    assert_eq!(dock.hear(frame(&payload)), [], "the same again is not taken");
    let values = LabelValues {
        manufacturer: "Lotus".into(),
        batch: "20260517-0002".into(),
        report: "IR-2".into(),
        serial: None,
    };
    let read = Read { values: Some(values), ..Read::default() };
    let typed = Input::Manual { read, reason: "torn".into() };
    assert_eq!(dock.hear(typed), scan(None, "matched-other-form", Some("torn")));
    assert_eq!(dock.hear(frame("menu")), scan(Some("menu"), "extra", None));
}

#[test]
fn what_devices_find_together_is_noted() {
    let mut dock = Dock::new();
    dock.expecting();
    let payload = dock.payload();
    dock.hear(frame(&payload));
    let found = |matched| {
        vec![Body::Reconciliation(Reconciliation {
            shipment: "EXP-7".into(),
            expected: 2,
            matched,
            missing: 2 - matched,
            extra: 0,
            duplicate: 0,
            differs: 0,
            report_sha256: None,
        })]
    };
    assert_eq!(dock.noted(&ShipmentAct::Conclude, None, &[]), found(1));
    let part = dock.at(|open, at| {
        let live = open.live(at).expect("a shipment");
        let (_, file) = live.part_file();
        open.shipments.live = Some(live);
        Part {
            device: shipment::DeviceId::new("dock-2").expect("a name"),
            ..Part::parse(&file).expect("a part")
        }
    });
    let bytes = part.to_json();
    assert_eq!(dock.noted(&ShipmentAct::Join, None, &bytes), found(1));
    assert_eq!(dock.noted(&ShipmentAct::Join, None, &bytes), [], "it was known");
}
