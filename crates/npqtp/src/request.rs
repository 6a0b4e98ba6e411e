//! A request as the caller's network has to send it: nothing is left to decide.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::access::Access;
use crate::profile::{Authentication, Profile, TokenEncoding};

/// The verb of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Asks.
    Get,
    /// Sends.
    Post,
}

/// What a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Credentials leave, a token comes.
    Authenticate,
    /// Records leave.
    Send,
    /// Keys of records leave.
    Lookup,
}

/// A request as it has to leave. Redirects must not be followed, and nothing may be added: no cookies, no referrer.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// What it is for.
    pub purpose: Purpose,
    /// Its verb.
    pub method: Method,
    /// The origin that it goes to.
    pub origin: String,
    /// Path and query.
    pub target: String,
    /// Names in small letters, and values. One of them may be a secret.
    pub headers: Vec<(String, String)>,
    /// Its bytes; those of [`Purpose::Authenticate`] are a secret.
    pub body: Vec<u8>,
    /// How many records it is about.
    pub records: usize,
    /// After so long without a whole answer, tell [`crate::Event::TimedOut`].
    pub timeout_ms: u64,
    /// Stop reading the answer once it has more bytes, and hand over what there is.
    pub largest_response_bytes: usize,
}

impl Request {
    /// Where it goes.
    pub fn url(&self) -> String {
        format!("{}{}", self.origin, self.target)
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        let Self { purpose, method, body, .. } = self;
        write!(f, "Request({purpose:?} {method:?} {}, {names:?}, {} bytes)", self.url(), body.len())
    }
}

/// The question for a token; `None` where the profile asks for none or the credentials are of another kind.
pub(crate) fn authenticate(profile: &Profile, access: &Access) -> Option<Request> {
    let Authentication::ClientCredentials { path, encoding, id, secret, .. } = profile.authentication()
    else {
        return None;
    };
    let (client, word) = access.client_parts()?;
    let (kind, body) = match encoding {
        TokenEncoding::Json => {
            let members = [(id.clone(), client.into()), (secret.clone(), word.into())];
            ("application/json", Value::Object(Map::from_iter(members)).to_string())
        }
        TokenEncoding::Form => {
            let pairs = [("grant_type", "client_credentials"), (id, client), (secret, word)];
            let pairs = pairs.map(|(name, value)| format!("{}={}", escaped(name), escaped(value)));
            ("application/x-www-form-urlencoded", pairs.join("&"))
        }
    };
    let mut request = plain(profile, Purpose::Authenticate, Method::Post, path.clone());
    request.headers.push(("content-type".to_owned(), kind.to_owned()));
    request.body = body.into_bytes();
    Some(request)
}

/// Records on their way.
pub(crate) fn send(profile: &Profile, access: &Access, body: String, records: usize) -> Request {
    let mut request = plain(profile, Purpose::Send, Method::Post, profile.submit_path.clone());
    request.headers.push(("content-type".to_owned(), "application/json".to_owned()));
    request.headers.extend(access.header(profile));
    request.body = body.into_bytes();
    request.records = records;
    request
}

/// The question which of the keys the platform has. Keys are hexadecimal digits: nothing has to be escaped.
pub(crate) fn lookup(profile: &Profile, access: &Access, keys: &[&str]) -> Request {
    let target = format!("{}?{}={}", profile.lookup.path, profile.lookup.parameter, keys.join(","));
    let mut request = plain(profile, Purpose::Lookup, Method::Get, target);
    request.headers.extend(access.header(profile));
    request.records = keys.len();
    request
}

fn plain(profile: &Profile, purpose: Purpose, method: Method, target: String) -> Request {
    Request {
        purpose,
        method,
        origin: profile.origin.as_str().to_owned(),
        target,
        headers: vec![("accept".to_owned(), "application/json".to_owned())],
        body: Vec::new(),
        records: 0,
        timeout_ms: u64::from(profile.pace.timeout_seconds) * 1000,
        largest_response_bytes: profile.pace.largest_response_bytes,
    }
}

/// Source: WHATWG URL Standard, "application/x-www-form-urlencoded serializing".
fn escaped(text: &str) -> String {
    let escape = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        b' ' => "+".to_owned(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(escape).collect()
}
