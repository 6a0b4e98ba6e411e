//! What opens the platform's door: from the environment or a file, never from the arguments, which other programs see.

use std::env;
use std::path::Path;

use serde::Deserialize;
use service::Fault;
use service::desk::submission::{Credentials, ProfileView};

use crate::exit::Stop;
use crate::read;

/// More bytes than credentials have.
const LIMIT_BYTES: usize = 64 << 10;

/// The file of `--credentials`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    client_id: Option<String>,
    client_secret: Option<String>,
    api_key: Option<String>,
}

/// Credentials of the kind that the profile asks for; `None` where it asks for none.
///
/// # Errors
/// `cli.credentials-none`, `cli.credentials-not-understood`, `cli.credentials-open`, and those of a file that cannot be
/// read.
pub(super) fn read(path: Option<&Path>, profile: &ProfileView) -> Result<Option<Credentials>, Stop> {
    let sheet = match path {
        Some(path) => from_file(path).map_err(|fault| Stop::at(path, fault))?,
        None => Sheet {
            client_id: env::var("TEMQR_CLIENT_ID").ok(),
            client_secret: env::var("TEMQR_CLIENT_SECRET").ok(),
            api_key: env::var("TEMQR_API_KEY").ok(),
        },
    };
    match (&profile.credentials[..], sheet) {
        ("client", Sheet { client_id: Some(id), client_secret: Some(secret), .. }) => {
            Ok(Some(Credentials::Client { id, secret }))
        }
        ("api-key", Sheet { api_key: Some(key), .. }) => Ok(Some(Credentials::ApiKey(key))),
        ("none", _) => Ok(None),
        _ => Err(Fault::new("cli.credentials-none").into()),
    }
}

fn from_file(path: &Path) -> Result<Sheet, Fault> {
    check_mode(path)?;
    let text = read::text(path, LIMIT_BYTES)?;
    // The reader's own words could quote a secret.
    serde_json::from_str(&text).map_err(|_| Fault::new("cli.credentials-not-understood"))
}

/// Refuses a file that others on this machine can read.
#[cfg(unix)]
fn check_mode(path: &Path) -> Result<(), Fault> {
    use std::os::unix::fs::PermissionsExt;
    let known = std::fs::metadata(path).map_err(|error| read::fault(&error))?;
    let open = known.permissions().mode() & 0o077 != 0;
    if open { Err(Fault::new("cli.credentials-open")) } else { Ok(()) }
}

#[cfg(not(unix))]
fn check_mode(_path: &Path) -> Result<(), Fault> {
    Ok(())
}
