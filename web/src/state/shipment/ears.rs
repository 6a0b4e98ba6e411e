//! Which frames of the camera the desk hears: one at a time, and nothing twice a second that says nothing new.

use std::collections::HashMap;

use service::shipment::{Read, Signal};

/// How long a text that was settled is not told again, in milliseconds.
pub const SETTLED_MS: f64 = 1_000.0;

/// Decides which reads go to the desk. Frames come faster than the desk stores what it hears of them.
#[derive(Debug, Default)]
pub struct Ears {
    /// Texts of the frame that the desk hears at the moment.
    in_flight: Option<Vec<String>>,
    /// The newest frame that came meanwhile. An older one shows nothing that the camera will not show again.
    waiting: Option<Vec<Read>>,
    /// Until when each settled text is passed over.
    settled: HashMap<String, f64>,
}

impl Ears {
    /// A frame was read; gives what the desk is to hear now.
    pub fn frame(&mut self, reads: Vec<Read>, now_ms: f64) -> Option<Vec<Read>> {
        self.settled.retain(|_, until| *until > now_ms);
        // A frame goes as a whole: what lies beside the code of a pallet goes onto that pallet.
        if reads.iter().all(|read| self.settled.contains_key(&read.text)) {
            return None;
        }
        if self.in_flight.is_some() {
            self.waiting = Some(reads);
            return None;
        }
        Some(self.take(reads))
    }

    /// The desk answered with this signal, or failed (`None`); gives what it is to hear next.
    pub fn answered(&mut self, signal: Option<Signal>, now_ms: f64) -> Option<Vec<Read>> {
        let texts = self.in_flight.take().unwrap_or_default();
        match signal {
            Some(Signal::Quiet | Signal::Good | Signal::Doubtful) => {
                self.settled.extend(texts.into_iter().map(|text| (text, now_ms + SETTLED_MS)));
            }
            // Another place is loaded, or the line stands: the same labels mean something else now.
            Some(Signal::Noted | Signal::Wrong) => self.settled.clear(),
            Some(Signal::Again) | None => {}
        }
        let waiting = self.waiting.take().filter(|_| signal.is_some_and(|signal| signal != Signal::Wrong))?;
        self.frame(waiting, now_ms)
    }

    /// A button was pressed: nothing is settled any more, and what waits was seen before.
    pub fn turn(&mut self) {
        self.settled.clear();
        self.waiting = None;
    }

    fn take(&mut self, reads: Vec<Read>) -> Vec<Read> {
        self.in_flight = Some(reads.iter().map(|read| read.text.clone()).collect());
        reads
    }
}
