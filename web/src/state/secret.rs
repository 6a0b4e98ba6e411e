//! A secret as it is kept: sealed under a passphrase. Nothing here can open it; see `platform::secrets`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use service::Fault;

/// The version that is written.
pub const VERSION: u32 = 1;

/// The longest secret, in bytes of UTF-8.
pub const LONGEST_SECRET: usize = 8 << 10;

/// The fewest characters of a passphrase that a secret is sealed under.
pub const SHORTEST_PASSPHRASE: usize = 8;

/// How often the passphrase is hashed.
///
/// Source: OWASP Password Storage Cheat Sheet, "PBKDF2": 600,000 for PBKDF2-HMAC-SHA256.
pub const ITERATIONS: u32 = 600_000;

/// The fewest that are taken when a secret is read: a kept text that asks for less was tampered with.
pub const FEWEST_ITERATIONS: u32 = 100_000;

/// The most that are taken when a secret is read: more would only keep the device busy.
pub const MOST_ITERATIONS: u32 = 5_000_000;

/// Bytes of a salt.
pub const SALT_BYTES: usize = 16;

/// Bytes of an initialization vector, as AES-GCM wants it (NIST SP 800-38D, "Initialization Vectors").
pub const IV_BYTES: usize = 12;

/// Bytes that tell whether what is sealed was touched.
const TAG_BYTES: usize = 16;

/// A secret, sealed under a passphrase by PBKDF2-HMAC-SHA-256 and AES-256-GCM. Says nothing to whoever lacks the
/// passphrase but how long the secret is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedSecret {
    /// How it is sealed: [`VERSION`].
    pub version: u32,
    /// Sixteen bytes by chance, so that the same passphrase gives another key each time; base64.
    pub salt: String,
    /// How often the passphrase is hashed.
    pub iterations: u32,
    /// Twelve bytes by chance, other ones for each sealing; base64.
    pub iv: String,
    /// The secret in UTF-8, sealed, and sixteen bytes that tell whether it was touched; base64.
    pub bytes: String,
}

/// What a [`SealedSecret`] is made of, once it was looked through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedParts {
    /// See [`SealedSecret::salt`].
    pub salt: [u8; SALT_BYTES],
    /// See [`SealedSecret::iterations`].
    pub iterations: u32,
    /// See [`SealedSecret::iv`].
    pub iv: [u8; IV_BYTES],
    /// See [`SealedSecret::bytes`].
    pub bytes: Vec<u8>,
}

impl SealedParts {
    /// The form that is kept.
    pub fn keep(&self) -> SealedSecret {
        SealedSecret {
            version: VERSION,
            salt: STANDARD.encode(self.salt),
            iterations: self.iterations,
            iv: STANDARD.encode(self.iv),
            bytes: STANDARD.encode(&self.bytes),
        }
    }
}

impl SealedSecret {
    /// Looks through what was kept; nothing of it is trusted.
    ///
    /// # Errors
    /// `secret.unreadable`: another version, or something has the wrong length or asks for too much work.
    pub fn restore(&self) -> Result<SealedParts, Fault> {
        let unreadable = || Fault::new("secret.unreadable");
        let bounded = (FEWEST_ITERATIONS..=MOST_ITERATIONS).contains(&self.iterations);
        // Four characters of base64 carry three bytes: refused before a long text is decoded.
        let longest = (LONGEST_SECRET + TAG_BYTES).div_ceil(3) * 4;
        if self.version != VERSION || !bounded || self.bytes.len() > longest {
            return Err(unreadable());
        }
        let bytes = STANDARD.decode(&self.bytes).ok();
        let bytes = bytes.filter(|bytes| (TAG_BYTES..=LONGEST_SECRET + TAG_BYTES).contains(&bytes.len()));
        Ok(SealedParts {
            salt: exactly(&self.salt).ok_or_else(unreadable)?,
            iterations: self.iterations,
            iv: exactly(&self.iv).ok_or_else(unreadable)?,
            bytes: bytes.ok_or_else(unreadable)?,
        })
    }
}

/// Whether a secret can be sealed under a passphrase, in Unicode's composed form (NFC).
///
/// # Errors
/// `secret.passphrase-too-short`, `secret.too-long`.
pub fn can_be_sealed(passphrase: &str, text: &str) -> Result<(), Fault> {
    if passphrase.chars().count() < SHORTEST_PASSPHRASE {
        return Err(Fault::new("secret.passphrase-too-short").with("least", SHORTEST_PASSPHRASE));
    }
    if text.len() > LONGEST_SECRET {
        return Err(Fault::new("secret.too-long").with("limit", LONGEST_SECRET >> 10));
    }
    Ok(())
}

fn exactly<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut out = [0; N];
    // The length of the text first: the decoder would be given a buffer that is too small.
    (text.len() == N.div_ceil(3) * 4).then_some(())?;
    let bytes = STANDARD.decode(text).ok().filter(|bytes| bytes.len() == N)?;
    out.copy_from_slice(&bytes);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept() -> SealedSecret {
        let parts = SealedParts {
            salt: [1; SALT_BYTES],
            iterations: ITERATIONS,
            iv: [2; IV_BYTES],
            bytes: vec![3; TAG_BYTES + 5],
        };
        parts.keep()
    }

    #[test]
    fn what_is_kept_comes_back() {
        let parts = kept().restore().expect("as it was kept");
        assert_eq!((parts.salt, parts.iv, parts.bytes.len()), ([1; 16], [2; 12], 21));
        assert_eq!(parts.keep(), kept());
    }

    /// What makes a sealed secret one that is not read back.
    type Damage = fn(&mut SealedSecret);

    #[test]
    fn nothing_that_was_kept_is_trusted() {
        let cases: [(&str, Damage); 11] = [
            ("another version", |it| it.version = 2),
            ("hashed too seldom", |it| it.iterations = FEWEST_ITERATIONS - 1),
            ("hashed for hours", |it| it.iterations = u32::MAX),
            ("a short salt", |it| it.salt = STANDARD.encode([1; 15])),
            ("a long salt", |it| it.salt = STANDARD.encode([1; 17])),
            ("no salt", |it| it.salt.clear()),
            ("no base64", |it| it.iv = "ffffffff*fffffff".to_owned()),
            ("a long vector", |it| it.iv = STANDARD.encode([2; 13])),
            ("nothing sealed", |it| it.bytes.clear()),
            ("less than the tag", |it| it.bytes = STANDARD.encode([3; TAG_BYTES - 1])),
            ("too much", |it| it.bytes = STANDARD.encode(vec![3; LONGEST_SECRET + TAG_BYTES + 1])),
        ];
        for (case, spoil) in cases {
            let mut secret = kept();
            spoil(&mut secret);
            assert_eq!(secret.restore().expect_err(case).code, "secret.unreadable", "{case}");
        }
    }

    #[test]
    fn a_short_passphrase_and_a_long_secret_are_refused() {
        let code = |passphrase: &str, text: &str| {
            can_be_sealed(passphrase, text).map_or_else(|fault| fault.code.to_string(), |()| String::new())
        };
        // Characters count, not bytes: these are seven, then eight.
        assert_eq!(code("mật khẩ", "text"), "secret.passphrase-too-short");
        assert_eq!(code("mật khẩu", "text"), "");
        assert_eq!(code("mật khẩu", &"x".repeat(LONGEST_SECRET)), "");
        assert_eq!(code("mật khẩu", &"x".repeat(LONGEST_SECRET + 1)), "secret.too-long");
    }
}
