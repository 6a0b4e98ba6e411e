//! The places of the app: which one is in sight.

/// A place of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// The records of a workspace.
    Records,
    /// Labels of the records: sheets, rolls, files.
    Print,
    /// One label: describe, print, scan back.
    #[default]
    Label,
    /// The last look before a container closes: labels of a shipment against the records and the platform.
    Shipment,
    /// What happened, in a log that nobody can quietly change, and reports of it.
    Evidence,
    /// What goes to the platform.
    Submission,
    /// What a viewer code carries, for someone who scanned it with a phone's own camera.
    Viewer,
}

/// How the part of an address begins that a viewer code carries, today.
const VIEWER: &str = "v1?";

/// Whether a viewer code carries this, of whichever version: what later versions write is for the viewer to refuse.
fn is_of_viewer(fragment: &str) -> bool {
    let version =
        fragment.strip_prefix('v').and_then(|rest| rest.split_once('?')).map(|(version, _)| version);
    version.is_some_and(|version| !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit()))
}

impl Place {
    /// The places that can be gone to, in the order of the work.
    pub const ALL: [Self; 6] =
        [Self::Records, Self::Print, Self::Label, Self::Shipment, Self::Submission, Self::Evidence];

    /// Its name in the address of the page, after `#`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Print => "print",
            Self::Label => "label",
            Self::Shipment => "shipment",
            Self::Evidence => "evidence",
            Self::Submission => "submission",
            Self::Viewer => VIEWER,
        }
    }

    /// The key of its caption.
    pub const fn caption_key(self) -> &'static str {
        match self {
            Self::Records => "place.records",
            Self::Print => "place.print",
            Self::Label => "place.label",
            Self::Shipment => "place.shipment",
            Self::Evidence => "place.evidence",
            Self::Submission => "place.submission",
            Self::Viewer => "viewer.title",
        }
    }

    /// The place of this name, with or without `#`.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim_start_matches('#');
        if is_of_viewer(name) {
            return Some(Self::Viewer);
        }
        Self::ALL.into_iter().find(|place| place.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_its_place_and_codes_of_any_version_to_the_viewer() {
        for place in Place::ALL {
            assert_eq!(Place::from_name(&format!("#{}", place.name())), Some(place));
        }
        for fragment in ["#v1?m=Lotus", "v1?", "#v2?m=Lotus", "#v10?"] {
            assert_eq!(Place::from_name(fragment), Some(Place::Viewer), "{fragment}");
        }
        for fragment in ["", "#", "#v?", "#v1", "#vx?", "#v1x?", "#ề1?", "#records?"] {
            assert_eq!(Place::from_name(fragment), None, "{fragment}");
        }
    }
}
