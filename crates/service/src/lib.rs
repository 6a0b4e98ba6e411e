//! Runs one job: plain data in, plain data out.
//!
//! The page's worker and the command line both call [`run`] and nothing else, so that what a person sees in the
//! browser is what a pipeline gets. Jobs and replies cross the worker as they are; large byte strings travel
//! beside them. The clock is an argument: this crate knows no thread, worker, DOM, file or network.

mod checks;
mod export;
mod fault;
mod label;
mod limits;
mod scan;
pub mod vault;

use serde::{Deserialize, Serialize};

pub use checks::{Check, Outcome as CheckOutcome, Quantity, ReadingCheck, Unit};
pub use export::{Exported, FileFormat};
pub use fault::Fault;
pub use label::{Described, Drawing, LabelOutcome, LabelRequest, LevelWish, SymbolFacts};
pub use picture::{MAX_BYTES as MAX_PICTURE_BYTES, MAX_PIXELS as MAX_PICTURE_PIXELS};
pub use qr_decode::Reader;
pub use qr_symbol::{EcLevel, Mask, Version};
pub use record::{Comparison, Difference, Draft, Field, FieldComparison, apply, payload};
pub use scan::{FrameShape, PictureSource, ScanReport, ScanRequest, SymbolRead, Verdict};

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
    /// The job could not be done.
    Failed(Fault),
}

/// A reply and the bytes that travel beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// What came of the job.
    pub reply: Reply,
    /// The file of [`Reply::Exported`].
    pub bytes: Option<Vec<u8>>,
}

/// Runs one job.
///
/// `bytes` are what travels beside the job: an image file or a grey frame for [`Job::Scan`], nothing otherwise.
/// `now_ms` is a clock in milliseconds from any beginning; it only ever measures how long reading took.
#[expect(clippy::needless_pass_by_value, reason = "bytes are handed over, as a worker is handed its buffers")]
pub fn run(job: &Job, bytes: Vec<u8>, now_ms: &dyn Fn() -> f64) -> Done {
    let reply = match job {
        Job::Describe(request) => Ok(Reply::Described(Box::new(label::describe(request)))),
        Job::Export(request, format) => {
            return match export::export(request, *format) {
                Ok((exported, bytes)) => Done { reply: Reply::Exported(exported), bytes: Some(bytes) },
                Err(fault) => Done { reply: Reply::Failed(fault), bytes: None },
            };
        }
        Job::Scan(request) => scan::scan(request, &bytes, now_ms).map(Reply::Scanned),
    };
    Done { reply: reply.unwrap_or_else(Reply::Failed), bytes: None }
}
