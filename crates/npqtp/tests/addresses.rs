//! Origins and paths: what a browser would mend or lead elsewhere is refused.
#![allow(missing_docs)]

mod common;

use common::changed_json;
use npqtp::{Origin, Profile};
use proptest::prelude::*;
use serde_json::json;
use url::Url;

fn code(origin: &str, rehearsal: bool) -> &'static str {
    Origin::parse(origin, rehearsal).map_or_else(npqtp::AddressError::code, |_| "")
}

#[test]
fn origins() {
    const SCHEME: &str = "submission-profile.origin-scheme";
    const HOST: &str = "submission-profile.origin-host";
    const PORT: &str = "submission-profile.origin-port";
    const USER: &str = "submission-profile.origin-user";
    const MORE: &str = "submission-profile.origin-more";
    for (origin, expected) in [
        ("https://npqtp.example.vn", ""),
        ("https://npqtp.example.vn:8443", ""),
        ("https://xn--mgbh0fb.example", ""),
        ("http://npqtp.example.vn", SCHEME),
        ("HTTPS://npqtp.example.vn", SCHEME),
        (" https://npqtp.example.vn", SCHEME),
        ("ftp://npqtp.example.vn", SCHEME),
        ("https:npqtp.example.vn", SCHEME),
        ("//npqtp.example.vn", SCHEME),
        ("", SCHEME),
        ("https://user@npqtp.example.vn", USER),
        ("https://npqtp.example.vn@evil.example", USER),
        ("https://user:word@npqtp.example.vn", USER),
        ("https://npqtp.example.vn/", MORE),
        ("https://npqtp.example.vn?x", MORE),
        ("https://npqtp.example.vn#x", MORE),
        ("https://npqtp.example.vn\\evil.example", MORE),
        ("https:///npqtp.example.vn", MORE),
        ("https://", HOST),
        ("https://localhost", HOST),
        ("https://a.localhost", HOST),
        ("https://npqtp", HOST),
        ("https://NPQTP.example.vn", HOST),
        ("https://npqtp.example.vn.", HOST),
        ("https://.example.vn", HOST),
        ("https://npqtp..vn", HOST),
        ("https://-a.example", HOST),
        ("https://ｎpqtp.example.vn", HOST),
        ("https://npqtp。example.vn", HOST),
        ("https://npqtp.exa\tmple.vn", HOST),
        ("https://npqtp.example.vn\n", HOST),
        ("https://npq%74p.example.vn", HOST),
        ("https://10.0.0.1", HOST),
        ("https://2130706433", HOST),
        ("https://127.1", HOST),
        ("https://0x7f.0.0.1", HOST),
        ("https://0177.0.0.1", HOST),
        ("https://example.0x7f", HOST),
        ("https://[::1]", HOST),
        ("https://npqtp.example.vn:", PORT),
        ("https://npqtp.example.vn:443", PORT),
        ("https://npqtp.example.vn:0443", PORT),
        ("https://npqtp.example.vn:0", PORT),
        ("https://npqtp.example.vn:65536", PORT),
        ("https://npqtp.example.vn:80:80", PORT),
        ("https://npqtp.example.vn:+80", PORT),
    ] {
        assert_eq!(code(origin, false), expected, "{origin:?}");
        // A rehearsal opens nothing but this device.
        assert_eq!(
            code(origin, true).is_empty(),
            expected.is_empty() || origin == "https://localhost",
            "{origin:?}"
        );
    }
    for (origin, expected) in [
        ("http://127.0.0.1:8620", ""),
        ("http://localhost", ""),
        ("https://localhost:8443", ""),
        ("http://127.0.0.1:80", PORT),
        ("http://127.0.0.2", HOST),
        ("http://localhost.example.vn", SCHEME),
        ("http://127.0.0.1.example.vn", SCHEME),
        ("http://127.0.0.1@evil.example", USER),
        ("http://LOCALHOST", HOST),
    ] {
        assert_eq!(code(origin, true), expected, "{origin:?}");
        assert!(!code(origin, false).is_empty(), "{origin:?} outside of a rehearsal");
    }
    assert_eq!(code(&format!("https://{}.vn", "a".repeat(300)), false), "submission-profile.origin-long");
}

#[test]
fn paths() {
    for (path, taken) in [
        ("/v1/records", true),
        ("/a.b/~c/d_e-f", true),
        ("/...", true),
        ("", false),
        ("v1/records", false),
        ("/", false),
        ("//evil.example/v1", false),
        ("/v1//records", false),
        ("/v1/", false),
        ("/\\evil.example", false),
        ("\\\\evil.example", false),
        ("/v1/../..", false),
        ("/./v1", false),
        ("/%2e%2e/v1", false),
        ("/%2f%2fevil.example", false),
        ("/v1?x=1", false),
        ("/v1#x", false),
        ("/v1;x", false),
        ("/@evil.example", false),
        ("https://evil.example/v1", false),
        ("/v1/re cords", false),
        ("/v1\n", false),
        ("/\t/evil.example", false),
        ("/ｖ1", false),
    ] {
        for place in ["/submit/path", "/lookup/path", "/export/path", "/authentication/path"] {
            let found =
                Profile::parse_json(&changed_json(&[(place, json!(path))])).map_err(|error| error.code());
            assert_eq!(found.err(), (!taken).then_some("submission-profile.path"), "{path:?} at {place}");
        }
    }
}

proptest! {
    /// Whatever is taken means the same to a browser: the same origin, nothing mended.
    #[test]
    fn a_browser_reads_what_is_taken_as_it_stands(
        scheme in "https?://|https:/|https:|//",
        user in "([a-z]{1,3}@)?",
        host in prop_oneof![
            "[a-z0-9.-]{1,20}", "[a-zA-Z0-9%.:@\\\\/\\[\\]x。ß]{0,16}", "(0x)?[0-9a-f]{1,8}(\\.[0-9x]{1,4}){0,3}",
            "localhost", "127\\.0\\.0\\.1", "[a-z]{1,8}\\.vn",
        ],
        port in "(:[0-9]{0,6})?",
        path in prop_oneof!["/[a-z0-9./~_-]{0,16}", "[/\\\\.%a-z0-9?#@:\\t ]{0,16}"],
        rehearsal in any::<bool>(),
    ) {
        let text = format!("{scheme}{user}{host}{port}");
        if let Ok(origin) = Origin::parse(&text, rehearsal) {
            let url = Url::parse(origin.as_str()).expect("a browser takes it");
            prop_assert_eq!(url.origin().ascii_serialization(), text.as_str());
            prop_assert!(url.scheme() == "https" || (rehearsal && ["localhost", "127.0.0.1"].contains(&host.as_str())));
            let changes = [("/origin", json!(text)), ("/rehearsal", json!(rehearsal)), ("/submit/path", json!(path))];
            if let Ok(profile) = Profile::parse_json(&changed_json(&changes)) {
                let whole = format!("{}{path}", profile.origin().as_str());
                let url = Url::parse(&whole).expect("a browser takes it");
                prop_assert_eq!(url.as_str(), whole.as_str());
                prop_assert_eq!(url.origin().ascii_serialization(), text.as_str());
                prop_assert!(url.query().is_none() && url.fragment().is_none() && url.username().is_empty());
            }
        }
    }
}
