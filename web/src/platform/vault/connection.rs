//! The connection to the database: makes way for other tabs, and comes back when it is needed again.

use std::cell::RefCell;
use std::future::{Future, IntoFuture, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

use gloo::timers::callback::Timeout;
use idb::{Database, Factory, Request};
use js_sys::Promise;
use service::vault::VaultFault;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, IdbDatabase};

use super::records::{VERSION, upgrade};
use super::transaction::{Mode, Transaction, name_of, thrown_name};

/// The database's name; the origin's other pages may have their own.
const NAME: &str = "temqr";

/// The longest that opening or deleting may take: both wait for other tabs, and a frozen tab does not answer.
const PATIENCE_MS: u32 = 10_000;

/// A connection that opens itself again.
#[derive(Debug)]
pub(super) struct Connection(RefCell<Option<Rc<Open>>>);

/// An open database. Dropping it closes it, once its transactions are through.
#[derive(Debug)]
struct Open {
    raw: IdbDatabase,
    // Holds the listener of `versionchange`.
    _watched: Database,
}

impl Drop for Open {
    fn drop(&mut self) {
        self.raw.close();
    }
}

impl Connection {
    /// Opens the database.
    pub(super) async fn open() -> Result<Self, VaultFault> {
        Ok(Self(RefCell::new(Some(Rc::new(open().await?)))))
    }

    /// Begins a transaction over both stores.
    pub(super) async fn begin(&self, mode: Mode) -> Result<Transaction, VaultFault> {
        // Another tab's upgrade or deletion, or the person clearing the site's data, closes a connection under us.
        // Only that is mended, and only once.
        match Transaction::begin(&self.current().await?.raw, mode) {
            Err(thrown) if thrown_name(&thrown) == "InvalidStateError" => self.close(),
            begun => return begun.map_err(|_| VaultFault::Failed),
        }
        Transaction::begin(&self.current().await?.raw, mode).map_err(|_| VaultFault::Failed)
    }

    /// Lets go of the database.
    pub(super) fn close(&self) {
        self.0.take();
    }

    /// Deletes the database with everything in it. Other tabs make way.
    pub(super) async fn delete_database(&self) -> Result<(), VaultFault> {
        self.close();
        let factory = Factory::new().map_err(|_| VaultFault::Blocked)?;
        let request = factory.delete(NAME).map_err(|error| refusal(&error))?;
        let deleted = in_time(request.into_future(), |_| ()).await;
        deleted.ok_or(VaultFault::Failed)?.map_err(|error| refusal(&error))
    }

    async fn current(&self) -> Result<Rc<Open>, VaultFault> {
        if let Some(open) = &*self.0.borrow() {
            return Ok(open.clone());
        }
        let opened = open().await?;
        // Somebody else may have opened one in the meantime: then this one is dropped, and so closed.
        Ok(self.0.borrow_mut().get_or_insert_with(|| Rc::new(opened)).clone())
    }
}

async fn open() -> Result<Open, VaultFault> {
    let factory = Factory::new().map_err(|_| VaultFault::Blocked)?;
    let mut request = factory.open(NAME, Some(VERSION)).map_err(|error| refusal(&error))?;
    request.on_upgrade_needed(|event| {
        if upgrade(&event).is_err() {
            // Takes back what was done of it; opening then fails.
            let request = idb::Event::target(&event).ok();
            let _ = request.and_then(|request| request.transaction()).map(idb::Transaction::abort);
        }
    });
    // A `blocked` event needs no answer: the tabs in the way make way, or the time is up.
    let late = |opened: Result<Database, idb::Error>| {
        if let Ok(database) = opened {
            database.close();
        }
    };
    let opened = in_time(request.into_future(), late).await.ok_or(VaultFault::Failed)?;
    let raw = IdbDatabase::from(opened.map_err(|error| refusal(&error))?);
    let mut watched = Database::from(raw.clone());
    watched.on_version_change(|event: Event| {
        if let Some(database) = event.target().and_then(|database| database.dyn_into::<IdbDatabase>().ok()) {
            database.close();
        }
    });
    Ok(Open { raw, _watched: watched })
}

/// Why the browser did not open or delete the database.
///
/// `SecurityError` comes of frames whose origin is opaque or foreign, `InvalidStateError` of private windows of
/// older Firefox, `UnknownError` of a profile that cannot be written.
fn refusal(error: &idb::Error) -> VaultFault {
    match name_of(error).as_str() {
        "QuotaExceededError" => VaultFault::Full,
        "SecurityError" | "InvalidStateError" | "UnknownError" => VaultFault::Blocked,
        _ => VaultFault::Failed,
    }
}

/// What `work` comes to, or `None` when it takes longer than [`PATIENCE_MS`]; then `late` gets it in the end.
async fn in_time<T: 'static>(
    work: impl Future<Output = T> + 'static,
    late: impl FnOnce(T) + 'static,
) -> Option<T> {
    let mut work = Box::pin(work);
    let mut timer = None;
    let up = Promise::new(&mut |resolve, _| {
        timer = Some(Timeout::new(PATIENCE_MS, move || {
            let _ = resolve.call0(&JsValue::NULL);
        }));
    });
    let mut up = pin!(JsFuture::from(up));
    let first = poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => up.as_mut().poll(context).map(|_| None),
    })
    .await;
    drop(timer);
    if first.is_none() {
        spawn_local(async move { late(work.await) });
    }
    first
}
