//! Where things are: the checkout, its output folders, and the tools shared between checkouts.

use std::env;
use std::path::{Path, PathBuf};

use crate::fault::{Fault, Outcome};

/// The folders one run works in. All paths are absolute.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// The checkout: the folder of the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Cargo's output for this machine.
    pub(crate) target: PathBuf,
    /// Programs that were built once for every checkout of this user.
    pub(crate) tools: PathBuf,
}

impl Place {
    /// Finds the checkout from the working folder, else from where this program was compiled.
    ///
    /// # Errors
    /// No workspace is found, or neither `TEMQR_TOOLS`, `XDG_CACHE_HOME` nor `HOME` is set.
    pub(crate) fn find() -> Outcome<Self> {
        let compiled_at = Path::new(env!("CARGO_MANIFEST_DIR"));
        let here = env::current_dir().map_err(|fault| Fault::new(format!("no working folder: {fault}")))?;
        let root = here
            .ancestors()
            .chain(compiled_at.ancestors())
            .find(|folder| folder.join("crates/xtask/Cargo.toml").is_file())
            .ok_or_else(|| {
                Fault::new("run this inside a checkout: there is no crates/xtask above this folder")
            })?
            .to_path_buf();
        let tools = tools_folder(|name| env::var_os(name).map(PathBuf::from)).ok_or_else(|| {
            Fault::new("set TEMQR_TOOLS to a folder for the build tools: HOME is not set either")
        })?;
        // A relative CARGO_TARGET_DIR is relative to where cargo runs, and here that is the checkout.
        let target = env::var_os("CARGO_TARGET_DIR").filter(|named| !named.is_empty());
        let target = root.join(target.unwrap_or_else(|| "target".into()));
        Ok(Self { target, tools: if tools.is_absolute() { tools } else { here.join(tools) }, root })
    }

    /// The folder that is deployed.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The browser's tests and their node modules.
    pub(crate) fn e2e(&self) -> PathBuf {
        self.root.join("web/e2e")
    }

    /// Cargo's output for the browser: its own, so that two compilers do not undo each other's work.
    pub(crate) fn web_target(&self) -> PathBuf {
        self.target.join("web")
    }

    /// What long-running programs said.
    pub(crate) fn logs(&self) -> PathBuf {
        self.target.join("xtask")
    }
}

/// `$TEMQR_TOOLS`, else `$XDG_CACHE_HOME/temqr`, else `~/.cache/temqr`; an empty variable counts as not set.
fn tools_folder(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    let set = |name: &str| variable(name).filter(|path| !path.as_os_str().is_empty());
    set("TEMQR_TOOLS")
        .or_else(|| set("XDG_CACHE_HOME").map(|cache| cache.join("temqr")))
        .or_else(|| set("HOME").map(|home| home.join(".cache/temqr")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(variables: &[(&str, &str)], expected: Option<&str>) {
        let found = tools_folder(|name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| PathBuf::from(value))
        });
        assert_eq!(found, expected.map(PathBuf::from), "{variables:?}");
    }

    #[test]
    fn the_tools_folder_follows_the_environment() {
        check(&[("TEMQR_TOOLS", "/a"), ("XDG_CACHE_HOME", "/b"), ("HOME", "/c")], Some("/a"));
        check(&[("TEMQR_TOOLS", ""), ("XDG_CACHE_HOME", "/b"), ("HOME", "/c")], Some("/b/temqr"));
        check(&[("HOME", "/c")], Some("/c/.cache/temqr"));
        check(&[], None);
    }

    #[test]
    fn the_checkout_is_found() {
        let place = Place::find().expect("tests run inside the checkout");
        assert!(place.root.join("Cargo.lock").is_file());
    }
}
