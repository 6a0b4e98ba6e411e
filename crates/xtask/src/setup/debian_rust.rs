//! Debian's Rust compiler with a standard library for the browser's target, built here from its sources.
//!
//! For machines that reach Debian's packages but not rustup's server. Debian ships no library for
//! `wasm32-unknown-unknown`; its compiler can build one from the source package, once, and from then on has the
//! target like any other.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::wasm_target::{TARGET, WasmCompiler, has_library};
use super::{Found, apt};
use crate::alone::Alone;
use crate::fault::{Fault, Outcome};
use crate::place::Place;
use crate::process::{self, Step};

/// The linker of the same LLVM as the compiler.
pub(crate) const LINKER: &str = "wasm-ld-22";
const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "lld-22"];
/// What the folder of links offers: the packages' programs under their usual names.
const PROGRAMS: [&str; 5] = ["cargo", "cargo-clippy", "clippy-driver", "rustc", "rustdoc"];
/// The throwaway crate: a library that is built against is a library that is complete.
const MANIFEST: &str = "[package]\nname = \"throwaway\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\
                        [workspace]\n[profile.release]\npanic = \"abort\"\n";
const PROBE: &str = "#[no_mangle]\npub extern \"C\" fn probe() -> usize {\n    \
                     let words: std::collections::HashMap<String, usize> = [(String::from(\"a\"), 1)].into();\n    \
                     println!(\"{words:?}\");\n    words.len()\n}\n";

/// Makes a command forget rustup's proxy, so that the links on `PATH` decide.
pub(crate) fn forget_rustup(command: &mut Command) {
    for name in [
        "RUSTUP_TOOLCHAIN",
        "RUSTC",
        "RUSTDOC",
        "CARGO",
        "RUSTC_WRAPPER",
        "LD_LIBRARY_PATH",
        "RUST_RECURSION_COUNT",
    ] {
        command.env_remove(name);
    }
}

/// The compiler, when everything is there and its library can be built against.
pub(super) fn ready(place: &Place) -> Option<(WasmCompiler, Found)> {
    let compiler = Compiler::find()?;
    let library = compiler.library();
    let complete = process::find_program(LINKER).is_some()
        && PROGRAMS.iter().all(|program| Path::new("/usr/bin").join(program).exists())
        && has_library(&library)
        && compiler.links_against(&library, place);
    if !complete {
        return None;
    }
    let links = link_folder(place).ok()?;
    forget_other_library(&library, &place.web_target()).ok()?;
    let found = Found::new(format!("Rust for {TARGET}"), format!("{} of Debian", compiler.version), RUSTC);
    Some((WasmCompiler::Debian { links }, found))
}

/// Installs the packages, builds the library and puts it beside the compiler's own.
pub(super) fn install(place: &Place) -> Outcome<(WasmCompiler, Found)> {
    if !apt::usable() {
        return Err(Fault::new("it needs apt-get and root"));
    }
    let _alone = Alone::in_folder(&place.tools)?;
    // Another run may have installed it while this one waited.
    if let Some(ready) = ready(place) {
        return Ok(ready);
    }
    let missing: Vec<&str> = PACKAGES.into_iter().filter(|package| !apt::installed(package)).collect();
    if !missing.is_empty() {
        apt::install(place, &missing)?;
    }
    let compiler =
        Compiler::find().ok_or_else(|| Fault::new(format!("{RUSTC} is not the one of rustc-web")))?;
    if !compiler.links_against(&compiler.library(), place) {
        compiler.build_library(place)?;
    }
    ready(place).ok_or_else(|| Fault::new(format!("{RUSTC} still cannot build for {TARGET}")))
}

/// Debian's compiler, of the packages that carry the library's sources.
struct Compiler {
    version: String,
    sysroot: PathBuf,
}

impl Compiler {
    fn find() -> Option<Self> {
        if !apt::installed("rustc-web") {
            return None;
        }
        let version = process::answer(Self::command(RUSTC).arg("--version"))?;
        let version = version.split_whitespace().nth(1)?.to_owned();
        let sysroot = PathBuf::from(process::answer(Self::command(RUSTC).args(["--print", "sysroot"]))?);
        Some(Self { version, sysroot })
    }

    fn command(program: &str) -> Command {
        let mut command = process::command(program);
        forget_rustup(&mut command);
        command
    }

    fn library(&self) -> PathBuf {
        self.sysroot.join("lib/rustlib").join(TARGET).join("lib")
    }

    /// Links a small program against the library: notices one that was copied only in part.
    fn links_against(&self, library: &Path, place: &Place) -> bool {
        let folder = place.tools.join(format!("rust-probe-{}-{}", self.version, std::process::id()));
        if !has_library(library) || fs::create_dir_all(&folder).is_err() {
            return false;
        }
        let source = folder.join("probe.rs");
        let mut rustc = Self::command(RUSTC);
        rustc
            .args(["--edition=2021", "--crate-type=cdylib", "--target", TARGET, "-C", "panic=abort"])
            .args(["-C", "lto=fat", "-C", &format!("linker={LINKER}"), "-o"])
            .arg(folder.join("probe.wasm"))
            .arg(&source);
        let works = fs::write(&source, PROBE).is_ok() && process::answer(&mut rustc).is_some();
        let _ = fs::remove_dir_all(&folder);
        works
    }

    fn build_library(&self, place: &Place) -> Outcome<()> {
        let title = format!("set-up: standard library of Rust {} for {TARGET}", self.version);
        let step = Step::start(title, "building (about 1 minute, once)", &place.logs(), "rust-library")?;
        let crate_folder = place.tools.join(format!("build/rust-library-{}", self.version));
        let written = fs::create_dir_all(crate_folder.join("src"))
            .and_then(|()| fs::write(crate_folder.join("Cargo.toml"), MANIFEST))
            .and_then(|()| fs::write(crate_folder.join("src/lib.rs"), ""));
        written.map_err(|fault| Fault::new(format!("{}: {fault}", crate_folder.display())))?;
        let mut cargo = Self::command(CARGO);
        cargo
            .args(["build", "-Z", "build-std=std,panic_abort,test", "--target", TARGET, "--release"])
            .current_dir(&crate_folder)
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTC", RUSTC)
            // Optimizing a program as a whole, as our profiles do, needs the library's bitcode too.
            .env("RUSTFLAGS", "-C embed-bitcode=yes")
            .env("CARGO_TARGET_DIR", crate_folder.join("target"));
        step.run(&mut cargo)?;
        let built = crate_folder.join("target").join(TARGET).join("release/deps");
        self.copy_library(&built)
            .map_err(|fault| Fault::new(format!("{}: {fault}", self.library().display())))?;
        let _ = fs::remove_dir_all(&crate_folder);
        step.done("ready");
        Ok(())
    }

    /// Copies to a folder beside the library's, then renames: the library is complete or absent.
    fn copy_library(&self, built: &Path) -> std::io::Result<()> {
        let library = self.library();
        let partial = library.with_extension(format!("partial-{}", std::process::id()));
        let _ = fs::remove_dir_all(&partial);
        fs::create_dir_all(&partial)?;
        for entry in fs::read_dir(built)? {
            let entry = entry?;
            let name = entry.file_name();
            let text = name.to_string_lossy();
            if text.ends_with(".rlib") && !text.starts_with("libthrowaway-") {
                fs::copy(entry.path(), partial.join(&name))?;
            }
        }
        if library.exists() {
            fs::remove_dir_all(&library)?;
        }
        fs::rename(&partial, &library)
    }
}

/// Removes what was built against another library: cargo does not notice that the library has changed.
fn forget_other_library(library: &Path, target: &Path) -> std::io::Result<()> {
    let mut files = Vec::new();
    for entry in fs::read_dir(library)? {
        let entry = entry?;
        files.push(format!("{} {}\n", entry.file_name().to_string_lossy(), entry.metadata()?.len()));
    }
    files.sort();
    let (now, note) = (files.concat(), target.join("library.txt"));
    if fs::read_to_string(&note).is_ok_and(|before| before == now) {
        return Ok(());
    }
    let built = target.join(TARGET);
    if built.exists() {
        fs::remove_dir_all(&built)?;
    }
    fs::create_dir_all(target)?;
    fs::write(note, now)
}

/// The folder of links to Debian's programs, made anew when one is missing.
fn link_folder(place: &Place) -> Outcome<PathBuf> {
    let links = place.tools.join("debian-rust");
    for program in PROGRAMS {
        let link = links.join(program);
        let to = Path::new("/usr/bin").join(program);
        if fs::read_link(&link).is_ok_and(|old| old == to) {
            continue;
        }
        let made = fs::create_dir_all(&links).and_then(|()| {
            let _ = fs::remove_file(&link);
            symlink(&to, &link)
        });
        // Another run may have made it at the same moment.
        if made.is_err() && fs::read_link(&link).ok() != Some(to) {
            return Err(Fault::new(format!("{} cannot be made", link.display())));
        }
    }
    Ok(links)
}

#[cfg(unix)]
fn symlink(to: &Path, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(to, link)
}

#[cfg(not(unix))]
fn symlink(_to: &Path, _link: &Path) -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_built_against_another_library_is_removed() {
        let home = std::env::temp_dir().join(format!("xtask-debian-{}", std::process::id()));
        let (library, target) = (home.join("lib"), home.join("target"));
        let built = target.join(TARGET).join("release");
        fs::create_dir_all(&library).expect("a temporary folder");
        for (content, kept) in [("one", false), ("one", true), ("other", false)] {
            fs::write(library.join("libstd-1.rlib"), content).expect("a file");
            fs::create_dir_all(&built).expect("a folder");
            forget_other_library(&library, &target).expect("to look");
            assert_eq!(built.exists(), kept, "{content}");
        }
        fs::remove_dir_all(&home).expect("its removal");
    }
}
