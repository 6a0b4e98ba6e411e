//! Whether a text has the form of a pattern, and where it departs from it.

use std::ops::Range;

use super::pattern::{Element, Piece};
use crate::date::days_in_month;

/// Where a text departs from a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// UTF-8 bytes of the text, on character boundaries; empty at the end of a text that is too short.
    pub at: Range<usize>,
    /// What the pattern has there; empty when the pattern ends before.
    pub expected: Vec<Piece>,
}

/// Matches `text` with all of `elements`.
pub(super) fn matches(elements: &[Element], text: &str) -> Result<(), Mismatch> {
    match straight(elements, text) {
        Some(day) => day.check(),
        None => Board::new(elements, text).matches(),
    }
}

/// Takes all that can be taken, never a step back; `None` when that does not come out. Asks for no memory.
fn straight(elements: &[Element], text: &str) -> Option<DayParts> {
    let mut day = DayParts::default();
    let mut rest = text;
    for element in elements {
        let Element::Run { piece, least, most } = *element else { continue };
        let (mut count, mut end) = (0, 0);
        for c in rest.chars().take(most.into()).take_while(|&c| piece.accepts(c)) {
            (count, end) = (count + 1, end + c.len_utf8());
        }
        if count < usize::from(least) {
            return None;
        }
        let start = text.len() - rest.len();
        day.take(piece, start..start + end, text);
        rest = rest.get(end..)?;
    }
    rest.is_empty().then_some(day)
}

/// Which elements can match from which characters on.
struct Board<'a> {
    elements: &'a [Element],
    text: &'a str,
    /// One character more than the pattern can take, at most.
    characters: Vec<(usize, char)>,
}

impl<'a> Board<'a> {
    fn new(elements: &'a [Element], text: &'a str) -> Self {
        let longest: usize = elements
            .iter()
            .map(|element| match *element {
                Element::Run { most, .. } => most.into(),
                Element::Optional { .. } => 0,
            })
            .sum();
        Self { elements, text, characters: text.char_indices().take(longest + 1).collect() }
    }

    fn matches(&self) -> Result<(), Mismatch> {
        let ends = self.ends();
        let width = self.characters.len() + 1;
        let can = |element: usize, at: usize| ends.get(element * width + at).is_some_and(|&can| can);
        if !can(0, 0) {
            return Err(self.departure());
        }
        let mut day = DayParts::default();
        let (mut element, mut at) = (0, 0);
        while let Some(step) = self.elements.get(element) {
            match *step {
                Element::Optional { len } if !can(element + 1, at) => element += len + 1,
                Element::Optional { .. } => element += 1,
                Element::Run { piece, least, most } => {
                    let taken = self.taken(piece, most, at);
                    let count = (least.into()..=taken).rev().find(|&count| can(element + 1, at + count));
                    let count = count.unwrap_or_default();
                    day.take(piece, self.byte(at)..self.byte(at + count), self.text);
                    (element, at) = (element + 1, at + count);
                }
            }
        }
        day.check()
    }

    /// `ends[element * width + at]`: whether the elements from `element` match all characters from `at` on.
    fn ends(&self) -> Vec<bool> {
        let width = self.characters.len() + 1;
        let mut ends = vec![false; (self.elements.len() + 1) * width];
        if let Some(last) = ends.last_mut() {
            *last = true;
        }
        for (element, step) in self.elements.iter().enumerate().rev() {
            for at in 0..width {
                let can = |element: usize, at: usize| ends.get(element * width + at).is_some_and(|&can| can);
                ends[element * width + at] = match *step {
                    Element::Optional { len } => can(element + 1, at) || can(element + 1 + len, at),
                    Element::Run { piece, least, most } => (usize::from(least)..=self.taken(piece, most, at))
                        .any(|count| can(element + 1, at + count)),
                };
            }
        }
        ends
    }

    /// The farthest that any reading comes, and what could go on there.
    fn departure(&self) -> Mismatch {
        let width = self.characters.len() + 1;
        let mut starts = vec![false; (self.elements.len() + 1) * width];
        starts[0] = true;
        let (mut farthest, mut expected) = (0, Vec::new());
        let mut stop = |at: usize, piece: Option<Piece>| {
            if at > farthest {
                (farthest, expected) = (at, Vec::new());
            }
            if let Some(piece) = piece.filter(|piece| at == farthest && !expected.contains(piece)) {
                expected.push(piece);
            }
        };
        for (element, step) in self.elements.iter().enumerate() {
            for at in 0..width {
                if !starts[element * width + at] {
                    continue;
                }
                match *step {
                    Element::Optional { len } => {
                        starts[(element + 1) * width + at] = true;
                        starts[(element + 1 + len) * width + at] = true;
                    }
                    Element::Run { piece, least, most } => {
                        let taken = self.taken(piece, most, at);
                        for count in usize::from(least)..=taken {
                            starts[(element + 1) * width + at + count] = true;
                        }
                        stop(at + taken, (taken < most.into()).then_some(piece));
                    }
                }
            }
        }
        let start = self.byte(farthest);
        // Surplus is surplus to its end.
        let end = if expected.is_empty() { self.text.len() } else { self.byte(farthest + 1) };
        Mismatch { at: start..end, expected }
    }

    /// How many characters from `at` on a piece accepts, up to `most`.
    fn taken(&self, piece: Piece, most: u8, at: usize) -> usize {
        let rest = self.characters.get(at..).unwrap_or_default();
        rest.iter().take(most.into()).take_while(|&&(_, c)| piece.accepts(c)).count()
    }

    /// The byte at which a character starts; the end of the text when there is none.
    fn byte(&self, at: usize) -> usize {
        self.characters.get(at).map_or(self.text.len(), |&(byte, _)| byte)
    }
}

/// The parts of a day that a text holds, with their places.
#[derive(Default)]
struct DayParts {
    year: Option<(u16, Range<usize>)>,
    month: Option<(u16, Range<usize>)>,
    day: Option<(u16, Range<usize>)>,
}

impl DayParts {
    fn take(&mut self, piece: Piece, at: Range<usize>, text: &str) {
        if !piece.is_date_part() {
            return;
        }
        let value: u16 = text.get(at.clone()).and_then(|digits| digits.parse().ok()).unwrap_or_default();
        match piece {
            Piece::Year => self.year = Some((value, at)),
            Piece::ShortYear => self.year = Some((2000 + value, at)),
            Piece::Month => self.month = Some((value, at)),
            _ => self.day = Some((value, at)),
        }
    }

    /// Whether the parts are a real day, as far as they go: 29 February is one in some year.
    fn check(self) -> Result<(), Mismatch> {
        const LEAP_YEAR: u16 = 2000;
        const LONG_MONTH: u16 = 1;
        let year = self.year.as_ref().map_or(LEAP_YEAR, |(year, _)| *year);
        let month = self.month.as_ref().map_or(LONG_MONTH, |(month, _)| *month);
        let last = u16::from(days_in_month(year, month.min(12) as u8));
        let unreal = |part: Option<(u16, Range<usize>)>, highest: u16, piece: Piece| {
            let (_, at) = part.filter(|(value, _)| !(1..=highest).contains(value))?;
            Some(Mismatch { at, expected: vec![piece] })
        };
        let mismatch = unreal(self.year, 9999, Piece::Year)
            .or_else(|| unreal(self.month, 12, Piece::Month))
            .or_else(|| unreal(self.day, last, Piece::Day));
        mismatch.map_or(Ok(()), Err)
    }
}
