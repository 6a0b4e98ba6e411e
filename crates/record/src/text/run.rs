//! From characters to runs of one fault, and from runs to a bounded number of findings.

use std::collections::BTreeMap;
use std::ops::Range;

use base::Finding;
use unicode_normalization::char::is_combining_mark;

use super::class::{self, Class};
use super::{composed, damage, look_alike, rule_of_characters, script, shown};
use crate::Column;

/// How many findings one kind of fault can give in a field; the last one stands for all the rest.
const FINDINGS_A_CLASS: usize = 5;

type Runs = BTreeMap<Class, Vec<Range<usize>>>;

/// Findings about the characters of a text that is more than white space.
pub(super) fn check(column: Column, text: &str) -> Vec<Finding> {
    let runs = find(column, text);
    runs.iter().flat_map(|(&class, ranges)| findings(column, text, class, ranges)).collect()
}

/// A finding about characters that were lost on the way; none about any other.
pub(super) fn lost(column: Column, text: &str) -> Option<Finding> {
    let mut runs = Runs::new();
    for (at, c) in text.match_indices(char::REPLACEMENT_CHARACTER) {
        push(&mut runs, Class::Damaged, at..at + c.len());
    }
    let ranges = runs.remove(&Class::Damaged)?;
    Some(finding(column, text, Class::Damaged, &ranges))
}

fn find(column: Column, text: &str) -> Runs {
    let mut runs = Runs::new();
    let core = text.len() - text.trim_start().len()..text.trim_end().len();
    if core.start > 0 {
        push(&mut runs, Class::SpaceBefore, 0..core.start);
    }
    if core.end < text.len() {
        push(&mut runs, Class::SpaceAfter, core.end..text.len());
    }
    let mut claimed = Vec::new();
    if !text.is_ascii() {
        for (class, ranges) in
            [(Class::Mojibake, scrambled(text)), (Class::NotComposed, composed::not_composed(text))]
        {
            if !ranges.is_empty() {
                claimed.extend(ranges.iter().cloned());
                runs.insert(class, ranges);
            }
        }
        for (range, class) in mixed(column, text) {
            claimed.push(range.clone());
            push(&mut runs, class, range);
        }
        claimed.sort_by_key(|range| range.start);
    }
    spaces(text, &core, &mut runs);
    characters(column, text, &core, &claimed, &mut runs);
    runs
}

/// Runs of white space between words.
fn spaces(text: &str, core: &Range<usize>, runs: &mut Runs) {
    let mut start = None;
    for (at, c) in text.char_indices() {
        if !core.contains(&at) {
            continue;
        }
        if c.is_whitespace() {
            start = start.or(Some(at));
        } else if let Some(start) = start.take()
            && let Some(class) = text.get(start..at).and_then(class::of_space)
        {
            push(runs, class, start..at);
        }
    }
}

/// Runs of characters that are wrong on their own and not in a `claimed` range.
fn characters(column: Column, text: &str, core: &Range<usize>, claimed: &[Range<usize>], runs: &mut Runs) {
    let name_is_cjk = column.has_words() && text.chars().any(script::is_cjk);
    let mut claimed = claimed.iter().peekable();
    let mut before: Option<(char, Option<Class>)> = None;
    for (at, c) in text.char_indices() {
        while claimed.next_if(|range| range.end <= at).is_some() {}
        let taken = !core.contains(&at) || claimed.peek().is_some_and(|range| range.contains(&at));
        let (base, class_before) = before.unzip();
        let stray = is_combining_mark(c)
            && (base.is_none_or(char::is_whitespace) || class_before == Some(Some(Class::StrayMark)));
        let class = if taken || c.is_whitespace() {
            None
        } else if class_before == Some(Some(Class::Symbol)) && script::joins_emoji(c) {
            Some(Class::Symbol)
        } else if stray {
            Some(Class::StrayMark)
        } else {
            class::of(c, column, name_is_cjk)
        };
        if let Some(class) = class {
            push(runs, class, at..at + c.len_utf8());
        }
        before = Some((c, class));
    }
}

/// Adds a range, joined to the last one when they touch.
fn push(runs: &mut Runs, class: Class, range: Range<usize>) {
    let ranges = runs.entry(class).or_default();
    match ranges.last_mut() {
        Some(last) if last.end == range.start => last.end = range.end,
        _ => ranges.push(range),
    }
}

/// Runs of characters beyond ASCII that are UTF-8 taken for Windows-1252.
fn scrambled(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if !c.is_ascii() && damage::windows_1252(c).is_some() {
            start = start.or(Some(at));
        } else if let Some(start) = start.take()
            && text.get(start..at).and_then(damage::unscrambled).is_some()
        {
            ranges.push(start..at);
        }
    }
    ranges
}

/// Letters of another script in words that are, or pass for, Latin ones.
fn mixed(column: Column, text: &str) -> Vec<(Range<usize>, Class)> {
    let name = column.has_words();
    let text_is_latin = text.chars().any(script::is_latin);
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphabetic() || is_combining_mark(c) {
            start = start.or(Some(at));
        } else if let Some(start) = start.take() {
            let word = text.get(start..at).unwrap_or_default();
            let strange = |c: char| if name { script::is_near_latin(c) } else { !c.is_ascii() };
            let passes = word.chars().filter(|&c| strange(c)).all(|c| look_alike::letter(c).is_some());
            let letters =
                word.char_indices().map(|(offset, c)| (start + offset..start + offset + c.len_utf8(), c));
            if passes && !name {
                found
                    .extend(letters.filter(|(_, c)| strange(*c)).map(|(range, _)| (range, Class::LookAlike)));
            } else if passes && text_is_latin {
                found.extend(
                    letters.filter(|(_, c)| strange(*c)).map(|(range, _)| (range, Class::MixedScripts)),
                );
            } else if name && word.chars().any(strange) && word.chars().any(script::is_latin) {
                let latin = word.chars().filter(|&c| script::is_latin(c)).count();
                let latin_intrudes = latin < word.chars().filter(|&c| strange(c)).count();
                let intrudes = |c: char| if latin_intrudes { script::is_latin(c) } else { strange(c) };
                found.extend(
                    letters.filter(|(_, c)| intrudes(*c)).map(|(range, _)| (range, Class::Intruders)),
                );
            }
        }
    }
    found
}

/// At most [`FINDINGS_A_CLASS`] findings; the fix of the last one mends all the rest.
fn findings(column: Column, text: &str, class: Class, ranges: &[Range<usize>]) -> Vec<Finding> {
    let single = if ranges.len() > FINDINGS_A_CLASS { FINDINGS_A_CLASS - 1 } else { ranges.len() };
    let (single, rest) = ranges.split_at(single);
    let mut findings: Vec<Finding> =
        single.iter().map(|range| finding(column, text, class, std::slice::from_ref(range))).collect();
    if !rest.is_empty() {
        findings.push(finding(column, text, class, rest));
    }
    findings
}

/// One finding at the first of `ranges`, with a fix for all of them.
fn finding(column: Column, text: &str, class: Class, ranges: &[Range<usize>]) -> Finding {
    let span = ranges.first().cloned().unwrap_or_default();
    let run = text.get(span.clone()).unwrap_or_default();
    let code_point = run.chars().next().map_or(0, u32::from);
    let mut finding = Finding::new(class.code(column), class.severity(column))
        .at(span.clone())
        .with("found", shown(run))
        .with("code_point", format_args!("U+{code_point:04X}"))
        .with("runs", ranges.len());
    if let Some(plain) = class.mended(column, run) {
        finding = finding.with("plain", shown(&plain));
    }
    if let Some((whole, replacement)) = mended(column, text, class, ranges) {
        finding = finding.fixed_by(whole, replacement);
    }
    finding.source = rule_of_characters(column);
    finding
}

/// The range from the first to the last of `ranges`, and what it is with all of them mended.
fn mended(
    column: Column,
    text: &str,
    class: Class,
    ranges: &[Range<usize>],
) -> Option<(Range<usize>, String)> {
    let whole = ranges.first()?.start..ranges.last()?.end;
    let mut replacement = String::new();
    let mut done = whole.start;
    for range in ranges {
        replacement.push_str(text.get(done..range.start)?);
        replacement.push_str(&class.mended(column, text.get(range.clone())?)?);
        done = range.end;
    }
    Some((whole, replacement))
}
