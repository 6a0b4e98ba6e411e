//! Formatting, lints and documentation: everything that needs no run of the code.

use std::process::Command;
use std::time::Instant;

use crate::fault::{Fault, Outcome};
use crate::place::Place;
use crate::process;
use crate::setup;

/// Runs every check, then names those that failed.
///
/// # Errors
/// A check fails, or the browser's compiler can be neither found nor installed.
pub(crate) fn run(place: &Place) -> Outcome<()> {
    let browser = setup::compiler(place)?;
    let mut docs = cargo(place, &["doc", "--no-deps", "--workspace"]);
    docs.env("RUSTDOCFLAGS", "-D warnings");
    let mut browser_lints = browser.cargo(place);
    browser_lints
        .args(["clippy", "-p", "web", "--target", setup::TARGET, "--bins", "--lib", "--", "-D", "warnings"])
        .current_dir(&place.root);
    let checks = [
        ("formatting", cargo(place, &["fmt", "--all", "--check"])),
        ("lints", cargo(place, &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])),
        ("lints for the browser", browser_lints),
        ("documentation", docs),
    ];
    let mut failed = Vec::new();
    for (name, mut command) in checks {
        println!("check: {name}: {}", process::spelled(&command));
        let started = Instant::now();
        match process::show(&mut command) {
            Ok(()) => println!("check: {name}: good ({} s)", started.elapsed().as_secs()),
            Err(fault) => {
                println!("check: {name}: {fault}");
                failed.push(name);
            }
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(Fault::new(format!("failed: {}", failed.join(", ")))) }
}

fn cargo(place: &Place, words: &[&str]) -> Command {
    let mut command = process::cargo();
    command.args(words).current_dir(&place.root);
    command
}
