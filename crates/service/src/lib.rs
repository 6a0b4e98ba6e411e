//! Runs one job: plain data in, plain data out.
//!
//! The page's worker and the command line both call [`run`] and nothing else, so that what a person sees in the
//! browser is what a pipeline gets. Jobs and replies cross the worker as they are; large byte strings travel
//! beside them. The clock is an argument: this crate knows no thread, worker, DOM, file or network.

mod attend;
mod checks;
pub mod desk;
mod digest;
mod export;
mod fault;
mod label;
mod limits;
mod scan;
pub mod schema;
mod stream;
pub mod vault;

use serde::{Deserialize, Serialize};

pub use attend::{Attended, attend};
pub use checks::{Check, Outcome as CheckOutcome, Quantity, ReadingCheck, Unit};
pub use desk::{Desk, DeskJob, DeskReply};
pub use export::{Exported, FileFormat};
pub use fault::Fault;
pub use intake::limits::MAX_BYTES as MAX_RECORD_BYTES;
pub use intake::{Assignment, Format, Mapping, Note, Options, Progress, Separator, SheetInfo, Why};
pub use label::{Described, Drawing, LabelOutcome, LabelRequest, LevelWish, SymbolFacts};
pub use payload;
pub use picture::{MAX_BYTES as MAX_PICTURE_BYTES, MAX_PIXELS as MAX_PICTURE_PIXELS};
pub use qr_decode::Reader;
pub use qr_symbol::{EcLevel, Mask, Version};
pub use record::{Bulk, CalendarDate, Column, Comparison, Difference, Draft, Field, FieldComparison, apply};
pub use scan::{FrameShape, PictureSource, ScanReport, ScanRequest, SymbolRead, Verdict};
pub use stream::{FoundInLine, RecordStream};

/// One piece of work. Pixels and files travel beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Job {
    /// Judge three texts and, when they can go on a label, draw it for the screen.
    Describe(LabelRequest),
    /// Write a label as a file; its bytes come beside the reply.
    Export(LabelRequest, FileFormat),
    /// Read the symbols of the picture that travels beside the job.
    Scan(ScanRequest),
    /// Every text of a language that the page itself does not carry.
    Words(String),
    /// Work on the records.
    Desk(DeskJob),
}

/// What came of a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reply {
    /// What there is to say of three texts, and their label.
    Described(Box<Described>),
    /// A file was written; its bytes travel beside this.
    Exported(Exported),
    /// The picture was read, whether or not a symbol was found in it.
    Scanned(ScanReport),
    /// Keys and texts, sorted by key.
    Words(Vec<(String, String)>),
    /// What the desk answers.
    Desk(Box<DeskReply>),
    /// The job could not be done.
    Failed(Fault),
}

/// A reply and the bytes that travel beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// What came of the job.
    pub reply: Reply,
    /// The file of [`Reply::Exported`], or of [`desk::Outcome::Exported`].
    pub bytes: Option<Vec<u8>>,
}

/// What a job has to know of the world around it.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// A clock in milliseconds from any beginning; it only ever measures how long something took.
    pub now_ms: &'a dyn Fn() -> f64,
    /// The day, where the user is.
    pub today: CalendarDate,
    /// Hears how far long work has come.
    pub progress: &'a dyn Fn(Progress),
}

impl std::fmt::Debug for World<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("World").field("today", &self.today).finish_non_exhaustive()
    }
}

/// Runs one job.
///
/// `desk` is what a [`Job::Desk`] works on; no other job looks at it. `bytes` are what travels beside the job: an
/// image file or a grey frame for [`Job::Scan`], a file of records, nothing otherwise.
pub fn run(desk: &mut Desk, job: &Job, bytes: Vec<u8>, world: &World<'_>) -> Done {
    let (reply, bytes) = match job {
        Job::Describe(request) => (Ok(Reply::Described(Box::new(label::describe(request)))), None),
        Job::Export(request, format) => match export::export(request, *format) {
            Ok((exported, bytes)) => (Ok(Reply::Exported(exported)), Some(bytes)),
            Err(fault) => (Err(fault), None),
        },
        Job::Scan(request) => (scan::scan(request, &bytes, world.now_ms).map(Reply::Scanned), None),
        Job::Words(locale) => (Ok(Reply::Words(words(locale))), None),
        Job::Desk(job) => {
            let (reply, file) = desk.run(job, bytes, world);
            (Ok(Reply::Desk(Box::new(reply))), file)
        }
    };
    Done { reply: reply.unwrap_or_else(Reply::Failed), bytes }
}

/// The texts that the page asks for, in the language of this tag.
fn words(tag: &str) -> Vec<(String, String)> {
    let locale = i18n::Locale::from_tag(tag).unwrap_or_default();
    i18n::late(locale).map(|(key, text)| (key.to_owned(), text)).collect()
}
