//! JSON and JSON Lines: objects to rows, keys to columns.
//!
//! Numbers are kept digit by digit: a batch number of twenty digits is no floating-point number. Objects are read
//! one at a time, so that a million of them need little more memory than their texts.

mod flat;
mod line;
mod syntax;

use std::collections::HashMap;

use self::flat::{Leaf, Oddity, flatten};
use self::syntax::Broken;
use crate::limits::{MAX_COLUMNS, MAX_JSON_DEPTH};
use crate::note::{Notes, shown};
use crate::ragged::Ragged;
use crate::read::note_damage;
use crate::{Format, IntakeFault, Progress, Table, TextEncoding};

pub use line::{JsonLine, JsonLineReader};

/// How many rows pass between two reports of progress.
const ROWS_A_REPORT: u32 = 4_096;

/// How many lines are looked at to tell JSON Lines from JSON.
const LINES_LOOKED_AT: usize = 100;

/// The table of the objects in `text`.
pub(crate) fn read(
    text: &str,
    encoding: TextEncoding,
    progress: &mut dyn FnMut(Progress),
) -> Result<Table, IntakeFault> {
    let mut rows = Rows::default();
    let format = if is_lines(text) {
        read_lines(text, &mut rows, progress)?;
        Format::JsonLines
    } else {
        if syntax::depth(text) > MAX_JSON_DEPTH {
            return Err(IntakeFault::JsonTooDeep { limit: MAX_JSON_DEPTH });
        }
        read_whole(text, &mut rows, progress)?;
        Format::Json
    };
    if rows.objects == 0 {
        return Err(IntakeFault::JsonNoObjects);
    }
    let Rows { names, ragged, mut notes, .. } = rows;
    let (cells, source_rows) = ragged.lay_out(names.len());
    note_damage(&cells, &source_rows, &encoding, &mut notes);
    Ok(Table {
        format,
        encoding: Some(encoding),
        sheets: Vec::new(),
        sheet: 0,
        cells,
        source_rows,
        first_record: 0,
        headings: names,
        notes: notes.finish(),
    })
}

/// Whether most lines of a text are an object each, the first line being the start of one.
fn is_lines(text: &str) -> bool {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty()).take(LINES_LOOKED_AT);
    let is_object = |line: &&str| line.starts_with('{') && line.ends_with('}');
    let (count, objects) = (lines().count(), lines().filter(is_object).count());
    text.trim_start().starts_with('{') && count > 1 && objects * 2 >= count
}

fn read_lines(text: &str, rows: &mut Rows, progress: &mut dyn FnMut(Progress)) -> Result<(), IntakeFault> {
    let mut done = 0;
    for (line, number) in text.split_inclusive('\n').zip(1..) {
        done += line.len();
        if number % ROWS_A_REPORT == 0 {
            progress(Progress { done: done as u64, total: text.len() as u64 });
        }
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let sound =
            line.starts_with('{') && syntax::depth(line) <= MAX_JSON_DEPTH && syntax::check(line).is_ok();
        if sound {
            rows.push_object(line, number)?;
        } else {
            rows.notes
                .row("intake.json-bad-line", number, None, |finding| finding.with("found", shown(line)));
        }
    }
    Ok(())
}

fn read_whole(text: &str, rows: &mut Rows, progress: &mut dyn FnMut(Progress)) -> Result<(), IntakeFault> {
    let list = match text.trim_start().chars().next() {
        Some('[') => text,
        _ => match list_in(text)? {
            Some(list) => list,
            None => return rows.push_object(text.trim(), 1),
        },
    };
    let mut number = 0;
    let pushed = syntax::elements(list, &mut |element| {
        number += 1;
        if number % ROWS_A_REPORT == 0 {
            // How far the element is into the list, by where the two stand in memory.
            let done = (element.as_ptr() as usize).saturating_sub(list.as_ptr() as usize);
            progress(Progress { done: done as u64, total: list.len() as u64 });
        }
        if element.starts_with('{') {
            return rows.push_object(element, number);
        }
        rows.notes
            .row("intake.json-not-object", number, None, |finding| finding.with("found", shown(element)));
        Ok(())
    });
    pushed.map_err(Broken::into_fault)
}

/// The list of objects in an object: its member `records`, or the only member that is one.
fn list_in(text: &str) -> Result<Option<&str>, IntakeFault> {
    let mut lists = Vec::new();
    let members = syntax::members(text, &mut |key, value| {
        let is_list = value.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{'));
        if is_list {
            lists.push((key == "records", value));
        }
        Ok(())
    });
    members.map_err(Broken::into_fault)?;
    let named = lists.iter().find(|(named, _)| *named).map(|&(_, list)| list);
    Ok(named.or(if let [(_, only)] = lists[..] { Some(only) } else { None }))
}

/// Rows of objects, a column for each key in the order in which they first came.
#[derive(Debug, Default)]
struct Rows {
    names: Vec<String>,
    at: HashMap<String, usize>,
    /// The object that is being read, by column; `None` where it has no such key so far.
    cells: Vec<Option<String>>,
    ragged: Ragged,
    objects: usize,
    notes: Notes,
}

impl Rows {
    /// Adds a sound object.
    fn push_object(&mut self, object: &str, number: u32) -> Result<(), IntakeFault> {
        self.objects += 1;
        self.cells.iter_mut().for_each(|cell| *cell = None);
        // Objects of one file mostly have the same keys in the same order.
        let mut expected = 0;
        let flattened = flatten(object, &mut |path, leaf| {
            let column = self.column(path, expected)?;
            expected = column + 1;
            let text = match leaf {
                Leaf::Text(text) => text,
                Leaf::Odd(Oddity::ListOfObjects) => {
                    self.notes.row("intake.json-nested-list", number, Some(column as u32), |finding| {
                        finding.with("found", shown(path))
                    });
                    return Ok(());
                }
            };
            if self.cells[column].replace(text.into_owned()).is_some() {
                self.notes.row("intake.json-duplicate-key", number, Some(column as u32), |finding| {
                    finding.with("found", shown(path))
                });
            }
            Ok(())
        });
        flattened.map_err(Broken::into_fault)?;
        for cell in &self.cells {
            self.ragged.push(cell.as_deref().unwrap_or_default(), number, &mut self.notes);
        }
        self.ragged.end_row(number)
    }

    /// The column of a key; a new one for a key that did not come before.
    fn column(&mut self, path: &str, expected: usize) -> Result<usize, IntakeFault> {
        if self.names.get(expected).is_some_and(|name| name == path) {
            return Ok(expected);
        }
        if let Some(&column) = self.at.get(path) {
            return Ok(column);
        }
        let column = self.names.len();
        if column == MAX_COLUMNS {
            return Err(IntakeFault::TooManyColumns { limit: MAX_COLUMNS });
        }
        self.names.push(path.to_owned());
        self.at.insert(path.to_owned(), column);
        self.cells.push(None);
        Ok(column)
    }
}
