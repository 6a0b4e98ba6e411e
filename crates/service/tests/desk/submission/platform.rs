//! A platform in memory that answers as the rehearsal profile says, or fails as it is told.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use service::desk::submission::{Happening, RequestView};
use service::vault::Vault;

use super::SECRET;
use super::station::Station;

/// What becomes of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is done and answered.
    Answers,
    /// 429, and nothing is done.
    Busy,
    /// The connection breaks before anything is done.
    CutBefore,
    /// It is done, and the connection breaks before the answer.
    CutAfter,
    /// It is done, and the answer is half of one.
    Malformed,
    /// The token is no longer known.
    Expired,
    /// 500, and nothing is done.
    Fails,
    /// It is done, and the answer comes too late.
    Late,
}

/// A record that arrived.
#[derive(Debug)]
pub(crate) struct Arrived {
    receipt: Value,
    pub(crate) deliveries: u32,
}

#[derive(Debug)]
pub(crate) struct Platform {
    pub(crate) records: BTreeMap<String, Arrived>,
    pub(crate) requests: u64,
    pub(crate) received_bytes: u64,
    pub(crate) tokens: Vec<String>,
    /// A reload comes before a request has left, not after.
    pub(crate) reload_before_delivery: bool,
    fates: Vec<Fate>,
}

impl Platform {
    /// A platform that meets requests with these fates, over and over.
    pub(crate) fn with(fates: &[Fate]) -> Self {
        Self {
            records: BTreeMap::new(),
            requests: 0,
            received_bytes: 0,
            tokens: Vec::new(),
            reload_before_delivery: false,
            fates: fates.to_vec(),
        }
    }

    pub(crate) fn receipt(&self, key: &str) -> Option<String> {
        Some(self.records.get(key)?.receipt["receiptNo"].as_str()?.to_owned())
    }

    /// Takes a request, and says what the page hears of it.
    pub(crate) fn carry_out<V: Vault>(
        &mut self,
        view: &RequestView,
        body: &[u8],
        station: &mut Station<'_, V>,
    ) -> (Happening, Vec<u8>) {
        let fate = self.fates[self.requests as usize % self.fates.len()];
        self.requests += 1;
        self.received_bytes += (view.target.len() + body.len()) as u64;
        let ticket = view.ticket;
        let response = |status, retry_after: Option<&str>, body: Vec<u8>| {
            let retry_after = retry_after.map(str::to_owned);
            (Happening::Response { ticket, status, retry_after, date: None }, body)
        };
        let error =
            |code: &str| json!({ "error": { "code": code, "message": SECRET } }).to_string().into_bytes();
        match fate {
            Fate::Busy => return response(429, Some("1"), error("slow.down")),
            Fate::CutBefore => return (Happening::NetworkFailed { ticket }, Vec::new()),
            Fate::Fails => return response(500, None, error("broken")),
            Fate::Expired if view.target.contains("records") => {
                return response(401, None, error("token.expired"));
            }
            _ => {}
        }
        let (status, answer) = self.done(view, body);
        match fate {
            Fate::CutAfter => (Happening::NetworkFailed { ticket }, Vec::new()),
            Fate::Late => {
                station.passes(view.timeout_ms);
                (Happening::TimedOut { ticket }, Vec::new())
            }
            Fate::Malformed => {
                let mut answer = answer.to_string().into_bytes();
                answer.truncate(answer.len() / 2);
                response(status, None, answer)
            }
            _ => response(status, None, answer.to_string().into_bytes()),
        }
    }

    fn done(&mut self, view: &RequestView, body: &[u8]) -> (u16, Value) {
        if view.target == "/v1/token" {
            let asked: Value = serde_json::from_slice(body).expect("JSON");
            assert_eq!(asked["client_secret"], SECRET);
            self.tokens.push(format!("token-number-{}", self.tokens.len()));
            return (200, json!({ "access_token": self.tokens.last(), "expires_in": 60 }));
        }
        let bearer =
            view.headers.iter().find(|(name, _)| name == "authorization").map(|(_, value)| &value[..]);
        let known = self.tokens.iter().any(|token| bearer == Some(&format!("Bearer {token}")));
        assert!(known, "{bearer:?}");
        if let Some(keys) = view.target.strip_prefix("/v1/records?keys=") {
            let keys = || keys.split(',');
            let found: Vec<&Value> =
                keys().filter_map(|key| self.records.get(key)).map(|record| &record.receipt).collect();
            let unknown: Vec<&str> = keys().filter(|key| !self.records.contains_key(*key)).collect();
            return (200, json!({ "records": found, "unknown": unknown }));
        }
        let sent: Value = serde_json::from_slice(body).expect("JSON");
        let mut receipts = Vec::new();
        for record in sent["records"].as_array().expect("records") {
            let key = record["key"].as_str().expect("a key").to_owned();
            let number = self.records.len();
            let batch = record["batchNo"].as_str().expect("a batch");
            let receipt = if batch.contains("lot") {
                let error = json!({ "code": "batchNo.format", "field": "batchNo", "message": "<b>no</b>" });
                json!({ "key": key, "status": "rejected", "errors": [error] })
            } else {
                json!({ "key": key, "status": "accepted", "receiptNo": format!("R-{number}"), "receivedAt": "now" })
            };
            let arrived = self.records.entry(key).or_insert(Arrived { receipt, deliveries: 0 });
            arrived.deliveries += 1;
            receipts.push(arrived.receipt.clone());
        }
        (200, json!({ "receipts": receipts }))
    }
}
