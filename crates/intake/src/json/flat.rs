//! An object as texts under paths: `{"batch": {"no": 7}}` has `7` under `batch.no`.

use std::borrow::Cow;

use super::syntax::{self, Broken};
use crate::IntakeFault;

/// What stands under a path.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Leaf<'t> {
    /// A text, a number as it was written, a truth value, `""` for null; several of them joined by `;`.
    Text(Cow<'t, str>),
    /// Something that is no text.
    Odd(Oddity),
}

/// What no cell can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Oddity {
    /// A list of objects or of lists.
    ListOfObjects,
}

/// Takes a path and what stands under it.
type Sink<'s, 't> = &'s mut dyn FnMut(&str, Leaf<'t>) -> Result<(), IntakeFault>;

/// Gives `sink` every leaf of an object, in the order of the text. The object is nested no deeper than allowed.
pub(super) fn flatten<'t>(object: &'t str, sink: Sink<'_, 't>) -> Result<(), Broken> {
    syntax::members(object, &mut |key, value| member(&key, value, sink).map_err(Broken::into_fault))
}

fn member<'t>(path: &str, value: &'t str, sink: Sink<'_, 't>) -> Result<(), Broken> {
    let leaf = match value.as_bytes().first() {
        Some(b'{') => {
            return flatten(value, &mut |inner, leaf| sink(&format!("{path}.{inner}"), leaf));
        }
        Some(b'[') => list(value)?,
        _ => Leaf::Text(scalar(value)),
    };
    sink(path, leaf).map_err(Broken::Stopped)
}

/// The elements of a list joined by `;`.
fn list(value: &str) -> Result<Leaf<'_>, Broken> {
    let (mut joined, mut count, mut nested) = (String::new(), 0, false);
    syntax::elements(value, &mut |element| {
        nested |= element.starts_with(['{', '[']);
        if !nested {
            if count > 0 {
                joined.push(';');
            }
            joined.push_str(&scalar(element));
            count += 1;
        }
        Ok(())
    })?;
    Ok(if nested { Leaf::Odd(Oddity::ListOfObjects) } else { Leaf::Text(Cow::Owned(joined)) })
}

fn scalar(value: &str) -> Cow<'_, str> {
    match value.as_bytes().first() {
        Some(b'"') => syntax::unquoted(value),
        Some(b'n') => Cow::Borrowed(""),
        _ => Cow::Borrowed(value),
    }
}
