//! A web address whose fragment holds the values: a phone's own camera opens the page, and no server sees them,
//! because browsers do not send fragments.
//!
//! ```text
//! https://example.com/temqr/#v1?m=Pfeiffer%20Vacuum%20GmbH&b=20260517-0001&r=TR-2026-0042
//! ```
//!
//! Source: RFC 3986, "Fragment".

use base::Finding;

use super::{Found, not_ours, revised, same_revision};
use crate::address::{self, Address};
use crate::profile::Part;
use crate::{PayloadError, percent};

pub(crate) fn write<'a>(
    viewer_url: &str,
    prefix: &str,
    revision: u32,
    values: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<String, Box<Finding>> {
    let mut text = format!("{}#{prefix}{revision}", address::viewer(viewer_url)?);
    let mut mark = "?";
    for (key, value) in values {
        text.extend([mark, key, "=", &percent::escape(value, stays)]);
        mark = "&";
    }
    Ok(text)
}

/// What a fragment may hold as it is, without `&` and `=`, which part the values, and `+`, which some readers take
/// for a space.
const fn stays(byte: u8) -> bool {
    percent::is_unreserved(byte)
        || matches!(byte, b'!' | b'$' | b'\'' | b'(' | b')' | b'*' | b',' | b';' | b':' | b'@' | b'/' | b'?')
}

/// On any page; the fragment alone too. Characters that should be escaped are taken as they are.
pub(crate) fn parse(prefix: &str, revision: u32, parts: &[Part], text: &str) -> Result<Found, PayloadError> {
    let fragment = Address::split(text).map_or(Some(text), |address| address.fragment);
    let (written, values) =
        fragment.and_then(|fragment| revised(fragment, prefix, '?')).ok_or_else(|| not_ours(text))?;
    same_revision(written, revision)?;
    let mut found = Found::default();
    for pair in values.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        found.put(parts, &percent::unescape(key)?, percent::unescape(value)?)?;
    }
    found.whole(parts)
}

pub(crate) fn claims(prefix: &str, text: &str) -> bool {
    let fragment = Address::split(text).and_then(|address| address.fragment);
    fragment.is_some_and(|fragment| revised(fragment, prefix, '?').is_some())
}
