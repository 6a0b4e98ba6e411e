//! A label: content and style to one scene in millimetres, and that scene to SVG, PNG and PDF.
//!
//! [`lay_out`] places every glyph and module itself, so that all three files show exactly the same. Nothing here
//! knows where the values came from, and nothing asks a clock, a file or a network.
//!
//! [`document`] sets headings, facts and tables in the same faces on pages of A4.

mod block;
mod column;
mod content;
mod contour;
pub mod document;
mod face;
mod fault;
mod fit;
mod layout;
mod pdf;
mod png;
mod scene;
mod shape;
mod snap;
mod svg;
mod template;

pub use content::{Caption, Content, DEFAULT_DPI, Line, LineKind, MAX_LINES, MAX_TEXT_CHARS, Style};
pub use face::Face;
pub use fault::LabelError;
pub use layout::lay_out;
pub use pdf::pdf;
pub use png::{MAX_PIXELS, png};
pub use scene::{Date, Glyph, GlyphRun, Item, Layout, Meta, Place, Rect, Scene, SymbolArea};
pub use snap::largest_version;
pub use svg::svg;
