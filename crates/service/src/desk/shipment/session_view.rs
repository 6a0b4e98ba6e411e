//! What the screen shows of a session.

use shipment::{Answer, Event, PlatformState, Signal, Take, Verdict, What};

use super::live::Live;
use super::{AnswerView, SHOWN_TAKES, SessionView, TakeView};

impl Live {
    /// Where the session on this device stands.
    pub(super) fn session_view(&self) -> SessionView {
        let session = &self.session;
        let counting = || session.takes().filter(|take| take.counts);
        let stopped_by = session.stopped_by().filter_map(|number| self.stopping(number));
        SessionView {
            device: session.device().to_string(),
            place: session.place().clone(),
            blocked: session.blocked(),
            stopped_by: stopped_by.collect(),
            takes: counting().take(SHOWN_TAKES).filter_map(|take| self.take_view(take)).collect(),
            taken: counting().count(),
            can_undo: session.can_undo(),
            can_redo: session.can_redo(),
        }
    }

    /// What is said of one read.
    pub(super) fn answer_view(&self, answer: &Answer) -> AnswerView {
        let take = match answer {
            Answer::Taken { number, .. } => self.stopping(*number),
            Answer::OtherContainer { .. } => {
                self.session.log().last().and_then(|event| self.stopping(event.number))
            }
            _ => None,
        };
        AnswerView { code: answer.code().to_owned(), signal: answer.signal(), take }
    }

    /// A read by the number of its event, also a container that is not of this shipment.
    fn stopping(&self, number: u32) -> Option<TakeView> {
        let event = self.event(number)?;
        let What::Halted { text } = &event.what else {
            return self
                .session
                .takes()
                .find(|take| take.number == number)
                .and_then(|take| self.take_view(take));
        };
        Some(TakeView {
            number,
            code: "shipment.other-container".to_owned(),
            signal: Signal::Wrong,
            text: text.clone(),
            values: None,
            differences: Vec::new(),
            place: self.session.place().clone(),
            by_hand: None,
            at_ms: event.at_ms,
        })
    }

    fn take_view(&self, take: &Take) -> Option<TakeView> {
        let event = self.event(take.number)?;
        let Event { at_ms, what: What::Taken { read, place, by_hand }, .. } = event else { return None };
        let verdict = &take.verdict;
        let platform_lacks = matches!(verdict, Verdict::Expected { label, .. }
            if matches!(self.manifest.platform(*label), PlatformState::Unknown | PlatformState::Differs { .. }));
        let doubled = take.stops && !verdict.is_wrong();
        let taken = Answer::Taken { number: take.number, verdict: verdict.clone(), doubled, platform_lacks };
        let (values, differences) = match verdict {
            Verdict::Expected { label, .. } => {
                (self.manifest.label(*label).map(|label| label.values.clone()), Vec::new())
            }
            Verdict::Differs { differences, .. } => (read.values.clone(), differences.clone()),
            Verdict::Elsewhere { .. } | Verdict::Extra { .. } => (read.values.clone(), Vec::new()),
        };
        Some(TakeView {
            number: take.number,
            code: taken.code().to_owned(),
            signal: taken.signal(),
            text: read.text.clone(),
            values,
            differences,
            place: place.clone(),
            by_hand: by_hand.clone(),
            at_ms: *at_ms,
        })
    }
}
