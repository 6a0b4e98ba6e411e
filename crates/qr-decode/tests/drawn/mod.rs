//! Symbols drawn with one fault or none, always the same.

pub(crate) use qr_scene::plain::*;
