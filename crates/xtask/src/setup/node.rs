//! Node, and the packages of `web/e2e` as its lock file has them: wasm-opt, Playwright, independent decoders.

use std::fs;
use std::path::{Path, PathBuf};

use super::Found;
use crate::alone::Alone;
use crate::fault::{Fault, Outcome};
use crate::place::Place;
use crate::process::{self, Step};

/// The oldest Node that the packages run on.
const OLDEST_NODE: u32 = 20;
/// A copy of the lock file that `node_modules` was filled from; written last, so it vouches for all of it.
const STAMP: &str = "node_modules/.filled-from.json";

/// Node and npm themselves.
///
/// # Errors
/// One of them is missing or too old.
pub(crate) fn ensure_node() -> Outcome<Found> {
    let advice = format!(
        "Install Node {OLDEST_NODE} or newer with npm (https://nodejs.org, or your system's packages)"
    );
    let node =
        process::find_program("node").ok_or_else(|| Fault::new(format!("node is missing. {advice}.")))?;
    if process::find_program("npm").is_none() {
        return Err(Fault::new(format!("npm is missing. {advice}.")));
    }
    let version = process::answer(process::command(&node).arg("--version")).unwrap_or_default();
    if major(&version).is_none_or(|major| major < OLDEST_NODE) {
        return Err(Fault::new(format!("{} is Node {version:?}. {advice}.", node.display())));
    }
    Ok(Found::new("node", version, node))
}

/// The node modules of the browser's tests, filled from the lock file when it has changed.
///
/// # Errors
/// Node is missing, or `npm ci` fails.
pub(crate) fn ensure_packages(place: &Place) -> Outcome<Found> {
    ensure_node()?;
    let e2e = place.e2e();
    let found = || Found::new("node modules", "as locked", e2e.join("node_modules"));
    if filled(&e2e) {
        return Ok(found());
    }
    let _alone = Alone::in_folder(&place.logs())?;
    // Another run may have filled it while this one waited.
    if filled(&e2e) {
        return Ok(found());
    }
    let step = Step::start("set-up: node modules", "npm ci in web/e2e", &place.logs(), "npm")?;
    let mut npm = process::command("npm");
    // Playwright would fetch browsers of its own; which browser to use is decided elsewhere.
    npm.args(["ci", "--no-audit", "--no-fund"])
        .current_dir(&e2e)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    step.run(&mut npm).map_err(|fault| {
        Fault::new(format!("node modules are missing. By hand, in web/e2e: `npm ci`.\n{fault}"))
    })?;
    fs::copy(e2e.join("package-lock.json"), e2e.join(STAMP))
        .map_err(|fault| Fault::new(format!("{}: {fault}", e2e.join(STAMP).display())))?;
    step.done("ready");
    Ok(found())
}

/// wasm-opt from the node modules.
///
/// # Errors
/// As [`ensure_packages`], or the package does not run.
pub(crate) fn ensure_wasm_opt(place: &Place) -> Outcome<Found> {
    ensure_packages(place)?;
    let program: PathBuf = place.e2e().join("node_modules/.bin/wasm-opt");
    let version = process::answer(process::command(&program).arg("--version")).ok_or_else(|| {
        Fault::new(format!("{} does not run: remove web/e2e/node_modules and try again", program.display()))
    })?;
    // It says `wasm-opt version 132 (version_132)`.
    let version = version.split_whitespace().nth(2).unwrap_or_default().to_owned();
    Ok(Found::new("wasm-opt", version, program))
}

/// Whether `node_modules` is what the lock file asks for.
fn filled(e2e: &Path) -> bool {
    match (fs::read(e2e.join("package-lock.json")), fs::read(e2e.join(STAMP))) {
        (Ok(wanted), Ok(there)) => wanted == there,
        _ => false,
    }
}

/// The 20 of `v20.11.1`.
fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.11.1"), Some(20));
        assert_eq!(major("v9.0.0"), Some(9));
        assert_eq!(major(""), None);
    }

    #[test]
    fn node_modules_are_filled_again_when_the_lock_file_changes() {
        let e2e = std::env::temp_dir().join(format!("xtask-node-{}", std::process::id()));
        fs::create_dir_all(e2e.join("node_modules")).expect("a temporary folder");
        fs::write(e2e.join("package-lock.json"), "one").expect("a file");
        assert!(!filled(&e2e));
        fs::copy(e2e.join("package-lock.json"), e2e.join(STAMP)).expect("a stamp");
        assert!(filled(&e2e));
        fs::write(e2e.join("package-lock.json"), "two").expect("a file");
        assert!(!filled(&e2e));
        fs::remove_dir_all(&e2e).expect("its removal");
    }
}
