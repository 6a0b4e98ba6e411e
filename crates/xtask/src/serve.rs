//! Serves the page on this machine, as a plain web host would.

use std::env;
use std::io::{self, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::process::Stdio;

use crate::args::Serve;
use crate::build;
use crate::fault::{Fault, Outcome};
use crate::http::Site;
use crate::place::Place;
use crate::process;

/// Builds if asked to, then serves until it is stopped.
///
/// # Errors
/// The build fails, there is nothing to serve, or the port is in use.
pub(crate) fn run(place: &Place, options: &Serve) -> Outcome<()> {
    // A port in use shows before minutes of building, not after.
    let listener = listen(options)?;
    if options.build {
        build::page(place, options.release)?;
    }
    let folder = options.dist.clone().unwrap_or_else(|| place.dist());
    if !folder.join("index.html").is_file() {
        return Err(Fault::new(format!("{} holds no index.html: build first", folder.display())));
    }
    let site = Site::new(&folder, &options.under)
        .map_err(|fault| Fault::new(format!("{}: {fault}", folder.display())))?;
    let port = listener.local_addr().map_err(|fault| Fault::new(fault.to_string()))?.port();
    let address = format!("http://127.0.0.1:{port}{}/", options.under);
    println!("serve: {} at {address} (Ctrl+C ends it)", folder.display());
    // Whoever started this waits for that line, through a pipe perhaps.
    let _ = io::stdout().flush();
    if options.open {
        open(&address);
    }
    Err(Fault::new(format!("the server stopped: {}", site.serve(&listener))))
}

/// The port asked for; another one only when the person did not ask.
fn listen(options: &Serve) -> Outcome<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match bind(options.port) {
        Err(fault) if fault.kind() == io::ErrorKind::AddrInUse && !options.port_given => bind(0),
        other => other,
    }
    .map_err(|fault| Fault::new(format!("port {} cannot be used: {fault}", options.port)))
}

/// Shows the page, where there is a desktop to show it on.
fn open(address: &str) {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let opener = if cfg!(target_os = "macos") {
        Some("open")
    } else if set("DISPLAY") || set("WAYLAND_DISPLAY") {
        Some("xdg-open")
    } else {
        None
    };
    if let Some(opener) = opener.filter(|_| !set("CI")).and_then(process::find_program) {
        let mut command = process::command(opener);
        command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        // The address is on the screen: a browser that does not start is no fault.
        let _ = command.spawn();
    }
}
