//! Writes the sample labels in every template as SVG and PNG, the plain ones as PDF too, and the sample document into a
//! folder, to look at: `cargo run -p label --example preview DIR`.

#[path = "../tests/common/mod.rs"]
mod common;

use std::path::PathBuf;

use label::{DEFAULT_DPI, Date, Meta};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("which folder?")?);
    std::fs::create_dir_all(&folder)?;
    let chinese = common::supply_chinese();
    println!("Chinese face: {chinese}");
    let meta = Meta {
        title: "20260517-0001".to_owned(),
        language: "vi".to_owned(),
        date: Some(Date { year: 2026, month: 5, day: 17 }),
    };
    for template in label::templates() {
        for (name, content, style) in common::samples().into_iter().chain(common::full_samples()) {
            let layout = label::lay_out(&content, template, &style)?;
            let (width, height) = layout.size;
            let name = format!("{}.{name}", template.id());
            println!("{name}: {} × {} mm, module {:.3} mm", width.0, height.0, layout.module.0);
            for finding in &layout.findings {
                println!("    {} {:?} {:?}", finding.code, finding.severity, finding.args);
            }
            std::fs::write(folder.join(format!("{name}.svg")), label::svg(&layout.scene, &meta))?;
            std::fs::write(folder.join(format!("{name}.png")), label::png(&layout.scene, DEFAULT_DPI)?)?;
            if name.ends_with(".plain") {
                std::fs::write(folder.join(format!("{name}.pdf")), label::pdf(&layout.scene, &meta)?)?;
            }
        }
    }
    std::fs::write(folder.join("document.pdf"), label::document::pdf(&common::document())?)?;
    Ok(())
}
