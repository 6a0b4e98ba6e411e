//! Credentials that a person chose to keep on this device: sealed under a passphrase, for one origin.

use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use service::Fault;
use service::desk::submission::Credentials;

use crate::platform::json;
use crate::platform::secrets::{SealedSecret, open_secret, seal_secret};
use crate::platform::storage::{self, Store};

/// What a person remembers. It does not show itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(pub String);

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// Credentials on this device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct KeptCredentials {
    /// Where they may be sent to.
    origin: String,
    /// The credentials.
    sealed: SealedSecret,
}

/// Whether credentials for this origin are kept.
pub fn are_kept(store: &dyn Store, origin: &str) -> bool {
    kept(store, origin).is_some()
}

/// Keeps credentials for this origin, in place of any others.
///
/// # Errors
/// They cannot be sealed, or the store does not take them.
pub async fn keep(
    store: Rc<Box<dyn Store>>,
    origin: String,
    credentials: Credentials,
    passphrase: Passphrase,
) -> Result<(), Fault> {
    let sealed = seal_secret(&passphrase.0, &json::text(&credentials)).await?;
    let kept = storage::keep(&**store, storage::CREDENTIALS, &KeptCredentials { origin, sealed });
    if kept { Ok(()) } else { Err(Fault::new("submit.credentials.not-kept")) }
}

/// The credentials that are kept for this origin.
///
/// # Errors
/// There are none, or the passphrase is another.
pub async fn unlock(
    store: Rc<Box<dyn Store>>,
    origin: String,
    passphrase: Passphrase,
) -> Result<Credentials, Fault> {
    let kept = kept(&**store, &origin).ok_or_else(|| Fault::new("secret.unreadable"))?;
    let text = open_secret(&passphrase.0, &kept.sealed).await?;
    json::value(&text).ok_or_else(|| Fault::new("secret.unreadable"))
}

/// Forgets what is kept.
pub fn forget(store: &dyn Store) {
    store.remove(storage::CREDENTIALS);
}

fn kept(store: &dyn Store, origin: &str) -> Option<KeptCredentials> {
    storage::restore::<KeptCredentials>(store, storage::CREDENTIALS).filter(|kept| kept.origin == origin)
}
