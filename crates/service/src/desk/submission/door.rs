//! What opens the platform's door: in memory alone, and for one profile.

use ::npqtp::{Access, Authentication, Profile};

use super::Credentials;
use crate::Fault;

/// Credentials, and the fingerprint of the profile that they were given for: another one may send elsewhere.
#[derive(Debug, Default)]
pub(in crate::desk) struct Door(Option<(String, Access)>);

impl Door {
    /// Takes credentials, or forgets those that are there.
    ///
    /// # Errors
    /// `submission.credentials-malformed`; `submission.credentials-missing` for those of another kind than is asked
    /// for.
    pub(super) fn keep(&mut self, credentials: Option<&Credentials>, profile: &Profile) -> Result<(), Fault> {
        self.0 = None;
        let access = match credentials {
            None => return Ok(()),
            Some(Credentials::Client { id, secret }) => Access::client(id, secret),
            Some(Credentials::ApiKey(key)) => Access::api_key(key),
        };
        let access = access.map_err(|error| Fault::new(error.code()))?;
        if !access.suits(profile) {
            return Err(Fault::new("submission.credentials-missing"));
        }
        self.0 = Some((profile.fingerprint().to_owned(), access));
        Ok(())
    }

    /// Forgets credentials that were given for another profile.
    pub(super) fn open_only_for(&mut self, profile: &Profile) {
        self.0.take_if(|(fingerprint, _)| fingerprint != profile.fingerprint());
        if self.0.is_none() && *profile.authentication() == Authentication::None {
            self.0 = Some((profile.fingerprint().to_owned(), Access::none()));
        }
    }

    /// Credentials of the kind that the profile asks for.
    pub(super) fn access(&mut self, profile: &Profile) -> Option<&mut Access> {
        let (_, access) = self.0.as_mut().filter(|(of, _)| of == profile.fingerprint())?;
        access.suits(profile).then_some(access)
    }
}
