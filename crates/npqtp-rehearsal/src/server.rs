//! What all requests share, and which address is whose.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{from_fn_with_state, map_response};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Serialize;
use tower_http::cors::{Any, CorsLayer};

use crate::faults::{FaultKind, FaultPlan, Faults};
use crate::options::Options;
use crate::pace::Pace;
use crate::problem::Problem;
use crate::store::{StartError, Store};
use crate::wire::Counts;
use crate::{api, delivery, page};

/// The header of every answer; its value is `unofficial`.
pub const UNOFFICIAL_HEADER: &str = "x-temqr-rehearsal";

/// How long a browser may remember that it may ask.
const PREFLIGHT_LIFE: Duration = Duration::from_secs(600);

/// What all requests share.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) options: Options,
    store: Mutex<Store>,
    faults: Mutex<Faults>,
    pace: Mutex<Pace>,
    requests: AtomicU64,
}

/// What the server holds and did since it started.
#[derive(Debug, Serialize)]
pub(crate) struct State {
    unofficial: bool,
    #[serde(flatten)]
    pub(crate) counts: Counts,
    /// Requests to the rehearsed platform since the start.
    pub(crate) requests: u64,
    /// Faults by kind since the start.
    faults: std::collections::BTreeMap<&'static str, u64>,
}

impl Server {
    pub(crate) fn open(options: Options) -> Result<Self, StartError> {
        if let Some(refusal) = options.faults.refusal() {
            return Err(StartError::Faults(refusal));
        }
        Ok(Self {
            store: Mutex::new(Store::open(&options.database)?),
            faults: Mutex::new(Faults::new(options.faults.clone())),
            pace: Mutex::new(Pace::new(options.requests_per_minute)),
            requests: AtomicU64::new(0),
            options,
        })
    }

    /// Works with the database, where it holds up no other request's reading and writing of sockets.
    ///
    /// # Errors
    /// The database fails.
    pub(crate) async fn store<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Store) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, Problem> {
        let server = Arc::clone(self);
        let done = tokio::task::spawn_blocking(move || work(&mut locked(&server.store))).await;
        done.map_err(|fault| Problem::failed(&fault))?.map_err(|fault| Problem::failed(&fault))
    }

    pub(crate) fn faults(&self) -> MutexGuard<'_, Faults> {
        locked(&self.faults)
    }

    pub(crate) fn pace(&self) -> MutexGuard<'_, Pace> {
        locked(&self.pace)
    }

    pub(crate) fn count_request(&self) {
        self.requests.fetch_add(1, Ordering::Relaxed);
    }

    /// # Errors
    /// The database fails.
    pub(crate) async fn state(self: &Arc<Self>) -> Result<State, Problem> {
        let counts = self.store(|store| store.counts()).await?;
        let requests = self.requests.load(Ordering::Relaxed);
        Ok(State { unofficial: true, counts, requests, faults: self.faults().counts().clone() })
    }
}

/// What a thread that panicked leaves behind is whole: transactions of the database are rolled back.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Which address is whose, and what every answer passes on its way out.
pub(crate) fn router(server: Arc<Server>) -> Router {
    // A page may read no other header; `Date` tells it the clock that a date in `Retry-After` is by.
    let exposed = [header::RETRY_AFTER, header::DATE, HeaderName::from_static(UNOFFICIAL_HEADER)];
    let cors = CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE])
        .expose_headers(exposed)
        .allow_private_network(true)
        .max_age(PREFLIGHT_LIFE);
    Router::new()
        .route("/", get(page::show))
        .route("/register", post(page::register))
        .route("/v1/registrations", post(api::register))
        .route("/v1/token", post(api::token))
        .route("/v1/records", post(api::submit).get(api::find))
        .route("/v1/export", get(api::export))
        .route(api::DESCRIPTION_PATH, get(api::description))
        .route("/rehearsal/faults", get(faults).post(set_faults))
        .route("/rehearsal/state", get(state))
        .fallback(|| async {
            Problem::new(StatusCode::NOT_FOUND, "path.unknown", "there is no such address")
        })
        .method_not_allowed_fallback(|| async {
            let message = "this address takes another method";
            Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method.not-allowed", message)
        })
        .layer(from_fn_with_state(Arc::clone(&server), delivery::deliver))
        .layer(cors)
        .layer(map_response(unofficial))
        .with_state(server)
}

async fn unofficial(mut response: Response) -> Response {
    let value = HeaderValue::from_static("unofficial");
    response.headers_mut().insert(HeaderName::from_static(UNOFFICIAL_HEADER), value);
    response
}

type Shared = axum::extract::State<Arc<Server>>;

async fn state(server: Shared) -> Result<Json<State>, Problem> {
    server.state().await.map(Json)
}

async fn faults(server: Shared) -> Json<FaultPlan> {
    Json(server.faults().plan().clone())
}

async fn set_faults(server: Shared, body: axum::body::Bytes) -> Result<Json<FaultPlan>, Problem> {
    let plan: FaultPlan =
        serde_json::from_slice(&body).map_err(|fault| Problem::bad("faults.malformed", fault.to_string()))?;
    if let Some(refusal) = plan.refusal() {
        return Err(Problem::bad("faults.malformed", refusal));
    }
    server.faults().follow(plan.clone());
    Ok(Json(plan))
}

impl FaultKind {
    /// Whether it can befall a request to this path, with or without a token.
    pub(crate) fn can_befall(self, path: &str, has_token: bool) -> bool {
        match self {
            Self::ExpiredToken => has_token,
            // Half of a CSV file is a CSV file.
            Self::MalformedReceipt => path != "/v1/export",
            _ => true,
        }
    }
}
