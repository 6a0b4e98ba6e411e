//! How many requests one address may send.

use std::collections::HashMap;
use std::net::IpAddr;
use std::time::{Duration, Instant};

/// Addresses beyond which those that are quiet are forgotten.
const ADDRESSES: usize = 10_000;

const MINUTE: Duration = Duration::from_secs(60);

/// For each address, when everything that it sent would have been sent, evenly.
///
/// Source: ITU-T I.371, "generic cell rate algorithm", virtual scheduling; with a burst of one minute.
#[derive(Debug)]
pub(crate) struct Pace {
    /// The time that one request takes up; zero = no limit.
    each: Duration,
    due: HashMap<IpAddr, Instant>,
}

impl Pace {
    /// `per_minute` requests at once or spread; 0 = any number.
    pub(crate) fn new(per_minute: u32) -> Self {
        let each = MINUTE.checked_div(per_minute).unwrap_or_default();
        Self { each, due: HashMap::new() }
    }

    /// Counts a request.
    ///
    /// # Errors
    /// There were too many: how long to wait before the next.
    pub(crate) fn take(&mut self, address: IpAddr, now: Instant) -> Result<(), Duration> {
        if self.each.is_zero() {
            return Ok(());
        }
        if self.due.len() >= ADDRESSES {
            self.due.retain(|_, due| *due > now);
        }
        let due = self.due.get(&address).map_or(now, |due| (*due).max(now)) + self.each;
        let early = due.saturating_duration_since(now).saturating_sub(MINUTE);
        if !early.is_zero() {
            return Err(early);
        }
        self.due.insert(address, due);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    #[test]
    fn a_burst_is_taken_and_then_the_rate() {
        let (one, other) = (IpAddr::from(Ipv4Addr::LOCALHOST), IpAddr::from([10, 0, 0, 1]));
        let start = Instant::now();
        let mut pace = Pace::new(60);
        assert_eq!((0..100).filter(|_| pace.take(one, start).is_ok()).count(), 60);
        assert_eq!(pace.take(one, start), Err(Duration::from_secs(1)));
        assert_eq!(pace.take(other, start), Ok(()), "another address has its own minute");
        assert_eq!(pace.take(one, start + Duration::from_secs(1)), Ok(()), "a second makes room for one");
        assert!(pace.take(one, start + Duration::from_secs(1)).is_err());
        assert_eq!((0..100).filter(|_| pace.take(one, start + MINUTE * 9).is_ok()).count(), 60);
    }

    #[test]
    fn without_a_limit_everything_is_taken() {
        let mut pace = Pace::new(0);
        let now = Instant::now();
        assert!((0..1_000).all(|_| pace.take(Ipv4Addr::LOCALHOST.into(), now).is_ok()));
    }
}
