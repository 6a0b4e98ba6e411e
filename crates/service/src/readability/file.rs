//! Readability as JSON: written with its figures, read with what it cannot make sense of told, merged run by run.

use base::{Finding, Severity};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    KeptReadability, KeptRun, Light, MAX_RUNS, Readability, ReadabilityView, Statistics, check_label,
    check_run,
};
use crate::Fault;

/// What a file calls itself, and its version.
pub const FORMAT: &str = "temqr-readability/1";

/// What every version calls itself before its number.
const FORMAT_NAME: &str = "temqr-readability/";

/// Bytes of a file that is read: what [`MAX_RUNS`] full runs take, roundly.
pub const MAX_FILE_BYTES: usize = 8 << 20;

/// The field of the figures: written for those who read the file, counted anew by us.
const STATISTICS: &str = "statistics";

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    #[serde(flatten)]
    readability: &'a KeptReadability,
    statistics: Vec<OfLight>,
}

#[derive(Serialize)]
struct OfLight {
    light: Light,
    #[serde(flatten)]
    statistics: Statistics,
}

/// The file of a label.
pub(super) fn write(kept: &KeptReadability) -> Vec<u8> {
    let lights = ReadabilityView::of(kept.plain(), Vec::new()).lights.into_iter();
    let statistics = lights.map(|(light, statistics)| OfLight { light, statistics }).collect();
    let file = File { format: FORMAT, readability: kept, statistics };
    // Maps of these types have string keys and nothing in them refuses to be written.
    serde_json::to_vec_pretty(&file).unwrap_or_default()
}

/// Reads a file. A run that makes no sense is left out and told, with its number as a person counts.
///
/// # Errors
/// `readability.too-large`, `readability.other-file`, `readability.newer`, `readability.no-label`.
pub(crate) fn read(bytes: &[u8]) -> Result<(KeptReadability, Vec<Finding>), Fault> {
    let other = || Fault::new("readability.other-file");
    if bytes.len() > MAX_FILE_BYTES {
        return Err(Fault::new("readability.too-large").with("mebibytes", MAX_FILE_BYTES >> 20));
    }
    let mut fields: Map<String, Value> = serde_json::from_slice(bytes).map_err(|_| other())?;
    let format = fields.remove("format").ok_or_else(other)?;
    let version = format.as_str().and_then(|format| format.strip_prefix(FORMAT_NAME)).ok_or_else(other)?;
    if version != "1" {
        let newer = version.parse::<u32>().is_ok_and(|version| version > 1);
        return Err(if newer { Fault::new("readability.newer").with("version", version) } else { other() });
    }
    fields.remove(STATISTICS);
    let label = fields.remove("label").and_then(|label| serde_json::from_value(label).ok());
    let label: super::Kept<super::LabelName> = label.ok_or_else(|| Fault::new("readability.no-label"))?;
    check_label(&label.known)?;
    let Some(Value::Array(listed)) = fields.remove("runs") else { return Err(other()) };
    let (mut runs, mut findings): (Vec<KeptRun>, Vec<Finding>) = Default::default();
    for (at, run) in listed.into_iter().enumerate() {
        if runs.len() == MAX_RUNS {
            let limit = Finding::new("readability.file-runs", Severity::Warning);
            findings.push(limit.with("limit", MAX_RUNS));
            break;
        }
        match read_run(run) {
            Ok(run) if runs.iter().any(|one| one.known.id == run.known.id) => {
                findings.push(left_out(at, "readability.run-twice", &run.known.id));
            }
            Ok(run) => runs.push(run),
            Err(what) => findings.push(left_out(at, "readability.run-left-out", &what)),
        }
    }
    let known = Readability { label, runs };
    Ok((KeptReadability { known, more: fields }, findings))
}

/// A run of a file, or what is wrong with it.
fn read_run(run: Value) -> Result<KeptRun, String> {
    let run: KeptRun = serde_json::from_value(run).map_err(|error| error.to_string())?;
    check_run(&run.known, run.known.tries.iter().map(|one| one.known)).map_err(|fault| {
        let values: Vec<&str> = fault.args.iter().map(|(_, value)| value.as_str()).collect();
        format!("{}: {}", fault.code, values.join(", "))
    })?;
    Ok(run)
}

fn left_out(at: usize, code: &'static str, what: &str) -> Finding {
    Finding::new(code, Severity::Warning).with("number", at + 1).with("what", what)
}

/// What came of merging.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Merged {
    /// Runs that are new here.
    pub(crate) added: usize,
    /// Runs that went on elsewhere.
    pub(crate) continued: usize,
    /// Runs that are here already.
    pub(crate) known: usize,
    /// Runs that say something else here: they stay as they are here.
    pub(crate) different: usize,
    /// Runs for which there was no room.
    pub(crate) without_room: usize,
}

impl Merged {
    /// What there is to tell of it.
    pub(crate) fn findings(self) -> Vec<Finding> {
        let count = |code, severity, count: usize| {
            (count > 0).then(|| Finding::new(code, severity).with("count", count))
        };
        [
            count("readability.added", Severity::Info, self.added + self.continued),
            count("readability.known", Severity::Info, self.known),
            count("readability.different", Severity::Warning, self.different),
            count("readability.no-room", Severity::Warning, self.without_room)
                .map(|finding| finding.with("limit", MAX_RUNS)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl KeptReadability {
    /// Takes over the runs of a file. Doing it twice is doing it once.
    pub(crate) fn merge(&mut self, theirs: Self) -> Merged {
        let mut merged = Merged::default();
        for run in theirs.known.runs {
            let room = self.known.runs.len() < MAX_RUNS;
            match self.run_mut(&run.known.id) {
                Some(ours) if *ours == run || run.goes_on_in(ours) => merged.known += 1,
                Some(ours) if ours.goes_on_in(&run) => {
                    *ours = run;
                    merged.continued += 1;
                }
                Some(_) => merged.different += 1,
                None if !room => merged.without_room += 1,
                None => {
                    self.known.runs.push(run);
                    merged.added += 1;
                }
            }
        }
        for (name, value) in theirs.more {
            self.more.entry(name).or_insert(value);
        }
        for (name, value) in theirs.known.label.more {
            self.known.label.more.entry(name).or_insert(value);
        }
        merged
    }
}
