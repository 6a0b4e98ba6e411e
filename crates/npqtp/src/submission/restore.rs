//! A stored submission, taken up again.

use std::collections::HashSet;

use serde::Deserialize;

use super::{FINDINGS_LIMIT, Phase, Submission, VERSION, What};
use crate::bodies::RECORDS_LIMIT;
use crate::digest::is_key;
use crate::profile::Profile;

/// How many bytes a stored submission may have: [`RECORDS_LIMIT`] records of 5 KiB.
pub const SUBMISSION_LIMIT_BYTES: usize = 256 * 1024 * 1024;

/// Why a stored submission cannot be taken up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RestoreError {
    /// More than [`SUBMISSION_LIMIT_BYTES`].
    #[error("{bytes} bytes are more than {SUBMISSION_LIMIT_BYTES}")]
    TooLarge {
        /// How many.
        bytes: usize,
    },
    /// Another version than this program reads.
    #[error("version {found} instead of {VERSION}")]
    Version {
        /// As it stands there.
        found: u32,
    },
    /// It was made with another profile, or another version of it.
    #[error("made with another profile, {profile:?}")]
    OtherProfile {
        /// Id of the profile that it was made with.
        profile: String,
    },
    /// It does not hang together.
    #[error("damaged: {detail}")]
    Damaged {
        /// What does not fit, in English.
        detail: String,
    },
}

impl RestoreError {
    /// Stable id and i18n key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "submission.stored-too-large",
            Self::Version { .. } => "submission.stored-version",
            Self::OtherProfile { .. } => "submission.other-profile",
            Self::Damaged { .. } => "submission.stored-damaged",
        }
    }
}

/// Read before all else, because a newer version may have any other shape.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

impl Submission {
    /// Takes up a stored submission where it was. What was being sent is unknown now.
    ///
    /// # Errors
    /// The codes of [`RestoreError`].
    pub fn restore(json: &str, profile: &Profile) -> Result<Self, RestoreError> {
        let damaged = |detail: String| RestoreError::Damaged { detail };
        if json.len() > SUBMISSION_LIMIT_BYTES {
            return Err(RestoreError::TooLarge { bytes: json.len() });
        }
        let read = |error: serde_json::Error| damaged(error.to_string());
        let Versioned { version } = serde_json::from_str(json).map_err(read)?;
        if version != VERSION {
            return Err(RestoreError::Version { found: version });
        }
        let mut stored: Self = serde_json::from_str(json).map_err(read)?;
        if stored.fingerprint != profile.fingerprint || stored.profile != profile.id {
            return Err(RestoreError::OtherProfile { profile: stored.profile });
        }
        match stored.fault(profile) {
            Some(detail) => Err(damaged(detail.to_owned())),
            None => {
                stored.interrupt();
                Ok(stored)
            }
        }
    }

    fn fault(&self, profile: &Profile) -> Option<&'static str> {
        let mut keys = HashSet::new();
        let fits = |what: &What| match what {
            What::Token => true,
            What::Send(places) | What::Lookup(places) => places.iter().all(|place| *place < self.items.len()),
        };
        if self.items.len() > RECORDS_LIMIT || self.findings.len() > FINDINGS_LIMIT {
            Some("more than a submission takes")
        } else if !self.items.iter().all(|item| is_key(&item.key) && keys.insert(&item.key)) {
            Some("a key that is none, or stands twice")
        } else if !self.items.iter().all(|item| item.is_sound(profile)) {
            Some("a record that is not what its key says")
        } else if matches!(&self.phase, Phase::Flying { what } if !fits(what)) || !self.clock.is_sound() {
            Some("a request or a wait that cannot be")
        } else {
            None
        }
    }
}
