//! Lines of cells, parted by one character: RFC 4180, and what programs make of it.
//!
//! The `csv` crates take an open quote's word for it: one stray `"` swallows the rest of a file into a single cell,
//! and nothing says so. Here a quote that does not close properly is a character like any other.

use std::borrow::Cow;

use memchr::{memchr, memchr2_iter, memchr3};

use crate::note::{Notes, shown};
use crate::ragged::Ragged;
use crate::write as guard;
use crate::{IntakeFault, Progress, Separator};

/// The longest quoted cell in UTF-8 bytes; what goes on longer is a quote that nobody closed. A cell of Excel holds
/// 32,767 characters.
const QUOTED_REACH: usize = 128 << 10;

/// How many rows pass between two reports of progress.
const ROWS_A_REPORT: u32 = 4_096;

impl Separator {
    /// All separators; among equally likely ones the first is taken.
    pub(crate) const ALL: [Self; 4] = [Self::Tab, Self::Semicolon, Self::Pipe, Self::Comma];

    /// The character, always ASCII.
    pub(crate) const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Semicolon => b';',
            Self::Pipe => b'|',
        }
    }
}

/// What stands after a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum After {
    /// Another cell of the row.
    Cell,
    /// The end of the row.
    Row,
}

/// What is odd about the quotes of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Oddity {
    /// A quote opened, and none closes it where a cell can end.
    Unbalanced,
    /// A quote closed, and text follows it.
    TextAfterQuote,
}

/// A cell as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lexed<'t> {
    /// Its text, without the quotes around it.
    pub(crate) text: Cow<'t, str>,
    /// What stands after it.
    pub(crate) after: After,
    /// What is odd about it.
    pub(crate) oddity: Option<Oddity>,
}

/// Cells of a text, one after the other.
#[derive(Debug)]
pub(crate) struct Lexer<'t> {
    text: &'t str,
    at: usize,
    separator: u8,
    /// The line of the next cell, from 1.
    line: u32,
    done: bool,
}

/// How far a cell in quotes goes.
enum Quoted<'t> {
    /// Its text, and where what follows the closing quote stands.
    Closed(Cow<'t, str>, usize),
    Odd(Oddity),
}

impl<'t> Lexer<'t> {
    /// A lexer at the start of `text`, which is line `line` of its file.
    pub(crate) const fn new(text: &'t str, separator: Separator, line: u32) -> Self {
        Self { text, at: 0, separator: separator.byte(), line, done: text.is_empty() }
    }

    /// The line of the next cell, from 1.
    pub(crate) const fn line(&self) -> u32 {
        self.line
    }

    /// How many bytes were read.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    /// The next cell; `None` after the last.
    pub(crate) fn next(&mut self) -> Option<Lexed<'t>> {
        if self.done {
            return None;
        }
        let (mut text, mut oddity, start) = (None, None, self.at);
        if self.text.as_bytes().get(start) == Some(&b'"') {
            match self.quoted() {
                Quoted::Closed(inside, end) => {
                    self.line += lines_in(&self.text[start..end]);
                    self.at = end;
                    text = Some(inside);
                }
                Quoted::Odd(found) => oddity = Some(found),
            }
        }
        let text = text.unwrap_or_else(|| {
            let rest = &self.text[start..];
            let length = memchr3(self.separator, b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
            self.at = start + length;
            Cow::Borrowed(&rest[..length])
        });
        Some(Lexed { text, after: self.pass_end(), oddity })
    }

    /// Steps over what ends a cell.
    fn pass_end(&mut self) -> After {
        let rest = &self.text.as_bytes()[self.at..];
        if rest.first() == Some(&self.separator) {
            self.at += 1;
            return After::Cell;
        }
        self.at += match rest {
            [b'\r', b'\n', ..] => 2,
            [_, ..] => 1,
            [] => 0,
        };
        self.line += 1;
        self.done = self.at == self.text.len();
        After::Row
    }

    /// The cell whose opening quote stands at `self.at`.
    fn quoted(&self) -> Quoted<'t> {
        let bytes = self.text.as_bytes();
        let inside = self.at + 1;
        let reach = bytes.len().min(inside + QUOTED_REACH);
        let (mut at, mut doubled) = (inside, false);
        while let Some(offset) = bytes.get(at..reach).and_then(|rest| memchr(b'"', rest)) {
            let quote = at + offset;
            if bytes.get(quote + 1) == Some(&b'"') {
                doubled = true;
                at = quote + 2;
                continue;
            }
            let text = &self.text[inside..quote];
            let spaces = bytes[quote + 1..].iter().take_while(|byte| **byte == b' ').count();
            let end = quote + 1 + spaces;
            return match bytes.get(end) {
                None | Some(b'\n' | b'\r') => Quoted::Closed(undoubled(text, doubled), end),
                Some(&byte) if byte == self.separator => Quoted::Closed(undoubled(text, doubled), end),
                // A cell over several lines that does not even end well was never meant to be one.
                Some(_) if text.contains(['\n', '\r']) => Quoted::Odd(Oddity::Unbalanced),
                Some(_) => Quoted::Odd(Oddity::TextAfterQuote),
            };
        }
        Quoted::Odd(Oddity::Unbalanced)
    }
}

/// A text in quotes with its doubled quotes made single.
fn undoubled(text: &str, doubled: bool) -> Cow<'_, str> {
    if doubled { Cow::Owned(text.replace("\"\"", "\"")) } else { Cow::Borrowed(text) }
}

/// How many lines end in a text: CRLF is one end.
fn lines_in(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let ends = memchr2_iter(b'\n', b'\r', bytes);
    ends.filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n')).count() as u32
}

/// All rows of a text whose first line is line `line` of its file.
pub(crate) fn read(
    text: &str,
    separator: Separator,
    line: u32,
    notes: &mut Notes,
    progress: &mut dyn FnMut(Progress),
) -> Result<Ragged, IntakeFault> {
    let mut rows = Ragged::with_capacity(text.len());
    let mut lexer = Lexer::new(text, separator, line);
    let (mut row, mut column, mut reported) = (lexer.line(), 0, 0);
    while let Some(cell) = lexer.next() {
        if let Some(oddity) = cell.oddity {
            note_quote(notes, oddity, row, column, &cell.text);
        }
        rows.push(unwrapped(&cell.text, row, column, notes), row, notes);
        column += 1;
        if cell.after == After::Row {
            rows.end_row(row)?;
            (row, column) = (lexer.line(), 0);
            if row - reported >= ROWS_A_REPORT {
                progress(Progress { done: lexer.at() as u64, total: text.len() as u64 });
                reported = row;
            }
        }
    }
    Ok(rows)
}

fn note_quote(notes: &mut Notes, oddity: Oddity, row: u32, column: u32, text: &str) {
    let code = match oddity {
        Oddity::Unbalanced => "intake.quote-unbalanced",
        Oddity::TextAfterQuote => "intake.quote-stray",
    };
    notes.row(code, row, Some(column), |finding| finding.with("found", shown(text)));
}

/// A cell without what spreadsheets need and people do not mean: our own guard against formulas, and the `="00123"`
/// by which programs make Excel keep leading zeros.
fn unwrapped<'t>(text: &'t str, row: u32, column: u32, notes: &mut Notes) -> &'t str {
    let formula = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    if let Some(inside) = formula.filter(|inside| !inside.contains('"')) {
        notes.row("intake.formula-text", row, Some(column), |finding| finding.with("found", shown(inside)));
        return inside;
    }
    guard::unguarded(text)
}
