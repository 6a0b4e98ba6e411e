//! One typing error between two references: which one, and whether it can be anything else.

/// The one edit that makes a reference of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::audit) enum Edit {
    /// Another character at this place.
    Other(usize),
    /// The characters at this place and the next one are exchanged.
    Swapped(usize),
    /// The longer text has one character more, at this place of it.
    Surplus(usize),
}

/// The one edit between two texts; `None` when they are equal or further apart.
pub(in crate::audit) fn one_edit(a: &[char], b: &[char]) -> Option<Edit> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let tail = |from_short: usize, from_long: usize| short.get(from_short..) == long.get(from_long..);
    match long.len() - short.len() {
        0 if same == long.len() => None,
        0 if tail(same + 1, same + 1) => Some(Edit::Other(same)),
        0 if same + 1 < long.len()
            && (short[same], short[same + 1]) == (long[same + 1], long[same])
            && tail(same + 2, same + 2) =>
        {
            Some(Edit::Swapped(same))
        }
        1 if tail(same, same + 1) => Some(Edit::Surplus(same)),
        _ => None,
    }
}

/// Whether one edit makes of an established reference one that no series would have.
///
/// `odd` has a form that hardly any other has, `usual` one that many have. Two numbers that differ in a digit are
/// neighbours in a series, never suspicious. Suspicious are:
/// - a letter where the other has the digit that it looks like: `20260517-000S`, `20260517-0005`;
/// - exchanged neighbours that are not both digits: `RI-0007`, `IR-0007`;
/// - a digit lost from, or added to, a number that is padded with zeros: `20260517-001`, `20260517-0001`; a digit
///   lost from one of six digits or more, such as a date, or from a year that a number follows: `IR-206-7`,
///   `IR-2026-7`. An unpadded counter grows: `IR-9`, `IR-10`;
/// - a letter lost from, or added to, a word of several: `IRR-0007`, `IR-0007`. A single letter behind a number is
///   a part of a batch: `20260517-0001A`.
pub(in crate::audit) fn suspicious(odd: &[char], usual: &[char], edit: Edit) -> bool {
    let longer = if odd.len() > usual.len() { odd } else { usual };
    match edit {
        Edit::Other(at) => look_alike(odd[at], usual[at]) || look_alike(usual[at], odd[at]),
        Edit::Swapped(at) => !(odd[at].is_ascii_digit() && odd[at + 1].is_ascii_digit()),
        Edit::Surplus(at) if longer[at].is_ascii_digit() => {
            let run = run(longer, at, |c| c.is_ascii_digit());
            let digits = run.len();
            let padded = longer[run.start] == '0' && digits > 1;
            let lost = odd.len() < usual.len();
            let followed = longer[run.end..].iter().any(char::is_ascii_digit);
            let year = digits == 4 && longer[run.start..].starts_with(&['2', '0']) && followed;
            padded || (lost && (digits >= LONG_NUMBER || year)) || (!lost && digits == DATE_DIGITS + 1)
        }
        Edit::Surplus(at) if longer[at].is_alphabetic() => run(longer, at, char::is_alphabetic).len() > 1,
        Edit::Surplus(_) => false,
    }
}

/// Whether two references of one batch, one edit apart, are probably one.
///
/// Reports of one batch follow one another: a difference in the last digit of the last number says nothing.
pub(in crate::audit) fn suspicious_in_one_batch(a: &[char], b: &[char], edit: Edit) -> bool {
    match edit {
        Edit::Other(at) => {
            let digits = a[at].is_ascii_digit() && b[at].is_ascii_digit();
            let counts = digits && a.iter().rposition(char::is_ascii_digit) == Some(at);
            !(counts || ends(a, at))
        }
        Edit::Swapped(_) => true,
        Edit::Surplus(_) => suspicious(a, b, edit) || suspicious(b, a, edit),
    }
}

/// From how many digits on a number is of fixed width rather than a counter.
pub(super) const LONG_NUMBER: usize = 6;

/// Digits of a date such as `20260517`.
const DATE_DIGITS: usize = 8;

/// Whether a place is a single letter at the end, which counts parts: `-A`, `-B`.
fn ends(text: &[char], at: usize) -> bool {
    at + 1 == text.len()
        && text[at].is_alphabetic()
        && !at.checked_sub(1).is_some_and(|at| text[at].is_alphabetic())
}

/// The characters around a place that are of its kind.
fn run(text: &[char], at: usize, kind: impl Fn(char) -> bool) -> std::ops::Range<usize> {
    let before = text[..at].iter().rev().take_while(|c| kind(**c)).count();
    let after = text[at..].iter().take_while(|c| kind(**c)).count();
    at - before..at + after
}

/// Whether a letter looks like a digit; `O`, `I` and `l` are folded before anyone asks.
fn look_alike(letter: char, digit: char) -> bool {
    matches!(
        (letter, digit),
        ('S', '5') | ('B', '8') | ('Z', '2') | ('G', '6') | ('O', '0') | ('I' | 'L', '1')
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(a: &str, b: &str) -> (Vec<char>, Vec<char>, Option<Edit>) {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let edit = one_edit(&a, &b);
        assert_eq!(edit.is_some(), one_edit(&b, &a).is_some());
        (a, b, edit)
    }

    #[test]
    fn one_edit_is_told_from_none_and_from_two() {
        for (a, b, expected) in [
            ("", "", None),
            ("IR-1", "IR-1", None),
            ("", "a", Some(Edit::Surplus(0))),
            ("IR-1", "IR-2", Some(Edit::Other(3))),
            ("RI-1", "IR-1", Some(Edit::Swapped(0))),
            ("IR-12", "IR-21", Some(Edit::Swapped(3))),
            ("IR-1", "IR-11", Some(Edit::Surplus(4))),
            ("IR-01", "IR-001", Some(Edit::Surplus(4))),
            ("IR-12", "IR-34", None),
            ("IR", "IR-1", None),
            ("abc", "cab", None),
        ] {
            assert_eq!(edit(a, b).2, expected, "{a} {b}");
        }
    }

    #[test]
    fn series_are_told_from_typing_errors() {
        for (odd, usual, expected) in [
            ("20260517-000S", "20260517-0005", true),
            ("20260517-0004", "20260517-0005", false),
            ("20260517-000A", "20260517-0005", false),
            ("20260517-001", "20260517-0001", true),
            ("20260517-00011", "20260517-0001", true),
            ("2026517-0001", "20260517-0001", true),
            ("202605177-0001", "20260517-0001", true),
            ("IR-206-7", "IR-2026-7", true),
            ("IR-206", "IR-2026", false),
            ("IR-10", "IR-1", false),
            ("IR-1", "IR-10", false),
            ("IR-1000", "IR-100", false),
            ("IR-100000", "IR-10000", false),
            ("RI-0007", "IR-0007", true),
            ("2026051-70001", "20260517-0001", true),
            ("IR-0012", "IR-0021", false),
            ("IRR-0007", "IR-0007", true),
            ("20260517-0001A", "20260517-0001", false),
            ("IP-0007", "IR-0007", false),
        ] {
            let (odd_chars, usual_chars, edit) = edit(odd, usual);
            assert_eq!(suspicious(&odd_chars, &usual_chars, edit.unwrap()), expected, "{odd} {usual}");
        }
    }

    #[test]
    fn reports_of_one_batch_may_follow_one_another() {
        for (a, b, expected) in [
            ("IR-0301", "IR-0801", true),
            ("IR-0012", "IR-0021", true),
            ("IR-0001", "IR-0002", false),
            ("IR-0001-A", "IR-0001-B", false),
            ("IR-1", "IR-12", false),
            ("IR-001", "IR-0001", true),
            ("IR-0001", "IP-0001", true),
        ] {
            let (a_chars, b_chars, edit) = edit(a, b);
            assert_eq!(suspicious_in_one_batch(&a_chars, &b_chars, edit.unwrap()), expected, "{a} {b}");
        }
    }
}
