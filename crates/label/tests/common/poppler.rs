//! Renders PDF with poppler's `pdftoppm`, which this project did not write.

use std::io::Write;
use std::process::{Command, Stdio};

/// A grey picture: 0 is black.
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub grey: Vec<u8>,
}

impl Picture {
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        self.grey[y * self.width + x] < 128
    }
}

/// A part of the pages of a file at a resolution, `[left, top, width, height]` in pixels; all of them without one.
///
/// `None` when the program is not here: the test that asks then says so, and checks nothing.
pub fn render(pdf: &[u8], dpi: u32, part: Option<[usize; 4]>) -> Option<Vec<Picture>> {
    let mut command = Command::new("pdftoppm");
    command.args(["-r", &dpi.to_string(), "-gray"]);
    if let Some(part) = part {
        for (name, value) in ["-x", "-y", "-W", "-H"].into_iter().zip(part) {
            command.args([name, &value.to_string()]);
        }
    }
    let child = command.arg("-").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(fault) => {
            eprintln!("NOT CHECKED: pdftoppm (poppler-utils) cannot be started: {fault}");
            return None;
        }
    };
    let mut stdin = child.stdin.take().expect("its input");
    let pdf = pdf.to_vec();
    let writing = std::thread::spawn(move || stdin.write_all(&pdf));
    let output = child.wait_with_output().expect("it ends");
    writing.join().expect("a thread").expect("it reads the file");
    assert!(output.status.success(), "pdftoppm refuses the file");
    let mut rest = output.stdout.as_slice();
    let mut pages = Vec::new();
    while !rest.is_empty() {
        let mut word = || {
            let end = rest.iter().position(u8::is_ascii_whitespace).expect("a head");
            let word = std::str::from_utf8(&rest[..end]).expect("text").to_owned();
            rest = &rest[end + 1..];
            word
        };
        assert_eq!(word(), "P5");
        let [width, height, most] = [word(), word(), word()].map(|word| word.parse().expect("a number"));
        assert_eq!(most, 255usize);
        let (grey, after) = rest.split_at(width * height);
        pages.push(Picture { width, height, grey: grey.to_vec() });
        rest = after;
    }
    Some(pages)
}
