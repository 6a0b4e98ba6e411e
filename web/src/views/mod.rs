//! The page's places.

pub mod app;
pub mod describe;
pub mod frame;
pub mod label;
pub mod reading;
pub mod records;
pub mod scan;
pub mod seal;

pub use app::App;
pub use reading::Offered;
