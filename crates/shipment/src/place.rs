//! Where in the shipment a label was scanned.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ContainerNumber;

/// What is being loaded: a pallet, a container, a pallet in a container, or nothing that was told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The container.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub container: Option<ContainerNumber>,
    /// The pallet's code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pallet: Option<String>,
}

impl Place {
    /// Whether nothing was told.
    pub fn is_unknown(&self) -> bool {
        self.container.is_none() && self.pallet.is_none()
    }

    /// Whether one label cannot be in both: two containers, or two pallets. A place that was not told contradicts none.
    pub fn contradicts(&self, other: &Self) -> bool {
        Self::contradict([self, other])
    }

    /// Whether one label cannot be in all of them.
    pub fn contradict<'a>(places: impl IntoIterator<Item = &'a Self>) -> bool {
        let (mut containers, mut pallets) = (BTreeSet::new(), BTreeSet::new());
        for place in places {
            containers.extend(place.container);
            pallets.extend(place.pallet.as_deref());
        }
        containers.len() > 1 || pallets.len() > 1
    }
}
