//! How a record becomes JSON: a tree with places to fill, read from a profile.
//!
//! A JSON object with one of these names is a place; every other JSON is itself:
//! `{"$field": column}` text · `{"$number": column}` whole number · `{"$list": column}` its items, each a text ·
//! `{"$optional": tree}` left out when nothing in it has a value · `{"$key": true}` the record version's key ·
//! `{"$records": true}` all records of a batch. The first three take `"optional": true`.
//!
//! Members are written sorted and without white space: the same values always make the same bytes (RFC 8785).

mod parse;

use std::collections::BTreeSet;

use record::{Column, split_serials};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::bodies::Values;
use crate::canonical::{canonical, push_text};
use crate::pointer;

/// How deep a template may be nested.
pub const TEMPLATE_DEPTH_LIMIT: usize = 8;

/// How many objects, lists, places and values a template may have.
pub const TEMPLATE_NODES_LIMIT: usize = 300;

/// One value of a mapped record, as a person looks at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The column that it comes from; its caption is an i18n key.
    pub column: Column,
    /// Where it stands in the record, as a JSON Pointer.
    pub pointer: String,
    /// The value as it is sent; items of a list one a line.
    pub value: String,
}

/// A tree that was checked as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template(Node);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    /// JSON text of a text, number, truth value or null.
    Fixed(String),
    /// Members, sorted by name.
    Object(Vec<(String, Node)>),
    List(Vec<Node>),
    Value {
        column: Column,
        form: Form,
        optional: bool,
    },
    Optional(Box<Node>),
    Key,
    Records,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Number,
    Items,
}

/// What a template is filled with.
pub(crate) enum Filling<'a> {
    /// A record: its values and its key; without a key, the place of the key is left out.
    Record { values: &'a Values, key: Option<&'a str> },
    /// The JSON of records, with commas between.
    Batch(&'a str),
}

/// Why a record cannot be mapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lack {
    /// The column has no value.
    Missing(Column),
    /// The column's value is not a whole number that JSON readers keep exactly.
    NotANumber(Column),
}

/// The largest whole number that every reader of JSON keeps: 2^53 − 1.
const LARGEST_NUMBER: u64 = 9_007_199_254_740_991;

impl Template {
    /// The columns that it sends.
    pub(crate) fn columns(&self) -> BTreeSet<Column> {
        let mut columns = BTreeSet::new();
        self.0.each(&mut |node| {
            if let Node::Value { column, .. } = node {
                columns.insert(*column);
            }
        });
        columns
    }

    /// Every place of a column, as JSON Pointers.
    pub(crate) fn places(&self) -> Vec<(Column, String)> {
        let mut places = Vec::new();
        self.0.places("", &mut places);
        places
    }

    /// The JSON, or everything that stands in the way.
    pub(crate) fn fill(&self, filling: &Filling<'_>) -> Result<String, Vec<Lack>> {
        let (mut out, mut lacks) = (String::new(), Vec::new());
        self.0.write(filling, &mut out, &mut lacks);
        lacks.sort_unstable();
        lacks.dedup();
        if lacks.is_empty() { Ok(out) } else { Err(lacks) }
    }

    /// The canonical content of a filled record: the same text that its key was made of. `None` where the key is
    /// not at its place.
    pub(crate) fn content(&self, mut filled: Value, key: &str) -> Option<String> {
        let (holder, name) = self.0.key_place("")?;
        let holder = filled.pointer_mut(&holder)?;
        let found = match holder {
            Value::Object(members) => members.remove(&name)?,
            Value::Array(items) => {
                let at: usize = name.parse().ok()?;
                if at >= items.len() {
                    return None;
                }
                items.remove(at)
            }
            _ => return None,
        };
        (found.as_str() == Some(key)).then(|| canonical(&filled))
    }

    /// The values that [`Template::fill`] writes, in their order.
    pub(crate) fn rows(&self, values: &Values) -> Vec<Row> {
        let rows = self.places().into_iter().filter_map(|(column, pointer)| {
            let value = value_of(values, column)?;
            let value = match self.form_at(&pointer) {
                Some(Form::Items) => items(value).collect::<Vec<_>>().join("\n"),
                // As it is sent: without leading zeros.
                Some(Form::Number) => value
                    .trim()
                    .parse()
                    .map_or_else(|_| value.trim().to_owned(), |number: u64| number.to_string()),
                _ => value.to_owned(),
            };
            Some(Row { column, pointer, value })
        });
        rows.collect()
    }

    /// The values in the JSON of a filled record: the rows of the values that it was filled with.
    pub(crate) fn rows_of(&self, filled: &Value) -> Vec<Row> {
        let rows = self.places().into_iter().filter_map(|(column, pointer)| {
            let value = match filled.pointer(&pointer)? {
                Value::String(text) => text.clone(),
                Value::Number(number) => number.to_string(),
                Value::Array(items) if !items.is_empty() => {
                    items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n")
                }
                _ => return None,
            };
            Some(Row { column, pointer, value })
        });
        rows.collect()
    }

    fn form_at(&self, pointer: &str) -> Option<Form> {
        pointer.split('/').skip(1).try_fold(&self.0, Node::child)?.form()
    }
}

impl Node {
    fn each(&self, visit: &mut dyn FnMut(&Self)) {
        visit(self);
        match self {
            Self::Object(members) => members.iter().for_each(|(_, node)| node.each(visit)),
            Self::List(nodes) => nodes.iter().for_each(|node| node.each(visit)),
            Self::Optional(node) => node.each(visit),
            Self::Fixed(_) | Self::Value { .. } | Self::Key | Self::Records => (),
        }
    }

    fn places(&self, at: &str, found: &mut Vec<(Column, String)>) {
        match self {
            Self::Value { column, .. } => found.push((*column, at.to_owned())),
            Self::Object(members) => {
                for (name, node) in members {
                    node.places(&format!("{at}/{}", pointer::token(name)), found);
                }
            }
            Self::List(nodes) => {
                for (number, node) in nodes.iter().enumerate() {
                    node.places(&format!("{at}/{number}"), found);
                }
            }
            Self::Optional(node) => node.places(at, found),
            Self::Fixed(_) | Self::Key | Self::Records => (),
        }
    }

    /// Pointer to what holds the key, and its name or number there.
    fn key_place(&self, at: &str) -> Option<(String, String)> {
        let of_child = |name: String, node: &Self| match node {
            Self::Key => Some((at.to_owned(), name)),
            _ => node.key_place(&format!("{at}/{}", pointer::token(&name))),
        };
        match self {
            Self::Object(members) => members.iter().find_map(|(name, node)| of_child(name.clone(), node)),
            Self::List(nodes) => {
                nodes.iter().enumerate().find_map(|(number, node)| of_child(number.to_string(), node))
            }
            Self::Optional(node) => node.key_place(at),
            Self::Fixed(_) | Self::Value { .. } | Self::Key | Self::Records => None,
        }
    }

    fn child(&self, token: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => {
                members.iter().find(|(name, _)| pointer::token(name) == token).map(|(_, node)| node)
            }
            Self::List(nodes) => nodes.get(token.parse::<usize>().ok()?),
            Self::Optional(node) => node.child(token),
            _ => None,
        }
    }

    fn form(&self) -> Option<Form> {
        match self {
            Self::Value { form, .. } => Some(*form),
            Self::Optional(node) => node.form(),
            _ => None,
        }
    }

    fn has_value(&self, values: &Values) -> bool {
        let mut found = false;
        self.each(&mut |node| {
            if let Self::Value { column, .. } = node {
                found |= value_of(values, *column).is_some();
            }
        });
        found
    }

    /// Writes the node and says whether it is there at all.
    fn write(&self, filling: &Filling<'_>, out: &mut String, lacks: &mut Vec<Lack>) -> bool {
        match (self, filling) {
            (Self::Fixed(json), _) => out.push_str(json),
            (Self::Object(members), _) => {
                let written = members.iter().map(|(name, node)| (Some(name.as_str()), node));
                separated(written, ['{', '}'], filling, out, lacks);
            }
            (Self::List(nodes), _) => {
                separated(nodes.iter().map(|node| (None, node)), ['[', ']'], filling, out, lacks);
            }
            (Self::Optional(node), Filling::Record { values, .. }) => {
                return node.has_value(values) && node.write(filling, out, lacks);
            }
            (Self::Key, Filling::Record { key: Some(key), .. }) => push_text(key, out),
            (Self::Value { column, form, optional }, Filling::Record { values, .. }) => {
                return write_value(*column, *form, *optional, values, out, lacks);
            }
            (Self::Records, Filling::Batch(records)) => {
                out.push('[');
                out.push_str(records);
                out.push(']');
            }
            _ => return false,
        }
        true
    }
}

fn separated<'a>(
    nodes: impl Iterator<Item = (Option<&'a str>, &'a Node)>,
    [open, close]: [char; 2],
    filling: &Filling<'_>,
    out: &mut String,
    lacks: &mut Vec<Lack>,
) {
    out.push(open);
    let first = out.len();
    for (name, node) in nodes {
        let before = out.len();
        if before > first {
            out.push(',');
        }
        if let Some(name) = name {
            push_text(name, out);
            out.push(':');
        }
        if !node.write(filling, out, lacks) {
            out.truncate(before);
        }
    }
    out.push(close);
}

fn write_value(
    column: Column,
    form: Form,
    optional: bool,
    values: &Values,
    out: &mut String,
    lacks: &mut Vec<Lack>,
) -> bool {
    let value = value_of(values, column);
    match (value, form) {
        (None, Form::Items) if !optional => out.push_str("[]"),
        (None, _) => {
            if !optional {
                lacks.push(Lack::Missing(column));
            }
            return false;
        }
        (Some(value), Form::Text) => push_text(value, out),
        (Some(value), Form::Number) => match value.trim().parse::<u64>() {
            Ok(number) if number <= LARGEST_NUMBER && !value.trim().starts_with('+') => {
                out.push_str(&number.to_string());
            }
            _ => lacks.push(Lack::NotANumber(column)),
        },
        (Some(value), Form::Items) => {
            out.push('[');
            for (number, item) in items(value).enumerate() {
                if number > 0 {
                    out.push(',');
                }
                push_text(item, out);
            }
            out.push(']');
        }
    }
    true
}

/// The value of a column as it is sent; white space alone is none.
pub(crate) fn value_of(values: &Values, column: Column) -> Option<&str> {
    values.get(&column).map(String::as_str).filter(|value| !value.trim().is_empty())
}

fn items(value: &str) -> impl Iterator<Item = &str> {
    split_serials(value).map(|serial| serial.text)
}
