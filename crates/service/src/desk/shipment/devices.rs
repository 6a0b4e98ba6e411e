//! What was scanned on other devices.

use std::collections::BTreeMap;

use shipment::{Collected, Collector, Event, Part, PartError, Series, SeriesError};

use super::documents::{Blocks, CameIn, came_in_key, log_folder};
use super::live::Live;
use super::{At, ShipmentReply, part_exported};
use crate::desk::workspace::Workspace;
use crate::{Exported, Fault};

impl Live {
    /// What this device scanned, as a file.
    pub(super) fn part_file(&self) -> (Exported, Vec<u8>) {
        let part = self.session.part(&self.manifest);
        (part_exported(&part.shipment, &part.device), part.to_json())
    }

    /// The same as texts for a series of codes.
    ///
    /// # Errors
    /// `shipment.series-too-long`.
    pub(super) fn series(&self) -> Result<Vec<String>, Fault> {
        let series = Series::new(self.session.part(&self.manifest).pack()).map_err(series_fault)?;
        Ok(series.texts().collect())
    }
}

impl Workspace {
    /// Takes in the part of another device.
    ///
    /// # Errors
    /// Those of bytes that are no part, or not one of this shipment.
    pub(super) fn join(
        &mut self,
        live: &mut Live,
        bytes: &[u8],
        at: &At<'_>,
    ) -> Result<ShipmentReply, Fault> {
        let part = Part::parse(bytes).map_err(|error| part_fault(&error))?;
        self.take_part(live, &part, at)
    }

    /// Takes in texts of a series of codes.
    ///
    /// # Errors
    /// As [`Self::join`]; that of the first text that is none of this series, when no other was.
    pub(super) fn collect(
        &mut self,
        live: &mut Live,
        texts: &[String],
        at: &At<'_>,
    ) -> Result<ShipmentReply, Fault> {
        // Another tab may come between: the job is done once more then, from where the series stood before.
        let begun = self.shipments.collecting.clone().filter(|(id, _)| id == at.id && !texts.is_empty());
        let mut collector = begun.map(|(_, collector)| collector).unwrap_or_default();
        let (mut refused, mut taken) = (None, false);
        for text in texts {
            match collector.add(text) {
                Ok(Collected::Whole(packed)) => {
                    let part = Part::unpack(&packed).map_err(|error| part_fault(&error));
                    let taken = part.and_then(|part| self.take_part(live, &part, at));
                    if taken.is_err() {
                        self.shipments.collecting = None;
                    }
                    return taken;
                }
                Ok(_) => taken = true,
                Err(error) => _ = refused.get_or_insert(error),
            }
        }
        let (have, of) = progress(&collector);
        self.shipments.collecting = Some((at.id.to_owned(), collector));
        match refused {
            Some(error) if !taken => Err(series_fault(error)),
            _ => Ok(ShipmentReply::Collecting { have, of }),
        }
    }

    /// Forgets what other devices scanned.
    ///
    /// # Errors
    /// Those of documents that cannot be read.
    pub(super) fn forget_devices(&mut self, live: &mut Live, at: &At<'_>) -> Result<ShipmentReply, Fault> {
        for device in self.devices(at.id) {
            if device == at.device {
                self.forget_kept(&came_in_key(at.id, device.as_str()));
            } else {
                self.forget_folder(&log_folder(at.id, device.as_str()));
            }
        }
        self.take_others(live, at)?;
        self.keep_card(live, at);
        Ok(live.shown(Vec::new()))
    }

    fn take_part(&mut self, live: &mut Live, part: &Part, at: &At<'_>) -> Result<ShipmentReply, Fault> {
        // Of a part that is refused nothing is taken in; this device has its room, scanned or not.
        let mut joined = live.others.clone();
        let own = live.session.part(&live.manifest);
        joined.join(&own).and_then(|()| joined.join(part)).map_err(|error| part_fault(&error))?;
        let device = part.device.as_str();
        let key = came_in_key(at.id, device);
        let known: Option<CameIn> = self.kept.get(&key)?;
        let mut came_in = known.clone().unwrap_or_default();
        if !came_in.lists.contains(&part.expected) {
            came_in.lists.push(part.expected);
        }
        let folder = log_folder(at.id, device);
        let (log, in_place) = if part.device == at.device {
            (live.session.log().to_vec(), live.events_in_place)
        } else {
            let blocks: Blocks<Event> = self.listed(&folder)?.unwrap_or_default();
            (blocks.items, blocks.in_place)
        };
        let merged = Merged::of(&log, part, part.device == at.device);
        let grown = merged.log != log;
        came_in.contrary = merged.with(&came_in.contrary);
        if grown {
            let same = log.iter().zip(&merged.log).take_while(|(a, b)| a == b).count();
            self.keep_listed(&folder, &merged.log, same.min(in_place));
        }
        if !grown && known.as_ref() == Some(&came_in) {
            return Ok(live.shown(Vec::new()));
        }
        came_in.taken_ms = at.now_ms;
        self.keep(&key, &came_in);
        if grown && part.device == at.device {
            live.replay(merged.log);
        }
        self.take_others(live, at)?;
        self.keep_card(live, at);
        self.happens(live.concluded());
        Ok(live.shown(Vec::new()))
    }
}

/// A log with what another copy of it has more, and what contradicts it.
struct Merged {
    log: Vec<Event>,
    contrary: Vec<Event>,
}

impl Merged {
    /// Of two events of one number the lesser stands, as on every other device; in this device's own log its own.
    fn of(log: &[Event], part: &Part, own: bool) -> Self {
        // This device's log, as it was before it was lost.
        let continues = part.events.len() >= log.len() && part.events.iter().zip(log).all(|(a, b)| a == b);
        if own && continues {
            return Self { log: part.events.clone(), contrary: Vec::new() };
        }
        let mut events: BTreeMap<u32, &Event> = log.iter().map(|event| (event.number, event)).collect();
        let mut contrary = Vec::new();
        for event in &part.events {
            match events.get(&event.number) {
                None if own => contrary.push(event.clone()),
                None => _ = events.insert(event.number, event),
                Some(held) if *held == event => {}
                Some(held) if own || event > *held => contrary.push(event.clone()),
                Some(held) => {
                    contrary.push((*held).clone());
                    events.insert(event.number, event);
                }
            }
        }
        Self { log: events.into_values().cloned().collect(), contrary }
    }

    /// Contrary events with those that were known, one of each number: that there is one is what matters.
    fn with(&self, known: &[Event]) -> Vec<Event> {
        let all = known.iter().chain(&self.contrary);
        let mut contrary: BTreeMap<u32, &Event> = BTreeMap::new();
        for event in all {
            let kept = contrary.entry(event.number).or_insert(event);
            *kept = (*kept).min(event);
        }
        contrary.into_values().cloned().collect()
    }
}

fn progress(collector: &Collector) -> (usize, Option<usize>) {
    let have = collector.have();
    (have, collector.missing().map(|missing| have + missing))
}

fn part_fault(error: &PartError) -> Fault {
    Fault::of(error.code(), error.args())
}

fn series_fault(error: SeriesError) -> Fault {
    let fault = Fault::new(error.code());
    match error {
        SeriesError::TooLong { found, most } => fault.with("found", found).with("most", most),
        _ => fault,
    }
}
