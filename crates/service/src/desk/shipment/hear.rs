//! What was read, and buttons that were pressed.

use evidence::{Body, Scan, Sha256Digest};
use payload::Carrier;
use record::Column;
use shipment::{Answer, Collector, Event, Input, LabelValues, Place, Read, Signal, What};

use super::documents::log_folder;
use super::live::Live;
use super::{At, Heard, ShipmentReply};
use crate::Fault;
use crate::desk::workspace::Workspace;

impl Workspace {
    /// Something was read, or a button was pressed.
    ///
    /// # Errors
    /// `shipment.nothing-typed` for an entry by hand that says nothing.
    pub(super) fn hear(
        &mut self,
        live: &mut Live,
        input: &Input,
        at: &At<'_>,
    ) -> Result<ShipmentReply, Fault> {
        let step = live.session.handle(&live.manifest, complete(input)?, at.now_ms);
        live.heard(&step.events);
        if !step.events.is_empty() {
            let log = live.session.log();
            self.keep_listed(&log_folder(at.id, at.device.as_str()), log, live.events_in_place);
            live.events_in_place = log.len();
            self.keep_card(live, at);
        }
        for answer in &step.answers {
            if let Some(scan) = live.scan(answer) {
                self.happens(Body::Scan(scan));
            }
        }
        let signal = step.answers.iter().map(Answer::signal).max().unwrap_or(Signal::Quiet);
        let answers = step.answers.iter().map(|answer| live.answer_view(answer)).collect();
        let heard = Heard { answers, signal, counts: live.counts(), session: live.session_view() };
        Ok(ShipmentReply::Heard(Box::new(heard)))
    }
}

impl Live {
    /// A read that was taken, for the evidence.
    fn scan(&self, answer: &Answer) -> Option<Scan> {
        let Answer::Taken { number, .. } = answer else { return None };
        let Some(Event { what: What::Taken { read, place, by_hand }, .. }) = self.event(*number) else {
            return None;
        };
        let code = answer.code();
        Some(Scan {
            payload_sha256: (!read.text.is_empty()).then(|| Sha256Digest::of(read.text.as_bytes())),
            outcome: code.strip_prefix("shipment.").unwrap_or(code).to_owned(),
            shipment: Some(self.manifest.shipment().reference.clone()),
            place: place_text(place),
            typed_because: by_hand.clone(),
        })
    }
}

/// A place as it stands in the evidence.
fn place_text(place: &Place) -> Option<String> {
    let container = place.container.map(|container| container.as_str().to_owned());
    let texts: Vec<String> = container.into_iter().chain(place.pallet.clone()).collect();
    (!texts.is_empty()).then(|| texts.join(" / "))
}

/// An input with the values that its texts tell. Codes of a series of another device are no labels.
fn complete(input: &Input) -> Result<Input, Fault> {
    Ok(match input {
        Input::Frame(reads) => {
            let labels = reads.iter().filter(|read| !Collector::is_code(&read.text));
            Input::Frame(labels.map(with_values).collect())
        }
        Input::Manual { read, reason } => {
            let read = with_values(read);
            if read.text.is_empty() && read.values.is_none() {
                return Err(Fault::new("shipment.nothing-typed"));
            }
            Input::Manual { read, reason: reason.clone() }
        }
        other => other.clone(),
    })
}

fn with_values(read: &Read) -> Read {
    let values = read.values.clone().map(trimmed).or_else(|| values_of(&read.text));
    Read { values: values.filter(|values| *values != LabelValues::default()), ..read.clone() }
}

fn trimmed(values: LabelValues) -> LabelValues {
    let trim = |text: String| text.trim().to_owned();
    LabelValues {
        manufacturer: trim(values.manufacturer),
        batch: trim(values.batch),
        report: trim(values.report),
        serial: values.serial.map(trim).filter(|serial| !serial.is_empty()),
    }
}

/// What a text says, where its form is known. A GS1 element string is told by its text alone: a reader does not say
/// here how the symbol announced itself.
fn values_of(text: &str) -> Option<LabelValues> {
    let read =
        [Carrier::Plain, Carrier::Gs1].into_iter().find_map(|carrier| payload::read(text, carrier).ok())?;
    let value = |column| read.values.get(&column).cloned();
    Some(LabelValues {
        manufacturer: value(Column::Manufacturer).unwrap_or_default(),
        batch: value(Column::Batch).unwrap_or_default(),
        report: value(Column::Report).unwrap_or_default(),
        serial: value(Column::Serials),
    })
}
