//! Which built-in profile a text is written in.

use crate::error::Foreign;
use crate::forms::bare;
use crate::profile::{Profile, profiles};
use crate::{Carrier, PayloadError, Read, profile};

/// The values of a text, in whichever built-in profile it is written.
///
/// A text of the platform's own cannot be told from any other text, so it is never read here: whoever expects one
/// compares it with what the platform issued, byte for byte.
///
/// # Errors
/// `payload.empty`; a code for what it seems to be when no profile claims it; what is wrong with a text of ours.
/// GS1's forms and ISO/IEC 15434 are everybody's: a text in one of them that lacks what our labels have is not ours.
pub fn read(text: &str, carrier: Carrier) -> Result<Read, PayloadError> {
    let text = bare(text);
    if text.is_empty() {
        return Err(PayloadError::Empty);
    }
    let Some(profile) = profiles().iter().find(|profile| claims(profile, text, carrier)) else {
        return Err(PayloadError::NotOurs(match carrier {
            Carrier::Plain => Foreign::guess(text),
            Carrier::Gs1 => Foreign::Gs1,
        }));
    };
    profile.parse(text, carrier).map_err(|error| match error {
        PayloadError::NotOurs(_) if carrier == Carrier::Gs1 => PayloadError::NotOurs(Foreign::Gs1),
        error if error.is_lack() => profile.form.anybodys().map_or(error, PayloadError::NotOurs),
        error => error,
    })
}

fn claims(profile: &Profile, text: &str, carrier: Carrier) -> bool {
    match carrier {
        Carrier::Gs1 => profile.carrier() == Carrier::Gs1,
        Carrier::Plain => profile.form.claims(profile.parts(), text),
    }
}

/// The values of the fragment of a viewer's address, with or without its `#`: all that the viewer has to look at.
///
/// # Errors
/// `payload.empty`, `payload.other-text`, or what is wrong with it.
pub fn read_fragment(fragment: &str) -> Result<Read, PayloadError> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    if fragment.trim().is_empty() {
        return Err(PayloadError::Empty);
    }
    let viewer = profile("viewer").ok_or(PayloadError::NotOurs(Foreign::OtherText))?;
    viewer.parse(fragment, Carrier::Plain)
}
