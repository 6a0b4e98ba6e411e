//! What a shipment should carry, and what the platform says.

use std::io::{Cursor, Read};

use encoding_of::{utf_16, windows_1258};
use service::desk::shipment::{
    ContainerText, RowKind, RowsRequest, ShipmentAct, ShipmentReply, ShipmentText,
};
use service::desk::{Filter, Selection};
use service::shipment::{Counts, EntryId, Outcome, Pallet, PlatformState, Port};
use service::vault::MemoryVault;
use service::{Column, DeskJob, Each, LabelSetup, PrintFormat, PrintRequest};

use crate::stand::{Phone, batch, by_batch, codes, frame, text, values};

mod encoding_of {
    /// Vietnamese in windows-1258, as far as these tests write it.
    pub(super) fn windows_1258(text: &str) -> Vec<u8> {
        let byte = |c: char| match c {
            'Đ' => 0xd0,
            'ơ' => 0xf5,
            'ê' => 0xea,
            'ô' => 0xf4,
            'â' => 0xe2,
            'ư' => 0xfd,
            '\u{301}' => 0xec,
            '\u{300}' => 0xcc,
            '\u{323}' => 0xf2,
            ascii => u8::try_from(u32::from(ascii)).expect("ASCII"),
        };
        text.chars().map(byte).collect()
    }

    pub(super) fn utf_16(text: &str) -> Vec<u8> {
        let units = [0xfeff].into_iter().chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    }
}

/// A phone with a shipment `s-1` of no labels.
fn begun(vault: &MemoryVault) -> Phone<'_> {
    let mut phone = Phone::open(vault, "office");
    phone.view(ShipmentAct::Write(text()));
    phone
}

#[test]
fn what_is_written_down_is_kept_and_looked_at() {
    let vault = MemoryVault::default();
    let mut phone = Phone::open(&vault, "office");
    let container =
        |number: &str, seal: &str| ContainerText { number: number.into(), seals: vec![seal.into()] };
    let written = ShipmentText {
        reference: String::new(),
        port: Port::Other("Da Nang".into()),
        containers: vec![container("CSQU3054383", "S1"), container("CSQU305438O", "S1"), container("", "S3")],
        pallets: vec![Pallet { code: "P".into() }, Pallet { code: "P".into() }],
    };
    let view = phone.view(ShipmentAct::Write(written.clone()));
    assert_eq!(view.text, written, "right or wrong, it stays as it was typed");
    assert_eq!(
        codes(&view.findings),
        ["shipment.reference-required", "shipment.expected-none", "shipment.pallet-twice"]
    );
    let of: Vec<(usize, &str)> = view.container_findings.iter().map(|(at, it)| (*at, &*it.code)).collect();
    assert_eq!(of, [(1, "shipment.container-character"), (2, "shipment.container-required")]);
    assert_eq!(view, phone.view(ShipmentAct::Write(written)), "the same once more changes nothing");
    assert_eq!(codes(&phone.view(ShipmentAct::Write(text())).findings), ["shipment.expected-none"]);
}

#[test]
fn what_is_beyond_all_measure_is_refused() {
    let vault = MemoryVault::default();
    let mut phone = begun(&vault);
    let pallets = vec![Pallet { code: "P".into() }; 20_001];
    let seals = vec![ContainerText { number: String::new(), seals: vec![String::new(); 17] }];
    let containers = vec![ContainerText::default(); 1_001];
    let before = phone.show();
    for (written, code) in [
        (ShipmentText { pallets, ..text() }, "shipment.pallets-too-many"),
        (ShipmentText { containers: seals, ..text() }, "shipment.seals-too-many"),
        (ShipmentText { containers, ..text() }, "shipment.containers-too-many"),
        (ShipmentText { reference: "x".repeat(5_000), ..text() }, "shipment.text-too-long"),
    ] {
        let fault = phone.try_act("s-1", ShipmentAct::Write(written), &[]).expect_err(code);
        assert_eq!(fault.code, code);
    }
    assert_eq!(phone.show(), before);
}

#[test]
fn ids_are_looked_at() {
    let vault = MemoryVault::default();
    let mut phone = begun(&vault);
    for (id, code) in
        [("s-2", "shipment.unknown"), ("", "desk.not-understood"), ("../s-1", "desk.not-understood")]
    {
        for act in [ShipmentAct::Show, ShipmentAct::Forget, ShipmentAct::ExpectNothing, ShipmentAct::Conclude]
        {
            assert_eq!(phone.try_act(id, act, &[]).expect_err(code).code, code, "{id}");
        }
    }
    let refused = phone.try_act("a/b", ShipmentAct::Write(text()), &[]);
    assert_eq!(refused.expect_err("an id").code, "desk.not-understood");
}

#[test]
fn labels_of_records_are_expected_once() {
    let vault = MemoryVault::default();
    let mut phone = Phone::open(&vault, "office");
    phone.load(3);
    let view = phone.view(ShipmentAct::ExpectRecords(Box::new(by_batch())));
    assert_eq!(view.counts.expected, 3);
    let added = &view.findings[0];
    assert_eq!((&*added.code, &*added.args[0].1, &*added.args[1].1), ("shipment.labels-added", "0", "3"));
    // One batch of them, in another form: another label.
    let mut request = by_batch();
    request.selection = Selection { filter: Filter::Batch(batch(2)), ..Selection::default() };
    request.setup.profile = "json".into();
    let view = phone.view(ShipmentAct::ExpectRecords(Box::new(request)));
    assert_eq!((view.counts.expected, view.counts.expected_twice), (4, 1));
    let row = &phone.rows(RowKind::Outcome(Outcome::ExpectedTwice), "")[0];
    assert_eq!(row.values, values("Lotus Vacuum", &batch(2), "IR-2"));
    assert!(row.payload.starts_with('{'), "{}", row.payload);
    assert_eq!(phone.view(ShipmentAct::ExpectNothing).counts, Counts::default());
}

#[test]
fn a_label_in_another_form_is_the_same_label() {
    let vault = MemoryVault::default();
    let mut phone = Phone::open(&vault, "office");
    phone.load(2);
    let plain = [phone.payload(1), phone.payload(2)];
    phone.view(ShipmentAct::ExpectNothing);
    let mut request = by_batch();
    request.setup.profile = "json".into();
    phone.view(ShipmentAct::ExpectRecords(Box::new(request)));
    assert_ne!(phone.payload(1), plain[0]);
    assert_eq!(phone.scan(&plain[0]), ["shipment.matched-other-form"]);
    let wrong = plain[1].replace("IR-2", "IR-Z");
    let heard = phone.hear(frame(&[&wrong]));
    let take = heard.answers[0].take.as_ref().expect("a take");
    assert_eq!(take.code, "shipment.differs", "its fields are compared, not its text");
    assert_eq!((take.differences.len(), take.differences[0].found.as_str()), (1, "IR-Z"));
}

#[test]
fn pieces_are_expected_each() {
    let vault = MemoryVault::default();
    let mut phone = begun(&vault);
    for (at, column, cell) in [(1, Column::Serials, "A1, A2; A3"), (2, Column::Quantity, "2")] {
        let texts = [
            (Column::Manufacturer, "Lotus Vacuum".to_owned()),
            (Column::Batch, batch(at)),
            (Column::Report, format!("IR-{at}")),
            (column, cell.to_owned()),
        ];
        phone.done(DeskJob::AddLine(texts.into()));
    }
    let mut request = PrintRequest { each: Each::Unit, ..by_batch() };
    request.setup.profile = "json".into();
    let expecting = ShipmentAct::ExpectRecords(Box::new(request));
    let view = phone.view(expecting.clone());
    assert_eq!((view.counts.expected, view.counts.expected_twice), (5, 1), "two pieces have one text");
    let serials: Vec<Option<String>> =
        phone.rows(RowKind::All, "").into_iter().map(|row| row.values.serial).collect();
    assert_eq!(serials[..3], ["A1", "A2", "A3"].map(|serial| Some(serial.to_owned())));
    assert_eq!(phone.view(expecting).counts.expected, 5);
}

/// The text in the symbol of each printed label, as the index of the printed files says.
fn printed(phone: &mut Phone<'_>, request: PrintRequest) -> Vec<String> {
    let (_, file) = phone.ask(DeskJob::Print(request, PrintFormat::ZipSvg), &[]);
    let mut archive = zip::ZipArchive::new(Cursor::new(file.expect("a file"))).expect("an archive");
    let mut index = Vec::new();
    archive.by_name("index.csv").expect("an index").read_to_end(&mut index).expect("its bytes");
    let table = intake::read(&index, "index.csv", &intake::Options::default(), &mut |_| {});
    let cells = table.expect("a table").cells;
    (1..cells.rows()).map(|row| cells.get(row, 5).to_owned()).collect()
}

#[test]
fn what_is_expected_is_what_is_printed() {
    let forms = payload::profiles().iter().map(payload::Profile::id).filter(|id| *id != "platform");
    for profile in forms {
        let vault = MemoryVault::default();
        let mut phone = begun(&vault);
        for at in 1..=3 {
            let texts = [
                (Column::Manufacturer, "Lotus Vacuum".to_owned()),
                (Column::Batch, batch(at)),
                (Column::Report, format!("IR-{at}")),
                (Column::Gtin, "09506000134352".to_owned()),
                (Column::Gln, "9506000000015".to_owned()),
                (Column::Serials, format!("S{at}A, S{at}B")),
            ];
            phone.done(DeskJob::AddLine(texts.into()));
        }
        let mut request = PrintRequest { each: Each::Unit, ..by_batch() };
        request.setup.profile = profile.into();
        request.setup.web_address = "https://example.com/v/".into();
        let view = phone.view(ShipmentAct::ExpectRecords(Box::new(request.clone())));
        assert_eq!(view.counts.expected, 6, "{profile}: {:?}", view.findings);
        let rows = phone.rows(RowKind::All, "");
        let expected: Vec<String> = rows.into_iter().map(|row| row.payload).collect();
        assert_eq!(expected, printed(&mut phone, request), "{profile}");
        assert_eq!(phone.scan(&expected[3]), ["shipment.matched"], "{profile}");
    }
}

#[test]
fn labels_that_cannot_be_made_are_told() {
    let vault = MemoryVault::default();
    let mut phone = begun(&vault);
    for (at, report) in [(1, "IR-1"), (2, ""), (3, "")] {
        let texts = [
            (Column::Manufacturer, "A".to_owned()),
            (Column::Batch, batch(at)),
            (Column::Report, report.into()),
        ];
        phone.done(DeskJob::AddLine(texts.into()));
    }
    let view = phone.view(ShipmentAct::ExpectRecords(Box::new(by_batch())));
    assert_eq!(view.counts.expected, 1);
    let not_made = &view.findings[1];
    assert_eq!(&*not_made.code, "shipment.labels-not-made");
    assert_eq!(not_made.args.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), ["2", "2"]);
    assert_eq!(&*view.findings[2].code, "set.batch-without-report", "why the first cannot");
}

#[test]
fn labels_of_a_file_are_expected_and_no_line_is_added() {
    let vault = MemoryVault::default();
    let mut phone = begun(&vault);
    let file =
        "manufacturer;batch;report;serials\nLotus;20260517-0001;IR-1;A1\nLotus;20260517-0001;IR-1;A2\n";
    let setup = || Box::new(LabelSetup { profile: "json".into(), ..LabelSetup::default() });
    for added in ["2", "0"] {
        let mapping = phone.read_file("list.csv", file.as_bytes());
        let view = phone.view(ShipmentAct::ExpectSource { mapping, setup: setup() });
        assert_eq!((&*view.findings[0].args[0].1, view.counts.expected), (added, 2));
    }
    let again = phone.read_file("list.csv", file.as_bytes());
    phone.view(ShipmentAct::ExpectSource { mapping: again.clone(), setup: setup() });
    let gone = ShipmentAct::ExpectSource { mapping: again, setup: setup() };
    assert_eq!(phone.try_act("s-1", gone, &[]).expect_err("put aside").code, "desk.no-source");
    // As if the label had been printed here and read there.
    let payload = phone.rows(RowKind::All, "a2")[0].payload.clone();
    assert_eq!(phone.scan(&payload), ["shipment.matched"]);
    assert_eq!(phone.show().counts.missing, 1);
}

const EXPORT: &str = "receiptNo;batchNo;inspectionReportNo;manufacturer;receivedAt\n\
     R-1;20260517-0001;IR-1;Lotus Vacuum;2026-11-01\n\
     R-2;20260517-0002;IR-2O;Lotus Vacuum;2026-11-01\n\
     R-9;20260901-0009;IR-9;Đông Á Vacuum;2026-11-02\n";

#[test]
fn the_platform_s_export_is_held_against_the_labels() {
    for (name, bytes) in [
        ("utf-8", EXPORT.as_bytes().to_vec()),
        ("windows-1258", windows_1258(&EXPORT.replace('Á', "A\u{301}"))),
        ("utf-16", utf_16(EXPORT)),
    ] {
        let vault = MemoryVault::default();
        let mut phone = Phone::open(&vault, "office");
        phone.load(3);
        phone.read_file("export.csv", &bytes);
        let view = phone.view(ShipmentAct::Platform);
        assert_eq!(view.platform, Some(3), "{name}");
        let Counts { platform_unknown, platform_differs, platform_only, .. } = view.counts;
        assert_eq!((platform_unknown, platform_differs, platform_only), (1, 1, 1), "{name}");
        let lacks = phone.rows(RowKind::PlatformLacks, "");
        assert_eq!(lacks.len(), 2);
        assert!(matches!(lacks[0].platform, PlatformState::Differs { entry: EntryId(1), .. }));
        assert_eq!((lacks[0].receipt.as_deref(), lacks[1].receipt.as_deref()), (Some("R-2"), None));
        let only = &phone.rows(RowKind::PlatformOnly, "")[0];
        assert_eq!((only.code.as_str(), only.receipt.as_deref()), ("shipment.elsewhere", Some("R-9")));
        assert!(only.values.manufacturer.starts_with("Đông"), "{name}: {}", only.values.manufacturer);
        let payloads: Vec<String> = (1..=3).map(|at| phone.payload(at)).collect();
        assert_eq!(phone.scan(&payloads[0]), ["shipment.matched"]);
        assert_eq!(phone.scan(&payloads[1]), ["shipment.matched-platform-lacks"]);
        assert_eq!(phone.show().counts.scanned_unknown, 0, "the platform has it otherwise");
        phone.scan(&payloads[2]);
        assert_eq!(phone.show().counts.scanned_unknown, 1);
        let view = phone.view(ShipmentAct::ForgetPlatform);
        assert_eq!((view.platform, view.counts.platform_only), (None, 0));
    }
}

#[test]
fn what_is_no_export_changes_nothing() {
    let vault = MemoryVault::default();
    let mut phone = Phone::open(&vault, "office");
    phone.load(1);
    assert_eq!(phone.try_act("s-1", ShipmentAct::Platform, &[]).expect_err("no file").code, "desk.no-source");
    phone.read_file("export.csv", EXPORT.as_bytes());
    let before = phone.view(ShipmentAct::Platform);
    phone.read_file("other.csv", b"batchNo;receiptNo\n1;2\n");
    for _ in 0..2 {
        let fault = phone.try_act("s-1", ShipmentAct::Platform, &[]).expect_err("no export");
        assert_eq!(fault.code, "shipment.platform-refused", "the file is still there");
        assert!(codes(&fault.findings).contains(&"platform-export.heading-missing"));
    }
    let after = phone.show();
    assert_eq!((after.counts, after.platform), (before.counts, Some(3)));
    // A row that cannot be read is left out, and told.
    phone.read_file("export.csv", format!("{EXPORT}R-10;{};IR-1;A;\n", "9".repeat(2_000)).as_bytes());
    let view = phone.view(ShipmentAct::Platform);
    assert_eq!(view.platform, Some(3));
    assert!(codes(&view.findings).contains(&"platform-export.cell-too-long"));
}

#[test]
fn rows_are_searched_and_come_in_windows() {
    let vault = MemoryVault::default();
    let mut phone = Phone::open(&vault, "office");
    phone.load(25);
    let mut window = |search: &str, from, count| {
        let request = RowsRequest { kind: RowKind::All, search: search.into(), from, count };
        match phone.act(ShipmentAct::Rows(request.clone())) {
            ShipmentReply::Rows(rows) => {
                assert_eq!(rows.request, request);
                (rows.total, rows.rows.into_iter().map(|row| row.values.report).collect::<Vec<_>>())
            }
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(window("", 23, 10), (25, vec!["IR-24".to_owned(), "IR-25".to_owned()]));
    assert_eq!(window("", 99, 10), (25, vec![]));
    assert_eq!(window("ir-2", 1, 2), (7, vec!["IR-20".to_owned(), "IR-21".to_owned()]));
    assert_eq!(window("LOTUS vac", 0, 1).0, 25);
    assert_eq!(window("nobody", 0, 1), (0, vec![]));
}

#[test]
fn lists_may_change_while_a_container_is_loaded() {
    let vault = MemoryVault::default();
    let mut phone = Phone::open(&vault, "office");
    phone.load(2);
    let payload = phone.payload(1);
    phone.scan(&payload);
    let before = phone.show();
    let view = phone.view(ShipmentAct::ExpectNothing);
    assert_eq!((view.counts.extra, view.session.taken), (1, 1), "what was scanned stays, and is judged anew");
    assert!(view.version > before.version && view.fingerprint != before.fingerprint);
    phone.hear(service::shipment::Input::Acknowledge);
    let view = phone.view(ShipmentAct::ExpectRecords(Box::new(by_batch())));
    assert_eq!((view.counts.extra, view.counts.matched), (0, 1));
    assert_eq!(phone.hear(frame(&[&payload])).answers[0].code, "shipment.again");
}
