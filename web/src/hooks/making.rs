//! How labels are made: the choices, what there is to choose from, and the files and figures that change them.

use std::rc::Rc;

use base::Finding;
use js_sys::Uint8Array;
use service::{
    Advice, Calibration, Catalogue, DesignContrast, Fault, Job, LabelSetup, LogoFile, MAX_LOGO_BYTES,
    OwnFile, OwnKind, Printer, Question, Reply, Rgb, TestPageRequest,
};
use web_sys::File;
use yew::prelude::*;

use super::workers::{Lanes, Workers};
use crate::platform::lane::Answer;
use crate::platform::storage::{self, Store};
use crate::platform::{download, files};
use crate::state::setup::{Choice, Kit, OldChoices, SetupAction, SetupState};

/// What can be asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Make {
    /// A choice.
    Choose(Choice),
    /// One step back.
    Undo,
    /// A template of the user's own.
    TakeTemplate(File),
    /// A payload profile of the user's own.
    TakeProfile(File),
    /// A sheet of the user's own, and the one that it takes the place of.
    TakeSheet(OwnFile, Option<OwnFile>, Callback<String>),
    /// A logo.
    TakeLogo(File),
    /// A page to measure a printer with.
    TestPage(TestPageRequest),
    /// What was measured on it.
    Calibrate(Calibration),
    /// The choices that were set aside, as a file.
    SaveSetAside,
    /// The choices that were set aside go.
    ForgetSetAside,
    /// What there is to choose from, which did not come.
    FetchAgain,
    /// What was told is no longer to be shown.
    Dismiss,
}

/// What something that was told is about: it is shown there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A template of the user's own.
    Template,
    /// A payload profile of the user's own.
    Profile,
    /// A sheet of the user's own.
    Sheet,
    /// The logo.
    Logo,
    /// The test page.
    TestPage,
    /// The calibration.
    Calibration,
    /// The choices that were set aside.
    SetAside,
}

/// Something to tell of what was asked last.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// It was done, with this to look at.
    Done(Vec<Finding>),
    /// The printer came out of a calibration, and was saved.
    Calibrated(Printer),
    /// A file was saved under this name.
    Saved(String),
    /// It could not be done.
    Failed(Fault),
}

/// How labels are made, and what can be asked of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Making {
    /// The choices.
    pub state: Rc<SetupState>,
    /// What there is to choose from; `None` until the worker told.
    pub catalogue: Option<Rc<Catalogue>>,
    /// What is said of the material and the colours.
    pub advised: Option<Rc<Promise>>,
    /// What went wrong with the choices themselves.
    pub troubles: Troubles,
    /// What there is to tell of what was asked last.
    pub told: Option<(About, Said)>,
    /// Asks something.
    pub ask: Callback<Make>,
}

/// What went wrong with the choices themselves.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Troubles {
    /// They are not kept for the next visit: the store is full, or they are too large.
    pub not_kept: bool,
    /// What an earlier visit kept could not be read, and was set aside.
    pub set_aside: bool,
    /// Files of the user's own that cannot be understood, and why.
    pub unreadable: Vec<(OwnFile, Fault)>,
    /// Why what there is to choose from did not come.
    pub no_catalogue: Option<Fault>,
}

impl Making {
    /// The user's own files of a kind that are understood, in the order of the catalogue.
    pub fn own(&self, kind: OwnKind) -> impl Iterator<Item = &OwnFile> {
        let understood = |file: &&OwnFile| !self.troubles.unreadable.iter().any(|(it, _)| it == *file);
        self.state.now.setup.own.iter().filter(move |file| file.kind == kind).filter(understood)
    }
}

/// What a material and two colours promise, before anything is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise {
    /// What is said of the material.
    pub advice: Advice,
    /// What the colours promise.
    pub contrast: DesignContrast,
}

/// The largest template or profile that is read, in bytes: it is kept beside texts, and stores are small.
const OWN_LIMIT_BYTES: usize = 256 * 1024;

/// How labels are made, kept on the device.
#[hook]
pub fn use_making(workers: &Workers, store: &Rc<Box<dyn Store>>) -> Making {
    let state = use_reducer(|| SetupState::begin(restored(&***store)));
    let stock = use_state_eq(Stock::default);
    let attempt = use_state_eq(|| 0_u32);
    let told = use_state_eq(|| None::<(About, Said)>);
    let set_aside = use_state_eq(|| store.load(storage::SETUP_UNREAD).is_some());
    let kept = storage::use_kept(store.clone(), storage::SETUP, (*state.now).clone());
    use_effect_with((workers.lanes.clone(), state.now.setup.own.clone(), *attempt), {
        let stock = stock.clone();
        move |(lanes, own, _): &(Option<Lanes>, Vec<OwnFile>, u32)| {
            let Some(lanes) = lanes else { return };
            let heard = {
                let own = own.clone();
                Callback::from(move |answer: Answer| match answer.reply {
                    Reply::Catalogue(all) => stock.set(Stock::of(Rc::from(all), &own)),
                    Reply::Failed(fault) => stock.set(Stock { failed: Some(fault), ..(*stock).clone() }),
                    _ => {}
                })
            };
            lanes.drawing.ask(Job::Catalogue(own.clone()), None, heard);
        }
    });
    let advised = use_advised(workers, &state.now.setup);
    let troubles = Troubles {
        not_kept: !kept,
        set_aside: *set_aside,
        unreadable: stock.unreadable.clone(),
        no_catalogue: stock.failed.clone(),
    };
    let asked = Asked {
        lanes: workers.lanes.clone(),
        store: store.clone(),
        state: state.dispatcher(),
        set_aside: set_aside.setter(),
        attempt,
        stock: stock.clone(),
        told: told.setter(),
    };
    Making {
        state: Rc::new((*state).clone()),
        catalogue: stock.catalogue.clone(),
        advised,
        troubles,
        told: (*told).clone(),
        ask: Callback::from(move |make| asked.answer(make)),
    }
}

/// What there is to choose from, as the worker told it last.
#[derive(Debug, Clone, PartialEq, Default)]
struct Stock {
    catalogue: Option<Rc<Catalogue>>,
    /// The user's own files that are understood, in the order of the catalogue.
    own: Vec<OwnFile>,
    unreadable: Vec<(OwnFile, Fault)>,
    failed: Option<Fault>,
}

impl Stock {
    /// A catalogue that was made with these files of the user's own.
    fn of(catalogue: Rc<Catalogue>, own: &[OwnFile]) -> Self {
        let unreadable = catalogue.unreadable.iter();
        let unreadable: Vec<_> =
            unreadable.filter_map(|(at, why)| Some((own.get(*at)?.clone(), why.clone()))).collect();
        let mut own = own.to_vec();
        own.retain(|file| !unreadable.iter().any(|(it, _)| it == file));
        Self { catalogue: Some(catalogue), own, unreadable, failed: None }
    }

    /// The user's own file of this kind and id.
    fn own(&self, kind: OwnKind, id: &str) -> Option<&OwnFile> {
        let all = self.catalogue.as_ref()?;
        let at = match kind {
            OwnKind::Template => all.templates.iter().position(|it| it.own && it.id == id),
            OwnKind::Sheet => all.sheets.iter().position(|it| it.own && it.id == id),
            OwnKind::Profile => all.profiles.iter().position(|it| it.own && it.id == id),
        };
        // The user's own stand before all others.
        self.own.iter().filter(|file| file.kind == kind).nth(at?)
    }
}

/// What is said of the chosen material and colours, whether or not there is a label to draw.
#[hook]
fn use_advised(workers: &Workers, setup: &LabelSetup) -> Option<Rc<Promise>> {
    let advised = use_state_eq(|| None::<Rc<Promise>>);
    let chosen = (setup.substrate.clone(), setup.ink, setup.paper);
    use_effect_with((workers.lanes.clone(), chosen), {
        let advised = advised.setter();
        move |(lanes, (substrate, ink, paper)): &(Option<Lanes>, (Question, Rgb, Rgb))| {
            let Some(lanes) = lanes else { return };
            let heard = Callback::from(move |answer: Answer| {
                if let Reply::Advised { advice, contrast } = answer.reply {
                    advised.set(Some(Rc::new(Promise { advice: *advice, contrast: *contrast })));
                }
            });
            let job = Job::Advise { substrate: substrate.clone(), ink: *ink, paper: *paper };
            lanes.drawing.ask(job, None, heard);
        }
    });
    (*advised).clone()
}

/// What an earlier visit kept, also one before there were more choices than two. What cannot be read is set aside.
fn restored(store: &dyn Store) -> Kit {
    if let Some(kit) = storage::restore::<Kit>(store, storage::SETUP) {
        return kit;
    }
    storage::set_aside(store, storage::SETUP, storage::SETUP_UNREAD);
    let Some(old) = storage::restore::<OldChoices>(store, storage::SETTINGS) else { return Kit::default() };
    let kit = Kit::from(old);
    // At once: the next choice about the page is kept without them.
    storage::keep(store, storage::SETUP, &kit);
    kit
}

/// Hands a file to the person, and says so.
fn saved(name: &str, mime: &str, bytes: &Uint8Array) -> Said {
    match download::save(name, mime, bytes) {
        Ok(()) => Said::Saved(name.to_owned()),
        Err(_) => Said::Failed(Fault::new("download.refused")),
    }
}

/// What a question is answered with.
#[derive(Clone)]
struct Asked {
    lanes: Option<Lanes>,
    store: Rc<Box<dyn Store>>,
    state: UseReducerDispatcher<SetupState>,
    set_aside: UseStateSetter<bool>,
    attempt: UseStateHandle<u32>,
    stock: UseStateHandle<Stock>,
    told: UseStateSetter<Option<(About, Said)>>,
}

impl Asked {
    fn choose(&self, choice: Choice) {
        self.state.dispatch(SetupAction::Chosen(choice));
    }

    fn tell(&self, about: About, said: Said) {
        self.told.set(Some((about, said)));
    }

    fn answer(&self, make: Make) {
        match make {
            Make::Choose(choice) => self.choose(choice),
            Make::Undo => self.state.dispatch(SetupAction::Undone),
            Make::Dismiss => self.told.set(None),
            Make::FetchAgain => self.attempt.set(*self.attempt + 1),
            Make::SaveSetAside => {
                let Some(text) = self.store.load(storage::SETUP_UNREAD) else { return };
                let bytes = Uint8Array::from(text.as_bytes());
                let name = format!("{}.json", storage::SETUP_UNREAD);
                self.tell(About::SetAside, saved(&name, "application/json", &bytes));
            }
            Make::ForgetSetAside => {
                self.store.remove(storage::SETUP_UNREAD);
                self.set_aside.set(false);
            }
            Make::TakeTemplate(file) => self.take_own(About::Template, OwnKind::Template, file),
            Make::TakeProfile(file) => self.take_own(About::Profile, OwnKind::Profile, file),
            Make::TakeSheet(own, instead_of, on_id) => {
                self.read_own(About::Sheet, own, instead_of, on_id);
            }
            Make::TakeLogo(file) => {
                self.clone().with_bytes(About::Logo, file, MAX_LOGO_BYTES, |asked, name, bytes| {
                    asked.read_logo(LogoFile { name, base64: files::base64(&bytes) });
                });
            }
            Make::TestPage(request) => {
                self.ask(About::TestPage, Job::TestPage(request), |_, reply, bytes| {
                    let (Reply::Exported(file), Some(bytes)) = (reply, bytes) else { return None };
                    Some(saved(&file.name, &file.mime, &bytes))
                });
            }
            Make::Calibrate(calibration) => {
                self.ask(About::Calibration, Job::Calibrate(calibration), |asked, reply, _| {
                    let Reply::Calibrated(printer) = reply else { return None };
                    asked.choose(Choice::SavePrinter((*printer).clone()));
                    Some(Said::Calibrated(*printer))
                });
            }
        }
    }

    /// A template or profile comes from a file, and is chosen as soon as it is understood.
    fn take_own(&self, about: About, kind: OwnKind, file: File) {
        self.clone().with_bytes(about, file, OWN_LIMIT_BYTES, move |asked, _, bytes| {
            let own = OwnFile { kind, json: String::from_utf8_lossy(&bytes).into_owned() };
            asked.read_own(about, own, None, Callback::noop());
        });
    }

    /// A file of the user's own is understood first, and taken then.
    fn read_own(&self, about: About, own: OwnFile, instead_of: Option<OwnFile>, on_id: Callback<String>) {
        self.ask(about, Job::ReadOwn(own.clone()), move |asked, reply, _| {
            let Reply::OwnRead(read) = reply else { return None };
            let same = asked.stock.own(read.kind, &read.id);
            let instead_of = same.into_iter().chain(&instead_of).cloned().collect();
            on_id.emit(read.id.clone());
            asked.choose(Choice::Own { file: own.clone(), read, instead_of });
            Some(Said::Done(Vec::new()))
        });
    }

    fn read_logo(&self, logo: LogoFile) {
        self.ask(About::Logo, Job::ReadLogo(logo.clone()), move |asked, reply, _| {
            let Reply::LogoRead(findings) = reply else { return None };
            asked.choose(Choice::Logo(Some(logo.clone())));
            Some(Said::Done(findings))
        });
    }

    /// Asks the worker, and tells what came of it.
    fn ask(
        &self,
        about: About,
        job: Job,
        heard: impl Fn(&Self, Reply, Option<Uint8Array>) -> Option<Said> + 'static,
    ) {
        let Some(lanes) = &self.lanes else {
            self.tell(about, Said::Failed(Fault::new("engine.not-ready")));
            return;
        };
        let asked = self.clone();
        let heard = Callback::from(move |Answer { reply, bytes, .. }: Answer| {
            let said = match reply {
                Reply::Failed(fault) => Some(Said::Failed(fault)),
                reply => heard(&asked, reply, bytes),
            };
            if let Some(said) = said {
                asked.tell(about, said);
            }
        });
        lanes.drawing.ask(job, None, heard);
    }

    /// Reads a small file. One that is too large is refused before it is read.
    fn with_bytes(
        self,
        about: About,
        file: File,
        limit: usize,
        then: impl FnOnce(Self, String, Vec<u8>) + 'static,
    ) {
        if file.size() > limit as f64 {
            let fault = Fault::new("setup.file-too-large")
                .with("kibibytes", (file.size() / 1024.0).ceil())
                .with("limit", limit / 1024);
            self.tell(about, Said::Failed(fault));
            return;
        }
        wasm_bindgen_futures::spawn_local(async move {
            match files::read(&file).await {
                Ok(bytes) => then(self, file.name(), bytes.to_vec()),
                Err(_) => self.tell(about, Said::Failed(Fault::new("file.not-readable"))),
            }
        });
    }
}
