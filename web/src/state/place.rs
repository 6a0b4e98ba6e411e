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
    /// What a viewer code carries, for someone who scanned it with a phone's own camera.
    Viewer,
}

/// How the part of an address begins that a viewer code carries.
const VIEWER: &str = "v1?";

impl Place {
    /// The places that can be gone to, in the order of the work.
    pub const ALL: [Self; 3] = [Self::Records, Self::Print, Self::Label];

    /// Its name in the address of the page, after `#`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Print => "print",
            Self::Label => "label",
            Self::Viewer => VIEWER,
        }
    }

    /// The key of its caption.
    pub const fn caption_key(self) -> &'static str {
        match self {
            Self::Records => "place.records",
            Self::Print => "place.print",
            Self::Label => "place.label",
            Self::Viewer => "viewer.title",
        }
    }

    /// The place of this name, with or without `#`.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim_start_matches('#');
        if name.starts_with(VIEWER) {
            return Some(Self::Viewer);
        }
        Self::ALL.into_iter().find(|place| place.name() == name)
    }
}
