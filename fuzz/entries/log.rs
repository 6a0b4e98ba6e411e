//! What the fuzz target of evidence does with its bytes. The tests of `evidence` do the same with the seeds.

use evidence::{Held, Root, verify};

/// A file of evidence. Behind the first broken entry nothing holds, and what is named stands in the file.
pub(crate) fn file(bytes: &[u8]) {
    let found = verify(bytes, &[]);
    if let Some(broken) = &found.broken {
        assert!(!found.holds());
        assert_eq!(broken.entry, found.root.map_or(0, |root| root.count) + 1, "{found:?}");
        assert!(broken.bytes.start <= broken.bytes.end && broken.bytes.end <= bytes.len(), "{found:?}");
    }
    // The root of what holds is a text that comes back, and the file agrees with it.
    if let Some(root) = found.root {
        assert_eq!(root.to_string().parse::<Root>().as_ref(), Ok(&root));
        let anchored = verify(bytes, &[root]);
        assert!(anchored.anchors.iter().all(|anchored| anchored.held == Held::Holds), "{anchored:?}");
    }
}
