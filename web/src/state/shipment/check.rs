//! Scanning: the camera, what it sees, and what was said of it last.

use std::rc::Rc;

use base::Quad;
use service::desk::shipment::{AnswerView, Heard, TakeView};
use service::shipment::{Margin, Place, Read, Signal};
use service::{Fault, ScanReport};

use crate::state::scan::{Advice, Held};

/// Where the camera stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Watch {
    /// Not wanted.
    #[default]
    Off,
    /// On its way.
    Starting,
    /// It gives frames.
    Live,
    /// It can't be used.
    Failed(Fault),
}

impl Watch {
    /// Whether the camera is to be on the page.
    pub const fn wanted(&self) -> bool {
        matches!(self, Self::Starting | Self::Live)
    }
}

/// What the last frame showed.
#[derive(Debug, Clone, PartialEq)]
pub struct Sight {
    /// Pixels a row and rows of the picture.
    pub size: (usize, usize),
    /// Where the codes are, and what they say.
    pub codes: Vec<(Quad, String)>,
}

/// What was said last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Counts what was said: the same words once more are news.
    pub number: u32,
    /// What is heard and seen of it.
    pub signal: Signal,
    /// The answers that are news, the gravest first.
    pub answers: Vec<AnswerView>,
    /// What is being loaded.
    pub place: Place,
}

/// Scanning.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Check {
    /// The camera.
    pub watch: Watch,
    /// What the last frame showed.
    pub sight: Option<Rc<Sight>>,
    /// How many frames in a row showed nothing.
    pub missed: u32,
    /// What is said over the picture.
    pub advice: Held,
    /// What was said last.
    pub said: Option<Rc<Said>>,
    /// The form for labels that cannot be read is open.
    pub by_hand: bool,
}

/// What happens while scanning.
#[derive(Debug, Clone, PartialEq)]
pub enum CheckAction {
    /// The camera is wanted, or no longer.
    Watch(bool),
    /// It gives frames.
    Live,
    /// It can't be used.
    Failed(Fault),
    /// A frame was read.
    Saw {
        /// What it showed.
        sight: Rc<Sight>,
        /// What would make the next one easier to read.
        advice: Option<Advice>,
        /// When, by a clock that only goes on, in milliseconds.
        at_ms: f64,
    },
    /// The form for labels that cannot be read opens, or closes.
    ByHand(bool),
}

impl Check {
    pub(super) fn apply(&mut self, action: CheckAction) {
        match action {
            CheckAction::Watch(true) => self.watch = Watch::Starting,
            CheckAction::Watch(false) => {
                self.watch = Watch::Off;
                self.sight = None;
                self.advice = Held::default();
            }
            CheckAction::Live if self.watch.wanted() => self.watch = Watch::Live,
            CheckAction::Live => {}
            CheckAction::Failed(fault) => {
                self.watch = Watch::Failed(fault);
                self.sight = None;
            }
            CheckAction::Saw { sight, advice, at_ms } => {
                self.advice = self.advice.after(advice, at_ms);
                self.missed = if sight.codes.is_empty() { self.missed.saturating_add(1) } else { 0 };
                self.sight = Some(sight);
            }
            CheckAction::ByHand(open) => self.by_hand = open,
        }
    }

    pub(super) fn heard(&mut self, heard: &Heard, by_camera: bool) {
        let is_news = |answer: &&AnswerView| !by_camera || answer.signal != Signal::Quiet;
        let mut answers: Vec<AnswerView> = heard.answers.iter().filter(is_news).cloned().collect();
        answers.sort_by_key(|answer| std::cmp::Reverse(answer.signal));
        let taken = answers.iter().any(|answer| answer.take.is_some());
        if self.by_hand && taken {
            self.by_hand = false;
        }
        if !answers.is_empty() {
            let number = self.said.as_ref().map_or(0, |said| said.number) + 1;
            let place = heard.session.place.clone();
            self.said = Some(Rc::new(Said { number, signal: heard.signal, answers, place }));
        }
    }
}

impl Sight {
    /// What a report shows.
    pub fn of(report: &ScanReport) -> Self {
        let codes = report.symbols.iter().filter_map(|symbol| Some((symbol.corners, symbol.text.clone()?)));
        Self { size: (report.width, report.height), codes: codes.collect() }
    }

    /// What is known of a code: the signal of the read that it was taken by, if it is one of these.
    pub fn known(text: &str, takes: &[TakeView]) -> Option<Signal> {
        takes.iter().find(|take| take.text == text).map(|take| take.signal)
    }
}

/// What is told of a frame: each text once. Whether a read is sure is for the session to decide, so those without any
/// error correction left are told as well, as such.
pub fn reads_of(report: &ScanReport) -> Vec<Read> {
    let sure = report.symbols.iter().filter_map(|symbol| {
        let text = symbol.text.clone().filter(|text| !text.is_empty())?;
        Some(Read { text, values: None, margin: Some(Margin::of_ratio(symbol.margin as f32)) })
    });
    let unsure = report.unconfirmed.iter().filter_map(|bytes| {
        let text = String::from_utf8(bytes.clone()).ok().filter(|text| !text.is_empty())?;
        Some(Read { text, values: None, margin: Some(Margin::of_ratio(0.0)) })
    });
    let mut reads: Vec<Read> = sure.collect();
    for read in unsure {
        if reads.iter().all(|known| known.text != read.text) {
            reads.push(read);
        }
    }
    reads
}
