//! Carries out the commands of a submission against the platform in memory, spoiling some.

use std::collections::BTreeMap;

use npqtp::{Access, Answer, Command, Event, Ledger, Moment, Outcome, Profile, State, Submission};

use super::platform::{Fault, Platform};
use super::{Chance, access};

pub const WALL: &str = "2026-06-01T08:00:00Z";
const DATE: &str = "Mon, 01 Jun 2026 08:00:00 GMT";

/// What goes wrong, and how often.
pub struct Weather<'f> {
    pub faults: &'f [Fault],
    pub percent: u64,
}

#[derive(Debug, Default)]
pub struct Run {
    pub requests: u32,
    pub steps: u32,
    pub spoilt: BTreeMap<Fault, u32>,
    pub reloads: u32,
    /// How often the submission paused and a person went on.
    pub pauses: u32,
    /// On a clock that does not jump.
    pub waited_ms: u64,
    pub ledger: Ledger,
}

/// Far more steps than any run needs: one that takes them does not end.
const STEPS_LIMIT: u32 = 200_000;

/// Runs a submission to its end; a person goes on after each pause.
pub fn run(
    submission: &mut Submission,
    profile: &Profile,
    platform: &mut Platform,
    weather: &Weather<'_>,
    seed: u64,
) -> Run {
    let mut chance = Chance(seed);
    let mut world = Run::default();
    let mut now_ms = 1_000_000_000_u64;
    let mut access = access();
    let mut command = step(submission, profile, &mut access, Event::Started, now_ms, &mut chance);
    loop {
        world.steps += 1;
        assert!(world.steps < STEPS_LIMIT, "it does not end: {:?}", submission.tally());
        let fault = chance.percent(weather.percent).then(|| chance.pick(weather.faults));
        if fault == Some(Fault::ClockJump) {
            *world.spoilt.entry(Fault::ClockJump).or_default() += 1;
            now_ms =
                if chance.percent(50) { now_ms + chance.below(100_000_000) } else { chance.below(now_ms) };
        }
        let event = match command {
            Command::Done { outcome: Outcome::Paused } => {
                world.pauses += 1;
                Event::Started
            }
            Command::Done { .. } | Command::Idle => return world,
            Command::WaitUntil { now_ms: until, at_most_ms } => {
                let wait = until.saturating_sub(now_ms).min(at_most_ms);
                world.waited_ms += wait;
                now_ms += wait;
                if fault == Some(Fault::ReloadBefore) {
                    now_ms = reload(submission, profile, &mut access, &mut chance, &mut world);
                    command = step(submission, profile, &mut access, Event::Reloaded, now_ms, &mut chance);
                    continue;
                }
                Event::Tick
            }
            Command::Authenticate { ticket }
            | Command::Send { ticket, .. }
            | Command::Lookup { ticket, .. } => {
                if let Some(fault) = fault {
                    *world.spoilt.entry(fault).or_default() += 1;
                }
                let request = submission.request(profile, &access).expect("a request");
                let entry = world.ledger.left(&request, WALL).expect("room in the ledger");
                world.requests += 1;
                let gone = fault == Some(Fault::ReloadBefore);
                let reply = if gone { None } else { platform.serve(&request, fault, chance.bits()) };
                let took = 50 + chance.below(200);
                now_ms += took;
                world.waited_ms += took;
                if gone || fault == Some(Fault::ReloadAfter) {
                    now_ms = reload(submission, profile, &mut access, &mut chance, &mut world);
                    command = step(submission, profile, &mut access, Event::Reloaded, now_ms, &mut chance);
                    continue;
                }
                let bytes = reply.as_ref().map_or(0, |reply| reply.body.len() as u64);
                world.ledger.answered(entry, WALL, reply.as_ref().map(|reply| reply.status), bytes);
                match reply {
                    None if chance.percent(50) => Event::NetworkFailed { ticket },
                    None => {
                        now_ms += request.timeout_ms;
                        world.waited_ms += request.timeout_ms;
                        Event::TimedOut { ticket }
                    }
                    Some(reply) => {
                        let answer = Answer {
                            status: reply.status,
                            retry_after: reply.retry_after.as_deref(),
                            date: Some(DATE),
                            body: &reply.body,
                        };
                        let event = Event::Response { ticket, answer };
                        command = step(submission, profile, &mut access, event, now_ms, &mut chance);
                        if chance.percent(5) {
                            // A late echo of an answer that was taken already.
                            command = match &command {
                                Command::WaitUntil { .. } | Command::Done { .. } => {
                                    step(submission, profile, &mut access, event, now_ms, &mut chance)
                                }
                                _ => command,
                            };
                        }
                        continue;
                    }
                }
            }
        };
        command = step(submission, profile, &mut access, event, now_ms, &mut chance);
    }
}

pub fn step(
    submission: &mut Submission,
    profile: &Profile,
    access: &mut Access,
    event: Event<'_>,
    now_ms: u64,
    chance: &mut Chance,
) -> Command {
    submission.step(profile, access, event, Moment { now_ms, wall: WALL, random: chance.bits() })
}

/// The program ends and starts again: what was stored comes back, the token is gone, and the clock starts anew.
fn reload(
    submission: &mut Submission,
    profile: &Profile,
    access: &mut Access,
    chance: &mut Chance,
    world: &mut Run,
) -> u64 {
    world.reloads += 1;
    let stored = serde_json::to_string(submission).expect("a submission is JSON");
    *submission = Submission::restore(&stored, profile).expect("what was stored comes back");
    *access = super::access();
    chance.below(10_000)
}

/// App and platform say the same of every record; `Err` with the first difference.
pub fn agree(submission: &Submission, platform: &Platform) -> Result<(), String> {
    if platform.doubled() > 0 {
        return Err(format!("{} records are doubled", platform.doubled()));
    }
    let known = submission.items().iter().filter(|item| platform.records.contains_key(&item.key)).count();
    if known != platform.records.len() {
        return Err(format!("the platform has {} records, {known} of them ours", platform.records.len()));
    }
    for item in submission.items() {
        let kept = platform.records.get(&item.key).map(|kept| &kept.receipt);
        let same = match (&item.state, kept) {
            (State::Accepted { number, .. }, Some(receipt)) => receipt["receiptNo"] == **number,
            (State::Rejected { reasons }, Some(receipt)) => {
                receipt["errors"][0]["code"] == *reasons[0].platform_code
            }
            _ => false,
        };
        if !same {
            return Err(format!("{:?}: here {:?}, there {kept:?}", item.ids, item.state));
        }
    }
    Ok(())
}
