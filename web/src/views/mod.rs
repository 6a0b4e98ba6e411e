//! The page's places.

pub mod app;
pub mod camera;
pub mod checks;
pub mod chinese;
pub mod describe;
pub mod evidence;
pub mod fitting;
pub mod frame;
pub mod issued;
pub mod label;
pub mod phone;
pub mod print;
pub mod readability;
pub mod records;
pub mod scan;
pub mod seal;
pub mod setup;
pub mod shipment;
pub mod submission;
pub mod viewer;

pub use app::App;
