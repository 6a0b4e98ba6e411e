//! The id of an event, derived from what it says.
//!
//! Source: CBV 2.0, "EPCIS Event Hash ID", by the rules as its editors wrote them down with their reference program
//! `epcis_event_hash_generator` 1.9.3, for the members that our events have. The program gives the same ids, save where
//! an event has both a source and a destination: it takes the two in alphabetical order, its rules the other way round.
//! `epcis2.js` 2.7.3 writes types before what they are of, against rule 13, and takes texts such as `…Hall%203` for dates.

use serde_json::Value;

use crate::digest::Sha256Digest;
use crate::moment::Moment;

/// In the order that the standard gives them. Of the lists, what each item is called.
const MEMBERS: [(&str, &str); 15] = [
    ("type", ""),
    ("eventTime", ""),
    ("eventTimeZoneOffset", ""),
    ("epcList", "epc"),
    ("parentID", ""),
    ("childEPCs", "epc"),
    ("quantityList", "quantityElement"),
    ("childQuantityList", "quantityElement"),
    ("action", ""),
    ("bizStep", ""),
    ("disposition", ""),
    ("readPoint", ""),
    ("bizTransactionList", ""),
    ("sourceList", ""),
    ("destinationList", ""),
];

/// The members of items, in the order that the standard gives them.
/// Rule 13: a type stands behind what it is of.
const OF_ITEMS: [&str; 7] = ["epcClass", "quantity", "bizTransaction", "source", "destination", "type", "id"];

/// The id of an event, such as `ni:///sha-256;…?ver=CBV2.0`.
///
/// For events as [`super::document`] makes them: members of other kinds are passed over, and URIs that are not in their
/// canonical form stay as they are.
pub fn event_id(event: &Value) -> String {
    format!("ni:///sha-256;{}?ver=CBV2.0", Sha256Digest::of(pre_hash(event).as_bytes()))
}

/// What is hashed: names and values one behind the other, lists sorted.
pub(super) fn pre_hash(event: &Value) -> String {
    let mut out = String::new();
    for (name, of_item) in MEMBERS {
        match (name, event.get(name)) {
            (_, None) => {}
            ("type", Some(kind)) => out.push_str(&format!("eventType={}", text(kind))),
            ("eventTime", Some(at)) => {
                let at = text(at);
                let utc = Moment::parse(&at).map_or(at, |moment| moment.utc());
                out.push_str(&format!("eventTime={utc}"));
            }
            ("bizStep", Some(step)) => out.push_str(&format!("bizStep={}", term("BizStep", step))),
            ("disposition", Some(found)) => out.push_str(&format!("disposition={}", term("Disp", found))),
            (list, Some(Value::Array(items))) => {
                let kind = if list == "bizTransactionList" { "BTT" } else { "SDT" };
                let mut items: Vec<String> = items.iter().map(|value| item(of_item, kind, value)).collect();
                items.sort();
                out.push_str(list);
                out.push_str(&items.concat());
            }
            (name, Some(place @ Value::Object(_))) => out.push_str(&format!("{name}{}", item("", "", place))),
            (name, Some(value)) => out.push_str(&format!("{name}={}", text(value))),
        }
    }
    out
}

fn item(name: &str, kind: &str, value: &Value) -> String {
    let Value::Object(members) = value else { return format!("{name}={}", text(value)) };
    let members = OF_ITEMS.iter().filter_map(|member| Some((*member, members.get(*member)?)));
    let members = members.map(|(member, value)| match member {
        "type" => format!("type={}", term(kind, value)),
        _ => format!("{member}={}", text(value)),
    });
    format!("{name}{}", members.collect::<String>())
}

/// A term of the vocabulary as a URI.
fn term(kind: &str, value: &Value) -> String {
    format!("https://ref.gs1.org/cbv/{kind}-{}", text(value))
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
