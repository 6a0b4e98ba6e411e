//! Small parts that draw what they are given.

pub mod chip;
pub mod field;
pub mod file_button;
pub mod icon;
pub mod marked;
pub mod picture;
pub mod preview;
pub mod source;
