//! Serves the page, and beside it an unofficial platform to submit to.

use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use crate::args::Rehearse;
use crate::fault::{Fault, Outcome};
use crate::place::Place;
use crate::process;
use crate::serve;

/// The platform's program, while it runs.
#[derive(Debug)]
struct Platform {
    program: Child,
    /// The program ends when this does: also when this process is killed, and has no time to end it.
    input: Option<ChildStdin>,
    /// Held, so that the program can always print.
    _lines: Lines<BufReader<ChildStdout>>,
}

impl Drop for Platform {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.program.wait();
    }
}

/// Starts the platform, then builds and serves the page, until it is stopped. Both end together.
///
/// # Errors
/// The platform does not build or start, or the page cannot be served.
pub(crate) fn run(place: &Place, options: &Rehearse) -> Outcome<()> {
    if options.platform.iter().any(|word| matches!(word.as_str(), "--help" | "-h")) {
        return process::show(program(place).arg("--help"));
    }
    let _platform = start(place, &options.platform)?;
    serve::run(place, &options.page)
}

fn start(place: &Place, words: &[String]) -> Outcome<Platform> {
    let mut command = program(place);
    command.arg("--until-input-ends").args(words).stdin(Stdio::piped()).stdout(Stdio::piped());
    println!("rehearse: {}", process::spelled(&command));
    let mut child = command
        .spawn()
        .map_err(|fault| Fault::new(format!("`{}` does not start: {fault}", process::spelled(&command))))?;
    let pipes = (child.stdin.take(), child.stdout.take());
    let (input, Some(output)) = pipes else { return Err(Fault::new("the platform has no output")) };
    let mut lines = BufReader::new(output).lines();
    // Built and at its port, or it would not say where it is. Why it is not, it has printed.
    let Some(Ok(line)) = lines.next() else {
        let _ = child.wait();
        return Err(Fault::new("the platform did not start"));
    };
    println!("{line}");
    Ok(Platform { program: child, input, _lines: lines })
}

fn program(place: &Place) -> std::process::Command {
    let mut command = process::cargo();
    command.args(["run", "--package", "npqtp-rehearsal", "--"]).current_dir(&place.root);
    command
}
