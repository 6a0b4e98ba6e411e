//! The rehearsed platform's addresses.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::checks;
use crate::clock;
use crate::problem::Problem;
use crate::secret;
use crate::server::Server;
use crate::store::{Holder, NewClient, Refusal};
use crate::wire::{
    Credentials, FIELD_LIMIT_CHARS, Found, NewRegistration, RECORDS_IN_REQUEST, Receipts, Submission, Token,
    TokenRequest,
};

type Shared = State<Arc<Server>>;

/// `POST /v1/registrations`
pub(crate) async fn register(
    State(server): Shared,
    body: Bytes,
) -> Result<(StatusCode, Json<Credentials>), Problem> {
    Ok((StatusCode::CREATED, Json(registered(&server, read(&body)?).await?)))
}

/// Registers whoever asks.
///
/// # Errors
/// A text is missing or too long, or the database fails.
pub(crate) async fn registered(server: &Arc<Server>, who: NewRegistration) -> Result<Credentials, Problem> {
    for (name, text) in [("name", &who.name), ("country", &who.country), ("contact", &who.contact)] {
        if text.trim().is_empty() || text.chars().count() > FIELD_LIMIT_CHARS {
            let message = format!("{name} needs 1 to {FIELD_LIMIT_CHARS} characters");
            return Err(Problem::bad("registration.incomplete", message));
        }
    }
    let now = clock::now();
    let expires_at = now.saturating_add(clock::millis(server.options.registration_life));
    let credentials = Credentials {
        registration_id: format!("reg-{}", drawn(secret::name())?),
        client_id: format!("client-{}", drawn(secret::name())?),
        client_secret: drawn(secret::new())?,
        expires_at: clock::rfc3339(expires_at),
    };
    server
        .store(move |store| {
            let secret = secret::hash(&credentials.client_secret);
            let (registration_id, client_id) = (&credentials.registration_id, &credentials.client_id);
            store.register(&who, &NewClient { registration_id, client_id, secret, now, expires_at })?;
            Ok(credentials)
        })
        .await
}

/// `POST /v1/token`
pub(crate) async fn token(State(server): Shared, body: Bytes) -> Result<Json<Token>, Problem> {
    let TokenRequest { client_id, client_secret } = read(&body)?;
    let access_token = drawn(secret::new())?;
    let (secret, token) = (secret::hash(&client_secret), secret::hash(&access_token));
    let now = clock::now();
    let life = server.options.token_life;
    let expires_at = now.saturating_add(clock::millis(life));
    match server.store(move |store| store.issue((&client_id, secret), token, now, expires_at)).await? {
        Ok(()) => Ok(Json(Token { access_token, expires_in: life.as_secs() })),
        Err(Refusal::Expired) => Err(Problem::registration_expired()),
        Err(Refusal::Unknown) => {
            Err(Problem::unauthorized("auth.bad-credentials", "no client has this name and secret"))
        }
    }
}

/// `POST /v1/records`
pub(crate) async fn submit(
    State(server): Shared,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Receipts>, Problem> {
    let holder = holder(&server, &headers).await?;
    let Submission { records } = read(&body)?;
    keys_are_right(records.len(), records.iter().map(|record| record.key.as_str()))?;
    let now = clock::now();
    let receipts = server.store(move |store| store.submit(&holder, &records, now)).await?;
    Ok(Json(Receipts { receipts }))
}

/// The query of a lookup.
#[derive(Debug, Deserialize)]
pub(crate) struct Keys {
    keys: String,
}

/// `GET /v1/records?keys=K1,K2`
pub(crate) async fn find(
    State(server): Shared,
    headers: HeaderMap,
    query: Result<Query<Keys>, QueryRejection>,
) -> Result<Json<Found>, Problem> {
    let holder = holder(&server, &headers).await?;
    let Query(Keys { keys }) = query.map_err(|fault| Problem::bad("request.malformed", fault.body_text()))?;
    let keys: Vec<String> = keys.split(',').map(str::to_owned).collect();
    keys_are_right(keys.len(), keys.iter().map(String::as_str))?;
    server.store(move |store| store.find(&holder, &keys)).await.map(Json)
}

/// `GET /v1/export`
pub(crate) async fn export(State(server): Shared, headers: HeaderMap) -> Result<Response, Problem> {
    let holder = holder(&server, &headers).await?;
    let csv = server.store(move |store| store.export(&holder)).await?;
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], csv).into_response())
}

/// Where the description of the interface is.
pub(crate) const DESCRIPTION_PATH: &str = "/v1/openapi.json";

/// The interface as an OpenAPI file: the one that the app's example profile was made from.
const DESCRIPTION: &str = include_str!("../../npqtp/data/rehearsal-openapi.json");

/// `GET /v1/openapi.json`: it meets no faults, is not counted, and asks for no token.
pub(crate) async fn description() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], DESCRIPTION)
}

/// The token of a request, if it has one.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim()).filter(|token| !token.is_empty())
}

async fn holder(server: &Arc<Server>, headers: &HeaderMap) -> Result<Holder, Problem> {
    let Some(token) = bearer(headers) else {
        return Err(Problem::unauthorized("token.missing", "send the header Authorization: Bearer"));
    };
    let (token, now) = (secret::hash(token), clock::now());
    match server.store(move |store| store.holder(token, now)).await? {
        Ok(holder) => Ok(holder),
        Err(Refusal::Unknown) => Err(Problem::unauthorized("token.expired", "ask for another token")),
        Err(Refusal::Expired) => Err(Problem::registration_expired()),
    }
}

fn keys_are_right<'a>(count: usize, mut keys: impl Iterator<Item = &'a str>) -> Result<(), Problem> {
    if count > RECORDS_IN_REQUEST {
        let message = format!("{count} at once; at most {RECORDS_IN_REQUEST}");
        return Err(Problem::bad("request.too-many", message));
    }
    match keys.position(|key| !checks::is_key(key)) {
        Some(at) => Err(Problem::bad("key.format", format!("key {at} is not 64 small hexadecimal digits"))),
        None => Ok(()),
    }
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    serde_json::from_slice(body).map_err(|fault| Problem::bad("request.malformed", fault.to_string()))
}

fn drawn(text: Result<String, getrandom::Error>) -> Result<String, Problem> {
    text.map_err(|fault| Problem::failed(&fault))
}
