//! The limits that the rules set to a label, and the one we set ourselves.

use qr_symbol::EcLevel;
use rules::id;

/// The longest edge of a symbol that is drawn, in millimetres: what an A4 sheet takes with room for the text.
pub(crate) const MAX_SYMBOL_EDGE_MM: f64 = 100.0;

/// The least edge of the symbol without its quiet zone under the rule's default reading, in millimetres.
pub(crate) fn least_symbol_edge_mm() -> f64 {
    rules::pack().default_number(id::SIZE_SYMBOL, "min_edge_mm").unwrap_or_default()
}

/// The least edge of a module, in millimetres.
pub(crate) fn least_module_mm() -> f64 {
    rules::pack().default_number(id::SYMBOL_MODULE_SIZE, "min_module_mm").unwrap_or_default()
}

/// The weakest error correction level of a label.
pub(crate) fn least_level() -> EcLevel {
    let rule = rules::pack().rule(id::SYMBOL_ERROR_CORRECTION);
    let letter = rule.and_then(|rule| rule.default_reading()?.text("min_level")?.chars().next());
    letter.and_then(EcLevel::from_letter).unwrap_or(EcLevel::L)
}

/// The fewest printer dots of a module.
pub(crate) fn least_module_dots() -> u32 {
    let dots = rules::pack().default_number(id::PRINT_DOTS_PER_MODULE, "min_module_dots").unwrap_or(1.0);
    dots as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_pack_sets_both_limits() {
        assert!(least_symbol_edge_mm() > 0.0 && least_symbol_edge_mm() < MAX_SYMBOL_EDGE_MM);
        assert!(least_module_mm() > 0.0 && least_module_dots() > 1);
        assert!(least_level() > EcLevel::L);
    }
}
