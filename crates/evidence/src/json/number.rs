//! Numbers that every program reads alike.

use serde_json::Number;

/// The largest whole number that doubles have with all its neighbours: 2^53 - 1.
///
/// Source: RFC 7493, section 2.2 "Numbers"; RFC 8785, section 3.2.2.3 "Serialization of Numbers".
pub const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

/// From here on ECMAScript writes an exponent, so that nobody takes the number for a whole one: 10^21.
const EXPONENT_FROM: f64 = 1e21;

/// Whether a double would be written as a whole number that is not exact in it.
pub(super) fn is_unsafe(value: f64) -> bool {
    !value.is_finite()
        || (value.fract() == 0.0 && value.abs() > MAX_SAFE_INTEGER as f64 && value.abs() < EXPONENT_FROM)
}

/// The number of a text in JSON's grammar; `None` if it is not exact everywhere.
pub(super) fn read(text: &str) -> Option<Number> {
    let value: f64 = text.parse().ok()?;
    if is_unsafe(value) {
        return None;
    }
    // Whole numbers as such, so that typed bodies find them; `-0` is 0 in the canonical form too.
    if value.fract() == 0.0 && value.abs() <= MAX_SAFE_INTEGER as f64 {
        return Some(Number::from(value as i64));
    }
    Number::from_f64(value)
}

/// Writes a number as ECMAScript does; `false` if it is not exact everywhere.
pub(super) fn write(number: &Number, out: &mut String) -> bool {
    let whole = number.as_u64().or_else(|| number.as_i64().map(i64::unsigned_abs));
    if whole.is_some_and(|whole| whole > MAX_SAFE_INTEGER) {
        return false;
    }
    let Some(value) = number.as_f64().filter(|value| !is_unsafe(*value)) else { return false };
    out.push_str(ryu_js::Buffer::new().format_finite(value));
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: RFC 8785, appendix B "Number Serialization Samples".
    #[test]
    fn doubles_are_written_as_in_the_standard() {
        for (bits, expected) in [
            (0x0000_0000_0000_0000_u64, "0"),
            (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"),
            (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
            (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
            (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
            (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
            (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"),
            (0x41b3_de43_5555_5554, "333333333.33333325"),
            (0x41b3_de43_5555_5555, "333333333.3333333"),
            (0x41b3_de43_5555_5556, "333333333.3333334"),
            (0x41b3_de43_5555_5557, "333333333.33333343"),
            (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
            (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
        ] {
            assert_eq!(ryu_js::Buffer::new().format_finite(f64::from_bits(bits)), expected, "{bits:x}");
        }
        // The two samples of the appendix that have no text.
        assert!(is_unsafe(f64::from_bits(0x7fff_ffff_ffff_ffff)));
        assert!(is_unsafe(f64::from_bits(0x7ff0_0000_0000_0000)));
    }

    #[test]
    fn numbers_that_are_not_exact_everywhere_are_refused() {
        for (text, expected) in [
            ("9007199254740991", Some("9007199254740991")),
            ("-9007199254740991", Some("-9007199254740991")),
            ("9007199254740992", None),
            ("9007199254740993", None),
            ("18446744073709551616", None),
            ("1e20", None),
            ("1e21", Some("1e+21")),
            ("1e400", None),
            ("-0", Some("0")),
            ("-0.0", Some("0")),
            ("4.50", Some("4.5")),
            ("1E1", Some("10")),
        ] {
            let mut out = String::new();
            let written = read(text).is_some_and(|number| write(&number, &mut out));
            assert_eq!(written.then_some(&*out), expected, "{text}");
        }
        assert!(!write(&Number::from(u64::MAX), &mut String::new()));
        assert!(!write(&Number::from(i64::MIN), &mut String::new()));
    }
}
