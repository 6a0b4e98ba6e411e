//! Every code.
/// Every code.
pub const CODES: &[&str] = &[];
