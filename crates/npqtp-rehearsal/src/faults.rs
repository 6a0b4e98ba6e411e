//! Which requests go wrong, and how: by a seed, so that a run can be had again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A way in which a request goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FaultKind {
    /// The answer comes late: the request is handled at once, or only after the wait.
    #[serde(rename = "slow")]
    Slow,
    /// 500 without handling the request, or 503 after handling it.
    #[serde(rename = "500")]
    ServerError,
    /// 429 without handling the request; when to come again is in seconds, or a date.
    #[serde(rename = "429")]
    TooMany,
    /// The connection is cut; nothing was handled.
    #[serde(rename = "drop-before-commit")]
    DropBeforeCommit,
    /// The connection is cut after everything was handled and stored.
    #[serde(rename = "drop-after-commit")]
    DropAfterCommit,
    /// The request arrives twice; the second answer is sent.
    #[serde(rename = "duplicate-delivery")]
    DuplicateDelivery,
    /// Handled and stored, but only half of the JSON is sent, as if it were all.
    #[serde(rename = "malformed-receipt")]
    MalformedReceipt,
    /// The token is no longer valid, from this request on.
    #[serde(rename = "expired-token")]
    ExpiredToken,
}

impl FaultKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Slow,
        Self::ServerError,
        Self::TooMany,
        Self::DropBeforeCommit,
        Self::DropAfterCommit,
        Self::DuplicateDelivery,
        Self::MalformedReceipt,
        Self::ExpiredToken,
    ];

    /// Its name in requests, answers and options.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Slow => "slow",
            Self::ServerError => "500",
            Self::TooMany => "429",
            Self::DropBeforeCommit => "drop-before-commit",
            Self::DropAfterCommit => "drop-after-commit",
            Self::DuplicateDelivery => "duplicate-delivery",
            Self::MalformedReceipt => "malformed-receipt",
            Self::ExpiredToken => "expired-token",
        }
    }

    /// The kind of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Which requests go wrong, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FaultPlan {
    /// The share of requests that go wrong, `0.0..=1.0`.
    pub rate: f64,
    /// The ways that are drawn from; those that cannot befall a request are left out for it.
    pub kinds: Vec<FaultKind>,
    /// The same seed and the same requests, one after the other, meet the same faults.
    pub seed: u64,
    /// How late a slow answer comes, in milliseconds, at most [`FaultPlan::SLOW_LIMIT_MS`]. Longer than the client
    /// waits, or it is no fault.
    pub slow_ms: u64,
    /// After how many seconds a 429 says to come again, at most [`FaultPlan::RETRY_LIMIT_S`].
    pub retry_after_s: u64,
}

impl Default for FaultPlan {
    /// No faults; all kinds once there is a rate. Slow answers come after clients that wait half a minute are gone.
    fn default() -> Self {
        Self { rate: 0.0, kinds: FaultKind::ALL.to_vec(), seed: 1, slow_ms: 40_000, retry_after_s: 1 }
    }
}

impl FaultPlan {
    /// The longest wait of a slow answer: 10 minutes.
    pub const SLOW_LIMIT_MS: u64 = 600_000;
    /// The longest wait that a 429 asks for: a day.
    pub const RETRY_LIMIT_S: u64 = 86_400;

    /// What cannot be in this plan, if anything.
    pub(crate) fn refusal(&self) -> Option<&'static str> {
        if !(0.0..=1.0).contains(&self.rate) {
            Some("rate is a number from 0 to 1")
        } else if self.slow_ms > Self::SLOW_LIMIT_MS {
            Some("slow_ms is at most 600000")
        } else if self.retry_after_s > Self::RETRY_LIMIT_S {
            Some("retry_after_s is at most 86400")
        } else {
            None
        }
    }
}

/// A fault of one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) kind: FaultKind,
    /// Which of the two forms, where a kind has two.
    pub(crate) second_form: bool,
}

/// The plan, how far it has come, and what was drawn.
#[derive(Debug)]
pub(crate) struct Faults {
    plan: FaultPlan,
    drawn: u64,
    counts: BTreeMap<&'static str, u64>,
}

impl Faults {
    pub(crate) fn new(plan: FaultPlan) -> Self {
        let counts = FaultKind::ALL.into_iter().map(|kind| (kind.name(), 0)).collect();
        Self { plan, drawn: 0, counts }
    }

    pub(crate) const fn plan(&self) -> &FaultPlan {
        &self.plan
    }

    /// Follows another plan, from its start. What was counted stays.
    pub(crate) fn follow(&mut self, plan: FaultPlan) {
        self.plan = plan;
        self.drawn = 0;
    }

    /// How many faults of each kind there were.
    pub(crate) const fn counts(&self) -> &BTreeMap<&'static str, u64> {
        &self.counts
    }

    /// The fault of the next request, if it has one. `can` says which kinds can befall it.
    pub(crate) fn draw(&mut self, can: impl Fn(FaultKind) -> bool) -> Option<Fault> {
        let random = scrambled(self.plan.seed ^ scrambled(self.drawn));
        self.drawn += 1;
        // 53 bits: every such number is one of f64.
        let share = (random >> 11) as f64 / (1_u64 << 53) as f64;
        if share >= self.plan.rate {
            return None;
        }
        let kinds: Vec<FaultKind> = self.plan.kinds.iter().copied().filter(|kind| can(*kind)).collect();
        let choice = scrambled(random);
        let kind = *kinds.get((choice % kinds.len().max(1) as u64) as usize)?;
        *self.counts.entry(kind.name()).or_default() += 1;
        Some(Fault { kind, second_form: choice >> 63 == 1 })
    }
}

/// The next number of SplitMix64.
///
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
const fn scrambled(state: u64) -> u64 {
    let mut z = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(rate: f64, seed: u64, count: usize) -> Vec<Option<Fault>> {
        let mut faults = Faults::new(FaultPlan { rate, seed, ..FaultPlan::default() });
        (0..count).map(|_| faults.draw(|_| true)).collect()
    }

    #[test]
    fn a_seed_draws_the_same_again() {
        assert_eq!(drawn(0.3, 7, 500), drawn(0.3, 7, 500));
        assert_ne!(drawn(0.3, 7, 500), drawn(0.3, 8, 500));
        let mut faults = Faults::new(FaultPlan { rate: 0.3, seed: 7, ..FaultPlan::default() });
        for _ in 0..17 {
            faults.draw(|_| true);
        }
        faults.follow(faults.plan().clone());
        let again: Vec<_> = (0..500).map(|_| faults.draw(|_| true)).collect();
        assert_eq!(again, drawn(0.3, 7, 500), "a plan starts from its start");
    }

    #[test]
    fn the_share_is_kept_and_every_kind_and_form_comes_up() {
        let all = drawn(0.3, 1, 10_000);
        let hit: Vec<Fault> = all.into_iter().flatten().collect();
        assert!((2_850..=3_150).contains(&hit.len()), "{}", hit.len());
        for kind in FaultKind::ALL {
            for second_form in [false, true] {
                let count = hit.iter().filter(|fault| **fault == Fault { kind, second_form }).count();
                assert!(count > 100, "{kind:?} {second_form}: {count}");
            }
        }
        assert!(drawn(0.0, 1, 1_000).iter().all(Option::is_none));
        assert!(drawn(1.0, 1, 1_000).iter().all(Option::is_some));
    }

    #[test]
    fn what_cannot_befall_a_request_does_not() {
        let mut faults = Faults::new(FaultPlan { rate: 1.0, ..FaultPlan::default() });
        for _ in 0..500 {
            let fault = faults.draw(|kind| kind != FaultKind::ExpiredToken).expect("a rate of 1");
            assert_ne!(fault.kind, FaultKind::ExpiredToken);
        }
        assert_eq!(faults.draw(|_| false), None);
    }

    #[test]
    fn names_are_those_of_the_wire() {
        for kind in FaultKind::ALL {
            assert_eq!(serde_json::to_value(kind).expect("a name"), kind.name());
            assert_eq!(FaultKind::named(kind.name()), Some(kind));
        }
        assert_eq!(FaultKind::named("late"), None);
    }
}
