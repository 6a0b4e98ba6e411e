//! The root of a log: what stands for all of it up to an entry.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::digest::Sha256Digest;

/// What each text of a root begins with; the number is the version of the form.
const START: &str = "temqr-root:1:";

/// The root of a log: how many entries it has, and the hash of the last one.
///
/// Its text is such as `temqr-root:1:42:` and the hash in base64url, at most 63 characters: small enough for a QR code
/// on a report. Recorded elsewhere, it is an anchor: nothing up to that entry can be changed afterwards without notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Root {
    /// How many entries there are, from 1.
    pub count: u64,
    /// The hash of the last one.
    pub hash: Sha256Digest,
}

/// A text that is no root.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no text such as temqr-root:1:42:<43 characters of base64url>")]
pub struct RootError;

impl RootError {
    /// Stable id and i18n key.
    pub const fn code(self) -> &'static str {
        "evidence.root-unreadable"
    }
}

impl fmt::Display for Root {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{START}{}:{}", self.count, URL_SAFE_NO_PAD.encode(self.hash.bytes()))
    }
}

impl FromStr for Root {
    type Err = RootError;

    /// Reads the one text that [`Root`] is printed as; white space around it, as a scanner may add, is passed over.
    fn from_str(text: &str) -> Result<Self, RootError> {
        let text = text.trim();
        let root = || {
            let (count, hash) = text.strip_prefix(START)?.split_once(':')?;
            let hash = URL_SAFE_NO_PAD.decode(hash).ok()?;
            let hash = Sha256Digest::from_bytes(hash.try_into().ok()?);
            Some(Self { count: count.parse().ok().filter(|count| *count > 0)?, hash })
        };
        // One text for each root: no leading zeros, no plus sign.
        root().filter(|root| root.to_string() == text).ok_or(RootError)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_root_has_one_text() {
        let root = Root { count: 42, hash: Sha256Digest::of(b"abc") };
        let text = "temqr-root:1:42:ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0";
        assert_eq!(root.to_string(), text);
        assert_eq!(format!(" {text}\r\n").parse(), Ok(root));
        for wrong in [
            "",
            "temqr-root:2:42:ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0",
            "temqr-root:1:0:ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0",
            "temqr-root:1:042:ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0",
            "temqr-root:1:+42:ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0",
            "temqr-root:1:42:ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa1",
            "temqr-root:1:42:ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa",
            "temqr-root:1:42:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0",
            "TEMQR-ROOT:1:42:ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0",
        ] {
            assert_eq!(wrong.parse::<Root>(), Err(RootError), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read(count in 1..=u64::MAX, bytes in any::<[u8; 32]>()) {
            let root = Root { count, hash: Sha256Digest::from_bytes(bytes) };
            prop_assert_eq!(root.to_string().parse(), Ok(root));
        }
    }
}
