//! Why a command could not be done, in words for the person who typed it.

use std::fmt;

/// What went wrong and, where there is one, the command that repairs it.
#[derive(Debug)]
pub(crate) struct Fault(String);

impl Fault {
    /// A fault with its text.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// The result of every step.
pub(crate) type Outcome<T> = Result<T, Fault>;
