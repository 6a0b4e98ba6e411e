//! Small parts that draw what they are given.

pub mod chip;
pub mod comparison;
pub mod field;
pub mod file_button;
pub mod icon;
pub mod inputs;
pub mod mapping;
pub mod marked;
pub mod note;
pub mod picture;
pub mod preview;
pub mod sheet;
pub mod source;
pub mod swatch;
