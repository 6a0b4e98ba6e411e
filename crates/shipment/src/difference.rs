//! How a label that was read differs from the one that was expected.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// One of the texts by which a label is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LabelField {
    /// Manufacturer identity.
    Manufacturer,
    /// Production batch number.
    Batch,
    /// Inspection report reference.
    Report,
    /// Serial number.
    Serial,
    /// The whole text in the symbol, for labels that do not tell their fields.
    Payload,
}

/// How much two texts differ, the least difference first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Difference {
    /// Only in characters that people and printers mix up: `O` and `0`, capitals, spaces, dashes, full-width forms.
    LooksAlike,
    /// Beyond that, in one character that was added, left out or replaced, or in two neighbours that changed places.
    OneCharacter,
    /// In more than that.
    Other,
    /// One of them is not there.
    NotThere,
}

impl Difference {
    /// Stable id and i18n key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::LooksAlike => "shipment.differs-look-alike",
            Self::OneCharacter => "shipment.differs-one-character",
            Self::Other => "shipment.differs-other",
            Self::NotThere => "shipment.differs-not-there",
        }
    }

    /// Whether a slip of the hand or of the eye explains it.
    pub const fn is_near(self) -> bool {
        matches!(self, Self::LooksAlike | Self::OneCharacter)
    }
}

/// One field that is not as expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldDifference {
    /// Which field.
    pub field: LabelField,
    /// What it should be.
    pub expected: String,
    /// What was read.
    pub found: String,
    /// How much they differ.
    pub difference: Difference,
    /// UTF-8 bytes of `expected` between what both start and end with, on character boundaries.
    pub expected_span: Range<usize>,
    /// UTF-8 bytes of `found` between what both start and end with, on character boundaries.
    pub found_span: Range<usize>,
}

impl FieldDifference {
    /// The difference of a field; `None` when both texts are the same.
    pub fn of(field: LabelField, expected: &str, found: &str) -> Option<Self> {
        if expected == found {
            return None;
        }
        let head: usize = common(expected.chars(), found.chars());
        let (left, right) = (&expected[head..], &found[head..]);
        let tail = common(left.chars().rev(), right.chars().rev());
        Some(Self {
            field,
            expected: expected.to_owned(),
            found: found.to_owned(),
            difference: difference(expected, found),
            expected_span: head..expected.len() - tail,
            found_span: head..found.len() - tail,
        })
    }
}

/// UTF-8 bytes of what both start with.
fn common(left: impl Iterator<Item = char>, right: impl Iterator<Item = char>) -> usize {
    left.zip(right).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

fn difference(expected: &str, found: &str) -> Difference {
    if expected.is_empty() || found.is_empty() {
        return Difference::NotThere;
    }
    let (expected, found) = (folded(expected), folded(found));
    if expected == found {
        Difference::LooksAlike
    } else if within_one(&expected, &found) {
        Difference::OneCharacter
    } else {
        Difference::Other
    }
}

/// The text without what people and printers mix up: look-alikes as one of them, no spaces, no dashes.
pub(crate) fn folded(text: &str) -> Vec<char> {
    text.chars().filter_map(fold).collect()
}

fn fold(c: char) -> Option<char> {
    let plain = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    let upper = plain.to_uppercase().next().unwrap_or(plain);
    match upper {
        'O' | '\u{41e}' | '\u{39f}' => Some('0'),
        'I' | 'L' | '|' | '\u{406}' | '\u{399}' => Some('1'),
        'Z' => Some('2'),
        'S' => Some('5'),
        'B' | '\u{412}' | '\u{392}' => Some('8'),
        // Cyrillic and Greek capitals that look Latin.
        '\u{410}' | '\u{391}' => Some('A'),
        '\u{421}' => Some('C'),
        '\u{415}' | '\u{395}' => Some('E'),
        '\u{41d}' | '\u{397}' => Some('H'),
        '\u{41a}' | '\u{39a}' => Some('K'),
        '\u{41c}' | '\u{39c}' => Some('M'),
        '\u{39d}' => Some('N'),
        '\u{420}' | '\u{3a1}' => Some('P'),
        '\u{422}' | '\u{3a4}' => Some('T'),
        '\u{425}' | '\u{3a7}' => Some('X'),
        '-' | '_' | '/' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}' => None,
        '\u{200b}'..='\u{200f}' | '\u{feff}' => None,
        other if other.is_whitespace() || other.is_control() => None,
        other => Some(other),
    }
}

/// Whether one added, left out or replaced character, or two swapped neighbours, make one text the other.
pub(crate) fn within_one(left: &[char], right: &[char]) -> bool {
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    let head = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    match long.len() - short.len() {
        0 => match (&short[head..], &long[head..]) {
            ([], []) => true,
            ([_, left @ ..], [_, right @ ..]) if left == right => true,
            ([a, b, left @ ..], [c, d, right @ ..]) => a == d && b == c && left == right,
            _ => false,
        },
        1 => short[head..] == long[head + 1..],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_named_and_spanned() {
        for (expected, found, difference, drawn) in [
            ("20260517-0001", "2026O517-0001", Difference::LooksAlike, ("0", "O")),
            ("SN-7", "sn 7", Difference::LooksAlike, ("SN-", "sn ")),
            ("SN-100", "SN-10", Difference::OneCharacter, ("0", "")),
            ("SN-1234", "SN-1324", Difference::OneCharacter, ("23", "32")),
            ("ACME", "АСМЕ", Difference::LooksAlike, ("ACME", "АСМЕ")),
            ("TR-1", "TR-99", Difference::Other, ("1", "99")),
            ("TR-1", "", Difference::NotThere, ("TR-1", "")),
            ("aa", "aaa", Difference::OneCharacter, ("", "a")),
        ] {
            let found = FieldDifference::of(LabelField::Batch, expected, found).unwrap();
            assert_eq!(found.difference, difference, "{expected:?} {found:?}");
            assert_eq!(&found.expected[found.expected_span.clone()], drawn.0);
            assert_eq!(&found.found[found.found_span.clone()], drawn.1);
        }
        assert_eq!(FieldDifference::of(LabelField::Batch, "é", "é"), None);
    }
}
