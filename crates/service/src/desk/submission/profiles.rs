//! Which profiles there are, and which one is chosen.

use std::sync::LazyLock;

use ::npqtp::{Authentication, Profile, Words, rehearsal_profile, schema};
use serde::{Deserialize, Serialize};

use super::super::kept::Kept;
use super::{ProfileCard, ProfileView};
use crate::Fault;

/// Where profiles are kept.
pub(super) const KEY: &str = "submission/profiles";

/// How many profiles of their own a workspace's people may have.
pub(super) const PROFILES_LIMIT: usize = 50;

/// The one that is always there.
static BUILT_IN: LazyLock<Profile> =
    LazyLock::new(|| Profile::parse_json(rehearsal_profile()).expect("npqtp's tests read its own profile"));

/// The user's own profiles, and which one is chosen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Profiles {
    /// The id of the chosen one; of one that is not there, the built-in one is.
    chosen: String,
    own: Vec<Own>,
}

/// A profile as it was given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Own {
    id: String,
    title: Words,
    text: String,
}

impl Profiles {
    pub(super) fn of(kept: &Kept) -> Result<Self, Fault> {
        Ok(kept.get(KEY)?.unwrap_or_default())
    }

    /// The chosen one. What cannot be read any more is as good as not there: it sends nothing.
    pub(super) fn chosen(&self) -> Profile {
        let own = self.own.iter().find(|own| own.id == self.chosen);
        own.and_then(|own| Profile::parse_json(&own.text).ok()).unwrap_or_else(|| BUILT_IN.clone())
    }

    /// # Errors
    /// `submission.profile-unknown`.
    pub(super) fn choose(&mut self, id: &str) -> Result<(), Fault> {
        self.text(Some(id))?;
        id.clone_into(&mut self.chosen);
        Ok(())
    }

    /// Puts a profile in the place of the one with its id, or behind the others, and chooses it.
    ///
    /// # Errors
    /// Those of a text that is no profile; `submission.profile-built-in`, `submission.too-many-profiles`.
    pub(super) fn put(&mut self, json: &str) -> Result<(), Fault> {
        let profile = Profile::parse_json(json).map_err(|error| Fault::of(error.code(), error.args()))?;
        let id = profile.id().to_owned();
        own(&id)?;
        let new = Own { id: id.clone(), title: profile.title().clone(), text: json.to_owned() };
        match self.own.iter().position(|own| own.id == id) {
            Some(at) => self.own[at] = new,
            None if self.own.len() >= PROFILES_LIMIT => {
                return Err(Fault::new("submission.too-many-profiles").with("limit", PROFILES_LIMIT));
            }
            None => self.own.push(new),
        }
        self.chosen = id;
        Ok(())
    }

    /// # Errors
    /// `submission.profile-built-in`, `submission.profile-unknown`.
    pub(super) fn forget(&mut self, id: &str) -> Result<(), Fault> {
        own(id)?;
        self.text(Some(id))?;
        self.own.retain(|own| own.id != id);
        Ok(())
    }

    /// The text of a profile; of their schema where there is no id.
    ///
    /// # Errors
    /// `submission.profile-unknown`.
    pub(super) fn text(&self, id: Option<&str>) -> Result<String, Fault> {
        match id {
            None => Ok(serde_json::to_string_pretty(&schema()).unwrap_or_default()),
            Some(id) if id == BUILT_IN.id() => Ok(rehearsal_profile().to_owned()),
            Some(id) => {
                let own = self.own.iter().find(|own| own.id == id);
                own.map(|own| own.text.clone()).ok_or_else(|| Fault::new("submission.profile-unknown"))
            }
        }
    }

    pub(super) fn cards(&self) -> Vec<ProfileCard> {
        let built_in =
            ProfileCard { id: BUILT_IN.id().to_owned(), title: BUILT_IN.title().clone(), own: false };
        let own = |own: &Own| ProfileCard { id: own.id.clone(), title: own.title.clone(), own: true };
        std::iter::once(built_in).chain(self.own.iter().map(own)).collect()
    }
}

/// Refuses the id of the profile that is always there: who reads it must know which one is meant.
fn own(id: &str) -> Result<(), Fault> {
    if id == BUILT_IN.id() { Err(Fault::new("submission.profile-built-in")) } else { Ok(()) }
}

/// What there is to see of a profile.
pub(super) fn view(profile: &Profile) -> ProfileView {
    ProfileView {
        id: profile.id().to_owned(),
        title: profile.title().clone(),
        rehearsal: profile.is_rehearsal(),
        origin: profile.origin().as_str().to_owned(),
        credentials: match profile.authentication() {
            Authentication::None => "none",
            Authentication::ClientCredentials { .. } => "client",
            Authentication::ApiKey { .. } => "api-key",
        }
        .to_owned(),
        assumptions: profile.assumptions().to_vec(),
        places: profile.places(),
        batch_size: profile.batch_size(),
        fingerprint: profile.fingerprint().to_owned(),
    }
}
