//! Several serial numbers in one cell.

use std::collections::HashSet;
use std::ops::Range;

use base::{Finding, Severity};

use crate::{Column, text};

/// How many characters one serial number may have.
pub const SERIAL_LIMIT_CHARS: usize = 60;

/// More findings than this in a cell nobody reads.
const FINDINGS_LIMIT: usize = 40;

/// In a cell this short the serial numbers are compared with each other, which takes no memory.
const FEW_BYTES: usize = 100;

/// One serial number of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serial<'t> {
    /// Without white space around it; never empty.
    pub text: &'t str,
    /// Its UTF-8 bytes in the cell.
    pub span: Range<usize>,
}

/// The serial numbers of a cell: between `;`, `,`, `、`, their full-width forms, and line breaks.
pub fn split_serials(text: &str) -> impl Iterator<Item = Serial<'_>> {
    let mut start = 0;
    text.split_inclusive(is_separator).filter_map(move |piece| {
        let item = piece.trim_end_matches(is_separator);
        let offset = start + item.len() - item.trim_start().len();
        start += piece.len();
        let text = item.trim();
        (!text.is_empty()).then_some(Serial { text, span: offset..offset + text.len() })
    })
}

const fn is_separator(c: char) -> bool {
    matches!(c, ';' | ',' | '、' | '；' | '，' | '\n' | '\r')
}

pub(super) fn check(text: &str) -> Vec<Finding> {
    let mut findings = text::too_long(text, Column::Serials.limit_chars()).into_iter().collect::<Vec<_>>();
    for serial in split_serials(text) {
        let of_item = text::check_within(Column::Serials, serial.text, SERIAL_LIMIT_CHARS);
        findings.extend(of_item.into_iter().map(|finding| moved(finding, serial.span.start)));
        if findings.len() >= FINDINGS_LIMIT {
            return findings;
        }
    }
    let surplus = FINDINGS_LIMIT - findings.len();
    findings.extend(duplicates(text).take(surplus));
    findings
}

/// A finding for each serial number that stood before.
fn duplicates(text: &str) -> impl Iterator<Item = Finding> {
    let few = text.len() <= FEW_BYTES;
    let mut seen = HashSet::new();
    let again = split_serials(text).enumerate().filter(move |(at, serial)| {
        if few {
            split_serials(text).take(*at).any(|earlier| earlier.text == serial.text)
        } else {
            !seen.insert(serial.text)
        }
    });
    again.map(|(_, serial)| {
        Finding::new("serials.duplicate", Severity::Error)
            .at(serial.span)
            .with("found", text::shown(serial.text))
    })
}

/// The finding about a part of a text as one about the whole, in which the part starts at `offset`.
fn moved(mut finding: Finding, offset: usize) -> Finding {
    let by = |span: &mut Range<usize>| *span = span.start + offset..span.end + offset;
    finding.span.iter_mut().for_each(by);
    finding.fix.iter_mut().for_each(|fix| by(&mut fix.span));
    finding
}
