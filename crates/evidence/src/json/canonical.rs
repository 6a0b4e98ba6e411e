//! The one canonical form of JSON.
//!
//! Source: RFC 8785, "JSON Canonicalization Scheme (JCS)".

use serde_json::{Map, Value};

use super::{JsonFault, MAX_DEPTH, number};

/// The canonical form: no white space, keys in the order of their UTF-16 code units, numbers as ECMAScript writes them.
///
/// # Errors
/// [`JsonFault::Number`] for one that is not exact everywhere, [`JsonFault::TooDeep`].
pub fn canonical(value: &Value) -> Result<String, JsonFault> {
    let mut out = String::new();
    write(value, &mut out)?;
    Ok(out)
}

/// Writes [`canonical`] behind what stands there; after a fault, part of it stands there.
pub(crate) fn write(value: &Value, out: &mut String) -> Result<(), JsonFault> {
    write_at(value, 1, out)
}

fn write_at(value: &Value, depth: usize, out: &mut String) -> Result<(), JsonFault> {
    if depth > MAX_DEPTH {
        return Err(JsonFault::TooDeep);
    }
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => {
            if !number::write(number, out) {
                return Err(JsonFault::Number);
            }
        }
        Value::String(text) => write_string(text, out),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_at(item, depth + 1, out)?;
            }
            out.push(']');
        }
        Value::Object(members) => write_object(members, depth, out)?,
    }
    Ok(())
}

fn write_object(members: &Map<String, Value>, depth: usize, out: &mut String) -> Result<(), JsonFault> {
    let mut sorted: Vec<(&String, &Value)> = members.iter().collect();
    // Not the order of UTF-8: surrogates stand before U+E000 to U+FFFF.
    sorted.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    out.push('{');
    for (index, (key, member)) in sorted.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_string(key, out);
        out.push(':');
        write_at(member, depth + 1, out)?;
    }
    out.push('}');
    Ok(())
}

/// Source: RFC 8785, section 3.2.2.2 "Serialization of Strings".
fn write_string(text: &str, out: &mut String) {
    out.push('"');
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            0x08 => "\\b",
            b'\t' => "\\t",
            b'\n' => "\\n",
            0x0c => "\\f",
            b'\r' => "\\r",
            0x00..=0x1f => "",
            _ => continue,
        };
        // Escaped bytes are ASCII, so both ends are boundaries of characters.
        out.push_str(text.get(plain..at).unwrap_or_default());
        if escape.is_empty() {
            out.push_str(&format!("\\u{byte:04x}"));
        } else {
            out.push_str(escape);
        }
        plain = at + 1;
    }
    out.push_str(text.get(plain..).unwrap_or_default());
    out.push('"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::json::parse;

    fn check(text: &str, expected: &str) {
        let value = parse(text).expect(text);
        assert_eq!(canonical(&value).as_deref(), Ok(expected), "{text}");
    }

    /// Source: RFC 8785, section 3.2.2 "Serialization of Primitive Data Types" and 3.2.4 "UTF-8 Generation".
    #[test]
    fn the_example_of_the_standard() {
        let text = r#"{
            "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
            "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
            "literals": [null, true, false]
        }"#;
        let expected = concat!(
            r#"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#,
            r#""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        );
        check(text, expected);
        assert!(expected.as_bytes().starts_with(&[0x7b, 0x22, 0x6c, 0x69, 0x74, 0x65, 0x72, 0x61]));
        let euro = expected.find('€').expect("it is there");
        assert_eq!(expected.as_bytes()[euro..euro + 3], [0xe2, 0x82, 0xac]);
    }

    /// Source: RFC 8785, section 3.2.3 "Sorting of Object Properties".
    #[test]
    fn keys_stand_in_the_order_of_utf_16() {
        let text = r#"{
            "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
            "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
        }"#;
        let order = ["Carriage Return", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew"];
        let written = canonical(&parse(text).expect("JSON")).expect("canonical");
        let places: Vec<usize> = order.iter().map(|name| written.find(name).expect(name)).collect();
        assert!(places.is_sorted(), "{written}");
    }

    /// Source: the test data of the reference implementation, github.com/cyberphone/json-canonicalization.
    #[test]
    fn the_samples_of_the_reference_implementation() {
        check(r#"[56,{"d":true,"10":null,"1":[ ]}]"#, r#"[56,{"1":[],"10":null,"d":true}]"#);
        check(
            r#"{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}"#,
            r#"{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}"#,
        );
        check(
            r#"{"1": {"f": {"f": "hi","F": 5} ,"\n": 56.0}, "10": { }, "": "empty", "a": { }, "111": [ {"e": "yes","E": "no" } ], "A": { }}"#,
            r#"{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}"#,
        );
        check(r#"{"Unnormalized Unicode":"A\u030a"}"#, "{\"Unnormalized Unicode\":\"A\u{30a}\"}");
    }

    #[test]
    fn what_is_not_exact_everywhere_has_no_canonical_form() {
        assert_eq!(canonical(&json!({ "count": u64::MAX })), Err(JsonFault::Number));
        assert_eq!(canonical(&json!(1e20)), Err(JsonFault::Number));
        let deep = (0..MAX_DEPTH).fold(json!(0), |inner, _| json!([inner]));
        assert_eq!(canonical(&deep), Err(JsonFault::TooDeep));
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-(1i64 << 53) + 1..(1i64 << 53)).prop_map(Value::from),
            any::<f64>().prop_filter("exact everywhere", |v| !number::is_unsafe(*v)).prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec((any::<String>(), inner), 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_canonical_form_is_its_own(value in values()) {
            let once = canonical(&value).expect("canonical");
            let read = parse(&once).expect("JSON");
            prop_assert_eq!(canonical(&read).expect("canonical"), once);
        }
    }
}
