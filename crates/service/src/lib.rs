//! Runs one job: plain data in, plain data out.
//!
//! The page's worker and the command line both call [`run`] and nothing else, so that what a person sees in the
//! browser is what a pipeline gets. Jobs and replies cross the worker as they are; large byte strings travel
//! beside them. The clock is an argument: this crate knows no thread, worker, DOM, file or network.

mod attend;
mod calibration;
mod catalogue;
mod checks;
mod coach;
mod codes;
pub mod desk;
mod digest;
pub mod evidence;
mod export;
mod fault;
mod issued;
mod label;
mod limits;
mod press;
mod print;
pub mod readability;
pub mod report;
mod run;
mod scan;
pub mod schema;
mod setup;
mod stream;
mod symbol;
pub mod vault;
mod viewer;

use base::Finding;
use serde::{Deserialize, Serialize};

pub use ::{npqtp, shipment};
pub use ::label::calibration::Measured;
pub use ::label::{Align, Imposition, Language, Languages, MAX_LOGO_BYTES, Printer, PrinterKind, Roll};
pub use ::substrate::{
    Advice, Choice, Choices, Contrast, DesignContrast, Question, Reason, Rgb, Verdict as Advised,
};
pub use attend::{Attended, attend};
pub use calibration::{Calibration, Paper, TestPageRequest};
pub use catalogue::{Catalogue, OwnRead, ProfileChoice, SheetChoice, TemplateChoice};
pub use checks::{Check, Outcome as CheckOutcome, Quantity, ReadingCheck, Unit};
pub use coach::{Coaching, Hint, LEAST_MODULE_PX, LEAST_SHARPNESS};
pub use codes::{CODES_LIMIT, CodeDrawing};
pub use desk::{Desk, DeskJob, DeskReply};
pub use export::{Exported, FileFormat};
pub use fault::Fault;
pub use intake::limits::MAX_BYTES as MAX_RECORD_BYTES;
pub use intake::{Assignment, Format, Mapping, Note, Options, Progress, Separator, SheetInfo, Why};
pub use issued::{Imported, IssuedSymbol};
pub use label::{Described, Drawing, FitRow, LabelOutcome, LabelRequest, LevelWish, SymbolFacts};
pub use payload;
pub use picture::{MAX_BYTES as MAX_PICTURE_BYTES, MAX_PIXELS as MAX_PICTURE_PIXELS};
pub use print::{
    Each, PRINT_LIMIT_LABELS, PrintFormat, PrintRequest, PrintSample, PrintView, Refused, RunCheck,
    RunFinding,
};
pub use qr_decode::{OtherCode, Reader, Sampler, WhyUnread};
pub use qr_symbol::{BlockErrors, EcLevel, Mask, Version};
pub use readability::{Readability, ReadabilityFile, ReadabilityView};
pub use record::{Bulk, CalendarDate, Column, Comparison, Difference, Draft, Field, FieldComparison, apply};
pub use scan::{
    CodeUnread, Expected, FrameShape, PictureSource, Region, ScanReport, ScanRequest, SymbolRead, Verdict,
};
pub use setup::{LabelSetup, LogoFile, Media, OwnFile, OwnKind, PROPOSED_SYMBOL_EDGE_MM};
pub use stream::{FoundInLine, RecordStream};
pub use viewer::Viewed;

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
    /// What there is to choose from when labels are made, the user's own files included.
    Catalogue(Vec<OwnFile>),
    /// Understand a template, sheet or profile of the user's own.
    ReadOwn(OwnFile),
    /// Look at a logo.
    ReadLogo(LogoFile),
    /// Write a page to measure a printer with; its bytes come beside the reply.
    TestPage(TestPageRequest),
    /// Make a printer of what was measured.
    Calibrate(Calibration),
    /// What is said of a material, and what two colours promise.
    Advise {
        /// What the label is made of, and where it will hang.
        substrate: Question,
        /// The colour that is printed.
        ink: Rgb,
        /// The colour that is printed on.
        paper: Rgb,
    },
    /// Take the symbol that the platform drew out of the picture that travels beside the job; it should carry this.
    Import(Draft),
    /// What a viewer address carries behind its `#`.
    View(String),
    /// Whether the file of evidence that travels beside the job still says what it said; held against these roots.
    Verify(Vec<String>),
    /// What the tries in the file that travels beside the job come to; with a request, written as another file.
    Readability(Option<ReadabilityFile>),
    /// Draw texts as plain QR codes, to be shown one after the other on a screen; at most [`CODES_LIMIT`].
    Codes(Vec<String>),
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
    /// What there is to choose from.
    Catalogue(Box<Catalogue>),
    /// A file of the user's own was understood.
    OwnRead(OwnRead),
    /// A logo can be used, and what there is to say of it.
    LogoRead(Vec<Finding>),
    /// A printer, as it was measured.
    Calibrated(Box<Printer>),
    /// What is said of a material, and what two colours promise.
    Advised {
        /// Of the material.
        advice: Box<Advice>,
        /// Of the colours.
        contrast: Box<DesignContrast>,
    },
    /// A symbol was taken out of a picture.
    Imported(Box<Imported>),
    /// What an address carries.
    Viewed(Viewed),
    /// What was found in a file of evidence.
    Verified(Box<evidence::EvidenceView>),
    /// How readable a label is.
    Readability(Box<ReadabilityView>),
    /// Texts as QR codes, in their order.
    Codes(Vec<CodeDrawing>),
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
    /// What is written down beside an event.
    pub here: Here<'a>,
}

/// What is written down beside an event: when, on which device; and chance, for ids.
#[derive(Clone, Copy)]
pub struct Here<'a> {
    /// Milliseconds since 1970 by the device's clock, which may jump.
    pub unix_ms: &'a dyn Fn() -> u64,
    /// How far the device's local time is ahead of UTC, in minutes.
    pub utc_offset_minutes: i16,
    /// The name of the device: 1 to 40 ASCII letters, digits, `-` and `_`.
    pub device: &'a str,
    /// Sixteen bytes that nobody can guess, other ones at each call.
    pub random: &'a dyn Fn() -> [u8; 16],
}

impl Here<'static> {
    /// 1970, on no device in particular, without chance: for what writes nothing down.
    pub const NOWHERE: Self =
        Self { unix_ms: &|| 0, utc_offset_minutes: 0, device: "temqr", random: &|| [0; 16] };
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
    let with_file = |(exported, bytes)| (Reply::Exported(exported), Some(bytes));
    let alone = |reply| (reply, None);
    let today = world.today;
    let answer = match job {
        Job::Describe(request) => Ok(alone(Reply::Described(Box::new(label::describe(request, today))))),
        Job::Export(request, format) => export::export(request, *format, today).map(with_file),
        Job::Scan(request) => scan::scan(request, &bytes, world.now_ms).map(Reply::Scanned).map(alone),
        Job::Words(locale) => Ok(alone(Reply::Words(words(locale)))),
        Job::Catalogue(own) => Ok(alone(Reply::Catalogue(Box::new(catalogue::catalogue(own))))),
        Job::ReadOwn(file) => catalogue::read_own(file).map(Reply::OwnRead).map(alone),
        Job::ReadLogo(file) => file.read().map(|(_, findings)| alone(Reply::LogoRead(findings))),
        Job::TestPage(request) => calibration::test_page(request).map(with_file),
        Job::Calibrate(figures) => {
            calibration::calibrate(figures).map(|printer| alone(Reply::Calibrated(Box::new(printer))))
        }
        Job::Advise { substrate, ink, paper } => Ok(alone(Reply::Advised {
            advice: Box::new(::substrate::advise(substrate)),
            contrast: Box::new(::substrate::contrast(*ink, *paper)),
        })),
        Job::Import(expected) => {
            issued::import(&bytes, expected).map(|imported| alone(Reply::Imported(Box::new(imported))))
        }
        Job::View(fragment) => viewer::view(fragment, today).map(Reply::Viewed).map(alone),
        Job::Verify(roots) => {
            evidence::verify_against(&bytes, roots).map(|found| alone(Reply::Verified(Box::new(found))))
        }
        Job::Readability(None) => readability::read(&bytes)
            .map(|(kept, findings)| alone(Reply::Readability(Box::new(kept.view(findings))))),
        Job::Readability(Some(file)) => readability::read(&bytes)
            .and_then(|(kept, _)| readability::export(&kept, file, today))
            .map(with_file),
        Job::Codes(texts) => codes::codes(texts).map(Reply::Codes).map(alone),
        Job::Desk(job) => {
            let (reply, file) = desk.run(job, bytes, world);
            Ok((Reply::Desk(Box::new(reply)), file))
        }
    };
    let (reply, bytes) = answer.unwrap_or_else(|fault| (Reply::Failed(fault), None));
    Done { reply, bytes }
}

/// Hands over the face for Chinese labels, once for the whole program.
///
/// # Errors
/// `font.*`: it is no font that can be used.
pub fn supply_chinese_face(font: Vec<u8>) -> Result<(), Fault> {
    ::label::chinese::supply(font).map_err(|error| Fault::new(error.code()))
}

/// The texts that the page asks for, in the language of this tag.
fn words(tag: &str) -> Vec<(String, String)> {
    let locale = i18n::Locale::from_tag(tag).unwrap_or_default();
    i18n::late(locale).map(|(key, text)| (key.to_owned(), text)).collect()
}
