//! How long a submission waits. It keeps what is left of each wait, never a time of day or of a clock: what a clock
//! said before a reload means nothing after it, and a clock that jumps back adds nothing.

use serde::{Deserialize, Serialize};

use super::Command;
use crate::profile::Pace;

/// No wait is longer, whatever the platform asks for: 15 minutes.
pub const LONGEST_WAIT_MS: u64 = 15 * 60 * 1000;

const FIRST_BACK_OFF_MS: u64 = 1000;
const LONGEST_BACK_OFF_MS: u64 = 5 * 60 * 1000;

/// What an answer may take beyond the time that the network was told.
const GRACE_MS: u64 = 2000;

/// After so many ticks within one wait during which the clock did not go forward, the clock stands and the wait is
/// over: each tick took the caller a wait of its own.
const STANDING_TICKS: u8 = 4;

/// What is left to wait.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Clock {
    /// What the clock said last; nothing after a reload.
    last_ms: Option<u64>,
    /// Whether it went forward since.
    went_on: bool,
    standing_ticks: u8,
    /// Until the next request may leave.
    wait_ms: u64,
    /// Until the request that is out counts as lost.
    flight_ms: u64,
}

impl Clock {
    pub(super) fn advance(&mut self, now_ms: u64) {
        let passed = self.last_ms.map_or(0, |last| now_ms.saturating_sub(last));
        self.last_ms = Some(now_ms);
        self.went_on = passed > 0;
        self.wait_ms = self.wait_ms.saturating_sub(passed);
        self.flight_ms = self.flight_ms.saturating_sub(passed);
    }

    /// What the clock said before says nothing about what it says next.
    pub(super) const fn forget(&mut self) {
        self.last_ms = None;
        self.standing_ticks = 0;
    }

    pub(super) const fn tick(&mut self) {
        self.standing_ticks = if self.went_on { 0 } else { self.standing_ticks.saturating_add(1) };
        if self.standing_ticks >= STANDING_TICKS {
            self.standing_ticks = 0;
            self.wait_ms = 0;
            self.flight_ms = 0;
        }
    }

    pub(super) const fn flight_is_over(&self) -> bool {
        self.flight_ms == 0
    }

    pub(super) const fn may_leave(&self) -> bool {
        self.wait_ms == 0
    }

    pub(super) const fn wait_until(&self, now_ms: u64) -> Command {
        Command::WaitUntil { now_ms: now_ms.saturating_add(self.wait_ms), at_most_ms: self.wait_ms }
    }

    pub(super) const fn flight_until(&self, now_ms: u64) -> Command {
        Command::WaitUntil { now_ms: now_ms.saturating_add(self.flight_ms), at_most_ms: self.flight_ms }
    }

    /// A request leaves: the next one keeps its distance.
    pub(super) fn leave(&mut self, pace: &Pace) {
        self.wait_ms = 60_000_u64.div_ceil(u64::from(pace.requests_per_minute.max(1)));
        self.flight_ms = u64::from(pace.timeout_seconds) * 1000 + GRACE_MS;
        self.standing_ticks = 0;
    }

    /// Waits twice as long after each failure in a row, half of it by chance, and never less than was asked for.
    pub(super) fn back_off(&mut self, failures: u32, asked_ms: Option<u64>, random: u64) {
        let doubled = FIRST_BACK_OFF_MS << failures.saturating_sub(1).min(20);
        let half = doubled.min(LONGEST_BACK_OFF_MS) / 2;
        let wait = (half + random % (half + 1)).max(asked_ms.unwrap_or(0));
        self.wait_ms = self.wait_ms.max(wait.min(LONGEST_WAIT_MS));
        self.standing_ticks = 0;
    }

    /// Whether no wait is longer than any that is ever begun.
    pub(super) const fn is_sound(&self) -> bool {
        self.wait_ms <= LONGEST_WAIT_MS && self.flight_ms <= LONGEST_WAIT_MS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(clock: &Clock) -> u64 {
        match clock.wait_until(0) {
            Command::WaitUntil { at_most_ms, .. } => at_most_ms,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn waits_double_are_spread_and_end_somewhere() {
        for (failures, least, most) in [
            (1, 500, 1000),
            (2, 1000, 2000),
            (5, 8000, 16_000),
            (12, 150_000, 300_000),
            (u32::MAX, 150_000, 300_000),
        ] {
            for random in [0, 1, 7919, u64::MAX / 2, u64::MAX] {
                let mut clock = Clock::default();
                clock.back_off(failures, None, random);
                assert!((least..=most).contains(&left(&clock)), "{failures}, {random}: {}", left(&clock));
            }
        }
        let mut clock = Clock::default();
        clock.back_off(1, Some(u64::MAX), 0);
        assert_eq!(left(&clock), LONGEST_WAIT_MS);
    }

    #[test]
    fn only_going_forward_shortens_a_wait() {
        let mut clock = Clock::default();
        clock.back_off(1, Some(10_000), 0);
        for (now_ms, expected) in [(5000, 10_000), (8000, 7000), (1000, 7000), (2000, 6000), (u64::MAX, 0)] {
            clock.advance(now_ms);
            assert_eq!(left(&clock), expected, "at {now_ms}");
        }
    }

    #[test]
    fn a_clock_that_stands_ends_the_wait_after_a_few_ticks() {
        let mut clock = Clock::default();
        clock.back_off(1, Some(10_000), 0);
        for tick in 0..STANDING_TICKS {
            assert!(!clock.may_leave(), "before tick {tick}");
            clock.advance(7);
            clock.tick();
        }
        assert!(clock.may_leave());
    }
}
