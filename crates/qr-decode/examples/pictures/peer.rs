//! Another reader beside ours: zxing-cpp, by its Python wheel, on the same grey pixels in the same run.

use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use base::Luma;

use crate::truth::Message;

/// The program that reads pictures from its input.
const PROGRAM: &str = include_str!("peers.py");

/// How to get what the program needs.
pub(crate) const HINT: &str =
    "zxing-cpp is not there: `pip install zxing-cpp numpy` for the python3 in the path";

/// A reader in a process of its own.
#[derive(Debug)]
pub(crate) struct Peer {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// Its name and version.
    pub(crate) name: String,
}

impl Peer {
    /// Starts it; nothing where python3 or the wheel is missing.
    pub(crate) fn start() -> Option<Self> {
        let mut process = Command::new("python3")
            .args(["-c", PROGRAM])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let input = process.stdin.take()?;
        let mut output = BufReader::new(process.stdout.take()?);
        let mut name = String::new();
        let is_there = output.read_line(&mut name).is_ok_and(|bytes| bytes > 0);
        let name = name.trim().to_owned();
        is_there.then_some(Self { process, input, output, name })
    }

    /// What it reads in a picture, and how long that took it, by its own clock.
    pub(crate) fn read(&mut self, image: &Luma) -> io::Result<(Vec<Message>, Duration)> {
        writeln!(self.input, "{} {}", image.width(), image.height())?;
        self.input.write_all(image.pixels())?;
        self.input.flush()?;
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        parse(line.trim_end()).ok_or_else(|| io::Error::other(format!("the peer said {line:?}")))
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Nanoseconds, then `text:bytes` a message, both hexadecimal.
fn parse(line: &str) -> Option<(Vec<Message>, Duration)> {
    let mut words = line.split(' ');
    let time = Duration::from_nanos(words.next()?.parse().ok()?);
    let messages = words.map(|word| {
        let (text, bytes) = word.split_once(':')?;
        Some(Message { text: String::from_utf8(unhex(text)?).ok(), bytes: unhex(bytes)? })
    });
    Some((messages.collect::<Option<_>>()?, time))
}

fn unhex(digits: &str) -> Option<Vec<u8>> {
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    digits.as_bytes().chunks(2).map(pair).collect()
}
