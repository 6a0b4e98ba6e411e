//! What an answer means for the records that it is about.

use std::collections::{HashMap, HashSet};

use base::{Finding, Severity};

use super::{Answer, Phase, SUSPECT_SENDS, State, Submission, What};
use crate::access::Access;
use crate::codes::listed;
use crate::moment::{Moment, http_date_seconds, rfc3339_seconds};
use crate::profile::{Authentication, Effect, Profile};
use crate::receipt::{self, Reason, Receipt, Verdict};
use crate::submission::LONGEST_WAIT_MS;

/// What kind of answer it is, whatever was asked.
enum Kind {
    /// As it should be; the body tells more.
    Fine,
    /// The token is not taken, or not any more.
    Unauthenticated,
    /// A person has to mend something first.
    Stop(Finding),
    /// The platform has too much to do, and took nothing.
    Busy,
    /// The platform failed, and may have taken what was sent.
    Failed,
    /// Too large.
    TooLarge,
    /// The platform does not understand what was sent.
    NotTaken,
}

impl Submission {
    /// Takes in the answer to the request that is out.
    pub(super) fn answered(
        &mut self,
        profile: &Profile,
        access: &mut Access,
        answer: &Answer<'_>,
        moment: Moment<'_>,
    ) {
        let Phase::Flying { what } = std::mem::replace(&mut self.phase, Phase::Ready) else { return };
        if answer.body.len() > profile.pace.largest_response_bytes {
            let finding = Finding::new("submission.answer-too-large", Severity::Warning);
            self.tell(finding.with("limit", profile.pace.largest_response_bytes));
            return self.lost(moment);
        }
        match kind(profile, access, answer, matches!(what, What::Token)) {
            Kind::Fine => match &what {
                What::Token => self.take_token(profile, access, answer, moment),
                What::Send(places) => self.take_receipts(profile, access, places, answer, moment),
                What::Lookup(places) => self.take_lookup(profile, access, places, answer, moment),
            },
            Kind::Unauthenticated => {
                access.forget_token();
                self.mark_sending(&State::Queued);
                // At once, but only once: a platform that refuses fresh tokens is asked ever more slowly.
                if std::mem::replace(&mut self.token_refused, true) {
                    self.fail(None, moment);
                }
            }
            Kind::Stop(finding) => {
                self.mark_sending(&State::Unknown);
                self.stop(finding, moment);
            }
            Kind::Busy => {
                self.mark_sending(&State::Queued);
                let wait = answer.retry_after.and_then(|text| asked_ms(text, answer.date, moment.wall));
                if wait.is_some_and(|wait| wait > LONGEST_WAIT_MS) {
                    self.tell(Finding::new("submission.long-wait", Severity::Info));
                }
                self.fail(wait, moment);
            }
            Kind::Failed => {
                self.suspect(&what);
                let wait = answer.retry_after.and_then(|text| asked_ms(text, answer.date, moment.wall));
                self.mark_sending(&State::Unknown);
                self.fail(wait, moment);
            }
            Kind::TooLarge => {
                self.halve(&what, "submission.reason-too-large", profile, access, answer, moment);
            }
            Kind::NotTaken => {
                self.halve(&what, "submission.reason-not-taken", profile, access, answer, moment);
            }
        }
    }

    fn take_token(
        &mut self,
        profile: &Profile,
        access: &mut Access,
        answer: &Answer<'_>,
        moment: Moment<'_>,
    ) {
        let Authentication::ClientCredentials { token, .. } = profile.authentication() else { return };
        if !access.take_token(answer.body, token) {
            self.malformed(moment);
        }
    }

    fn malformed(&mut self, moment: Moment<'_>) {
        self.tell(Finding::new("submission.answer-malformed", Severity::Warning));
        self.lost(moment);
    }

    /// Something got through: whatever failed before is over.
    fn progress(&mut self) {
        self.failures = 0;
        self.token_refused = false;
    }

    fn take_receipts(
        &mut self,
        profile: &Profile,
        access: &Access,
        places: &[usize],
        answer: &Answer<'_>,
        moment: Moment<'_>,
    ) {
        let Some(receipts) = receipt::of_submission(profile, access, answer.body) else {
            return self.malformed(moment);
        };
        let settled = self.settle(places, receipts);
        self.mark_sending(&State::Unknown);
        if settled > 0 { self.progress() } else { self.malformed(moment) }
    }

    fn take_lookup(
        &mut self,
        profile: &Profile,
        access: &Access,
        places: &[usize],
        answer: &Answer<'_>,
        moment: Moment<'_>,
    ) {
        let Some((receipts, unknown)) = receipt::of_lookup(profile, access, answer.body) else {
            return self.malformed(moment);
        };
        // What stands on both lists stays unknown.
        let known: HashSet<&String> = receipts.iter().map(|(key, _)| key).collect();
        let contradicted: HashSet<&String> = unknown.iter().filter(|key| known.contains(key)).collect();
        if !contradicted.is_empty() {
            self.tell(Finding::new("submission.receipt-contradicts", Severity::Warning));
        }
        let places_of = self.by_key(places);
        let mut queued = 0;
        for key in unknown.iter().filter(|key| !contradicted.contains(key)) {
            match places_of.get(key).and_then(|place| self.items.get_mut(*place)) {
                Some(item) => {
                    item.state = State::Queued;
                    queued += 1;
                }
                None => self.not_asked(key),
            }
        }
        let receipts = receipts.iter().filter(|(key, _)| !contradicted.contains(&key)).cloned().collect();
        let settled = self.settle(places, receipts);
        for place in places {
            if let Some(item) = self.items.get_mut(*place).filter(|item| item.state == State::Unknown) {
                item.lookups = item.lookups.saturating_add(1);
            }
        }
        if settled + queued > 0 { self.progress() } else { self.malformed(moment) }
    }

    /// Settles the records that the receipts are about, and says how many.
    fn settle(&mut self, places: &[usize], receipts: Vec<Receipt>) -> usize {
        let places_of = self.by_key(places);
        let mut verdicts: HashMap<usize, Option<Verdict>> = HashMap::new();
        for (key, verdict) in receipts {
            let Some(place) = places_of.get(&key) else {
                self.not_asked(&key);
                continue;
            };
            match verdicts.get(place) {
                Some(other) if *other != verdict => {
                    self.tell(Finding::new("submission.receipt-contradicts", Severity::Warning));
                    verdicts.insert(*place, None);
                }
                Some(_) => (),
                None => {
                    verdicts.insert(*place, verdict);
                }
            }
        }
        let mut settled = 0;
        for (place, verdict) in verdicts {
            if let (Some(item), Some(verdict)) = (self.items.get_mut(place), verdict) {
                item.settle(verdict);
                settled += 1;
            }
        }
        settled
    }

    fn by_key(&self, places: &[usize]) -> HashMap<String, usize> {
        places.iter().filter_map(|place| Some((self.items.get(*place)?.key.clone(), *place))).collect()
    }

    fn not_asked(&mut self, key: &str) {
        let finding = Finding::new("submission.receipt-not-asked", Severity::Warning);
        self.tell(finding.with("key", crate::untrusted::tamed(key)));
    }

    /// The batch is refused as a whole: its halves go apart, down to the record that nobody takes.
    fn halve(
        &mut self,
        what: &What,
        reason: &'static str,
        profile: &Profile,
        access: &Access,
        answer: &Answer<'_>,
        moment: Moment<'_>,
    ) {
        let What::Send(places) = what else {
            // A question that is not understood will not be the next time either.
            self.stop(refused(profile, access, answer, "submission.refused"), moment);
            return;
        };
        let (code, message) = receipt::of_fault(profile, access, answer.body);
        for place in places {
            let Some(item) = self.items.get_mut(*place) else { continue };
            if places.len() == 1 {
                let said =
                    Reason { platform_code: code.clone(), message: message.clone(), ..Reason::plain(reason) };
                item.settle(Verdict::Rejected { reasons: vec![said] });
            } else {
                item.cap = Some(half(places.len()));
                item.state = State::Queued;
            }
        }
        self.progress();
    }

    /// Records that were out several times when the platform failed go in smaller batches.
    fn suspect(&mut self, what: &What) {
        let What::Send(places) = what else { return };
        for place in places {
            if let Some(item) = self.items.get_mut(*place).filter(|item| item.sends >= SUSPECT_SENDS) {
                item.cap = Some(half(places.len()));
            }
        }
    }
}

fn half(count: usize) -> u16 {
    u16::try_from((count / 2).max(1)).unwrap_or(u16::MAX)
}

fn kind(profile: &Profile, access: &Access, answer: &Answer<'_>, is_token: bool) -> Kind {
    let status = answer.status;
    if (200..300).contains(&status) {
        return Kind::Fine;
    }
    if status < 200 || (300..400).contains(&status) {
        let finding = Finding::new("submission.redirect", Severity::Error);
        return Kind::Stop(finding.with("status", status));
    }
    let (code, _) = receipt::of_fault(profile, access, answer.body);
    let row = profile
        .answers
        .rows
        .iter()
        .find(|row| row.status == status && row.code.as_ref().is_none_or(|expected| *expected == code));
    let has_token = matches!(profile.authentication(), Authentication::ClientCredentials { .. });
    let stop = |code| Kind::Stop(refused(profile, access, answer, code));
    match (row.map(|row| row.effect), status) {
        (Some(Effect::Authenticate), _) | (None, 401) if has_token && !is_token => Kind::Unauthenticated,
        (Some(Effect::Retry), 429) | (None, 429) => Kind::Busy,
        (Some(Effect::Retry), _) | (None, 408 | 425 | 500..=599) => Kind::Failed,
        (Some(Effect::Stop), _) => {
            let finding = row.and_then(|row| row.finding.as_deref()).unwrap_or("submission.refused");
            stop(listed(finding, "submission.refused"))
        }
        (_, 401) => stop("submission.bad-credentials"),
        (_, 413) if !is_token => Kind::TooLarge,
        (_, 400 | 422) if !is_token => Kind::NotTaken,
        _ => stop("submission.refused"),
    }
}

fn refused(profile: &Profile, access: &Access, answer: &Answer<'_>, code: &'static str) -> Finding {
    let (platform_code, message) = receipt::of_fault(profile, access, answer.body);
    let finding = Finding::new(code, Severity::Error).with("status", answer.status);
    finding.with("platform_code", platform_code).with("message", message)
}

/// Milliseconds that a header `Retry-After` asks for. A date is held against the platform's own clock where it tells
/// of it, because ours may be wrong; one that has passed asks for nothing.
fn asked_ms(text: &str, date: Option<&str>, wall: &str) -> Option<u64> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(text.parse::<u64>().map_or(u64::MAX, |seconds| seconds.saturating_mul(1000)));
    }
    let until = http_date_seconds(text)?;
    let now = date.and_then(|date| http_date_seconds(date.trim())).or_else(|| rfc3339_seconds(wall))?;
    u64::try_from(until.saturating_sub(now)).ok().map(|seconds| seconds.saturating_mul(1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_platform_asks_to_wait() {
        let wall = "2026-06-01T08:00:00Z";
        let date = "Mon, 01 Jun 2026 07:00:00 GMT";
        for (text, date, expected) in [
            ("0", None, Some(0)),
            ("120", None, Some(120_000)),
            (" 7 ", None, Some(7000)),
            ("99999999999999999999999", None, Some(u64::MAX)),
            ("-5", None, None),
            ("1.5", None, None),
            ("soon", None, None),
            ("", None, None),
            ("Mon, 01 Jun 2026 08:00:30 GMT", None, Some(30_000)),
            ("Mon, 01 Jun 2026 07:00:30 GMT", None, None),
            ("Mon, 01 Jun 2026 07:00:30 GMT", Some(date), Some(30_000)),
            ("Mon, 01 Jun 2026 08:00:30 GMT", Some("yesterday"), Some(30_000)),
        ] {
            assert_eq!(asked_ms(text, date, wall), expected, "{text:?} at {date:?}");
        }
        assert_eq!(asked_ms("Mon, 01 Jun 2026 08:00:30 GMT", None, "no clock"), None);
    }
}
