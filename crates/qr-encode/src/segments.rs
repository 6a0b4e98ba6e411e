//! The shortest way to write a text: which part of it in which mode.

use std::cell::OnceCell;
use std::ops::Range;

use qr_symbol::message::VersionRange;
use qr_symbol::{EcLevel, Version, data_codewords};

use crate::error::Room;
use crate::kanji;
use crate::mode::{Coding, Mode, SIXTHS};
use crate::payload::Payload;

/// A part of the payload in one mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// How it is written.
    pub mode: Mode,
    /// UTF-8 bytes of the payload.
    pub bytes: Range<usize>,
}

/// No symbol holds more characters than 7089 digits: what comes after need not be looked at.
const MOST_CHARACTERS: usize = 7_100;

/// Bits of the ECI mode and the designator of UTF-8.
const ECI_BITS: u32 = 4 + 8;
/// Bits of the mode that says that FNC1 is in first position.
const FNC1_BITS: u32 = 4;

/// More than any text costs, and still far from overflow.
const NEVER: u32 = u32::MAX / 2;

/// The plans of a payload for symbols of every size, made when they are asked for.
#[derive(Debug)]
pub(crate) struct Plans<'a> {
    payload: Payload<'a>,
    by_range: [OnceCell<Ways>; 3],
}

/// Two ways of writing a text that cannot be mixed.
#[derive(Debug)]
struct Ways {
    /// With UTF-8 in byte mode.
    utf_8: Plan,
    /// With kanji mode for all that is not ASCII, where the text has such a beginning.
    kanji: Option<Plan>,
}

impl<'a> Plans<'a> {
    pub(crate) fn of(payload: Payload<'a>) -> Self {
        Self { payload, by_range: [const { OnceCell::new() }; 3] }
    }

    fn ways(&self, version: Version) -> &Ways {
        let range = VersionRange::of(version);
        self.by_range[range as usize].get_or_init(|| {
            let (text, coding) = match self.payload {
                Payload::Text(text) => (text, Coding::Utf8),
                Payload::Gs1(text) => (text, Coding::Gs1),
            };
            let starts_with_kanji = || {
                let first = text.chars().take(MOST_CHARACTERS).find(|c| !c.is_ascii());
                first.is_some_and(|character| kanji::value(character).is_some())
            };
            Ways {
                utf_8: Plan::of(text, coding, range),
                kanji: (coding == Coding::Utf8 && starts_with_kanji())
                    .then(|| Plan::of(text, Coding::Kanji, range)),
            }
        })
    }

    pub(crate) const fn payload(&self) -> Payload<'a> {
        self.payload
    }

    /// The shortest plan of the whole text in symbols of this version; `None` when it is longer than any
    /// symbol holds.
    pub(crate) fn best(&self, version: Version) -> Option<&Plan> {
        let Ways { utf_8, kanji } = self.ways(version);
        [Some(utf_8), kanji.as_ref()]
            .into_iter()
            .flatten()
            .filter(|plan| plan.is_whole)
            .min_by_key(|plan| plan.bits())
    }

    /// Whether a symbol of this version and level holds the whole text.
    pub(crate) fn hold(&self, version: Version, level: EcLevel) -> bool {
        self.best(version).is_some_and(|plan| plan.bits() <= data_codewords(version, level) * 8)
    }

    /// The smallest version, up to `largest`, that holds the whole text at this level.
    pub(crate) fn smallest(&self, level: EcLevel, largest: Version) -> Option<Version> {
        Version::all().take_while(|&version| version <= largest).find(|&version| self.hold(version, level))
    }

    /// What fits at each level in symbols up to `largest`, weakest first; nothing where no symbol is allowed.
    pub(crate) fn rooms(&self, largest: Option<Version>) -> [Room; 4] {
        EcLevel::ALL.map(|level| Room {
            level,
            fits_bytes: largest
                .map_or(0, |largest| self.bytes_within(largest, data_codewords(largest, level) * 8)),
            needs: self.smallest(level, Version::MAX),
        })
    }

    /// How many of the first bytes, on a character boundary, take at most `bits` in symbols of this version.
    fn bytes_within(&self, version: Version, bits: usize) -> usize {
        let Ways { utf_8, kanji } = self.ways(version);
        let within = |plan: &Plan| plan.bytes_within(bits);
        within(utf_8).max(kanji.as_ref().map_or(0, within))
    }
}

/// The shortest way to write each beginning of a text.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) coding: Coding,
    /// Whether it goes to the end of the text.
    is_whole: bool,
    steps: Vec<Step>,
    /// The mode of the last character.
    last: Mode,
}

/// What is known once a character is written.
#[derive(Debug)]
struct Step {
    /// UTF-8 bytes of the text up to and with it.
    end: u32,
    /// Whole bits up to and with it, headers included.
    bits: u32,
    /// For each mode that the character may be written in: that of the character before.
    before: [Mode; 4],
}

impl Plan {
    /// The plan for `text` in symbols of `range`: the least cost to be in each mode after each character.
    ///
    /// The method is that of the Project Nayuki generator. It is exact: a mode's cost grows by the same
    /// amount whatever was before, so a beginning that is dearer by a fraction of a bit never becomes the
    /// cheaper one.
    fn of(text: &str, coding: Coding, range: VersionRange) -> Self {
        let header = Mode::ALL.map(|mode| (4 + mode.count_bits(range)) * SIXTHS);
        let fixed = if coding == Coding::Gs1 { FNC1_BITS } else { 0 };
        let mut plan = Self {
            coding,
            is_whole: false,
            steps: Vec::with_capacity(text.len().min(MOST_CHARACTERS)),
            last: Mode::Byte,
        };
        let mut eci = 0;
        let mut costs = [NEVER; 4];
        let mut whole_bits = 0;
        let mut previous = None;
        for (start, character) in text.char_indices().take(MOST_CHARACTERS) {
            if coding != Coding::Kanji && !character.is_ascii() {
                eci = ECI_BITS;
            }
            let mut before = [plan.last; 4];
            let mut after = [NEVER; 4];
            for (i, mode) in Mode::ALL.into_iter().enumerate() {
                let Some(own) = mode.sixths(character, previous, coding) else { continue };
                let switched = whole_bits * SIXTHS + header[i];
                let stays = costs[i] <= switched;
                before[i] = if stays { mode } else { plan.last };
                after[i] = own + if stays { costs[i] } else { switched };
            }
            let cheapest = (0..4).min_by_key(|&i| after[i]).unwrap_or_default();
            if after[cheapest] >= NEVER {
                return plan;
            }
            costs = after;
            previous = Some(character);
            whole_bits = costs[cheapest].div_ceil(SIXTHS);
            plan.last = Mode::ALL[cheapest];
            let end = (start + character.len_utf8()) as u32;
            plan.steps.push(Step { end, bits: whole_bits + eci + fixed, before });
        }
        plan.is_whole = plan.steps.last().is_some_and(|step| step.end as usize == text.len());
        plan
    }

    /// Bits of all that is planned, with headers, before the terminator.
    pub(crate) fn bits(&self) -> usize {
        self.steps.last().map_or(0, |step| step.bits as usize)
    }

    fn bytes_within(&self, bits: usize) -> usize {
        let fitting = self.steps.partition_point(|step| step.bits as usize <= bits);
        self.steps[..fitting].last().map_or(0, |step| step.end as usize)
    }

    /// The segments of all that is planned.
    pub(crate) fn segments(&self) -> Vec<Segment> {
        let mut segments: Vec<Segment> = Vec::new();
        let mut mode = self.last;
        for (i, step) in self.steps.iter().enumerate().rev() {
            let start = i.checked_sub(1).map_or(0, |before| self.steps[before].end as usize);
            match segments.last_mut() {
                Some(segment) if segment.mode == mode => segment.bytes.start = start,
                _ => segments.push(Segment { mode, bytes: start..step.end as usize }),
            }
            mode = step.before[mode as usize];
        }
        segments.reverse();
        segments
    }
}
