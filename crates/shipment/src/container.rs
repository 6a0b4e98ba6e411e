//! Container numbers: owner, category, serial number, check digit.

use std::fmt;

use base::{Finding, Severity};
use serde::{Deserialize, Serialize};

/// The longest text that is looked at as a container number, in UTF-8 bytes: eleven characters, and room for spaces,
/// dashes and wrong characters between them.
pub const CONTAINER_LIMIT_BYTES: usize = 64;

const LETTERS: usize = 4;
const CHARACTERS: usize = 11;
const CHECK: usize = CHARACTERS - 1;

/// A container number whose check digit is right, such as `CSQU3054383`.
///
/// Source: unverified, from the industry's descriptions of ISO 6346, "Freight containers — Coding, identification and
/// marking": three letters of the owner, the category `U`, `J` or `Z`, six digits, the check digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ContainerNumber([u8; CHARACTERS]);

/// Why a text is no container number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ContainerError {
    /// Nothing in it.
    #[error("the container number is empty")]
    Empty,
    /// Not eleven characters.
    #[error("{found} characters instead of 11")]
    Length {
        /// Letters and digits that are there.
        found: usize,
        /// The number with its check digit, where only that is missing.
        suggestion: Option<ContainerNumber>,
    },
    /// A character that its place does not take: the first four are letters, the others digits.
    #[error("{found:?} at place {place}")]
    Character {
        /// The character.
        found: char,
        /// From 1.
        place: usize,
        /// The number with the look-alikes of the right kind, where its check digit is right then.
        suggestion: Option<ContainerNumber>,
    },
    /// The fourth letter is none of the categories.
    #[error("category {found:?} instead of U, J or Z")]
    Category {
        /// The fourth letter.
        found: char,
        /// The number of a freight container, where its check digit is right then.
        suggestion: Option<ContainerNumber>,
    },
    /// The check digit is another.
    #[error("check digit {written} instead of {computed}")]
    CheckDigit {
        /// As it stands there.
        written: u8,
        /// As the ten characters before ask for.
        computed: u8,
        /// A number that differs in two neighbouring digits that changed places, where there is exactly one.
        suggestion: Option<ContainerNumber>,
    },
}

/// A text looked at as a container number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedContainer {
    /// The number, where it is one.
    pub number: Option<ContainerNumber>,
    /// What there is to say of it.
    pub findings: Vec<Finding>,
}

impl ContainerNumber {
    /// The container number that a text holds. Spaces, dashes, dots and small letters do not matter.
    ///
    /// # Errors
    ///
    /// `shipment.container-required`, `shipment.container-length`, `shipment.container-character`,
    /// `shipment.container-category`, `shipment.container-check-digit`.
    pub fn parse(text: &str) -> Result<Self, ContainerError> {
        if text.len() > CONTAINER_LIMIT_BYTES {
            return Err(ContainerError::Length { found: text.chars().count(), suggestion: None });
        }
        let solid: Vec<char> = text.chars().filter(|c| !is_separator(*c)).map(narrow).collect();
        match solid.len() {
            0 => return Err(ContainerError::Empty),
            CHARACTERS => (),
            found => return Err(ContainerError::Length { found, suggestion: completed(&solid) }),
        }
        let fits = |(place, c): &(usize, &char)| match place {
            0..LETTERS => c.is_ascii_uppercase(),
            _ => c.is_ascii_digit(),
        };
        if let Some((place, &found)) = solid.iter().enumerate().find(|at| !fits(at)) {
            return Err(ContainerError::Character { found, place: place + 1, suggestion: mended(&solid) });
        }
        let mut number = [0; CHARACTERS];
        for (to, from) in number.iter_mut().zip(&solid) {
            *to = *from as u8;
        }
        Self::checked(number)
    }

    fn checked(number: [u8; CHARACTERS]) -> Result<Self, ContainerError> {
        let (category, written) = (number[LETTERS - 1], number[CHECK] - b'0');
        if !matches!(category, b'U' | b'J' | b'Z') {
            let mut freight = number;
            freight[LETTERS - 1] = b'U';
            let suggestion = (digit_of(&freight) == written).then_some(Self(freight));
            return Err(ContainerError::Category { found: char::from(category), suggestion });
        }
        let computed = digit_of(&number);
        if computed == written {
            Ok(Self(number))
        } else {
            Err(ContainerError::CheckDigit { written, computed, suggestion: swapped(number) })
        }
    }

    /// Its eleven characters, without spaces.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The letters of the owner, three of them.
    pub fn owner(&self) -> &str {
        &self.as_str()[..LETTERS - 1]
    }

    /// `U` freight container, `J` detachable equipment, `Z` trailer or chassis.
    pub fn category(&self) -> char {
        char::from(self.0[LETTERS - 1])
    }

    /// The check digit, `0..=9`.
    pub fn check_digit(&self) -> u8 {
        self.0[CHECK] - b'0'
    }

    /// Whether the remainder of the check is ten. Its digit is 0 then, as that of the remainder nought, so that one
    /// wrong character goes unseen more often: owners are asked not to use such serial numbers.
    pub fn is_discouraged(&self) -> bool {
        remainder(&self.0) == 10
    }
}

impl fmt::Display for ContainerNumber {
    /// As it stands on the door: `CSQU 305438 3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.as_str();
        write!(f, "{} {} {}", &text[..LETTERS], &text[LETTERS..CHECK], &text[CHECK..])
    }
}

impl TryFrom<String> for ContainerNumber {
    type Error = ContainerError;

    fn try_from(text: String) -> Result<Self, ContainerError> {
        Self::parse(&text)
    }
}

impl From<ContainerNumber> for String {
    fn from(number: ContainerNumber) -> Self {
        number.as_str().to_owned()
    }
}

impl ContainerError {
    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "shipment.container-required",
            Self::Length { .. } => "shipment.container-length",
            Self::Character { .. } => "shipment.container-character",
            Self::Category { .. } => "shipment.container-category",
            Self::CheckDigit { .. } => "shipment.container-check-digit",
        }
    }

    /// The number that was probably meant. A person decides: it is never taken unasked.
    pub const fn suggestion(&self) -> Option<ContainerNumber> {
        match self {
            Self::Empty => None,
            Self::Length { suggestion, .. }
            | Self::Character { suggestion, .. }
            | Self::Category { suggestion, .. }
            | Self::CheckDigit { suggestion, .. } => *suggestion,
        }
    }

    /// The same as a finding about the text it was made of, with a fix where a number suggests itself.
    pub fn finding(&self, text: &str) -> Finding {
        let finding = Finding::new(self.code(), Severity::Error).at(0..text.len());
        let finding = match self {
            Self::Empty => finding,
            Self::Length { found, .. } => finding.with("found", found),
            Self::Character { found, place, .. } => finding.with("found", found).with("place", place),
            Self::Category { found, .. } => finding.with("found", found),
            Self::CheckDigit { written, computed, .. } => {
                finding.with("written", written).with("computed", computed)
            }
        };
        match self.suggestion() {
            Some(number) => finding.fixed_by(0..text.len(), number.as_str()),
            None => finding,
        }
    }
}

/// A text looked at as a container number, with everything there is to say of it.
pub fn check_container(text: &str) -> CheckedContainer {
    match ContainerNumber::parse(text) {
        Err(error) => CheckedContainer { number: None, findings: vec![error.finding(text)] },
        Ok(number) => {
            let warning = Finding::new("shipment.container-remainder-ten", Severity::Warning);
            let findings = if number.is_discouraged() { vec![warning.at(0..text.len())] } else { Vec::new() };
            CheckedContainer { number: Some(number), findings }
        }
    }
}

/// Letters count from 10 on, leaving out the multiples of 11; the place `n` from 0 weighs `2^n`; modulo 11.
fn remainder(number: &[u8; CHARACTERS]) -> u32 {
    let sum: u32 = number[..CHECK].iter().enumerate().map(|(place, c)| value(*c) << place).sum();
    sum % 11
}

fn digit_of(number: &[u8; CHARACTERS]) -> u8 {
    (remainder(number) % 10) as u8
}

fn value(character: u8) -> u32 {
    match character {
        b'A'..=b'Z' => {
            let from_ten = u32::from(character - b'A') + 10;
            // 11, 22 and 33 are left out.
            from_ten + (from_ten > 10) as u32 + (from_ten > 20) as u32 + (from_ten > 30) as u32
        }
        digit => u32::from(digit.saturating_sub(b'0')),
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '.' | '/' | '\u{2010}'..='\u{2015}' | '\u{feff}' | '\u{200b}')
}

/// Full-width characters, as a Chinese keyboard types them, and small letters.
fn narrow(c: char) -> char {
    let plain = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    plain.to_ascii_uppercase()
}

/// The number with look-alikes of the kind that each place takes, when its check digit is right then.
fn mended(solid: &[char]) -> Option<ContainerNumber> {
    let letter = |c: char| match c {
        '0' => 'O',
        '1' => 'I',
        '2' => 'Z',
        '5' => 'S',
        '6' => 'G',
        '8' => 'B',
        other => other,
    };
    let digit = |c: char| match c {
        'O' | 'Q' | 'D' => '0',
        'I' | 'L' | '|' => '1',
        'Z' => '2',
        'S' => '5',
        'G' => '6',
        'B' => '8',
        other => other,
    };
    let places = solid.iter().enumerate();
    let text: String = places.map(|(at, c)| if at < LETTERS { letter(*c) } else { digit(*c) }).collect();
    let same = solid.iter().copied().eq(text.chars());
    if same { None } else { ContainerNumber::parse(&text).ok() }
}

/// Ten characters with the check digit that they ask for.
fn completed(solid: &[char]) -> Option<ContainerNumber> {
    if solid.len() != CHECK {
        return None;
    }
    let written: String = solid.iter().collect();
    let mut with_digits = (0..10).map(|digit| format!("{written}{digit}"));
    with_digits.find_map(|text| ContainerNumber::parse(&text).ok())
}

/// The one number whose check digit is right and that differs in two neighbouring digits that changed places.
fn swapped(number: [u8; CHARACTERS]) -> Option<ContainerNumber> {
    let mut fitting = (LETTERS..CHECK - 1).filter_map(|at| {
        let mut other = number;
        other.swap(at, at + 1);
        (other != number && digit_of(&other) == other[CHECK] - b'0').then_some(ContainerNumber(other))
    });
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}
