//! Whatever printing can say has a text in every language, with the values that the text asks for.

use std::collections::BTreeSet;

use base::{Dpi, Finding, Mm};
use label::calibration::{Measured, measured};
use label::{Item, LabelError, Printer, PrinterKind, Rect, Roll, Scene, Sheet, sheets};

fn check<'a>(code: &str, args: impl IntoIterator<Item = &'a str>) {
    let row = i18n::all().find(|row| row.key == code);
    let row = row.unwrap_or_else(|| panic!("no text for {code}"));
    let args: BTreeSet<&str> = args.into_iter().collect();
    for placeholder in i18n::placeholders(row.en) {
        assert!(args.contains(placeholder), "{code} has no {placeholder}");
    }
}

fn check_findings(findings: &[Finding], expected: &str) {
    assert!(findings.iter().any(|finding| finding.code == expected), "{expected}: {findings:?}");
    for finding in findings {
        check(&finding.code, finding.args.iter().map(|(name, _)| name.as_ref()));
    }
}

fn check_fault(fault: &LabelError, expected: &str) {
    assert_eq!(fault.code(), expected);
    check(fault.code(), fault.args().iter().map(|(name, _)| *name));
    // The measure's own name can be said too.
    if let Some((_, name)) = fault.args().iter().find(|(name, _)| *name == "name") {
        check(&format!("measure.{}", name.replace('_', "-")), []);
    }
}

#[test]
fn findings_of_sheets_have_texts() {
    let good = sheets()[0].clone();
    let sheet = |change: &dyn Fn(&mut Sheet)| {
        let mut sheet = good.clone();
        change(&mut sheet);
        sheet.check()
    };
    check_findings(&sheet(&|sheet| sheet.pitch_x = Mm(1.0)), "sheet.labels-overlap-across");
    check_findings(&sheet(&|sheet| sheet.pitch_y = Mm(1.0)), "sheet.labels-overlap-down");
    check_findings(&sheet(&|sheet| sheet.left = Mm(99.0)), "sheet.off-paper-across");
    check_findings(&sheet(&|sheet| sheet.top = Mm(99.0)), "sheet.off-paper-down");
    check_findings(&sheet(&|sheet| sheet.top = Mm(1.0)), "sheet.near-edge");
    check_findings(
        &good.lacks_room((Mm(500.0), Mm(1.0))).into_iter().collect::<Vec<_>>(),
        "sheet.label-too-large",
    );
    let roll = Roll { label: Some((Mm(50.0), Mm(30.0))), ..Roll::default() };
    let finding = roll.lacks_room((Mm(500.0), Mm(1.0)));
    check_findings(&finding.into_iter().collect::<Vec<_>>(), "roll.label-too-large");
    let nothing = Mm(f64::NAN);
    let findings = sheet(&|sheet| {
        (sheet.paper, sheet.label, sheet.columns, sheet.rows) =
            ((nothing, nothing), (nothing, nothing), 99, 99);
        (sheet.left, sheet.top, sheet.pitch_x, sheet.pitch_y) = (nothing, nothing, nothing, nothing);
    });
    assert_eq!(findings.len(), 10);
    check_findings(&findings, "sheet.measure");
    for finding in &findings {
        check(&format!("measure.{}", finding.args[0].1.replace('_', "-")), []);
    }
    for note in ["reported", "unverified", "weatherproof"] {
        check(&format!("sheet.note-{note}"), []);
    }
}

#[test]
fn findings_and_faults_of_printers_have_texts() {
    let whole = Rect { x: Mm(0.0), y: Mm(0.0), width: Mm(50.0), height: Mm(30.0) };
    let scene = Scene {
        width: Mm(50.0),
        height: Mm(30.0),
        items: vec![Item::Rule(whole)],
        description: String::new(),
    };
    let exact = Printer::exact(PrinterKind::Thermal, Dpi(300.0));
    let printer = Printer { widest: Some(Mm(40.0)), offset_x: Mm(5.0), ..exact.clone() };
    check_findings(&printer.findings(&scene), "printer.too-narrow");
    check_findings(&printer.findings(&scene), "printer.moved-off-label");
    for (code, args) in
        [("printer.scale-not-applied", ["edge", "printed"]), ("printer.gain-left-over", ["gain", "rest"])]
    {
        check(code, args);
    }
    let bad = |change: &dyn Fn(&mut Printer)| {
        let mut printer = exact.clone();
        change(&mut printer);
        check_fault(&printer.check().expect_err("out of range"), "label.measure-out-of-range");
    };
    bad(&|printer| printer.dots = Dpi(0.0));
    bad(&|printer| printer.scale_x = 2.0);
    bad(&|printer| printer.scale_y = f64::NAN);
    bad(&|printer| printer.offset_x = Mm(21.0));
    bad(&|printer| printer.offset_y = Mm(-21.0));
    bad(&|printer| printer.ink_gain = Mm(0.2));
    bad(&|printer| printer.widest = Some(Mm(0.0)));
    for roll in [
        Roll { gap: Mm(-1.0), ..Roll::default() },
        Roll { gap_across: Mm(99.0), ..Roll::default() },
        Roll { columns: 0, ..Roll::default() },
        Roll { label: Some((Mm(4.0), Mm(30.0))), ..Roll::default() },
        Roll { label: Some((Mm(50.0), Mm(f64::NAN))), ..Roll::default() },
    ] {
        check_fault(&roll.check().expect_err("out of range"), "label.measure-out-of-range");
    }
    let copies = label::zpl(&scene, &exact, &Roll::default(), 0, "").expect_err("no copies");
    check_fault(&copies, "label.measure-out-of-range");
    check_fault(&LabelError::NoPages, "label.no-pages");
    check_fault(&Sheet::parse("{").expect_err("no sheet"), "sheet.unreadable");
    check_fault(&Sheet::parse("{\"version\": 9}").expect_err("newer"), "sheet.too-new");
    check_fault(&Sheet::parse(&" ".repeat(99_999)).expect_err("long"), "sheet.too-large");
    for kind in PrinterKind::ALL {
        check(kind.key(), []);
    }
    check("printer.note-unverified", []);
}

#[test]
fn faults_of_calibration_have_texts() {
    let printer = Printer::exact(PrinterKind::Laser, Dpi(600.0));
    let good = Measured { x_mm: 100.0, y_mm: 100.0, left_mm: None, top_mm: None, wedge_step: None };
    let paper = (Mm(210.0), Mm(297.0));
    for bad in [
        Measured { x_mm: 1.0, ..good },
        Measured { y_mm: 1.0, ..good },
        Measured { left_mm: Some(99.0), ..good },
        Measured { top_mm: Some(99.0), ..good },
        Measured { wedge_step: Some(99.0), ..good },
    ] {
        check_fault(&measured(&printer, paper, &bad).expect_err("implausible"), "calibration.implausible");
    }
    for paper in [(Mm(1.0), Mm(100.0)), (Mm(100.0), Mm(1.0))] {
        check_fault(&measured(&printer, paper, &good).expect_err("no room"), "label.measure-out-of-range");
    }
    for key in ["page-title", "step-print", "step-lines", "step-corner", "step-wedge"] {
        check(&format!("calibration.{key}"), []);
    }
}

#[test]
fn every_preset_can_print() {
    let mut ids: Vec<&str> = Printer::presets().iter().map(|preset| preset.id.as_str()).collect();
    for preset in Printer::presets() {
        assert!(preset.printer.check().is_ok() && !preset.source.is_empty() && !preset.languages.is_empty());
        assert_eq!(preset.printer, preset.printer.uncalibrated(), "{}", preset.id);
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), Printer::presets().len());
}
