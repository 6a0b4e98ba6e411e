//! Evidence: reports and the log come from the desk, files that are looked at go to the reader.

mod checking;
mod logging;
mod reporting;

pub use checking::{CheckAsk, Checking, use_checking};
pub use logging::{LogAsk, Logging, use_logging};
pub use reporting::{ReportAsk, Reporting, use_reporting};
