//! Several phones: the series of codes on this screen, and the one that is filmed from another.

use std::collections::BTreeMap;
use std::rc::Rc;

use service::{CodeDrawing, Fault};

use super::Watch;

/// How long each code is shown, in milliseconds: a camera gets several frames of it.
pub const CODE_MS: u32 = 250;

/// How many codes are drawn at once. A long series is not kept as a whole: a drawn code is twenty times its text.
pub const SLICE: usize = 32;

/// A series of codes on this screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Playing {
    /// What the codes say.
    pub texts: Rc<[String]>,
    /// Which one is shown, from 0.
    pub at: usize,
    /// They follow one another by themselves.
    pub running: bool,
    drawn: BTreeMap<usize, Rc<[CodeDrawing]>>,
}

impl Playing {
    /// A series that runs.
    pub fn new(texts: Vec<String>) -> Self {
        Self { texts: texts.into(), at: 0, running: true, drawn: BTreeMap::new() }
    }

    /// The code that is shown; `None` while it is being drawn.
    pub fn code(&self) -> Option<&CodeDrawing> {
        self.drawn.get(&(self.at / SLICE))?.get(self.at % SLICE)
    }

    /// The slices that are needed now: the one in sight and the one after it.
    fn needed(&self) -> [usize; 2] {
        let slices = self.texts.len().div_ceil(SLICE).max(1);
        let here = self.at / SLICE;
        [here, (here + 1) % slices]
    }

    /// The next slice to be drawn, and its texts.
    pub fn wanted(&self) -> Option<(usize, Vec<String>)> {
        let slice = self.needed().into_iter().find(|slice| !self.drawn.contains_key(slice))?;
        let texts = self.texts.chunks(SLICE).nth(slice)?;
        Some((slice, texts.to_vec()))
    }

    /// So many codes forwards, or backwards; round and round.
    fn step(&mut self, by: isize) {
        let count = self.texts.len().max(1) as isize;
        self.at = (self.at as isize + by).rem_euclid(count) as usize;
        let needed = self.needed();
        self.drawn.retain(|slice, _| needed.contains(slice));
    }
}

/// Other phones.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Phones {
    /// The series on this screen.
    pub playing: Option<Playing>,
    /// The camera that films another phone's series.
    pub watch: Watch,
    /// How many of its codes were read, and how many there are.
    pub collected: Option<(usize, Option<usize>)>,
    /// How many parts were taken in since this was opened.
    pub joined: usize,
}

/// What happens with other phones.
#[derive(Debug, Clone, PartialEq)]
pub enum PhonesAction {
    /// The texts of the series are there.
    Series(Vec<String>),
    /// A slice of its codes was drawn.
    Drawn(usize, Vec<CodeDrawing>),
    /// The next code.
    Tick,
    /// So many codes on, standing.
    Step(isize),
    /// On, or stand.
    Run(bool),
    /// No series is shown.
    Close,
    /// Another phone is to be filmed, or no longer.
    Film(bool),
    /// The camera gives frames.
    Live,
    /// It can't be used.
    Failed(Fault),
    /// So many of its codes were read.
    Collected(usize, Option<usize>),
    /// A part was taken in.
    Joined,
}

impl Phones {
    pub(super) fn film(&mut self, on: bool) {
        self.watch = if on { Watch::Starting } else { Watch::Off };
        self.collected = None;
    }

    pub(super) fn apply(&mut self, action: PhonesAction) {
        match action {
            PhonesAction::Series(texts) => self.playing = Some(Playing::new(texts)),
            PhonesAction::Close => self.playing = None,
            PhonesAction::Film(on) => self.film(on),
            PhonesAction::Live if self.watch.wanted() => self.watch = Watch::Live,
            PhonesAction::Live => {}
            PhonesAction::Failed(fault) => self.watch = Watch::Failed(fault),
            PhonesAction::Collected(have, of) => self.collected = Some((have, of)),
            PhonesAction::Joined => {
                self.joined += 1;
                self.film(false);
            }
            playing => {
                if let Some(series) = &mut self.playing {
                    series.apply(playing);
                }
            }
        }
    }
}

impl Playing {
    fn apply(&mut self, action: PhonesAction) {
        match action {
            PhonesAction::Drawn(slice, codes) if self.needed().contains(&slice) => {
                self.drawn.insert(slice, codes.into());
            }
            // What is not drawn yet is waited for.
            PhonesAction::Tick if self.running && self.code().is_some() => self.step(1),
            PhonesAction::Step(by) => {
                self.running = false;
                self.step(by);
            }
            PhonesAction::Run(running) => self.running = running,
            _ => {}
        }
    }
}
