//! The lists on their way in: labels of the records, and files.

use record::Column;
use service::desk::SourceView;
use service::{Each, Mapping};

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Purpose {
    /// The labels that the shipment should carry.
    #[default]
    Expected,
    /// What the platform has accepted.
    Platform,
}

impl Purpose {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Expected, Self::Platform];

    /// A stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Expected => "expected",
            Self::Platform => "platform",
        }
    }

    /// The key of its caption.
    pub const fn caption_key(self) -> &'static str {
        match self {
            Self::Expected => "loading.purpose.expected",
            Self::Platform => "loading.purpose.platform",
        }
    }
}

/// A file that was read, before it is taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    /// What it is.
    pub purpose: Purpose,
    /// How it was read.
    pub source: SourceView,
    /// What its columns are.
    pub mapping: Mapping,
}

/// The lists on their way in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lists {
    /// What gets a label of its own.
    pub each: Each,
    /// Only lines of the records with this text; empty: all.
    pub search: String,
    /// A file that was read.
    pub incoming: Option<Incoming>,
}

/// What happens to the lists.
#[derive(Debug, Clone, PartialEq)]
pub enum ListsAction {
    /// What gets a label of its own.
    Each(Each),
    /// Only lines with this text.
    Search(String),
    /// A file was read.
    Came(Purpose, Box<SourceView>),
    /// It is something else.
    Purpose(Purpose),
    /// What its column at this place is.
    Column(usize, Option<Column>),
    /// It was taken, or put aside.
    Gone,
}

impl Lists {
    pub(super) fn apply(&mut self, action: ListsAction) {
        match action {
            ListsAction::Each(each) => self.each = each,
            ListsAction::Search(text) => self.search = text,
            ListsAction::Came(purpose, source) => {
                let mapping = source.mapping.clone();
                self.incoming = Some(Incoming { purpose, source: *source, mapping });
            }
            ListsAction::Purpose(purpose) => {
                if let Some(incoming) = &mut self.incoming {
                    incoming.purpose = purpose;
                }
            }
            ListsAction::Column(at, column) => {
                if let Some(incoming) = &mut self.incoming {
                    incoming.mapping.choose(at, column);
                }
            }
            ListsAction::Gone => self.incoming = None,
        }
    }
}

impl Incoming {
    /// The columns without which no label can be told.
    pub const NEEDED: [Column; 3] = [Column::Manufacturer, Column::Batch, Column::Report];

    /// Which of the needed columns were not found.
    pub fn lacking(&self) -> impl Iterator<Item = Column> {
        let has = |column| self.mapping.columns.iter().any(|of| of.target == Some(column));
        Self::NEEDED.into_iter().filter(move |column| !has(*column))
    }

    /// Whether it can be taken. The platform's export is understood by the desk, whatever its columns are called.
    pub fn can_be_taken(&self) -> bool {
        let known = self.purpose == Purpose::Platform || self.lacking().next().is_none();
        known && self.source.records > 0
    }
}
