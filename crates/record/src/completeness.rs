//! How complete the documents of a batch are, since early enforcement is expected to look at documents first.

use serde::{Deserialize, Serialize};

use crate::entities::{Batches, Lines, asked_parts, lacking_parts};
use crate::{Column, Context, Register};

/// What is written down of one batch, and what is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchCompleteness {
    /// Production batch number, as written.
    pub batch: String,
    /// How many lines tell of it.
    pub lines: usize,
    /// What is asked for and there, in the order of [`Column::ALL`].
    pub present: Vec<Column>,
    /// What is asked for and missing, in the same order.
    pub missing: Vec<Column>,
    /// Parts that the policy asks for and that have no vendor's batch.
    pub missing_parts: Vec<String>,
    /// How much is there, 0 to 100, rounded down; 100 only when nothing is missing.
    pub percent: u8,
}

/// How complete the documents of several batches are together.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ShipmentCompleteness {
    /// How many batches there are.
    pub batches: usize,
    /// How many of them miss nothing.
    pub complete: usize,
    /// The mean over the batches, 0 to 100, rounded down; 100 only when all are complete. 0 without a batch.
    pub percent: u8,
    /// What is missing, and from how many batches, in the order of [`Column::ALL`].
    pub missing: Vec<(Column, usize)>,
    /// Parts without a vendor's batch, and in how many batches, in the order of the alphabet.
    pub missing_parts: Vec<(String, usize)>,
}

/// What a batch's documents are asked to say, with weights.
struct Asked {
    columns: Vec<(Column, u32)>,
}

impl Asked {
    /// The columns of the pack's rule, and those of the user's policy.
    ///
    /// The three label fields weigh what the rule says, everything else 1; a part of the policy weighs 1, too. Names
    /// that are no column are passed over.
    fn of(context: &Context<'_>) -> Self {
        let rule = rules::pack().rule(rules::id::COMPLETENESS_DOCUMENTS);
        let reading = rule.and_then(rules::Rule::default_reading);
        let listed = |parameter: &str| {
            let names = reading.and_then(|reading| reading.text(parameter)).unwrap_or_default();
            names.split_whitespace().filter_map(Column::from_name)
        };
        let weight = reading.and_then(|reading| reading.number("label_field_weight")).unwrap_or(1.0);
        let mut columns: Vec<(Column, u32)> =
            listed("label_fields").map(|column| (column, (weight as u32).max(1))).collect();
        for column in listed("other_columns").chain(context.policy.required.iter().copied()) {
            if columns.iter().all(|(known, _)| *known != column) {
                columns.push((column, 1));
            }
        }
        columns.sort_unstable();
        Self { columns }
    }
}

/// How complete the documents of each batch are, in the order in which the batches first stand in the register.
///
/// Whatever any line of the batch has counts; binned lines do not. A batch that only reports or components refer to
/// is there, too: its own facts are missing.
pub fn completeness(register: &Register, context: &Context<'_>) -> Vec<BatchCompleteness> {
    let lines = Lines::of(register);
    let asked = Asked::of(context);
    let batches = Batches::of(&lines);
    batches
        .groups
        .iter()
        .map(|(number, rows)| {
            let told = |column| rows.iter().any(|row| register.told(*row as usize, column).is_some());
            let (present, missing): (Vec<_>, Vec<_>) =
                asked.columns.iter().copied().partition(|(column, _)| told(*column));
            let missing_parts = lacking_parts(&lines, rows, context.policy);
            let parts = asked_parts(&lines, rows, context.policy).len() as u32;
            let weigh = |columns: &[(Column, u32)]| columns.iter().map(|(_, weight)| *weight).sum::<u32>();
            let there = weigh(&present) + parts.saturating_sub(missing_parts.len() as u32);
            let names = |columns: Vec<(Column, u32)>| columns.into_iter().map(|(column, _)| column).collect();
            BatchCompleteness {
                batch: register.text(number).to_owned(),
                lines: rows.len(),
                percent: percent(u64::from(there), u64::from(weigh(&asked.columns) + parts)),
                present: names(present),
                missing: names(missing),
                missing_parts: missing_parts.into_iter().map(str::to_owned).collect(),
            }
        })
        .collect()
}

/// How complete the documents of a shipment of these batches are.
pub fn of_shipment(batches: &[BatchCompleteness]) -> ShipmentCompleteness {
    let mut parts = std::collections::BTreeMap::new();
    for part in batches.iter().flat_map(|batch| &batch.missing_parts) {
        *parts.entry(part.clone()).or_insert(0) += 1;
    }
    let without = |column: Column| batches.iter().filter(|batch| batch.missing.contains(&column)).count();
    let sum: u64 = batches.iter().map(|batch| u64::from(batch.percent)).sum();
    ShipmentCompleteness {
        batches: batches.len(),
        complete: batches.iter().filter(|batch| batch.percent == 100).count(),
        percent: percent(sum, 100 * batches.len() as u64),
        missing: Column::ALL
            .into_iter()
            .map(|column| (column, without(column)))
            .filter(|(_, count)| *count > 0)
            .collect(),
        missing_parts: parts.into_iter().collect(),
    }
}

/// `there` of `all` in percent, rounded down.
fn percent(there: u64, all: u64) -> u8 {
    (100 * there).checked_div(all).map_or(0, |percent| percent.min(100) as u8)
}
