//! A label: content and style to one scene in millimetres, and that scene to SVG, PNG, PDF, ZPL II and TSPL.
//!
//! [`lay_out`] places every glyph and module itself, so that all files show exactly the same. A [`Sheet`] or a [`Roll`]
//! makes one scene of many; a [`Printer`] and its [`calibration`] change only what is sent to it. Nothing here
//! knows where the values came from, and nothing asks a clock, a file or a network.
//!
//! [`document`] sets headings, facts and tables in the same faces on pages of A4.

mod bitmap;
mod block;
pub mod calibration;
pub mod chinese;
mod column;
mod content;
mod contour;
mod crop;
pub mod document;
mod face;
mod fault;
mod field;
mod fit;
mod frame;
mod gain;
mod language;
mod layout;
mod logo;
mod measured;
mod outline;
mod pdf;
mod placed;
mod placing;
mod png;
mod printer;
mod raster;
mod roll;
mod scene;
mod shape;
mod sheet;
mod snap;
mod svg;
mod template;
mod thermal;
mod tspl;
mod zones;
mod zpl;

pub use bitmap::{Bitmap, bitmap};
pub use content::{Content, DEFAULT_DPI, LineKind, MAX_TEXT_CHARS, Style};
pub use face::Face;
pub use fault::LabelError;
pub use language::{Language, Languages, Words};
pub use layout::lay_out;
pub use logo::{Logo, LogoFault, MAX_LOGO_BYTES};
pub use outline::{FillRule, Outline, Stroke};
pub use pdf::{PdfPages, pdf};
pub use png::{MAX_PIXELS, png};
pub use printer::{INK_GAINS, MOST_OFFSET, Preset, Printer, PrinterKind, PrinterLanguage, SCALES};
pub use roll::{MOST_COLUMNS, Roll};
pub use scene::{Date, Glyph, GlyphRun, Item, Layout, Meta, Paint, Place, Rect, Scene, Shape, SymbolArea};
pub use sheet::{Align, Imposition, MAX_SHEET_BYTES, SHEET_VERSION, Sheet, sheets};
pub use svg::svg;
pub use template::{
    MAX_TEMPLATE_BYTES, MAX_TEMPLATE_ROWS, Size, Template, TemplateError, TemplateRow, VERSION, templates,
};
pub use thermal::MAX_COPIES;
pub use tspl::tspl;
pub use zpl::zpl;
