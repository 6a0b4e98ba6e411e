//! Which parts of a batch have no vendor's batch.

use super::Lines;
use crate::{Column, Policy};

/// The parts that the policy asks for and that no line of a batch has with a vendor's batch.
///
/// Parts, categories and models are compared without regard to case, accents, spaces and punctuation.
pub(crate) fn lacking_parts<'p>(lines: &Lines<'_>, rows: &[u32], policy: &'p Policy) -> Vec<&'p str> {
    let register = lines.register;
    let folded = |row: &u32, column| {
        let text = register.told(*row as usize, column)?;
        Some(crate::audit::words(register.text(text)))
    };
    let any = |column: Column, wanted: &str| {
        let wanted = crate::audit::words(wanted);
        rows.iter().any(|row| folded(row, column).as_deref() == Some(&wanted))
    };
    let mut missing = Vec::new();
    for asked in &policy.required_parts {
        let meant = asked.category.as_deref().is_none_or(|category| any(Column::Category, category))
            && asked.model.as_deref().is_none_or(|model| any(Column::Model, model));
        if !meant {
            continue;
        }
        for part in &asked.parts {
            let wanted = crate::audit::words(part);
            let there = rows.iter().any(|row| {
                register.told(*row as usize, Column::VendorBatch).is_some()
                    && folded(row, Column::Part).as_deref() == Some(&wanted)
            });
            if !there && !missing.contains(&part.as_str()) {
                missing.push(part.as_str());
            }
        }
    }
    missing
}
