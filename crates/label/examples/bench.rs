//! How long many different labels take as one PDF and how much memory they keep, from 10 labels to 100,000:
//! `cargo run --release -p label --example bench [MOST]`.

#[path = "../tests/common/mod.rs"]
mod common;

use std::time::{Duration, Instant};

use base::Dpi;
use label::{Item, Meta, PdfPages, Printer, PrinterKind, Scene};
use qr_symbol::Modules;

/// A label with other digits and other data modules than every other: a symbol of version 6 and seven runs of text.
fn label(at: usize) -> Scene {
    let content =
        common::content(6, "Atlas Vacuum Co., Ltd.", &format!("20260517-{at:06}"), "QT3-2026/04518");
    let mut scene = label::lay_out(&content, common::nameplate(), &common::style()).expect("a label").scene;
    let mut state = at as u64 * 2 + 1;
    for item in &mut scene.items {
        let Item::Symbol(area) = item else { continue };
        let old = area.modules.clone();
        area.modules = Modules::from_fn(old.edge(), |x, y| {
            state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
            let function = (x < 9 && !(9..=32).contains(&y)) || (x > 32 && y < 9) || x == 6 || y == 6;
            if function { old.is_dark(x, y) } else { state >> 63 == 1 }
        });
    }
    scene
}

/// What the process holds and held at most, in megabytes; 0 where the system does not tell.
fn memory() -> (f64, f64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let megabytes = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        kilobytes.unwrap_or(0.0) / 1024.0
    };
    (megabytes("VmRSS:"), megabytes("VmHWM:"))
}

fn main() {
    let most = std::env::args().nth(1).and_then(|most| most.parse().ok()).unwrap_or(100_000);
    let printer = Printer::exact(PrinterKind::Laser, Dpi(600.0));
    println!("labels   drawn  ms/label   finish  ms/label   bytes/label   held MB   at most MB");
    for count in [10usize, 100, 1_000, 10_000, 100_000].into_iter().filter(|&count| count <= most) {
        // The peak of the largest run so far: each run holds more than all before it.
        let before = memory().0;
        let mut pages = PdfPages::new(&Meta::default()).expect("a file");
        let mut drawing = Duration::ZERO;
        for at in 0..count {
            let scene = label(at);
            let begun = Instant::now();
            pages.push(&scene, &printer).expect("a page");
            drawing += begun.elapsed();
        }
        let held = memory().0 - before;
        let begun = Instant::now();
        let bytes = pages.finish().expect("a file").len();
        let finishing = begun.elapsed();
        let each = |time: Duration| time.as_secs_f64() * 1000.0 / count as f64;
        println!(
            "{count:6} {:6.2} s {:9.4} {:6.2} s {:9.4} {:13.0} {held:9.1} {:12.1}",
            drawing.as_secs_f64(),
            each(drawing),
            finishing.as_secs_f64(),
            each(finishing),
            bytes as f64 / count as f64,
            memory().1,
        );
    }
}
