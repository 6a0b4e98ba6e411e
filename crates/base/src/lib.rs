//! The words every crate shares: what is a finding, a millimetre, a grey image, a quad.
//!
//! Nothing here knows a domain rule, a browser, a clock, a file or a network.

mod finding;
mod image;
mod length;

pub use finding::{Citation, Confidence, Finding, Fix, Severity, worst};
pub use image::{Luma, LumaError, LumaView, Point, Quad};
pub use length::{Dpi, MM_PER_INCH, Mm};
