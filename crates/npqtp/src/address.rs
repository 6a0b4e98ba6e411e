//! The one origin of a profile, and paths that cannot leave it.
//!
//! Stricter than browsers: they mend backslashes, dots, percent signs, tabs and numbers as hosts, so that a text can
//! look like one address and be another. Whatever they would mend is refused here.
//!
//! Source: WHATWG URL Standard, "Host parsing" and "URL parsing".

use serde::{Deserialize, Serialize};

/// How many characters an origin may have: the longest domain name, scheme and port.
pub const ADDRESS_LIMIT_CHARS: usize = 270;

/// How many characters a path may have.
pub const PATH_LIMIT_CHARS: usize = 200;

const LOOPBACK: [&str; 2] = ["127.0.0.1", "localhost"];

/// Why a text is not an address that may be sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AddressError {
    /// Not `https`, nor `http` to this device in a rehearsal.
    #[error("only https leaves the device")]
    Scheme,
    /// A user or a password stands before the host.
    #[error("a name or password stands in the address")]
    UserInfo,
    /// Not a domain name in the form in which browsers show it: capitals, other scripts, numbers, one label.
    #[error("the host is not a plain domain name")]
    Host,
    /// Not a port from 1 to 65535 without leading zeros, or the one that goes without saying.
    #[error("the port is not plain")]
    Port,
    /// A path, a question or a fragment stands behind the host.
    #[error("more than an origin")]
    MoreThanOrigin,
    /// Longer than [`ADDRESS_LIMIT_CHARS`].
    #[error("too long")]
    TooLong,
    /// Not a path of plain segments, each of ASCII letters, digits, `-`, `_`, `.` and `~`.
    #[error("the path is not plain")]
    Path,
}

impl AddressError {
    /// Stable id and i18n key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Scheme => "submission-profile.origin-scheme",
            Self::UserInfo => "submission-profile.origin-user",
            Self::Host => "submission-profile.origin-host",
            Self::Port => "submission-profile.origin-port",
            Self::MoreThanOrigin => "submission-profile.origin-more",
            Self::TooLong => "submission-profile.origin-long",
            Self::Path => "submission-profile.path",
        }
    }
}

/// Where a profile sends to: scheme, host and port, exactly as a browser writes an origin.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Origin(String);

impl Origin {
    /// Reads `https://host` or `https://host:port`. In a rehearsal also `http` and `https` to `127.0.0.1` and
    /// `localhost`.
    ///
    /// # Errors
    /// What it is instead, by code.
    pub fn parse(text: &str, rehearsal: bool) -> Result<Self, AddressError> {
        if text.len() > ADDRESS_LIMIT_CHARS {
            return Err(AddressError::TooLong);
        }
        let (secure, rest) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
            (Some(rest), _) => (true, rest),
            (None, Some(rest)) if rehearsal => (false, rest),
            _ => return Err(AddressError::Scheme),
        };
        if rest.contains('@') {
            return Err(AddressError::UserInfo);
        }
        if rest.contains(['/', '\\', '?', '#']) {
            return Err(AddressError::MoreThanOrigin);
        }
        let (host, port) = rest.split_once(':').map_or((rest, None), |(host, port)| (host, Some(port)));
        let loopback = rehearsal && LOOPBACK.contains(&host);
        if !loopback && !is_domain(host) {
            return Err(AddressError::Host);
        }
        if !loopback && !secure {
            return Err(AddressError::Scheme);
        }
        let implied = if secure { 443 } else { 80 };
        if port.is_some_and(|port| !is_port(port, implied)) {
            return Err(AddressError::Port);
        }
        Ok(Self(text.to_owned()))
    }

    /// As a browser writes it, such as `https://example.com`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a path stays within the origin that it is put behind.
///
/// # Errors
/// [`AddressError::Path`].
pub(crate) fn check_path(path: &str) -> Result<(), AddressError> {
    let plain = |segment: &str| {
        !matches!(segment, "" | "." | "..")
            && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte))
    };
    let whole = path.strip_prefix('/').is_some_and(|segments| segments.split('/').all(plain));
    if whole && path.len() <= PATH_LIMIT_CHARS { Ok(()) } else { Err(AddressError::Path) }
}

/// At least two labels of small letters, digits and inner hyphens. A last label that begins with a digit is the end
/// of a number address in one of its many forms.
fn is_domain(host: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    host.len() <= 253
        && host.contains('.')
        && host.split('.').all(label)
        && last.starts_with(|c: char| c.is_ascii_lowercase())
        && last != "localhost"
}

fn is_port(port: &str, implied: u16) -> bool {
    let digits = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) && !port.starts_with('0');
    digits && port.parse::<u16>().is_ok_and(|port| port != implied)
}
