//! What the reads of one frame are: codes of places, and labels.

use crate::{ContainerNumber, FRAME_LIMIT_READS, Manifest, Read};

/// The reads of one frame, sorted. A text that is an expected label is a label, whatever else it looks like.
#[derive(Debug, Default)]
pub(super) struct Sights<'a> {
    /// A container, and whether it is one of the shipment's.
    pub(super) container: Option<(ContainerNumber, bool, &'a Read)>,
    /// The code of a pallet of the shipment.
    pub(super) pallet: Option<&'a Read>,
    /// Everything else, in the order of the frame.
    pub(super) labels: Vec<&'a Read>,
    /// How many reads are beyond the limit of a text.
    pub(super) too_long: usize,
    several: bool,
}

impl<'a> Sights<'a> {
    pub(super) fn sort(manifest: &Manifest, reads: &'a [Read]) -> Self {
        let mut sights = Self::default();
        for read in reads.iter().take(FRAME_LIMIT_READS) {
            if !read.is_bounded() {
                sights.too_long += 1;
            } else if manifest.expects_text(&read.text) {
                sights.labels.push(read);
            } else if manifest.is_pallet(&read.text) {
                sights.several |= sights.pallet.is_some_and(|other| other.text != read.text);
                sights.pallet = Some(read);
            } else if let Some((number, ours)) = manifest.container(&read.text) {
                sights.several |= sights.container.is_some_and(|(other, ..)| other != number);
                sights.container = Some((number, ours, read));
            } else {
                sights.labels.push(read);
            }
        }
        sights
    }

    /// Whether two pallets, or two containers, are in the frame.
    pub(super) const fn has_several_places(&self) -> bool {
        self.several
    }
}
