//! Key and locale to text: every word that a person reads, in three languages.
//!
//! Rows live in tables by area; a row without one of the languages does not compile. Nothing
//! here knows who asks: findings, faults, pages, labels and the command line share the tables.

mod locale;
mod rows;
mod template;

pub use locale::{Locale, negotiate};
pub use rows::Row;
pub use template::placeholders;

/// The text of `key` in `locale`, with `{name}` replaced by the value of each of `args`.
///
/// A placeholder without a value stays as it is, and so does a value without a placeholder. An unknown key,
/// and every key in [`Locale::Pseudo`], gives the key itself in double brackets: `[[page.title]]`.
pub fn text(locale: Locale, key: &str, args: &[(&str, &str)]) -> String {
    text_with(locale, key, args)
}

/// [`text`] for values held in any kind of string, such as the `args` of a finding.
pub fn text_with<K: AsRef<str>, V: AsRef<str>>(locale: Locale, key: &str, args: &[(K, V)]) -> String {
    match rows::find(key).and_then(|row| row.cell(locale)) {
        Some(cell) => template::fill(cell, args),
        None => format!("[[{key}]]"),
    }
}

/// The text of a key that the page carries itself; `None` for one that comes with [`late`].
///
/// A program that calls this and not [`text`] is linked without the other tables.
pub fn early<K: AsRef<str>, V: AsRef<str>>(locale: Locale, key: &str, args: &[(K, V)]) -> Option<String> {
    let row = rows::find_in(&rows::EARLY, key)?;
    Some(row.cell(locale).map_or_else(|| format!("[[{key}]]"), |cell| template::fill(cell, args)))
}

/// A text with `{name}` replaced by the value of each of `args`, as [`text`] does.
pub fn filled<K: AsRef<str>, V: AsRef<str>>(text: &str, args: &[(K, V)]) -> String {
    template::fill(text, args)
}

/// Keys and texts of the tables that the page does not carry. The pseudo-locale has keys in double brackets.
pub fn late(locale: Locale) -> impl Iterator<Item = (&'static str, String)> {
    let rows = rows::LATE.iter().flat_map(|table| table.iter());
    rows.map(move |row| (row.key, row.cell(locale).map_or_else(|| format!("[[{}]]", row.key), str::to_owned)))
}

/// Whether there is a text for `key`.
pub fn has(key: &str) -> bool {
    rows::find(key).is_some()
}

/// All keys, table by table, sorted inside each.
pub fn keys() -> impl Iterator<Item = &'static str> {
    all().map(|row| row.key)
}

/// All rows, table by table, sorted by key inside each.
pub fn all() -> impl Iterator<Item = &'static Row> {
    rows::EARLY.iter().chain(&rows::LATE).flat_map(|table| table.iter())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_gives_its_text_in_each_language() {
        assert_eq!(text(Locale::En, "label.title", &[]), "Traceability");
        assert_eq!(text(Locale::Vi, "label.title", &[]), "Truy xuất nguồn gốc");
        assert_eq!(text(Locale::Zh, "label.title", &[]), "追溯");
    }

    #[test]
    fn an_unknown_key_and_the_pseudo_locale_show_the_key() {
        assert_eq!(text(Locale::En, "no.such-key", &[]), "[[no.such-key]]");
        assert_eq!(text(Locale::Pseudo, "label.title", &[]), "[[label.title]]");
        assert!(has("label.title") && !has("no.such-key"));
    }
}
