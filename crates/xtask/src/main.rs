//! Sets up, builds, serves and tests the project: `cargo xtask help` says how.

mod alone;
mod args;
mod bench;
mod build;
mod check;
mod fault;
mod http;
mod lock;
mod pictures;
mod place;
mod process;
mod rehearse;
mod serve;
mod setup;
mod stamp;
mod test;

use std::process::ExitCode;

use args::{Command, Pictures};
use fault::Outcome;
use place::Place;

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("error: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: Vec<String>) -> Outcome<()> {
    let command = args::parse(words)?;
    if command == Command::Help {
        print!("{}", args::HELP);
        return Ok(());
    }
    let place = Place::find()?;
    match command {
        Command::Help => Ok(()),
        Command::Setup => setup::everything(&place),
        Command::Serve(options) => serve::run(&place, &options),
        Command::Rehearse(options) => rehearse::run(&place, &options),
        Command::Build { release } => build::page(&place, release),
        Command::Check => check::run(&place),
        Command::Test(which) => test::run(&place, &which),
        Command::Bench => bench::run(&place),
        Command::Pictures(Pictures::Score(words)) => pictures::score(&place, &words),
        Command::Pictures(Pictures::Draw(words)) => pictures::draw(&place, &words),
    }
}
