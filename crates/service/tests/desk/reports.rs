//! Reports: the same facts as pages, as a workbook and as a document for programs.

use service::desk::evidence::{EvidenceJob, ReportFormat, ReportKind, ReportRequest};
use service::desk::{DocumentEdit, DocumentText, ReadabilityAct, ReadabilityJob};
use service::readability::{Device, LabelName, Light, Run, Try, TryOutcome};
use service::report::{Documents, FORMAT, ReadabilityFacts, RegistrationFacts, Report};
use service::vault::{MemoryVault, Vault};
use service::{CalendarDate, DeskJob, PrintFormat, PrintRequest};

use crate::evidence::{ask, entries, request};
use crate::stand::Tab;

const LINES: &str = "manufacturer,production batch number,inspection report,serial number,model\n\
                     Lotus Vacuum,20260517-0001,IR-1,S1,VP-300\n\
                     Lotus Vacuum,20260517-0002,,S2,VP-300\n";

fn wanted(kind: ReportKind, format: ReportFormat) -> ReportRequest {
    ReportRequest { kind, shipment: None, locale: "en".into(), format }
}

fn write<V: Vault>(tab: &mut Tab<'_, V>, request: ReportRequest) -> Vec<u8> {
    let attended = tab.attend(DeskJob::Evidence(EvidenceJob::Report(request)), Vec::new());
    attended.done.bytes.unwrap_or_else(|| panic!("{:?}", attended.done.reply))
}

fn full(vault: &MemoryVault) -> Tab<'_, MemoryVault> {
    let mut tab = Tab::open(vault, "w");
    ask(&mut tab, EvidenceJob::Actor("Nguyễn Thị Hoa".into()));
    tab.take_in("orders.csv", LINES.as_bytes());
    let one = |outcome, time| Try {
        outcome,
        time_ms: Some(time),
        frames: 3,
        margin: (outcome == TryOutcome::Read).then_some(0.6),
        module_px: Some(4.0),
    };
    let tries: Vec<Try> = (0..19)
        .map(|at| one(TryOutcome::Read, 200.0 + f64::from(at) * 13.0))
        .chain([one(TryOutcome::TimedOut, 5_000.0)])
        .collect();
    for (batch, light) in [("20260517-0001", Light::Dim), ("20260517-0002", Light::Glare)] {
        let label = LabelName {
            payload: format!("MFR=Lotus;BATCH={batch}"),
            manufacturer: "Lotus Vacuum".into(),
            batch: batch.into(),
            report: "IR-1".into(),
        };
        let device = Some(Device { name: "Back camera".into(), width: 1920, height: 1080 });
        let run = Run { id: "one".into(), light, begun: CalendarDate::FIRST, device, tries: tries.clone() };
        tab.done(DeskJob::Readability(ReadabilityJob { label, act: ReadabilityAct::Keep(run) }));
    }
    let document = DocumentText { note: "Bản sao công chứng".into(), ..DocumentText::default() };
    tab.done(DeskJob::SetDocument(DocumentEdit {
        kind: "business-licence".into(),
        document: Some(document),
    }));
    tab
}

/// The sheets of a workbook, each with all its cells.
fn sheets(bytes: &[u8]) -> Vec<(String, Vec<String>)> {
    let options = |sheet| intake::Options { sheet: Some(sheet), ..intake::Options::default() };
    let read = |sheet| intake::read(bytes, "a.xlsx", &options(sheet), &mut |_| {});
    let first = read(0).unwrap_or_else(|fault| panic!("{fault:?}"));
    let names = first.sheets.iter().map(|sheet| sheet.name.clone());
    let cells = |(at, name)| {
        let cells = read(at).unwrap_or_else(|fault| panic!("{fault:?}")).cells;
        let texts = (0..cells.rows()).flat_map(|row| (0..cells.columns()).map(move |column| (row, column)));
        (name, texts.map(|(row, column)| cells.get(row, column).to_owned()).collect())
    };
    names.enumerate().map(cells).collect()
}

/// Files to look at, where `TEMQR_LOOK` names a folder.
fn look(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("TEMQR_LOOK") {
        std::fs::write(format!("{folder}/{name}"), bytes).expect("written");
    }
}

#[test]
fn every_report_says_the_same_in_each_file_and_is_written_down() {
    let vault = MemoryVault::default();
    let mut tab = full(&vault);
    tab.done(DeskJob::Print(PrintRequest { leave_out: true, ..request() }, PrintFormat::Pdf));
    for (kind, name, told) in [
        (ReportKind::Readability, "readability", "19 / 20"),
        (ReportKind::Documents, "documents", "20260517-0002"),
        (ReportKind::Registration, "registration", "Bản sao công chứng"),
    ] {
        let root = ask(&mut tab, EvidenceJob::Show).root.expect("a root");
        let pdf = write(&mut tab, wanted(kind, ReportFormat::Pdf));
        assert!(pdf.starts_with(b"%PDF-"));
        look(&format!("{name}.pdf"), &pdf);
        let digest = evidence::Sha256Digest::of(&pdf).to_string();
        let note = &entries(&mut tab)[0];
        assert!(note.members[0].1.contains(&digest), "{note:?}");

        let sheets = sheets(&write(&mut tab, wanted(kind, ReportFormat::Xlsx)));
        assert!(sheets.iter().any(|(_, cells)| cells.iter().any(|cell| cell == told)), "{told}: {sheets:?}");
        assert!(sheets[0].1.iter().any(|cell| cell.starts_with("temqr-root:1:")), "{sheets:?}");

        let json = write(&mut tab, wanted(kind, ReportFormat::Json));
        let value: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
        assert_eq!(
            (&value["format"], &value["written"]["actor"]),
            (&FORMAT.into(), &"Nguyễn Thị Hoa".into())
        );
        assert_ne!(value["written"]["root"].as_str(), Some(&*root), "two reports were written down since");
        match kind {
            ReportKind::Readability => {
                let report: Report<ReadabilityFacts> = serde_json::from_slice(&json).expect("a report");
                let read: Vec<u32> =
                    report.facts.labels.iter().flat_map(|of| &of.lights).map(|(_, of)| of.read).collect();
                assert_eq!(read, [19, 19]);
            }
            ReportKind::Documents => same::<Documents>(&json),
            _ => same::<RegistrationFacts>(&json),
        }
    }
}

/// The document of a report is what it is read as.
fn same<F: serde::de::DeserializeOwned + serde::Serialize>(json: &[u8]) {
    let report: Report<F> = serde_json::from_slice(json).expect("a report");
    assert_eq!(serde_json::to_vec_pretty(&report).expect("JSON"), json);
}
