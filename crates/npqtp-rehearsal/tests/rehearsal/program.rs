//! The server as a program of its own.

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::process::{Command, Stdio};

fn program(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_npqtp-rehearsal"));
    command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[test]
fn it_says_where_it_is_and_ends_with_its_input() {
    let mut child = program(&["--port", "0", "--until-input-ends"]).spawn().expect("the program");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("a line");
    assert!(line.contains("unofficial, not the NPQTP"), "{line}");
    let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
    assert!(TcpStream::connect(address).is_ok(), "{line}");
    drop(child.stdin.take());
    assert!(child.wait().expect("an end").success());
    assert!(TcpStream::connect(address).is_err(), "it is gone");
}

#[test]
fn what_cannot_be_is_said() {
    for (words, expected) in [
        (&["--help"][..], (true, "Usage: npqtp-rehearsal")),
        (&["--port"], (false, "--port needs a value")),
        (&["--port", "0", "--fault-rate", "2"], (false, "rate is a number from 0 to 1")),
        (&["--port", "0", "--db", "."], (false, "the database cannot be used")),
    ] {
        let output = program(words).output().expect("the program");
        let text =
            String::from_utf8_lossy(if output.status.success() { &output.stdout } else { &output.stderr });
        assert_eq!(output.status.success(), expected.0, "{words:?}: {text}");
        assert!(text.contains(expected.1), "{words:?}: {text}");
    }
}
