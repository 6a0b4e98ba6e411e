//! The rehearsal platform, in memory: it keeps what it commits, and counts what it should never see.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use npqtp::{Method, Request};
use serde_json::{Value, json};

/// How a request is spoilt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// It never arrives.
    DropBefore,
    /// It is carried out; the answer never arrives.
    DropAfter,
    /// It arrives after the next one.
    Late,
    /// Status 500, not carried out.
    Error,
    /// Status 503, carried out.
    ErrorAfter,
    /// Status 429 with seconds.
    BusySeconds,
    /// Status 429 with a date.
    BusyDate,
    /// It arrives twice.
    Duplicate,
    /// Carried out; the answer is cut off, is none, lacks receipts, has strange ones, or is too large.
    Malformed,
    /// The token is no longer taken.
    ExpiredToken,
    /// Of the network's other end: the program is gone before the request leaves.
    ReloadBefore,
    /// The program is gone before the answer is read.
    ReloadAfter,
    /// The program's clock jumps.
    ClockJump,
}

impl Fault {
    pub const ALL: [Self; 13] = [
        Self::DropBefore,
        Self::DropAfter,
        Self::Late,
        Self::Error,
        Self::ErrorAfter,
        Self::BusySeconds,
        Self::BusyDate,
        Self::Duplicate,
        Self::Malformed,
        Self::ExpiredToken,
        Self::ReloadBefore,
        Self::ReloadAfter,
        Self::ClockJump,
    ];
}

/// An answer on its way.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: u16,
    pub retry_after: Option<String>,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn new(status: u16, body: &Value) -> Self {
        Self { status, retry_after: None, body: body.to_string().into_bytes() }
    }

    fn fault(status: u16, code: &str) -> Self {
        Self::new(status, &json!({ "error": { "code": code, "message": format!("{code}!") } }))
    }
}

/// One record that the platform has, and how it came.
#[derive(Debug, Clone)]
pub struct Kept {
    pub record: Value,
    pub receipt: Value,
    /// How often it was added. Anything but 1 is a doubled record.
    pub commits: u32,
    /// How often it came again.
    pub replays: u32,
}

#[derive(Default)]
pub struct Platform {
    pub records: BTreeMap<String, Kept>,
    pub requests: u32,
    pub largest_batch: usize,
    /// Bodies with more bytes are refused with 413.
    pub body_limit: Option<usize>,
    /// Batches with this text in them are refused with 400.
    pub poison: Option<&'static str>,
    /// Every answer behind the door, whatever is asked.
    pub always: Option<Reply>,
    pub token: u32,
    pub valid: BTreeSet<String>,
    pub late: VecDeque<Request>,
}

impl Platform {
    /// How often a record came that was there already.
    pub fn replays(&self) -> u32 {
        self.records.values().map(|kept| kept.replays).sum()
    }

    pub fn doubled(&self) -> usize {
        self.records.values().filter(|kept| kept.commits != 1).count()
    }

    /// Carries out a request, or spoils it. `None`: no answer.
    pub fn serve(&mut self, request: &Request, fault: Option<Fault>, bits: u64) -> Option<Reply> {
        self.requests += 1;
        let late: Vec<Request> = self.late.drain(..).collect();
        let reply = self.serve_now(request, fault, bits);
        for request in &late {
            self.carry_out(request);
        }
        reply
    }

    fn serve_now(&mut self, request: &Request, fault: Option<Fault>, bits: u64) -> Option<Reply> {
        match fault {
            Some(Fault::DropBefore) => None,
            Some(Fault::DropAfter) => {
                self.carry_out(request);
                None
            }
            Some(Fault::Late) => {
                self.late.push_back(request.clone());
                None
            }
            Some(Fault::Error) => Some(Reply::fault(500, "internal")),
            Some(Fault::ErrorAfter) => {
                self.carry_out(request);
                Some(Reply::fault(503, "internal"))
            }
            Some(Fault::BusySeconds) => {
                Some(Reply { retry_after: Some((bits % 20).to_string()), ..Reply::fault(429, "busy") })
            }
            Some(Fault::BusyDate) => {
                let until = "Mon, 01 Jun 2026 08:00:05 GMT".to_owned();
                Some(Reply { retry_after: Some(until), ..Reply::fault(429, "busy") })
            }
            Some(Fault::Duplicate) => {
                self.carry_out(request);
                Some(self.carry_out(request))
            }
            Some(Fault::Malformed) => {
                let reply = self.carry_out(request);
                Some(spoilt(reply, bits, request.largest_response_bytes))
            }
            Some(Fault::ExpiredToken) => {
                self.valid.clear();
                Some(self.carry_out(request))
            }
            Some(Fault::ReloadBefore | Fault::ReloadAfter | Fault::ClockJump) | None => {
                Some(self.carry_out(request))
            }
        }
    }

    fn carry_out(&mut self, request: &Request) -> Reply {
        let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
        if path == "/v1/token" {
            return self.give_token(&request.body);
        }
        let bearer = request.headers.iter().find(|(name, _)| name == "authorization");
        let Some((_, bearer)) = bearer else { return Reply::fault(401, "token.missing") };
        if !bearer.strip_prefix("Bearer ").is_some_and(|token| self.valid.contains(token)) {
            return Reply::fault(401, "token.expired");
        }
        if let Some(reply) = &self.always {
            return reply.clone();
        }
        match (request.method, path) {
            (Method::Post, "/v1/records") => self.submit(&request.body),
            (Method::Get, "/v1/records") => self.look_up(query),
            _ => Reply::fault(404, "not-found"),
        }
    }

    fn give_token(&mut self, body: &[u8]) -> Reply {
        let known = json!({ "client_id": "client-1", "client_secret": "open-sesame" });
        if serde_json::from_slice::<Value>(body).ok() != Some(known) {
            return Reply::fault(401, "auth.bad-credentials");
        }
        self.token += 1;
        let token = format!("token-{}", self.token);
        self.valid.insert(token.clone());
        Reply::new(200, &json!({ "access_token": token, "expires_in": 3600 }))
    }

    fn submit(&mut self, body: &[u8]) -> Reply {
        let text = String::from_utf8_lossy(body);
        if self.body_limit.is_some_and(|limit| body.len() > limit) {
            return Reply::fault(413, "too-large");
        }
        if self.poison.is_some_and(|poison| text.contains(poison)) {
            return Reply::fault(400, "malformed");
        }
        let body: Value = serde_json::from_str(&text).expect("the app sends JSON");
        let records = body["records"].as_array().expect("the app sends records");
        assert!((1..=100).contains(&records.len()), "{} records", records.len());
        self.largest_batch = self.largest_batch.max(records.len());
        let receipts: Vec<Value> = records.iter().map(|record| self.take(record)).collect();
        Reply::new(200, &json!({ "receipts": receipts }))
    }

    fn take(&mut self, record: &Value) -> Value {
        let key = record["key"].as_str().expect("a key").to_owned();
        let count = self.records.len();
        if let Some(kept) = self.records.get_mut(&key) {
            kept.replays += 1;
            if kept.record != *record {
                let errors = json!([{ "code": "key.reused", "field": "key", "message": "another body" }]);
                return json!({ "key": key, "status": "rejected", "errors": errors });
            }
            let mut receipt = kept.receipt.clone();
            receipt["replayed"] = json!(true);
            return receipt;
        }
        let error = |code: &str, field: &str| {
            let errors = json!([{ "code": code, "field": field, "message": format!("{field} <b>sai</b>") }]);
            json!({ "key": key, "status": "rejected", "errors": errors })
        };
        let receipt = if record["manufacturer"]["name"] == "Nobody Ltd" {
            error("manufacturer.unregistered", "manufacturer.name")
        } else if !record["batchNo"].as_str().is_some_and(|batch| batch.starts_with("2026")) {
            error("batchNo.format", "batchNo")
        } else {
            let number = format!("R-{count:06}");
            json!({ "key": key, "status": "accepted", "receiptNo": number, "receivedAt": "2026-06-01T08:00:00Z" })
        };
        let kept = Kept { record: record.clone(), receipt: receipt.clone(), commits: 1, replays: 0 };
        self.records.insert(key, kept);
        receipt
    }

    fn look_up(&self, query: &str) -> Reply {
        let keys: Vec<&str> =
            query.strip_prefix("keys=").expect("the app asks for keys").split(',').collect();
        assert!(keys.len() <= 100, "{} keys", keys.len());
        let known: Vec<&Value> =
            keys.iter().filter_map(|key| self.records.get(*key).map(|kept| &kept.receipt)).collect();
        let unknown: Vec<&&str> = keys.iter().filter(|key| !self.records.contains_key(**key)).collect();
        Reply::new(200, &json!({ "records": known, "unknown": unknown }))
    }
}

/// A fine answer made unusable in one of many ways; never into one that says what is not so.
fn spoilt(mut reply: Reply, bits: u64, limit: usize) -> Reply {
    let mut json: Value = serde_json::from_slice(&reply.body).expect("the platform answers in JSON");
    let list = if json.get("receipts").is_some() { "receipts" } else { "records" };
    match bits % 8 {
        0 => reply.body.truncate(reply.body.len() / 2),
        1 => reply.body = b"<html>gateway</html>".to_vec(),
        2 => reply.body.resize(limit + 1, b' '),
        3 => reply.body = vec![b'['; 5000],
        4 => {
            if let Some(receipts) = json[list].as_array_mut() {
                let mut odd = false;
                receipts.retain(|_| {
                    odd = !odd;
                    odd
                });
            }
            reply.body = json.to_string().into_bytes();
        }
        5 => {
            if let Some(receipts) = json[list].as_array_mut() {
                receipts.push(json!({ "key": "f".repeat(64), "status": "accepted", "receiptNo": "R-0" }));
            }
            reply.body = json.to_string().into_bytes();
        }
        6 => {
            for receipt in json[list].as_array_mut().into_iter().flatten() {
                receipt["status"] = json!("pending");
            }
            reply.body = json.to_string().into_bytes();
        }
        _ => {
            if let Some(receipts) = json[list].as_array_mut() {
                let accepted = receipts.iter().filter(|receipt| receipt["status"] == "accepted");
                let keys: Vec<Value> = accepted.map(|receipt| receipt["key"].clone()).collect();
                let against = |key| json!({ "key": key, "status": "rejected", "errors": [] });
                receipts.extend(keys.into_iter().map(against));
            }
            reply.body = json.to_string().into_bytes();
        }
    }
    reply
}
