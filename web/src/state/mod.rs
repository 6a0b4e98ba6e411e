//! Decisions: what happens to the page's state when something happens. No browser here.

pub mod draft;
pub mod engine;
pub mod label;
pub mod queue;
pub mod scan;
pub mod settings;
