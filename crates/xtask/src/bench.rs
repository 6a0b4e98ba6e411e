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
            .env("TEMQR_CLI", place.target.join("release/temqr"))
            .env("TEMQR_CHROMIUM", &browser.path);
        node
    };
    println!("\nSizes");
    process::show(&mut node("bench-sizes.mjs"))?;
    println!("\nTimings on this machine, without a browser");
    let release = |words: &[&str]| {
        let mut cargo = process::cargo();
        cargo.args(words).current_dir(&place.root);
        process::show(&mut cargo)
    };
    release(&["run", "--release", "-q", "-p", "service", "--example", "bench"])?;
    release(&["build", "--release", "-q", "-p", "temqr"])?;
    println!("\nTimings in {}", browser.version);
    let this = std::env::current_exe().unwrap_or_else(|_| "xtask".into());
    process::show(node("bench.mjs").env("TEMQR_XTASK", this))
}
