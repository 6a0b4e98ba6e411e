//! How readable a label is: what a camera made of it, try by try, in a light that the user names.
//!
//! A run is a number of tries in one light with one device. Of each try is kept what came of it, how long it took and
//! how much of the error correction was left; everything else here is counted from that. These are estimates by the
//! camera at hand: they do not replace a verifier.
//!
//! ```text
//! try ── Run ──► Readability ── statistics ──► ReadabilityView ──► page, command line
//!                  │  ▲ merge                        │
//!                  ▼  │                              ▼
//!                  JSON                             PDF
//! ```
//!
//! The files are open for what a later protocol wants to note: a field that is not known here is kept where it stands
//! and written again.

mod file;
mod page;
mod statistics;

use base::Finding;
use record::CalendarDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub(crate) use file::read;
pub use file::{FORMAT, MAX_FILE_BYTES};
pub use statistics::{FEW_TRIES, Interval, Statistics};

use crate::{Exported, Fault};

/// The most tries of a run.
pub const MAX_TRIES: usize = 100;

/// The most runs of a label.
pub const MAX_RUNS: usize = 200;

/// The most bytes of a text in a run or a label's name: the payload, the name of a camera.
const MAX_TEXT_BYTES: usize = 4_096;

/// The longest id of a run, in bytes.
const MAX_ID_BYTES: usize = 64;

/// The longest time that a try can have taken, in milliseconds: an hour.
const MAX_TIME_MS: f64 = 3_600_000.0;

/// The most pixels a module, and a camera's edge, can have.
const MAX_PIXELS: f64 = 100_000.0;

/// The light that a label is read in, as the user names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Light {
    /// Lamps of a room.
    Office,
    /// Outdoors, or at a window.
    Daylight,
    /// A warehouse, a container, dusk.
    Dim,
    /// The lamp of the device itself.
    Torch,
    /// Light that is thrown back into the camera.
    Glare,
}

impl Light {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Office, Self::Daylight, Self::Dim, Self::Torch, Self::Glare];

    /// Its name in files and keys, such as `office`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Daylight => "daylight",
            Self::Dim => "dim",
            Self::Torch => "torch",
            Self::Glare => "glare",
        }
    }

    /// The i18n key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Office => "light.office",
            Self::Daylight => "light.daylight",
            Self::Dim => "light.dim",
            Self::Torch => "light.torch",
            Self::Glare => "light.glare",
        }
    }
}

/// What came of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TryOutcome {
    /// The label was read, and says what it should.
    Read,
    /// Something was read, and it is not what the label should say.
    Wrong,
    /// Nothing was read in time.
    TimedOut,
    /// The person left it: it counts neither way.
    Abandoned,
}

impl TryOutcome {
    /// The i18n key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Read => "try.read",
            Self::Wrong => "try.wrong",
            Self::TimedOut => "try.timed-out",
            Self::Abandoned => "try.abandoned",
        }
    }
}

/// One try to read a label.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Try {
    /// What came of it.
    pub outcome: TryOutcome,
    /// Milliseconds from its beginning, the camera being on already, to the answer about the frame that ended it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_ms: Option<f64>,
    /// How many frames were looked at.
    #[serde(default)]
    pub frames: u32,
    /// How much of the error correction of the worst block was left, 0 to 1; of a symbol that was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub margin: Option<f64>,
    /// Pixels a module; of a symbol that was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub module_px: Option<f64>,
}

impl Try {
    /// Whether its figures can be true.
    fn is_plausible(&self) -> bool {
        let within = |value: Option<f64>, most: f64| value.is_none_or(|value| (0.0..=most).contains(&value));
        within(self.time_ms, MAX_TIME_MS) && within(self.margin, 1.0) && within(self.module_px, MAX_PIXELS)
    }
}

/// What a label was read with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// The camera's name, as the browser gives it; may be empty.
    pub name: String,
    /// Pixels a row of its picture.
    pub width: u32,
    /// Rows of its picture.
    pub height: u32,
}

/// Tries in one light with one device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run<T = Try> {
    /// Names it on every device: of ASCII letters, digits and hyphens.
    pub id: String,
    /// The light.
    pub light: Light,
    /// The day on which it began.
    #[serde(with = "day")]
    pub begun: CalendarDate,
    /// What it was read with, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<Device>,
    /// The tries, in their order; at most [`MAX_TRIES`].
    pub tries: Vec<T>,
}

/// Which label: what its code says, and the texts that a person knows it by.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LabelName {
    /// What its code says, to the character. Labels with the same payload are the same label here.
    pub payload: String,
    /// The manufacturer.
    #[serde(default)]
    pub manufacturer: String,
    /// The batch number.
    #[serde(default)]
    pub batch: String,
    /// The report reference.
    #[serde(default)]
    pub report: String,
}

/// How readable one label is: all runs, the oldest first.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Readability<R = Run, L = LabelName> {
    /// The label.
    pub label: L,
    /// The runs; at most [`MAX_RUNS`].
    pub runs: Vec<R>,
}

/// Something that is known, and beside it the fields of a file that are not: they are written again as they were.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Kept<T> {
    #[serde(flatten)]
    pub(crate) known: T,
    #[serde(flatten)]
    pub(crate) more: Map<String, Value>,
}

impl<T> From<T> for Kept<T> {
    fn from(known: T) -> Self {
        Self { known, more: Map::new() }
    }
}

/// A run as it is stored.
pub(crate) type KeptRun = Kept<Run<Kept<Try>>>;

/// How readable a label is, as it is stored.
pub(crate) type KeptReadability = Kept<Readability<KeptRun, Kept<LabelName>>>;

impl KeptRun {
    /// What is known of it.
    pub(crate) fn plain(&self) -> Run {
        let Run { id, light, begun, device, tries } = &self.known;
        let (id, device) = (id.clone(), device.clone());
        Run { id, light: *light, begun: *begun, device, tries: tries.iter().map(|one| one.known).collect() }
    }

    /// The run as it is now, with what only the file knew of it and of the tries that are still the same.
    pub(crate) fn updated(&self, now: &Run) -> Self {
        let Run { id, light, begun, device, tries } = now;
        let before = |at: usize, one: &Try| self.known.tries.get(at).filter(|kept| kept.known == *one);
        let kept = |(at, one): (usize, &Try)| before(at, one).cloned().unwrap_or_else(|| (*one).into());
        let tries = tries.iter().enumerate().map(kept).collect();
        let known = Run { id: id.clone(), light: *light, begun: *begun, device: device.clone(), tries };
        Self { known, more: self.more.clone() }
    }

    /// Whether the other run is this one and went on.
    fn goes_on_in(&self, other: &Self) -> bool {
        self.known.light == other.known.light && other.known.tries.starts_with(&self.known.tries)
    }
}

impl From<&Run> for KeptRun {
    fn from(run: &Run) -> Self {
        let Run { id, light, begun, device, tries } = run.clone();
        Run { id, light, begun, device, tries: tries.into_iter().map(Kept::from).collect() }.into()
    }
}

impl KeptReadability {
    /// A label without runs.
    pub(crate) fn new(label: LabelName) -> Self {
        Readability { label: label.into(), runs: Vec::new() }.into()
    }

    /// What is known of it.
    pub(crate) fn plain(&self) -> Readability {
        let Readability { label, runs } = &self.known;
        Readability { label: label.known.clone(), runs: runs.iter().map(KeptRun::plain).collect() }
    }

    /// What there is to see of it.
    pub(crate) fn view(&self, findings: Vec<Finding>) -> ReadabilityView {
        ReadabilityView::of(self.plain(), findings)
    }

    /// The run of this id.
    pub(crate) fn run_mut(&mut self, id: &str) -> Option<&mut KeptRun> {
        self.known.runs.iter_mut().find(|run| run.known.id == id)
    }
}

/// How readable a label is, counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReadabilityView {
    /// The label and its runs.
    pub readability: Readability,
    /// Of each light that there are runs of, in the order of [`Light::ALL`].
    pub lights: Vec<(Light, Statistics)>,
    /// What there is to say of the file that was read.
    pub findings: Vec<Finding>,
}

impl ReadabilityView {
    fn of(readability: Readability, findings: Vec<Finding>) -> Self {
        let of = |light: Light| {
            let mut runs = readability.runs.iter().filter(|run| run.light == light).peekable();
            runs.peek()?;
            Some((light, Statistics::of(runs.flat_map(|run| &run.tries))))
        };
        let lights = Light::ALL.into_iter().filter_map(of).collect();
        Self { lights, readability, findings }
    }
}

/// The files that readability is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadabilityFormat {
    /// Everything that is known, to be read again: [`FORMAT`].
    Json,
    /// A page to be read by people.
    Pdf,
}

/// A file of readability that is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadabilityFile {
    /// Which file.
    pub format: ReadabilityFormat,
    /// The language of what it says, as a tag.
    pub locale: String,
}

/// Whether a run can be kept.
///
/// # Errors
/// `readability.run-damaged`, `readability.too-many-tries`.
pub(crate) fn check_run<T>(run: &Run<T>, tries: impl IntoIterator<Item = Try>) -> Result<(), Fault> {
    let plain = |sign: u8| sign.is_ascii_alphanumeric() || sign == b'-';
    let damaged = |what: &str| Err(Fault::new("readability.run-damaged").with("what", what));
    if run.tries.len() > MAX_TRIES {
        return Err(Fault::new("readability.too-many-tries").with("limit", MAX_TRIES));
    }
    if run.id.is_empty() || run.id.len() > MAX_ID_BYTES || !run.id.bytes().all(plain) {
        return damaged("id");
    }
    if run.device.as_ref().is_some_and(|device| device.name.len() > MAX_TEXT_BYTES) {
        return damaged("device");
    }
    if let Some(at) = tries.into_iter().position(|one| !one.is_plausible()) {
        return damaged(&format!("tries[{at}]"));
    }
    Ok(())
}

/// Whether a label can be named so.
///
/// # Errors
/// `readability.no-label`.
pub(crate) fn check_label(label: &LabelName) -> Result<(), Fault> {
    let texts = [&label.payload, &label.manufacturer, &label.batch, &label.report];
    let sound = !label.payload.is_empty() && texts.iter().all(|text| text.len() <= MAX_TEXT_BYTES);
    if sound { Ok(()) } else { Err(Fault::new("readability.no-label")) }
}

/// Writes a file.
///
/// # Errors
/// `label.not-written`.
pub(crate) fn export(
    kept: &KeptReadability,
    file: &ReadabilityFile,
    today: CalendarDate,
) -> Result<(Exported, Vec<u8>), Fault> {
    let batch = &kept.known.label.known.batch;
    let name = if batch.is_empty() { "label".to_owned() } else { intake::bundle::safe_name(batch) };
    let (bytes, ending, mime) = match file.format {
        ReadabilityFormat::Json => (self::file::write(kept), "json", "application/json"),
        ReadabilityFormat::Pdf => (page::pdf(&kept.plain(), &file.locale, today)?, "pdf", "application/pdf"),
    };
    let name = format!("temqr-readability-{name}.{ending}");
    Ok((Exported { name, mime: mime.to_owned() }, bytes))
}

/// A day as `2026-05-17`.
mod day {
    use record::CalendarDate;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(day: &CalendarDate, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(day)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<CalendarDate, D::Error> {
        let text = String::deserialize(deserializer)?;
        CalendarDate::from_iso(&text).ok_or_else(|| D::Error::custom("no day"))
    }
}
