//! Shipments: what a person does goes to the desk, its answers come back to the state, and both are kept fresh.

mod desk;
mod hearing;
mod keys;
mod playing;
mod scanner;

use std::cell::RefCell;
use std::rc::Rc;

use service::LabelSetup;
use service::desk::Selection;
use service::desk::shipment::{RowsRequest, ShipmentAct, ShipmentText};
use service::shipment::{Counts, Input};
use web_sys::File;
use yew::prelude::*;

use self::desk::Desk;
pub use self::hearing::stands;
pub use self::keys::Key;
pub use self::scanner::use_scanner;
use super::at_desk::AtDesk;
use super::making::Making;
use super::records::Records;
use super::settled::use_settled;
use super::workers::Workers;
use crate::platform::camera::Offered;
use crate::platform::{files, page, storage};
use crate::state::print::PrintWish;
use crate::state::shipment::{
    Ears, Form, ListsAction, Open, PhonesAction, Purpose, Section, ShipmentAction, ShipmentState, Whereabouts,
};

/// What can be asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// A change of what the page shows.
    Show(ShipmentAction),
    /// Begin a shipment.
    Begin,
    /// Open the one of this id.
    Open(String),
    /// Back to all of them.
    Close,
    /// Forget the one of this id.
    Forget(String),
    /// Something that the desk does at once with the open one.
    Act(ShipmentAct),
    /// Something was read, or a button was pressed.
    Hear(Input),
    /// It should carry the labels of the records.
    ExpectRecords,
    /// Read a file.
    ReadFile(Purpose, File),
    /// Take the file that was read.
    Take,
    /// Put the file that was read aside.
    PutAside,
    /// Take in what other phones wrote.
    Join(Vec<File>),
}

/// Shipments, and what can be asked of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Shipping {
    /// Where they stand.
    pub state: Rc<ShipmentState>,
    /// Asks something.
    pub ask: Callback<Ask>,
    /// Reads a frame of the camera.
    pub on_frame: Callback<Rc<Offered>>,
    /// Whether the reader can take a frame now.
    pub reader_free: Callback<(), bool>,
}

/// What the hook remembers besides its state, for work that ends later than the render that began it.
#[derive(Debug, Default)]
struct Memory {
    ears: RefCell<Ears>,
    /// Texts of another phone's series that were told, or wait to be.
    film: RefCell<hearing::Film>,
}

/// Shipments of the open workspace, while their place is in sight.
#[hook]
pub fn use_shipments(
    workers: &Workers,
    records: &Records,
    making: &Making,
    locale: &'static str,
) -> Shipping {
    let state = use_reducer(ShipmentState::default);
    let memory = use_memo((), |()| Memory::default());
    let desk = Desk {
        at: AtDesk::new(workers, records),
        records: records.ask.clone(),
        state: state.dispatcher(),
        memory: memory.clone(),
    };
    use_openness(&desk, workers.desks, records, &state);
    use_writing(&desk, state.open.as_ref());
    use_rows(&desk, state.open.as_ref());
    playing::use_series(workers, &state);
    let ask = {
        let (desk, state, setup) = (desk.clone(), state.clone(), making.state.now.setup.clone());
        Callback::from(move |ask: Ask| answer(ask, &desk, &state, &setup, locale))
    };
    // What is dropped on the page: parts of other phones, or a list.
    let section = state.open.as_ref().map(|open| open.section);
    use_effect_with((section, ask.clone()), |(section, ask)| {
        let (section, ask) = (*section, ask.clone());
        let given = files::pictures_on_page(Callback::from(move |files: Vec<File>| match section {
            Some(Section::Phones) => ask.emit(Ask::Join(files)),
            Some(Section::Lists) => {
                for file in files.into_iter().take(1) {
                    ask.emit(Ask::ReadFile(Purpose::Expected, file));
                }
            }
            _ => {}
        }));
        move || drop(given)
    });
    keys::use_keys(state.open.as_ref(), &ask);
    let (on_frame, reader_free) = hearing::use_frames(workers, &desk, &state);
    Shipping { state: Rc::new((*state).clone()), ask, on_frame, reader_free }
}

/// All shipments are asked for when the workspace is there, and the open one is shown again. It is remembered for the
/// next visit: a page that was loaded anew goes on where it was.
#[hook]
fn use_openness(desk: &Desk, desks: u32, records: &Records, state: &UseReducerHandle<ShipmentState>) {
    let workspace = records.state.overview.as_ref().map(|overview| overview.workspace.id.clone());
    let store = use_memo((), |()| storage::open());
    let open = state.open.as_ref().map(|open| Whereabouts { id: open.id.clone(), section: open.section });
    let last = use_mut_ref(|| None::<String>);
    use_effect_with((workspace, desks), {
        let (desk, store, open) = (desk.clone(), store.clone(), open.clone());
        move |(workspace, _): &(Option<String>, u32)| {
            let Some(workspace) = workspace else { return };
            let before = last.replace(Some(workspace.clone()));
            let here = match before {
                None => storage::restore::<Whereabouts>(&**store, storage::SHIPMENT).inspect(|kept| {
                    desk.tell(ShipmentAction::Opened(kept.clone()));
                }),
                // Of another workspace nothing is open.
                Some(before) if before != *workspace => {
                    desk.tell(ShipmentAction::Closed);
                    None
                }
                Some(_) => open,
            };
            if let Some(here) = here {
                desk.show(&here.id);
            }
            desk.list();
        }
    });
    let was_open = use_mut_ref(|| false);
    use_effect_with(open, {
        move |open: &Option<Whereabouts>| {
            if open.is_some() {
                storage::keep(&**store, storage::SHIPMENT, open);
            } else if was_open.replace(false) {
                store.remove(storage::SHIPMENT);
            }
            *was_open.borrow_mut() |= open.is_some();
        }
    });
}

/// What was typed is written once typing has paused, and when the form is left.
#[hook]
fn use_writing(desk: &Desk, open: Option<&Open>) {
    let typed = open.and_then(|open| Some((open.id.clone(), open.unwritten()?.clone())));
    let settled = use_settled(typed.clone());
    use_effect_with(settled, {
        let desk = desk.clone();
        move |settled: &Option<(String, Form)>| {
            if let Some((id, form)) = settled {
                desk.act(id, ShipmentAct::Write(form.text()));
            }
        }
    });
    let latest = use_mut_ref(|| None);
    *latest.borrow_mut() = typed.map(|typed| (desk.clone(), typed));
    use_effect_with((), move |()| {
        move || {
            if let Some((desk, (id, form))) = latest.borrow_mut().take() {
                desk.act(&id, ShipmentAct::Write(form.text()));
            }
        }
    });
}

/// Rows are asked for anew when others are wished for, and when something was scanned.
#[hook]
fn use_rows(desk: &Desk, open: Option<&Open>) {
    let stand = open.and_then(|open| {
        let view = open.view.as_ref()?;
        Some((open.id.clone(), view.version, view.counts, view.devices.len()))
    });
    let shown = open.filter(|open| open.section == Section::Labels).map(|open| open.labels.request.clone());
    let offered = open.filter(|open| open.check.by_hand).map(|open| open.labels.missing_request());
    let (shown, offered) = (use_settled(shown), use_settled(offered));
    use_rows_of(desk, stand.clone(), shown);
    use_rows_of(desk, stand, offered);
}

/// Where a shipment stands, as far as its rows depend on it: its id, its lists, what was scanned, by how many.
type Stand = (String, u64, Counts, usize);

#[hook]
fn use_rows_of(desk: &Desk, stand: Option<Stand>, request: Option<RowsRequest>) {
    let desk = desk.clone();
    use_effect_with((stand, request), move |(stand, request)| {
        if let Some(((id, ..), request)) = stand.as_ref().zip(request.clone()) {
            desk.act(id, ShipmentAct::Rows(request));
        }
    });
}

fn answer(
    ask: Ask,
    desk: &Desk,
    state: &UseReducerHandle<ShipmentState>,
    setup: &LabelSetup,
    locale: &'static str,
) {
    let open = state.open.as_ref();
    match ask {
        Ask::Show(action) => desk.tell(action),
        Ask::Begin => {
            let id = page::new_id();
            desk.tell(ShipmentAction::Opened(Whereabouts { id: id.clone(), section: Section::Details }));
            desk.act(&id, ShipmentAct::Write(ShipmentText::default()));
        }
        Ask::Open(id) => {
            desk.show(&id);
            desk.tell(ShipmentAction::Opened(Whereabouts { id, section: Section::default() }));
        }
        Ask::Close => {
            if let Some((open, form)) = open.and_then(|open| Some((open, open.unwritten()?))) {
                desk.act(&open.id, ShipmentAct::Write(form.text()));
            }
            desk.tell(ShipmentAction::Closed);
            desk.list();
        }
        Ask::Forget(id) => desk.act(&id, ShipmentAct::Forget),
        ask => {
            if let Some(open) = open {
                answer_open(ask, desk, open, setup, locale);
            }
        }
    }
}

/// What is asked of the open shipment.
fn answer_open(ask: Ask, desk: &Desk, open: &Open, setup: &LabelSetup, locale: &'static str) {
    let id = &open.id;
    match ask {
        Ask::Act(act) => desk.act(id, act),
        Ask::Hear(input) => desk.hear(id, input),
        Ask::ExpectRecords => {
            let selection = Selection { search: open.lists.search.clone(), ..Selection::default() };
            let wish =
                PrintWish { selection, each: open.lists.each, leave_out: true, ..PrintWish::default() };
            desk.long(id, ShipmentAct::ExpectRecords(Box::new(wish.request(setup, locale))), None);
        }
        Ask::ReadFile(purpose, file) => desk.read_file(purpose, file),
        Ask::Take => {
            let Some(incoming) = &open.lists.incoming else { return };
            let act = match incoming.purpose {
                Purpose::Expected => ShipmentAct::ExpectSource {
                    mapping: incoming.mapping.clone(),
                    setup: Box::new(setup.clone()),
                },
                Purpose::Platform => ShipmentAct::Platform,
            };
            desk.long(id, act, Some(ShipmentAction::Lists(ListsAction::Gone)));
        }
        Ask::PutAside => {
            desk.put_aside();
            desk.tell(ShipmentAction::Lists(ListsAction::Gone));
        }
        Ask::Join(files) => {
            for file in files {
                desk.join(id.clone(), file);
            }
        }
        _ => {}
    }
}

/// Whether an answer to filming means that the series is whole.
fn joined() -> ShipmentAction {
    ShipmentAction::Phones(PhonesAction::Joined)
}
