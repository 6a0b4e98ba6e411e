//! Prints figures: what a visitor downloads, and how long the work takes. Judges none of them.

use std::path::Path;

use crate::fault::Outcome;
use crate::place::Place;
use crate::process;
use crate::setup;
use crate::test;

/// The programs that measure without a browser: package and example.
const EXAMPLES: [(&str, &str); 8] = [
    ("qr-encode", "bench"),
    ("label", "bench"),
    ("service", "bench"),
    ("service", "bench_records"),
    ("service", "bench_shipments"),
    ("record", "bench"),
    ("intake", "bench"),
    ("intake", "bench_workbook"),
];

/// Builds the page and prints sizes, then the timings for which there are programs.
///
/// # Errors
/// The build fails, or a program that measures does.
pub(crate) fn run(place: &Place) -> Outcome<()> {
    let browser = setup::for_tests(place)?;
    let node = |script: &str| -> Outcome<()> {
        let mut node = test::on_the_page(place, &browser, Path::new("node"))?;
        process::show(node.arg(script))
    };
    node("bench-sizes.mjs")?;
    for (package, example) in EXAMPLES {
        println!("\nTimings of {package} on this machine, without a browser ({example})");
        let mut bench = process::cargo();
        bench.args(["run", "--release", "-q", "-p", package, "--example", example]).current_dir(&place.root);
        process::show(&mut bench)?;
    }
    for script in
        ["bench.mjs", "bench-reading.mjs", "bench-records.mjs", "bench-labels.mjs", "bench-shipments.mjs"]
    {
        println!("\nTimings in {} ({script})", browser.version);
        node(script)?;
    }
    Ok(())
}
