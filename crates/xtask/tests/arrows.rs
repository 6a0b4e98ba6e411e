//! Who may use whom: the arrows of `ARCHITECTURE.md`, held against what cargo says.
//!
//! Dependencies of tests and benchmarks are free: they cannot reach what is shipped.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Every crate of ours, and the ones of ours that it may use. The only list: a new crate needs a row here.
const ARROWS: [(&str, &[&str]); 21] = [
    ("base", &[]),
    ("evidence", &["base"]),
    ("i18n", &["base"]),
    ("intake", &["base", "record"]),
    ("label", &["base", "qr-symbol"]),
    ("npqtp", &["base", "record"]),
    // In no other row: a server for rehearsals, and never shipped.
    ("npqtp-rehearsal", &[]),
    ("payload", &["base", "record"]),
    ("picture", &["base"]),
    ("qr-decode", &["base", "qr-symbol"]),
    ("qr-encode", &["base", "qr-symbol"]),
    // In no other row: it draws pictures for tests, and is never shipped.
    ("qr-scene", &["base", "qr-encode", "qr-symbol"]),
    ("qr-symbol", &["base"]),
    ("record", &["base", "rules"]),
    ("rules", &["base"]),
    (
        "service",
        &[
            "base",
            "evidence",
            "i18n",
            "intake",
            "label",
            "npqtp",
            "payload",
            "picture",
            "qr-decode",
            "qr-encode",
            "qr-symbol",
            "record",
            "rules",
            "shipment",
            "substrate",
        ],
    ),
    ("shipment", &["base"]),
    ("substrate", &["base", "rules"]),
    ("temqr", &["base", "i18n", "service"]),
    ("web", &["base", "i18n", "record", "service"]),
    ("xtask", &[]),
];

/// Every library of the domain, and the crate that it sits behind.
const BEHIND: [(&str, &str); 17] = [
    ("axum", "npqtp-rehearsal"),
    ("calamine", "intake"),
    ("chardetng", "intake"),
    ("ed25519-dalek", "evidence"),
    ("idb", "web"),
    ("image", "picture"),
    ("krilla", "label"),
    ("miniz_oxide", "shipment"),
    ("p256", "evidence"),
    ("rqrr", "qr-decode"),
    ("rusqlite", "npqtp-rehearsal"),
    ("rust_xlsxwriter", "intake"),
    ("rxing", "qr-decode"),
    ("ryu-js", "evidence"),
    ("tiny-skia", "label"),
    ("ureq", "temqr"),
    ("usvg", "label"),
];

/// The browser's libraries, by the start of their names, and the only crate that may use them.
const BROWSER: [&str; 6] = ["gloo", "js-sys", "serde-wasm-bindgen", "wasm-bindgen", "web-sys", "yew"];
const PAGE: &str = "web";

/// What each crate of the workspace uses outside of its tests.
type Uses = BTreeMap<String, BTreeSet<String>>;

fn uses() -> Uses {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.toml");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1", "--manifest-path"])
        .arg(manifest)
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    uses_in(&serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON"))
}

fn uses_in(metadata: &Value) -> Uses {
    let packages = metadata["packages"].as_array().expect("packages");
    packages
        .iter()
        .map(|package| {
            let dependencies = package["dependencies"].as_array().expect("dependencies");
            let shipped = dependencies.iter().filter(|dependency| dependency["kind"].as_str() != Some("dev"));
            (name(package), shipped.map(name).collect())
        })
        .collect()
}

fn name(entry: &Value) -> String {
    entry["name"].as_str().expect("a name").to_owned()
}

/// Every arrow between two crates of ours that the table does not have, and every crate without a row.
fn forbidden_arrows(uses: &Uses) -> Vec<String> {
    let table: BTreeMap<&str, &[&str]> = ARROWS.into_iter().collect();
    let mut faults = Vec::new();
    for (from, used) in uses {
        let Some(allowed) = table.get(from.as_str()) else {
            faults.push(format!("{from} has no row in the table of arrows"));
            continue;
        };
        for to in used.iter().filter(|to| uses.contains_key(*to) && !allowed.contains(&to.as_str())) {
            faults.push(format!("{from} -> {to}"));
        }
    }
    faults
}

#[test]
fn our_crates_use_only_what_the_map_allows() {
    assert_eq!(forbidden_arrows(&uses()), Vec::<String>::new(), "ARCHITECTURE.md has no such arrow");
}

#[test]
fn the_map_names_only_crates_that_exist() {
    let uses = uses();
    for (from, allowed) in ARROWS {
        for crate_name in allowed.iter().chain([&from]) {
            assert!(uses.contains_key(*crate_name), "{crate_name} is in the table, but not in the workspace");
        }
    }
}

#[test]
fn each_library_of_the_domain_sits_behind_one_crate() {
    let uses = uses();
    for (library, owner) in BEHIND {
        let users: Vec<&str> =
            uses.iter().filter(|(_, used)| used.contains(library)).map(|(user, _)| user.as_str()).collect();
        assert_eq!(users, [owner], "the crates that use {library}");
    }
}

#[test]
fn only_the_page_knows_the_browser() {
    for (user, used) in uses().iter().filter(|(user, _)| *user != PAGE) {
        let browser: Vec<&String> =
            used.iter().filter(|library| BROWSER.iter().any(|start| library.starts_with(start))).collect();
        assert!(browser.is_empty(), "{user} uses {browser:?}: only {PAGE} may");
    }
}

/// The test itself notices what it is for.
#[test]
fn a_new_arrow_is_noticed() {
    let metadata = serde_json::json!({ "packages": [
        { "name": "rules", "dependencies": [
            { "name": "label", "kind": null }, { "name": "qr-encode", "kind": "build" },
            { "name": "i18n", "kind": "dev" }, { "name": "serde", "kind": null }, { "name": "base", "kind": null },
        ] },
        { "name": "base", "dependencies": [] },
        { "name": "i18n", "dependencies": [] },
        { "name": "label", "dependencies": [] },
        { "name": "qr-encode", "dependencies": [] },
        { "name": "unknown", "dependencies": [] },
    ] });
    assert_eq!(
        forbidden_arrows(&uses_in(&metadata)),
        ["rules -> label", "rules -> qr-encode", "unknown has no row in the table of arrows"]
    );
}
