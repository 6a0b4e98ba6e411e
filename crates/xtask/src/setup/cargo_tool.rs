//! Programs that cargo builds: Trunk and wasm-bindgen.

use std::fs;
use std::path::Path;

use super::Found;
use crate::alone::Alone;
use crate::fault::{Fault, Outcome};
use crate::lock;
use crate::place::Place;
use crate::process::{self, Step};

/// The newest Trunk that builds with the oldest Rust we support.
const TRUNK_VERSION: &str = "0.21.14";
/// Any patch of this series will do when it is on `PATH` already.
const TRUNK_SERIES: &str = "0.21.";

/// One program to find or to build.
struct Tool {
    /// The program's file name.
    program: &'static str,
    /// The crate that builds it.
    package: &'static str,
    /// The version to build.
    version: String,
    /// Which versions on `PATH` will do.
    accepts: fn(found: &str, wanted: &str) -> bool,
    /// More words for `cargo install`.
    options: &'static [&'static str],
    /// What to expect, for the progress line.
    duration: &'static str,
}

/// Trunk: 0.21 from `PATH`, or built.
pub(crate) fn trunk(place: &Place) -> Outcome<Found> {
    ensure(
        place,
        &Tool {
            program: "trunk",
            package: "trunk",
            version: TRUNK_VERSION.to_owned(),
            accepts: |found, _| found.starts_with(TRUNK_SERIES),
            options: &["--locked", "--no-default-features", "--features", "rustls"],
            duration: "2 to 5 minutes, once",
        },
    )
}

/// wasm-bindgen: the very version that `Cargo.lock` holds, from `PATH` or built.
pub(crate) fn wasm_bindgen(place: &Place) -> Outcome<Found> {
    ensure(
        place,
        &Tool {
            program: "wasm-bindgen",
            package: "wasm-bindgen-cli",
            version: lock::version_of(place, "wasm-bindgen")?,
            accepts: |found, wanted| found == wanted,
            // Not `--locked`: its lock file names a version that was taken back.
            options: &[],
            duration: "1 to 4 minutes, once",
        },
    )
}

fn ensure(place: &Place, tool: &Tool) -> Outcome<Found> {
    let home = place.tools.join(format!("{}-{}", tool.package, tool.version));
    let built = home.join("bin").join(tool.program);
    let there = || {
        process::find_program(tool.program).into_iter().chain([built.clone()]).find_map(|candidate| {
            let version = version_of(&candidate).filter(|found| (tool.accepts)(found, &tool.version))?;
            Some(Found::new(tool.program, version, candidate))
        })
    };
    if let Some(found) = there() {
        return Ok(found);
    }
    let _alone = Alone::in_folder(&place.tools)?;
    // Another run may have installed it while this one waited.
    if let Some(found) = there() {
        return Ok(found);
    }
    install(place, tool, &home).map_err(|fault| {
        let by_hand =
            format!("cargo install {} --version {} {}", tool.package, tool.version, tool.options.join(" "));
        Fault::new(format!(
            "{} {} is missing. By hand: `{}`.\n{fault}",
            tool.program,
            tool.version,
            by_hand.trim_end()
        ))
    })?;
    there().ok_or_else(|| Fault::new(format!("{} does not run", built.display())))
}

/// Builds in the cache, so that an interrupted build goes on where it was; moves into place when complete.
fn install(place: &Place, tool: &Tool, home: &Path) -> Outcome<()> {
    let title = format!("set-up: {} {}", tool.program, tool.version);
    let step = Step::start(title, &format!("building ({})", tool.duration), &place.logs(), tool.program)?;
    let build = place.tools.join("build").join(format!("{}-{}", tool.package, tool.version));
    let partial = build.join(format!("root-{}", std::process::id()));
    let mut cargo = process::cargo();
    cargo
        .args(["install", tool.package, "--version", &tool.version, "--no-track", "--force"])
        .args(tool.options)
        .arg("--root")
        .arg(&partial)
        // Not in the checkout, whose .cargo/config.toml is not for other programs.
        .current_dir(&place.tools)
        .env("CARGO_TARGET_DIR", build.join("target"))
        // The program orchestrates; a build of minutes is not worth its speed.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_BUILD_TARGET");
    step.run(&mut cargo)?;
    // What stands there, if anything, did not answer with its version.
    let _ = fs::remove_dir_all(home);
    fs::rename(&partial, home).map_err(|fault| Fault::new(format!("{}: {fault}", home.display())))?;
    let _ = fs::remove_dir_all(&build);
    step.done("ready");
    Ok(())
}

/// What the program at `path` says its version is: the first word with a digit in front.
fn version_of(path: &Path) -> Option<String> {
    version_in(&process::answer(process::command(path).arg("--version"))?)
}

/// `trunk 0.21.14` and `wasm-bindgen 0.2.130 (abc 2026-01-01)` hold their version in the same place.
fn version_in(text: &str) -> Option<String> {
    let word = text.split_whitespace().find(|word| word.starts_with(|first: char| first.is_ascii_digit()))?;
    Some(word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_programs_say() {
        assert_eq!(version_in("trunk 0.21.14").as_deref(), Some("0.21.14"));
        assert_eq!(version_in("wasm-bindgen 0.2.130 (41b8e1a2f 2026-01-01)\n").as_deref(), Some("0.2.130"));
        assert_eq!(version_in("no version"), None);
    }
}
