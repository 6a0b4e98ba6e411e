//! From the JSON of a template to its tree.

use record::Column;
use serde_json::{Map, Value};

use super::{Form, Node, TEMPLATE_DEPTH_LIMIT, TEMPLATE_NODES_LIMIT, Template};
use crate::canonical::order;
use crate::profile::ProfileError;

/// How many characters a member name or a fixed text may have.
const TEXT_LIMIT_CHARS: usize = 200;

impl Template {
    /// The template of a record.
    pub(crate) fn record(tree: &Value) -> Result<Self, ProfileError> {
        let template = Self::parse(tree, "submit.record")?;
        template.has_once(|node| matches!(node, Node::Key), "$key", "submit.record")?;
        if template.columns().is_empty() || template.any(&|node| matches!(node, Node::Records)) {
            return Err(ProfileError::template("submit.record", "$field"));
        }
        Ok(template)
    }

    /// The template of what goes around the records of a batch.
    pub(crate) fn envelope(tree: &Value) -> Result<Self, ProfileError> {
        let template = Self::parse(tree, "submit.body")?;
        template.has_once(|node| matches!(node, Node::Records), "$records", "submit.body")?;
        let of_record = |node: &Node| matches!(node, Node::Key | Node::Value { .. } | Node::Optional(_));
        if template.any(&of_record) {
            return Err(ProfileError::template("submit.body", "$field"));
        }
        Ok(template)
    }

    fn parse(tree: &Value, place: &str) -> Result<Self, ProfileError> {
        let mut left = TEMPLATE_NODES_LIMIT;
        node(tree, place, TEMPLATE_DEPTH_LIMIT, &mut left).map(Self)
    }

    fn has_once(&self, is: impl Fn(&Node) -> bool, what: &str, place: &str) -> Result<(), ProfileError> {
        let mut count = 0;
        self.0.each(&mut |node| count += usize::from(is(node)));
        if count == 1 { Ok(()) } else { Err(ProfileError::template(place, what)) }
    }

    fn any(&self, is: &dyn Fn(&Node) -> bool) -> bool {
        let mut found = false;
        self.0.each(&mut |node| found |= is(node));
        found
    }
}

fn node(tree: &Value, place: &str, depth: usize, left: &mut usize) -> Result<Node, ProfileError> {
    if depth == 0 || *left == 0 {
        return Err(ProfileError::TemplateTooLarge { place: place.to_owned() });
    }
    *left -= 1;
    match tree {
        Value::Object(members) if members.keys().any(|name| name.starts_with('$')) => {
            filled(members, place, depth, left)
        }
        Value::Object(members) => {
            let mut nodes = Vec::with_capacity(members.len());
            for (name, tree) in members {
                check_text(name, place)?;
                nodes.push((name.clone(), node(tree, &format!("{place}.{name}"), depth - 1, left)?));
            }
            // Not the order of the profile's file, which not every reader keeps.
            nodes.sort_by(|(a, _), (b, _)| order(a, b));
            Ok(Node::Object(nodes))
        }
        Value::Array(trees) => {
            let nodes = trees.iter().enumerate();
            let nodes = nodes.map(|(at, tree)| node(tree, &format!("{place}[{at}]"), depth - 1, left));
            Ok(Node::List(nodes.collect::<Result<_, _>>()?))
        }
        Value::String(text) => {
            check_text(text, place)?;
            Ok(Node::Fixed(tree.to_string()))
        }
        Value::Number(_) | Value::Bool(_) | Value::Null => Ok(Node::Fixed(tree.to_string())),
    }
}

/// A place to fill: one name with `$`, and `optional` where it may stand.
fn filled(
    members: &Map<String, Value>,
    place: &str,
    depth: usize,
    left: &mut usize,
) -> Result<Node, ProfileError> {
    let wrong = || {
        ProfileError::template(place, members.keys().find(|name| *name != "optional").map_or("", |name| name))
    };
    let optional = match members.get("optional") {
        None => false,
        Some(optional) => optional.as_bool().ok_or_else(wrong)?,
    };
    if members.len() != 1 + usize::from(members.contains_key("optional")) {
        return Err(wrong());
    }
    let (name, value) = members.iter().find(|(name, _)| name.starts_with('$')).ok_or_else(wrong)?;
    let form = match name.as_str() {
        "$field" => Form::Text,
        "$number" => Form::Number,
        "$list" => Form::Items,
        _ if optional => return Err(wrong()),
        "$key" if *value == Value::Bool(true) => return Ok(Node::Key),
        "$records" if *value == Value::Bool(true) => return Ok(Node::Records),
        "$optional" => return Ok(Node::Optional(Box::new(node(value, place, depth - 1, left)?))),
        _ => return Err(wrong()),
    };
    let column = value.as_str().and_then(Column::from_name).ok_or_else(wrong)?;
    Ok(Node::Value { column, form, optional })
}

fn check_text(text: &str, place: &str) -> Result<(), ProfileError> {
    if text.chars().count() <= TEXT_LIMIT_CHARS {
        Ok(())
    } else {
        Err(ProfileError::TemplateTooLarge { place: place.to_owned() })
    }
}
