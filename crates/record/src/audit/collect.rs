//! Findings about lines together, no more of each kind than anyone reads.

use std::borrow::Cow;
use std::collections::BTreeMap;

use base::{Finding, Severity};

use super::{Place, SetFinding};
use crate::{Column, Context, Register};

/// How many findings of one code are told one by one; what is beyond is told once, with its number and all its places.
pub const SET_FINDINGS_LIMIT: usize = 200;

/// How many rows, texts or names a finding lists in its text; its places are always all.
const LISTED: usize = 4;

/// How many characters of a text a finding repeats.
const SHOWN_CHARS: usize = 48;

/// Gathers findings.
pub(super) struct Collector<'a> {
    pub(super) register: &'a Register,
    pub(super) context: &'a Context<'a>,
    kept: Vec<SetFinding>,
    kinds: BTreeMap<&'static str, Kind>,
}

/// What was told of one code so far.
struct Kind {
    severity: Severity,
    count: usize,
    /// Places of the findings beyond the limit.
    surplus: Vec<Place>,
}

impl<'a> Collector<'a> {
    pub(super) fn new(register: &'a Register, context: &'a Context<'a>) -> Self {
        Self { register, context, kept: Vec::new(), kinds: BTreeMap::new() }
    }

    /// Adds a finding about cells `(row, column)`; `dress` gives it its values beside `rows`.
    pub(super) fn add(
        &mut self,
        code: &'static str,
        severity: Severity,
        cells: impl IntoIterator<Item = (u32, Option<Column>)>,
        dress: impl FnOnce(Finding) -> Finding,
    ) {
        let severity = super::severity(self.context, code, severity);
        let mut cells: Vec<(u32, Option<Column>)> = cells.into_iter().collect();
        cells.sort_unstable();
        cells.dedup();
        let register = self.register;
        let places =
            cells.iter().map(|(row, column)| Place { line: register.id(*row as usize), column: *column });
        let kind = self.kinds.entry(code).or_insert(Kind { severity, count: 0, surplus: Vec::new() });
        kind.count += 1;
        if kind.count > SET_FINDINGS_LIMIT {
            kind.surplus.extend(places);
            return;
        }
        let places = places.collect();
        let mut rows: Vec<u32> = cells.iter().map(|(row, _)| *row).collect();
        rows.dedup();
        let finding = dress(Finding::new(code, severity)).with("rows", positions(&rows));
        self.kept.push(SetFinding { finding, places });
    }

    /// All findings, the gravest first, then by their first place.
    pub(super) fn finish(self) -> Vec<SetFinding> {
        let mut findings = self.kept;
        for (code, mut kind) in self.kinds {
            let surplus = kind.count.saturating_sub(SET_FINDINGS_LIMIT);
            if surplus > 0 {
                kind.surplus.sort_unstable();
                kind.surplus.dedup();
                let finding = Finding::new("set.more", kind.severity)
                    .with("count", surplus)
                    .with("shown", SET_FINDINGS_LIMIT)
                    .with("code", code);
                findings.push(SetFinding { finding, places: kind.surplus });
            }
        }
        findings.sort_by(|a, b| {
            let severity = b.finding.severity.cmp(&a.finding.severity);
            let place = || a.places.first().cmp(&b.places.first());
            severity.then_with(place).then_with(|| a.finding.code.cmp(&b.finding.code))
        });
        findings
    }
}

/// Rows as a person counts them, from 1: `3, 17, 25, 30 … (+9)`. `rows` are ascending.
pub(super) fn positions(rows: &[u32]) -> String {
    listed(rows.iter().map(|row| Cow::Owned((u64::from(*row) + 1).to_string())), rows.len())
}

/// The first few texts of `count`, each shortened: `IR-1, IR-2 … (+3)`. No words, so that it reads in every language.
pub(super) fn listed<'t>(texts: impl IntoIterator<Item = Cow<'t, str>>, count: usize) -> String {
    let mut list = String::new();
    for (at, text) in texts.into_iter().take(LISTED).enumerate() {
        if at > 0 {
            list.push_str(", ");
        }
        list.push_str(&shown(&text));
    }
    if count > LISTED {
        list.push_str(&format!(" … (+{})", count - LISTED));
    }
    list
}

/// The first characters of a text, to stand in a sentence.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(SHOWN_CHARS) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_listed_and_the_others_counted() {
        assert_eq!(positions(&[]), "");
        assert_eq!(positions(&[0, 6]), "1, 7");
        assert_eq!(positions(&[2, 16, 24, 29, 40, 41]), "3, 17, 25, 30 … (+2)");
        assert_eq!(shown(&"真".repeat(50)), format!("{}…", "真".repeat(48)));
    }
}
