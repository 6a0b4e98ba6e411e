//! The places of the app: which one is in sight.

/// A place of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// The records of a workspace.
    Records,
    /// One label: describe, print, scan back.
    #[default]
    Label,
}

impl Place {
    /// All places, in the order of the work.
    pub const ALL: [Self; 2] = [Self::Records, Self::Label];

    /// Its name in the address of the page, after `#`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Label => "label",
        }
    }

    /// The key of its caption.
    pub const fn caption_key(self) -> &'static str {
        match self {
            Self::Records => "place.records",
            Self::Label => "place.label",
        }
    }

    /// The place of this name, with or without `#`.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim_start_matches('#');
        Self::ALL.into_iter().find(|place| place.name() == name)
    }
}
