//! Runs a submission: the desk says what to do next, the upload document's window does it, and what came of it goes
//! back to the desk. One request is out at a time.
//!
//! ```text
//! click ─► window opens ─► narrowed ─► Begin ─► Step(Started)
//!                                                 │
//!             ┌────────────── Next ◄──────────────┘
//!             ├─ Send ─► window ─► Step(Response, NetworkFailed, TimedOut) ─┐
//!             ├─ Wait ─► timer ──► Step(Tick) ──────────────────────────────┴─► Next …
//!             └─ Idle, Done ─► the window closes
//! ```
//!
//! Whatever breaks the loop (a person, the window, the desk) leaves at most one request in the open, and the platform is
//! asked about it before anything is sent again.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use service::DeskJob;
use service::desk::Outcome;
use service::desk::submission::{
    Happening, RequestView, SubmissionJob, SubmissionReply, SubmissionView, Todo, UnderWay,
};
use yew::Callback;

use super::at_desk::{AtDesk, Heard};
use crate::platform::locks::{self, Held};
use crate::platform::upload::{Passage, Said, UploadWindow};
use crate::state::submission::{Told, Way};

/// The lock of the tab that submits: two that ran the same submission would undo one another's steps.
const LOCK: &str = "temqr-submission";

/// How long the window may take to load and to narrow itself.
const OPENING_MS: u32 = 20_000;

/// How much longer than the request itself its answer may take, until the window counts as silent.
const SILENCE_MS: u64 = 5_000;

/// How a run begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// A person consents to what was prepared and has this digest.
    Consent(String),
    /// A person lets the submission under way go on.
    GoOn,
}

/// What the page hears of a run.
#[derive(Debug)]
pub enum News {
    /// The way to the platform is another.
    Way(Way),
    /// The desk says where everything stands.
    Shown(Box<SubmissionView>),
    /// The submission went a step.
    Stepped(UnderWay),
    /// It ended early, for this reason.
    Trouble(Told),
}

/// A submission that runs, until it ends by itself or is told to.
#[derive(Clone)]
pub struct Run(Rc<Inner>);

struct Inner {
    desk: AtDesk,
    tell: Callback<News>,
    start: Start,
    passage: Passage,
    window: RefCell<Option<UploadWindow>>,
    /// At most one: until the window answers, or until it is time to go on.
    timer: RefCell<Option<Timeout>>,
    lock: RefCell<Option<Held>>,
    /// The request that is out.
    out: Cell<Option<u64>>,
    narrowed: Cell<bool>,
    stopping: Cell<bool>,
    over: Cell<bool>,
}

impl Run {
    /// Opens the window, straight from a click, and begins once it is narrowed. `None`: the browser opens none.
    pub fn begin(desk: AtDesk, tell: Callback<News>, start: Start, passage: Passage) -> Option<Self> {
        let run = Self(Rc::new(Inner {
            desk,
            tell,
            start,
            passage,
            window: RefCell::default(),
            timer: RefCell::default(),
            lock: RefCell::default(),
            out: Cell::default(),
            narrowed: Cell::default(),
            stopping: Cell::default(),
            over: Cell::default(),
        }));
        let said = {
            let run = run.clone();
            Callback::from(move |said| run.window_said(said))
        };
        *run.0.window.borrow_mut() = Some(UploadWindow::open(said)?);
        run.tell(News::Way(Way::Opening));
        let silent = run.clone();
        run.later(OPENING_MS, move || silent.fail(Told::Way("submit.window.silent")));
        Some(run)
    }

    /// A person wants it to end: what is out is not waited for.
    pub fn stop(&self) {
        if self.0.over.get() || self.0.stopping.replace(true) {
            return;
        }
        if self.0.narrowed.get() {
            self.tell(News::Way(Way::Closing));
            self.step(Happening::Cancelled, None);
        } else {
            self.end();
        }
    }

    /// Nothing more happens, and the desk is not told: it is gone, or another workspace is open.
    pub fn abandon(&self) {
        self.end();
    }

    /// Whether it came to its end.
    pub fn over(&self) -> bool {
        self.0.over.get()
    }

    fn window_said(&self, said: Said) {
        if self.0.over.get() {
            return;
        }
        match said {
            Said::Ready => {
                let run = self.clone();
                wasm_bindgen_futures::spawn_local(async move { run.narrow().await });
            }
            Said::Opened if !self.0.narrowed.replace(true) => {
                self.rest();
                self.tell(News::Way(Way::Open));
                self.set_going();
            }
            Said::Opened => {}
            Said::Refused => self.fail(Told::Way("submit.window.refused")),
            Said::Response { ticket, status, retry_after, date, body } => {
                self.came(ticket, Happening::Response { ticket, status, retry_after, date }, Some(body));
            }
            Said::Failed { ticket } => self.came(ticket, Happening::NetworkFailed { ticket }, None),
            Said::TimedOut { ticket } => self.came(ticket, Happening::TimedOut { ticket }, None),
            // A person may close the window at any time: that is the same as to stop.
            Said::Stopped if self.0.narrowed.get() => {
                self.tell(News::Trouble(Told::Way("submit.window.closed")));
                self.stop();
            }
            Said::Stopped => self.fail(Told::Way("submit.window.gone")),
        }
    }

    async fn narrow(&self) {
        if !locks::is_free(LOCK).await {
            self.fail(Told::Way("submit.window.other-tab"));
            return;
        }
        *self.0.lock.borrow_mut() = Some(Held::take(LOCK));
        if let Some(window) = &*self.0.window.borrow() {
            window.narrow(&self.0.passage);
        }
    }

    fn set_going(&self) {
        let run = self.clone();
        match &self.0.start {
            Start::Consent(digest) => {
                self.ask(SubmissionJob::Begin(digest.clone()), None, move |reply, _| {
                    if let SubmissionReply::Shown(view) = reply {
                        run.tell(News::Shown(view));
                    }
                    run.step(Happening::Started, None);
                });
            }
            // Whether the page was away, or a person stopped it: the desk tells the one from the other by what it
            // stored, and what was out is unknown either way.
            Start::GoOn => self.ask(SubmissionJob::Step(Happening::Reloaded), None, move |reply, bytes| {
                let SubmissionReply::Next(next) = reply else { return };
                match next.todo {
                    Todo::Idle | Todo::Done(_) => run.step(Happening::Started, None),
                    todo => {
                        run.tell(News::Stepped(next.under_way));
                        run.do_next(todo, bytes.as_ref());
                    }
                }
            }),
        }
    }

    /// The answer to the request that is out, or what there is instead.
    fn came(&self, ticket: u64, happening: Happening, body: Option<Uint8Array>) {
        if self.0.out.get() == Some(ticket) {
            self.0.out.set(None);
            self.step(happening, body);
        }
    }

    fn step(&self, happening: Happening, body: Option<Uint8Array>) {
        // Once a person stopped it, nothing but that is told: it must not be started again behind its end.
        if self.0.over.get() || (self.0.stopping.get() && happening != Happening::Cancelled) {
            return;
        }
        self.rest();
        let run = self.clone();
        self.ask(SubmissionJob::Step(happening), body, move |reply, bytes| {
            let SubmissionReply::Next(next) = reply else { return };
            run.tell(News::Stepped(next.under_way));
            run.do_next(next.todo, bytes.as_ref());
        });
    }

    fn do_next(&self, todo: Todo, body: Option<&Uint8Array>) {
        match todo {
            // The person stopped it meanwhile: this is not sent any more, and the desk hears next that it ends.
            Todo::Send(_) | Todo::Wait { .. } if self.0.stopping.get() => {}
            Todo::Send(request) => self.send(&request, body),
            Todo::Wait { ms } => {
                let run = self.clone();
                let ms = u32::try_from(ms).unwrap_or(u32::MAX).min(i32::MAX as u32);
                self.later(ms, move || run.step(Happening::Tick, None));
            }
            Todo::Idle | Todo::Done(_) => self.end(),
        }
    }

    fn send(&self, request: &RequestView, body: Option<&Uint8Array>) {
        // The window would send it to its one origin whatever is asked: better not at all than to another than meant.
        if request.origin != self.0.passage.origin {
            self.fail(Told::Way("submit.window.other-origin"));
            return;
        }
        let ticket = request.ticket;
        self.0.out.set(Some(ticket));
        if let Some(window) = &*self.0.window.borrow() {
            window.send(request, body);
        }
        let run = self.clone();
        let silence_ms = u32::try_from(request.timeout_ms.saturating_add(SILENCE_MS)).unwrap_or(u32::MAX);
        self.later(silence_ms, move || run.came(ticket, Happening::TimedOut { ticket }, None));
    }

    /// Asks the desk. What it cannot do ends the run.
    fn ask(
        &self,
        job: SubmissionJob,
        bytes: Option<Uint8Array>,
        then: impl FnOnce(SubmissionReply, Option<Uint8Array>) + 'static,
    ) {
        let (run, then) = (self.clone(), Cell::new(Some(then)));
        let heard = Callback::from(move |Heard { outcome, bytes, .. }: Heard| {
            if run.0.over.get() {
                return;
            }
            match outcome {
                Outcome::Submission(reply) => {
                    if let Some(then) = then.take() {
                        then(reply, bytes);
                    }
                }
                Outcome::Failed(fault) => run.fail(Told::Fault(fault)),
                _ => {}
            }
        });
        if self.0.desk.ask(DeskJob::Submission(job), bytes, heard).is_none() {
            self.end();
        }
    }

    fn later(&self, ms: u32, then: impl FnOnce() + 'static) {
        self.rest();
        *self.0.timer.borrow_mut() = Some(Timeout::new(ms, then));
    }

    /// Nothing is waited for any more.
    fn rest(&self) {
        let timer = self.0.timer.borrow_mut().take();
        // It may be what is running now: it is dropped once that is done.
        wasm_bindgen_futures::spawn_local(async move { drop(timer) });
    }

    fn fail(&self, told: Told) {
        self.tell(News::Trouble(told));
        self.end();
    }

    fn end(&self) {
        if self.0.over.replace(true) {
            return;
        }
        self.rest();
        self.0.lock.borrow_mut().take();
        let window = self.0.window.borrow_mut().take();
        // The window's own message may be what is being heard: it is dropped once that is done.
        wasm_bindgen_futures::spawn_local(async move { drop(window) });
        self.tell(News::Way(Way::Closed));
    }

    fn tell(&self, news: News) {
        self.0.tell.emit(news);
    }
}

impl std::fmt::Debug for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Run")
    }
}
