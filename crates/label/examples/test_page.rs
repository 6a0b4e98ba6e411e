//! Writes a test page for each kind of paper into a folder, to look at:
//! `cargo run -p label --example test_page DIR`.

use std::path::PathBuf;

use base::{Dpi, Mm};
use label::calibration::{Instructions, test_page};
use label::{Meta, PdfPages, Printer, PrinterKind};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("which folder?")?);
    std::fs::create_dir_all(&folder)?;
    let instructions = Instructions {
        title: "Test page for this printer / Trang thử máy in".to_owned(),
        steps: [
            "Print this page at 100 %, without fitting it to the paper. Then measure and type in five figures.",
            "1, 2: from tick to tick of the line across and of the line down.",
            "3, 4: from the left and from the top edge of the paper to the outer edge of the corner mark.",
            "5: the number of the step at which the upper bar ends exactly where the lower bar begins. Look closely, \
             or with the zoom of a phone. Before it the bars overlap; after it there is white between them.",
            "Hãy in trang này ở tỷ lệ 100 %, không thu vừa khổ giấy. Sau đó đo và nhập năm số.",
        ]
        .map(str::to_owned)
        .to_vec(),
    };
    let papers = [
        ("a4", PrinterKind::Laser, 600.0, (210.0, 297.0)),
        ("letter", PrinterKind::Laser, 1200.0, (215.9, 279.4)),
        ("100x150", PrinterKind::Thermal, 203.2, (100.0, 150.0)),
        ("60x40", PrinterKind::Thermal, 300.0, (60.0, 40.0)),
        ("50x30", PrinterKind::Thermal, 600.0, (50.0, 30.0)),
    ];
    for (name, kind, dpi, (width, height)) in papers {
        let printer = Printer::exact(kind, Dpi(dpi));
        let scene = test_page(&printer, (Mm(width), Mm(height)), &instructions)?;
        let mut pages = PdfPages::new(&Meta::default())?;
        pages.push(&scene, &printer)?;
        std::fs::write(folder.join(format!("{name}.pdf")), pages.finish()?)?;
    }
    Ok(())
}
