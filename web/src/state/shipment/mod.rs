//! Shipments on the page: which there are, which one is open, and where its check stands.

mod check;
mod ears;
mod form;
mod hasty;
mod labels;
mod lists;
mod phones;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use service::Fault;
use service::desk::shipment::{Heard, Rows, ShipmentCard, ShipmentView};
use yew::Reducible;

pub use check::{Check, CheckAction, Said, Sight, Watch, reads_of};
pub use ears::{Ears, SETTLED_MS};
pub use form::{ContainerForm, Form, FormEdit, PortChoice};
pub use hasty::Hasty;
pub use labels::{LABELS_WINDOW, Labels, LabelsAction, MISSING_SHOWN, kind_count};
pub use lists::{Incoming, Lists, ListsAction, Purpose};
pub use phones::{CODE_MS, Phones, PhonesAction, Playing, SLICE};

/// A part of what there is to do with one shipment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// What is written down of it.
    #[default]
    Details,
    /// What it should carry, and what the platform has.
    Lists,
    /// Scanning.
    Check,
    /// Label by label.
    Labels,
    /// What other phones scanned.
    Phones,
}

impl Section {
    /// All of them, in the order of the work.
    pub const ALL: [Self; 5] = [Self::Details, Self::Lists, Self::Check, Self::Labels, Self::Phones];

    /// The key of its caption.
    pub const fn caption_key(self) -> &'static str {
        match self {
            Self::Details => "loading.section.details",
            Self::Lists => "loading.section.lists",
            Self::Check => "loading.section.check",
            Self::Labels => "loading.section.labels",
            Self::Phones => "loading.section.phones",
        }
    }

    /// A stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Details => "details",
            Self::Lists => "lists",
            Self::Check => "check",
            Self::Labels => "labels",
            Self::Phones => "phones",
        }
    }
}

/// What the desk says of an id that it does not know.
const UNKNOWN: &str = "shipment.unknown";

/// What is kept for the next visit: where the person was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whereabouts {
    /// Which shipment.
    pub id: String,
    /// Which part of it.
    pub section: Section,
}

/// The shipment that is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Open {
    /// Its id.
    pub id: String,
    /// What is in sight.
    pub section: Section,
    /// What the desk says of it; `None` until it answered.
    pub view: Option<Rc<ShipmentView>>,
    /// What is typed.
    pub form: Form,
    /// What comes in.
    pub lists: Lists,
    /// Scanning.
    pub check: Check,
    /// Rows.
    pub labels: Labels,
    /// Other phones.
    pub phones: Phones,
}

impl Open {
    fn begin(Whereabouts { id, section }: Whereabouts) -> Self {
        Self {
            id,
            section,
            view: None,
            form: Form::default(),
            lists: Lists::default(),
            check: Check::default(),
            labels: Labels::default(),
            phones: Phones::default(),
        }
    }

    /// What is to be written down, where it is something else than what the desk has.
    pub fn unwritten(&self) -> Option<&Form> {
        let view = self.view.as_ref()?;
        (self.form.text() != view.text).then_some(&self.form)
    }

    /// The desk tells how the shipment stands. What is being typed stays, unless nothing was typed since the desk was
    /// told last: then another tab wrote.
    fn shown(&mut self, view: ShipmentView) {
        let typed = self.view.as_ref().is_some_and(|before| self.form.text() != before.text);
        if !typed && self.form.text() != view.text {
            self.form = Form::of(&view.text);
        }
        self.view = Some(Rc::new(view));
    }

    fn heard(&mut self, heard: Heard, by_camera: bool) {
        let Some(view) = &self.view else { return };
        self.check.heard(&heard, by_camera);
        let view = ShipmentView { counts: heard.counts, session: heard.session, ..(**view).clone() };
        self.view = Some(Rc::new(view));
    }
}

/// Shipments of the open workspace.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShipmentState {
    /// All of them; `None` until the desk answered.
    pub list: Option<Rc<[ShipmentCard]>>,
    /// The open one.
    pub open: Option<Open>,
    /// The one that the person is about to forget.
    pub forgetting: Option<String>,
    /// How much long work is under way.
    pub busy: u32,
    /// What could not be done.
    pub fault: Option<Fault>,
}

/// What happens to shipments.
#[derive(Debug, Clone, PartialEq)]
pub enum ShipmentAction {
    /// The desk tells which there are.
    Listed(Vec<ShipmentCard>),
    /// One is opened.
    Opened(Whereabouts),
    /// Back to all of them.
    Closed,
    /// Something else of it is to be seen.
    Section(Section),
    /// Something was typed.
    Typed(FormEdit),
    /// The desk tells how the shipment of this id stands.
    Shown(Box<ShipmentView>),
    /// The desk answers what was read.
    Heard {
        /// Of which shipment.
        id: String,
        /// The answer.
        heard: Box<Heard>,
        /// Whether the camera read it. What a person does by hand is answered even where nothing is new.
        by_camera: bool,
    },
    /// Rows came.
    Rows(Rows),
    /// The lists.
    Lists(ListsAction),
    /// Scanning.
    Check(CheckAction),
    /// The rows.
    Labels(LabelsAction),
    /// Other phones.
    Phones(PhonesAction),
    /// The person thinks about forgetting this one, or no longer.
    Forgetting(Option<String>),
    /// Long work began, or ended.
    Busy(bool),
    /// Something could not be done.
    Failed(Fault),
    /// What was told was read.
    Read,
}

impl Reducible for ShipmentState {
    type Action = ShipmentAction;

    fn reduce(self: Rc<Self>, action: ShipmentAction) -> Rc<Self> {
        let mut next = (*self).clone();
        next.apply(action);
        next.into()
    }
}

impl ShipmentState {
    /// The desk has not told anything yet of the shipment that is being opened.
    fn opens(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.view.is_none())
    }

    fn apply(&mut self, action: ShipmentAction) {
        match action {
            ShipmentAction::Listed(list) => {
                // One that another tab forgot is no longer there to be worked on.
                let gone = |open: &Open| open.view.is_some() && !list.iter().any(|card| card.id == open.id);
                if self.open.as_ref().is_some_and(gone) {
                    self.open = None;
                }
                self.forgetting = None;
                self.list = Some(list.into());
            }
            ShipmentAction::Opened(whereabouts) => {
                self.fault = None;
                self.forgetting = None;
                self.open = Some(Open::begin(whereabouts));
            }
            ShipmentAction::Closed => {
                self.fault = None;
                self.open = None;
            }
            ShipmentAction::Forgetting(id) => self.forgetting = id,
            ShipmentAction::Busy(begins) => {
                self.busy = if begins { self.busy + 1 } else { self.busy.saturating_sub(1) };
            }
            // One that was open at the last visit and is no longer there, or is of another workspace.
            ShipmentAction::Failed(fault) if fault.code == UNKNOWN && self.opens() => self.open = None,
            ShipmentAction::Failed(fault) => self.fault = Some(fault),
            ShipmentAction::Read => self.fault = None,
            action => {
                if let Some(open) = &mut self.open {
                    open.apply(action);
                }
            }
        }
    }
}

impl Open {
    fn apply(&mut self, action: ShipmentAction) {
        match action {
            ShipmentAction::Section(section) => {
                self.section = section;
                // A camera is for the part where its picture is seen.
                self.check.watch = Watch::Off;
                self.phones.film(false);
            }
            ShipmentAction::Typed(edit) => self.form.edit(edit),
            ShipmentAction::Shown(view) if view.id == self.id => self.shown(*view),
            ShipmentAction::Heard { id, heard, by_camera } if id == self.id => self.heard(*heard, by_camera),
            ShipmentAction::Rows(rows) => self.labels.came(rows),
            ShipmentAction::Lists(action) => self.lists.apply(action),
            ShipmentAction::Check(action) => self.check.apply(action),
            ShipmentAction::Labels(action) => self.labels.apply(action),
            ShipmentAction::Phones(action) => self.phones.apply(action),
            _ => {}
        }
    }
}
