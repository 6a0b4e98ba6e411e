//! Scores the reader on folders of pictures, and draws such folders. Judges nothing.

use crate::fault::Outcome;
use crate::place::Place;
use crate::process;

/// Runs the program that scores pictures; `words` are its own.
///
/// # Errors
/// The build fails, or the program does not understand its words.
pub(crate) fn score(place: &Place, words: &[String]) -> Outcome<()> {
    example(place, "qr-decode", "pictures", words)
}

/// Runs the program that draws pictures; `words` are its own.
///
/// # Errors
/// The build fails, or the program does not understand its words, or cannot write.
pub(crate) fn draw(place: &Place, words: &[String]) -> Outcome<()> {
    example(place, "qr-scene", "draw", words)
}

fn example(place: &Place, package: &str, example: &str, words: &[String]) -> Outcome<()> {
    // Started where the person is: that is where folders are named from.
    let mut program = process::cargo();
    let manifest = place.root.join("Cargo.toml");
    program.args(["run", "--release", "-q", "-p", package, "--example", example, "--manifest-path"]);
    program.arg(manifest).arg("--").args(words);
    process::show(&mut program)
}
