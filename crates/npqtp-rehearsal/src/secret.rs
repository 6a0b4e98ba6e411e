//! Secrets: made here, shown once, kept as hashes.

use sha2::{Digest, Sha256};

/// A SHA-256.
pub(crate) type Hash = [u8; 32];

/// 256 random bits as 64 hexadecimal digits.
///
/// # Errors
/// The system has no randomness.
pub(crate) fn new() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(hex(&bytes))
}

/// 64 random bits as 16 hexadecimal digits, for names that are no secrets.
///
/// # Errors
/// The system has no randomness.
pub(crate) fn name() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes)?;
    Ok(hex(&bytes))
}

/// What is kept of a text. One round is enough: our secrets are random bits, never somebody's password.
pub(crate) fn hash(text: &str) -> Hash {
    Sha256::digest(text).into()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
