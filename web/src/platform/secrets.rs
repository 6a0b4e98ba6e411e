//! Secrets that are kept on the device, sealed under a passphrase: opened only by whoever knows it.
//!
//! PBKDF2-HMAC-SHA-256 makes a key of the passphrase, AES-256-GCM seals the secret with it (both WebCrypto). Neither
//! needs a connection, so both work behind the seal of the page. The passphrase and the key are kept nowhere; the text
//! that was opened stays in the page's memory until the browser takes it back.

use js_sys::{JsString, Uint8Array};
use service::Fault;
use wasm_bindgen::prelude::*;
use web_sys::CryptoKey;

use super::crypto::{self, Cryptography, algorithm, usages};
use crate::state::secret::{ITERATIONS, SealedParts, can_be_sealed};

pub use crate::state::secret::SealedSecret;

/// Seals a text of at most 8 KiB under a passphrase of at least 8 characters. Takes a good part of a second, on
/// purpose: so does each guess.
///
/// # Errors
/// `secret.passphrase-too-short`, `secret.too-long`, `secret.no-crypto`: the page has no cryptography.
pub async fn seal_secret(passphrase: &str, text: &str) -> Result<SealedSecret, Fault> {
    let passphrase = composed(passphrase);
    can_be_sealed(&passphrase, text)?;
    let crypto = Cryptography::open().ok_or_else(no_crypto)?;
    let (salt, iv) = crypto.chance().zip(crypto.chance()).ok_or_else(no_crypto)?;
    let mut parts = SealedParts { salt, iterations: ITERATIONS, iv, bytes: Vec::new() };
    let key = key(&crypto, &passphrase, &parts, "encrypt").await.map_err(|_| no_crypto())?;
    let sealed =
        crypto.subtle.encrypt_with_object_and_js_u8_array(&sealing(&parts), &key, &in_js(text.as_bytes()));
    parts.bytes = crypto::bytes(sealed).await.map_err(|_| no_crypto())?;
    Ok(parts.keep())
}

/// Opens what [`seal_secret`] sealed.
///
/// # Errors
/// `secret.wrong-passphrase`: this passphrase does not open it, or it was touched; `secret.unreadable`: it is nothing
/// that was sealed here; `secret.no-crypto`: the page has no cryptography.
pub async fn open_secret(passphrase: &str, sealed: &SealedSecret) -> Result<String, Fault> {
    let parts = sealed.restore()?;
    let crypto = Cryptography::open().ok_or_else(no_crypto)?;
    let key = key(&crypto, &composed(passphrase), &parts, "decrypt").await.map_err(|_| no_crypto())?;
    let opened =
        crypto.subtle.decrypt_with_object_and_js_u8_array(&sealing(&parts), &key, &in_js(&parts.bytes));
    // A wrong key and a touched text are one to AES-GCM.
    let opened = crypto::bytes(opened).await.map_err(|_| Fault::new("secret.wrong-passphrase"))?;
    String::from_utf8(opened).map_err(|_| Fault::new("secret.unreadable"))
}

/// The key that a passphrase gives; it never leaves the browser's keeping.
async fn key(
    crypto: &Cryptography,
    passphrase: &str,
    parts: &SealedParts,
    purpose: &str,
) -> Result<CryptoKey, JsValue> {
    let typed = crypto.subtle.import_key_with_str(
        "raw",
        &in_js(passphrase.as_bytes()),
        "PBKDF2",
        false,
        &usages(&["deriveKey"]),
    );
    let typed: CryptoKey = crypto::done(typed).await?;
    let hashing = algorithm(
        "PBKDF2",
        &[
            ("hash", &"SHA-256".into()),
            ("salt", &in_js(&parts.salt)),
            ("iterations", &parts.iterations.into()),
        ],
    );
    let wanted = algorithm("AES-GCM", &[("length", &256.into())]);
    let derived = crypto.subtle.derive_key_with_object_and_object(
        &hashing,
        &typed,
        &wanted,
        false,
        &usages(&[purpose]),
    );
    crypto::done(derived).await
}

/// How AES-GCM is used: the tag has the full 128 bits.
fn sealing(parts: &SealedParts) -> js_sys::Object {
    algorithm("AES-GCM", &[("iv", &in_js(&parts.iv))])
}

/// A passphrase in composed characters: keyboards for Vietnamese differ in whether `ẩ` is one character or three.
///
/// Source: RFC 8265, "OpaqueString Profile": Normalization Form C.
fn composed(passphrase: &str) -> String {
    JsString::from(passphrase).normalize("NFC").into()
}

/// A copy that belongs to JavaScript: WebCrypto reads it after this program went on.
fn in_js(bytes: &[u8]) -> Uint8Array {
    Uint8Array::from(bytes)
}

fn no_crypto() -> Fault {
    Fault::new("secret.no-crypto")
}
