//! The place where records go to the platform: what is shown of them, and how far their way is.

use std::rc::Rc;

use service::Fault;
use service::desk::shipment::ShipmentCard;
use service::desk::submission::{RecordKind, RecordRow, SubmissionView, UnderWay};
use service::npqtp::{LedgerEntry, Tally, Totals};
use yew::Reducible;

/// How many records, or entries of the ledger, are looked at at once.
pub const PAGE_ROWS: usize = 25;

/// The way to the platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// There is none: nothing can leave.
    #[default]
    Closed,
    /// The upload document's window opens, and narrows itself.
    Opening,
    /// Requests leave.
    Open,
    /// A person stopped it: it ends with what is out.
    Closing,
}

/// Records that are looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    /// Of this kind.
    pub kind: RecordKind,
    /// The first, from 0.
    pub from: usize,
    /// How many there are of this kind.
    pub total: usize,
    /// Those that are looked at.
    pub rows: Vec<RecordRow>,
}

/// Entries of the ledger that are looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerPage {
    /// The first, from 0, the latest first.
    pub from: usize,
    /// Sums over all.
    pub totals: Totals,
    /// How many entries there are.
    pub total: usize,
    /// Those that are looked at, each with its place.
    pub entries: Vec<(usize, LedgerEntry)>,
}

/// What is to be told beside everything else.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// The desk could not do it.
    Fault(Fault),
    /// The way to the platform did not open, or closed by itself: an i18n key.
    Way(&'static str),
    /// A file was saved.
    Saved(String),
}

/// Where the place stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SubmissionState {
    /// What the desk says; `None` before it said anything.
    pub view: Option<Rc<SubmissionView>>,
    /// What would leave is being built.
    pub preparing: bool,
    /// The way to the platform.
    pub way: Way,
    /// Records that are looked at.
    pub rows: Option<Rc<Rows>>,
    /// The body of a request that is looked at, and its number.
    pub body: Option<(usize, Rc<str>)>,
    /// Entries of the ledger that are looked at.
    pub ledger: Option<Rc<LedgerPage>>,
    /// The text of the profile that is being edited.
    pub profile_text: Option<Rc<str>>,
    /// Shipments that can be submitted.
    pub shipments: Vec<ShipmentCard>,
    /// What is to be told.
    pub told: Option<Told>,
}

/// Something happened.
#[derive(Debug)]
pub enum SubmissionAction {
    /// The desk says where everything stands.
    Shown(Box<SubmissionView>),
    /// What would leave is being built.
    Preparing,
    /// It is another desk, which begins empty: nothing that was asked for will come.
    DeskLost,
    /// The way to the platform is another.
    Way(Way),
    /// The submission went a step.
    Stepped(UnderWay),
    /// Records.
    Rows(Rows),
    /// The body of a request, and its number.
    Body(usize, String),
    /// No body is looked at any more.
    BodyClosed,
    /// Entries of the ledger.
    Ledger(LedgerPage),
    /// The text of the chosen profile, to be edited; `None`: no more.
    ProfileText(Option<String>),
    /// Shipments.
    Shipments(Vec<ShipmentCard>),
    /// Something to tell; `None`: it was read.
    Told(Option<Told>),
}

impl SubmissionState {
    /// A submission that a person consented to and that is not at its end, while nothing of it can leave.
    pub fn interrupted(&self) -> bool {
        let under_way = self.view.as_ref().and_then(|view| view.under_way.as_ref());
        self.way == Way::Closed && under_way.is_some_and(|under_way| !at_its_end(under_way))
    }

    /// What stands for what is prepared or under way: when it changes, records and bytes are others.
    fn what(&self) -> Option<(Option<String>, bool, String)> {
        self.view.as_ref().map(|view| {
            let digest = view.prepared.as_ref().map(|prepared| prepared.digest.clone());
            (digest, view.under_way.is_some(), view.profile.fingerprint.clone())
        })
    }
}

/// Every record has the platform's word.
pub fn at_its_end(under_way: &UnderWay) -> bool {
    open(&under_way.tally) == 0
}

/// Records that do not have the platform's word.
pub fn open(tally: &Tally) -> usize {
    tally.queued + tally.sending + tally.unknown
}

/// All records.
pub fn all(tally: &Tally) -> usize {
    open(tally) + tally.accepted + tally.rejected
}

impl Reducible for SubmissionState {
    type Action = SubmissionAction;

    fn reduce(self: Rc<Self>, action: SubmissionAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            SubmissionAction::Shown(view) => {
                next.view = Some(Rc::from(view));
                next.preparing = false;
                if next.what() != self.what() {
                    (next.rows, next.body) = (None, None);
                }
            }
            SubmissionAction::Preparing => {
                next.preparing = true;
                next.told = None;
            }
            SubmissionAction::DeskLost => {
                next = Self {
                    ledger: next.ledger,
                    profile_text: next.profile_text,
                    told: next.told,
                    ..Self::default()
                };
            }
            SubmissionAction::Way(way) => {
                next.way = way;
                if way == Way::Opening {
                    next.told = None;
                }
            }
            SubmissionAction::Stepped(under_way) => {
                if let Some(view) = &mut next.view {
                    let view = Rc::make_mut(view);
                    view.under_way = Some(under_way);
                    view.prepared = None;
                }
                if next.what() != self.what() {
                    (next.rows, next.body) = (None, None);
                }
            }
            SubmissionAction::Rows(rows) => next.rows = Some(Rc::new(rows)),
            SubmissionAction::Body(number, text) => next.body = Some((number, text.into())),
            SubmissionAction::BodyClosed => next.body = None,
            SubmissionAction::Ledger(page) => next.ledger = Some(Rc::new(page)),
            SubmissionAction::ProfileText(text) => next.profile_text = text.map(Rc::from),
            SubmissionAction::Shipments(shipments) => next.shipments = shipments,
            SubmissionAction::Told(told) => {
                // A fault ends what was asked for.
                next.preparing &= !matches!(told, Some(Told::Fault(_)));
                next.told = told;
            }
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use service::desk::submission::{PreparedView, ProfileView};
    use service::npqtp::{Outcome, Words};

    use super::*;

    fn view(digest: Option<&str>, under_way: Option<UnderWay>) -> Box<SubmissionView> {
        let profile = ProfileView {
            id: "rehearsal".to_owned(),
            title: Words { en: "Rehearsal".to_owned(), vi: None, zh: None },
            rehearsal: true,
            origin: "http://127.0.0.1:8620".to_owned(),
            credentials: "client".to_owned(),
            assumptions: Vec::new(),
            places: Vec::new(),
            batch_size: 100,
            fingerprint: "f".to_owned(),
        };
        let prepared = digest.map(|digest| PreparedView {
            digest: digest.to_owned(),
            records: 3,
            left_out: 0,
            same: 0,
            changed: 0,
            new: 3,
            bodies: vec![(100, "00".to_owned())],
            bytes: 100,
            not_sent: Vec::new(),
            findings: Vec::new(),
        });
        let ledger = Totals::default();
        Box::new(SubmissionView {
            profiles: Vec::new(),
            profile,
            has_credentials: false,
            prepared,
            under_way,
            ledger,
        })
    }

    fn under_way(unknown: usize, outcome: Option<Outcome>) -> UnderWay {
        let tally = Tally { accepted: 3 - unknown, unknown, ..Tally::default() };
        UnderWay { tally, outcome, findings: Vec::new(), profile_fits: true }
    }

    fn after(actions: impl IntoIterator<Item = SubmissionAction>) -> Rc<SubmissionState> {
        actions.into_iter().fold(Rc::new(SubmissionState::default()), Reducible::reduce)
    }

    fn looked_at() -> [SubmissionAction; 2] {
        let rows = Rows { kind: RecordKind::All, from: 0, total: 0, rows: Vec::new() };
        [SubmissionAction::Rows(rows), SubmissionAction::Body(0, "{}".to_owned())]
    }

    #[test]
    fn what_was_looked_at_goes_with_what_it_was_of() {
        let first = |then| {
            let actions = [SubmissionAction::Shown(view(Some("a"), None))];
            after(actions.into_iter().chain(looked_at()).chain([then]))
        };
        let same = first(SubmissionAction::Shown(view(Some("a"), None)));
        assert!(same.rows.is_some() && same.body.is_some());
        let other = first(SubmissionAction::Shown(view(Some("b"), None)));
        assert!(other.rows.is_none() && other.body.is_none());
        let begun = first(SubmissionAction::Stepped(under_way(3, None)));
        assert!(begun.rows.is_none() && begun.body.is_none());
    }

    #[test]
    fn a_step_takes_the_place_of_what_was_prepared() {
        let actions =
            [SubmissionAction::Shown(view(Some("a"), None)), SubmissionAction::Stepped(under_way(3, None))];
        let state = after(actions);
        let view = state.view.as_ref().unwrap();
        assert_eq!((&view.prepared, view.under_way.as_ref().map(|one| one.tally.unknown)), (&None, Some(3)));
    }

    #[test]
    fn a_submission_is_interrupted_while_it_has_open_records_and_no_way() {
        let check = |way, unknown, outcome, expected| {
            let shown = view(None, Some(under_way(unknown, outcome)));
            let state = after([SubmissionAction::Shown(shown), SubmissionAction::Way(way)]);
            assert_eq!(state.interrupted(), expected, "{way:?} {unknown} {outcome:?}");
        };
        check(Way::Closed, 1, None, true);
        check(Way::Closed, 1, Some(Outcome::Paused), true);
        check(Way::Closed, 1, Some(Outcome::Cancelled), true);
        check(Way::Open, 1, None, false);
        check(Way::Opening, 1, None, false);
        check(Way::Closed, 0, Some(Outcome::Completed), false);
        assert!(!after([SubmissionAction::Shown(view(Some("a"), None))]).interrupted());
    }

    #[test]
    fn a_fault_ends_the_preparing() {
        let fault = Told::Fault(Fault::new("desk.not-understood"));
        let actions = [SubmissionAction::Preparing, SubmissionAction::Told(Some(fault))];
        assert!(!after(actions).preparing);
    }
}
