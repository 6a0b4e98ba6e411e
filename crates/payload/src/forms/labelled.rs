//! Labelled lines: a label, a colon and a value a line.

use super::bare;
use crate::PayloadError;
use crate::error::{Foreign, shown};
use crate::profile::{Part, Values};

/// The lines of these labels and values, LF between them, none at the end.
pub(crate) fn write<'a>(lines: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut text = String::new();
    for (label, value) in lines {
        if !text.is_empty() {
            text.push('\n');
        }
        text.extend([label, ": ", value]);
    }
    text
}

/// The values of a text, without white space around them. A label with nothing behind it has an empty value.
pub(crate) fn parse(parts: &[Part], text: &str) -> Result<Values, PayloadError> {
    let text = bare(text);
    if text.is_empty() {
        return Err(PayloadError::Empty);
    }
    let mut values = Values::new();
    let mut duplicate = None;
    let mut unknown = None;
    for (line, text) in lines(text).enumerate() {
        match labelled(parts, text) {
            Some((part, value)) => {
                if values.insert(part.column, value.to_owned()).is_some() {
                    duplicate = duplicate.or(Some(part.column));
                }
            }
            None => unknown = unknown.or(Some((line + 1, text))),
        }
    }
    if values.is_empty() {
        return Err(PayloadError::NotOurs(Foreign::guess(text)));
    }
    if let Some(column) = duplicate {
        return Err(PayloadError::duplicate(column));
    }
    if let Some((line, text)) = unknown {
        return Err(PayloadError::UnknownLine { line, text: shown(text) });
    }
    match parts.iter().find(|part| !part.optional && !values.contains_key(&part.column)) {
        Some(part) => Err(PayloadError::missing(part.column)),
        None => Ok(values),
    }
}

pub(crate) fn claims(parts: &[Part], text: &str) -> bool {
    lines(text).any(|line| labelled(parts, line).is_some())
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty())
}

/// The part of a line and its value, when the line starts with one of the labels and a colon.
fn labelled<'p, 't>(parts: &'p [Part], line: &'t str) -> Option<(&'p Part, &'t str)> {
    let (label, value) = line.split_once(':')?;
    let part = parts.iter().find(|part| part.name == label)?;
    Some((part, value.trim()))
}
