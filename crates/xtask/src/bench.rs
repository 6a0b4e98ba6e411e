//! Prints figures: what a visitor downloads, and how long the work takes. Judges none of them.

use crate::build;
use crate::fault::Outcome;
use crate::place::Place;
use crate::process;
use crate::setup;

/// Builds the page and prints sizes, then the timings for which there are programs.
///
/// # Errors
/// The build fails, or a program that measures does.
pub(crate) fn run(place: &Place) -> Outcome<()> {
    let browser = setup::for_tests(place)?;
    build::page(place, true)?;
    let node = |script: &str| {
        let mut node = process::command("node");
        node.arg(script)
            .current_dir(place.e2e())
            .env("TEMQR_DIST", place.dist())
            .env("TEMQR_CHROMIUM", &browser.path);
        node
    };
    println!("\nSizes");
    process::show(&mut node("bench-sizes.mjs"))?;
    if place.root.join("crates/service/examples/bench.rs").is_file() {
        println!("\nTimings on this machine, without a browser");
        let mut bench = process::cargo();
        bench
            .args(["run", "--release", "-q", "-p", "service", "--example", "bench"])
            .current_dir(&place.root);
        process::show(&mut bench)?;
    }
    if place.e2e().join("bench.mjs").is_file() {
        println!("\nTimings in {}", browser.version);
        let this = std::env::current_exe().unwrap_or_else(|_| "xtask".into());
        process::show(node("bench.mjs").env("TEMQR_XTASK", this))?;
    }
    Ok(())
}
