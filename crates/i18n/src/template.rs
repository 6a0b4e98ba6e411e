//! Texts with `{placeholders}`.

/// `template` with every `{name}` that has a value replaced by it, in one pass: values are never read again.
pub(crate) fn fill<K: AsRef<str>, V: AsRef<str>>(template: &str, args: &[(K, V)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, name, after)) = next(rest) {
        filled.push_str(before);
        match args.iter().find(|(key, _)| key.as_ref() == name) {
            Some((_, value)) => filled.push_str(value.as_ref()),
            None => filled.extend(["{", name, "}"]),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// The names of the placeholders of `template`, in order, each as often as it stands there.
pub fn placeholders(template: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = template;
    while let Some((_, name, after)) = next(rest) {
        names.push(name);
        rest = after;
    }
    names
}

/// What stands before the next placeholder, its name, and what stands after it.
fn next(template: &str) -> Option<(&str, &str, &str)> {
    let (before, opened) = template.split_once('{')?;
    let (name, after) = opened.split_once('}')?;
    Some((before, name, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_take_their_values_once() {
        for (template, expected) in [
            ("no placeholder", "no placeholder"),
            ("{a} of {b}", "1 of {a}"),
            ("{a}{a}{missing}", "11{missing}"),
            ("an { open one", "an { open one"),
            ("", ""),
        ] {
            assert_eq!(fill(template, &[("a", "1"), ("b", "{a}")]), expected);
        }
    }

    #[test]
    fn placeholders_are_listed_in_order() {
        assert_eq!(placeholders("{b} of {a}, {b}"), ["b", "a", "b"]);
    }
}
