//! The members of an object and the elements of a list, as they stand in the text.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::IntakeFault;

/// Why a text was not read to its end.
#[derive(Debug)]
pub(super) enum Broken {
    /// It is not JSON.
    Syntax(serde_json::Error),
    /// Whoever was given its parts wanted no more.
    Stopped(IntakeFault),
}

impl Broken {
    /// The same for who reads the file.
    pub(super) fn into_fault(self) -> IntakeFault {
        match self {
            Self::Syntax(error) => IntakeFault::JsonDamaged { line: error.line(), column: error.column() },
            Self::Stopped(fault) => fault,
        }
    }
}

/// How deep lists and objects are nested in a text, sound or not.
pub(super) fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_text, mut escaped) = (0usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// Whether a text is one JSON value and nothing else.
pub(super) fn check(text: &str) -> Result<(), Broken> {
    serde_json::from_str::<de::IgnoredAny>(text).map(|_| ()).map_err(Broken::Syntax)
}

/// The text that a JSON string stands for.
pub(super) fn unquoted(string: &str) -> Cow<'_, str> {
    match serde_json::from_str::<Text<'_>>(string) {
        Ok(Text(text)) => text,
        // An escape that is half of a character: shown as it stands, so that a person can see what is wrong.
        Err(_) => Cow::Borrowed(string.trim_matches('"')),
    }
}

/// Gives `each` element of a list, in order, as it stands in the text.
pub(super) fn elements<'t>(
    list: &'t str,
    each: &mut dyn FnMut(&'t str) -> Result<(), IntakeFault>,
) -> Result<(), Broken> {
    let mut fault = None;
    let parsed = parse(list, Elements { each, fault: &mut fault });
    parsed.map_err(|error| fault.map_or(Broken::Syntax(error), Broken::Stopped))
}

/// Gives `each` member of an object, in order, its value as it stands in the text.
pub(super) fn members<'t>(
    object: &'t str,
    each: &mut dyn FnMut(Cow<'t, str>, &'t str) -> Result<(), IntakeFault>,
) -> Result<(), Broken> {
    let mut fault = None;
    let parsed = parse(object, Members { each, fault: &mut fault });
    parsed.map_err(|error| fault.map_or(Broken::Syntax(error), Broken::Stopped))
}

fn parse<'t>(text: &'t str, visitor: impl Visitor<'t, Value = ()>) -> serde_json::Result<()> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    deserializer.deserialize_any(visitor)?;
    deserializer.end()
}

struct Elements<'a, 't> {
    each: &'a mut dyn FnMut(&'t str) -> Result<(), IntakeFault>,
    fault: &'a mut Option<IntakeFault>,
}

impl<'t> Visitor<'t> for Elements<'_, 't> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(element) = list.next_element::<&'t RawValue>()? {
            stop((self.each)(element.get()), self.fault)?;
        }
        Ok(())
    }
}

struct Members<'a, 't> {
    each: &'a mut dyn FnMut(Cow<'t, str>, &'t str) -> Result<(), IntakeFault>,
    fault: &'a mut Option<IntakeFault>,
}

impl<'t> Visitor<'t> for Members<'_, 't> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut object: A) -> Result<(), A::Error> {
        while let Some((Text(key), value)) = object.next_entry::<Text<'t>, &'t RawValue>()? {
            stop((self.each)(key, value.get()), self.fault)?;
        }
        Ok(())
    }
}

/// Ends parsing at a fault, which `kept` carries past the parser.
fn stop<E: de::Error>(result: Result<(), IntakeFault>, kept: &mut Option<IntakeFault>) -> Result<(), E> {
    result.map_err(|fault| {
        *kept = Some(fault);
        E::custom("stopped")
    })
}

/// A string that is copied only where it has escapes.
struct Text<'t>(Cow<'t, str>);

impl<'t> Deserialize<'t> for Text<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor)
    }
}

struct TextVisitor;

impl<'t> Visitor<'t> for TextVisitor {
    type Value = Text<'t>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'t str) -> Result<Text<'t>, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Text<'t>, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }
}
