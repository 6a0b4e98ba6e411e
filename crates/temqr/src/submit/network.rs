//! The way to the platform: what the core made is sent as it is, to the one origin, and nothing is added or followed.

use std::io::Read;
use std::sync::Arc;
use std::time::Duration;

use service::desk::submission::{Happening, RequestView};
use ureq::Agent;
use ureq::http::{HeaderMap, Request};
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};

/// The way to the platform, opened at the first request.
#[derive(Debug, Default)]
pub(super) struct Network(Option<Agent>);

impl Network {
    /// Sends a request, and says what came of it.
    pub(super) fn carry_out(&mut self, view: &RequestView, body: Vec<u8>) -> (Happening, Vec<u8>) {
        let agent = self.0.get_or_insert_with(|| agent(view));
        let ticket = view.ticket;
        match answer(agent, view, body) {
            Ok(answer) => answer,
            Err(ureq::Error::Timeout(_)) => (Happening::TimedOut { ticket }, Vec::new()),
            Err(_) => (Happening::NetworkFailed { ticket }, Vec::new()),
        }
    }
}

/// All requests of a submission go to one origin, with one patience.
fn agent(view: &RequestView) -> Agent {
    // Plain HTTP goes to this machine only, in a rehearsal: the profile was checked for it, and no proxy may see it.
    let secure = view.origin.starts_with("https://");
    let tls = TlsConfig::builder()
        .provider(TlsProvider::Rustls)
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    let config = Agent::config_builder()
        .tls_config(tls)
        .https_only(secure)
        .http_status_as_error(false)
        // The core is told of a redirect, and stops.
        .max_redirects(0)
        .max_redirects_will_error(false)
        // A connection that was cut must not be met by the next request.
        .max_idle_connections(0)
        .timeout_global(Some(Duration::from_millis(view.timeout_ms)))
        .user_agent("")
        .accept("")
        .accept_encoding("");
    if secure { config.build().into() } else { config.proxy(None).build().into() }
}

fn answer(agent: &Agent, view: &RequestView, body: Vec<u8>) -> Result<(Happening, Vec<u8>), ureq::Error> {
    let mut request =
        Request::builder().method(view.method.as_str()).uri(format!("{}{}", view.origin, view.target));
    for (name, value) in &view.headers {
        request = request.header(name, value);
    }
    // The body of a question is none: a `GET` with one is another request.
    let mut response = match view.method.as_str() {
        "GET" => agent.run(request.body(())?)?,
        _ => agent.run(request.body(body)?)?,
    };
    let status = response.status().as_u16();
    let (retry_after, date) = (text(response.headers(), "retry-after"), text(response.headers(), "date"));
    let mut bytes = Vec::new();
    let most = view.largest_bytes as u64 + 1;
    response.body_mut().as_reader().take(most).read_to_end(&mut bytes)?;
    Ok((Happening::Response { ticket: view.ticket, status, retry_after, date }, bytes))
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}
