//! The tables, one file an area. Rows are sorted by key inside a table; no key stands in two of them.

mod camera;
mod cli;
mod coaching;
mod desk;
mod evidence_log;
mod evidence_page;
mod faults;
mod findings;
mod intake;
mod label;
mod loading;
mod one_label;
mod page;
mod payload;
mod print;
mod printing;
mod readability;
mod report;
mod rules;
mod runs;
mod sets;
mod setup;
mod shipment;
mod submission;
mod submit_page;
mod submitting;
mod substrate;
mod symbol;
mod template;
mod unread;
mod values;

use crate::Locale;

/// One text in every language. Texts may hold `{placeholders}`, the same ones in each language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Stable id, such as `batch.not-a-date`.
    pub key: &'static str,
    /// English.
    pub en: &'static str,
    /// Vietnamese.
    pub vi: &'static str,
    /// Chinese in simplified characters.
    pub zh: &'static str,
}

impl Row {
    /// The text in this language; `None` for the pseudo-locale, which has no words.
    pub const fn cell(&self, locale: Locale) -> Option<&'static str> {
        match locale {
            Locale::En => Some(self.en),
            Locale::Vi => Some(self.vi),
            Locale::Zh => Some(self.zh),
            Locale::Pseudo => None,
        }
    }
}

/// The tables that the page carries: what it says before its worker is there.
pub(crate) const EARLY: [&[Row]; 3] = [faults::ROWS, label::ROWS, page::ROWS];

/// All other tables.
pub(crate) const LATE: [&[Row]; 28] = [
    camera::ROWS,
    cli::ROWS,
    coaching::ROWS,
    desk::ROWS,
    evidence_log::ROWS,
    evidence_page::ROWS,
    findings::ROWS,
    intake::ROWS,
    loading::ROWS,
    one_label::ROWS,
    payload::ROWS,
    print::ROWS,
    printing::ROWS,
    readability::ROWS,
    report::ROWS,
    rules::ROWS,
    runs::ROWS,
    sets::ROWS,
    setup::ROWS,
    shipment::ROWS,
    submission::ROWS,
    submit_page::ROWS,
    submitting::ROWS,
    substrate::ROWS,
    symbol::ROWS,
    template::ROWS,
    unread::ROWS,
    values::ROWS,
];

/// The row of `key` in one of these tables.
pub(crate) fn find_in(tables: &[&'static [Row]], key: &str) -> Option<&'static Row> {
    tables.iter().find_map(|table| {
        let at = table.binary_search_by(|row| row.key.cmp(key)).ok()?;
        table.get(at)
    })
}

/// The row of `key`.
pub(crate) fn find(key: &str) -> Option<&'static Row> {
    find_in(&EARLY, key).or_else(|| find_in(&LATE, key))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{all, placeholders};

    #[test]
    fn keys_are_sorted_inside_each_table() {
        for table in EARLY.into_iter().chain(LATE) {
            for pair in table.windows(2) {
                assert!(pair[0].key < pair[1].key, "{} must stand after {}", pair[0].key, pair[1].key);
            }
        }
    }

    #[test]
    fn no_key_stands_in_two_tables() {
        let mut seen = BTreeSet::new();
        for row in all() {
            assert!(seen.insert(row.key), "{} stands twice", row.key);
        }
    }

    #[test]
    fn every_key_is_found() {
        for row in all() {
            assert_eq!(find(row.key), Some(row));
        }
    }

    #[test]
    fn no_cell_is_empty_or_padded() {
        for row in all() {
            for cell in [row.key, row.en, row.vi, row.zh] {
                assert!(!cell.is_empty() && cell.trim() == cell, "{}: {cell:?}", row.key);
            }
        }
    }

    #[test]
    fn languages_share_their_placeholders() {
        fn names(cell: &str) -> BTreeSet<&str> {
            placeholders(cell).into_iter().collect()
        }
        for row in all() {
            assert_eq!(names(row.en), names(row.vi), "{} in Vietnamese", row.key);
            assert_eq!(names(row.en), names(row.zh), "{} in Chinese", row.key);
        }
    }

    #[test]
    fn nobody_is_shouted_at() {
        for row in all() {
            for cell in [row.en, row.vi, row.zh] {
                assert!(!cell.contains(['!', '！']), "{}: {cell}", row.key);
            }
        }
    }
}
