//! Whether `dist/` is what the sources, as they are now, would build to: nothing is built twice.

use std::fs;
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

use crate::place::Place;

/// Folders of the checkout that no build of the page reads.
const NOT_READ: [&str; 5] = [".git", "dist", "node_modules", "target", "e2e"];

/// Everything the page is built from: one line a file with its length and time of change, then how it is built.
///
/// # Errors
/// A folder cannot be read.
pub(crate) fn sources(place: &Place, how: &str) -> io::Result<String> {
    let mut lines = Vec::new();
    let read = |folder: &Path| {
        folder != place.target
            && !folder.file_name().is_some_and(|name| NOT_READ.iter().any(|not| name == *not))
    };
    list(&place.root, &place.root, &read, &mut lines)?;
    lines.sort();
    lines.push(format!("{how}\n"));
    Ok(lines.concat())
}

/// Whether the last build was from these sources, and `dist/` is as it left it.
pub(crate) fn is_current(place: &Place, sources: &str) -> bool {
    let (Ok(written), Ok(now)) = (fs::read_to_string(file(place)), with_dist(place, sources)) else {
        return false;
    };
    place.dist().join("index.html").is_file() && written == now
}

/// Notes that `dist/` was built from these sources.
///
/// # Errors
/// The note cannot be written.
pub(crate) fn write(place: &Place, sources: &str) -> io::Result<()> {
    fs::create_dir_all(place.logs())?;
    fs::write(file(place), with_dist(place, sources)?)
}

fn file(place: &Place) -> std::path::PathBuf {
    place.logs().join("built.txt")
}

fn with_dist(place: &Place, sources: &str) -> io::Result<String> {
    let mut lines = Vec::new();
    list(&place.dist(), &place.root, &|_| true, &mut lines)?;
    lines.sort();
    Ok(format!("{sources}\n{}", lines.concat()))
}

fn list(
    folder: &Path,
    root: &Path,
    read: &impl Fn(&Path) -> bool,
    lines: &mut Vec<String>,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let meta = match fs::metadata(&path) {
            Ok(meta) => meta,
            // An editor's lock is a link to nowhere; other files may vanish while we look.
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => continue,
            Err(fault) => return Err(fault),
        };
        if meta.is_dir() {
            if read(&path) {
                list(&path, root, read, lines)?;
            }
        } else {
            let changed = meta.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
            let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            lines.push(format!("{name} {} {changed}\n", meta.len()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_is_current_until_a_source_or_its_result_changes() {
        let root = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        for folder in ["crates", "dist", "web/e2e", "target/xtask"] {
            fs::create_dir_all(root.join(folder)).expect("a temporary folder");
        }
        let put = |file: &str, text: &str| fs::write(root.join(file), text).expect("a file");
        let place = Place { root: root.clone(), target: root.join("target"), tools: root.join("tools") };
        let current = |how: &str| is_current(&place, &sources(&place, how).expect("a list"));
        let built = || write(&place, &sources(&place, "optimized").expect("a list")).expect("a note");
        put("crates/lib.rs", "one");
        put("dist/index.html", "page");
        assert!(!current("optimized"), "nothing was built");
        built();
        assert!(current("optimized"));
        assert!(!current("not optimized"));
        put("web/e2e/a.spec.mjs", "tests are not built");
        assert!(current("optimized"));
        put("crates/lib.rs", "three");
        assert!(!current("optimized"));
        built();
        put("dist/index.html", "another page");
        assert!(!current("optimized"));
        fs::remove_dir_all(&root).expect("its removal");
    }
}
