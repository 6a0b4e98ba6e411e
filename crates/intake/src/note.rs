//! What is odd about a file, collected so that a million rows of the same trouble stay readable.

use std::collections::BTreeMap;

use base::{Finding, Severity};

use crate::Note;

/// How many notes of one code are kept; what comes after is counted.
const KEPT_OF_A_CODE: usize = 50;

/// How many characters of a strange text are shown.
const SHOWN_CHARS: usize = 40;

/// Notes in the order of the file, few of each code.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    kept: Vec<Note>,
    counts: BTreeMap<&'static str, usize>,
}

impl Notes {
    /// Adds a note about the whole file.
    pub(crate) fn file(&mut self, finding: Finding) {
        self.kept.push(Note { finding, row: None, column: None });
    }

    /// Adds a note about a row, or about its cell in `column`.
    ///
    /// `finding` is asked for only while there is room for its code.
    pub(crate) fn row(
        &mut self,
        code: &'static str,
        row: u32,
        column: Option<u32>,
        finding: impl FnOnce(Finding) -> Finding,
    ) {
        let count = self.counts.entry(code).or_default();
        *count += 1;
        if *count <= KEPT_OF_A_CODE {
            let finding = finding(Finding::new(code, Severity::Warning));
            self.kept.push(Note { finding, row: Some(row), column });
        }
    }

    /// All notes by row, those about the whole file first, and a last one for each code that was cut short.
    pub(crate) fn finish(mut self) -> Vec<Note> {
        self.kept.sort_by_key(|note| note.row);
        for (code, count) in self.counts {
            if let Some(more) = count.checked_sub(KEPT_OF_A_CODE).filter(|more| *more > 0) {
                let first = self.kept.iter().find(|note| note.finding.code == code);
                let row = first.and_then(|note| note.row).unwrap_or_default();
                let finding = Finding::new("intake.and-more", Severity::Warning);
                let finding = finding.with("count", more).with("row", row);
                self.kept.push(Note { finding, row: None, column: None });
            }
        }
        self.kept
    }
}

impl From<Vec<Note>> for Notes {
    /// Notes that were collected elsewhere, to be added to.
    fn from(kept: Vec<Note>) -> Self {
        Self { kept, counts: BTreeMap::new() }
    }
}

/// The first characters of a text, on one line, to be shown in a sentence.
pub(crate) fn shown(text: &str) -> String {
    let mut shown: String =
        text.chars().take(SHOWN_CHARS).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(SHOWN_CHARS).is_some() {
        shown.push('…');
    }
    shown
}
