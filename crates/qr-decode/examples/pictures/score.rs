//! What is counted, and how it is printed.

use std::fmt::Write as _;
use std::time::Duration;

/// How one reader did on some pictures.
#[derive(Debug, Default, Clone)]
pub(crate) struct Score {
    /// Pictures looked at.
    pub(crate) pictures: usize,
    /// Pictures in which something was to be read.
    pub(crate) with_codes: usize,
    /// Pictures of which at least one expected message was read.
    pub(crate) read: usize,
    /// Expected messages.
    pub(crate) expected: usize,
    /// Expected messages that were read.
    pub(crate) right: usize,
    /// Messages read that were not expected.
    pub(crate) wrong: usize,
    /// Messages held back until another look says the same.
    pub(crate) unconfirmed: usize,
    /// Symbols reported as seen and not read.
    pub(crate) unread: usize,
    /// How long each picture took.
    pub(crate) times: Vec<Duration>,
}

impl Score {
    /// Adds what was counted elsewhere.
    pub(crate) fn add(&mut self, other: &Self) {
        self.pictures += other.pictures;
        self.with_codes += other.with_codes;
        self.read += other.read;
        self.expected += other.expected;
        self.right += other.right;
        self.wrong += other.wrong;
        self.unconfirmed += other.unconfirmed;
        self.unread += other.unread;
        self.times.extend_from_slice(&other.times);
    }

    /// The time in milliseconds that this share of the pictures stayed within.
    fn time_ms(&self, share: f64) -> f64 {
        let mut times = self.times.clone();
        times.sort_unstable();
        let at = (times.len() as f64 * share).ceil() as usize;
        times.get(at.saturating_sub(1)).map_or(0.0, |time| time.as_secs_f64() * 1e3)
    }

    /// The columns of [`HEAD`].
    pub(crate) fn row(&self, name: &str) -> String {
        let read = format!("{}/{}", self.read, self.with_codes);
        let right = format!("{}/{}", self.right, self.expected);
        let (p50, p95, worst) = (self.time_ms(0.5), self.time_ms(0.95), self.time_ms(1.0));
        format!(
            "{name:<26} {:>8} {read:>9} {right:>11} {:>6} {:>7} {:>6} {p50:>8.1} {p95:>8.1} {worst:>8.1}",
            self.pictures, self.wrong, self.unconfirmed, self.unread
        )
    }
}

/// The head of the table of scores.
pub(crate) const HEAD: &str = "\
folder                     pictures      read  codes read  wrong unconf. unread   p50 ms   p95 ms worst ms";

/// What one rung of the ladder did on all pictures.
#[derive(Debug)]
struct Stage {
    name: String,
    looked: usize,
    first: usize,
    right: usize,
    wrong: usize,
    time: Duration,
}

/// What every rung of the ladder did, in the order of the ladder.
#[derive(Debug, Default)]
pub(crate) struct Stages(Vec<Stage>);

/// What one rung did on one picture.
#[derive(Debug)]
pub(crate) struct Step {
    /// The rung's name.
    pub(crate) name: String,
    /// How long it took.
    pub(crate) time: Duration,
    /// How many expected messages it was the first to read.
    pub(crate) right: usize,
    /// How many others it was the first to read.
    pub(crate) wrong: usize,
}

impl Stages {
    /// Adds the rungs that looked at one picture.
    pub(crate) fn add(&mut self, steps: &[Step]) {
        let mut next = 0;
        let mut is_read = false;
        for step in steps {
            let at = self.0.iter().position(|stage| stage.name == step.name).unwrap_or_else(|| {
                // A rung that was left out so far stands behind the one before it.
                let (looked, time) = (0, Duration::ZERO);
                let stage = Stage { name: step.name.clone(), looked, first: 0, right: 0, wrong: 0, time };
                self.0.insert(next, stage);
                next
            });
            next = at + 1;
            let stage = &mut self.0[at];
            stage.looked += 1;
            stage.first += usize::from(!is_read && step.right > 0);
            stage.right += step.right;
            stage.wrong += step.wrong;
            stage.time += step.time;
            is_read |= step.right > 0;
        }
    }

    /// The table, a line a rung.
    pub(crate) fn table(&self) -> String {
        let mut table = format!(
            "{:<34} {:>7} {:>10} {:>10} {:>6} {:>9} {:>9} {:>11}\n",
            "stage", "looked", "first read", "codes read", "wrong", "ms", "ms a look", "ms a code"
        );
        for stage in &self.0 {
            let ms = stage.time.as_secs_f64() * 1e3;
            let a_look = ms / stage.looked.max(1) as f64;
            let a_code = match stage.right {
                0 => "-".to_owned(),
                codes => format!("{:.1}", ms / codes as f64),
            };
            let _ = writeln!(
                table,
                "{:<34} {:>7} {:>10} {:>10} {:>6} {ms:>9.0} {a_look:>9.2} {a_code:>11}",
                stage.name, stage.looked, stage.first, stage.right, stage.wrong
            );
        }
        table
    }
}
