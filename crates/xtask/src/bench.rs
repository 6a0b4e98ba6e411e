//! Prints figures: what a visitor downloads, and how long the work takes. Judges none of them.

use std::path::Path;

use crate::fault::Outcome;
use crate::place::Place;
use crate::process;
use crate::setup;
use crate::test;

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
    if place.root.join("crates/service/examples/bench.rs").is_file() {
        println!("Timings on this machine, without a browser");
        let mut bench = process::cargo();
        bench
            .args(["run", "--release", "-q", "-p", "service", "--example", "bench"])
            .current_dir(&place.root);
        process::show(&mut bench)?;
    }
    if place.e2e().join("bench.mjs").is_file() {
        println!("\nTimings in {}", browser.version);
        node("bench.mjs")?;
    }
    Ok(())
}
