//! A Rust compiler that can build for `wasm32-unknown-unknown`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::{Found, apt, debian_rust};
use crate::fault::{Fault, Outcome};
use crate::place::Place;
use crate::process::{self, Step};

/// The target of the page and its worker.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// How long rustup may take to bring the target where there is another way: without its server it tries for minutes.
const RUSTUP_LIMIT: Duration = Duration::from_secs(25);
/// How long it may take where there is none: a slow line is better than a fault.
const RUSTUP_LIMIT_ALONE: Duration = Duration::from_secs(600);

/// Which compiler builds for the browser.
#[derive(Debug, Clone)]
pub(crate) enum WasmCompiler {
    /// The one that builds everything else too.
    Ordinary,
    /// Debian's, through a folder of links that goes first on `PATH`.
    Debian { links: PathBuf },
}

impl WasmCompiler {
    /// Makes a command, and every program that it starts, use this compiler and the browser's target folder.
    ///
    /// `first` are folders for the front of `PATH`, behind the compiler's own.
    pub(crate) fn apply(&self, place: &Place, first: &[PathBuf], command: &mut Command) {
        let mut folders = first.to_vec();
        if let Self::Debian { links } = self {
            folders.insert(0, links.clone());
            debian_rust::forget_rustup(command);
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", debian_rust::LINKER);
        }
        command.env("PATH", process::path_with(&folders)).env("CARGO_TARGET_DIR", place.web_target());
    }

    /// Cargo for the browser's target.
    pub(crate) fn cargo(&self, place: &Place) -> Command {
        let mut command = match self {
            Self::Ordinary => process::cargo(),
            Self::Debian { links } => process::command(links.join("cargo")),
        };
        self.apply(place, &[], &mut command);
        command
    }
}

/// Finds or installs the target.
///
/// # Errors
/// No way works here; the text says what a person can run.
pub(crate) fn ensure(place: &Place) -> Outcome<(WasmCompiler, Found)> {
    if ordinary_has_target() {
        return Ok((WasmCompiler::Ordinary, found_ordinary()));
    }
    // On such a machine rustup was tried before, and the answer is on disk already.
    if let Some(ready) = debian_rust::ready(place) {
        return Ok(ready);
    }
    let rustup = add_with_rustup(place);
    if rustup.is_ok() && ordinary_has_target() {
        return Ok((WasmCompiler::Ordinary, found_ordinary()));
    }
    if let Err(fault) = &rustup {
        // The log holds the rest.
        println!("set-up: {TARGET}: {}", fault.to_string().split(';').next().unwrap_or_default());
    }
    debian_rust::install(place).map_err(|fault| {
        Fault::new(format!(
            "Rust cannot build for {TARGET} yet. Run `rustup target add {TARGET}`, then this command again.\n\
             The other way, Debian's compiler, did not work either: {fault}"
        ))
    })
}

fn ordinary_has_target() -> bool {
    process::answer(process::command("rustc").args(["--print", "target-libdir", "--target", TARGET]))
        .is_some_and(|folder| has_library(Path::new(&folder)))
}

fn found_ordinary() -> Found {
    let version = process::answer(process::command("rustc").arg("--version")).unwrap_or_default();
    let sysroot = process::answer(process::command("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    Found::new(format!("Rust for {TARGET}"), version.trim_start_matches("rustc "), sysroot)
}

/// Whether a target's library folder holds the two crates that everything needs.
pub(super) fn has_library(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    let names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    ["libcore-", "libstd-"]
        .iter()
        .all(|start| names.iter().any(|name| name.starts_with(start) && name.ends_with(".rlib")))
}

fn add_with_rustup(place: &Place) -> Outcome<()> {
    if process::find_program("rustup").is_none() {
        return Err(Fault::new("there is no rustup to add it"));
    }
    let step = Step::start(format!("set-up: {TARGET}"), "asking rustup", &place.logs(), "rustup")?;
    let limit = if apt::usable() { RUSTUP_LIMIT } else { RUSTUP_LIMIT_ALONE };
    let mut rustup = process::command("rustup");
    rustup.args(["target", "add", TARGET]).env("RUSTUP_MAX_RETRIES", "0");
    step.run_within(&mut rustup, Some(limit))?;
    step.done("added");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_copied_library_is_no_library() {
        let folder = std::env::temp_dir().join(format!("xtask-library-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        assert!(!has_library(&folder));
        fs::write(folder.join("libcore-0123.rlib"), "").expect("a file");
        assert!(!has_library(&folder));
        fs::write(folder.join("libstd-0123.rlib"), "").expect("a file");
        assert!(has_library(&folder));
        fs::remove_dir_all(&folder).expect("its removal");
    }
}
