//! The parts of a web address.

use base::{Finding, Severity};

/// GS1's own resolver, which takes every GTIN.
const GS1_DOMAIN: &str = "https://id.gs1.org";

/// A web address in its parts, each without the mark before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Address<'t> {
    /// Scheme and domain, such as `https://example.com`.
    pub(crate) origin: &'t str,
    /// From `/` on; may be empty.
    pub(crate) path: &'t str,
    pub(crate) query: Option<&'t str>,
    pub(crate) fragment: Option<&'t str>,
}

impl<'t> Address<'t> {
    /// The parts of a text that starts as a web address does and has no white space.
    pub(crate) fn split(text: &'t str) -> Option<Self> {
        let scheme = ["https://", "http://"].into_iter().find(|scheme| {
            text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })?;
        if text.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return None;
        }
        let (before, fragment) = cut(text, '#');
        let (before, query) = cut(before, '?');
        let domain = before.get(scheme.len()..)?;
        let end = domain.find('/').map_or(before.len(), |at| scheme.len() + at);
        let (origin, path) = before.split_at_checked(end)?;
        (origin.len() > scheme.len()).then_some(Self { origin, path, query, fragment })
    }

    /// Can nobody on the way answer in the place of the page's own server?
    fn is_private(&self) -> bool {
        let (scheme, domain) = self.origin.split_once("://").unwrap_or_default();
        let host = domain.split_once(':').map_or(domain, |(host, _)| host);
        // `localhost:80@example.com` is a page of example.com.
        let is_here = !domain.contains('@') && THIS_DEVICE.iter().any(|here| host.eq_ignore_ascii_case(here));
        scheme.eq_ignore_ascii_case("https") || is_here
    }
}

fn cut(text: &str, mark: char) -> (&str, Option<&str>) {
    text.split_once(mark).map_or((text, None), |(before, after)| (before, Some(after)))
}

/// The hosts that are this device itself, where nobody stands between a page and who opens it.
const THIS_DEVICE: [&str; 2] = ["localhost", "127.0.0.1"];

/// The address of the viewer, to which a fragment can be added.
///
/// Labels last for years and are opened on any network: without TLS whoever runs one could show another page. What is
/// printed already is read with either scheme.
pub(crate) fn viewer(url: &str) -> Result<&str, Box<Finding>> {
    let url = url.trim();
    let address = Address::split(url).filter(|address| url.is_ascii() && address.fragment.is_none());
    if url.is_empty() {
        Err(Box::new(Finding::new("profile.viewer-address-missing", Severity::Error)))
    } else if address.is_none() {
        let finding = Finding::new("profile.viewer-address", Severity::Error);
        Err(Box::new(finding.with("found", crate::error::shown(url))))
    } else if address.is_some_and(|address| !address.is_private()) {
        let finding = Finding::new("profile.viewer-address-http", Severity::Error);
        Err(Box::new(finding.with("found", crate::error::shown(url))))
    } else {
        Ok(url)
    }
}

/// What links of GS1 begin with, without a `/` at its end: scheme, domain and path; a query would not be theirs.
///
/// Source: GS1 Digital Link Standard: URI Syntax, "custom URI stem": unverified.
pub(crate) fn resolver(url: &str) -> Result<&str, Box<Finding>> {
    if url.trim().is_empty() {
        return Ok(GS1_DOMAIN);
    }
    let url = viewer(url)?;
    let stem = url.split_once('?').map_or(url, |(stem, _)| stem);
    Ok(stem.trim_end_matches('/'))
}
