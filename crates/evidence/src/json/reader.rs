//! Reads JSON value by value, and says where it is.
//!
//! `serde_json` takes the last of two equal keys, rounds some doubles to a neighbour and reads only whole texts. An
//! evidence file is judged entry by entry, by byte.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{JsonError, JsonFault, MAX_DEPTH, number};

/// More bytes than an escape or a word has: so far before a cut, a fault may come of the cut.
const LONGEST_TOKEN: usize = 16;

/// A place in a text.
#[derive(Debug, Clone)]
pub(crate) struct Reader<'a> {
    text: &'a str,
    at: usize,
    spaced: bool,
}

impl<'a> Reader<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        Self { text, at: 0, spaced: false }
    }

    /// The text from there to here.
    pub(crate) fn since(&self, begin: usize) -> &'a str {
        self.text.get(begin..self.at).unwrap_or_default()
    }

    /// Whether any white space stood between tokens up to here.
    pub(crate) const fn spaced(&self) -> bool {
        self.spaced
    }

    /// Reads a value; white space around it is passed over.
    pub(crate) fn value(&mut self) -> Result<Value, JsonError> {
        self.value_at(1)
    }

    /// Fails if anything but white space follows.
    pub(crate) fn end(&mut self) -> Result<(), JsonError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.wrong(JsonFault::More)),
        }
    }

    /// Steps over this byte, if it is the next token.
    pub(crate) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Steps over this byte.
    pub(crate) fn expect(&mut self, byte: u8) -> Result<(), JsonError> {
        if self.eat(byte) { Ok(()) } else { Err(self.unexpected()) }
    }

    /// Reads a string.
    pub(crate) fn string(&mut self) -> Result<String, JsonError> {
        self.expect(b'"')?;
        let mut out = String::new();
        loop {
            let begin = self.at;
            let plain = self.bytes().iter().take_while(|b| !matches!(b, b'"' | b'\\' | 0..=0x1f)).count();
            self.at += plain;
            out.push_str(self.since(begin));
            match self.bytes().first() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape()?),
                Some(_) => return Err(self.wrong(JsonFault::Syntax)),
                None => return Err(self.wrong(JsonFault::End)),
            }
        }
    }

    /// Reads a value of at most so many bytes: memory is bounded by them, however the value is made.
    pub(crate) fn value_of(&mut self, most: usize) -> Result<Value, JsonError> {
        let begin = self.token();
        let end = self.text.floor_char_boundary(begin.saturating_add(most));
        let mut part = Reader { text: self.text.get(..end).unwrap_or_default(), ..*self };
        let read = part.value();
        (self.at, self.spaced) = (part.at.min(end), part.spaced);
        let cut = |error: &JsonError| end < self.text.len() && error.at + LONGEST_TOKEN >= end;
        read.map_err(
            |error| {
                if cut(&error) { JsonError { at: begin, fault: JsonFault::TooLong } } else { error }
            },
        )
    }

    /// Reads an object member by member; `each` reads the value.
    pub(crate) fn members<E: From<JsonError>>(
        &mut self,
        mut each: impl FnMut(&mut Self, &str) -> Result<(), E>,
    ) -> Result<(), E> {
        self.expect(b'{')?;
        let mut keys = BTreeSet::new();
        let mut more = !self.eat(b'}');
        while more {
            let at = self.token();
            let key = self.string()?;
            self.expect(b':')?;
            if keys.contains(&key) {
                return Err(JsonError { at, fault: JsonFault::DuplicateKey(key) }.into());
            }
            each(self, &key)?;
            keys.insert(key);
            more = self.more(b'}')?;
        }
        Ok(())
    }

    /// Reads an array item by item; `each` reads the item.
    pub(crate) fn items<E: From<JsonError>>(
        &mut self,
        mut each: impl FnMut(&mut Self) -> Result<(), E>,
    ) -> Result<(), E> {
        self.expect(b'[')?;
        let mut more = !self.eat(b']');
        while more {
            each(self)?;
            more = self.more(b']')?;
        }
        Ok(())
    }

    /// Whether a comma follows, and not the end.
    fn more(&mut self, end: u8) -> Result<bool, JsonError> {
        let more = self.eat(b',');
        if !more {
            self.expect(end)?;
        }
        Ok(more)
    }

    /// UTF-8 bytes before the next token.
    pub(crate) fn token(&mut self) -> usize {
        self.peek();
        self.at
    }

    fn value_at(&mut self, depth: usize) -> Result<Value, JsonError> {
        match self.peek() {
            Some(b'{' | b'[') if depth > MAX_DEPTH => Err(self.wrong(JsonFault::TooDeep)),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.string().map(Value::String),
            Some(b't') => self.literal("true", Value::Bool(true)),
            Some(b'f') => self.literal("false", Value::Bool(false)),
            Some(b'n') => self.literal("null", Value::Null),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => Err(self.unexpected()),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, JsonError> {
        self.expect(b'{')?;
        let mut members = Map::new();
        if self.eat(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            let at = self.token();
            let key = self.string()?;
            if members.contains_key(&key) {
                return Err(JsonError { at, fault: JsonFault::DuplicateKey(key) });
            }
            self.expect(b':')?;
            let member = self.value_at(depth + 1)?;
            members.insert(key, member);
            if !self.more(b'}')? {
                return Ok(Value::Object(members));
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<Value, JsonError> {
        self.expect(b'[')?;
        let mut items = Vec::new();
        if self.eat(b']') {
            return Ok(Value::Array(items));
        }
        loop {
            items.push(self.value_at(depth + 1)?);
            if !self.more(b']')? {
                return Ok(Value::Array(items));
            }
        }
    }

    fn literal(&mut self, word: &str, value: Value) -> Result<Value, JsonError> {
        if !self.bytes().starts_with(word.as_bytes()) {
            return Err(self.wrong(JsonFault::Syntax));
        }
        self.at += word.len();
        Ok(value)
    }

    fn number(&mut self) -> Result<Value, JsonError> {
        let begin = self.at;
        self.at += usize::from(self.bytes().first() == Some(&b'-'));
        let whole = self.at;
        self.digits()?;
        if self.at - whole > 1 && self.text.as_bytes().get(whole) == Some(&b'0') {
            return Err(JsonError { at: whole, fault: JsonFault::Syntax });
        }
        if self.bytes().first() == Some(&b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.bytes().first(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.bytes().first(), Some(b'+' | b'-')));
            self.digits()?;
        }
        let number = number::read(self.since(begin));
        number.map(Value::Number).ok_or(JsonError { at: begin, fault: JsonFault::Number })
    }

    /// One digit or more.
    fn digits(&mut self) -> Result<(), JsonError> {
        let count = self.bytes().iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        if count > 0 { Ok(()) } else { Err(self.unexpected()) }
    }

    /// The character that an escape stands for.
    fn escape(&mut self) -> Result<char, JsonError> {
        let begin = self.at;
        let kind = self.bytes().get(1).copied();
        self.at += 2;
        let plain = match kind {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let first = self.unit(begin)?;
                let second = match first {
                    0xd800..=0xdbff if self.bytes().starts_with(b"\\u") => {
                        self.at += 2;
                        Some(self.unit(begin)?)
                    }
                    _ => None,
                };
                let units = [Some(first), second].into_iter().flatten();
                let mut characters = char::decode_utf16(units);
                // A first half may be followed by an escape that is no second half: then two characters come of it.
                return match (characters.next(), characters.next()) {
                    (Some(Ok(character)), None) => Ok(character),
                    _ => Err(JsonError { at: begin, fault: JsonFault::LoneSurrogate }),
                };
            }
            _ => return Err(JsonError { at: begin, fault: JsonFault::Syntax }),
        };
        Ok(plain)
    }

    /// Four hexadecimal digits of an escape that begins there.
    fn unit(&mut self, begin: usize) -> Result<u16, JsonError> {
        let digits = self.bytes().get(..4).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        let unit = digits.and_then(|digits| u16::from_str_radix(digits, 16).ok());
        self.at += 4;
        unit.ok_or(JsonError { at: begin, fault: JsonFault::Syntax })
    }

    /// The first byte of the next token.
    pub(crate) fn peek(&mut self) -> Option<u8> {
        let spaces = self.bytes().iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r')).count();
        self.spaced |= spaces > 0;
        self.at += spaces;
        self.bytes().first().copied()
    }

    fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    const fn wrong(&self, fault: JsonFault) -> JsonError {
        JsonError { at: self.at, fault }
    }

    fn unexpected(&self) -> JsonError {
        self.wrong(if self.bytes().is_empty() { JsonFault::End } else { JsonFault::Syntax })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::json::{canonical, parse};

    #[test]
    fn json_that_programs_read_differently_is_refused() {
        let deep = format!("{}1{}", "[".repeat(MAX_DEPTH + 1), "]".repeat(MAX_DEPTH + 1));
        let duplicate = |key: &str| JsonFault::DuplicateKey(key.to_owned());
        for (text, at, fault) in [
            (r#"{"a":1,"a":2}"#, 7, duplicate("a")),
            (r#"{"a":1,"\u0061":1}"#, 7, duplicate("a")),
            (r#"[{"b":{"a":1,"c":[],"a":1}}]"#, 20, duplicate("a")),
            (r#""\ud83d""#, 1, JsonFault::LoneSurrogate),
            (r#""\ude00""#, 1, JsonFault::LoneSurrogate),
            (r#""x\ud83d\u0041""#, 2, JsonFault::LoneSurrogate),
            (r#""\ud83d\ud83d""#, 1, JsonFault::LoneSurrogate),
            ("[9007199254740993]", 1, JsonFault::Number),
            ("1e999", 0, JsonFault::Number),
            (&deep, MAX_DEPTH, JsonFault::TooDeep),
            ("NaN", 0, JsonFault::Syntax),
            ("-Infinity", 1, JsonFault::Syntax),
            ("01", 0, JsonFault::Syntax),
            ("1.", 2, JsonFault::End),
            (".5", 0, JsonFault::Syntax),
            ("+1", 0, JsonFault::Syntax),
            ("[1,]", 3, JsonFault::Syntax),
            (r#"{"a":1,}"#, 7, JsonFault::Syntax),
            ("{'a':1}", 1, JsonFault::Syntax),
            ("\"a\nb\"", 2, JsonFault::Syntax),
            (r#""\x41""#, 1, JsonFault::Syntax),
            (r#""\u+041""#, 1, JsonFault::Syntax),
            ("\"", 1, JsonFault::End),
            ("\"\\", 1, JsonFault::Syntax),
            ("", 0, JsonFault::End),
            ("1 2", 2, JsonFault::More),
            ("\u{feff}1", 0, JsonFault::Syntax),
        ] {
            assert_eq!(parse(text), Err(JsonError { at, fault }), "{text}");
        }
    }

    #[test]
    fn a_pair_of_surrogates_is_one_character() {
        assert_eq!(parse(r#""\ud83d\ude00\u00e9\/""#), Ok(Value::from("😀é/")));
    }

    proptest! {
        /// Whatever is read here, the library reads too, and as the same.
        #[test]
        fn no_text_is_read_that_the_library_refuses(text in r#"[\[\]{}:,"\\u0-9dDeE.\-+ tfn]{0,12}"#) {
            if let Ok(value) = parse(&text) {
                let theirs: Value = serde_json::from_str(&text).expect("JSON");
                // The library rounds some long numbers to a neighbour; ones this short it does not.
                prop_assert_eq!(canonical(&value), canonical(&theirs));
            }
        }

        #[test]
        fn any_text_is_survived(text in any::<String>()) {
            let _ = parse(&text);
        }
    }
}
