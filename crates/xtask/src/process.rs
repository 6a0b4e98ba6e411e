//! Runs other programs: shown, captured, or logged with a heartbeat and a time limit.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::fault::{Fault, Outcome};

/// How often a long step says that it is still at work.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How much of a log is read to show its end.
const LOG_TAIL_BYTES: u64 = 16 * 1024;
/// How many of its last lines are shown when a logged program fails.
const LOG_TAIL_LINES: usize = 60;

/// A command that does not inherit what `cargo run` set for this program about itself.
///
/// Left in place, such variables reach the builds started from here and make cargo build things again.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"]
            .iter()
            .any(|own| text.starts_with(own))
        {
            command.env_remove(&name);
        }
    }
    command
}

/// The cargo that runs this program, or the one on `PATH`.
pub(crate) fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The first program of that name in `path` (a `PATH` value), or the file itself when the name is a path.
pub(crate) fn find_program_in(name: &str, path: &OsStr) -> Option<PathBuf> {
    if name.contains('/') {
        return Some(PathBuf::from(name)).filter(|file| is_program(file));
    }
    env::split_paths(path).map(|folder| folder.join(name)).find(|file| is_program(file))
}

/// The first program of that name on this process's `PATH`.
pub(crate) fn find_program(name: &str) -> Option<PathBuf> {
    find_program_in(name, &env::var_os("PATH").unwrap_or_default())
}

fn is_program(file: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::metadata(file).is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
    }
    #[cfg(not(unix))]
    {
        file.is_file()
    }
}

/// This process's `PATH` with folders put before it.
pub(crate) fn path_with(first: &[PathBuf]) -> OsString {
    let old = env::var_os("PATH").unwrap_or_default();
    let folders = first.iter().cloned().chain(env::split_paths(&old));
    // A folder whose name holds the separator cannot be on any PATH.
    env::join_paths(folders).unwrap_or(old)
}

/// Runs a command and gives back what it printed, or nothing when it cannot run or fails.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a command whose output the person sees.
///
/// # Errors
/// The program does not start, or ends with a failure.
pub(crate) fn show(command: &mut Command) -> Outcome<()> {
    let name = spelled(command);
    let status = command.status().map_err(|fault| Fault::new(format!("`{name}` does not start: {fault}")))?;
    if status.success() { Ok(()) } else { Err(Fault::new(format!("`{name}` failed ({status})"))) }
}

/// The command as one would type it.
pub(crate) fn spelled(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// A long step: a title for its progress lines, a log file for everything its programs print.
#[derive(Debug)]
pub(crate) struct Step {
    title: String,
    log: PathBuf,
    started: Instant,
}

impl Step {
    /// Announces the step. `logs` is made if needed; `file` names the log in it, without its ending.
    pub(crate) fn start(title: impl Into<String>, doing: &str, logs: &Path, file: &str) -> Outcome<Self> {
        let title = title.into();
        println!("{title}: {doing}");
        fs::create_dir_all(logs).map_err(|fault| Fault::new(format!("{}: {fault}", logs.display())))?;
        let log = logs.join(format!("{file}.log"));
        // An older run's log would be shown as this one's.
        let _ = fs::remove_file(&log);
        Ok(Self { title, log, started: Instant::now() })
    }

    /// Runs one program of the step, without a limit of time.
    pub(crate) fn run(&self, command: &mut Command) -> Outcome<()> {
        self.run_within(command, None)
    }

    /// Runs one program of the step and ends it, with everything it started, when `limit` is over.
    pub(crate) fn run_within(&self, command: &mut Command, limit: Option<Duration>) -> Outcome<()> {
        let name = spelled(command);
        let log = self.open_log(&name)?;
        let copy = log.try_clone().map_err(|fault| self.log_fault(&fault))?;
        command.stdin(Stdio::null()).stdout(log).stderr(copy);
        if limit.is_some() {
            own_group(command);
        }
        let mut child =
            command.spawn().map_err(|fault| Fault::new(format!("`{name}` does not start: {fault}")))?;
        match self.wait(&mut child, limit)? {
            Some(status) if status.success() => Ok(()),
            Some(status) => Err(Fault::new(format!(
                "`{name}` failed ({status}); the end of {}:\n{}",
                self.log.display(),
                tail(&self.log, LOG_TAIL_LINES)
            ))),
            None => Err(Fault::new(format!(
                "`{name}` gave no answer within {} s",
                limit.unwrap_or_default().as_secs()
            ))),
        }
    }

    /// Says that the step is over and how long it took.
    pub(crate) fn done(self, result: &str) {
        println!("{}: {result} ({} s)", self.title, self.started.elapsed().as_secs());
    }

    fn wait(&self, child: &mut Child, limit: Option<Duration>) -> Outcome<Option<ExitStatus>> {
        let started = Instant::now();
        let mut next_word = HEARTBEAT;
        let mut pause = Duration::from_millis(5);
        loop {
            let status = child.try_wait().map_err(|fault| Fault::new(format!("{}: {fault}", self.title)))?;
            if status.is_some() {
                return Ok(status);
            }
            if limit.is_some_and(|limit| started.elapsed() >= limit) {
                end_group(child);
                return Ok(None);
            }
            if started.elapsed() >= next_word {
                next_word += HEARTBEAT;
                let last = tail(&self.log, 1);
                println!("{}: {} s: {}", self.title, self.started.elapsed().as_secs(), last.trim());
            }
            thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(200));
        }
    }

    fn open_log(&self, name: &str) -> Outcome<File> {
        use std::io::Write;
        let mut log = File::options()
            .create(true)
            .append(true)
            .open(&self.log)
            .map_err(|fault| self.log_fault(&fault))?;
        writeln!(log, "$ {name}").map_err(|fault| self.log_fault(&fault))?;
        Ok(log)
    }

    fn log_fault(&self, fault: &std::io::Error) -> Fault {
        Fault::new(format!("{}: {fault}", self.log.display()))
    }
}

fn own_group(command: &mut Command) {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        command.process_group(0);
    }
    #[cfg(not(unix))]
    let _ = command;
}

fn end_group(child: &mut Child) {
    #[cfg(unix)]
    {
        let group = format!("-{}", child.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
    }
    let _ = child.kill();
    let _ = child.wait();
}

/// The last lines of a file, or nothing when it cannot be read.
fn tail(file: &Path, lines: usize) -> String {
    let read = || -> std::io::Result<String> {
        let mut file = File::open(file)?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(LOG_TAIL_BYTES)))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    let text = read().unwrap_or_default();
    let all: Vec<&str> = text.trim_end().lines().collect();
    all[all.len().saturating_sub(lines)..].join("\n")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn step(name: &str) -> Step {
        let logs = env::temp_dir().join(format!("xtask-process-{}", std::process::id()));
        Step::start("test", "running", &logs, name).expect("a temporary folder")
    }

    #[test]
    fn a_failure_shows_the_end_of_the_log() {
        let fault = step("failure").run(Command::new("sh").args(["-c", "echo broken; exit 3"])).unwrap_err();
        assert!(fault.to_string().contains("broken"), "{fault}");
    }

    #[test]
    fn a_program_without_an_answer_is_ended_with_its_children() {
        let started = Instant::now();
        let fault = step("limit")
            .run_within(
                Command::new("sh").args(["-c", "sleep 60; sleep 60"]),
                Some(Duration::from_millis(200)),
            )
            .unwrap_err();
        assert!(fault.to_string().contains("no answer"), "{fault}");
        assert!(started.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn programs_are_found_by_name_and_by_path() {
        assert!(find_program_in("sh", OsStr::new("/nowhere:/bin")).is_some());
        assert!(find_program_in("/bin/sh", OsStr::new("")).is_some());
        assert!(find_program_in("no-such-program", OsStr::new("/bin")).is_none());
    }
}
