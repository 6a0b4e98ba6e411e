//! Devices: the only place that talks to the browser.

pub mod announce;
pub mod barcode_detector;
pub mod camera;
mod crypto;
pub mod device_key;
pub mod download;
pub mod engine;
pub mod files;
pub mod json;
pub mod lane;
pub mod locks;
pub mod page;
pub mod persist;
pub mod seal;
pub mod secrets;
pub mod signal;
pub mod storage;
pub mod upload;
pub mod vault;
pub mod visibility;
