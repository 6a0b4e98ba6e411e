//! Debian's packages, where this process may install them.

use std::process::Command;
use std::sync::OnceLock;

use crate::fault::{Fault, Outcome};
use crate::place::Place;
use crate::process::{self, Step};

/// Whether `apt-get install` can work: the program is there and this user is root.
pub(crate) fn usable() -> bool {
    process::find_program("apt-get").is_some()
        && process::answer(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// Whether Debian says that the package is installed.
pub(crate) fn installed(package: &str) -> bool {
    process::answer(Command::new("dpkg-query").args(["-W", "-f=${db:Status-Status}", package])).as_deref()
        == Some("installed")
}

/// Installs packages; the lists are brought up to date once in a run.
///
/// # Errors
/// `apt-get` cannot be used here, or fails.
pub(crate) fn install(place: &Place, packages: &[&str]) -> Outcome<()> {
    static UPDATED: OnceLock<()> = OnceLock::new();
    let list = packages.join(" ");
    if !usable() {
        return Err(Fault::new(format!("run as root: apt-get install {list}")));
    }
    let step = Step::start(format!("set-up: {list}"), "installing with apt-get", &place.logs(), "apt")?;
    if UPDATED.get().is_none() {
        step.run(&mut apt_get(&["update"]))?;
        let _ = UPDATED.set(());
    }
    let mut words = vec!["install", "-y", "--no-install-recommends"];
    words.extend(packages);
    step.run(&mut apt_get(&words))?;
    step.done("installed");
    Ok(())
}

fn apt_get(words: &[&str]) -> Command {
    let mut command = process::command("apt-get");
    // Another apt at work, such as a machine's own updates, is waited for.
    command
        .args(["-q", "-o", "DPkg::Lock::Timeout=300"])
        .args(words)
        .env("DEBIAN_FRONTEND", "noninteractive");
    command
}
