//! Writes the sample labels as SVG, PNG and PDF and the sample document into a folder, to look at:
//! `cargo run -p label --example preview DIR`.

#[path = "../tests/common/mod.rs"]
mod common;

use std::path::PathBuf;

use label::{DEFAULT_DPI, Date, Meta};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("which folder?")?);
    std::fs::create_dir_all(&folder)?;
    let date = Some(Date { year: 2026, month: 5, day: 17 });
    for (name, content, style) in common::samples() {
        let layout = label::lay_out(&content, common::nameplate(), &style)?;
        let meta = Meta { title: content.values["batch"].clone(), language: "vi".to_owned(), date };
        std::fs::write(folder.join(format!("{name}.svg")), label::svg(&layout.scene, &meta))?;
        std::fs::write(folder.join(format!("{name}.png")), label::png(&layout.scene, DEFAULT_DPI)?)?;
        std::fs::write(folder.join(format!("{name}.pdf")), label::pdf(&layout.scene, &meta)?)?;
        let (width, height) = layout.size;
        println!(
            "{name}: {} × {} mm, module {:.4} mm = {} dots",
            width.0, height.0, layout.module.0, layout.module_dots
        );
        for finding in layout.findings {
            println!("    {} {:?} {:?}", finding.code, finding.span, finding.args);
        }
    }
    std::fs::write(folder.join("document.pdf"), label::document::pdf(&common::document())?)?;
    Ok(())
}
