//! Runs the tests: cargo's own, then the journeys in a real browser.

use std::env;
use std::path::Path;
use std::process::Command;

use crate::args::Test;
use crate::build;
use crate::fault::{Fault, Outcome};
use crate::place::Place;
use crate::process;
use crate::setup;

/// Runs the tests that were asked for.
///
/// # Errors
/// Something is missing and cannot be installed, or a test fails.
pub(crate) fn run(place: &Place, which: &Test) -> Outcome<()> {
    match which {
        Test::All => {
            // What is missing shows before minutes of tests, not after.
            let browser = setup::for_tests(place)?;
            // Both are run whatever the first says: a person wants to see all that fails.
            let results = [native(place, &[]), web(place, &browser, &[])];
            let faults: Vec<String> =
                results.into_iter().filter_map(Result::err).map(|fault| fault.to_string()).collect();
            if faults.is_empty() { Ok(()) } else { Err(Fault::new(faults.join("\nerror: "))) }
        }
        Test::Native(words) => native(place, words),
        Test::Web(words) => web(place, &setup::for_tests(place)?, words),
    }
}

fn native(place: &Place, words: &[String]) -> Outcome<()> {
    let mut tests = process::cargo();
    tests.args(["test", "--workspace", "--no-fail-fast"]).args(words).current_dir(&place.root);
    println!("test: {}", process::spelled(&tests));
    process::show(&mut tests)
}

fn web(place: &Place, browser: &setup::Found, words: &[String]) -> Outcome<()> {
    let mut playwright = on_the_page(place, browser, &place.e2e().join("node_modules/.bin/playwright"))?;
    playwright.arg("test").args(words);
    println!("test: {} in web/e2e, with {}", process::spelled(&playwright), browser.version);
    process::show(&mut playwright)
}

/// Builds the page, the command line and the rehearsal server; a command in `web/e2e` that finds them, and the
/// browser, in its environment.
///
/// # Errors
/// A build fails.
pub(crate) fn on_the_page(place: &Place, browser: &setup::Found, program: &Path) -> Outcome<Command> {
    let mut cli = process::cargo();
    cli.args(["build", "--package", "temqr", "--package", "npqtp-rehearsal"]).current_dir(&place.root);
    println!("{}", process::spelled(&cli));
    process::show(&mut cli)?;
    build::page(place, true)?;
    let this =
        env::current_exe().map_err(|fault| Fault::new(format!("this program has no path: {fault}")))?;
    let mut command = process::command(program);
    command
        .current_dir(place.e2e())
        .env("TEMQR_DIST", place.dist())
        .env("TEMQR_CHROMIUM", &browser.path)
        .env("TEMQR_CLI", place.target.join("debug/temqr"))
        .env("TEMQR_REHEARSAL", place.target.join("debug/npqtp-rehearsal"))
        .env("TEMQR_XTASK", this);
    Ok(command)
}
