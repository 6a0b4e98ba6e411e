//! Test pages, and printers as they were measured.

use base::{Dpi, Mm};
use service::{Calibration, FileFormat, Job, Measured, Paper, Printer, PrinterKind, Reply, TestPageRequest};

use crate::stand::{catalogue, fault, fault_has_words, run};

const PAPERS: [Paper; 3] = [Paper::A4, Paper::Letter, Paper::Label];

fn request(printer: Printer, paper: Paper, locale: &str, format: FileFormat) -> Job {
    Job::TestPage(TestPageRequest { printer, paper, locale: locale.into(), format })
}

#[test]
fn every_printer_gets_a_test_page_on_every_paper() {
    for printer in catalogue(Vec::new()).printers {
        for paper in PAPERS {
            for format in FileFormat::ALL {
                let job = request(printer.clone(), paper, "vi", format);
                let begin: &[u8] = match format {
                    FileFormat::Pdf => b"%PDF",
                    FileFormat::Zpl => b"^XA",
                    FileFormat::Tspl => b"SIZE",
                    FileFormat::Svg | FileFormat::Png => {
                        assert_eq!(fault(&job, Vec::new()).code, "print.no-test-page");
                        fault_has_words(&fault(&job, Vec::new()));
                        continue;
                    }
                };
                let done = run(&job, Vec::new());
                if let Reply::Failed(fault) = &done.reply {
                    fault_has_words(fault);
                    // No label printer takes a sheet of paper at that resolution.
                    if fault.code == "label.picture-too-large" && paper != Paper::Label {
                        continue;
                    }
                    panic!("{} {paper:?} {format:?}: {fault:?}", printer.name);
                }
                let bytes = done.bytes.expect("a file");
                let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
                assert!(bytes.windows(begin.len()).take(200).any(|part| part == begin), "{format:?}: {head}");
            }
        }
    }
}

#[test]
fn a_page_in_any_language_is_written() {
    for locale in ["en", "vi", "zh-Hans", "zh", "xx", ""] {
        let printer = Printer::exact(PrinterKind::Laser, Dpi(600.0));
        let done = run(&request(printer, Paper::A4, locale, FileFormat::Pdf), Vec::new());
        assert!(matches!(done.reply, Reply::Exported(_)), "{locale}: {:?}", done.reply);
    }
}

#[test]
fn a_calibration_does_not_move_the_page_it_is_measured_on() {
    let exact = Printer::exact(PrinterKind::Laser, Dpi(600.0));
    let calibrated = Printer { scale_x: 1.01, offset_y: Mm(2.0), ink_gain: Mm(0.05), ..exact.clone() };
    let page = |printer| run(&request(printer, Paper::A4, "en", FileFormat::Pdf), Vec::new()).bytes;
    assert_eq!(page(exact), page(calibrated));
}

fn calibrate(x_mm: f64, y_mm: f64, rest: [Option<f64>; 3]) -> Job {
    let [left_mm, top_mm, wedge_step] = rest;
    let measured = Measured { x_mm, y_mm, left_mm, top_mm, wedge_step };
    let printer = Printer::exact(PrinterKind::Laser, Dpi(600.0));
    Job::Calibrate(Calibration { printer, paper: Paper::A4, measured })
}

#[test]
fn what_was_measured_makes_a_printer_that_labels_can_be_made_for() {
    let job = calibrate(99.5, 100.5, [None; 3]);
    let Reply::Calibrated(printer) = run(&job, Vec::new()).reply else { panic!() };
    assert!((printer.scale_x - 100.0 / 99.5).abs() < 1e-9, "{}", printer.scale_x);
    assert!((printer.scale_y - 100.0 / 100.5).abs() < 1e-9, "{}", printer.scale_y);
    let mut request = crate::stand::full();
    request.setup.printer = *printer;
    crate::stand::exported(&request, FileFormat::Pdf);
}

#[test]
fn figures_that_no_printer_has_are_refused() {
    for (x, y, rest) in [
        (0.0, 100.0, [None; 3]),
        (100.0, -100.0, [None; 3]),
        (f64::NAN, 100.0, [None; 3]),
        (100.0, f64::INFINITY, [None; 3]),
        (1000.0, 100.0, [None; 3]),
        (100.0, 10.0, [None; 3]),
        (100.0, 100.0, [Some(f64::NAN), None, None]),
        (100.0, 100.0, [Some(1e9), Some(5.0), None]),
        (100.0, 100.0, [None, None, Some(f64::NAN)]),
        (100.0, 100.0, [None, None, Some(1e9)]),
    ] {
        let fault = fault(&calibrate(x, y, rest), Vec::new());
        assert!(fault.code == "calibration.implausible", "{x} {y} {rest:?}: {fault:?}");
        fault_has_words(&fault);
    }
    let printer = Printer { scale_x: f64::NAN, ..Printer::exact(PrinterKind::Thermal, Dpi(f64::NAN)) };
    let fault = fault(&request(printer, Paper::Label, "en", FileFormat::Zpl), Vec::new());
    fault_has_words(&fault);
}
