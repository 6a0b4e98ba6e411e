//! The expected label that a read is most like.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::neighbours::Neighbours;
use crate::texts::Texts;
use crate::{Difference, ExpectedLabel, FieldDifference, LabelField, LabelId, LabelValues, Verdict};

type Key = [u32; LabelValues::FIELDS.len()];

const SERIAL: usize = 3;
/// Fields that tell one label from another, by their place in the key: all but the manufacturer.
const TELLING: [usize; 3] = [1, 2, SERIAL];

/// Labels by all their values, by some of them, and by what looks like one of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Nearest {
    whole: FxHashMap<Key, LabelId>,
    /// Keys with one field left out, and keys of one telling field alone: the first label of each.
    partly: FxHashMap<Key, LabelId>,
    /// For each telling field the distinct values, numbered by the first label that has them.
    alike: [Neighbours; TELLING.len()],
    /// Payloads that do not tell their fields.
    opaque: Neighbours,
}

impl Nearest {
    /// Takes up a label. Returns the first label with the same values: itself, when it is the first.
    pub(crate) fn add(&mut self, id: LabelId, values: &LabelValues, texts: &mut Texts) -> LabelId {
        let key = LabelValues::FIELDS.map(|field| texts.add(values.get(field)));
        for part in parts(key) {
            self.partly.entry(part).or_insert(id);
        }
        *self.whole.entry(key).or_insert(id)
    }

    /// Makes the tables of likeness, after the last label.
    pub(crate) fn close(&mut self, labels: &[ExpectedLabel]) {
        self.alike = TELLING.map(|field| {
            let mut seen = FxHashSet::default();
            let values = labels.iter().map(|label| label.values.get(LabelValues::FIELDS[field]));
            Neighbours::new((0..).zip(values).filter(|(_, value)| !value.is_empty() && seen.insert(*value)))
        });
        let opaque = (0..).zip(labels).filter(|(_, label)| !label.payload.contains(&label.values.batch));
        self.opaque = Neighbours::new(opaque.map(|(number, label)| (number, label.payload.as_str())));
    }

    /// The label with exactly these values.
    pub(crate) fn exactly(&self, values: &LabelValues, texts: &Texts) -> Option<LabelId> {
        self.whole.get(&key_of(values, texts)).copied()
    }

    /// What a read of these values is, when it is none of the expected labels.
    pub(crate) fn by_values(&self, values: &LabelValues, labels: &[ExpectedLabel], texts: &Texts) -> Verdict {
        let compared = self.candidates(values, labels, texts).into_iter().filter_map(|label| {
            let differences = differences(&labels.get(label.0 as usize)?.values, values);
            let weight: u32 = differences.iter().map(|difference| weight(difference.difference)).sum();
            Some(((differences.len(), weight, label), differences))
        });
        let Some(((_, _, label), differences)) = compared.min_by_key(|(order, _)| *order) else {
            return Verdict::Extra { near: None };
        };
        if is_same_label(values, &differences) {
            return Verdict::Differs { label, differences };
        }
        let near = differences.iter().all(|difference| difference.difference.is_near());
        Verdict::Extra { near: near.then_some(label) }
    }

    /// What a text that does not tell its fields is.
    pub(crate) fn by_text(&self, text: &str, labels: &[ExpectedLabel]) -> Verdict {
        let payload = |number: u32| labels.get(number as usize).map_or("", |label| label.payload.as_str());
        let Some(&number) = self.opaque.near(text, payload).first() else {
            return Verdict::Extra { near: None };
        };
        let difference = FieldDifference::of(LabelField::Payload, payload(number), text);
        match difference.filter(is_slip) {
            Some(difference) => Verdict::Differs { label: LabelId(number), differences: vec![difference] },
            None => Verdict::Extra { near: Some(LabelId(number)) },
        }
    }

    /// Few labels, among them the one that differs least.
    fn candidates(&self, values: &LabelValues, labels: &[ExpectedLabel], texts: &Texts) -> Vec<LabelId> {
        let key = key_of(values, texts);
        let mut found: Vec<LabelId> = parts(key).filter_map(|part| self.partly.get(&part)).copied().collect();
        for (table, at) in self.alike.iter().zip(TELLING) {
            let field = LabelValues::FIELDS[at];
            let value = |number: u32| labels.get(number as usize).map_or("", |label| label.values.get(field));
            for number in table.near(values.get(field), value) {
                // The first label of this value, and the one that agrees in all the rest.
                found.push(LabelId(number));
                let mut replaced = key;
                replaced[at] = texts.find(value(number)).unwrap_or(Texts::NONE);
                found.extend(self.whole.get(&replaced));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn key_of(values: &LabelValues, texts: &Texts) -> Key {
    LabelValues::FIELDS.map(|field| texts.find(values.get(field)).unwrap_or(Texts::NONE))
}

/// The key with each field left out, and each telling field alone.
fn parts(key: Key) -> impl Iterator<Item = Key> {
    let but_one = (0..key.len()).map(move |left_out| {
        let mut part = key;
        part[left_out] = Texts::NONE;
        part
    });
    let alone = TELLING.into_iter().map(move |at| {
        let mut part = [Texts::NONE; LabelValues::FIELDS.len()];
        part[at] = key[at];
        part
    });
    but_one.chain(alone)
}

fn differences(expected: &LabelValues, found: &LabelValues) -> Vec<FieldDifference> {
    let fields = LabelValues::FIELDS.into_iter();
    fields.filter_map(|field| FieldDifference::of(field, expected.get(field), found.get(field))).collect()
}

const fn weight(difference: Difference) -> u32 {
    match difference {
        Difference::LooksAlike => 1,
        Difference::OneCharacter => 2,
        Difference::NotThere => 3,
        Difference::Other => 8,
    }
}

/// Whether the read is that label with something wrong, and not another label.
fn is_same_label(found: &LabelValues, differences: &[FieldDifference]) -> bool {
    let of = |field| differences.iter().find(|difference: &&FieldDifference| difference.field == field);
    let agrees = |field| of(field).is_none() && !found.get(field).is_empty();
    if agrees(LabelField::Serial) {
        return true;
    }
    let serial_explained = of(LabelField::Serial)
        .is_none_or(|serial| serial.difference == Difference::NotThere || is_slip(serial));
    let named = agrees(LabelField::Batch) || agrees(LabelField::Report);
    serial_explained && (named || differences.iter().all(is_slip))
}

/// Whether a slip explains the difference. Another digit does not: the next piece of a series differs by one as well.
fn is_slip(difference: &FieldDifference) -> bool {
    let expected = &difference.expected[difference.expected_span.clone()];
    let found = &difference.found[difference.found_span.clone()];
    let only_digits = expected.chars().chain(found.chars()).all(|c| c.is_ascii_digit());
    match difference.difference {
        Difference::LooksAlike => true,
        Difference::OneCharacter => !only_digits,
        Difference::NotThere | Difference::Other => false,
    }
}
