//! Payload profiles: the values of a label to the text in its symbol, and back.
//!
//! ```text
//! Values ── Profile::compose ──► Composed {text, carrier} ── symbol, print, photograph ──► text
//! text ── read, or Profile::parse ──► Read {profile, values}
//! ```
//!
//! What a profile carries is data: `data/profiles.json` holds the built-in ones, and a user can bring an own one of
//! the same form. How a form is written, its marks and escapes, is code in `forms`. A profile either carries all
//! values whole, or composes nothing and says why; the few losses that it makes on purpose are its [`Fold`]s.

mod address;
mod error;
mod forms;
mod gs1;
mod lines;
mod percent;
mod profile;
mod recognise;
mod schema;
mod sheet;
mod value;

pub use error::{Foreign, PayloadError};
pub use lines::{compose, parse};
pub use profile::{Carrier, Composed, Fold, Profile, Read, Settings, Values, profile, profiles};
pub use recognise::{read, read_fragment};
pub use schema::{DIALECT, schema};
pub use sheet::{PROFILE_FIELD_LIMIT, PROFILE_LIMIT_BYTES, ProfileError};
pub use value::CODES;
