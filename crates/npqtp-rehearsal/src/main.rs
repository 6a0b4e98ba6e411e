//! The rehearsal server as a program.

mod arguments;

use std::io::{self, Write};
use std::net::TcpListener;
use std::process::ExitCode;

use arguments::{HELP, Start};

fn main() -> ExitCode {
    let started = match arguments::parse(std::env::args().skip(1)) {
        Ok(None) => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Ok(Some(start)) => serve(start),
        Err(fault) => Err(fault),
    };
    match started {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("error: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn serve(start: Start) -> Result<(), String> {
    let Start { address, options, until_input_ends } = start;
    let listener =
        TcpListener::bind(address).map_err(|fault| format!("{address} cannot be used: {fault}"))?;
    let running = npqtp_rehearsal::serve(listener, options).map_err(|fault| fault.to_string())?;
    println!("rehearsal: unofficial, not the NPQTP, at {} (Ctrl+C ends it)", running.url());
    // Whoever started this waits for that line, through a pipe perhaps.
    let _ = io::stdout().flush();
    if until_input_ends {
        // Whatever is typed is thrown away; a fault in reading is an end, too.
        let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
        running.stop();
    } else {
        running.wait();
    }
    Ok(())
}
