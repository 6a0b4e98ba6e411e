//! A browser for the tests, and what the tests read its pictures and papers with.

use std::env;
use std::path::PathBuf;
use std::time::Duration;

use super::{Found, apt, node};
use crate::fault::{Fault, Outcome};
use crate::place::Place;
use crate::process::{self, Step};

/// Browsers of the Chromium family by the names and in the places they are installed.
const PROGRAMS: [&str; 12] = [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "/snap/bin/chromium",
    "/opt/google/chrome/chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];
/// How long Playwright may take to fetch its browser.
const DOWNLOAD_LIMIT: Duration = Duration::from_secs(180);
const ADVICE: &str = "Install Chromium or Chrome, or run `npx playwright install chromium` in web/e2e, or name a \
                      browser with TEMQR_CHROMIUM";

/// Finds or installs a browser.
///
/// # Errors
/// There is none and none can be installed, or `TEMQR_CHROMIUM` names none.
pub(crate) fn ensure(place: &Place) -> Outcome<Found> {
    if let Some(named) = env::var_os("TEMQR_CHROMIUM").filter(|named| !named.is_empty()) {
        let path = PathBuf::from(named);
        return answering(path.clone())
            .ok_or_else(|| Fault::new(format!("TEMQR_CHROMIUM is {}, which does not run", path.display())));
    }
    if let Some(found) = installed() {
        return Ok(found);
    }
    node::ensure_packages(place)?;
    if let Some(found) = of_playwright(place) {
        return Ok(found);
    }
    if apt::usable() {
        match apt::install(place, &["chromium"]) {
            Ok(()) => {
                if let Some(found) = installed() {
                    return Ok(found);
                }
            }
            Err(fault) => println!("set-up: browser: {fault}"),
        }
    }
    let step = Step::start("set-up: browser", "Playwright downloads Chromium", &place.logs(), "browser")?;
    let mut download = process::command(place.e2e().join("node_modules/.bin/playwright"));
    download.args(["install", "chromium"]).current_dir(place.e2e());
    step.run_within(&mut download, Some(DOWNLOAD_LIMIT))
        .map_err(|fault| Fault::new(format!("there is no browser for the tests. {ADVICE}.\n{fault}")))?;
    step.done("downloaded");
    of_playwright(place).ok_or_else(|| Fault::new(format!("there is no browser for the tests. {ADVICE}.")))
}

/// Fonts for screenshots in Vietnamese and Chinese, and `pdftoppm` to look at papers: asked for, not demanded.
pub(crate) fn ensure_extras(place: &Place) -> Vec<Found> {
    let fonts = || {
        ["vi", "zh"].into_iter().all(|language| {
            let mut list = process::command("fc-list");
            process::answer(list.args([&format!(":lang={language}"), "family"]))
                .is_some_and(|names| !names.is_empty())
        })
    };
    let pdftoppm = || process::find_program("pdftoppm");
    if apt::usable() {
        let mut missing = Vec::new();
        if !fonts() {
            missing.extend(["fontconfig", "fonts-noto-core", "fonts-noto-cjk"]);
        }
        if pdftoppm().is_none() {
            missing.push("poppler-utils");
        }
        if !missing.is_empty()
            && let Err(fault) = apt::install(place, &missing)
        {
            println!("set-up: {fault}");
        }
    }
    let mut found = Vec::new();
    if fonts() {
        found.push(Found::new("fonts", "Vietnamese, Chinese", "fc-list"));
    } else if cfg!(target_os = "linux") {
        println!(
            "set-up: warning: no fonts for Vietnamese or Chinese (fonts-noto-core, fonts-noto-cjk): screenshots show boxes"
        );
    }
    match pdftoppm() {
        Some(path) => found.push(Found::new("pdftoppm", "", path)),
        None => println!(
            "set-up: warning: no pdftoppm (poppler-utils, or `brew install poppler`): tests skip printed pages"
        ),
    }
    found
}

fn installed() -> Option<Found> {
    PROGRAMS.into_iter().filter_map(process::find_program).find_map(answering)
}

/// The browser, if it says its version: `chromium-browser` may be a script that only advises to install one.
fn answering(path: PathBuf) -> Option<Found> {
    let version = process::answer(process::command(&path).arg("--version"))?;
    version.contains(|c: char| c.is_ascii_digit()).then(|| Found::new("browser", version, path))
}

fn of_playwright(place: &Place) -> Option<Found> {
    let mut node = process::command("node");
    let script = "console.log(require('@playwright/test').chromium.executablePath())";
    let path = process::answer(node.args(["-e", script]).current_dir(place.e2e()))?;
    process::find_program(&path).and_then(answering)
}
