//! A shipment as events of EPCIS 2.0, in JSON-LD.
//!
//! Four steps: pieces are commissioned (labelled), inspected, packed on a pallet, loaded into a container. Packing and
//! loading are aggregations whose parent is the pallet or the container.
//!
//! Source: GS1 EPCIS 2.0 and CBV 2.0, by the JSON Schema and the vocabulary that GS1 published with them.

mod event_id;
mod identifier;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::moment::Moment;
pub use event_id::event_id;
pub use identifier::{Party, Thing, Unit};

/// The vocabulary of the terms, as GS1 publishes it.
const CONTEXT: &str = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

/// The most events of a document.
pub const MAX_EVENTS: usize = 50_000;

/// The most things of an event.
pub const MAX_THINGS: usize = 50_000;

/// A step of a shipment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Pieces got their labels: from here on they can be told apart.
    Commissioning,
    /// Pieces were inspected.
    Inspecting {
        /// Whether they are as they should be; `None` if nobody said.
        conformant: Option<bool>,
        /// References of the inspection reports.
        reports: Vec<String>,
    },
    /// Pieces were packed.
    Packing {
        /// Onto or into what.
        into: Unit,
    },
    /// Pieces or packed units were loaded.
    Loading {
        /// Into what.
        into: Unit,
    },
}

/// Something that happened to things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When, in RFC 3339.
    pub at: String,
    /// What happened.
    pub step: Step,
    /// To which pieces; each counts once.
    pub things: Vec<Thing>,
    /// To which packed units: a container is loaded with pallets.
    pub units: Vec<Unit>,
    /// Where, such as a port or a hall.
    pub place: Option<Party>,
    /// Who hands them over.
    pub source: Option<Party>,
    /// Who they go to.
    pub destination: Option<Party>,
}

/// Why there is no document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EpcisError {
    /// A time is not in RFC 3339, or its offset is beyond 14 hours.
    #[error("{0:?} is no time in RFC 3339 with an offset of up to 14 hours")]
    Time(String),
    /// An event is about nothing.
    #[error("event {0} is about nothing")]
    Nothing(usize),
    /// More than [`MAX_EVENTS`], or more than [`MAX_THINGS`] in one of them.
    #[error("too many")]
    TooMany,
}

impl EpcisError {
    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Time(_) => "epcis.time-unreadable",
            Self::Nothing(_) => "epcis.about-nothing",
            Self::TooMany => "epcis.too-many",
        }
    }
}

/// An EPCIS document of these events, in JSON-LD. Each carries the id that CBV 2.0 derives from what it says, so that
/// an event that is exported twice is known to be the same.
///
/// # Errors
/// `epcis.time-unreadable`, `epcis.about-nothing`, `epcis.too-many`.
pub fn document(created_at: &str, events: &[Event]) -> Result<Value, EpcisError> {
    if events.len() > MAX_EVENTS {
        return Err(EpcisError::TooMany);
    }
    let events = events.iter().enumerate().map(|(index, event)| event.to_value(index));
    Ok(json!({
        "@context": [CONTEXT],
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": moment(created_at)?.to_string(),
        "epcisBody": { "eventList": events.collect::<Result<Vec<Value>, EpcisError>>()? },
    }))
}

fn moment(text: &str) -> Result<Moment, EpcisError> {
    // The schema's pattern of an offset ends there.
    let moment = Moment::parse(text).filter(|moment| moment.offset_minutes().abs() <= 14 * 60);
    moment.ok_or_else(|| EpcisError::Time(text.chars().take(100).collect()))
}

impl Event {
    fn to_value(&self, index: usize) -> Result<Value, EpcisError> {
        if self.things.len().max(self.units.len()) > MAX_THINGS {
            return Err(EpcisError::TooMany);
        }
        let at = moment(&self.at)?;
        let mut event = Map::new();
        let mut set = |name: &str, value: Value| drop(event.insert(name.to_owned(), value));
        set("eventTime", json!(at.to_string()));
        set("eventTimeZoneOffset", json!(at.offset()));
        let (kind, action, step, disposition) = match &self.step {
            Step::Commissioning => ("ObjectEvent", "ADD", "commissioning", Some("active")),
            Step::Inspecting { conformant, .. } => {
                let disposition = conformant.map(|yes| if yes { "conformant" } else { "non_conformant" });
                ("ObjectEvent", "OBSERVE", "inspecting", disposition)
            }
            Step::Packing { .. } => ("AggregationEvent", "ADD", "packing", Some("in_progress")),
            Step::Loading { .. } => ("AggregationEvent", "ADD", "loading", Some("in_progress")),
        };
        set("type", json!(kind));
        set("action", json!(action));
        set("bizStep", json!(step));
        if let Some(disposition) = disposition {
            set("disposition", json!(disposition));
        }
        let (list, quantities) = match &self.step {
            Step::Packing { into } | Step::Loading { into } => {
                set("parentID", json!(into.uri()));
                ("childEPCs", "childQuantityList")
            }
            _ => ("epcList", "quantityList"),
        };
        let (single, counted) = self.named();
        if single.is_empty() && counted.is_empty() {
            return Err(EpcisError::Nothing(index));
        }
        if !single.is_empty() {
            set(list, json!(single));
        }
        if !counted.is_empty() {
            let elements = counted.into_iter().map(|(class, quantity)| match quantity {
                Some(quantity) => json!({ "epcClass": class, "quantity": quantity }),
                None => json!({ "epcClass": class }),
            });
            set(quantities, elements.collect());
        }
        if let Some(place) = &self.place {
            set("readPoint", json!({ "id": place.place_uri() }));
        }
        if let Step::Inspecting { reports, .. } = &self.step
            && !reports.is_empty()
        {
            let reports = reports.iter().map(|report| {
                json!({ "type": "testres", "bizTransaction": identifier::private("report", &[report]) })
            });
            set("bizTransactionList", reports.collect());
        }
        for (list, name, party) in
            [("sourceList", "source", &self.source), ("destinationList", "destination", &self.destination)]
        {
            if let Some(party) = party {
                set(list, json!([{ "type": "possessing_party", name: party.uri() }]));
            }
        }
        let mut event = Value::Object(event);
        let id = event_id(&event);
        if let Value::Object(members) = &mut event {
            members.insert("eventID".to_owned(), Value::from(id));
        }
        Ok(event)
    }

    /// What has a name of its own, and what is only counted by its batch.
    fn named(&self) -> (Vec<String>, BTreeMap<String, Option<u64>>) {
        let mut single: Vec<String> = self.units.iter().map(Unit::uri).collect();
        let mut counted: BTreeMap<String, Option<u64>> = BTreeMap::new();
        for thing in &self.things {
            if thing.serial.is_some() {
                single.push(thing.uri());
            } else {
                let quantity = counted.entry(thing.uri()).or_default();
                *quantity = match (*quantity, thing.quantity) {
                    (Some(before), Some(more)) => Some(before.saturating_add(more)),
                    (before, more) => before.or(more),
                };
            }
        }
        single.sort();
        single.dedup();
        (single, counted)
    }
}

#[cfg(test)]
mod tests;
