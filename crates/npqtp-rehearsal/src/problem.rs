//! Why a request, or one record of it, is refused.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// Every code that the server answers with; it never has another.
pub const CODES: [&str; 21] = [
    // 401: this client and this secret do not belong together.
    "auth.bad-credentials",
    // 413: the body is larger than `BODY_LIMIT_BYTES`.
    "body.too-large",
    // 400: the body ended early, or did not come in time.
    "body.unreadable",
    // 400: a plan of faults that cannot be.
    "faults.malformed",
    // 400: an idempotency key is not 64 small hexadecimal digits.
    "key.format",
    // 405: the address is there, for another method.
    "method.not-allowed",
    // 404: there is no such address.
    "path.unknown",
    // 429: too many requests a minute, or a rehearsed fault.
    "rate.limited",
    // 400: a registration without a name, country or contact, or with one that is too long.
    "registration.incomplete",
    // 403: the registration is no longer valid.
    "registration.expired",
    // 400: the body or the query is not what the address takes.
    "request.malformed",
    // 400: more than `RECORDS_IN_REQUEST` records or keys.
    "request.too-many",
    // 500: the database failed, or a rehearsed fault.
    "server.failed",
    // 503: a rehearsed fault. The request may have been handled.
    "server.unavailable",
    // 401: the token is unknown or no longer valid.
    "token.expired",
    // 401: no `Authorization: Bearer` header.
    "token.missing",
    // Of one record: the batch number is not a day `YYYYMMDD`, a hyphen, and ASCII letters or digits.
    "batchNo.format",
    // The report number is empty, too long, or has spaces at its ends or signs that are not printed.
    "inspectionReportNo.format",
    // The manufacturer is not the one that the client is registered as.
    "manufacturer.unregistered",
    // Another batch has this report number already.
    "inspectionReportNo.duplicate",
    // The key came with another record before, whose receipt stays.
    "key.reused",
];

/// Why a request is refused: an answer with a code.
#[derive(Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    code: &'static str,
    message: String,
    retry_after: Option<String>,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), retry_after: None }
    }

    /// 400.
    pub(crate) fn bad(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, message)
    }

    /// 401.
    pub(crate) fn unauthorized(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, code, message)
    }

    /// 403: the registration is over.
    pub(crate) fn registration_expired() -> Self {
        let message = "the registration is no longer valid: register again";
        Self::new(StatusCode::FORBIDDEN, "registration.expired", message)
    }

    /// 429. `retry_after` is a number of seconds or an HTTP date.
    pub(crate) fn rate_limited(retry_after: String) -> Self {
        let problem = Self::new(StatusCode::TOO_MANY_REQUESTS, "rate.limited", "too many requests: wait");
        Self { retry_after: Some(retry_after), ..problem }
    }

    /// 500. What failed is told to whoever runs the server, not to its clients.
    pub(crate) fn failed(what: &dyn std::fmt::Display) -> Self {
        eprintln!("rehearsal: {what}");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "server.failed", "the server failed")
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = json!({ "error": { "code": self.code, "message": self.message } });
        let mut response = (self.status, Json(body)).into_response();
        if let Some(value) = self.retry_after.and_then(|text| HeaderValue::try_from(text).ok()) {
            response.headers_mut().insert(header::RETRY_AFTER, value);
        }
        response
    }
}
