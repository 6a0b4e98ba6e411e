//! How a request gets to its address and the answer back: whole, in time and once, or with a fault.

use std::error::Error;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header, request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::LengthLimitError;

use crate::api;
use crate::clock;
use crate::faults::{Fault, FaultKind};
use crate::problem::Problem;
use crate::secret;
use crate::server::Server;

/// How large the body of a request may be: 1 MiB.
pub const BODY_LIMIT_BYTES: usize = 1 << 20;

/// How much of a body that is too large is still taken in. A client that is still sending would not see an answer.
const DRAINED_BYTES: usize = 16 << 20;

/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(30);

/// How much of an answer is held to send half of it.
const ANSWER_LIMIT_BYTES: usize = 64 << 20;

/// Where a request comes from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// Marks an answer that is not to be sent: the connection is cut instead.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Severed;

/// A request that can be handled more than once.
#[derive(Debug, Clone)]
struct Delivery {
    parts: request::Parts,
    body: Bytes,
    next: Next,
}

impl Delivery {
    async fn handle(&self) -> Response {
        let request = Request::from_parts(self.parts.clone(), Body::from(self.body.clone()));
        self.next.clone().run(request).await
    }
}

/// Takes a request in and has it handled.
pub(crate) async fn deliver(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let body = match collected(body).await {
        Ok(body) => body,
        Err(problem) => return problem.into_response(),
    };
    let delivery = Delivery { parts, body, next };
    // A task of its own: a client that goes away does not take back what it sent.
    match tokio::spawn(async move { attend(&server, &delivery).await }).await {
        Ok(response) => response,
        Err(fault) => Problem::failed(&fault).into_response(),
    }
}

async fn collected(body: Body) -> Result<Bytes, Problem> {
    let too_large = || {
        let message = format!("the body is larger than {BODY_LIMIT_BYTES} bytes");
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "body.too-large", message)
    };
    if body.size_hint().lower() > DRAINED_BYTES as u64 {
        return Err(too_large());
    }
    match tokio::time::timeout(BODY_TIME, to_bytes(body, DRAINED_BYTES)).await {
        Ok(Ok(bytes)) if bytes.len() <= BODY_LIMIT_BYTES => Ok(bytes),
        Ok(Ok(_)) => Err(too_large()),
        Ok(Err(fault)) if fault.source().is_some_and(<dyn Error>::is::<LengthLimitError>) => Err(too_large()),
        Ok(Err(_)) | Err(_) => Err(Problem::bad("body.unreadable", "the body did not arrive whole")),
    }
}

async fn attend(server: &Arc<Server>, delivery: &Delivery) -> Response {
    let path = delivery.parts.uri.path();
    if !path.starts_with("/v1/") || path == api::DESCRIPTION_PATH {
        return delivery.handle().await;
    }
    server.count_request();
    if let Some(Peer(address)) = delivery.parts.extensions.get()
        && let Err(wait) = server.pace().take(*address, Instant::now())
    {
        // Rounded up: who comes in time must not come early.
        let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        return Problem::rate_limited(seconds.to_string()).into_response();
    }
    let token = api::bearer(&delivery.parts.headers);
    let fault = server.faults().draw(|kind| kind.can_befall(path, token.is_some()));
    match fault {
        None => delivery.handle().await,
        Some(fault) => with(fault, server, delivery).await,
    }
}

/// Handles a request that goes wrong.
async fn with(fault: Fault, server: &Arc<Server>, delivery: &Delivery) -> Response {
    let plan = server.faults().plan().clone();
    match fault.kind {
        FaultKind::Slow => {
            let wait = tokio::time::sleep(Duration::from_millis(plan.slow_ms));
            if fault.second_form {
                wait.await;
                return delivery.handle().await;
            }
            let response = delivery.handle().await;
            wait.await;
            response
        }
        FaultKind::ServerError if fault.second_form => {
            delivery.handle().await;
            let message = "a rehearsed fault; the request may have been handled";
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, "server.unavailable", message).into_response()
        }
        FaultKind::ServerError => {
            let status = StatusCode::INTERNAL_SERVER_ERROR;
            Problem::new(status, "server.failed", "a rehearsed fault").into_response()
        }
        FaultKind::TooMany if fault.second_form => {
            let at = clock::now().saturating_add_unsigned(plan.retry_after_s * 1_000);
            Problem::rate_limited(clock::http_date(at)).into_response()
        }
        FaultKind::TooMany => Problem::rate_limited(plan.retry_after_s.to_string()).into_response(),
        FaultKind::DropBeforeCommit => severed(),
        FaultKind::DropAfterCommit => {
            delivery.handle().await;
            severed()
        }
        FaultKind::DuplicateDelivery => {
            delivery.handle().await;
            delivery.handle().await
        }
        FaultKind::MalformedReceipt => halved(delivery.handle().await).await,
        FaultKind::ExpiredToken => {
            if let Some(token) = api::bearer(&delivery.parts.headers).map(secret::hash)
                && let Err(problem) = server.store(move |store| store.revoke(token)).await
            {
                return problem.into_response();
            }
            delivery.handle().await
        }
    }
}

fn severed() -> Response {
    let mut response = Response::default();
    response.extensions_mut().insert(Severed);
    response
}

/// The first half of an answer, as if it were the whole.
async fn halved(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, ANSWER_LIMIT_BYTES).await else { return severed() };
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(bytes.slice(..bytes.len() / 2)))
}
