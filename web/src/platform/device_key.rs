//! The key of this device: signs what it is given, and cannot be taken out of the browser.
//!
//! Ed25519 where the browser has it, ECDSA on P-256 with SHA-256 otherwise. The browser makes the key and keeps the
//! private part from every script, this one too. What it proves is that the same browser signed, not who sat at it.

mod kept;

use std::cell::RefCell;

use js_sys::{Object, Uint8Array};
use service::Fault;
use wasm_bindgen::prelude::*;
use web_sys::{CryptoKey, CryptoKeyPair};

use super::crypto::{self, Cryptography, algorithm, usages};

thread_local! {
    /// The key where the browser keeps nothing; it ends with the page.
    static IN_MEMORY: RefCell<Option<DeviceKey>> = const { RefCell::new(None) };
}

/// How a key signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// RFC 8032. Public key: 32 bytes.
    Ed25519,
    /// ECDSA on P-256 with SHA-256. Public key: 65 bytes, a point without compression; the signature is r and s.
    Es256,
}

impl Algorithm {
    /// In the order in which they are tried.
    const ALL: [Self; 2] = [Self::Ed25519, Self::Es256];

    /// Its name in a signature.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ed25519 => "Ed25519",
            Self::Es256 => "ES256",
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name() == name)
    }

    /// What WebCrypto makes such a key by.
    fn making(self) -> Object {
        match self {
            Self::Ed25519 => algorithm("Ed25519", &[]),
            Self::Es256 => algorithm("ECDSA", &[("namedCurve", &"P-256".into())]),
        }
    }

    /// What WebCrypto signs by.
    fn signing(self) -> Object {
        match self {
            Self::Ed25519 => algorithm("Ed25519", &[]),
            Self::Es256 => algorithm("ECDSA", &[("hash", &"SHA-256".into())]),
        }
    }
}

/// The key of this device.
#[derive(Debug, Clone)]
pub struct DeviceKey {
    algorithm: Algorithm,
    private: CryptoKey,
    public: Vec<u8>,
    outlives_page: bool,
}

impl DeviceKey {
    /// The key of this device, made now if there is none yet.
    ///
    /// # Errors
    /// `secret.no-crypto`: the page has no cryptography.
    pub async fn open() -> Result<Self, Fault> {
        if let Some(key) = IN_MEMORY.with_borrow(Clone::clone) {
            return Ok(key);
        }
        let crypto = Cryptography::open().ok_or_else(no_crypto)?;
        if let Some(key) = Self::load(&crypto).await {
            return Ok(key);
        }
        let (algorithm, pair) = make(&crypto).await.ok_or_else(no_crypto)?;
        if kept::add(algorithm.name(), &pair).await {
            // Another tab may have been faster: whatever is kept now is the key.
            if let Some(key) = Self::load(&crypto).await {
                return Ok(key);
            }
        }
        let key = Self::of(&crypto, algorithm, &pair, false).await.ok_or_else(no_crypto)?;
        IN_MEMORY.set(Some(key.clone()));
        Ok(key)
    }

    /// How it signs.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The public key: 32 bytes for Ed25519, 65 for ES256.
    pub fn public_key(&self) -> &[u8] {
        &self.public
    }

    /// Whether the key is there after the page was loaded again.
    pub fn outlives_page(&self) -> bool {
        self.outlives_page
    }

    /// Signs these bytes: 64 bytes.
    ///
    /// # Errors
    /// `secret.no-crypto`: the browser refuses.
    pub async fn sign(&self, bytes: &[u8]) -> Result<Vec<u8>, Fault> {
        let crypto = Cryptography::open().ok_or_else(no_crypto)?;
        // A copy that belongs to JavaScript: WebCrypto reads it after this program went on.
        let signed = crypto.subtle.sign_with_object_and_js_u8_array(
            &self.algorithm.signing(),
            &self.private,
            &Uint8Array::from(bytes),
        );
        crypto::bytes(signed).await.map_err(|_| no_crypto())
    }

    /// Forgets the key of this device. What it signed can still be checked; the next signature is by a new key.
    ///
    /// # Errors
    /// `device-key.not-forgotten`: the browser's store refuses.
    pub async fn forget() -> Result<(), Fault> {
        if IN_MEMORY.take().is_some() || kept::remove().await {
            Ok(())
        } else {
            Err(Fault::new("device-key.not-forgotten"))
        }
    }

    async fn load(crypto: &Cryptography) -> Option<Self> {
        let (algorithm, pair) = kept::load().await?;
        Self::of(crypto, Algorithm::of_name(&algorithm)?, &pair, true).await
    }

    async fn of(
        crypto: &Cryptography,
        algorithm: Algorithm,
        pair: &CryptoKeyPair,
        outlives_page: bool,
    ) -> Option<Self> {
        let public = crypto::bytes(crypto.subtle.export_key("raw", &pair.get_public_key())).await.ok()?;
        Some(Self { algorithm, private: pair.get_private_key(), public, outlives_page })
    }
}

/// Makes a key by the first algorithm that the browser has.
async fn make(crypto: &Cryptography) -> Option<(Algorithm, CryptoKeyPair)> {
    for algorithm in Algorithm::ALL {
        // `false`: the private key cannot be taken out. Public keys always can.
        let made =
            crypto.subtle.generate_key_with_object(&algorithm.making(), false, &usages(&["sign", "verify"]));
        if let Ok(pair) = crypto::done::<Object>(made).await {
            return Some((algorithm, pair.unchecked_into()));
        }
    }
    None
}

fn no_crypto() -> Fault {
    Fault::new("secret.no-crypto")
}
