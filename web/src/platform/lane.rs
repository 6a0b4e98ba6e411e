//! A lane: one worker, one job in flight, and a fresh worker whenever one stops.
//!
//! Cancelling, no answer in time and a crash are one path: the worker is ended, a new one starts, and the job
//! fails with `worker.stopped`. A panic in the worker's Rust ends it, so the worker is the crash barrier.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Object, Reflect, Uint8Array};
use service::{DeskJob, Fault, Job, Progress, Reply};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};
use yew::Callback;

use super::engine::Engine;
use crate::state::queue::{JobId, Queue};

/// The longest that one job may take before its worker is given up.
const JOB_LIMIT_MS: u32 = 60_000;

/// The longest that a job at the desk may take: a million lines on a slow phone are no fault.
const DESK_LIMIT_MS: u32 = 300_000;

/// The longest that a worker may take to start.
const START_LIMIT_MS: u32 = 30_000;

/// How many workers in a row may stop before answering anything, until the lane gives up.
const MOST_FALSE_STARTS: u32 = 3;

/// What becomes of a lane's worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LaneStatus {
    /// A worker started and takes jobs; `sealed` is what it found when it asked the browser.
    Ready {
        /// The worker cannot send.
        sealed: bool,
    },
    /// Workers stop as soon as they start: no job will be answered any more.
    GaveUp,
}

/// The end of a job.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Which job.
    pub job: JobId,
    /// What came of it.
    pub reply: Reply,
    /// The bytes beside the reply.
    pub bytes: Option<Uint8Array>,
}

struct Running {
    worker: Worker,
    ready: bool,
    // Dropped with the worker, so that one that was given up says nothing any more.
    _listeners: [EventListener; 3],
}

struct Waiting {
    job: Job,
    bytes: Option<Uint8Array>,
}

impl Waiting {
    /// Whether a later job makes this one pointless: of what is only looked at, the newest counts.
    fn superseded_by(&self, later: &Job) -> bool {
        use std::mem::discriminant;
        match (&self.job, later) {
            (Job::Desk(one), Job::Desk(other)) => {
                matches!(one, DeskJob::View(_) | DeskJob::Inspect(_) | DeskJob::PrintView(..))
                    && discriminant(one) == discriminant(other)
            }
            (Job::Desk(_), _) => false,
            (one, other) => {
                let only_looked_at = matches!(
                    one,
                    Job::Describe(_)
                        | Job::Scan(_)
                        | Job::Words(_)
                        | Job::Catalogue(_)
                        | Job::Advise { .. }
                        | Job::View(_)
                );
                only_looked_at && discriminant(one) == discriminant(other)
            }
        }
    }
}

/// The job that every worker of a lane does first, and who hears what came of it.
pub type Greeting = Callback<(), (Job, Callback<Answer>)>;

/// Who wants to hear of a job.
struct Asker {
    job: JobId,
    answered: Callback<Answer>,
    progress: Callback<Progress>,
}

struct Inner {
    engine: Engine,
    status: Callback<LaneStatus>,
    askers: RefCell<Vec<Asker>>,
    greeting: RefCell<Option<Greeting>>,
    running: RefCell<Option<Running>>,
    queue: RefCell<Queue<Waiting>>,
    watchdog: RefCell<Option<Timeout>>,
    last_id: Cell<u32>,
    false_starts: Cell<u32>,
}

/// One worker and the jobs that wait for it. Cloning gives another handle of the same lane.
#[derive(Clone)]
pub struct Lane(Rc<Inner>);

impl PartialEq for Lane {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::fmt::Debug for Lane {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lane").field("queue", &self.0.queue.borrow().in_flight()).finish_non_exhaustive()
    }
}

impl Lane {
    /// Opens a lane and starts its worker.
    pub fn open(engine: Engine, status: Callback<LaneStatus>) -> Self {
        let lane = Self(Rc::new(Inner {
            engine,
            status,
            askers: RefCell::default(),
            greeting: RefCell::default(),
            running: RefCell::default(),
            queue: RefCell::default(),
            watchdog: RefCell::default(),
            last_id: Cell::new(0),
            false_starts: Cell::new(0),
        }));
        lane.start();
        lane
    }

    /// Gives the lane a job; `answered` hears what came of it. `bytes` are transferred, not copied: the caller's
    /// buffer is empty afterwards. A waiting job that this one makes pointless is dropped unanswered.
    pub fn ask(&self, job: Job, bytes: Option<Uint8Array>, answered: Callback<Answer>) -> JobId {
        self.ask_long(job, bytes, answered, Callback::noop())
    }

    /// [`Lane::ask`] for a job that takes long: `progress` hears how far it has come.
    pub fn ask_long(
        &self,
        job: Job,
        bytes: Option<Uint8Array>,
        answered: Callback<Answer>,
        progress: Callback<Progress>,
    ) -> JobId {
        let id = self.next_id();
        // A lane that gave up tries once more when someone asks it for something.
        if self.0.running.borrow().is_none() {
            self.0.false_starts.set(0);
            self.start();
        }
        let dropped = {
            let mut queue = self.0.queue.borrow_mut();
            let later = job.clone();
            queue.push(id, Waiting { job, bytes }, |waiting| waiting.superseded_by(&later))
        };
        let mut askers = self.0.askers.borrow_mut();
        askers.retain(|asker| !dropped.contains(&asker.job));
        askers.push(Asker { job: id, answered, progress });
        drop(askers);
        self.send_next();
        id
    }

    /// Gives every worker that starts a job to do before all that wait; one that runs already gets it as well.
    pub fn greet(&self, greeting: Greeting) {
        *self.0.greeting.borrow_mut() = Some(greeting);
        if self.0.running.borrow().as_ref().is_some_and(|running| running.ready) {
            self.greet_worker();
            self.send_next();
        }
    }

    fn greet_worker(&self) {
        let Some(greeting) = self.0.greeting.borrow().clone() else { return };
        let (job, answered) = greeting.emit(());
        let id = self.next_id();
        self.0.queue.borrow_mut().push_first(id, Waiting { job, bytes: None });
        self.0.askers.borrow_mut().push(Asker { job: id, answered, progress: Callback::noop() });
    }

    fn next_id(&self) -> JobId {
        let id = JobId(self.0.last_id.get() + 1);
        self.0.last_id.set(id.0);
        id
    }

    /// Whether a job is in flight.
    pub fn busy(&self) -> bool {
        self.0.queue.borrow().in_flight().is_some()
    }

    /// Drops a job: one that waits is withdrawn, one in flight ends its worker. No answer follows.
    pub fn cancel(&self, id: JobId) {
        self.0.askers.borrow_mut().retain(|asker| asker.job != id);
        let waited = self.0.queue.borrow_mut().withdraw(id);
        if !waited && self.0.queue.borrow().in_flight() == Some(id) {
            self.0.queue.borrow_mut().stopped();
            self.start();
        }
    }

    /// Starts a worker in place of the one that runs, if any.
    fn start(&self) {
        self.0.watchdog.take();
        if let Some(old) = self.0.running.take() {
            old.worker.terminate();
        }
        let Ok(worker) = self.0.engine.start_worker() else {
            self.give_up();
            return;
        };
        let (message, error, unreadable) = (self.downgraded(), self.downgraded(), self.downgraded());
        let listeners = [
            EventListener::new(&worker, "message", move |event| {
                if let (Some(lane), Some(event)) = (message(), event.dyn_ref::<MessageEvent>()) {
                    lane.heard(&event.data());
                }
            }),
            EventListener::new(&worker, "error", move |event| {
                event.prevent_default();
                if let Some(lane) = error() {
                    lane.stopped();
                }
            }),
            EventListener::new(&worker, "messageerror", move |_| {
                if let Some(lane) = unreadable() {
                    lane.stopped();
                }
            }),
        ];
        *self.0.running.borrow_mut() = Some(Running { worker, ready: false, _listeners: listeners });
        self.watch(START_LIMIT_MS);
    }

    /// A way back to this lane that does not keep it alive: listeners are inside the lane themselves.
    fn downgraded(&self) -> impl Fn() -> Option<Self> + 'static {
        let weak = Rc::downgrade(&self.0);
        move || weak.upgrade().map(Self)
    }

    fn watch(&self, limit_ms: u32) {
        let lane = self.downgraded();
        let timeout = Timeout::new(limit_ms, move || {
            if let Some(lane) = lane() {
                // The running timer must not drop itself while it runs.
                if let Some(timer) = lane.0.watchdog.take() {
                    timer.forget();
                }
                lane.stopped();
            }
        });
        *self.0.watchdog.borrow_mut() = Some(timeout);
    }

    fn heard(&self, data: &JsValue) {
        self.0.watchdog.take();
        let get = |name: &str| Reflect::get(data, &name.into()).unwrap_or_default();
        let progress = get("progress");
        if let Some(id) = get("id").as_f64().filter(|_| progress.is_object()) {
            self.watch(JOB_LIMIT_MS);
            if let Ok(progress) = serde_wasm_bindgen::from_value(progress) {
                self.told(JobId(id as u32), progress);
            }
            return;
        }
        let ready = get("ready");
        if ready.is_object() {
            if let Some(running) = self.0.running.borrow_mut().as_mut() {
                running.ready = true;
            }
            let sealed = Reflect::get(&ready, &"sealed".into()).is_ok_and(|sealed| sealed.is_truthy());
            self.greet_worker();
            self.0.status.emit(LaneStatus::Ready { sealed });
        } else if let Some(id) = get("id").as_f64() {
            self.0.false_starts.set(0);
            let id = JobId(id as u32);
            if self.0.queue.borrow_mut().answered(id) {
                let reply = serde_wasm_bindgen::from_value::<Reply>(get("reply")).unwrap_or_else(|error| {
                    Reply::Failed(Fault::new("worker.not-understood").with("detail", error))
                });
                self.answer(id, reply, get("bytes").dyn_into().ok());
            }
        }
        self.send_next();
    }

    /// The worker crashed, or took too long.
    fn stopped(&self) {
        let lost = self.0.queue.borrow_mut().stopped();
        self.0.false_starts.set(self.0.false_starts.get() + 1);
        if self.0.false_starts.get() >= MOST_FALSE_STARTS && lost.is_none() {
            self.give_up();
        } else {
            self.start();
        }
        if let Some(id) = lost {
            self.answer(id, Reply::Failed(Fault::new("worker.stopped")), None);
        }
    }

    fn answer(&self, job: JobId, reply: Reply, bytes: Option<Uint8Array>) {
        let asker = {
            let mut askers = self.0.askers.borrow_mut();
            let at = askers.iter().position(|asker| asker.job == job);
            at.map(|at| askers.swap_remove(at))
        };
        if let Some(asker) = asker {
            asker.answered.emit(Answer { job, reply, bytes });
        }
    }

    fn told(&self, job: JobId, progress: Progress) {
        let askers = self.0.askers.borrow();
        let hears = askers.iter().find(|asker| asker.job == job).map(|asker| asker.progress.clone());
        drop(askers);
        if let Some(hears) = hears {
            hears.emit(progress);
        }
    }

    fn give_up(&self) {
        if let Some(old) = self.0.running.take() {
            old.worker.terminate();
        }
        let abandoned = self.0.queue.borrow_mut().abandon();
        for id in abandoned {
            self.answer(id, Reply::Failed(Fault::new("worker.stopped")), None);
        }
        self.0.status.emit(LaneStatus::GaveUp);
    }

    fn send_next(&self) {
        let worker =
            self.0.running.borrow().as_ref().filter(|running| running.ready).map(|r| r.worker.clone());
        let Some(worker) = worker else { return };
        let Some((id, Waiting { job, bytes })) = self.0.queue.borrow_mut().take_next() else { return };
        if post(&worker, id, &job, bytes.as_ref()).is_ok() {
            self.watch(limit_ms(&job));
        } else {
            self.0.queue.borrow_mut().stopped();
            let fault = Fault::new("worker.not-understood").with("detail", "post");
            self.answer(id, Reply::Failed(fault), None);
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            running.worker.terminate();
        }
    }
}

fn limit_ms(job: &Job) -> u32 {
    if matches!(job, Job::Desk(_)) { DESK_LIMIT_MS } else { JOB_LIMIT_MS }
}

fn post(worker: &Worker, id: JobId, job: &Job, bytes: Option<&Uint8Array>) -> Result<(), JsValue> {
    let message = Object::new();
    Reflect::set(&message, &"id".into(), &id.0.into())?;
    Reflect::set(&message, &"job".into(), &serde_wasm_bindgen::to_value(job)?)?;
    match bytes {
        None => worker.post_message(&message),
        Some(bytes) => {
            let buffer = bytes.buffer();
            Reflect::set(&message, &"bytes".into(), &buffer)?;
            worker.post_message_with_transfer(&message, &Array::of1(&buffer))
        }
    }
}
