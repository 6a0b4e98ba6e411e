//! Decisions: what happens to the page's state when something happens. No browser here.

pub mod camera;
pub mod draft;
pub mod engine;
pub mod evidence;
pub mod issued;
pub mod label;
pub mod place;
pub mod print;
pub mod queue;
pub mod readability;
pub mod records;
pub mod scan;
pub mod scrolling;
pub mod secret;
pub mod settings;
pub mod setup;
pub mod sheet;
pub mod shipment;
pub mod submission;
pub mod viewer;
