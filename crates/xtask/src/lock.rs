//! Which version of a crate `Cargo.lock` holds: the only place where the version of wasm-bindgen is written.

use std::fs;

use crate::fault::{Fault, Outcome};
use crate::place::Place;

/// The version of `package` in the checkout's `Cargo.lock`.
///
/// # Errors
/// The file cannot be read, or holds no such package, or several versions of it.
pub(crate) fn version_of(place: &Place, package: &str) -> Outcome<String> {
    let file = place.root.join("Cargo.lock");
    let text =
        fs::read_to_string(&file).map_err(|fault| Fault::new(format!("{}: {fault}", file.display())))?;
    match versions_in(&text, package).as_slice() {
        [version] => Ok((*version).to_owned()),
        [] => Err(Fault::new(format!("Cargo.lock holds no {package}"))),
        several => Err(Fault::new(format!("Cargo.lock holds several {package}: {}", several.join(", ")))),
    }
}

/// Every version of `package` in the text of a `Cargo.lock`, in its order.
fn versions_in<'a>(lock: &'a str, package: &str) -> Vec<&'a str> {
    lock.split("[[package]]")
        .skip(1)
        .filter(|entry| field(entry, "name") == Some(package))
        .filter_map(|entry| field(entry, "version"))
        .collect()
}

fn field<'a>(entry: &'a str, name: &str) -> Option<&'a str> {
    entry.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = \"")?.strip_suffix('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = [
 "wasm-bindgen-macro",
]

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.131"

[[package]]
name = "syn"
version = "1.0.1"

[[package]]
name = "syn"
version = "2.0.2"
"#;

    #[test]
    fn versions_are_read_by_the_whole_name() {
        assert_eq!(versions_in(LOCK, "wasm-bindgen"), ["0.2.130"]);
        assert_eq!(versions_in(LOCK, "wasm-bindgen-macro"), ["0.2.131"]);
        assert_eq!(versions_in(LOCK, "syn"), ["1.0.1", "2.0.2"]);
        assert!(versions_in(LOCK, "wasm").is_empty());
    }

    /// Trunk looks for the very version in `[tools]` and, offline, fails on any other.
    #[test]
    fn trunk_asks_for_the_locked_wasm_bindgen() {
        let place = Place::find().expect("tests run inside the checkout");
        let locked = version_of(&place, "wasm-bindgen").expect("Cargo.lock is committed");
        let trunk = fs::read_to_string(place.root.join("Trunk.toml")).expect("Trunk.toml is committed");
        assert_eq!(
            field(&trunk, "wasm_bindgen"),
            Some(locked.as_str()),
            "write the version of Cargo.lock in Trunk.toml, [tools]"
        );
    }

    /// The same for wasm-opt, which npm brings: binaryen `132.0.0` calls itself `version_132`.
    #[test]
    fn trunk_asks_for_the_wasm_opt_of_npm() {
        let place = Place::find().expect("tests run inside the checkout");
        let read = |file: &str| fs::read_to_string(place.root.join(file)).expect(file);
        let package: serde_json::Value = serde_json::from_str(&read("web/e2e/package.json")).expect("JSON");
        let binaryen = package["devDependencies"]["binaryen"].as_str().expect("binaryen is pinned");
        let major = binaryen.split('.').next().unwrap_or_default();
        assert_eq!(field(&read("Trunk.toml"), "wasm_opt"), Some(format!("version_{major}").as_str()));
    }
}
