//! Texts that a spreadsheet would run if it found them in a CSV file.

use std::borrow::Cow;

/// `text` starts with a sign that makes a formula of it, in its usual or its full-width form.
///
/// Source: OWASP, "CSV Injection".
pub(super) fn is_risky(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// `text` as it stands in a CSV file: with an apostrophe in front if a spreadsheet would run it.
///
/// A text that has apostrophes in front of such a sign gets one more, so that [`unguarded`] always gives back
/// the very text: `=1` ↔ `'=1`, `'=1` ↔ `''=1`, `'abc` ↔ `'abc`. A number below nought is guarded, too.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_risky(text.trim_start_matches('\'')) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that [`guarded`] made `text` of; any other text as it is.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_risky(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}
