//! Reports: what was found, as pages for people, as a workbook, and as a document for programs.
//!
//! ```text
//! facts: one struct a kind ──► sections: texts, facts and tables in two languages ──► PDF
//!    │                                                                          └──► XLSX
//!    └──► JSON, as they are
//! ```
//!
//! Every file of a report is made of the same facts. A table that is too long for paper says how much more there is, and
//! where.

mod crosscheck;
mod documents;
mod page;
mod readability;
mod registration;
mod section;
mod words;
mod workbook;

use label::Date;
use serde::{Deserialize, Serialize};

pub use crosscheck::{ContainerFact, CrossCheck, LabelFact, PalletFact, PlatformFact, SeenFact, StrayFact};
pub use documents::{BatchFact, Documents};
pub use readability::{LabelTries, ReadabilityFacts};
pub use registration::{PaperFact, RegistrationFacts};
pub(crate) use section::{Section, Table};
pub(crate) use words::Words;

use crate::Fault;
use crate::desk::evidence::{ReportFormat, ReportKind};

/// The format of the document for programs, as it stands in it.
pub const FORMAT: &str = "temqr-report/1";

/// Who wrote a report, when, and on what it rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Whose records they are: the workspace's name.
    pub workspace: String,
    /// When, RFC 3339, by the device's clock.
    pub at: String,
    /// By whom, as they call themselves; may be empty.
    pub actor: String,
    /// On which device.
    pub device: String,
    /// The program and its version.
    pub program: String,
    /// The id of the evidence log.
    pub log: Option<String>,
    /// The root of that log before this report was written down in it.
    pub root: Option<String>,
}

/// A report: the document for programs, as it is written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report<F> {
    /// [`FORMAT`].
    pub format: String,
    /// Which.
    pub kind: ReportKind,
    /// Who, when, and on what it rests.
    pub written: Written,
    /// What was found.
    pub facts: F,
}

/// What a report can be made of.
pub(crate) trait Facts: Serialize {
    /// Which report they are of.
    const KIND: ReportKind;

    /// The key of its title.
    const TITLE: &'static str;

    /// What it is about, such as a shipment's reference.
    fn about(&self) -> String;

    /// What it says, from the top.
    fn sections(&self, words: Words) -> Vec<Section>;

    /// The keys of the sentences that say what it says, and what not.
    fn claims(&self) -> Vec<&'static str>;
}

/// A report of these facts, as a file of this format. `locale` is the first of the languages of what people read.
///
/// # Errors
/// Those of the writers.
pub(crate) fn write<F: Facts>(
    written: Written,
    facts: &F,
    format: ReportFormat,
    locale: &str,
) -> Result<Vec<u8>, Fault> {
    let report = Report { format: FORMAT.to_owned(), kind: F::KIND, written, facts };
    match format {
        ReportFormat::Pdf => page::pdf(&report, Words::of(locale)),
        ReportFormat::Xlsx => workbook::xlsx(&report, Words::of(locale)),
        ReportFormat::Json => {
            serde_json::to_vec_pretty(&report).map_err(|_| Fault::new("intake.not-written"))
        }
    }
}

impl Written {
    /// The day on which it was written.
    fn date(&self) -> Option<Date> {
        let mut parts = self.at.get(..10)?.split('-');
        let mut next = || parts.next();
        let (year, month, day) = (next()?.parse().ok()?, next()?.parse().ok()?, next()?.parse().ok()?);
        Some(Date { year, month, day })
    }
}

impl ReportFormat {
    /// The file name's ending, without the dot.
    pub(crate) const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    /// The media type.
    pub(crate) const fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
        }
    }
}

impl ReportKind {
    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CrossCheck => "cross-check",
            Self::Readability => "readability",
            Self::Documents => "documents",
            Self::Registration => "registration",
            Self::Epcis => "epcis",
            Self::Dossier => "dossier",
        }
    }
}
