//! One device's scanning session: what comes in, what is noted, what is answered.

mod answer;
mod deed;
mod sight;

use std::collections::BTreeSet;

use crate::frame::Unsure;
use crate::{
    DeviceId, EVENTS_LIMIT, Event, Manifest, Outcome, Place, REASON_LIMIT_CHARS, Read, Reconciliation,
    TakeId, Verdict, What,
};
pub use answer::{Answer, Input, Refusal, Signal, Step};
use deed::Deed;
pub use deed::Take;
use sight::Sights;

/// A scanning session on one device. Every change of it is an [`Event`] of its log.
///
/// All methods that take a [`Manifest`] are to be given the one it was opened with.
#[derive(Debug, Clone)]
pub struct Session {
    device: DeviceId,
    log: Vec<Event>,
    deeds: Vec<Deed>,
    /// Numbers of deeds that were undone and could be done again, the latest last.
    undone: Vec<u32>,
    place: Place,
    paused: bool,
    /// Numbers of events that stop the line.
    stopped_by: BTreeSet<u32>,
    reconciliation: Reconciliation,
    unsure: Unsure,
}

impl Session {
    /// A session with an empty log.
    pub fn new(manifest: &Manifest, device: DeviceId) -> Self {
        Self {
            device,
            log: Vec::new(),
            deeds: Vec::new(),
            undone: Vec::new(),
            place: Place::default(),
            paused: false,
            stopped_by: BTreeSet::new(),
            reconciliation: Reconciliation::new(manifest),
            unsure: Unsure::default(),
        }
    }

    /// The session that a stored log is. Events whose number does not come after the one before, and those beyond
    /// [`EVENTS_LIMIT`], are left out.
    pub fn replay(manifest: &Manifest, device: DeviceId, log: impl IntoIterator<Item = Event>) -> Self {
        let mut session = Self::new(manifest, device);
        for event in log {
            if event.number > session.last_number() && session.log.len() < EVENTS_LIMIT {
                session.apply(manifest, event);
            }
        }
        session
    }

    /// Takes in what happened at `at_ms` (milliseconds since 1970). What changed is in the answer's events, to be
    /// stored before anything else is done.
    pub fn handle(&mut self, manifest: &Manifest, input: Input, at_ms: u64) -> Step {
        let from = self.log.len();
        let answers = match input {
            Input::Frame(reads) => self.frame(manifest, &reads, at_ms),
            Input::Manual { read, reason } => vec![self.by_hand(manifest, &read, &reason, at_ms)],
            Input::Load(place) => vec![self.load(manifest, place, at_ms)],
            Input::Pause if self.paused => Vec::new(),
            Input::Resume if !self.paused => Vec::new(),
            Input::Pause => vec![self.note(manifest, What::Paused, Answer::Paused, at_ms)],
            Input::Resume => vec![self.note(manifest, What::Resumed, Answer::Resumed, at_ms)],
            Input::Acknowledge if self.stopped_by.is_empty() => Vec::new(),
            Input::Acknowledge => vec![self.note(manifest, What::Acknowledged, Answer::Acknowledged, at_ms)],
            Input::Undo => match self.deeds.iter().rev().find(|deed| deed.counts()).map(Deed::number) {
                Some(of) => vec![self.note(manifest, What::Undone { of }, Answer::Undone { of }, at_ms)],
                None => vec![Answer::Refused(Refusal::NothingToUndo)],
            },
            Input::Redo => match self.undone.last().copied() {
                Some(of) => vec![self.note(manifest, What::Redone { of }, Answer::Redone { of }, at_ms)],
                None => vec![Answer::Refused(Refusal::NothingToRedo)],
            },
        };
        Step { answers, events: self.log[from..].to_vec() }
    }

    /// Why nothing is taken at the moment.
    pub fn blocked(&self) -> Option<Refusal> {
        if !self.stopped_by.is_empty() {
            Some(Refusal::Stopped)
        } else if self.paused {
            Some(Refusal::Paused)
        } else {
            None
        }
    }

    /// Numbers of the events that stop the line, rising.
    pub fn stopped_by(&self) -> impl Iterator<Item = u32> {
        self.stopped_by.iter().copied()
    }

    /// The device.
    pub const fn device(&self) -> &DeviceId {
        &self.device
    }

    /// What is being loaded.
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// Everything that happened, in order.
    pub fn log(&self) -> &[Event] {
        &self.log
    }

    /// What became of every label by this device's reads.
    pub const fn reconciliation(&self) -> &Reconciliation {
        &self.reconciliation
    }

    /// The reads that were taken, the latest first.
    pub fn takes(&self) -> impl Iterator<Item = &Take> {
        self.deeds.iter().rev().filter_map(|deed| match deed {
            Deed::Take(take) => Some(take),
            Deed::Loading { .. } => None,
        })
    }

    /// Whether a read or a place counts that could be undone.
    pub fn can_undo(&self) -> bool {
        self.deeds.iter().rev().any(Deed::counts)
    }

    /// Whether something was undone since the last read.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Codes of places first, so that what lies beside a pallet's code goes onto that pallet. While it is not clear
    /// what is being loaded, no label of the frame is taken: the next frame shows it again.
    fn frame(&mut self, manifest: &Manifest, reads: &[Read], at_ms: u64) -> Vec<Answer> {
        if let Some(refusal) = self.blocked() {
            return vec![Answer::Refused(refusal)];
        }
        self.unsure.next_frame();
        let sights = Sights::sort(manifest, reads);
        let mut answers = vec![Answer::Refused(Refusal::TooLong); sights.too_long];
        if sights.has_several_places() {
            answers.push(Answer::Refused(Refusal::SeveralPlaces));
            return answers;
        }
        if let Some((number, ours, read)) = sights.container
            && self.place.container != Some(number)
        {
            answers.push(if !self.is_confirmed(read) {
                Answer::Unsure
            } else if ours {
                self.load(manifest, Place { container: Some(number), pallet: None }, at_ms)
            } else {
                let what = What::Halted { text: read.text.clone() };
                self.note(manifest, what, Answer::OtherContainer { container: number }, at_ms)
            });
        }
        if let Some(read) = sights.pallet
            && self.place.pallet.as_ref() != Some(&read.text)
        {
            let place = Place { container: self.place.container, pallet: Some(read.text.clone()) };
            answers.push(if self.is_confirmed(read) {
                self.load(manifest, place, at_ms)
            } else {
                Answer::Unsure
            });
        }
        if self.blocked().is_none() && !answers.contains(&Answer::Unsure) {
            answers.extend(sights.labels.into_iter().map(|read| self.label(manifest, read, at_ms)));
        }
        answers
    }

    fn is_confirmed(&mut self, read: &Read) -> bool {
        read.is_sure() || self.unsure.confirms(&read.text)
    }

    fn label(&mut self, manifest: &Manifest, read: &Read, at_ms: u64) -> Answer {
        let verdict = manifest.judge(read);
        if let Some(number) = self.taken_before(&verdict, read) {
            return Answer::Again { number, wrong: verdict.is_wrong() };
        }
        if self.is_confirmed(read) { self.take(manifest, read, None, at_ms) } else { Answer::Unsure }
    }

    fn by_hand(&mut self, manifest: &Manifest, read: &Read, reason: &str, at_ms: u64) -> Answer {
        let reason = reason.trim();
        if let Some(refusal) = self.blocked() {
            return Answer::Refused(refusal);
        } else if reason.is_empty() {
            return Answer::Refused(Refusal::ReasonRequired);
        } else if reason.chars().count() > REASON_LIMIT_CHARS || !read.is_bounded() {
            return Answer::Refused(Refusal::TooLong);
        }
        let verdict = manifest.judge(read);
        match self.taken_before(&verdict, read) {
            Some(number) => Answer::Again { number, wrong: verdict.is_wrong() },
            None => self.take(manifest, read, Some(reason.to_owned()), at_ms),
        }
    }

    fn load(&mut self, manifest: &Manifest, place: Place, at_ms: u64) -> Answer {
        if let Some(refusal) = self.blocked() {
            return Answer::Refused(refusal);
        }
        let what = What::Loading { place: place.clone() };
        if !what.is_bounded() {
            return Answer::Refused(Refusal::TooLong);
        }
        let unchanged = self.place == place;
        let answer = Answer::Loading { place };
        if unchanged { answer } else { self.note(manifest, what, answer, at_ms) }
    }

    /// The take of the same label at a place that may be the current one.
    fn taken_before(&self, verdict: &Verdict, read: &Read) -> Option<u32> {
        if let Verdict::Expected { label, .. } = verdict {
            let mut takes = self.reconciliation.sightings(*label).filter(|(_, sighting)| sighting.exact);
            return takes
                .find(|(_, sighting)| !sighting.place.contradicts(&self.place))
                .map(|(id, _)| id.number);
        }
        let mut takes = self.reconciliation.stray(read)?.takes.iter();
        takes.find(|(_, place)| !place.contradicts(&self.place)).map(|(id, _)| id.number)
    }

    fn take(&mut self, manifest: &Manifest, read: &Read, by_hand: Option<String>, at_ms: u64) -> Answer {
        let mut read = read.clone();
        if manifest.expects_text(&read.text) {
            read.values = None;
        }
        let what = What::Taken { read, place: self.place.clone(), by_hand };
        if let Err(refusal) = self.append(manifest, what, at_ms) {
            return Answer::Refused(refusal);
        }
        match self.takes().next() {
            Some(Take { number, verdict, stops, .. }) => Answer::Taken {
                number: *number,
                verdict: verdict.clone(),
                doubled: *stops && !verdict.is_wrong(),
                platform_lacks: manifest.lacks_on_platform(verdict),
            },
            None => Answer::Refused(Refusal::LogFull),
        }
    }

    fn note(&mut self, manifest: &Manifest, what: What, answer: Answer, at_ms: u64) -> Answer {
        match self.append(manifest, what, at_ms) {
            Ok(()) => answer,
            Err(refusal) => Answer::Refused(refusal),
        }
    }

    fn append(&mut self, manifest: &Manifest, what: What, at_ms: u64) -> Result<(), Refusal> {
        let number = self.last_number().checked_add(1).filter(|_| self.log.len() < EVENTS_LIMIT);
        let Some(number) = number else { return Err(Refusal::LogFull) };
        self.apply(manifest, Event { number, at_ms, what });
        Ok(())
    }

    fn last_number(&self) -> u32 {
        self.log.last().map_or(0, |event| event.number)
    }

    /// The only place where a session changes: live and replayed events alike.
    fn apply(&mut self, manifest: &Manifest, event: Event) {
        let number = event.number;
        match &event.what {
            What::Taken { read, place, .. } => {
                let id = TakeId { device: self.device.clone(), number };
                let verdict = self.reconciliation.add(manifest, id, read, place);
                let doubled = matches!(&verdict, Verdict::Expected { label, .. }
                    if self.reconciliation.outcome(manifest, *label) == Some(Outcome::Doubled));
                let stops = verdict.is_wrong() || doubled;
                if stops {
                    self.stopped_by.insert(number);
                }
                let (read, place) = (read.clone(), place.clone());
                let take = Take { number, verdict, stops, acknowledged: false, counts: true, read, place };
                self.deeds.push(Deed::Take(take));
                self.undone.clear();
            }
            What::Loading { place } => {
                self.place.clone_from(place);
                self.deeds.push(Deed::Loading { number, counts: true, place: place.clone() });
                self.undone.clear();
            }
            What::Halted { .. } => {
                self.stopped_by.insert(number);
            }
            What::Acknowledged => {
                for stopping in std::mem::take(&mut self.stopped_by) {
                    if let Some(Deed::Take(take)) = self.deed(stopping) {
                        take.acknowledged = true;
                    }
                }
            }
            What::Undone { of } => self.set_counts(manifest, *of, false),
            What::Redone { of } => self.set_counts(manifest, *of, true),
            What::Paused => self.paused = true,
            What::Resumed => self.paused = false,
        }
        self.log.push(event);
    }

    fn deed(&mut self, number: u32) -> Option<&mut Deed> {
        let at = self.deeds.binary_search_by_key(&number, Deed::number).ok()?;
        self.deeds.get_mut(at)
    }

    /// Undoes a deed, or does it again. What is so already stays.
    fn set_counts(&mut self, manifest: &Manifest, of: u32, wanted: bool) {
        let id = TakeId { device: self.device.clone(), number: of };
        let Some(deed) = self.deed(of).filter(|deed| deed.counts() != wanted) else { return };
        match deed {
            Deed::Loading { counts, .. } => {
                *counts = wanted;
                let last = self.deeds.iter().rev().find_map(|deed| match deed {
                    Deed::Loading { counts: true, place, .. } => Some(place.clone()),
                    Deed::Loading { .. } | Deed::Take(_) => None,
                });
                self.place = last.unwrap_or_default();
            }
            Deed::Take(take) => {
                take.counts = wanted;
                let stops = take.stops && !take.acknowledged;
                if wanted {
                    let (read, place) = (take.read.clone(), take.place.clone());
                    self.reconciliation.add(manifest, id, &read, &place);
                } else {
                    self.reconciliation.remove(manifest, &id);
                }
                match (stops, wanted) {
                    (true, true) => self.stopped_by.insert(of),
                    (true, false) => self.stopped_by.remove(&of),
                    (false, _) => false,
                };
            }
        }
        self.undone.retain(|number| *number != of);
        if !wanted {
            self.undone.push(of);
        }
    }
}
