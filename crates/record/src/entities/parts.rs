//! Which parts a batch is made of, and which have a vendor's batch.

use super::Lines;
use crate::audit::words;
use crate::{Column, Policy};

/// The parts that the policy asks for in a batch, each once.
///
/// Parts, categories and models are compared without regard to case, accents, spaces and punctuation.
pub(crate) fn asked_parts<'p>(lines: &Lines<'_>, rows: &[u32], policy: &'p Policy) -> Vec<&'p str> {
    let any = |column: Column, wanted: &str| {
        let wanted = words(wanted);
        rows.iter().any(|row| folded(lines, *row, column).as_deref() == Some(&wanted))
    };
    let mut parts = Vec::new();
    for asked in &policy.required_parts {
        let meant = asked.category.as_deref().is_none_or(|category| any(Column::Category, category))
            && asked.model.as_deref().is_none_or(|model| any(Column::Model, model));
        if meant {
            parts.extend(asked.parts.iter().map(|part| (words(part), part.as_str())));
        }
    }
    let mut seen = Vec::new();
    parts.retain(|(folded, _)| {
        let new = !seen.contains(folded);
        seen.push(folded.clone());
        new
    });
    parts.into_iter().map(|(_, part)| part).collect()
}

/// The parts that the policy asks for and that no line of a batch has with a vendor's batch.
pub(crate) fn lacking_parts<'p>(lines: &Lines<'_>, rows: &[u32], policy: &'p Policy) -> Vec<&'p str> {
    let mut parts = asked_parts(lines, rows, policy);
    if !parts.is_empty() {
        let named =
            rows.iter().filter(|row| lines.register.told(**row as usize, Column::VendorBatch).is_some());
        let there: std::collections::BTreeSet<String> =
            named.filter_map(|row| folded(lines, *row, Column::Part)).collect();
        parts.retain(|part| !there.contains(&words(part)));
    }
    parts
}

fn folded(lines: &Lines<'_>, row: u32, column: Column) -> Option<String> {
    let text = lines.register.told(row as usize, column)?;
    Some(words(lines.register.text(text)))
}
