//! A client that blocks, and records to send.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use npqtp_rehearsal::{FaultKind, FaultPlan, Options, Running, serve};
use serde_json::{Value, json};
use ureq::http::{HeaderMap, Request};

/// The name that clients of these tests register with.
pub(crate) const MAKER: &str = "Công ty Chân Không, \"Hà Nội\"";

/// How late slow answers come, and how long the client waits that does not wait for them: in milliseconds.
pub(crate) const SLOW_MS: u64 = 900;
pub(crate) const PATIENCE_MS: u64 = 300;

/// An answer, read whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|fault| panic!("{fault}: {}", self.text))
    }

    /// The code of a refusal, with its status.
    pub(crate) fn refusal(&self) -> (u16, String) {
        let code = self.json()["error"]["code"].as_str().expect("a code").to_owned();
        assert!(npqtp_rehearsal::CODES.contains(&code.as_str()), "{code} is in no list");
        (self.status, code)
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Client {
    agent: ureq::Agent,
    base: String,
    pub(crate) token: Option<String>,
}

impl Client {
    /// A client without a token.
    pub(crate) fn of(server: &Running) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(20)))
            // A connection that was cut must not be met by the next request.
            .max_idle_connections(0)
            .build();
        Self { agent: config.into(), base: format!("http://{}", server.addr()), token: None }
    }

    /// A client that gives up earlier.
    pub(crate) fn impatient(mut self, timeout: Duration) -> Self {
        let builder = ureq::Agent::config_builder().http_status_as_error(false).max_idle_connections(0);
        self.agent = builder.timeout_global(Some(timeout)).build().into();
        self
    }

    /// The same client with another token, or none.
    pub(crate) fn holding(&self, token: Option<String>) -> Self {
        Self { token, ..self.clone() }
    }

    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Vec<u8>>,
    ) -> Result<Answer, ureq::Error> {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.base));
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body.into()).expect("a request of the test");
        let mut response = self.agent.run(request)?;
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let text = response.body_mut().read_to_string()?;
        assert_eq!(headers["x-temqr-rehearsal"], "unofficial", "{method} {path}");
        Ok(Answer { status, headers, text })
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], "").expect(path)
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Answer {
        self.try_post(path, body).expect(path)
    }

    pub(crate) fn try_post(&self, path: &str, body: &Value) -> Result<Answer, ureq::Error> {
        self.send("POST", path, &[("content-type", "application/json")], body.to_string())
    }

    pub(crate) fn register(&self, name: &str) -> Value {
        let answer =
            self.post("/v1/registrations", &json!({ "name": name, "country": "VN", "contact": "a@b.vn" }));
        assert_eq!(answer.status, 201, "{}", answer.text);
        answer.json()
    }

    pub(crate) fn ask_token(&self, credentials: &Value) -> Answer {
        let (id, secret) = (&credentials["client_id"], &credentials["client_secret"]);
        self.post("/v1/token", &json!({ "client_id": id, "client_secret": secret }))
    }

    /// Registers under a name, and holds a token from then on.
    pub(crate) fn named(mut self, name: &str) -> Self {
        let answer = self.ask_token(&self.register(name));
        assert_eq!(answer.status, 200, "{}", answer.text);
        self.token = answer.json()["access_token"].as_str().map(str::to_owned);
        self
    }

    pub(crate) fn submit(&self, records: &[Value]) -> Answer {
        self.post("/v1/records", &json!({ "records": records }))
    }

    /// What became of one record.
    pub(crate) fn submit_one(&self, record: &Value) -> Value {
        let answer = self.submit(std::slice::from_ref(record));
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()["receipts"][0].clone()
    }

    pub(crate) fn find(&self, keys: &[String]) -> Value {
        let answer = self.get(&format!("/v1/records?keys={}", keys.join(",")));
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()
    }

    pub(crate) fn state(&self) -> Value {
        self.get("/rehearsal/state").json()
    }

    /// Every request goes wrong in this way from now on.
    pub(crate) fn always(&self, kind: FaultKind, seed: u64) {
        let plan =
            json!({ "rate": 1.0, "kinds": [kind], "seed": seed, "slow_ms": SLOW_MS, "retry_after_s": 7 });
        assert_eq!(self.post("/rehearsal/faults", &plan).status, 200);
    }

    pub(crate) fn without_faults(&self) {
        assert_eq!(self.post("/rehearsal/faults", &json!({ "rate": 0.0 })).status, 200);
    }
}

pub(crate) fn start(options: Options) -> Running {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    serve(listener, options).expect("a server")
}

/// A server and a registered client with a token.
pub(crate) fn rehearsal() -> (Running, Client) {
    let server = start(Options::default());
    let client = Client::of(&server).named(MAKER);
    (server, client)
}

/// The key of a test's record.
pub(crate) fn key(number: usize) -> String {
    format!("{number:064x}")
}

/// A record that is accepted.
pub(crate) fn record(number: usize) -> Value {
    json!({
        "key": key(number),
        "manufacturer": { "name": MAKER },
        "batchNo": format!("20260601-{number:04}"),
        "inspectionReportNo": format!("QC-{number}"),
        "productModel": "HV-200",
        "serials": [format!("S{number}")],
        "countryOfOrigin": "VN",
    })
}

/// A record with one value changed.
pub(crate) fn with(mut record: Value, name: &str, value: Value) -> Value {
    record[name] = value;
    record
}

/// Faults whose waits are short.
pub(crate) fn plan(kinds: &[FaultKind], rate: f64, seed: u64) -> FaultPlan {
    FaultPlan { rate, kinds: kinds.to_vec(), seed, slow_ms: 300, retry_after_s: 0 }
}

/// A folder that is gone after the test.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{number}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
