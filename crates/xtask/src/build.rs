//! Builds the page with Trunk, and marks what was built so that browsers never mix two builds.

use std::env;
use std::fs;
use std::path::Path;

use crate::alone::Alone;
use crate::fault::{Fault, Outcome};
use crate::place::Place;
use crate::process::{self, Step};
use crate::setup;
use crate::stamp;

/// What the page's `index.html` holds where the build's id belongs.
///
/// Trunk gives the page's own files names with hashes, but neither the worker's nor copied ones: their addresses end
/// in `?v={build}` instead.
const BUILD_MARK: &str = "{build}";

/// Builds the page into `dist/`.
///
/// # Errors
/// A tool is missing and cannot be installed, or the build fails.
pub(crate) fn page(place: &Place, release: bool) -> Outcome<()> {
    let builder = setup::builder(place, release)?;
    let doing = if release { "building, optimized" } else { "building, not optimized" };
    let _alone = Alone::in_folder(&place.logs())?;
    let how = format!("{doing}, flags {:?}, with {}", env::var_os("RUSTFLAGS"), setup::table(&builder.found));
    let list = |fault| Fault::new(format!("the checkout cannot be listed: {fault}"));
    // Listed before the build: what changes meanwhile is built next time.
    let sources = stamp::sources(place, &how).map_err(list)?;
    if stamp::is_current(place, &sources) {
        println!("page: dist/ is up to date");
        return Ok(());
    }
    let step = Step::start("page", doing, &place.logs(), "page")?;
    // Trunk and its cargo work offline, so that neither fetches a program behind our back: the crates come first.
    let mut fetch = builder.cargo(place);
    fetch.args(["fetch", "--target", setup::TARGET]).current_dir(&place.root);
    step.run(&mut fetch)?;
    let mut trunk = process::command(builder.program("trunk"));
    builder.apply(place, &mut trunk);
    trunk.args(["build", "--offline", if release { "--release=true" } else { "--release=false" }]);
    // Trunk reads NO_COLOR as a yes or no and refuses the usual 1.
    trunk.current_dir(&place.root).env_remove("NO_COLOR");
    // Its own call stack would push cargo's words out of sight.
    trunk.env("RUST_BACKTRACE", "0");
    step.run(&mut trunk)?;
    let id = mark(&place.dist())?;
    stamp::write(place, &sources).map_err(list)?;
    step.done(&format!("dist/ holds build {id}"));
    Ok(())
}

/// Writes the id of what was built into `index.html` and returns it.
fn mark(dist: &Path) -> Outcome<String> {
    let index = dist.join("index.html");
    let at = |fault: std::io::Error| Fault::new(format!("{}: {fault}", index.display()));
    let id = build_id(dist).map_err(at)?;
    let page = fs::read_to_string(&index).map_err(at)?;
    fs::write(&index, page.replace(BUILD_MARK, &id)).map_err(at)?;
    Ok(id)
}

/// A short id of every name and byte in a folder: equal content, equal id.
fn build_id(folder: &Path) -> std::io::Result<String> {
    let mut files = Vec::new();
    list(folder, &mut files)?;
    files.sort();
    let mut hash = Fnv::START;
    for file in files {
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().into_owned();
        // The length between name and content keeps "ab" + "c" apart from "a" + "bc".
        let content = fs::read(&file)?;
        hash = hash.with(name.as_bytes()).with(&content.len().to_le_bytes()).with(&content);
    }
    Ok(format!("{:016x}", hash.0))
}

fn list(folder: &Path, files: &mut Vec<std::path::PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// FNV-1a, 64 bits: enough to tell builds apart, and the same with every version of Rust.
struct Fnv(u64);

impl Fnv {
    const START: Self = Self(0xcbf2_9ce4_8422_2325);

    fn with(self, bytes: &[u8]) -> Self {
        Self(
            bytes
                .iter()
                .fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv() {
        // The published test values of FNV-1a, 64 bits.
        assert_eq!(Fnv::START.with(b"").0, 0xcbf2_9ce4_8422_2325);
        assert_eq!(Fnv::START.with(b"a").0, 0xaf63_dc4c_8601_ec8c);
        assert_eq!(Fnv::START.with(b"foobar").0, 0x8594_4171_f739_67e8);
    }

    #[test]
    fn every_byte_changes_the_id_and_the_page_holds_it() {
        let dist = std::env::temp_dir().join(format!("xtask-build-{}", std::process::id()));
        fs::create_dir_all(dist.join("fonts")).expect("a temporary folder");
        let write = |name: &str, text: &str| fs::write(dist.join(name), text).expect("a file");
        write("index.html", "<script src=\"start.js?v={build}\" data-build=\"{build}\"></script>");
        write("worker.js", "one");
        write("fonts/a.woff2", "font");
        let first = build_id(&dist).expect("an id");
        write("worker.js", "two");
        let second = build_id(&dist).expect("an id");
        assert_ne!(first, second);
        assert_eq!(mark(&dist).expect("an id"), second);
        let page = fs::read_to_string(dist.join("index.html")).expect("the page");
        assert_eq!(page, format!("<script src=\"start.js?v={second}\" data-build=\"{second}\"></script>"));
        fs::remove_dir_all(&dist).expect("its removal");
    }
}
