//! JSON with one spelling: sorted members, no white space.
//!
//! Source: RFC 8785, "Serialization of Primitive Data Types" and "Sorting of Object Properties". Numbers are written
//! as they were read: the records of this crate have whole numbers only, which JSON readers keep exactly.

use std::cmp::Ordering;

use serde_json::Value;

/// The order of member names: by UTF-16 code units.
pub(crate) fn order(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}

/// The JSON of a text.
pub(crate) fn push_text(text: &str, out: &mut String) {
    out.push_str(&Value::from(text).to_string());
}

/// The JSON of a value.
pub(crate) fn canonical(value: &Value) -> String {
    let mut out = String::new();
    push(value, &mut out);
    out
}

fn push(value: &Value, out: &mut String) {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by(|(a, _), (b, _)| order(a, b));
            out.push('{');
            for (number, (name, value)) in members.into_iter().enumerate() {
                if number > 0 {
                    out.push(',');
                }
                push_text(name, out);
                out.push(':');
                push(value, out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (number, value) in items.iter().enumerate() {
                if number > 0 {
                    out.push(',');
                }
                push(value, out);
            }
            out.push(']');
        }
        _ => out.push_str(&value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: RFC 8785, "Sorting of Object Properties": the sorting example, without its script text.
    #[test]
    fn members_are_sorted_by_utf_16() {
        let json = "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";
        let value: Value = serde_json::from_str(json).expect("JSON");
        let order: Vec<char> = canonical(&value).chars().filter(char::is_ascii_digit).collect();
        // "1" itself is a name.
        assert_eq!(order.iter().collect::<String>(), "21467153");
    }
}
