//! How the program ends.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use service::Fault;

/// The exit status: the same three numbers for every command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// 0: done, and all is well.
    Well,
    /// 1: done, and something is to be mended.
    Found,
    /// 2: it could not be done.
    NotDone,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Well => 0,
            Exit::Found => 1,
            Exit::NotDone => 2,
        })
    }
}

/// Why a command stopped before its end.
#[derive(Debug)]
pub(crate) enum Stop {
    /// It could not be done, perhaps because of this file.
    Fault {
        /// The file.
        path: Option<PathBuf>,
        /// Why.
        fault: Fault,
    },
    /// The output could not be written.
    Output(io::Error),
}

impl Stop {
    /// Stops because of this file.
    pub(crate) fn at(path: &Path, fault: Fault) -> Self {
        Self::Fault { path: Some(path.to_owned()), fault }
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault { path: None, fault }
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
