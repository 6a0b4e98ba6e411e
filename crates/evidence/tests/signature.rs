//! Signatures of roots, as browsers make them.
#![allow(missing_docs)]

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use evidence::{
    Algorithm, Jwk, Log, LogId, Root, Sha256Digest, SignatureError, SignedRoot, Verdict, signed_bytes, verify,
};

const ROOT: &str = "temqr-root:1:42:ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0";

fn ec(x: &str, y: &str) -> Jwk {
    Jwk { kty: "EC".to_owned(), crv: "P-256".to_owned(), x: x.to_owned(), y: Some(y.to_owned()) }
}

fn okp(x: &str) -> Jwk {
    Jwk { kty: "OKP".to_owned(), crv: "Ed25519".to_owned(), x: x.to_owned(), y: None }
}

/// Both were made by WebCrypto (Node.js 20) over [`signed_bytes`] of [`ROOT`], with keys that cannot be taken out.
fn by_webcrypto() -> [SignedRoot; 2] {
    let signed = |algorithm: &str, key, signature: &str| SignedRoot {
        root: ROOT.to_owned(),
        algorithm: algorithm.to_owned(),
        key,
        signature: signature.to_owned(),
    };
    [
        signed(
            "ES256",
            ec("Ss7H3kdGHpXVbjeIM72gQD6WGIx2tIOkiDeviFvNLzM", "ofR71zph6BDkU9v4A1Qs9dlcGOoRnnmmSQEoU165znc"),
            "hJ_4tWpK0Tfutis4TdR3wllYteQaUctPzGkLLNXrkMEQdnS2G9EVGVyqSSuRJDbwBP4WqQwYiOtIB7sTiF0JsQ",
        ),
        signed(
            "Ed25519",
            okp("Z1EG1AKBLEYS1pHSRTth5NWCpPM-VJY8MAGxnoWtERg"),
            "Bnoq6MUKMDJbSCt_u4shsw2cObImQCkZ9xKjmFw3dKIAsaCmz5klJ32y0QazPgdFtYc9t9JNOSKbKKChUXFjBQ",
        ),
    ]
}

#[test]
fn signatures_of_a_browser_are_right() {
    let root: Root = ROOT.parse().expect("a root");
    assert_eq!(signed_bytes(&root), format!("TemQR evidence root, version 1\n{ROOT}").into_bytes());
    for signed in by_webcrypto() {
        assert_eq!(signed.check(), Ok(root), "{}", signed.algorithm);
    }
}

#[test]
fn raw_keys_are_those_of_the_browser() {
    let [ecdsa, ed25519] = by_webcrypto();
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).expect("base64url");
    let raw = [vec![4], bytes(&ecdsa.key.x), bytes(ecdsa.key.y.as_deref().expect("y"))].concat();
    let root: Root = ROOT.parse().expect("a root");
    let key = Jwk::from_raw(Algorithm::Es256, &raw).expect("a key");
    assert_eq!(SignedRoot::new(root, Algorithm::Es256, key, &bytes(&ecdsa.signature)), Ok(ecdsa));
    let key = Jwk::from_raw(Algorithm::Ed25519, &bytes(&ed25519.key.x)).expect("a key");
    assert_eq!(SignedRoot::new(root, Algorithm::Ed25519, key, &bytes(&ed25519.signature)), Ok(ed25519));
    for (algorithm, raw) in [
        (Algorithm::Es256, &raw[1..]),
        (Algorithm::Es256, &[4; 65]),
        (Algorithm::Es256, &[]),
        (Algorithm::Ed25519, &raw[..31]),
        // The neutral element: everything is signed by it.
        (Algorithm::Ed25519, &[&[1][..], &[0; 31]].concat()),
    ] {
        assert_eq!(Jwk::from_raw(algorithm, raw), Err(SignatureError::Key));
    }
}

/// Source: RFC 8037, appendix A.3 "JWK Thumbprint Canonicalization".
#[test]
fn the_thumbprint_is_that_of_the_standard() {
    let key = okp("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
    assert_eq!(key.thumbprint(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
}

#[test]
fn whatever_is_changed_is_noticed() {
    let swapped = |text: &str, at: usize| {
        let mut bytes = text.as_bytes().to_vec();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        String::from_utf8(bytes).expect("ASCII")
    };
    for signed in by_webcrypto() {
        for at in 0..signed.signature.len() {
            let other = SignedRoot { signature: swapped(&signed.signature, at), ..signed.clone() };
            assert!(other.check().is_err(), "{} {at}", signed.algorithm);
        }
        for at in 0..signed.key.x.len() {
            let key = Jwk { x: swapped(&signed.key.x, at), ..signed.key.clone() };
            assert!(SignedRoot { key, ..signed.clone() }.check().is_err(), "{} {at}", signed.algorithm);
        }
        let count = SignedRoot { root: ROOT.replace(":42:", ":43:"), ..signed.clone() };
        assert_eq!(count.check(), Err(SignatureError::Wrong));
        let padded = SignedRoot { root: format!(" {ROOT}"), ..signed.clone() };
        assert_eq!(padded.check(), Err(SignatureError::Shape));
        let renamed = SignedRoot { algorithm: "ES384".to_owned(), ..signed };
        assert_eq!(renamed.check(), Err(SignatureError::Algorithm));
    }
    let [ecdsa, ed25519] = by_webcrypto();
    assert_eq!(SignedRoot { key: ed25519.key.clone(), ..ecdsa.clone() }.check(), Err(SignatureError::Key));
    assert_eq!(SignedRoot { signature: ecdsa.signature, ..ed25519 }.check(), Err(SignatureError::Wrong));
}

#[test]
fn a_signature_in_a_file_is_an_anchor() {
    let at = "2026-05-17T08:30:00+07:00";
    let log = Log::begin(LogId([1; 16]), "temqr 0.1.0", at, "", "").expect("begun");
    let [signed, _] = by_webcrypto();
    // Right, and of a log with 42 entries: this one has been cut, or is another.
    let found = verify(log.file(std::slice::from_ref(&signed)).as_bytes(), &[]);
    assert_eq!(found.verdict(), Verdict::Cut);
    assert_eq!(found.signatures[0].thumbprint, signed.key.thumbprint());

    let wrong =
        SignedRoot { root: Root { count: 1, hash: Sha256Digest::of(b"") }.to_string(), ..signed.clone() };
    let found = verify(log.file(&[wrong]).as_bytes(), &[log.root()]);
    assert_eq!(found.verdict(), Verdict::Contradicted);
    assert_eq!(found.findings[0].code, "evidence.signature-wrong");

    let later = SignedRoot { algorithm: "ML-DSA-44".to_owned(), ..signed };
    let found = verify(log.file(&[later]).as_bytes(), &[log.root()]);
    assert!(found.holds() && !found.is_clean(), "{:?}", found.findings);
}
