//! Reports: which one is wished for, and how far it is.

use std::rc::Rc;

use i18n::Locale;
use service::desk::evidence::{ReportFormat, ReportKind, ReportRequest};
use service::desk::shipment::ShipmentCard;
use service::{Fault, Progress};
use yew::Reducible;

use crate::state::queue::JobId;

/// Whether a report is about one shipment.
pub const fn for_shipment(kind: ReportKind) -> bool {
    match kind {
        ReportKind::CrossCheck | ReportKind::Epcis | ReportKind::Dossier => true,
        ReportKind::Readability | ReportKind::Documents | ReportKind::Registration => false,
    }
}

/// Whether a report is written in the format that was chosen; the others have one of their own.
pub const fn in_formats(kind: ReportKind) -> bool {
    !matches!(kind, ReportKind::Epcis | ReportKind::Dossier)
}

/// What is chosen for the next report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportWish {
    /// The shipment, by its id; `None` until one is chosen: then the one that was changed last counts.
    pub shipment: Option<String>,
    /// As which file.
    pub format: ReportFormat,
    /// The language beside Vietnamese.
    pub locale: Locale,
}

impl ReportWish {
    /// The choices on a page in this language.
    pub fn begin(locale: Locale) -> Self {
        let locale = if locale == Locale::Zh { Locale::Zh } else { Locale::En };
        Self { shipment: None, format: ReportFormat::default(), locale }
    }
}

/// A report that is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportWork {
    /// The job that does it.
    pub job: JobId,
    /// Which report.
    pub kind: ReportKind,
    /// How far it came.
    pub progress: Option<Progress>,
}

/// What was told last of a report.
#[derive(Debug, Clone, PartialEq)]
pub enum ReportTold {
    /// Saved under this name.
    Saved(String),
    /// Could not be written.
    Failed(Fault),
}

/// Where the reports stand.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportState {
    /// What is chosen.
    pub wish: ReportWish,
    /// The shipments there are, the one that was changed last first; `None` until they are known.
    pub shipments: Option<Rc<[ShipmentCard]>>,
    /// A report is being written.
    pub work: Option<ReportWork>,
    /// What there is to say of the last one.
    pub told: Option<ReportTold>,
}

/// What can happen to reports.
#[derive(Debug, Clone, PartialEq)]
pub enum ReportAction {
    /// The shipments became known.
    Listed(Vec<ShipmentCard>),
    /// Something else is chosen.
    Wished(ReportWish),
    /// A report began to be written.
    Began(ReportWork),
    /// It came so far.
    Progressed(JobId, Progress),
    /// It is over.
    Ended(JobId, ReportTold),
    /// It was left.
    Left,
}

impl ReportState {
    /// A state on a page in this language.
    pub fn begin(locale: Locale) -> Self {
        Self { wish: ReportWish::begin(locale), shipments: None, work: None, told: None }
    }

    /// The shipment that reports are about.
    pub fn shipment(&self) -> Option<&ShipmentCard> {
        let all = self.shipments.as_deref()?;
        let chosen = all.iter().find(|card| self.wish.shipment.as_ref() == Some(&card.id));
        chosen.or_else(|| all.first())
    }

    /// The request for a report; `None` if it needs a shipment and there is none.
    pub fn request(&self, kind: ReportKind) -> Option<ReportRequest> {
        let shipment = match self.shipment() {
            // What the documents of all batches lack is only of interest while nothing is shipped.
            Some(card) if for_shipment(kind) || kind == ReportKind::Documents => Some(card.id.clone()),
            None if for_shipment(kind) => return None,
            _ => None,
        };
        let format = if in_formats(kind) { self.wish.format } else { ReportFormat::Json };
        Some(ReportRequest { kind, shipment, locale: self.wish.locale.tag().to_owned(), format })
    }
}

impl Reducible for ReportState {
    type Action = ReportAction;

    fn reduce(self: Rc<Self>, action: ReportAction) -> Rc<Self> {
        let mut next = (*self).clone();
        let of = |job| self.work.as_ref().is_some_and(|work| work.job == job);
        match action {
            ReportAction::Listed(cards) => next.shipments = Some(cards.into()),
            ReportAction::Wished(wish) => next.wish = wish,
            ReportAction::Began(work) => {
                next.work = Some(work);
                next.told = None;
            }
            // Words about a report that was left come too late.
            ReportAction::Progressed(job, _) | ReportAction::Ended(job, _) if !of(job) => return self,
            ReportAction::Progressed(_, progress) => {
                if let Some(work) = &mut next.work {
                    work.progress = Some(progress);
                }
            }
            ReportAction::Ended(_, told) => {
                next.work = None;
                next.told = Some(told);
            }
            ReportAction::Left => next.work = None,
        }
        next.into()
    }
}

#[cfg(test)]
mod tests {
    use service::shipment::Port;

    use super::*;

    fn card(id: &str) -> ShipmentCard {
        let (reference, port) = (id.to_uppercase(), Port::CaiMep);
        ShipmentCard { id: id.to_owned(), reference, port, expected: 3, matched: 1, changed_ms: 0 }
    }

    fn told(state: ReportState, actions: impl IntoIterator<Item = ReportAction>) -> Rc<ReportState> {
        actions.into_iter().fold(Rc::new(state), Reducible::reduce)
    }

    #[test]
    fn a_report_about_a_shipment_waits_for_one() {
        let none = told(ReportState::begin(Locale::Vi), [ReportAction::Listed(Vec::new())]);
        assert_eq!(none.request(ReportKind::CrossCheck), None);
        assert!(none.request(ReportKind::Registration).is_some_and(|request| request.shipment.is_none()));

        let two = told(ReportState::begin(Locale::Vi), [ReportAction::Listed(vec![card("a"), card("b")])]);
        let about = |state: &ReportState, kind| state.request(kind).and_then(|request| request.shipment);
        assert_eq!(about(&two, ReportKind::Dossier).as_deref(), Some("a"));
        let wish = ReportWish { shipment: Some("b".into()), ..two.wish.clone() };
        let chosen = two.clone().reduce(ReportAction::Wished(wish));
        assert_eq!(about(&chosen, ReportKind::CrossCheck).as_deref(), Some("b"));
        assert_eq!(about(&chosen, ReportKind::Documents).as_deref(), Some("b"));
        assert_eq!(about(&chosen, ReportKind::Readability), None);
        // The chosen one was forgotten meanwhile.
        let fewer = chosen.reduce(ReportAction::Listed(vec![card("a")]));
        assert_eq!(about(&fewer, ReportKind::CrossCheck).as_deref(), Some("a"));
    }

    #[test]
    fn the_first_language_is_never_vietnamese() {
        for (page, first) in [(Locale::En, "en"), (Locale::Vi, "en"), (Locale::Zh, "zh")] {
            let request = ReportState::begin(page).request(ReportKind::Documents);
            assert_eq!(request.map(|request| request.locale).as_deref(), Some(first));
        }
    }

    #[test]
    fn only_the_report_that_is_being_written_ends() {
        let work = |job| ReportWork { job: JobId(job), kind: ReportKind::Dossier, progress: None };
        let saved = || ReportTold::Saved("dossier.zip".into());
        let progress = Progress { done: 1, total: 4 };
        let begun = told(
            ReportState::begin(Locale::En),
            [ReportAction::Began(work(7)), ReportAction::Progressed(JobId(6), progress)],
        );
        assert_eq!(begun.work, Some(work(7)));
        let left = told((*begun).clone(), [ReportAction::Left, ReportAction::Ended(JobId(7), saved())]);
        assert_eq!((&left.work, &left.told), (&None, &None));
        let ended = begun.reduce(ReportAction::Progressed(JobId(7), progress));
        assert_eq!(ended.work.as_ref().and_then(|work| work.progress), Some(progress));
        let ended = ended.reduce(ReportAction::Ended(JobId(7), saved()));
        assert_eq!((&ended.work, &ended.told), (&None, &Some(saved())));
    }
}
