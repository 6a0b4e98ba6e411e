//! GS1 Digital Links, uncompressed: the GTIN and what qualifies it in the path, all else in the query.
//!
//! ```text
//! https://example.com/01/04006381333931/10/20260517-0001?417=4012345000009&91=TR-2026-0042
//! ```
//!
//! Source: GS1 Digital Link Standard: URI Syntax, unverified; which keys and qualifiers stand in the path, and in which
//! order, as the GS1 Barcode Syntax Dictionary has it (`dlpkey`).

use base::Finding;

use super::{Found, not_ours};
use crate::address::{self, Address};
use crate::profile::{Part, Taken};
use crate::{PayloadError, error, gs1, percent};

/// The key that a path starts with: a GTIN.
pub(crate) const KEY: &str = "01";

pub(crate) fn write(viewer_url: &str, taken: &[Taken<'_>]) -> Result<String, Box<Finding>> {
    let mut text = address::resolver(viewer_url)?.to_owned();
    let escaped = |value: &str| percent::escape(value, percent::is_unreserved);
    let in_path = |name: &str| name == KEY || is_qualifier(name);
    let key_and_qualifiers = std::iter::once(KEY).chain(gs1::qualifiers());
    for name in key_and_qualifiers {
        if let Some((_, value)) = taken.iter().find(|(part, _)| part.name == name) {
            text.extend(["/", name, "/", &escaped(value)]);
        }
    }
    let mut mark = "?";
    for (part, value) in taken.iter().filter(|(part, _)| !in_path(&part.name)) {
        text.extend([mark, &part.name, "=", &escaped(value)]);
        mark = "&";
    }
    Ok(text)
}

pub(crate) fn is_qualifier(name: &str) -> bool {
    gs1::qualifiers().any(|qualifier| qualifier == name)
}

/// On any domain, behind any path, with the query in any order. Qualifiers have to be in the standard's order, because
/// another order is another path.
pub(crate) fn parse(parts: &[Part], text: &str) -> Result<Found, PayloadError> {
    let address = Address::split(text).ok_or_else(|| not_ours(text))?;
    let pairs = pairs(address.path).ok_or_else(|| not_ours(text))?;
    let mut found = Found::default();
    for (name, value) in pairs {
        put(&mut found, parts, name, value)?;
    }
    let query = address.query.unwrap_or_default();
    for pair in query.split(['&', ';']).filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        put(&mut found, parts, name, value)?;
    }
    found.whole(parts)
}

fn put(found: &mut Found, parts: &[Part], name: &str, value: &str) -> Result<(), PayloadError> {
    let value = percent::unescape(value)?;
    // Some writers leave out the zeros before a GTIN.
    let padded = name == KEY && matches!(value.len(), 8 | 12 | 13) && value.is_ascii();
    let value = if padded { format!("{value:0>14}") } else { value };
    if gs1::row(name).is_some_and(|row| row.check(&value).is_err()) {
        return Err(PayloadError::BadValue { identifier: name.to_owned(), value: error::shown(&value) });
    }
    found.put(parts, name, value)
}

pub(crate) fn claims(text: &str) -> bool {
    Address::split(text).is_some_and(|address| address.fragment.is_none() && pairs(address.path).is_some())
}

/// The key and the qualifiers that a path ends with, and their escaped values.
fn pairs(path: &str) -> Option<Vec<(&str, &str)>> {
    let path = path.strip_suffix('/').unwrap_or(path);
    let mut segments: Vec<&str> = path.rsplit('/').take(2 * (1 + gs1::qualifiers().count())).collect();
    segments.reverse();
    let starts = segments.iter().enumerate().filter(|(_, segment)| **segment == KEY).map(|(at, _)| at);
    starts.rev().find_map(|start| in_order(segments.get(start..)?))
}

/// Names and values by turns: a GTIN, then qualifiers in the standard's order.
fn in_order<'t>(segments: &[&'t str]) -> Option<Vec<(&'t str, &'t str)>> {
    let (pairs, []) = segments.as_chunks::<2>() else { return None };
    let is_gtin = |value: &str| {
        matches!(value.len(), 8 | 12 | 13 | 14) && value.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut order = gs1::qualifiers();
    let ordered = pairs.iter().skip(1).all(|[name, _]| order.any(|qualifier| qualifier == *name));
    let sound = ordered && pairs.first().is_some_and(|[_, gtin]| is_gtin(gtin));
    sound.then(|| pairs.iter().map(|[name, value]| (*name, *value)).collect())
}
