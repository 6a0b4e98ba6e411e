//! What tries come to: how often, how fast, and with how much to spare.

use serde::{Deserialize, Serialize};

use super::{Try, TryOutcome};

/// Below so many tries that count, an interval is wide and the 95th percentile is the slowest try: it is said.
pub const FEW_TRIES: u32 = 20;

/// The quantile of the normal distribution for an interval of 95 %.
const Z95: f64 = 1.959_963_984_540_054;

/// Where a share lies with a confidence of 95 %.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// 0 to 1.
    pub low: f64,
    /// 0 to 1, at least `low`.
    pub high: f64,
}

/// What tries come to. Tries that were left count neither way.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Statistics {
    /// Tries in which the label was read.
    pub read: u32,
    /// Tries in which something else was read.
    pub wrong: u32,
    /// Tries in which nothing was read in time.
    pub timed_out: u32,
    /// Tries that were left.
    pub abandoned: u32,
    /// The share of tries in which the label was read, 0 to 1; `None` when no try counts.
    pub ratio: Option<f64>,
    /// Where the share lies with a confidence of 95 %.
    ///
    /// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
    pub interval: Option<Interval>,
    /// Half of the reads took at most so long, in milliseconds.
    pub median_ms: Option<f64>,
    /// 95 % of the reads took at most so long, in milliseconds; of few reads, the slowest.
    pub p95_ms: Option<f64>,
    /// The least error correction that was left in a read, 0 to 1.
    pub least_margin: Option<f64>,
    /// Half of the reads had at most so much left, 0 to 1.
    pub median_margin: Option<f64>,
}

impl Statistics {
    /// What these tries come to. Times and margins are those of the reads alone: a try that ended without one has none
    /// that could be compared, and counts in the ratio.
    pub fn of<'t>(tries: impl IntoIterator<Item = &'t Try>) -> Self {
        let mut all = Self::default();
        let (mut times, mut margins) = (Vec::new(), Vec::new());
        for one in tries {
            match one.outcome {
                TryOutcome::Read => {
                    all.read += 1;
                    times.extend(one.time_ms);
                    margins.extend(one.margin);
                }
                TryOutcome::Wrong => all.wrong += 1,
                TryOutcome::TimedOut => all.timed_out += 1,
                TryOutcome::Abandoned => all.abandoned += 1,
            }
        }
        times.sort_by(f64::total_cmp);
        margins.sort_by(f64::total_cmp);
        let counted = all.counted();
        Self {
            ratio: (counted > 0).then(|| f64::from(all.read) / f64::from(counted)),
            interval: wilson(all.read, counted),
            median_ms: median(&times),
            p95_ms: percentile(&times, 95),
            least_margin: margins.first().copied(),
            median_margin: median(&margins),
            ..all
        }
    }

    /// How many tries count: all but those that were left.
    pub const fn counted(&self) -> u32 {
        self.read + self.wrong + self.timed_out
    }

    /// So few tries that little can be said.
    pub const fn is_few(&self) -> bool {
        self.counted() < FEW_TRIES
    }
}

/// Wilson's interval of a share of `all`, with a confidence of 95 %.
fn wilson(part: u32, all: u32) -> Option<Interval> {
    if all == 0 {
        return None;
    }
    let (n, z2) = (f64::from(all), Z95 * Z95);
    let share = f64::from(part) / n;
    let centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z95 / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    // At either end the bound is the share itself; rounding must not put it a hair inside.
    let low = if part == 0 { 0.0 } else { (centre - half).max(0.0) };
    let high = if part == all { 1.0 } else { (centre + half).min(1.0) };
    Some(Interval { low, high })
}

/// The middle of sorted values; of an even number, halfway between the two.
fn median(sorted: &[f64]) -> Option<f64> {
    let upper = sorted.get(sorted.len() / 2)?;
    let lower = sorted.get(sorted.len().saturating_sub(1) / 2)?;
    Some(f64::midpoint(*lower, *upper))
}

/// The least of the sorted values that so many per cent of them do not exceed: the nearest rank.
fn percentile(sorted: &[f64], percent: usize) -> Option<f64> {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.saturating_sub(1)).copied()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tried(outcome: TryOutcome, time_ms: f64, margin: f64) -> Try {
        Try { outcome, time_ms: Some(time_ms), frames: 1, margin: Some(margin), module_px: None }
    }

    fn near(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 5e-5
    }

    /// Source: R. G. Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3.
    #[test]
    fn intervals_are_those_of_the_literature() {
        for (part, all, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let found = wilson(part, all).unwrap();
            assert!(near(found.low, low) && near(found.high, high), "{part} of {all}: {found:?}");
        }
        assert_eq!(wilson(0, 0), None);
    }

    #[test]
    fn only_reads_have_times_and_margins_and_what_was_left_counts_neither_way() {
        let tries = [
            tried(TryOutcome::Read, 300.0, 0.9),
            tried(TryOutcome::TimedOut, 10_000.0, 0.0),
            tried(TryOutcome::Read, 100.0, 0.5),
            tried(TryOutcome::Wrong, 50.0, 1.0),
            tried(TryOutcome::Abandoned, 20.0, 0.1),
        ];
        let found = Statistics::of(&tries);
        assert_eq!((found.read, found.wrong, found.timed_out, found.abandoned), (2, 1, 1, 1));
        assert_eq!((found.counted(), found.ratio), (4, Some(0.5)));
        assert_eq!((found.median_ms, found.p95_ms), (Some(200.0), Some(300.0)));
        assert_eq!((found.least_margin, found.median_margin), (Some(0.5), Some(0.7)));
    }

    #[test]
    fn no_try_no_figure() {
        assert_eq!(Statistics::of(&[]), Statistics::default());
        let left = Statistics::of(&[tried(TryOutcome::Abandoned, 1.0, 1.0)]);
        assert_eq!((left.ratio, left.interval, left.median_ms, left.abandoned), (None, None, None, 1));
    }

    #[test]
    fn the_95th_percentile_is_the_nearest_rank() {
        let times: Vec<f64> = (1..=100).map(f64::from).collect();
        for (count, expected) in [(1, 1.0), (10, 10.0), (19, 19.0), (20, 19.0), (40, 38.0), (100, 95.0)] {
            assert_eq!(percentile(&times[..count], 95), Some(expected), "{count}");
        }
    }

    proptest! {
        #[test]
        fn a_share_lies_in_its_interval_and_more_tries_make_it_narrower(all in 1_u32..100, part in 0_u32..100) {
            let part = part.min(all);
            let share = f64::from(part) / f64::from(all);
            let found = wilson(part, all).unwrap();
            prop_assert!(0.0 <= found.low && found.low <= share && share <= found.high && found.high <= 1.0);
            let more = wilson(part * 10, all * 10).unwrap();
            prop_assert!(more.high - more.low < found.high - found.low);
        }
    }
}
