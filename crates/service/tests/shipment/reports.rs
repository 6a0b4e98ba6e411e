//! Reports of a shipment: what was found, as pages, a workbook, a document for programs, events, and a dossier of all.

use std::io::{Cursor, Read};

use evidence::manifest::Manifest;
use evidence::{Root, Sha256Digest};
use serde_json::Value;
use service::desk::Outcome;
use service::desk::evidence::{
    EntryView, EvidenceJob, EvidenceReply, ReportFormat, ReportKind, ReportRequest,
};
use service::desk::shipment::ShipmentAct;
use service::evidence::verify;
use service::report::{CrossCheck, Report};
use service::shipment::{Counts, Input, Outcome as Found};
use service::vault::{MemoryVault, Vault};
use service::{Column, DeskJob, Fault, PrintFormat};

use crate::pages;
use crate::stand::{CONTAINER, Phone, batch, by_batch, frame};

const PLATFORM: &str = "receiptNo,batchNo,inspectionReportNo,manufacturer,receivedAt\n\
                        R-1,20260517-0001,IR-1,Lotus Vacuum,2026-11-20\n\
                        R-2,20260517-0002,IR-99,Lotus Vacuum,2026-11-20\n\
                        R-9,20260101-0009,IR-900,Lotus Vacuum,2026-11-20\n";

/// A container with six expected labels, of which two are missing and one differs; a seventh is not expected.
fn loaded(vault: &MemoryVault) -> Phone<'_> {
    let mut phone = Phone::open(vault, "dock-1");
    phone.unix_ms = 1_795_419_925_000;
    phone.done(DeskJob::Evidence(EvidenceJob::Actor("Nguyễn Thị Hoa".into())));
    phone.load(6);
    phone.done(DeskJob::Print(by_batch(), PrintFormat::Pdf));
    let payloads: Vec<String> = (1..=6).map(|at| phone.payload(at)).collect();
    phone.scan(CONTAINER);
    phone.hear(frame(&[&payloads[0], "PAL-1"]));
    phone.scan(&payloads[1]);
    phone.scan("PAL-2");
    phone.scan(&payloads[2]);
    phone.scan(&payloads[0]);
    phone.hear(Input::Acknowledge);
    for wrong in [payloads[3].replace("0004", "O004"), "https://example.com/menu".to_owned()] {
        phone.scan(&wrong);
        phone.hear(Input::Acknowledge);
    }
    phone.read_file("platform.csv", PLATFORM.as_bytes());
    phone.view(ShipmentAct::Platform);
    phone
}

fn request(kind: ReportKind, format: ReportFormat, locale: &str) -> ReportRequest {
    ReportRequest { kind, shipment: Some("s-1".into()), locale: locale.into(), format }
}

fn try_write<V: Vault>(phone: &mut Phone<'_, V>, request: ReportRequest) -> Result<Vec<u8>, Fault> {
    match phone.ask(DeskJob::Evidence(EvidenceJob::Report(request)), &[]) {
        (Outcome::Exported(exported), Some(bytes)) => {
            assert!(exported.name.contains('.') && !exported.name.contains('/'), "{exported:?}");
            Ok(bytes)
        }
        (Outcome::Failed(fault), None) => {
            let text = i18n::text_with(i18n::Locale::Vi, &fault.code, &fault.args);
            assert!(i18n::has(&fault.code) && !text.contains('{'), "{}: {text}", fault.code);
            Err(fault)
        }
        other => panic!("{other:?}"),
    }
}

fn write<V: Vault>(
    phone: &mut Phone<'_, V>,
    kind: ReportKind,
    format: ReportFormat,
    locale: &str,
) -> Vec<u8> {
    let bytes = try_write(phone, request(kind, format, locale)).unwrap_or_else(|fault| panic!("{fault:?}"));
    // Files to look at, where this names a folder.
    if let Ok(folder) = std::env::var("TEMQR_LOOK") {
        let name = format!("{folder}/{}-{locale}.{format:?}", kind.name());
        std::fs::write(name, &bytes).expect("written");
    }
    bytes
}

fn entries<V: Vault>(phone: &mut Phone<'_, V>) -> Vec<EntryView> {
    match phone.done(DeskJob::Evidence(EvidenceJob::Entries { from: 0, count: 500 })) {
        Outcome::Evidence(EvidenceReply::Entries { entries, .. }) => entries,
        other => panic!("{other:?}"),
    }
}

fn root<V: Vault>(phone: &mut Phone<'_, V>) -> String {
    match phone.done(DeskJob::Evidence(EvidenceJob::Show)) {
        Outcome::Evidence(EvidenceReply::Shown(summary)) => summary.root.expect("a root"),
        other => panic!("{other:?}"),
    }
}

/// All text of a PDF, with the white between words of a run and lines as single spaces.
fn text(pdf: &[u8]) -> String {
    let pages = pages::read(pdf);
    let words: Vec<String> = pages.iter().map(|page| pages::text(page)).collect();
    words.join("\n").split_whitespace().collect::<Vec<&str>>().join(" ")
}

#[test]
fn a_cross_check_says_the_same_in_each_file_and_in_two_languages() {
    let vault = MemoryVault::default();
    let mut phone = loaded(&vault);
    let counts = phone.show().counts;
    let expected = Counts {
        expected: 6,
        missing: 2,
        matched: 2,
        differs: 1,
        doubled: 1,
        differing: 1,
        extra: 1,
        platform_unknown: 4,
        platform_differs: 1,
        platform_only: 1,
        ..counts
    };
    assert_eq!(counts, expected);
    for (locale, title) in [
        ("en", "Shipment cross-check / Đối chiếu lô hàng"),
        ("vi", "Đối chiếu lô hàng / Shipment cross-check"),
        // Without its face, Chinese is not set.
        ("zh", "Shipment cross-check / Đối chiếu lô hàng"),
    ] {
        let before = root(&mut phone);
        let pdf = write(&mut phone, ReportKind::CrossCheck, ReportFormat::Pdf, locale);
        let told = text(&pdf);
        for sought in
            [title, "Nguyễn Thị Hoa", "dock-1", CONTAINER, "SEAL-1", &batch(5), "O004", "menu", "IR-99"]
        {
            assert!(told.contains(sought), "{sought} in {told}");
        }
        assert!(told.replace(' ', "").contains(&before), "{before} in {told}");
        let last = &entries(&mut phone)[0];
        assert_eq!(last.kind, "reconciliation");
        let digest = Sha256Digest::of(&pdf).to_string();
        assert!(last.members.contains(&("report_sha256".into(), digest)), "{last:?}");
    }
    let json = write(&mut phone, ReportKind::CrossCheck, ReportFormat::Json, "en");
    let report: Report<CrossCheck> = serde_json::from_slice(&json).expect("a report");
    assert_eq!(serde_json::to_vec_pretty(&report).expect("JSON"), json);
    let facts = report.facts;
    assert_eq!((facts.counts, facts.labels.len(), facts.strays.len()), (counts, 6, 2));
    let of = |found: Found| -> Vec<&str> {
        facts.labels.iter().filter(|label| label.outcome == found).map(|label| &*label.values.batch).collect()
    };
    assert_eq!(of(Found::Missing), [batch(5), batch(6)]);
    assert_eq!((of(Found::Differs), of(Found::Doubled)), (vec![&*batch(4)], vec![&*batch(1)]));
    let scanned: Vec<(&str, u32)> =
        facts.pallets.iter().map(|pallet| (&*pallet.code, pallet.labels)).collect();
    assert_eq!((scanned, facts.containers[0].labels), (vec![("PAL-1", 2), ("PAL-2", 2)], 3));
    let xlsx = write(&mut phone, ReportKind::CrossCheck, ReportFormat::Xlsx, "en");
    let table = intake::read(&xlsx, "a.xlsx", &intake::Options::default(), &mut |_| {});
    let sheets: Vec<String> = table
        .unwrap_or_else(|fault| panic!("{fault:?}"))
        .sheets
        .into_iter()
        .map(|sheet| sheet.name)
        .collect();
    assert!(
        sheets.contains(&"Missing".to_owned()) && sheets.contains(&"All labels".to_owned()),
        "{sheets:?}"
    );
}

#[test]
fn reports_of_documents_are_of_the_shipments_batches() {
    let vault = MemoryVault::default();
    let mut phone = loaded(&vault);
    let texts = [(Column::Manufacturer, "Lotus Vacuum"), (Column::Batch, "20260601-0001")];
    phone.done(DeskJob::AddLine(texts.map(|(column, text)| (column, text.to_owned())).into()));
    let batches = |phone: &mut Phone<'_>, shipment: Option<String>| {
        let request = ReportRequest { shipment, ..request(ReportKind::Documents, ReportFormat::Json, "en") };
        let json = try_write(phone, request).unwrap_or_else(|fault| panic!("{fault:?}"));
        let value: Value = serde_json::from_slice(&json).expect("JSON");
        (value["facts"]["batches"].as_array().map(Vec::len), value["facts"]["shipment"].clone())
    };
    assert_eq!(batches(&mut phone, Some("s-1".into())), (Some(6), "EXP-7".into()));
    assert_eq!(batches(&mut phone, None), (Some(7), "".into()));
}

#[test]
fn a_table_that_is_too_long_for_paper_says_how_much_more_there_is() {
    let vault = MemoryVault::default();
    let mut phone = Phone::open(&vault, "dock-1");
    let lines: String = (0..2_300).map(|at| format!("Lotus Vacuum,20260517-{at:04},IR-{at}\n")).collect();
    let file = format!("manufacturer,production batch number,inspection report\n{lines}");
    let mapping = phone.read_file("orders.csv", file.as_bytes());
    phone.done(DeskJob::Add(mapping));
    phone.load(0);
    let pdf = write(&mut phone, ReportKind::CrossCheck, ReportFormat::Pdf, "en");
    let told = text(&pdf);
    assert!(told.contains("300 more rows are not on paper"), "the end: {}", &told[told.len() - 2_000..]);
    assert!(told.contains("20260517-1999") && !told.contains("20260517-2000"));
    let json = write(&mut phone, ReportKind::CrossCheck, ReportFormat::Json, "en");
    let report: Report<CrossCheck> = serde_json::from_slice(&json).expect("a report");
    assert_eq!(report.facts.labels.len(), 2_300);
}

#[test]
fn events_say_what_the_log_and_the_scans_say_and_when() {
    let vault = MemoryVault::default();
    let mut phone = loaded(&vault);
    let printed = entries(&mut phone).into_iter().find(|entry| entry.kind == "print").expect("a print").at;
    for line in 0..2 {
        let texts = phone.done(DeskJob::Inspect(record::LineId(line)));
        let Outcome::Line(view) = texts else { panic!("{texts:?}") };
        let before = view.texts[Column::ReportDate as usize].clone();
        let edit = service::desk::CellEdit {
            line: record::LineId(line),
            column: Column::ReportDate,
            before,
            after: "2026-11-01".into(),
        };
        phone.done(DeskJob::Edit(edit));
    }
    let file = write(&mut phone, ReportKind::Epcis, ReportFormat::Json, "en");
    let document: Value = serde_json::from_slice(&file).expect("JSON");
    let events = document["epcisBody"]["eventList"].as_array().expect("events");
    let of = |step: &str| -> Vec<&Value> { events.iter().filter(|event| event["bizStep"] == step).collect() };
    assert_eq!(of("commissioning").len(), 6, "each batch was printed");
    assert_eq!(of("commissioning")[0]["eventTime"], printed);
    let inspected = of("inspecting");
    assert_eq!(inspected.len(), 2, "two reports have a day");
    assert_eq!(inspected[0]["eventTime"], "2026-11-01T00:00:00.000+00:00");
    assert_eq!(inspected[0]["bizTransactionList"][0]["bizTransaction"], "urn:x-temqr:report:IR-1");
    let on = |event: &Value| event["childQuantityList"].as_array().map_or(0, Vec::len);
    let packed: Vec<(&str, usize)> = of("packing")
        .into_iter()
        .map(|event| (event["parentID"].as_str().expect("a pallet"), on(event)))
        .collect();
    assert_eq!(packed, [("urn:x-temqr:unit:PAL-1", 2), ("urn:x-temqr:unit:PAL-2", 2)]);
    let [loading] = of("loading")[..] else { panic!("{events:?}") };
    assert_eq!(loading["parentID"], format!("urn:epc:id:bic:{CONTAINER}"));
    assert_eq!(loading["childEPCs"].as_array().map(Vec::len), Some(2), "two pallets");
}

#[test]
fn a_dossier_holds_all_of_it_and_its_manifest_verifies() {
    let vault = MemoryVault::default();
    let mut phone = loaded(&vault);
    let before = root(&mut phone);
    let files = unzipped(&write(&mut phone, ReportKind::Dossier, ReportFormat::Pdf, "en"));
    let file = |name: &str| &files.iter().find(|(of, _)| of == name).unwrap_or_else(|| panic!("{name}")).1;
    let manifest = Manifest::read(file("manifest.json")).expect("a manifest");
    let named = || files.iter().map(|(name, bytes)| (&name[..], &bytes[..]));
    assert_eq!(manifest.differences(named()), []);
    assert_eq!((&*manifest.shipment, manifest.root.as_deref()), ("EXP-7", Some(&*before)));
    let names: Vec<&str> = files.iter().map(|(name, _)| &name[..]).collect();
    for name in
        ["reports/cross-check.pdf", "reports/documents.json", "reports/registration.pdf", "epcis.jsonld"]
    {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
    let root: Root = before.parse().expect("a root");
    assert!(verify(file("evidence.json"), &[root]).expect("evidence").anchored);
    let labels = text_of(file("labels/about.txt"));
    assert!(labels.contains("6 of 6 expected labels"), "{labels}");
    assert!(text(file("labels/labels.pdf")).contains(&batch(6)));
    let mut changed = files.clone();
    changed[1].1.push(b' ');
    let changed = changed.iter().map(|(name, bytes)| (&name[..], &bytes[..]));
    assert_eq!(manifest.differences(changed)[0].code, "manifest.differs");
}

#[test]
fn what_a_dossier_can_do_without_is_told() {
    let vault = MemoryVault::default();
    let mut phone = Phone::open(&vault, "dock-1");
    phone.load(2);
    let files = unzipped(&write(&mut phone, ReportKind::Dossier, ReportFormat::Pdf, "vi"));
    let missing: Vec<&str> =
        files.iter().map(|(name, _)| &name[..]).filter(|name| name.ends_with(".missing.txt")).collect();
    assert_eq!(missing, ["epcis.jsonld.missing.txt", "labels/labels.pdf.missing.txt"]);
    let fault = |phone: &mut Phone<'_>, kind, shipment: Option<&str>| {
        let shipment = shipment.map(str::to_owned);
        let request = ReportRequest { shipment, ..request(kind, ReportFormat::Pdf, "en") };
        try_write(phone, request).expect_err("a fault").code.into_owned()
    };
    for kind in [ReportKind::CrossCheck, ReportKind::Epcis, ReportKind::Dossier] {
        assert_eq!(fault(&mut phone, kind, None), "report.unknown-shipment");
        assert_eq!(fault(&mut phone, kind, Some("s-2")), "shipment.unknown");
    }
    assert_eq!(fault(&mut phone, ReportKind::Epcis, Some("s-1")), "epcis.nothing-known");
}

#[test]
fn a_change_of_a_record_that_a_shipment_carries_is_written_down() {
    let vault = MemoryVault::default();
    let mut phone = Phone::open(&vault, "dock-1");
    phone.load(2);
    let edit = |before: &str, after: &str| {
        let (before, after) = (before.to_owned(), after.to_owned());
        DeskJob::Edit(service::desk::CellEdit {
            line: record::LineId(0),
            column: Column::Report,
            before,
            after,
        })
    };
    phone.done(edit("IR-1", "IR-10"));
    let last = &entries(&mut phone)[0];
    assert_eq!((&*last.kind, &*last.members[0].1), ("edit", "IR-10"));
    phone.view(ShipmentAct::ExpectNothing);
    let before = entries(&mut phone).len();
    phone.done(edit("IR-10", "IR-11"));
    assert_eq!(entries(&mut phone).len(), before, "nothing was printed, and nothing carries it");
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its bytes");
        files.push((file.name().expect("a name").into_owned(), bytes));
    }
    files
}
