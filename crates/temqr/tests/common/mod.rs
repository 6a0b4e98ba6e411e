//! Runs the program as a shell would.
#![allow(dead_code, unreachable_pub, missing_docs)]

use std::ffi::OsStr;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What the program answered.
pub struct Answer {
    pub exit: i32,
    pub out: String,
    pub err: String,
}

impl Answer {
    /// The lines of standard output as JSON.
    pub fn json(&self) -> Vec<serde_json::Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
    }

    /// The answer, held to its exit status.
    pub fn exits(self, status: i32) -> Self {
        assert_eq!(self.exit, status, "out: {}\nerr: {}", self.out, self.err);
        self
    }
}

/// The program with these arguments, in English whatever the machine speaks.
pub fn temqr() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_temqr"));
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "C");
    command
}

pub fn answer(command: &mut Command) -> Answer {
    let output = command.output().expect("the program runs");
    Answer {
        exit: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

pub fn run<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Answer {
    answer(temqr().args(args))
}

/// The program with this on its standard input.
pub fn run_with(input: &[u8], args: &[&str]) -> Answer {
    let mut child = temqr()
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    child.stdin.take().expect("a pipe").write_all(input).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    Answer {
        exit: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// An empty folder of this name.
pub fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

pub const FIELDS: [&str; 6] = [
    "--manufacturer",
    "Công ty Cổ phần Chân không Hoa Sen",
    "--batch",
    "20260517-0001",
    "--report",
    "IR-2026-00418",
];

/// Writes the label of [`FIELDS`] there.
pub fn label(output: &std::path::Path, more: &[&str]) -> Answer {
    answer(temqr().arg("label").args(FIELDS).arg("-o").arg(output).args(more))
}

/// The names of what is in a folder.
pub fn names(folder: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
