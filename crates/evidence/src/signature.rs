//! Signatures of roots: what is signed, how it stands in the file, and whether it is right.
//!
//! The caller signs, with a key that never leaves the browser's WebCrypto. A signature says that whoever holds the key
//! saw the root. Whose key it is stands nowhere in the file: people compare its thumbprint.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek as ed25519;
use p256::ecdsa::signature::Verifier;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::digest::Sha256Digest;
use crate::json::canonical;
use crate::root::Root;

/// What stands before the root in the bytes that are signed, so that no signature over other data passes for one.
const DOMAIN: &str = "TemQR evidence root, version 1\n";

/// The bytes to sign for a root: a line that names the purpose, then the root's text.
pub fn signed_bytes(root: &Root) -> Vec<u8> {
    format!("{DOMAIN}{root}").into_bytes()
}

/// How a root is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Algorithm {
    /// ECDSA on P-256 with SHA-256; WebCrypto: `{name: "ECDSA", hash: "SHA-256"}`. The signature is r and s, 32 bytes
    /// each.
    #[serde(rename = "ES256")]
    Es256,
    /// Ed25519 (RFC 8032); WebCrypto: `"Ed25519"`. The signature has 64 bytes.
    Ed25519,
}

impl Algorithm {
    fn of_name(name: &str) -> Option<Self> {
        match name {
            "ES256" => Some(Self::Es256),
            "Ed25519" => Some(Self::Ed25519),
            _ => None,
        }
    }
}

/// A public key as a JSON Web Key (RFC 7517), of which only what makes the key is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jwk {
    /// `EC` or `OKP`.
    pub kty: String,
    /// `P-256` or `Ed25519`.
    pub crv: String,
    /// The first coordinate, or the whole key, in base64url.
    pub x: String,
    /// The second coordinate of a key on P-256.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub y: Option<String>,
}

impl Jwk {
    /// The key of these bytes, as WebCrypto exports it with the format `raw`.
    ///
    /// # Errors
    /// [`SignatureError::Key`] if they are no public key.
    pub fn from_raw(algorithm: Algorithm, raw: &[u8]) -> Result<Self, SignatureError> {
        let text = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let key = match (algorithm, raw) {
            (Algorithm::Ed25519, key) => {
                Self { kty: "OKP".to_owned(), crv: "Ed25519".to_owned(), x: text(key), y: None }
            }
            (Algorithm::Es256, [4, point @ ..]) if point.len() == 64 => {
                let (x, y) = point.split_at(32);
                Self { kty: "EC".to_owned(), crv: "P-256".to_owned(), x: text(x), y: Some(text(y)) }
            }
            _ => return Err(SignatureError::Key),
        };
        key.public(algorithm).map(|_| key)
    }

    /// The thumbprint by which people compare keys: SHA-256 over the canonical form.
    ///
    /// Source: RFC 7638, "JSON Web Key (JWK) Thumbprint".
    pub fn thumbprint(&self) -> String {
        let Self { kty, crv, x, y } = self;
        let key = match y {
            Some(y) => json!({ "crv": crv, "kty": kty, "x": x, "y": y }),
            None => json!({ "crv": crv, "kty": kty, "x": x }),
        };
        // Four texts have a canonical form.
        let canonical = canonical(&key).unwrap_or_default();
        URL_SAFE_NO_PAD.encode(Sha256Digest::of(canonical.as_bytes()).bytes())
    }

    fn public(&self, algorithm: Algorithm) -> Result<Public, SignatureError> {
        let coordinate = |text: &str| <[u8; 32]>::try_from(bytes(text)?).ok();
        let key = match (algorithm, &*self.kty, &*self.crv, &self.y) {
            (Algorithm::Ed25519, "OKP", "Ed25519", None) => coordinate(&self.x)
                .and_then(|key| ed25519::VerifyingKey::from_bytes(&key).ok())
                // Under such a key some signatures are right for any text.
                .filter(|key| !key.is_weak())
                .map(Public::Ed25519),
            (Algorithm::Es256, "EC", "P-256", Some(y)) => {
                coordinate(&self.x).zip(coordinate(y)).and_then(|(x, y)| {
                    let point = [&[4], &x[..], &y[..]].concat();
                    p256::ecdsa::VerifyingKey::from_sec1_bytes(&point).ok().map(Public::Es256)
                })
            }
            _ => None,
        };
        key.ok_or(SignatureError::Key)
    }
}

enum Public {
    Ed25519(ed25519::VerifyingKey),
    Es256(p256::ecdsa::VerifyingKey),
}

/// Why a signature says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignatureError {
    /// It does not stand in the file as signatures do.
    #[error("no signature of a root")]
    Shape,
    /// It is of an algorithm that this version does not know.
    #[error("an algorithm that is not known")]
    Algorithm,
    /// The public key is none of the algorithm.
    #[error("no public key of the algorithm")]
    Key,
    /// The signature is not by this key over this root.
    #[error("the signature is wrong")]
    Wrong,
}

impl SignatureError {
    /// Stable id and i18n key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Shape => "evidence.signature-unreadable",
            Self::Algorithm => "evidence.algorithm-unknown",
            Self::Key => "evidence.key-unreadable",
            Self::Wrong => "evidence.signature-wrong",
        }
    }
}

/// A root and its signature, as they stand in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedRoot {
    /// The root's text.
    pub root: String,
    /// The algorithm's name: `ES256` or `Ed25519`; a text, so that others are kept.
    pub algorithm: String,
    /// The public key.
    pub key: Jwk,
    /// The signature in base64url.
    pub signature: String,
}

impl SignedRoot {
    /// A root with the signature that the caller made of [`signed_bytes`].
    ///
    /// # Errors
    /// Where it is wrong: [`SignatureError::Key`], [`SignatureError::Wrong`].
    pub fn new(root: Root, algorithm: Algorithm, key: Jwk, signature: &[u8]) -> Result<Self, SignatureError> {
        let name = match algorithm {
            Algorithm::Es256 => "ES256",
            Algorithm::Ed25519 => "Ed25519",
        };
        let signature = URL_SAFE_NO_PAD.encode(signature);
        let signed = Self { root: root.to_string(), algorithm: name.to_owned(), key, signature };
        signed.check().map(|_| signed)
    }

    /// The root, if the signature over it is right.
    ///
    /// # Errors
    /// [`SignatureError`], the first thing wrong.
    pub fn check(&self) -> Result<Root, SignatureError> {
        let root: Root = self.root.parse().map_err(|_| SignatureError::Shape)?;
        // A root's one text, so that what is signed stands in the file.
        if root.to_string() != self.root {
            return Err(SignatureError::Shape);
        }
        let algorithm = Algorithm::of_name(&self.algorithm).ok_or(SignatureError::Algorithm)?;
        let key = self.key.public(algorithm)?;
        let signature = bytes(&self.signature).and_then(|bytes| <[u8; 64]>::try_from(bytes).ok());
        let signature = signature.ok_or(SignatureError::Shape)?;
        let signed = signed_bytes(&root);
        let right = match key {
            Public::Ed25519(key) => {
                key.verify_strict(&signed, &ed25519::Signature::from_bytes(&signature)).is_ok()
            }
            Public::Es256(key) => p256::ecdsa::Signature::from_slice(&signature)
                .is_ok_and(|signature| key.verify(&signed, &signature).is_ok()),
        };
        if right { Ok(root) } else { Err(SignatureError::Wrong) }
    }

    pub(crate) fn canonical(&self) -> String {
        // Texts only: there always is a canonical form.
        serde_json::to_value(self).ok().and_then(|value| canonical(&value).ok()).unwrap_or_default()
    }
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}
