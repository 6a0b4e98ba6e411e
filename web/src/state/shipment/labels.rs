//! Label by label: which rows are shown.

use std::rc::Rc;

use service::desk::shipment::{RowKind, Rows, RowsRequest};
use service::shipment::{Counts, Outcome};

/// How many rows are shown at once.
pub const LABELS_WINDOW: usize = 200;

/// How many missing labels are offered for an entry by hand.
pub const MISSING_SHOWN: usize = 20;

/// The rows, and those that are offered for an entry by hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Labels {
    /// Which rows are shown.
    pub request: RowsRequest,
    /// The rows that came last, of this request or of the one before it.
    pub rows: Option<Rc<Rows>>,
    /// Which missing labels are looked for.
    pub missing_search: String,
    /// Those that were found.
    pub missing: Option<Rc<Rows>>,
}

impl Default for Labels {
    fn default() -> Self {
        let request = RowsRequest { count: LABELS_WINDOW, ..RowsRequest::default() };
        Self { request, rows: None, missing_search: String::new(), missing: None }
    }
}

/// What happens to the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LabelsAction {
    /// Another kind.
    Kind(RowKind),
    /// Rows with this text.
    Search(String),
    /// The window that begins with this row.
    From(usize),
    /// Missing labels with this text.
    Missing(String),
}

impl Labels {
    /// Which missing labels are asked for.
    pub fn missing_request(&self) -> RowsRequest {
        RowsRequest {
            kind: RowKind::Outcome(Outcome::Missing),
            search: self.missing_search.clone(),
            from: 0,
            count: MISSING_SHOWN,
        }
    }

    pub(super) fn apply(&mut self, action: LabelsAction) {
        match action {
            LabelsAction::Kind(kind) => {
                self.request.kind = kind;
                self.request.from = 0;
            }
            LabelsAction::Search(text) => {
                self.request.search = text;
                self.request.from = 0;
            }
            LabelsAction::From(row) => self.request.from = row,
            LabelsAction::Missing(text) => self.missing_search = text,
        }
    }

    /// Rows of a request that is no longer wanted come too late.
    pub(super) fn came(&mut self, rows: Rows) {
        if rows.request == self.missing_request() {
            self.missing = Some(Rc::new(rows));
        } else if rows.request == self.request {
            // What was scanned meanwhile may have left fewer rows than the window begins with.
            if rows.rows.is_empty() && rows.request.from > 0 {
                self.request.from = rows.total.saturating_sub(1) / LABELS_WINDOW * LABELS_WINDOW;
            }
            self.rows = Some(Rc::new(rows));
        }
    }
}

/// How many rows there are of a kind.
pub const fn kind_count(kind: RowKind, counts: &Counts) -> u32 {
    match kind {
        RowKind::All => counts.expected,
        RowKind::Outcome(Outcome::Missing) => counts.missing,
        RowKind::Outcome(Outcome::Matched) => counts.matched,
        RowKind::Outcome(Outcome::Differs) => counts.differs,
        RowKind::Outcome(Outcome::Doubled) => counts.doubled,
        RowKind::Outcome(Outcome::ExpectedTwice) => counts.expected_twice,
        RowKind::Strays => counts.differing + counts.elsewhere + counts.extra,
        RowKind::PlatformLacks => counts.platform_unknown + counts.platform_differs,
        RowKind::PlatformOnly => counts.platform_only,
    }
}
