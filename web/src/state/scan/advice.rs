//! One piece of advice at a time, and none that comes and goes faster than it can be read.

use std::mem::discriminant;

use service::{Hint, ScanReport, WhyUnread};

/// What is said over the camera's picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// What to do about the frame.
    Do(Hint),
    /// Why the code in sight is not read, where nothing about the frame explains it.
    Because(WhyUnread),
}

impl Advice {
    /// The advice that a frame calls for.
    pub fn of(report: &ScanReport) -> Option<Self> {
        let hint = report.coaching.as_ref().and_then(|coaching| coaching.hint);
        let reason = || report.unread.first().filter(|_| report.symbols.is_empty()).map(|code| code.reason);
        hint.map(Self::Do).or_else(|| reason().map(Self::Because))
    }

    /// Whether it is the same for a person: how many blocks are lost changes with every frame.
    fn is_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Because(one), Self::Because(other)) => discriminant(&one) == discriminant(&other),
            (one, other) => one == other,
        }
    }
}

/// For so long frames must ask for the same before it is said: four or five frames, and long enough that a word which
/// appears can be read before the next.
pub const HOLDS_MS: f64 = 400.0;

/// What is said, and what is about to be.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Held {
    said: Option<Advice>,
    next: Option<Next>,
}

/// What frames have been asking for instead, and since when.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Next {
    advice: Option<Advice>,
    since_ms: f64,
}

impl Held {
    /// What is said.
    pub fn said(&self) -> Option<Advice> {
        self.said
    }

    /// After a frame that calls for `advice`, read at this time of a clock that only goes on.
    #[must_use]
    pub fn after(self, advice: Option<Advice>, at_ms: f64) -> Self {
        let same = |one: Option<Advice>, other: Option<Advice>| match (one, other) {
            (Some(one), Some(other)) => one.is_like(other),
            (one, other) => one.is_none() && other.is_none(),
        };
        if same(self.said, advice) {
            return Self { next: None, ..self };
        }
        match self.next {
            Some(next) if same(next.advice, advice) && at_ms - next.since_ms >= HOLDS_MS => {
                Self { said: advice, next: None }
            }
            Some(next) if same(next.advice, advice) => self,
            _ => Self { next: Some(Next { advice, since_ms: at_ms }), ..self },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAR: Option<Advice> = Some(Advice::Do(Hint::TooFar));
    const SHINE: Option<Advice> = Some(Advice::Do(Hint::Glare));

    fn damaged(lost: usize) -> Option<Advice> {
        Some(Advice::Because(WhyUnread::Damaged { lost, blocks: 4 }))
    }

    /// What is said after frames at these times.
    fn said(frames: &[(f64, Option<Advice>)]) -> Option<Advice> {
        let held = frames.iter().fold(Held::default(), |held, (at, advice)| held.after(*advice, *at));
        held.said()
    }

    #[test]
    fn advice_is_said_once_frames_ask_for_it_long_enough() {
        for (frames, expected) in [
            (&[(0.0, FAR)][..], None),
            (&[(0.0, FAR), (399.0, FAR)], None),
            (&[(0.0, FAR), (400.0, FAR)], FAR),
            // One frame that asks for something else begins the wait anew.
            (&[(0.0, FAR), (200.0, SHINE), (400.0, FAR)], None),
            (&[(0.0, FAR), (200.0, None), (400.0, FAR), (700.0, FAR)], None),
            // What is said stays through frames that disagree for a moment, and goes when they all do.
            (&[(0.0, FAR), (400.0, FAR), (500.0, SHINE), (600.0, FAR), (950.0, SHINE)], FAR),
            (&[(0.0, FAR), (400.0, FAR), (500.0, SHINE), (900.0, SHINE)], SHINE),
            (&[(0.0, FAR), (400.0, FAR), (500.0, None), (900.0, None)], None),
            // Numbers inside a reason are no other reason.
            (&[(0.0, damaged(1)), (200.0, damaged(2)), (400.0, damaged(3))], damaged(3)),
            (&[(0.0, damaged(1)), (400.0, damaged(1)), (900.0, damaged(4))], damaged(1)),
        ] {
            assert_eq!(said(frames), expected, "{frames:?}");
        }
    }

    #[test]
    fn whatever_frames_ask_for_what_is_said_changes_no_faster_than_it_holds() {
        let mut held = Held::default();
        let mut changed_at = f64::NEG_INFINITY;
        for frame in 0..500_u32 {
            let at_ms = f64::from(frame) * 70.0;
            let advice =
                [FAR, FAR, SHINE, None, FAR, FAR, FAR, FAR, FAR, FAR, FAR][(frame * 7 % 11) as usize];
            let next = held.after(if frame % 40 < 20 { FAR } else { advice }, at_ms);
            if next.said() != held.said() {
                assert!(at_ms - changed_at >= HOLDS_MS, "frame {frame}");
                changed_at = at_ms;
            }
            held = next;
        }
    }
}
