//! The labels of a proof in the order in which they are printed, and which of them were.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use label::Scene;
use record::Column;
use sha2::{Digest, Sha256};

use super::{Order, Orders, Proof, make};
use crate::Fault;
use crate::press::{Made, Press};
use crate::print::PrintRequest;

/// Labels of one text that were printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PrintedLabel {
    /// Their batch.
    pub(crate) batch: String,
    /// The SHA-256 of the text in their symbol.
    pub(crate) payload_sha256: [u8; 32],
    /// How many, copies included.
    pub(crate) labels: u64,
}

/// The labels of a proof in the order in which they are printed, copies one after the other.
pub(super) struct Printed<'a> {
    pub(super) press: &'a Press<'a>,
    orders: &'a dyn Orders,
    pub(super) sound: &'a [u32],
    pub(super) copies: usize,
    /// The labels that were made, by their place among the sound ones.
    told: RefCell<BTreeMap<usize, (String, [u8; 32])>>,
}

impl<'a> Printed<'a> {
    pub(super) fn new(
        press: &'a Press<'a>,
        orders: &'a dyn Orders,
        proof: &'a Proof,
        request: &PrintRequest,
    ) -> Self {
        let copies = request.copies.max(1) as usize;
        Self { press, orders, sound: &proof.sound, copies, told: RefCell::default() }
    }

    pub(super) fn len(&self) -> usize {
        self.sound.len() * self.copies
    }

    pub(super) fn made(&self, at: usize) -> Result<(Order, Made), Fault> {
        let at = at / self.copies;
        let place = self.sound.get(at).ok_or_else(|| Fault::new("print.nothing"))?;
        let order = self.orders.get(*place as usize);
        let made = make(self.press, self.orders, &order).map_err(|refusal| refusal.fault)?;
        self.told.borrow_mut().entry(at).or_insert_with(|| {
            let batch = order.values.get(&Column::Batch).cloned().unwrap_or_default();
            (batch, Sha256::digest(made.payload.as_bytes()).into())
        });
        Ok((order, made))
    }

    pub(super) fn scene(&self, at: usize) -> Result<Scene, Fault> {
        self.made(at).map(|(_, made)| made.layout.scene)
    }

    /// What was made, each text once: first one of every batch, then the others.
    pub(super) fn told(self) -> Vec<PrintedLabel> {
        let mut places: HashMap<(String, [u8; 32]), usize> = HashMap::new();
        let mut texts_of: HashMap<String, usize> = HashMap::new();
        let mut told: Vec<(usize, PrintedLabel)> = Vec::new();
        for (batch, payload_sha256) in self.told.into_inner().into_values() {
            let at = *places.entry((batch.clone(), payload_sha256)).or_insert_with(|| {
                let before = texts_of.entry(batch.clone()).or_default();
                *before += 1;
                told.push((*before, PrintedLabel { batch, payload_sha256, labels: 0 }));
                told.len() - 1
            });
            told[at].1.labels += self.copies as u64;
        }
        told.sort_by_key(|(nth_of_batch, _)| *nth_of_batch > 1);
        told.into_iter().map(|(_, label)| label).collect()
    }
}
