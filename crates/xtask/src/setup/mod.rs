//! Finds what the project needs, and installs what is missing: fast when all is there, safe to repeat.
//!
//! Every requirement looks first, then tries the ordinary way, then the fallback, then names what is missing and the
//! command a person can run.

mod apt;
mod browser;
mod cargo_tool;
mod debian_rust;
mod node;
mod wasm_target;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::fault::Outcome;
use crate::place::Place;

pub(crate) use wasm_target::{TARGET, WasmCompiler};

/// One thing that is there: a row of the table that `cargo xtask setup` prints.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// What it is.
    pub(crate) name: String,
    /// Its version in its own words.
    pub(crate) version: String,
    /// Where it is.
    pub(crate) path: PathBuf,
}

impl Found {
    fn new(name: impl Into<String>, version: impl Into<String>, path: impl Into<PathBuf>) -> Self {
        Self { name: name.into(), version: version.into(), path: path.into() }
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
    }
}

/// What builds the page: the compiler, and the folders of the other programs for `PATH`.
#[derive(Debug, Clone)]
pub(crate) struct Builder {
    compiler: WasmCompiler,
    folders: Vec<PathBuf>,
    /// What was found, in the order it was looked for.
    pub(crate) found: Vec<Found>,
}

impl Builder {
    /// Makes a command, and every program that it starts, use what was set up.
    pub(crate) fn apply(&self, place: &Place, command: &mut Command) {
        self.compiler.apply(place, &self.folders, command);
    }

    /// Cargo for the browser's target.
    pub(crate) fn cargo(&self, place: &Place) -> Command {
        self.compiler.cargo(place)
    }

    /// The program of that name that was set up.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.found
            .iter()
            .find(|found| found.name == name)
            .map_or_else(|| name.into(), |found| found.path.clone())
    }
}

/// The compiler alone: enough to check the browser's code.
///
/// # Errors
/// It can be neither found nor installed.
pub(crate) fn compiler(place: &Place) -> Outcome<WasmCompiler> {
    wasm_target::ensure(place).map(|(compiler, _)| compiler)
}

/// Everything that builds the page; `optimized` builds also need wasm-opt.
///
/// # Errors
/// Something can be neither found nor installed.
pub(crate) fn builder(place: &Place, optimized: bool) -> Outcome<Builder> {
    let (compiler, rust) = wasm_target::ensure(place)?;
    // First what takes seconds and can fail, then what takes minutes.
    let wasm_opt = if optimized { Some(node::ensure_wasm_opt(place)?) } else { None };
    let mut found = vec![rust, cargo_tool::wasm_bindgen(place)?, cargo_tool::trunk(place)?];
    found.extend(wasm_opt);
    let folders = found[1..].iter().map(|found| found.folder().to_path_buf()).collect();
    Ok(Builder { compiler, folders, found })
}

/// Everything that the browser's tests need beside the page: returns the browser.
///
/// # Errors
/// Node or a browser can be neither found nor installed.
pub(crate) fn for_tests(place: &Place) -> Outcome<Found> {
    node::ensure_packages(place)?;
    let browser = browser::ensure(place)?;
    let _ = browser::ensure_extras(place);
    Ok(browser)
}

/// Installs whatever is missing and prints what is there.
///
/// # Errors
/// Something can be neither found nor installed.
pub(crate) fn everything(place: &Place) -> Outcome<()> {
    let mut found = vec![node::ensure_node()?, node::ensure_packages(place)?, browser::ensure(place)?];
    found.extend(browser::ensure_extras(place));
    found.extend(builder(place, true)?.found);
    println!("{}", table(&found));
    Ok(())
}

/// What was found, a line each, in columns.
pub(crate) fn table(found: &[Found]) -> String {
    let width =
        |cell: fn(&Found) -> &str| found.iter().map(|row| cell(row).chars().count()).max().unwrap_or(0);
    let (names, versions) = (width(|row| &row.name), width(|row| &row.version));
    let row = |row: &Found| format!("{:names$}  {:versions$}  {}", row.name, row.version, row.path.display());
    found.iter().map(row).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_lines_up() {
        let rows =
            [Found::new("node", "v20.1.0", "/usr/bin/node"), Found::new("trunk", "0.21.14", "/a/trunk")];
        assert_eq!(table(&rows), "node   v20.1.0  /usr/bin/node\ntrunk  0.21.14  /a/trunk");
    }
}
