//! Evidence as the page sees it: reports that are written, the log of the open workspace, a file that is looked at.

mod checking;
mod logging;
mod reporting;

pub use checking::{Check, CheckAction, Stand};
pub use logging::{KeyFacts, LogAction, LogState, LogTold, PAGE_ENTRIES};
pub use reporting::{
    ReportAction, ReportState, ReportTold, ReportWish, ReportWork, for_shipment, in_formats,
};
