//! How a user says what a number looks like.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::matching::{self, Mismatch};

/// How many characters a pattern may have.
pub const PATTERN_LIMIT_CHARS: usize = 64;

/// The most that `{…}` may ask for.
const REPEAT_LIMIT: u8 = 60;

/// A small language for the form of a number. A text is matched in a time that grows with its length only.
///
/// | written | stands for |
/// |---|---|
/// | `YYYY` `YY` `MM` `DD` | parts of a day, each once; together they have to be a real one |
/// | `9` | one digit |
/// | `A` | one capital letter, `A` to `Z` |
/// | `X` | one capital letter or digit |
/// | `[…]` | a part that may be left out; not inside another |
/// | `"…"` | these characters, whatever they mean otherwise |
/// | `{3}` `{1,6}` | so many of the character before, or from so many to so many |
/// | anything else | itself |
///
/// Repeats and optional parts take as much as lets the rest match.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pattern {
    source: String,
    elements: Vec<Element>,
}

/// A step of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Element {
    /// The next `len` elements may be left out.
    Optional { len: usize },
    /// Characters of one kind.
    Run { piece: Piece, least: u8, most: u8 },
}

/// What a pattern can ask for at one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Piece {
    /// Four digits of a year.
    Year,
    /// The last two digits of a year of this century.
    ShortYear,
    /// Two digits of a month.
    Month,
    /// Two digits of a day.
    Day,
    /// A digit.
    Digit,
    /// A capital letter.
    Capital,
    /// A capital letter or a digit.
    CapitalOrDigit,
    /// This character.
    Literal(char),
}

impl Piece {
    /// Parts of a day, as they are written and how many digits they have; longer ones first.
    const DATE_PARTS: [(&'static str, Self); 4] =
        [("YYYY", Self::Year), ("YY", Self::ShortYear), ("MM", Self::Month), ("DD", Self::Day)];

    /// Whether a character can stand here.
    pub(super) const fn accepts(self, c: char) -> bool {
        match self {
            Self::Year | Self::ShortYear | Self::Month | Self::Day | Self::Digit => c.is_ascii_digit(),
            Self::Capital => c.is_ascii_uppercase(),
            Self::CapitalOrDigit => c.is_ascii_uppercase() || c.is_ascii_digit(),
            Self::Literal(literal) => c == literal,
        }
    }

    /// Whether it is a part of a day.
    pub(super) const fn is_date_part(self) -> bool {
        matches!(self, Self::Year | Self::ShortYear | Self::Month | Self::Day)
    }

    fn example(self, least: u8) -> String {
        let one = match self {
            Self::Year => return "2026".to_owned(),
            Self::ShortYear => return "26".to_owned(),
            Self::Month => return "05".to_owned(),
            Self::Day => return "17".to_owned(),
            // As in `0001`.
            Self::Digit => {
                return format!("{:0>width$}", if least == 0 { "" } else { "1" }, width = least.into());
            }
            Self::Capital | Self::CapitalOrDigit => 'A',
            Self::Literal(literal) => literal,
        };
        std::iter::repeat_n(one, least.into()).collect()
    }
}

impl fmt::Display for Piece {
    /// As a pattern writes it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year => f.write_str("YYYY"),
            Self::ShortYear => f.write_str("YY"),
            Self::Month => f.write_str("MM"),
            Self::Day => f.write_str("DD"),
            Self::Digit => f.write_str("9"),
            Self::Capital => f.write_str("A"),
            Self::CapitalOrDigit => f.write_str("X"),
            Self::Literal(literal) => write!(f, "\"{literal}\""),
        }
    }
}

/// Why a text is not a pattern. Positions count characters from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PatternError {
    /// Nothing has to be there: an empty text would match.
    #[error("the pattern asks for nothing")]
    Empty,
    /// More than [`PATTERN_LIMIT_CHARS`].
    #[error("the pattern has more than {PATTERN_LIMIT_CHARS} characters")]
    TooLong,
    /// A bracket or quotation mark is not closed.
    #[error("character {position}: not closed")]
    Unclosed {
        /// Of the opening one.
        position: usize,
    },
    /// A closing bracket without an opening one.
    #[error("character {position}: closes nothing")]
    ClosesNothing {
        /// Of the closing one.
        position: usize,
    },
    /// An optional part inside another.
    #[error("character {position}: an optional part inside another")]
    Nested {
        /// Of the inner one.
        position: usize,
    },
    /// `{…}` holds no numbers from 0 to 60, or follows nothing that can be repeated.
    #[error("character {position}: not a repeat of one character")]
    Repeat {
        /// Of the brace.
        position: usize,
    },
    /// A part of a day stands twice.
    #[error("character {position}: this part of the day stands twice")]
    DateTwice {
        /// Of the second one.
        position: usize,
    },
}

impl PatternError {
    /// Every code.
    pub const CODES: [&'static str; 7] = [
        "pattern.closes-nothing",
        "pattern.date-twice",
        "pattern.empty",
        "pattern.nested",
        "pattern.repeat",
        "pattern.too-long",
        "pattern.unclosed",
    ];

    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "pattern.empty",
            Self::TooLong => "pattern.too-long",
            Self::Unclosed { .. } => "pattern.unclosed",
            Self::ClosesNothing { .. } => "pattern.closes-nothing",
            Self::Nested { .. } => "pattern.nested",
            Self::Repeat { .. } => "pattern.repeat",
            Self::DateTwice { .. } => "pattern.date-twice",
        }
    }

    /// Where it is wrong, in characters from 1; `None` when as a whole.
    pub const fn position(&self) -> Option<usize> {
        match self {
            Self::Empty | Self::TooLong => None,
            Self::Unclosed { position }
            | Self::ClosesNothing { position }
            | Self::Nested { position }
            | Self::Repeat { position }
            | Self::DateTwice { position } => Some(*position),
        }
    }

    /// Values for the placeholders of its text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self.position() {
            Some(position) => vec![("position", position.to_string())],
            None => vec![("limit", PATTERN_LIMIT_CHARS.to_string())],
        }
    }
}

impl Pattern {
    /// The pattern that a text is.
    ///
    /// # Errors
    ///
    /// The `pattern.*` codes of [`PatternError`].
    pub fn parse(source: &str) -> Result<Self, PatternError> {
        if source.chars().nth(PATTERN_LIMIT_CHARS).is_some() {
            return Err(PatternError::TooLong);
        }
        let elements = Parser { elements: Vec::new(), optional: None, repeatable: false }.parse(source)?;
        let pattern = Self { source: source.to_owned(), elements };
        if pattern.example().is_empty() { Err(PatternError::Empty) } else { Ok(pattern) }
    }

    /// As the user wrote it.
    pub fn as_str(&self) -> &str {
        &self.source
    }

    /// Whether a text has this form.
    ///
    /// # Errors
    ///
    /// Where it departs first, and what the pattern has there.
    pub fn matches(&self, text: &str) -> Result<(), Mismatch> {
        matching::matches(&self.elements, text)
    }

    /// The shortest text that matches.
    pub fn example(&self) -> String {
        let mut example = String::new();
        let mut left_out = 0;
        let mut after_digit = false;
        for element in &self.elements {
            match *element {
                Element::Optional { len } => left_out = len,
                Element::Run { .. } if left_out > 0 => left_out -= 1,
                Element::Run { least: 0, .. } => {}
                Element::Run { piece, least, .. } => {
                    // `9999` is one number, `0001`.
                    if after_digit && piece == Piece::Digit {
                        example.pop();
                        example.push('0');
                    }
                    example.push_str(&piece.example(least));
                    after_digit = piece == Piece::Digit;
                }
            }
        }
        example
    }
}

/// A pattern while it is read.
struct Parser {
    elements: Vec<Element>,
    /// Index and position of the optional part that is open.
    optional: Option<(usize, usize)>,
    /// Whether the last element is one character that `{…}` can follow.
    repeatable: bool,
}

impl Parser {
    fn parse(mut self, source: &str) -> Result<Vec<Element>, PatternError> {
        let mut rest = source;
        let mut position = 1;
        while let Some(c) = rest.chars().next() {
            let taken = self.step(c, rest, position)?;
            let (step, after) = rest.split_at(taken);
            position += step.chars().count();
            rest = after;
        }
        match self.optional {
            Some((_, position)) => Err(PatternError::Unclosed { position }),
            None => Ok(self.elements),
        }
    }

    /// Reads what `rest` starts with; returns how many bytes it took.
    fn step(&mut self, c: char, rest: &str, position: usize) -> Result<usize, PatternError> {
        if let Some(&(written, piece)) =
            Piece::DATE_PARTS.iter().find(|(written, _)| rest.starts_with(written))
        {
            self.date_part(piece, written.len() as u8, position)?;
            return Ok(written.len());
        }
        match c {
            '[' if self.optional.is_some() => return Err(PatternError::Nested { position }),
            '[' => {
                self.optional = Some((self.elements.len(), position));
                self.elements.push(Element::Optional { len: 0 });
                self.repeatable = false;
            }
            ']' => {
                let (at, _) = self.optional.take().ok_or(PatternError::ClosesNothing { position })?;
                self.elements[at] = Element::Optional { len: self.elements.len() - at - 1 };
                self.repeatable = false;
            }
            '}' => return Err(PatternError::ClosesNothing { position }),
            '{' => {
                let end = rest.find('}').ok_or(PatternError::Unclosed { position })?;
                self.repeat(&rest[1..end]).ok_or(PatternError::Repeat { position })?;
                return Ok(end + 1);
            }
            '"' => {
                let end = rest[1..].find('"').ok_or(PatternError::Unclosed { position })? + 1;
                rest[1..end].chars().for_each(|c| self.single(Piece::Literal(c)));
                self.repeatable = end == 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
                return Ok(end + 1);
            }
            '9' => self.single(Piece::Digit),
            'A' => self.single(Piece::Capital),
            'X' => self.single(Piece::CapitalOrDigit),
            _ => self.single(Piece::Literal(c)),
        }
        Ok(c.len_utf8())
    }

    fn single(&mut self, piece: Piece) {
        self.elements.push(Element::Run { piece, least: 1, most: 1 });
        self.repeatable = true;
    }

    fn date_part(&mut self, piece: Piece, digits: u8, position: usize) -> Result<(), PatternError> {
        let year = |piece: Piece| matches!(piece, Piece::Year | Piece::ShortYear);
        let same = |element: &Element| match *element {
            Element::Run { piece: earlier, .. } => earlier == piece || year(earlier) && year(piece),
            Element::Optional { .. } => false,
        };
        if self.elements.iter().any(same) {
            return Err(PatternError::DateTwice { position });
        }
        self.elements.push(Element::Run { piece, least: digits, most: digits });
        self.repeatable = false;
        Ok(())
    }

    /// Lets the last element stand as often as `3` or `1,6` says; `None` when that cannot be.
    fn repeat(&mut self, times: &str) -> Option<()> {
        let number = |text: &str| {
            let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| text.parse::<u8>().ok()).flatten()
        };
        let (least, most) = match times.split_once(',') {
            Some((least, most)) => (number(least)?, number(most)?),
            None => (number(times)?, number(times)?),
        };
        if !self.repeatable || least > most || !(1..=REPEAT_LIMIT).contains(&most) {
            return None;
        }
        if let Some(Element::Run { least: old_least, most: old_most, .. }) = self.elements.last_mut() {
            (*old_least, *old_most) = (least, most);
        }
        self.repeatable = false;
        Some(())
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

impl TryFrom<String> for Pattern {
    type Error = PatternError;

    fn try_from(source: String) -> Result<Self, PatternError> {
        Self::parse(&source)
    }
}

impl From<Pattern> for String {
    fn from(pattern: Pattern) -> Self {
        pattern.source
    }
}
