//! The log of the open workspace: where it stands, its entries, and what was last done to it.

use std::rc::Rc;

use service::Fault;
use service::desk::evidence::{EntryView, EvidenceReply, EvidenceSummary};
use yew::Reducible;

/// How many entries are shown at once.
pub const PAGE_ENTRIES: usize = 20;

/// What people are told of the key of this device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFacts {
    /// `Ed25519` or `ES256`.
    pub algorithm: &'static str,
    /// By which people compare keys (RFC 7638).
    pub thumbprint: String,
    /// It is there after the page was loaded again.
    pub outlives_page: bool,
}

/// What was told last.
#[derive(Debug, Clone, PartialEq)]
pub enum LogTold {
    /// A note stands in the log.
    Noted,
    /// The root of now is signed.
    Signed,
    /// The log was saved under this name.
    Saved(String),
    /// The key of this device was forgotten.
    KeyForgotten,
    /// Something could not be done.
    Failed(Fault),
}

/// The log of the open workspace as the page sees it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LogState {
    /// Where it stands; `None` until that is known.
    pub summary: Option<Rc<EvidenceSummary>>,
    /// How many entries there are, and those in sight, the latest first.
    pub entries: Option<Rc<(u64, Vec<EntryView>)>>,
    /// The first entry in sight, from 0, the latest being 0.
    pub from: usize,
    /// A note that is being written.
    pub note: String,
    /// Something is being done that can be done only once at a time.
    pub busy: bool,
    /// The key of this device, once it signed.
    pub key: Option<KeyFacts>,
    /// What was told last.
    pub told: Option<LogTold>,
}

/// What can happen to the log.
#[derive(Debug, Clone, PartialEq)]
pub enum LogAction {
    /// The desk answered.
    Answered(EvidenceReply),
    /// Other entries are to be seen.
    Turned(usize),
    /// A note is being written.
    Writing(String),
    /// Something began that can be done only once at a time.
    Began,
    /// It is over.
    Ended(LogTold),
    /// The key of this device is known.
    Key(Option<KeyFacts>),
}

impl LogState {
    /// The same page, or the last one there is.
    fn page_within(&self, total: u64) -> usize {
        let last = usize::try_from(total.saturating_sub(1)).unwrap_or(usize::MAX);
        self.from.min(last / PAGE_ENTRIES * PAGE_ENTRIES)
    }
}

impl Reducible for LogState {
    type Action = LogAction;

    fn reduce(self: Rc<Self>, action: LogAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            LogAction::Answered(EvidenceReply::Shown(summary)) => {
                next.from = next.page_within(summary.entries);
                // Another workspace is open, and nothing was written down in it yet.
                if summary.entries == 0 {
                    next.entries = None;
                }
                next.summary = Some(Rc::from(summary));
            }
            LogAction::Answered(EvidenceReply::Entries { total, entries }) => {
                next.entries = Some(Rc::new((total, entries)));
            }
            LogAction::Turned(from) => next.from = from,
            LogAction::Writing(note) => next.note = note,
            LogAction::Began => {
                next.busy = true;
                next.told = None;
            }
            LogAction::Ended(told) => {
                next.busy = false;
                // A note that was not taken stays where it was written.
                if told == LogTold::Noted {
                    next.note.clear();
                }
                next.told = Some(told);
            }
            LogAction::Key(key) => next.key = key,
        }
        next.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(entries: u64) -> LogAction {
        LogAction::Answered(EvidenceReply::Shown(Box::new(EvidenceSummary {
            log: None,
            entries,
            root: None,
            root_svg: None,
            to_sign: None,
            signatures: 0,
            signed: false,
            actor: String::new(),
            device: "d".into(),
            findings: Vec::new(),
        })))
    }

    fn after(actions: impl IntoIterator<Item = LogAction>) -> Rc<LogState> {
        actions.into_iter().fold(Rc::default(), Reducible::reduce)
    }

    #[test]
    fn a_note_stays_until_it_stands_in_the_log() {
        let writing = || [LogAction::Writing("Seal 4711 is broken".into()), LogAction::Began];
        let failed = LogTold::Failed(Fault::new("evidence.log-full"));
        let refused = after(writing().into_iter().chain([LogAction::Ended(failed)]));
        assert_eq!((&*refused.note, refused.busy), ("Seal 4711 is broken", false));
        let noted = after(writing().into_iter().chain([LogAction::Ended(LogTold::Noted)]));
        assert_eq!((&*noted.note, noted.busy), ("", false));
    }

    #[test]
    fn entries_of_one_workspace_are_not_shown_in_another() {
        let entries = LogAction::Answered(EvidenceReply::Entries { total: 1, entries: Vec::new() });
        assert!(after([summary(1), entries.clone()]).entries.is_some());
        assert!(after([summary(1), entries, summary(0)]).entries.is_none());
    }

    #[test]
    fn the_page_in_sight_is_one_there_is() {
        for (from, entries, shown) in [(0, 0, 0), (40, 41, 40), (40, 40, 20), (40, 1, 0), (0, 500, 0)] {
            assert_eq!(after([LogAction::Turned(from), summary(entries)]).from, shown, "{from} of {entries}");
        }
    }
}
